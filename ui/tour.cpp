// SPDX-License-Identifier: MIT
#include "ui/tour.h"

#include "ui/object_names.h"
#include "ui/report_pdf.h"
#include "ui/widgets/key_field.h"

#include <QDir>
#include <QPixmap>
#include <QPushButton>

#include <chrono>

namespace esu {

using namespace std::chrono_literals;

namespace {

/// Of one button on one page: a bare Windows 7 is repaired and restarted twice.
constexpr int mostPresses = 3;

QString slug(Page page)
{
    return QStringLiteral("%1-%2").arg(static_cast<int>(page) + 1).arg(nameOf(page));
}

} // namespace

Tour::Tour(WizardWindow &window, WizardModel &model, Language &language, Options options, QObject *parent)
    : QObject(parent), m_window(window), m_model(model), m_language(language), m_options(std::move(options))
{
    // A state is photographed once the window has stood still for a moment: layout and fonts have settled then.
    m_calm.setSingleShot(true);
    m_calm.setInterval(120ms);
    connect(&m_calm, &QTimer::timeout, this, &Tour::settled);
    m_shutter.setSingleShot(true);
    m_shutter.setInterval(60ms);
    connect(&m_shutter, &QTimer::timeout, this, &Tour::shoot);
    connect(&m_model, &WizardModel::stateChanged, this, [this](const WizardState &state) {
        if (m_over || m_shooting)
            return;
        // Progress and ticks of a long job come faster than the calm: the first picture of a job is taken while it
        // runs.
        if (!state.running || !m_calm.isActive())
            m_calm.start();
    });
}

void Tour::start()
{
    QDir().mkpath(m_options.folder);
    if (!m_model.state().isPractice()) {
        end(false);
        return;
    }
    m_window.resize(m_options.size);
    m_window.show();
    m_calm.start();
}

QString Tour::stage() const
{
    const WizardState &state = m_model.state();
    QString name = slug(state.page);
    switch (state.page) {
    case Page::Start:
    case Page::ActivationId:
        break;
    case Page::Prerequisites:
        if (mainAction(state, m_model.resources()).kind == MainAction::Kind::RestartNow)
            name += QStringLiteral("-restart");
        else if (state.pc.run.repair && !state.running)
            name += QStringLiteral("-repaired");
        break;
    case Page::Key:
        if (state.pc.run.key)
            name += QStringLiteral("-installed");
        else if (state.key.input.chosen)
            name += QStringLiteral("-ready");
        break;
    case Page::Activate:
        if (state.pc.run.activation)
            name += QStringLiteral("-done");
        break;
    case Page::Updates:
        if (state.pc.run.updateRun)
            name += QStringLiteral("-installed");
        else if (state.pc.run.updates)
            name += QStringLiteral("-found");
        break;
    case Page::Result:
        break;
    }
    if (state.running)
        name += QStringLiteral("-working");
    else if (state.errorOf(state.page))
        name += QStringLiteral("-error");
    return name;
}

// One language at a time, with a turn of the event loop before each picture: wrapped texts settle in it.
void Tour::shoot()
{
    const QString file =
        QDir(m_options.folder).filePath(QStringLiteral("%1-%2.png").arg(m_name, languageName(m_languages.takeFirst())));
    m_ok = m_window.grab().save(file) && m_ok;
    m_files << file;
    const WizardState &state = m_model.state();
    if (state.page == Page::Result && state.pc.run.verdict && !state.running) {
        const ReportInput input{.run = state.pc.run, .machine = state.machine.name(), .practice = state.isPractice()};
        QStringList endings{QStringLiteral("html")};
        if (canWritePdf())
            endings.append(QStringLiteral("pdf"));
        if (m_options.json)
            endings.append(QStringLiteral("json"));
        for (const QString &ending : std::as_const(endings))
            m_ok = writeReport(file.chopped(3) + ending, input, m_model.resources(), m_options.json, saveWhole) && m_ok;
    }
    if (!m_languages.isEmpty()) {
        m_model.dispatch(event::LanguageChosen{languageName(m_languages.front())});
        m_shutter.start();
        return;
    }
    m_model.dispatch(event::LanguageChosen{languageName(m_before)});
    m_shooting = false;
    m_calm.start();
}

void Tour::settled()
{
    if (m_over || m_shooting)
        return;
    const QString name = stage();
    if (!m_seen.contains(name) && !m_options.languages.isEmpty()) {
        m_seen.insert(name);
        m_shooting = true;
        m_name = name;
        m_before = m_language.code();
        m_languages = m_options.languages;
        m_model.dispatch(event::LanguageChosen{languageName(m_languages.front())});
        m_shutter.start();
        return;
    }
    if (m_model.state().running)
        return; // its end starts the clock again
    act();
}

void Tour::act()
{
    const WizardState &state = m_model.state();
    if (state.question) {
        m_model.dispatch(event::QuestionAnswered{.question = *state.question, .yes = true});
        return;
    }
    const MainAction action = mainAction(state, m_model.resources());
    const QString step = slug(state.page) + QStringLiteral("/") + QString::number(static_cast<int>(action.kind));
    if (++m_presses[step] > mostPresses) { // nothing came of it: a person would stop here as well
        end(state.page == Page::Result);
        return;
    }
    if (state.page == Page::Result) {
        end(true);
        return;
    }
    if (state.page == Page::Key && !state.pc.run.key && state.key.input.status == KeyInput::Status::Empty) {
        if (auto *field = m_window.findChild<KeyField *>(names::keyField))
            emit field->pasted(m_options.key);
        return;
    }
    if (action.kind == MainAction::Kind::None || !action.enabled) {
        end(false);
        return;
    }
    if (action.kind == MainAction::Kind::NewYearKey) { // a tour shows every page
        m_model.dispatch(event::SecondaryPressed{SecondaryAction::CheckPc});
        return;
    }
    // A button that spends something takes no press in its first moment.
    QTimer::singleShot(action.spends ? 900ms : 0ms, this, &Tour::press);
}

void Tour::press()
{
    if (auto *button = m_window.findChild<QPushButton *>(names::mainButton))
        button->click();
}

void Tour::end(bool complete)
{
    m_over = true;
    m_calm.stop();
    emit finished(complete && m_ok);
}

} // namespace esu
