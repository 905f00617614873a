// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QObject>
#include <QString>
#include <QTranslator>

#include <optional>

namespace esu {

/// The languages of the program; the values of `--language`.
enum class LanguageCode { Japanese, English };

QString languageName(LanguageCode code);                           ///< "ja", "en"
std::optional<LanguageCode> languageFromName(const QString &name); ///< the reverse; nullopt for anything else
LanguageCode systemLanguage();                                     ///< Japanese on a Japanese system, else English

/// Loads our catalogue and Qt's own, and changes both at run time. Owned by `app/`, outlives every window; GUI thread.
class Language final : public QObject {
    Q_OBJECT
public:
    explicit Language(LanguageCode code, QObject *parent = nullptr);
    ~Language() override;

    LanguageCode code() const { return m_code; }
    void setCode(LanguageCode code);
    /// False if a catalogue is missing from the build.
    bool isComplete() const { return m_complete; }

signals:
    void changed();

private:
    void load();
    LanguageCode m_code;
    bool m_complete = true;
    QTranslator m_ours;
    QTranslator m_qt;
};

} // namespace esu
