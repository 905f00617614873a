// SPDX-License-Identifier: MIT
// bench_first_page empty|wizard: shows an empty dialog, or the wizard's first page, and leaves when it was painted.
// Prints the microseconds until the first window was painted, and until its content was. tests/bench/run.py compares
// the two; both are this one program, so both pay for loading it.
#include "app/wizard/wizard_program.h"
#include "ui/object_names.h"

#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

#include <cstdio>
#include <string_view>

namespace {

/// Remembers when the first window was painted, and ends the program when its content was.
class FirstPaint final : public QObject {
public:
    explicit FirstPaint(const QElapsedTimer &timer) : m_timer(timer) {}

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || m_filled > 0)
            return QObject::eventFilter(watched, event);
        if (m_first == 0)
            m_first = m_timer.nsecsElapsed() / 1000;
        // The wizard's frame is empty when it is painted for the first time; its buttons come with all the rest.
        if (!m_needsContent || watched->objectName() == esu::names::mainButton) {
            m_filled = m_timer.nsecsElapsed() / 1000;
            // Not quit(): that would ask the wizard, which may want to ask back.
            QTimer::singleShot(0, qApp, [] { QCoreApplication::exit(0); });
        }
        return QObject::eventFilter(watched, event);
    }
    void waitForContent() { m_needsContent = true; }
    void print() const
    {
        std::printf("%lld %lld\n", static_cast<long long>(m_first), static_cast<long long>(m_filled));
    }

private:
    const QElapsedTimer &m_timer;
    bool m_needsContent = false;
    qint64 m_first = 0;
    qint64 m_filled = 0;
};

} // namespace

int main(int argc, char **argv)
{
    using namespace esu;
    QElapsedTimer timer;
    timer.start();
    const bool wizard = argc > 1 && std::string_view(argv[1]) == "wizard";
    std::future<WizardProgram::StartData> startData;
    if (wizard)
        startData = WizardProgram::readStartData();
    QApplication application(argc, argv);
    FirstPaint firstPaint(timer);
    application.installEventFilter(&firstPaint);
    if (wizard) {
        const auto options =
            parseWizardOptions({QStringLiteral("--machine"), QStringLiteral("practice:windows7-pro-ready"),
                                QStringLiteral("--language"), QStringLiteral("ja")});
        WizardProgram program(*options, std::move(startData));
        firstPaint.waitForContent();
        program.exec();
        firstPaint.print();
        return 0;
    }
    QDialog dialog;
    dialog.resize(960, 680);
    dialog.show();
    QApplication::exec();
    firstPaint.print();
    return 0;
}
