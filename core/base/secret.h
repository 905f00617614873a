// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <string>

class QDebug;

namespace esu {

/// Text that must never be shown, logged or stored: a MAK between the field where it was typed and the port call.
/// Move-only; wiped on destruction, also when moved from. It has no stream or debug operator.
class Secret {
public:
    Secret() = default;
    /// Takes the characters; wiping `text` itself is up to the caller (`wipe`).
    explicit Secret(QStringView text);
    ~Secret();

    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;

    bool isEmpty() const { return m_text.empty(); }
    /// For the one call that hands the text to Windows or to the credential store. Never keep the view.
    QStringView reveal() const { return m_text; }
    /// A second, deliberate copy.
    Secret clone() const;

    /// Constant time for texts of equal length.
    bool operator==(const Secret &other) const;

    friend QDebug operator<<(QDebug, const Secret &) = delete;

private:
    std::u16string m_text;
};

/// Overwrites the characters of `text` as far as Qt lets us (an implicitly shared copy elsewhere is not reached).
void wipe(QString &text);

/// What `bytes` say in UTF-8. Overwrites them for everybody who shares them: for the buffer of a library that gives one
/// out and never wipes it. Not for a literal.
Secret takeSecret(const QByteArray &bytes);

} // namespace esu
