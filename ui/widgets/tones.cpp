// SPDX-License-Identifier: MIT
#include "ui/widgets/tones.h"

#include <cmath>

namespace esu::tones {

namespace {

QColor hue(Badge badge)
{
    switch (badge) {
    case Badge::Good:
        return {0x1a, 0x7f, 0x37};
    case Badge::Attention:
        return {0xc9, 0x8a, 0x00};
    case Badge::Blocked:
        return {0xc4, 0x2b, 0x1c};
    case Badge::Working:
        return {0x0b, 0x62, 0xc4};
    case Badge::Unknown:
        return {0x4a, 0x5f, 0x7a};
    }
    return {};
}

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a) + 0.05;
    const double y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

} // namespace

bool isHighContrast(const QPalette &palette)
{
    // Of a widget that cannot be used now, too: its own group is that of disabled ones.
    const auto colour = [&palette](QPalette::ColorRole role) { return palette.color(QPalette::Active, role); };
    const QColor window = colour(QPalette::Window);
    // Windows' own theme with the least contrast, "Desert", has 10.
    constexpr double least = 9.0;
    return window == colour(QPalette::Base) && window == colour(QPalette::Button) &&
           contrast(window, colour(QPalette::WindowText)) > least;
}

QColor mix(const QColor &a, const QColor &b, double partOfB)
{
    const auto blend = [partOfB](float x, float y) {
        return static_cast<float>(static_cast<double>(x) * (1.0 - partOfB) + static_cast<double>(y) * partOfB);
    };
    return QColor::fromRgbF(blend(a.redF(), b.redF()), blend(a.greenF(), b.greenF()), blend(a.blueF(), b.blueF()));
}

Card card(const QPalette &palette, Badge badge)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    if (isHighContrast(palette))
        return {base, palette.color(QPalette::Active, QPalette::Text)};
    return {mix(base, hue(badge), 0.09), mix(base, hue(badge), 0.45)};
}

QColor ink(const QPalette &palette, Badge badge)
{
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    if (isHighContrast(palette))
        return text;
    QColor colour = hue(badge);
    for (double part = 0.0; part <= 1.0; part += 0.1) {
        colour = mix(hue(badge), text, part);
        if (contrast(colour, palette.color(QPalette::Active, QPalette::Base)) >= 5.0)
            break;
    }
    return colour;
}

QColor quiet(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    return isHighContrast(palette) ? text : mix(text, palette.color(QPalette::Active, QPalette::Base), 0.32);
}

QColor accent(const QPalette &palette)
{
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);
    const QColor text = palette.color(QPalette::Active, QPalette::HighlightedText);
    const QColor away = luminance(text) > 0.4 ? QColor(Qt::black) : QColor(Qt::white);
    QColor colour = highlight;
    for (double part = 0.0; part < 0.8 && contrast(colour, text) < 5.0; part += 0.05)
        colour = mix(highlight, away, part);
    return colour;
}

QPalette textIn(const QColor &colour)
{
    QPalette palette;
    // Which of the two a widget draws with depends on the background it stands on.
    palette.setColor(QPalette::WindowText, colour);
    palette.setColor(QPalette::Text, colour);
    return palette;
}

QColor line(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    return isHighContrast(palette) ? text : mix(palette.color(QPalette::Active, QPalette::Base), text, 0.14);
}

} // namespace esu::tones
