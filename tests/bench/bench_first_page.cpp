// SPDX-License-Identifier: MIT
// bench_first_page empty|wizard: shows an empty dialog, or the wizard's first page, and leaves when it was painted.
// tests/bench/run.py compares the two; both are this one program, so both pay for loading it.
#include "app/composition.h"
#include "app/wizard/wizard_program.h"

#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

#include <cstdio>

namespace {

/// Ends the program when the first window has been painted.
class FirstPaint final : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (!m_seen && event->type() == QEvent::Paint && widget && widget->isWindow()) {
            m_seen = true;
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_seen = false;
};

} // namespace

int main(int argc, char **argv)
{
    using namespace esu;
    QElapsedTimer timer;
    timer.start();
    QApplication application(argc, argv);
    const bool wizard = QApplication::arguments().value(1) == QLatin1String("wizard");
    FirstPaint firstPaint;
    application.installEventFilter(&firstPaint);
    if (wizard) {
        auto composition = Composition::create();
        if (!composition)
            return 1;
        const auto options =
            parseWizardOptions({QStringLiteral("--machine"), QStringLiteral("practice:windows7-pro-ready"),
                                QStringLiteral("--language"), QStringLiteral("ja")});
        WizardProgram program(*options, **composition);
        program.exec();
        std::printf("%lld\n", static_cast<long long>(timer.nsecsElapsed() / 1000));
        return 0;
    }
    QDialog dialog;
    dialog.resize(960, 680);
    dialog.show();
    QApplication::exec();
    std::printf("%lld\n", static_cast<long long>(timer.nsecsElapsed() / 1000));
    return 0;
}
