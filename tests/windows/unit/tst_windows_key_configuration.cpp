// SPDX-License-Identifier: MIT
#include "core/windows/spp/key_configuration.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

const QByteArray configurations = R"(<?xml version="1.0" encoding="utf-8"?>
<pkc:ProductKeyConfiguration xmlns:pkc="http://www.microsoft.com/DRM/PKEY/Configuration/2.0">
 <pkc:Configurations>
  <pkc:Configuration>
   <pkc:ActConfigId>{77DB037B-95C3-48D7-A3AB-A9C6D41093E0}</pkc:ActConfigId>
   <pkc:RefGroupId>4711</pkc:RefGroupId>
   <pkc:EditionId>ESU-Year1;Client</pkc:EditionId>
   <pkc:ProductDescription>Win 7 Client-ESU-Year1 Volume:MAK</pkc:ProductDescription>
   <pkc:IsRandomized>false</pkc:IsRandomized>
  </pkc:Configuration>
  <pkc:Configuration>
   <pkc:ActConfigId>{50E329F7-A5FA-46B2-85FD-F224E5DA7764}</pkc:ActConfigId>
   <pkc:RefGroupId>172</pkc:RefGroupId>
   <pkc:EditionId>Professional</pkc:EditionId>
   <pkc:ProductDescription>Windows 7 Professional</pkc:ProductDescription>
  </pkc:Configuration>
 </pkc:Configurations>
</pkc:ProductKeyConfiguration>)";

QByteArray xrml(const QByteArray &base64)
{
    return QByteArray(
               R"(<?xml version="1.0" encoding="utf-8"?><rg:licenseGroup xmlns:rg="urn:mpeg:mpeg21:2003:01-REL-R-NS">
 <r:license xmlns:r="urn:mpeg:mpeg21:2003:01-REL-R-NS"><r:otherInfo>
  <tm:infoTables xmlns:tm="http://www.microsoft.com/DRM/XrML2/TM/v2"><tm:infoList tag="#global">
   <tm:infoStr name="applicationId">{55c92734-d682-4d71-983e-d6ec3f16059f}</tm:infoStr>
   <tm:infoBin name="pkeyConfigData">)") +
           base64 + R"(</tm:infoBin></tm:infoList></tm:infoTables></r:otherInfo></r:license></rg:licenseGroup>)";
}

TEST(KeyConfiguration, FindsTheProductsOfAGroup)
{
    QByteArray broken = configurations.toBase64();
    broken.insert(76, "\r\n  ");
    const auto found = parseKeyConfigurations(xrml(broken), 4711);
    ASSERT_TRUE(found) << found.error().detail.toStdString();
    ASSERT_EQ(found->size(), 1);
    EXPECT_EQ(found->first().activationId, ActivationId::fromGuid(u"77db037b-95c3-48d7-a3ab-a9c6d41093e0"));
    EXPECT_EQ(found->first().editionId, QStringLiteral("ESU-Year1;Client"));
    EXPECT_EQ(found->first().description, QStringLiteral("Win 7 Client-ESU-Year1 Volume:MAK"));
}

TEST(KeyConfiguration, UnmappedGroupIsAnEmptyList)
{
    const auto found = parseKeyConfigurations(xrml(configurations.toBase64()), 1);
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->isEmpty());
}

TEST(KeyConfiguration, OddFilesAreErrorsNotEmptyLists)
{
    const QList<QByteArray> odd{"",
                                "no xml",
                                xrml(""),
                                xrml("*not base64*"),
                                xrml(QByteArray("<a/>").toBase64()),
                                xrml(configurations.left(500).toBase64()),
                                xrml(configurations.toBase64()).left(700)};
    for (const QByteArray &file : odd) {
        const auto found = parseKeyConfigurations(file, 4711);
        ASSERT_FALSE(found) << file.toStdString();
        EXPECT_EQ(found.error().fault, Fault::BadData);
    }
}

} // namespace
} // namespace esu
