// SPDX-License-Identifier: MIT
#include "core/base/secret.h"

#include <algorithm>

namespace esu {

namespace {

/// `volatile` keeps the compiler from dropping writes to memory that is about to be freed.
void overwrite(char16_t *data, std::size_t size)
{
    volatile char16_t *place = data;
    for (std::size_t i = 0; i < size; ++i)
        place[i] = u'\0';
}

/// The whole buffer, not just the length: a short-string buffer keeps its bytes after a move.
void overwrite(std::u16string &text)
{
    text.resize(text.capacity());
    overwrite(text.data(), text.size());
    text.clear();
}

} // namespace

Secret::Secret(QStringView text) : m_text(text.utf16(), text.utf16() + text.size()) {}

Secret::~Secret()
{
    overwrite(m_text);
}

Secret::Secret(Secret &&other) noexcept : m_text(std::move(other.m_text))
{
    overwrite(other.m_text);
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        overwrite(m_text);
        m_text = std::move(other.m_text);
        overwrite(other.m_text);
    }
    return *this;
}

Secret Secret::clone() const
{
    return Secret(reveal());
}

bool Secret::operator==(const Secret &other) const
{
    if (m_text.size() != other.m_text.size())
        return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < m_text.size(); ++i)
        difference |= static_cast<unsigned>(m_text[i] ^ other.m_text[i]);
    return difference == 0;
}

void wipe(QString &text)
{
    if (!text.isEmpty())
        overwrite(reinterpret_cast<char16_t *>(text.data()), static_cast<std::size_t>(text.size()));
    text.truncate(0);
}

Secret takeSecret(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    Secret secret(text);
    wipe(text);
    // `data()` would detach, and reach a copy only.
    volatile char *place = const_cast<char *>(bytes.constData());
    for (qsizetype i = 0; i < bytes.size(); ++i)
        place[i] = '\0';
    return secret;
}

} // namespace esu
