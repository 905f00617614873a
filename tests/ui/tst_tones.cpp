// SPDX-License-Identifier: MIT
#include "ui/widgets/tones.h"

#include <QPalette>

#include <gtest/gtest.h>

namespace esu::test {
namespace {

/// As Windows' high-contrast themes set it: one background for everything.
QPalette theme(const QColor &background, const QColor &text, const QColor &disabled)
{
    QPalette palette(text, background, background, background, background, text, text, background, background);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Text, disabled);
    return palette;
}

struct Theme {
    const char *name;
    QPalette palette;
};

TEST(Tones, HighContrastIsKnownByItsPalette)
{
    const QColor green(0x3f, 0xf2, 0x3f);
    for (const Theme &row : {Theme{"High Contrast #1", theme(Qt::black, Qt::yellow, green)},
                             Theme{"High Contrast #2", theme(Qt::black, Qt::green, green)},
                             Theme{"black", theme(Qt::black, Qt::white, green)},
                             Theme{"white", theme(Qt::white, Qt::black, QColor(0x60, 0, 0))},
                             Theme{"Desert", theme(QColor(0xff, 0xfa, 0xef), QColor(0x3d, 0x3d, 0x3d), Qt::gray)},
                             Theme{"Dusk", theme(QColor(0x2d, 0x32, 0x36), Qt::white, Qt::gray)}}) {
        EXPECT_TRUE(tones::isHighContrast(row.palette)) << row.name;
        QPalette ofDisabled = row.palette;
        ofDisabled.setCurrentColorGroup(QPalette::Disabled);
        EXPECT_TRUE(tones::isHighContrast(ofDisabled)) << row.name << ", of what cannot be pressed now";
    }
    EXPECT_FALSE(tones::isHighContrast(QPalette(QColor(0xef, 0xef, 0xef)))) << "an ordinary light one";
    EXPECT_FALSE(tones::isHighContrast(QPalette(QColor(0x30, 0x30, 0x30)))) << "an ordinary dark one";
}

TEST(Tones, InHighContrastNothingIsTinted)
{
    const QPalette black = theme(Qt::black, Qt::white, Qt::green);
    for (const Badge badge : {Badge::Good, Badge::Working, Badge::Attention, Badge::Blocked, Badge::Unknown}) {
        EXPECT_EQ(tones::ink(black, badge), QColor(Qt::white));
        EXPECT_EQ(tones::card(black, badge).fill, QColor(Qt::black));
        EXPECT_EQ(tones::card(black, badge).border, QColor(Qt::white));
    }
    EXPECT_EQ(tones::quiet(black), QColor(Qt::white));
    EXPECT_EQ(tones::line(black), QColor(Qt::white));
}

} // namespace
} // namespace esu::test
