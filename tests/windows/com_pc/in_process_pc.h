// SPDX-License-Identifier: MIT
#pragma once

#include <windows.h>

#include <objbase.h>

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <vector>

namespace esu::compc {

/// Puts the COM-level test PC before this process's CoCreateInstance, without a registry: class objects that a process
/// registers itself are found first. All COM work must be done in the multithreaded apartment.
class InProcessPc final : public testing::Environment {
public:
    void SetUp() override;
    void TearDown() override;

    /// The next PC any client of this process gets: a fresh one of this scenario (a name, or the text of a file).
    static void open(const QString &scenario);
    static void open(const QByteArray &text, const QTemporaryDir &folder);
    static void setVariable(const wchar_t *name, const QString &value);

private:
    std::vector<DWORD> m_registrations;
};

} // namespace esu::compc
