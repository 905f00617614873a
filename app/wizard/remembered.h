// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/own_names.h"
#include "ui/text/language.h"

#include <QSize>

#include <memory>
#include <optional>

class QSettings;

namespace esu {

/// What the wizard remembers, below `rememberedKey` of each account; nothing else is ever written there.
inline constexpr QLatin1String rememberedLanguage("Language");     ///< "ja", "en"
inline constexpr QLatin1String rememberedWindowSize("WindowSize"); ///< "1040x760", in the pixels of a 100 % screen

/// The language and the size of the window, from one sitting to the next. What cannot be read or written is not there.
/// Owned by `WizardProgram`; main thread.
class Remembered {
public:
    /// Of the account that started the program: `caller` is its SID where another one gave the administrator rights.
    /// Where that account cannot be reached, nothing is remembered.
    static Remembered ofPerson(const QString &caller);
    /// In this file; an empty name remembers nothing.
    explicit Remembered(const QString &file);
    ~Remembered();
    Remembered(Remembered &&) noexcept;

    std::optional<LanguageCode> language() const;
    void setLanguage(LanguageCode code);
    std::optional<QSize> windowSize() const;
    void setWindowSize(QSize size);

private:
    explicit Remembered(std::unique_ptr<QSettings> place);
    std::unique_ptr<QSettings> m_place;
};

/// The form of an account's SID; what is none must not become part of a registry path.
bool isSid(const QString &text);

} // namespace esu
