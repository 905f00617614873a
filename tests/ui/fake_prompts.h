// SPDX-License-Identifier: MIT
#pragma once

#include "ui/prompts.h"

#include <optional>
#include <utility>

namespace esu::test {

/// Remembers what was asked and answers when the test says so; opens nothing.
class FakePrompts final : public Prompts {
public:
    void ask(QWidget *, const Prompt &prompt, std::function<void(bool yes)> answered) override
    {
        asked = prompt;
        m_answer = std::move(answered);
    }
    void withdraw() override
    {
        asked.reset();
        m_answer = {};
    }
    void chooseSaveFile(QWidget *, const QString &, const QString &suggestedName, const QStringList &filters,
                        std::function<void(const QString &file)> chosen) override
    {
        suggested = suggestedName;
        offeredFilters = filters;
        chosen(file);
    }
    void chooseFolder(QWidget *, const QString &, const QString &start,
                      std::function<void(const QString &folder)> chosen) override
    {
        startFolder = start;
        chosen(folder);
    }
    void answer(bool yes)
    {
        asked.reset();
        if (auto answered = std::exchange(m_answer, {}))
            answered(yes);
    }

    std::optional<Prompt> asked;
    QString file;   ///< what the person chooses; empty = cancelled
    QString folder; ///< the same
    QString startFolder;
    QString suggested;
    QStringList offeredFilters;

private:
    std::function<void(bool)> m_answer;
};

} // namespace esu::test
