// SPDX-License-Identifier: MIT
#include "app/wizard/remembered.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

namespace esu {

namespace {

/// Larger than any desktop: not ours.
constexpr int largestSide = 20'000;

/// A pipe or a device in its place would be waited for.
std::unique_ptr<QSettings> inFile(const QString &path)
{
    for (const QString &name : {path, path + QStringLiteral(".lock")}) {
        if (const QFileInfo facts(name); facts.exists() && !facts.isFile())
            return nullptr;
    }
    return std::make_unique<QSettings>(path, QSettings::IniFormat);
}

std::unique_ptr<QSettings> placeOf([[maybe_unused]] const QString &caller)
{
#ifdef Q_OS_WIN
    if (caller.isEmpty())
        return std::make_unique<QSettings>(QStringLiteral("HKEY_CURRENT_USER\\") + rememberedKey,
                                           QSettings::NativeFormat);
    // Whoever is not signed in has no branch there, and none must be made.
    if (!isSid(caller) ||
        !QSettings(QStringLiteral("HKEY_USERS"), QSettings::NativeFormat).childGroups().contains(caller))
        return nullptr;
    return std::make_unique<QSettings>(QStringLiteral("HKEY_USERS\\%1\\").arg(caller) + rememberedKey,
                                       QSettings::NativeFormat);
#else
    return inFile(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                  QStringLiteral("/esu-wizard/esu-wizard.conf"));
#endif
}

} // namespace

bool isSid(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\AS-1(-[0-9]{1,10}){2,15}\\z"));
    return form.match(text).hasMatch();
}

Remembered Remembered::ofPerson(const QString &caller)
{
    return Remembered(placeOf(caller));
}

Remembered::Remembered(const QString &file) : Remembered(file.isEmpty() ? nullptr : inFile(file)) {}

Remembered::Remembered(std::unique_ptr<QSettings> place) : m_place(std::move(place)) {}

Remembered::~Remembered() = default;
Remembered::Remembered(Remembered &&) noexcept = default;

std::optional<LanguageCode> Remembered::language() const
{
    return m_place ? languageFromName(m_place->value(rememberedLanguage).toString()) : std::nullopt;
}

void Remembered::setLanguage(LanguageCode code)
{
    if (m_place)
        m_place->setValue(rememberedLanguage, languageName(code));
}

std::optional<QSize> Remembered::windowSize() const
{
    static const QRegularExpression form(QStringLiteral("\\A([0-9]{1,5})x([0-9]{1,5})\\z"));
    const auto match = form.match(m_place ? m_place->value(rememberedWindowSize).toString() : QString());
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (size.isEmpty() || size.width() > largestSide || size.height() > largestSide)
        return std::nullopt;
    return size;
}

void Remembered::setWindowSize(QSize size)
{
    if (m_place)
        m_place->setValue(rememberedWindowSize, QStringLiteral("%1x%2").arg(size.width()).arg(size.height()));
}

} // namespace esu
