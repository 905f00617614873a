// SPDX-License-Identifier: MIT
#pragma once

#include "app/data_pack_store.h"
#include "core/base/event_loop_thread.h"
#include "core/model/resources.h"
#include "core/network/catalog_client.h"
#include "core/run/session.h"

#include <QString>

#include <memory>
#include <vector>

namespace esu {

struct OwnProgram;

/// How the waits of a practice PC pass: seen (the wizard) or at once (esuctl).
enum class PracticeTime { Visible, Instant };

/// The composition root: the only place that names a concrete machine. Made once in each main, before anything else of
/// ours.
class Composition {
public:
    /// The data files; fails only when those built into the program are broken. Any thread.
    static Result<Resources> readResources(const DataPackStore &packs = {});
    /// The policies of one PC, by the text of `--machine`. Any thread.
    static Policies readPolicies(const QString &machine);
    /// `dataKeys`: whose data packs are believed. `own`: the policies of this PC, read once.
    explicit Composition(Resources resources, QList<DataPackKey> dataKeys = {},
                         Policies own = readPolicies(QStringLiteral("local")));
    /// Both in one.
    static Result<std::unique_ptr<Composition>> create();

    const Resources &resources() const { return m_resources; }
    /// The real one, whatever is practised.
    Desk desk() { return {*m_credentialStore, *m_catalog, m_clock, m_eventLog.get()}; }

    /// A mirror or a test in place of Microsoft Update Catalog, for practice PCs too; a policy's mirror wins. Call it
    /// before `open`.
    void useCatalog(CatalogPlace place);
    /// Those of this PC, or of the practice PC that `machine` names.
    Policies policiesOf(const QString &machine) const;

    /// SID of the account whose program asked for elevation.
    void setCaller(const QString &sid) { m_caller = sid; }

    struct Request {
        QString machine;        ///< the text of `--machine`
        QString stateFile = {}; ///< `--state`, empty = none
        PracticeTime practiceTime = PracticeTime::Instant;
        bool elevated = false; ///< a practice PC as if its program had been started as administrator
    };
    Result<std::unique_ptr<Session>> open(const Request &request);

    /// The same, but on a real PC no folder is made or moved aside for the journal.
    Result<std::unique_ptr<Session>> openAsItIs(const Request &request);
    enum class Leftovers {
        NoJournal, ///< the PC keeps every one
        All,       ///< journals of earlier versions and of another name of the PC, too
    };
    /// What this program left on the real PC beside its journal; of a practice PC nothing.
    Result<void> removeLeftovers(const Request &request, Leftovers which);
    /// `AccessDenied` where this process may not, rehearsed or not. Of the real PC nothing is read: this has to go
    /// where WMI does not answer, too.
    Result<void> mayChange(const Request &request, Session &session, const JobContext &context);

    /// Of that PC.
    DataPackStore dataPacks(const Request &request) const;
    /// The data files as they are now, after a pack was installed.
    Result<Resources> readAgain(const Request &request) const { return readResources(dataPacks(request)); }

    /// `local` on Windows, the practice PC elsewhere.
    static QString defaultMachine();

private:
    Result<std::unique_ptr<Session>> openPractice(const Request &request);
    /// What a rehearsal asks in place of the Catalog.
    PackageCatalog &catalogOfPractice(const Policies &policies, PackageCatalog &practised);
    /// As it is: no folder is made for the journal.
    enum class Place { Made, AsItIs };
    Result<std::unique_ptr<Session>> openLocal(const Request &request, Place place);

    Resources m_resources;
    QList<DataPackKey> m_dataKeys;
    const Policies m_policies;
    EventLoopThread m_loop;
    SystemClock m_clock;
    std::unique_ptr<CredentialStore> m_credentialStore;
    std::unique_ptr<PackageCatalog> m_catalog;
    std::unique_ptr<EventLog> m_eventLog; ///< Windows
    bool m_catalogWasGiven = false;
    std::vector<std::unique_ptr<PackageCatalog>> m_mirrors; ///< of practice PCs; sessions may outlive their choice
    QString m_caller;
    std::shared_ptr<const OwnProgram> m_program; ///< Windows: this program, as it was at the start
};

} // namespace esu
