// SPDX-License-Identifier: MIT
#include "app/wizard/wizard_program.h"

#include "app/accounts.h"
#include "app/pc_recording.h"
#include "app/plain_file.h"
#include "app/wizard/json_report.h"
#include "app/wizard/leave_nothing.h"
#include "core/base/operations.h"
#include "core/practice/scenario.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QMessageBox>
#include <QOperatingSystemVersion>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>
#include <QUrl>

#ifdef Q_OS_WIN
#include "app/windows_trust.h"
#include "core/windows/start_up.h"
#include "core/windows/state_folder.h"
#include "core/windows/taskbar.h"
#include "core/windows/text_scale.h"
#include "core/windows/unelevated.h"
#endif

namespace esu {

namespace {

QList<PracticeOption> practicePcs()
{
    QList<PracticeOption> options;
    const QList<ScenarioTitle> titles = builtInScenarioTitles();
    for (const ScenarioTitle &title : titles)
        options.append(
            {.scenario = title.name, .title = title.title, .description = title.description, .first = title.first});
    return options;
}

/// `Cancelled` = the person said no. Where there is no elevation, the request is never made.
[[maybe_unused]] Result<void> startElevated(const QStringList &arguments)
{
#ifdef Q_OS_WIN
    return relaunchElevated(arguments);
#else
    return std::unexpected(Error{.fault = Fault::Unsupported,
                                 .operation = operation::inventoryElevation,
                                 .detail = arguments.join(QLatin1Char(' '))});
#endif
}

/// That of this account: what was done before the administrator rights were given.
QString accountLogFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/log");
}

/// Where the log is kept: out of the reach of others where this process could be led astray by them, and there only
/// where the folder is ours already.
QString logFolder()
{
#ifdef Q_OS_WIN
    if (isElevated().value_or(false)) {
        const QString folder = dataFolder(windowsTrust().accounts).path;
        return folder.isEmpty() ? QString() : folder + QStringLiteral("\\log");
    }
#endif
    return accountLogFolder();
}

/// Another account than the one that asked gave the administrator rights: the credential store is its own.
bool isForAnother([[maybe_unused]] const QString &caller)
{
#ifdef Q_OS_WIN
    return !caller.isEmpty() && currentUser() != caller;
#else
    return false;
#endif
}

/// The account that signs in after a restart, which need not be the one whose password is given to the consent.
[[maybe_unused]] QString caller()
{
#ifdef Q_OS_WIN
    return currentUser().value_or(QString());
#else
    return {};
#endif
}

/// As asked for, else by a policy, else as it was left, else the system's.
LanguageCode languageOf(const WizardOptions &options, const Policies &own, const Remembered &remembered)
{
    if (options.language)
        return *options.language;
    const bool isPractice = options.machine.kind == MachineChoice::Kind::Practice;
    const Policies policies = isPractice ? Composition::readPolicies(options.machine.name()) : own;
    if (const auto code = policies.language() ? languageFromName(*policies.language()) : std::nullopt)
        return *code;
    return remembered.language().value_or(systemLanguage());
}

} // namespace

WizardProgram::WizardProgram(const WizardOptions &options, std::future<StartData> startData)
    : m_options(options),
      m_remembered(options.tourFolder.isEmpty() ? Remembered::ofPerson(options.caller) : Remembered(QString())),
      m_startData(std::move(startData)), m_policies(Composition::readPolicies(QStringLiteral("local"))),
      m_language(languageOf(options, m_policies, m_remembered)),
      m_prompts(isForAnother(options.caller) ? MessageBoxPrompts::FileDialogs::Own
                                             : MessageBoxPrompts::FileDialogs::OfSystem)
{
    WindowServices services;
    services.size = m_remembered.windowSize();
#ifdef Q_OS_WIN
    services.textScale = textScale(isSid(options.caller) ? options.caller : QString());
#endif
    if (options.machine.kind == MachineChoice::Kind::ThisPc) {
        services.openLogFolder = [this] {
            if (m_log)
                QDesktopServices::openUrl(QUrl::fromLocalFile(m_log->folder()));
        };
    }
    services.json = [this](const ReportInput &input) {
        return jsonReport(input, m_composition->resources(), languageName(m_language.code()));
    };
    services.save = saveNamed;
    m_window = std::make_unique<WizardWindow>(m_prompts, m_language, services);
}

WizardProgram::~WizardProgram() = default;

std::future<WizardProgram::StartData> WizardProgram::readStartData(const QList<DataPackKey> &dataKeys)
{
    // Qt takes the first thread it meets for the main one.
    static_cast<void>(QThread::currentThread());
    return std::async(std::launch::async, [dataKeys] {
        return StartData{.resources = Composition::readResources({dataKeys, {}, {}}), .practicePcs = practicePcs()};
    });
}

bool WizardProgram::compose(Result<Resources> resources)
{
    if (!resources) {
        std::fprintf(stderr, "esu-wizard: %s\n", qUtf8Printable(resources.error().detail));
        return false;
    }
    m_composition = std::make_unique<Composition>(*std::move(resources), QList<DataPackKey>(), m_policies);
    if (!m_options.catalog.isEmpty()) {
        if (auto place = CatalogPlace::at(m_options.catalog))
            m_composition->useCatalog(*std::move(place));
    }
    m_composition->setCaller(m_options.caller);
    return true;
}

bool WizardProgram::begin()
{
    StartData data = m_startData.get();
    if (!compose(std::move(data.resources)))
        return false;
    const auto sessions = [this](const MachineChoice &machine) {
        return m_composition->open({.machine = machine.name(),
                                    .stateFile = m_options.stateFile,
                                    .practiceTime = PracticeTime::Visible,
                                    .elevated = machine.elevated});
    };
    const auto recorder = [this, &resources = m_composition->resources()](Session &session, const JobContext &context) {
        return recordingText(session.machine(), resources, m_options.caller, context);
    };
    m_model = std::make_unique<WizardModel>(m_composition->resources(), sessions, recorder,
                                            initialState(std::move(data.practicePcs)));
    connectRequests();
    connectSigns();
    m_window->open(*m_model);
    readAccounts();
    return true;
}

void WizardProgram::readAccounts()
{
    const auto read = [caller = m_options.caller](const JobContext &) {
        event::AccountsRead what{.names = namesOfThisPc(caller)};
        if (isForAnother(caller)) {
            const QString account = ownAccount();
            what.keyStoreOf = account.isEmpty() ? ownAccountAtHand() : account;
        }
        return what;
    };
    static_cast<void>(m_accounts.start(read, [this](const event::AccountsRead &what) { m_model->dispatch(what); }));
}

WizardState WizardProgram::initialState(QList<PracticeOption> practicePcs) const
{
    WizardState state;
    state.language = languageName(m_language.code());
    state.machine = m_options.machine;
    state.catalog = m_options.catalog;
    state.offer.practicePcs = std::move(practicePcs);
    state.offer.saveResult = true;
    state.offer.leaveNothing = m_options.portable || isPortable(QCoreApplication::applicationDirPath());
    state.names = namesAtHand();
#ifdef Q_OS_WIN
    state.offer.thisPc = true;
    if (isForAnother(m_options.caller))
        state.offer.keyStoreOf = ownAccountAtHand();
    // The settings page exists from Windows 10 on; before that the wizard's own page does all there is to do.
    state.offer.openActivation = true;
    state.offer.openWindowsUpdate = QOperatingSystemVersion::current() >= QOperatingSystemVersion::Windows10;
#endif
    if (m_options.page) {
        state.page = *m_options.page;
        state.furthest = *m_options.page;
        state.pc.resume.goesOn = m_options.resumed;
        state.pc.straightToKey = state.page == Page::Start;
        if (!m_options.caller.isEmpty())
            state.elevation = WizardState::Elevation::Granted;
    }
    return state;
}

void WizardProgram::connectRequests()
{
#ifdef Q_OS_WIN
    const auto show = [this](const QString &words) {
        auto *box =
            new QMessageBox(QMessageBox::Information, m_window->windowTitle(), words, QMessageBox::Ok, m_window.get());
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        box->open();
    };
    m_links =
        std::make_unique<LinkOpener>([](const QString &target) { return openUnelevated(target).has_value(); }, show);
#endif
    QObject::connect(m_model.get(), &WizardModel::elevationRequested, m_window.get(), [this] {
        const auto started = startElevated(elevatedArguments(m_model->state(), caller()));
        m_model->dispatch(event::ElevationAnswered{.started = started.has_value()});
    });
    QObject::connect(m_model.get(), &WizardModel::activationSettingsRequested, m_window.get(), [] {
        QUrl activation(QStringLiteral("ms-settings:activation"));
#ifdef Q_OS_WIN
        // By its full path: a name alone is looked for beside this program first.
        if (QOperatingSystemVersion::current() < QOperatingSystemVersion::Windows10)
            activation = QUrl::fromLocalFile(systemTools(false) + QStringLiteral("\\slui.exe"));
#endif
        QDesktopServices::openUrl(activation);
    });
    QObject::connect(m_model.get(), &WizardModel::windowsUpdateRequested, m_window.get(),
                     [] { QDesktopServices::openUrl(QUrl(QStringLiteral("ms-settings:windowsupdate"))); });
    QObject::connect(m_model.get(), &WizardModel::pathRequested, m_window.get(),
                     [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
}

int WizardProgram::exec()
{
    if (!m_options.tourFolder.isEmpty())
        return walkTour();
    if (m_options.leavesNothing) {
        const bool isComposed = compose(m_startData.get().resources);
        if (isComposed)
            leaveNothing(m_options.machine);
        return static_cast<int>(isComposed ? ExitCode::Done : ExitCode::Failure);
    }
    QObject::connect(m_window.get(), &WizardWindow::framePainted, m_window.get(), [this] {
        if (!begin())
            QApplication::exit(static_cast<int>(ExitCode::Failure));
    });
    m_window->show();
    const int code = QApplication::exec();
    const QSize size = m_window->isMaximized() ? m_window->normalGeometry().size() : m_window->size();
    if (!offerToLeaveNothing())
        m_remembered.setWindowSize(size);
    return code;
}

bool WizardProgram::offerToLeaveNothing()
{
    const bool atTheEnd = m_model && m_model->state().page == Page::Result && !m_model->hasAbandonedJob();
    if (!atTheEnd || !m_model->state().offer.leaveNothing)
        return false;
    const MachineChoice machine = m_model->state().machine;
    // What it would say goes to the model.
    if (m_accounts.isBusy())
        m_accounts.abandon();
    // The journal is that of the model's session until then.
    m_signs.reset();
    m_log.reset();
    m_links.reset();
    m_window.reset();
    m_model.reset();
    return leaveNothing(machine);
}

bool WizardProgram::leaveNothing(const MachineChoice &machine)
{
    const Composition::Request request{
        .machine = machine.name(), .stateFile = m_options.stateFile, .elevated = machine.elevated};
    bool isRemoved = false;
    const bool isPractice = machine.kind == MachineChoice::Kind::Practice; // it wrote no log
    const auto act = [this, &request, isPractice](ForgetMode mode, const JobContext &context) {
        if (mode == ForgetMode::Remove && !isPractice) {
            for (const QString &logs : {logFolder(), accountLogFolder()})
                WizardLog::removeFrom(logs);
        }
        return forgetPc(*m_composition, request, mode, context);
    };
    const auto ended = [&isRemoved](bool removed) {
        isRemoved = removed;
        QApplication::quit();
    };
    const LeaveNothing::Stays stays{.file =
                                        isPractice ? QString() : copyThatStays(QCoreApplication::applicationFilePath()),
                                    .ofOtherAccount = !isPractice && isForAnother(m_options.caller)};
    LeaveNothing leaving(m_prompts, m_composition->resources().errors, act, stays, ended);
    // It came back without the administrator rights with which it noted something before the restart.
    if (m_options.resumed && !isPractice)
        leaving.setElevate(
            [this] { static_cast<void>(startElevated(leavingArguments(languageName(m_language.code()), caller()))); });
    // Between its questions no window is open.
    QApplication::setQuitOnLastWindowClosed(false);
    leaving.start();
    QApplication::exec();
    return isRemoved;
}

void WizardProgram::log(const WizardState &state)
{
    if (m_log)
        return m_log->take(state);
    // A rehearsal leaves nothing behind, and what merely starts has done nothing yet.
    if (state.isPractice() || !(state.pc.run.inspection || state.errorOf(state.page)))
        return;
    m_log = std::make_unique<WizardLog>(logFolder());
    m_log->begin(state);
    if (m_log->isUsable())
        m_window->offerLogFolder();
}

void WizardProgram::connectSigns()
{
#ifdef Q_OS_WIN
    const auto progress = [this, taskbar = std::make_shared<Taskbar>()](std::optional<int> percent) {
        taskbar->show(m_window->winId(), percent);
    };
#else
    const auto progress = [](std::optional<int>) {};
#endif
    m_signs = std::make_unique<JobSigns>(
        JobSigns::Places{.progress = progress, .flash = [this] { QApplication::alert(m_window.get()); }});
    QObject::connect(m_model.get(), &WizardModel::stateChanged, m_window.get(), [this](const WizardState &state) {
        log(state);
        m_signs->take(state);
    });
    QObject::connect(&m_language, &Language::changed, m_window.get(),
                     [this] { m_remembered.setLanguage(m_language.code()); });
}

int WizardProgram::walkTour()
{
    if (!QDir().mkpath(m_options.tourFolder)) {
        std::fprintf(stderr, "esu-wizard: --tour: cannot make the folder %s\n", qUtf8Printable(m_options.tourFolder));
        return static_cast<int>(ExitCode::Usage);
    }
    if (!begin())
        return static_cast<int>(ExitCode::Failure);
    const JsonReport json = [this](const ReportInput &input) {
        return jsonReport(input, m_composition->resources(), languageName(m_language.code()));
    };
    Tour tour(*m_window, *m_model, m_language, {.folder = m_options.tourFolder, .json = json});
    QObject::connect(&tour, &Tour::finished, m_window.get(), [&tour](bool complete) {
        for (const QString &file : tour.files())
            std::printf("%s\n", qUtf8Printable(file));
        QApplication::exit(complete ? 0 : 1);
    });
    m_window->show();
    // Queued: a tour that refuses at once must not end before the event loop runs.
    QTimer::singleShot(0, &tour, &Tour::start);
    return QApplication::exec();
}

bool WizardProgram::hasAbandonedJob()
{
    if (m_accounts.isBusy())
        m_accounts.abandon();
    return m_accounts.isAbandoned() || (m_model && m_model->hasAbandonedJob());
}

} // namespace esu
