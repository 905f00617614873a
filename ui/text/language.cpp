// SPDX-License-Identifier: MIT
#include "ui/text/language.h"

#include <QCoreApplication>

namespace esu {

QString languageName(LanguageCode code)
{
    switch (code) {
    case LanguageCode::Japanese:
        return QStringLiteral("ja");
    case LanguageCode::English:
        return QStringLiteral("en");
    }
    return {};
}

std::optional<LanguageCode> languageFromName(const QString &name)
{
    if (name == QLatin1String("ja"))
        return LanguageCode::Japanese;
    if (name == QLatin1String("en"))
        return LanguageCode::English;
    return std::nullopt;
}

LanguageCode systemLanguage()
{
    return QLocale::system().language() == QLocale::Japanese ? LanguageCode::Japanese : LanguageCode::English;
}

Language::Language(LanguageCode code, QObject *parent) : QObject(parent), m_code(code)
{
    load();
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
}

void Language::setCode(LanguageCode code)
{
    if (code == m_code)
        return;
    m_code = code;
    load();
    emit changed();
}

void Language::load()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    const QString name = languageName(m_code);
    m_complete = m_ours.load(QStringLiteral(":/i18n/esu-wizard_%1.qm").arg(name));
    QCoreApplication::installTranslator(&m_ours);
    // Qt's own texts are English in the source, so only Japanese needs its catalogue.
    if (m_code == LanguageCode::Japanese) {
        m_complete = m_qt.load(QStringLiteral(":/i18n/qtbase_ja.qm")) && m_complete;
        QCoreApplication::installTranslator(&m_qt);
    }
}

} // namespace esu
