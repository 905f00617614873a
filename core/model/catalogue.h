// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/base/error.h"
#include "core/model/activation_id.h"
#include "core/model/machine_facts.h"
#include "core/model/prerequisite.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace esu {

/// A text in both languages, from a data file.
struct LocalText {
    QString ja = {};
    QString en = {};
    const QString &in(const QString &language) const { return language == QLatin1String("ja") ? ja : en; }
    bool operator==(const LocalText &) const = default;
};

struct ConsoleWords;

/// One year of a programme. Dates are inclusive, local dates of the PC. Only H-rated activation IDs are in the data.
struct EsuYear {
    int year = 0;
    std::optional<ActivationId> activationId = std::nullopt;
    QDate start = {};
    QDate end = {};
};

/// May this edition buy ESU with a MAK? `Warn`: sources differ (Windows 10 Home).
enum class Eligibility { Eligible, Warn, NotEligible, Unknown };

template <> struct EnumNames<Eligibility> {
    static constexpr EnumTable<Eligibility, 4> table{{{Eligibility::Eligible, u"eligible"},
                                                      {Eligibility::Warn, u"warn"},
                                                      {Eligibility::NotEligible, u"not-eligible"},
                                                      {Eligibility::Unknown, u"unknown"}}};
};
static_assert(namesEvery<Eligibility>());

/// Is this EditionID one of `patterns`? "*" ends a pattern; case does not count. Pure.
bool matchesEdition(const QStringList &patterns, const QString &editionId);

/// Whether a Windows is of one of the product types (1 client, 2 and 3 server). Where its own was not read, its
/// EditionID says it: `Server…` is a server (resources/FACTS.md#product-type); `Embedded…`, or none, is of no type.
bool matchesProductType(const QList<int> &types, const OperatingSystem &os, const QString &editionId);

/// What proves that an update of the ESU era is really installed.
struct EsuUpdateProof {
    int build = 0;                              ///< the only build it is true of
    std::optional<int> revision = std::nullopt; ///< a UBR or RollupFix at or above it; nullopt = none known
    QString confidence = {};                    ///< H, M, L, K
    QString source = {};
};

/// Editions that share their EditionID are told apart by what Windows calls itself.
struct Branding {
    QString caption = {};    ///< words of it, which are not translated
    QString rows = {};       ///< the mark in the Name of the ESU rows that are for it; empty = there are none
    QString confidence = {}; ///< H, M, L, K
};

/// An EditionID rule; the first that matches decides.
struct EditionRule {
    QStringList editionIds = {}; ///< exact EditionID values, "*" as a trailing wildcard allowed
    Eligibility eligibility = Eligibility::Unknown;
    QString reason = {}; ///< "home", "ltsc", "embedded", … named cause for screens
    /// Where these editions got the same updates free for longer than the others.
    std::optional<EsuUpdateProof> proof = std::nullopt;
    std::optional<QDate> lastUpdates = std::nullopt; ///< and had their own end
    QList<Branding> brandings = {};
};

/// One ESU programme: which PCs, which years, which rules. From `resources/esu-programmes.json`.
struct EsuProgramme {
    QString id = {}; ///< "windows-7", "server-2008-r2", "server-2012", "windows-10-22h2", …
    LocalText name = {};
    QList<int> builds = {};
    QList<int> productTypes = {};                  ///< empty = any
    QStringList anyProductTypeFor = {};            ///< EditionIDs that belong here whatever their product type
    std::optional<int> servicePack = std::nullopt; ///< minimum
    QList<EditionRule> editions = {};
    QList<EsuYear> years = {};
    QDate endOfFreeUpdates = {};
    QStringList updateProducts = {}; ///< categories of the updates that ESU pays for (Windows); empty = not known
    EsuUpdateProof proof = {};
    QString confidence = {};

    /// The year whose period contains `day`.
    const EsuYear *yearAt(QDate day) const;
    QDate firstDay() const;
    QDate lastDay() const;
    const EsuYear *byActivationId(const ActivationId &id) const;
    /// The first rule that matches this EditionID, or nullptr.
    const EditionRule *ruleFor(const QString &editionId) const;
};

/// A base-Windows ID that people paste by mistake (resources/FACTS.md#base-windows-id).
struct BaseWindowsId {
    ActivationId id;
    QString product = {};
};

/// What Microsoft sold besides the years of a programme.
struct OtherPlan {
    QString name = {};    ///< "Premium Assurance", in every language
    QString rowName = {}; ///< stands in the Name of its licensing rows
    QDate end = {};       ///< of its updates
};

/// All programmes. Immutable; share by const reference. Thread-safe.
class ProgrammeCatalogue {
public:
    ProgrammeCatalogue() = default;
    ProgrammeCatalogue(QList<EsuProgramme> programmes, QList<BaseWindowsId> baseIds, QDate dataDate,
                       QList<OtherPlan> otherPlans = {})
        : m_programmes(std::move(programmes)), m_baseIds(std::move(baseIds)), m_otherPlans(std::move(otherPlans)),
          m_dataDate(dataDate)
    {
    }

    const QList<EsuProgramme> &programmes() const { return m_programmes; }
    /// The programme this operating system belongs to, or nullptr. `editionId` empty = not read.
    const EsuProgramme *forSystem(const OperatingSystem &os, const QString &editionId) const;
    /// What was not read of this operating system may be what its programme is told by.
    bool mayHave(const OperatingSystem &os) const;
    const EsuProgramme *byId(const QString &id) const;
    /// The programme and year of a built-in activation ID.
    struct Place {
        const EsuProgramme *programme = nullptr;
        const EsuYear *year = nullptr;
    };
    std::optional<Place> find(const ActivationId &id) const;
    std::optional<QString> baseWindowsProduct(const ActivationId &id) const;
    QList<ActivationId> allActivationIds() const;
    /// The plan that a licensing row of this Name belongs to, or nullptr.
    const OtherPlan *planOf(const QString &rowName) const;
    QDate dataDate() const { return m_dataDate; }

private:
    QList<EsuProgramme> m_programmes = {};
    QList<BaseWindowsId> m_baseIds = {};
    QList<OtherPlan> m_otherPlans = {};
    QDate m_dataDate = {};
};

/// When Windows wants a restart after a package. `BeforeNext`: nothing else may be installed before it.
enum class RestartNeed { No, After, BeforeNext };

template <> struct EnumNames<RestartNeed> {
    static constexpr EnumTable<RestartNeed, 3> table{
        {{RestartNeed::No, u"no"}, {RestartNeed::After, u"after"}, {RestartNeed::BeforeNext, u"before-next"}}};
};
static_assert(namesEvery<RestartNeed>());

/// What is known of one package for one kind of Windows. With a digest only the very file is taken; without one the
/// Catalog names it.
struct PinnedPackage {
    QString kb = {};
    QString windows = {};      ///< how its file names begin: "windows6.1"
    QString architecture = {}; ///< "x64", "x86", "arm64"
    QString fileName = {};     ///< empty = not known
    QString sha1 = {};         ///< lower case; empty = not known
    QString sha256 = {};       ///< the same; where both are known both must fit
    RestartNeed restart = RestartNeed::After;
    QString confidence = {};
    QString source = {};
    bool isShipped =
        true; ///< this program's own data has the digest; one of a pack or a folder excuses no missing root

    bool isPinned() const { return !sha1.isEmpty() || !sha256.isEmpty(); }
};

/// How a missing item is repaired. Without `kb` only a person can.
struct RepairRule {
    int step = 0;        ///< order of installation, low first (resources/FACTS.md#order-of-repair)
    QStringList kb = {}; ///< packages that may repair it, preferred first
    bool byWindowsUpdate = false;
};

/// One check item of `resources/prerequisites.json`.
struct PrerequisiteRule {
    QString id = {};
    QStringList programmes = {}; ///< programme ids it applies to; empty = all
    PrerequisiteKind kind = PrerequisiteKind::PackageFamily;
    LocalText title = {};
    LocalText why = {};
    LocalText fix = {};     ///< what a person does where the program does not repair it
    LocalText unknown = {}; ///< what to do when it could not be checked
    int build = 0;
    int servicePack = 0;
    int ubr = 0;
    QStringList kb = {};  ///< the family, newest first; any installed one satisfies
    QString namedKb = {}; ///< the KB the owner's document names (KB4519976, KB4516655); shown even when superseded
    bool servicingStack = false; ///< that its package is not applicable says that a newer one is there
    QString rollupFix = {};      ///< "7601.24533": an installed RollupFix at or above it satisfies the item; empty = no
    int freeMegabytes = 0;
    int clockMinutes = 0;
    std::optional<EndpointPurpose> purpose = std::nullopt; ///< of the addresses in `resources/endpoints.json`
    bool blocking = true;
    QString link = {};
    RepairRule repair = {};
    QString confidence = {};
    QString source = {};
};

/// All check items, in evidence order.
class PrerequisiteCatalogue {
public:
    PrerequisiteCatalogue() = default;
    /// How package file names begin, by Windows version ("6.1" → "windows6.1").
    using FilePrefixes = QHash<QString, QString>;
    explicit PrerequisiteCatalogue(QList<PrerequisiteRule> rules, QList<PinnedPackage> packages = {},
                                   FilePrefixes filePrefixes = {})
        : m_rules(std::move(rules)), m_packages(std::move(packages)), m_filePrefixes(std::move(filePrefixes))
    {
    }

    QList<PrerequisiteRule> rulesFor(const QString &programmeId) const;
    const QList<PrerequisiteRule> &rules() const { return m_rules; }
    const PrerequisiteRule *byId(const QString &id) const;
    /// The same with the sentences of a console.
    PrerequisiteCatalogue forConsole(const ConsoleWords &words) const;
    /// The same of a pack or a folder, beside what this program shipped with.
    PrerequisiteCatalogue beside(const PrerequisiteCatalogue &shipped) const;
    /// Needles for `Inventory::read`: every KB number, "RollupFix".
    QStringList packageNeedles() const;
    /// How the package files of this Windows begin; empty when it is not known.
    QString filePrefix(const OperatingSystem &os) const;
    /// nullptr when nothing is known of this package.
    const PinnedPackage *pinned(const QString &kb, const QString &windows, const QString &architecture) const;

private:
    QList<PrerequisiteRule> m_rules = {};
    QList<PinnedPackage> m_packages = {};
    FilePrefixes m_filePrefixes = {};
};

} // namespace esu
