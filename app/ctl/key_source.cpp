// SPDX-License-Identifier: MIT
#include "app/ctl/key_source.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"

#include <QStringDecoder>

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <termios.h>
#include <unistd.h>
#endif

namespace esu {

namespace {

constexpr qsizetype keyInputLimit = 4096;

Error keyError(const QString &condition, const QString &detail = {})
{
    return {.fault = Fault::BadData, .operation = operation::keyInput, .condition = condition, .detail = detail};
}

Error describe(const KeyProblem &problem)
{
    switch (problem.kind) {
    case KeyProblem::Kind::Empty:
        return keyError(condition::keyNone);
    case KeyProblem::Kind::TooShort:
    case KeyProblem::Kind::TooLong:
        return keyError(condition::keyLength, QStringLiteral("%1 of 25 characters").arg(problem.length));
    case KeyProblem::Kind::ImpossibleCharacter:
        return keyError(condition::keyImpossibleCharacter,
                        QStringLiteral("character %1: \"%2\"").arg(problem.place).arg(problem.character));
    case KeyProblem::Kind::SecondN:
        return keyError(condition::keyImpossibleCharacter,
                        QStringLiteral("character %1: second \"N\"").arg(problem.place));
    }
    return keyError(condition::keyNone);
}

/// UTF-16 without a BOM is what a Windows pipe from PowerShell gives: every second byte of ASCII text is zero.
QStringDecoder decoderFor(const QByteArray &bytes)
{
    if (const auto bom = QStringConverter::encodingForData(bytes))
        return QStringDecoder(*bom);
    if (bytes.size() >= 2 && bytes.at(1) == '\0')
        return QStringDecoder(QStringConverter::Utf16LE);
    if (bytes.size() >= 2 && bytes.at(0) == '\0')
        return QStringDecoder(QStringConverter::Utf16BE);
    return QStringDecoder(QStringConverter::Utf8);
}

void wipeBytes(QByteArray &bytes)
{
    bytes.fill('\0');
    bytes.clear();
}

/// Turns off the echo of a terminal while a key is typed.
class NoEcho {
public:
#ifdef Q_OS_WIN
    NoEcho() : m_handle(GetStdHandle(STD_INPUT_HANDLE)), m_isTerminal(GetConsoleMode(m_handle, &m_mode) != 0)
    {
        if (m_isTerminal)
            SetConsoleMode(m_handle, m_mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
    }
    ~NoEcho()
    {
        if (m_isTerminal)
            SetConsoleMode(m_handle, m_mode);
    }

private:
    HANDLE m_handle;
    DWORD m_mode = 0;
    bool m_isTerminal;
#else
    NoEcho() : m_isTerminal(tcgetattr(STDIN_FILENO, &m_mode) == 0)
    {
        if (!m_isTerminal)
            return;
        termios quiet = m_mode;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &quiet);
    }
    ~NoEcho()
    {
        if (m_isTerminal)
            tcsetattr(STDIN_FILENO, TCSANOW, &m_mode);
    }

private:
    termios m_mode{};
    bool m_isTerminal;
#endif
public:
    NoEcho(const NoEcho &) = delete;
    NoEcho &operator=(const NoEcho &) = delete;
    bool isTerminal() const { return m_isTerminal; }
};

/// Unbuffered, so that no library keeps a copy of the key.
QByteArray readStandardInput()
{
    const NoEcho noEcho;
    QByteArray bytes(keyInputLimit, '\0');
    qsizetype size = 0;
    while (size < keyInputLimit) {
#ifdef Q_OS_WIN
        const auto got = _read(0, bytes.data() + size, static_cast<unsigned>(keyInputLimit - size));
#else
        const auto got = ::read(STDIN_FILENO, bytes.data() + size, static_cast<std::size_t>(keyInputLimit - size));
#endif
        if (got <= 0)
            break;
        size += got;
        if (noEcho.isTerminal())
            break; // a terminal gives whole lines
    }
    bytes.resize(size);
    return bytes;
}

} // namespace

Result<ProductKey> keyFromBytes(QByteArray bytes, const KmsClientKeys &kmsClientKeys)
{
    QStringDecoder decoder = decoderFor(bytes);
    QString text = decoder(bytes);
    wipeBytes(bytes);
    std::vector<FoundKey> found = findKeys(text, kmsClientKeys);
    if (found.empty()) {
        // Nothing looks like a key: say what is wrong with the text if it was meant to be one.
        auto parsed = ProductKey::parse(text);
        const bool longText = text.size() > 100;
        wipe(text);
        if (parsed)
            return *std::move(parsed);
        return std::unexpected(longText ? keyError(condition::keyNone) : describe(parsed.error()));
    }
    wipe(text);
    FoundKey *chosen = nullptr;
    for (FoundKey &candidate : found) {
        if (candidate.kmsProduct)
            continue;
        if (chosen)
            return std::unexpected(keyError(condition::keySeveral, QStringLiteral("%1 keys").arg(found.size())));
        chosen = &candidate;
    }
    if (!chosen)
        return std::unexpected(keyError(condition::keyKmsClient, *found.front().kmsProduct));
    return std::move(chosen->key);
}

Result<std::optional<ProductKey>> readKey(const Arguments &arguments, CredentialStore &store,
                                          const KmsClientKeys &kmsClientKeys, const JobContext &context)
{
    if (arguments.has(Option::KeyStdin)) {
        auto key = keyFromBytes(readStandardInput(), kmsClientKeys);
        if (!key)
            return std::unexpected(key.error());
        return std::optional(*std::move(key));
    }
    if (!arguments.has(Option::KeyFromStore))
        return std::optional<ProductKey>();
    context.tell({.waiting = Waiting::CredentialStore});
    const auto stored = store.read(defaultKeyLabel, context);
    if (!stored)
        return std::unexpected(stored.error());
    auto key = ProductKey::parse(stored->reveal());
    if (!key)
        return std::unexpected(describe(key.error()));
    return std::optional(*std::move(key));
}

} // namespace esu
