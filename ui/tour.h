// SPDX-License-Identifier: MIT
#pragma once

#include "ui/report_file.h"
#include "ui/text/language.h"
#include "ui/wizard_window.h"

#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace esu {

/// Walks the real window through a practice PC, one picture per page and state, and the report at the end: `--tour DIR`
/// and
/// `./dev screenshots`.
/// It presses what a person would press, driven by the model's signals and a timer; it never waits in a loop. Refuses a
/// real PC.
class Tour final : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString folder;
        QList<LanguageCode> languages{LanguageCode::Japanese, LanguageCode::English};
        /// The key it types: the sample that practice PCs accept.
        QString key = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B");
        QSize size{980, 720};
        JsonReport json = {}; ///< the report of page 7 in this form, too
    };
    Tour(WizardWindow &window, WizardModel &model, Language &language, Options options, QObject *parent = nullptr);

    void start();
    const QStringList &files() const { return m_files; }

signals:
    /// After the last picture. `complete` is false if a picture could not be saved or the journey ended before page 7.
    void finished(bool complete);

private:
    void settled();
    void shoot();
    void act();
    void press();
    void end(bool complete);
    QString stage() const;

    WizardWindow &m_window;
    WizardModel &m_model;
    Language &m_language;
    const Options m_options;
    QTimer m_calm;
    QSet<QString> m_seen;
    QHash<QString, int> m_presses;
    QStringList m_files;
    QString m_name;                  ///< of the state that is being photographed
    QList<LanguageCode> m_languages; ///< still to do for it
    LanguageCode m_before = LanguageCode::Japanese;
    QTimer m_shutter;
    bool m_ok = true;
    bool m_shooting = false;
    bool m_over = false;
};

} // namespace esu
