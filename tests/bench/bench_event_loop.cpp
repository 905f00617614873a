// SPDX-License-Identifier: MIT
// bench_event_loop empty|wizard SCENARIO: for how long one event keeps the event loop from the next. `wizard` walks the
// practice PC as a person would, with the waits a person would see; `empty` shows an empty dialog. Prints the longest
// time in microseconds while the window is made, then the longest after that, with the event that took it.
// tests/bench/run.py compares them.
#include "app/composition.h"
#include "core/wizard/wizard_model.h"
#include "tests/ui/fake_prompts.h"
#include "ui/wizard_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace {

/// Times every event that comes from the event loop itself; what is sent while one is handled belongs to that one.
class TimedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool outermost = m_depth++ == 0;
        const QByteArray name = outermost ? receiver->metaObject()->className() : QByteArray();
        const QEvent::Type type = event->type();
        QElapsedTimer timer;
        timer.start();
        const bool result = QApplication::notify(receiver, event);
        --m_depth;
        if (outermost && timer.nsecsElapsed() / 1000 > m_longest) {
            m_longest = timer.nsecsElapsed() / 1000;
            m_what = QStringLiteral("%1 event %2").arg(QString::fromLatin1(name)).arg(static_cast<int>(type));
        }
        return result;
    }
    /// Prints the longest time so far and forgets it.
    void tell()
    {
        std::printf("%lld %s\n", static_cast<long long>(m_longest), qUtf8Printable(m_what));
        m_longest = 0;
        m_what.clear();
    }

private:
    int m_depth = 0;
    qint64 m_longest = 0;
    QString m_what;
};

/// Presses what a person would press, until nothing is left.
class Walker {
public:
    Walker(esu::WizardModel &model, esu::test::FakePrompts &prompts) : m_model(model), m_prompts(prompts) {}

    bool isOver() const { return m_isOver; }
    void step()
    {
        using namespace esu;
        const WizardState &state = m_model.state();
        if (state.running)
            return;
        if (state.question) {
            m_prompts.answer(true);
            return;
        }
        if (state.page == Page::Key && state.key.input.status == KeyInput::Status::Empty && !state.pc.run.key)
            m_model.keyTextEdited(QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B"));
        using Kind = MainAction::Kind;
        const MainAction action = mainAction(state, m_model.resources());
        const bool repeats = action.kind == Kind::CheckAgain || action.kind == Kind::VerifyAgain ||
                             action.kind == Kind::GoToHelpingPage ||
                             (action.kind == Kind::InstallUpdates && state.pc.run.updateRun);
        m_isOver = !action.enabled || action.kind == Kind::None || action.kind == Kind::SaveResult || repeats ||
                   state.errorOf(state.page) || ++m_presses > 40;
        if (!m_isOver)
            m_model.dispatch(event::MainPressed{action.kind});
    }

private:
    esu::WizardModel &m_model;
    esu::test::FakePrompts &m_prompts;
    int m_presses = 0;
    bool m_isOver = false;
};

int walk(TimedApplication &application, const QString &scenario)
{
    using namespace esu;
    const auto composition = Composition::create();
    if (!composition)
        return 1;
    Composition &made = **composition;
    WizardState state;
    state.machine = {.kind = MachineChoice::Kind::Practice, .scenario = scenario};
    WizardModel model(
        made.resources(),
        [&made](const MachineChoice &machine) {
            return made.open({.machine = machine.name(), .practiceTime = PracticeTime::Visible});
        },
        {}, state);
    test::FakePrompts prompts;
    Language language(LanguageCode::Japanese);
    WizardWindow window(prompts, language, {.spendGuard = std::chrono::milliseconds(0)});
    window.open(model);
    Walker walker(model, prompts);
    QTimer pace;
    QObject::connect(&pace, &QTimer::timeout, &window, [&] {
        walker.step();
        if (walker.isOver())
            QCoreApplication::exit(0);
    });
    QTimer::singleShot(500, &window, [&] {
        application.tell();
        pace.start(200);
    });
    window.show();
    const int code = QApplication::exec();
    application.tell();
    std::fprintf(stderr, "ended on page %d\n", static_cast<int>(model.state().page) + 1);
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    TimedApplication application(argc, argv);
    if (QApplication::arguments().value(1) == QLatin1String("wizard"))
        return walk(application, QApplication::arguments().value(2));
    QDialog dialog;
    dialog.resize(960, 680);
    dialog.show();
    QTimer::singleShot(500, &application, [&application] {
        application.tell();
        QCoreApplication::exit(0);
    });
    QApplication::exec();
    application.tell();
    return 0;
}
