// SPDX-License-Identifier: MIT
#include "app/ctl/arguments.h"

#include "app/composition.h"
#include "core/base/conditions.h"
#include "core/base/operations.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace esu {

namespace {

using Command = Arguments::Command;

/// Which options a command knows, beside --machine, --state, --language, --catalog, --json and --log.
enum OptionFlag : unsigned {
    KeyOptions = 1U << 0U,
    IdOption = 1U << 1U,
    DryRun = 1U << 2U,
    Install = 1U << 3U,
    Retry = 1U << 4U,
    KeyStdin = 1U << 5U,
    Method = 1U << 6U,
    Repair = 1U << 7U,
    Packages = 1U << 8U,
};

struct CommandRow {
    Command command;
    const char16_t *name;
    unsigned options;
};

constexpr std::array commandTable{
    CommandRow{.command = Command::Inspect, .name = u"inspect", .options = 0},
    CommandRow{.command = Command::Prerequisites, .name = u"prerequisites", .options = Repair | Packages | DryRun},
    CommandRow{
        .command = Command::Activate, .name = u"activate", .options = KeyOptions | IdOption | DryRun | Retry | Method},
    CommandRow{.command = Command::WindowsUpdate, .name = u"updates", .options = Install | DryRun},
    CommandRow{.command = Command::Verify, .name = u"verify", .options = 0},
    CommandRow{
        .command = Command::Run, .name = u"run", .options = KeyOptions | IdOption | DryRun | Retry | Method | Packages},
    CommandRow{.command = Command::UninstallKey, .name = u"uninstall-key", .options = IdOption | DryRun},
    CommandRow{.command = Command::Record, .name = u"record", .options = DryRun},
    CommandRow{.command = Command::KeyStore, .name = u"key store", .options = KeyStdin},
    CommandRow{.command = Command::KeyForget, .name = u"key forget", .options = 0},
    CommandRow{.command = Command::KeyShow, .name = u"key show", .options = 0},
    CommandRow{.command = Command::SelfTest, .name = u"self-test", .options = 0},
    CommandRow{.command = Command::Help, .name = u"help", .options = 0},
    CommandRow{.command = Command::Version, .name = u"version", .options = 0},
};

const CommandRow &rowOf(Command command)
{
    for (const CommandRow &row : commandTable) {
        if (row.command == command)
            return row;
    }
    return commandTable.front();
}

QStringList commandNames()
{
    QStringList names;
    for (const CommandRow &row : commandTable)
        names.append(QString::fromUtf16(row.name));
    return names;
}

QString systemLanguage()
{
    return QLocale::system().language() == QLocale::Japanese ? QStringLiteral("ja") : QStringLiteral("en");
}

/// Technical words: they go into `detail`; what to do about it is in the error catalogue.
Error usage(const QString &detail, const QString &condition = condition::badArguments)
{
    return {.fault = Fault::BadData, .operation = operation::arguments, .condition = condition, .detail = detail};
}

class Parser {
public:
    Parser()
    {
        m_parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
        for (const auto *name :
             {u"machine", u"state", u"language", u"log", u"catalog", u"activation-id", u"method", u"packages"})
            m_parser.addOption({QString::fromUtf16(name), {}, QStringLiteral("value")});
        for (const auto *name : {u"json", u"dry-run", u"install", u"repair", u"key-stdin", u"key-from-store",
                                 u"retry-activation", u"help", u"version"})
            m_parser.addOption(QCommandLineOption(QString::fromUtf16(name)));
    }

    bool isSet(const char16_t *name) const { return m_parser.isSet(QString::fromUtf16(name)); }
    QString value(const char16_t *name) const { return m_parser.value(QString::fromUtf16(name)); }

    std::expected<Arguments, Error> parse(const QStringList &arguments)
    {
        if (!m_parser.parse(QStringList(QStringLiteral("esuctl")) + arguments))
            return std::unexpected(usage(m_parser.errorText()));
        Arguments parsed{.machine = isSet(u"machine") ? value(u"machine") : Composition::defaultMachine(),
                         .stateFile = value(u"state"),
                         .recordFile = {},
                         .logFile = value(u"log"),
                         .language = isSet(u"language") ? value(u"language") : systemLanguage(),
                         .json = isSet(u"json"),
                         .dryRun = isSet(u"dry-run"),
                         .install = isSet(u"install"),
                         .repair = isSet(u"repair"),
                         .keyFromStdin = isSet(u"key-stdin"),
                         .keyFromStore = isSet(u"key-from-store"),
                         .retryActivation = isSet(u"retry-activation")};
        if (isSet(u"catalog")) {
            auto place = CatalogPlace::at(value(u"catalog"));
            if (!place)
                return std::unexpected(place.error());
            parsed.catalog = *std::move(place);
        }
        if (isSet(u"packages"))
            parsed.packages = value(u"packages");
        if (isSet(u"activation-id"))
            parsed.activationId = value(u"activation-id");
        if (const auto error = setCommand(parsed))
            return std::unexpected(*error);
        if (const auto error = checkOptions(parsed))
            return std::unexpected(*error);
        return parsed;
    }

private:
    std::optional<Error> setCommand(Arguments &parsed) const
    {
        QStringList positional = m_parser.positionalArguments();
        // The only command with an argument of its own.
        if (positional.size() == 2 && positional.constFirst() == commandName(Command::Record))
            parsed.recordFile = positional.takeLast();
        const QString words = positional.join(QLatin1Char(' '));
        if (isSet(u"version"))
            parsed.command = Command::Version;
        if (isSet(u"help") || isSet(u"version"))
            return std::nullopt;
        for (const CommandRow &row : commandTable) {
            if (words == QString::fromUtf16(row.name)) {
                parsed.command = row.command;
                return std::nullopt;
            }
        }
        const QString what =
            words.isEmpty() ? QStringLiteral("no command given") : QStringLiteral("unknown command \"%1\"").arg(words);
        return usage(QStringLiteral("%1; known commands: %2").arg(what, commandNames().join(QStringLiteral(", "))));
    }

    std::optional<Error> checkOptions(const Arguments &parsed) const
    {
        struct Rule {
            const char16_t *option;
            unsigned flags;
        };
        static constexpr std::array rules{
            Rule{.option = u"activation-id", .flags = IdOption},
            Rule{.option = u"dry-run", .flags = DryRun},
            Rule{.option = u"install", .flags = Install},
            Rule{.option = u"repair", .flags = Repair},
            Rule{.option = u"packages", .flags = Packages},
            Rule{.option = u"retry-activation", .flags = Retry},
            Rule{.option = u"method", .flags = Method},
            Rule{.option = u"key-from-store", .flags = KeyOptions},
            Rule{.option = u"key-stdin", .flags = KeyOptions | KeyStdin},
        };
        const CommandRow &row = rowOf(parsed.command);
        for (const Rule &rule : rules) {
            if (isSet(rule.option) && (row.options & rule.flags) == 0U) {
                return usage(QStringLiteral("--%1 does not go with \"%2\"")
                                 .arg(QString::fromUtf16(rule.option), QString::fromUtf16(row.name)));
            }
        }
        if (parsed.language != QLatin1String("ja") && parsed.language != QLatin1String("en"))
            return usage(QStringLiteral("--language: \"%1\" is not ja or en").arg(parsed.language));
        if (isSet(u"method") && value(u"method") != QLatin1String("online"))
            return usage(
                QStringLiteral("--method: \"%1\" is not available in this version; use online").arg(value(u"method")));
        if (parsed.keyFromStdin && parsed.keyFromStore)
            return usage(QStringLiteral("--key-stdin and --key-from-store exclude each other"));
        const bool checksOnly = parsed.command == Command::Prerequisites && !parsed.repair;
        if (checksOnly && (parsed.packages || parsed.dryRun))
            return usage(QStringLiteral("--packages and --dry-run need --repair"));
        if (parsed.command == Command::UninstallKey && !parsed.activationId)
            return usage(QStringLiteral("uninstall-key needs --activation-id GUID"));
        if (parsed.command == Command::Record && parsed.recordFile.isEmpty())
            return usage(QStringLiteral("record needs a FILE to save to"));
        if (parsed.command == Command::KeyStore && !parsed.keyFromStdin)
            return usage(QStringLiteral("key store needs --key-stdin"));
        return std::nullopt;
    }

    QCommandLineParser m_parser;
};

} // namespace

QString commandName(Command command)
{
    return QString::fromUtf16(rowOf(command).name);
}

std::expected<Arguments, ArgumentProblem> parseArguments(const QStringList &arguments)
{
    Parser parser;
    auto parsed = parser.parse(arguments);
    if (parsed)
        return *std::move(parsed);
    ArgumentProblem problem{.error = parsed.error(),
                            .json = arguments.contains(QStringLiteral("--json")),
                            .language = parser.value(u"language") == QLatin1String("ja") ? QStringLiteral("ja")
                                                                                         : systemLanguage()};
    if (!arguments.isEmpty() && commandNames().contains(arguments.constFirst()))
        problem.command = arguments.constFirst();
    return std::unexpected(problem);
}

QString usageText(const QString &language)
{
    if (language == QLatin1String("ja")) {
        return QStringLiteral("esuctl: パソコンを拡張セキュリティ更新プログラム (ESU) の対象にします。\n"
                              "\n"
                              "  esuctl inspect                パソコンの状態を読み取ります。何も変更しません\n"
                              "  esuctl prerequisites [--repair]  必須更新プログラムと設定の確認 (とインストール)\n"
                              "  esuctl activate               キーのインストールとライセンス認証\n"
                              "  esuctl updates [--install]    更新プログラムの確認 (とインストール)\n"
                              "  esuctl verify                 判定とその根拠\n"
                              "  esuctl run                    すべての手順を順に行います\n"
                              "  esuctl uninstall-key --activation-id GUID\n"
                              "  esuctl record FILE            パソコンの応答を、名前などを置き換えて記録します\n"
                              "  esuctl key store|forget|show  資格情報ストアの MAK キー\n"
                              "  esuctl self-test              プログラムと接続先の確認\n"
                              "\n"
                              "  --machine local|practice:NAME|practice:FILE.json   対象のパソコン\n"
                              "  --state FILE          練習用パソコンの状態を残すファイル\n"
                              "  --key-stdin           標準入力から MAK キーを 1 つ読みます\n"
                              "  --key-from-store      保存済みの MAK キーを使います\n"
                              "  --activation-id GUID  この ESU の項目だけを対象にします\n"
                              "  --method online       ライセンス認証の方法\n"
                              "  --retry-activation    結果のわからない試行が 3 回続いた後に、もう一度試します\n"
                              "  --packages DIR        修復に使う .msu ファイルのフォルダー\n"
                              "  --dry-run             何をするかだけを示します\n"
                              "  --catalog URL         Microsoft Update カタログの代わりに使う場所 (https)\n"
                              "  --json                結果を JSON で標準出力に書きます\n"
                              "  --language ja|en      表示の言語\n"
                              "  --log FILE            記録 (キーの全文は残りません)\n"
                              "\n"
                              "キーを引数で渡すオプションはありません。終了コードは CONTRACT.md にあります。\n");
    }
    return QStringLiteral("esuctl: gets a PC under Extended Security Updates (ESU).\n"
                          "\n"
                          "  esuctl inspect                reads the PC; changes nothing\n"
                          "  esuctl prerequisites [--repair]  checks what ESU needs (and installs what is missing)\n"
                          "  esuctl activate               installs the key and activates\n"
                          "  esuctl updates [--install]    searches for updates (and installs them)\n"
                          "  esuctl verify                 the verdict and its proof\n"
                          "  esuctl run                    all steps in order\n"
                          "  esuctl uninstall-key --activation-id GUID\n"
                          "  esuctl record FILE            saves what the PC answers, with names replaced\n"
                          "  esuctl key store|forget|show  the MAK in the credential store\n"
                          "  esuctl self-test              facts about this build and the backends it reaches\n"
                          "\n"
                          "  --machine local|practice:NAME|practice:FILE.json   which PC\n"
                          "  --state FILE          keeps a practice PC between runs\n"
                          "  --key-stdin           reads one MAK from standard input\n"
                          "  --key-from-store      uses the stored MAK\n"
                          "  --activation-id GUID  only this ESU entry may be used\n"
                          "  --method online       how to activate\n"
                          "  --retry-activation    one more attempt after three with an unknown end\n"
                          "  --packages DIR        folder of .msu files for repairs\n"
                          "  --dry-run             says what would be done, does nothing\n"
                          "  --catalog URL         a mirror in place of Microsoft Update Catalog (https)\n"
                          "  --json                one JSON document on standard output\n"
                          "  --language ja|en      language of the texts\n"
                          "  --log FILE            log without keys\n"
                          "\n"
                          "No option takes a key as an argument. Exit codes are listed in CONTRACT.md.\n");
}

} // namespace esu
