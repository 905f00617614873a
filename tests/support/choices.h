// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

namespace esu::test {

/// Goes through every combination of choices: each path makes its choices in order, `another` turns the last one on.
class Choices {
public:
    int of(int count)
    {
        if (m_at == m_made.size())
            m_made.append({0, count});
        return m_made.at(m_at++).chosen;
    }
    bool another()
    {
        m_at = 0;
        while (!m_made.isEmpty() && m_made.constLast().chosen + 1 == m_made.constLast().count)
            m_made.removeLast();
        if (m_made.isEmpty())
            return false;
        ++m_made.last().chosen;
        return true;
    }

private:
    struct Choice {
        int chosen = 0;
        int count = 0;
    };
    QList<Choice> m_made = {};
    qsizetype m_at = 0;
};

} // namespace esu::test
