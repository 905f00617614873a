// SPDX-License-Identifier: MIT
#pragma once

#include <windows.h>

#include <oaidl.h>

#include <wuapi.h>

// COM interfaces have no virtual destructor, by their binary contract; whoever includes this implements some.
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor"
// NOLINTBEGIN(cppcoreguidelines-virtual-class-destructor)

/// What mingw's wuapi.h lacks, from [MS-UAMG]: the callbacks and one class id. The base interfaces are mingw's own.
namespace esu {

/// The argument objects of the callbacks; nobody here looks into them, progress is polled.
struct ISearchCompletedCallbackArgs;
struct IDownloadCompletedCallbackArgs;
struct IDownloadProgressChangedCallbackArgs;
struct IInstallationCompletedCallbackArgs;
struct IInstallationProgressChangedCallbackArgs;

MIDL_INTERFACE("88aee058-d4b0-4725-a2f1-814a67ae964c")
ISearchCompletedCallback : public IUnknown
{
    virtual HRESULT STDMETHODCALLTYPE Invoke(ISearchJob * job, ISearchCompletedCallbackArgs * args) = 0;
};

MIDL_INTERFACE("77254866-9f5b-4c8e-b9e2-c77a8530d64b")
IDownloadCompletedCallback : public IUnknown
{
    virtual HRESULT STDMETHODCALLTYPE Invoke(IDownloadJob * job, IDownloadCompletedCallbackArgs * args) = 0;
};

MIDL_INTERFACE("8c3f1cdd-6173-4591-aebd-a56a53ca77c1")
IDownloadProgressChangedCallback : public IUnknown
{
    virtual HRESULT STDMETHODCALLTYPE Invoke(IDownloadJob * job, IDownloadProgressChangedCallbackArgs * args) = 0;
};

MIDL_INTERFACE("45f4f6f3-d602-4f98-9a8a-3efa152ad2d3")
IInstallationCompletedCallback : public IUnknown
{
    virtual HRESULT STDMETHODCALLTYPE Invoke(IInstallationJob * job, IInstallationCompletedCallbackArgs * args) = 0;
};

MIDL_INTERFACE("e01402d5-f8da-43ba-a012-38894bd048f1")
IInstallationProgressChangedCallback : public IUnknown
{
    virtual HRESULT STDMETHODCALLTYPE Invoke(IInstallationJob * job,
                                             IInstallationProgressChangedCallbackArgs * args) = 0;
};

inline constexpr CLSID updateSessionClass = {
    0x4cb43d7f, 0x7eee, 0x4906, {0x86, 0x98, 0x60, 0xda, 0x1c, 0x38, 0xf2, 0xfe}};
inline constexpr CLSID updateCollectionClass = {
    0x13639463, 0x00db, 0x4646, {0x80, 0x3d, 0x52, 0x80, 0x26, 0x14, 0x0d, 0x88}};

} // namespace esu

__CRT_UUID_DECL(esu::ISearchCompletedCallback, 0x88aee058, 0xd4b0, 0x4725, 0xa2, 0xf1, 0x81, 0x4a, 0x67, 0xae, 0x96,
                0x4c)
__CRT_UUID_DECL(esu::IDownloadCompletedCallback, 0x77254866, 0x9f5b, 0x4c8e, 0xb9, 0xe2, 0xc7, 0x7a, 0x85, 0x30, 0xd6,
                0x4b)
__CRT_UUID_DECL(esu::IDownloadProgressChangedCallback, 0x8c3f1cdd, 0x6173, 0x4591, 0xae, 0xbd, 0xa5, 0x6a, 0x53, 0xca,
                0x77, 0xc1)
__CRT_UUID_DECL(esu::IInstallationCompletedCallback, 0x45f4f6f3, 0xd602, 0x4f98, 0x9a, 0x8a, 0x3e, 0xfa, 0x15, 0x2a,
                0xd2, 0xd3)
__CRT_UUID_DECL(esu::IInstallationProgressChangedCallback, 0xe01402d5, 0xf8da, 0x43ba, 0xa0, 0x12, 0x38, 0x89, 0x4b,
                0xd0, 0x48, 0xf1)
// NOLINTEND(cppcoreguidelines-virtual-class-destructor)
