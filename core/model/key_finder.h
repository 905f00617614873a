// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/product_key.h"

#include <QStringView>

namespace esu {

/// A key in a text, from its first to past its last character.
struct KeyMatch {
    qsizetype start = 0;
    qsizetype end = 0;
    qsizetype tokens = 0;
    bool dashed = true; ///< a dash, or another sign, between all groups
};

/// Where in `text` keys are, in order; it is read as it stands, without unwrapping. Pure.
QList<KeyMatch> keyMatches(QStringView text);

/// So many key characters follow each other, whatever signs stand between them, that this is a key or the most of one
/// (with two slips at most; three of its groups with dashes, too): it must not be repeated. GUIDs and digests are none.
/// Pure.
bool mayHoldKey(QStringView text);

/// Where such a piece is, from its first to past its last key character.
struct KeyPieces {
    qsizetype start = 0;
    qsizetype end = 0;
};
/// All of them, in order. Pure.
QList<KeyPieces> keyPieces(QStringView text);

/// What stands beside the key at `match`, as words for a person without anything in the form of a key, and the year
/// they name. Pure.
struct KeyNeighbours {
    QString beside = {};
    std::optional<int> year = std::nullopt;
};
KeyNeighbours neighboursOf(QStringView text, const KeyMatch &match, qsizetype previousEnd, qsizetype nextStart);

/// What is wrong with a text that holds no key: a key with a slip, what stands in a key's place, or nothing like one.
/// `slip` is the piece that the places of the problem are counted in, empty when there is none. Pure.
struct KeySlip {
    KeyProblem problem = {};
    QStringView slip = {};
};
KeySlip slipIn(QStringView text);

/// Does a key with a slip stand in what is left of `text` without the keys at `matches`? Only what is surely meant for
/// one: five groups or their characters in one run, almost all of them right. Pure.
bool hasSlipBeside(QStringView text, const QList<KeyMatch> &matches);

} // namespace esu
