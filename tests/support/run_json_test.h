// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run_json.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

namespace esu::test {

inline QByteArray bytesOf(const PcRun &run)
{
    return QJsonDocument(toJson(run)).toJson(QJsonDocument::Compact);
}

/// To bytes and back: the same value, and the same bytes again.
inline void expectSurvives(const PcRun &run)
{
    const QByteArray bytes = bytesOf(run);
    const Result<PcRun> back = runFromJson(QJsonDocument::fromJson(bytes).object());
    ASSERT_TRUE(back) << back.error().detail.toStdString() << "\n" << bytes.constData();
    EXPECT_TRUE(*back == run) << bytes.constData();
    EXPECT_EQ(bytesOf(*back), bytes);
}

} // namespace esu::test
