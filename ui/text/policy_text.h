// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/policies.h"
#include "core/model/verdict.h"

#include <QCoreApplication>
#include <QString>

namespace esu {

/// The policies of an organisation in words: what each takes, which do not count, what they do.
class PolicyText {
    Q_DECLARE_TR_FUNCTIONS(PolicyText)
public:
    /// Where they stand: the registry key.
    static QString place();
    /// What is wrong with a value that does not count, where it stands and what to do.
    static QString ignored(const PolicyReading &reading);
    /// "Policies: GraceDays = 60; …", those that count; empty when there are none.
    static QString set(const Policies &policies);
    /// Whom to ask, in one line.
    static QString contact(const Dealer &dealer);
    /// Which policies changed the level of a verdict, and what it would be without them.
    static QString effect(const PolicyEffect &effect);
    static QString edition(const QString &editionId);
    static QString mirror(const QString &address);
    static QString mirrorWins(const QString &address);
    static QString storingForbidden();

private:
    static QString allowed(PolicyId id);
    static QString named(PolicyId id);
};

} // namespace esu
