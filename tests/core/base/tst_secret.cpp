// SPDX-License-Identifier: MIT
#include "core/base/secret.h"

#include <QDebug>

#include <gtest/gtest.h>

#include <concepts>
#include <ostream>
#include <type_traits>

namespace esu {
namespace {

template <class T>
concept Printable = requires(QDebug debug, std::ostream &stream, const T &value) { debug << value; } ||
                    requires(std::ostream &stream, const T &value) { stream << value; };

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
static_assert(!Printable<Secret>, "a secret must not be printable");
static_assert(Printable<QString>, "the check itself must be able to fail");

TEST(SecretTest, holdsItsTextUntilItIsMovedAway)
{
    Secret first(u"a long text that fits into no small buffer");
    EXPECT_FALSE(first.isEmpty());
    Secret second = std::move(first);
    EXPECT_EQ(second.reveal(), u"a long text that fits into no small buffer");
    EXPECT_TRUE(first.isEmpty()); // NOLINT(bugprone-use-after-move): that it is empty is the point
    EXPECT_TRUE(Secret().isEmpty());
}

TEST(SecretTest, movingWipesTheSmallBufferItLeaves)
{
    Secret first(u"short");
    const char16_t *buffer = first.reveal().utf16();
    const Secret second = std::move(first);
    ASSERT_NE(buffer, second.reveal().utf16()) << "the text was meant to be small enough to be copied";
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(buffer[i], u'\0') << i;
}

TEST(SecretTest, assigningReplacesTheOldText)
{
    Secret target(u"old and longer than the new one");
    target = Secret(u"new");
    EXPECT_EQ(target.reveal(), u"new");
}

TEST(SecretTest, comparesWholeTexts)
{
    const Secret secret(u"BCDFG");
    EXPECT_TRUE(secret == secret.clone());
    EXPECT_FALSE(secret == Secret(u"BCDFH"));
    EXPECT_FALSE(secret == Secret(u"BCDF"));
    EXPECT_FALSE(secret == Secret());
}

TEST(SecretTest, wipeOverwritesAndEmpties)
{
    QString text = QStringLiteral("to be forgotten");
    text.detach();
    const qsizetype size = text.size();
    const QChar *const buffer = text.constData();
    wipe(text);
    EXPECT_TRUE(text.isEmpty());
    ASSERT_EQ(text.constData(), buffer) << "it still owns the buffer, so that this may look into it";
    for (qsizetype i = 0; i < size; ++i)
        EXPECT_EQ(buffer[i], QChar()) << i;
}

TEST(SecretTest, takingWipesTheBufferForAllWhoShareIt)
{
    const QByteArray library(QByteArray("of a library ") + QByteArray::number(7));
    const QByteArray shared = library;
    const Secret taken = takeSecret(shared);
    EXPECT_EQ(taken.reveal(), u"of a library 7");
    EXPECT_EQ(library, QByteArray(library.size(), '\0'));
}

} // namespace
} // namespace esu
