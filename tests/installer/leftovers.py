# SPDX-License-Identifier: MIT
"""What the tables about installing and removing say: rows of PACKAGES.md, the places they name as patterns, and when a row holds.

Names of files are those below drive C, with backslashes and without the drive; keys of the registry are whole.
"""
import re
from dataclasses import dataclass

REGISTERS, TAKES_AWAY, LEFT = "What a package registers", "What removing takes away", "What is left after removing"
ROOTS = {
    "%ProgramData%": r"ProgramData",
    "%LOCALAPPDATA%": r"users\\[^\\]+\\AppData\\Local",
    "%TEMP%": r"users\\[^\\]+\\(?:AppData\\Local\\)?Temp",
    "C:": r"",
    "HKLM": r"HKEY_LOCAL_MACHINE",
    "HKCU": r"HKEY_CURRENT_USER",
}
# A table says these in words.
IN_WORDS = {
    "where a person saved them": r"ESU reports",
    "their profiles": r"users\\another account",
    "start menu of all users": r"ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\ESU Wizard\.lnk",
    "Credential Manager": r"credential",
}


@dataclass(frozen=True)
class Removal:
    """How it was removed: by "setup" or "msi"; whether something was under way, and that was to go, too."""
    by: str
    under_way: bool = False
    everything: bool = False
    # The uninstaller ran where it lay, and made no copy of itself.
    in_place: bool = True


# When something stays: in the guide, in the Japanese one, and what it means.
CONDITIONS = (
    ("always", "常に", lambda removal: True),
    ("always: sign in as them and run `esuctl key forget` before",
     "常に。前もって、そのアカウントでサインインして `esuctl key forget` を実行する", lambda removal: True),
    ("while something is under way, unless asked", "作業が途中の間 (頼まれたときは消す)",
     lambda removal: removal.under_way and not removal.everything),
    ("until the next restart", "次の再起動まで", lambda removal: removal.by == "setup" and not removal.in_place),
    ("after an MSI, as after any other", "MSI の場合。ほかの MSI と同じ", lambda removal: removal.by == "msi"),
)


def holds(when, removal):
    return next(rule for english, _, rule in CONDITIONS if english == when)(removal)


def is_of_installers(when):
    """Left by installing and removing themselves, whatever was done in between."""
    return when in (CONDITIONS[3][0], CONDITIONS[4][0])


def table(text, heading):
    """The cells of the last table below a heading, without its head."""
    part = re.split(r"^#+ ", text.split(heading, 1)[1], maxsplit=1, flags=re.M)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("|")]
    start = max(number for number, row in enumerate(rows) if set(row[0]) == {"-"})
    return rows[start + 1:]


def codes(cell):
    return re.findall(r"`([^`]+)`", cell)


def patterns(cell):
    """Of every place that a cell names. None is a fault: nothing could be held against it."""
    found = []
    for place in codes(cell):
        root = next((name for name in ROOTS if place == name or place.startswith(name + "\\")), None)
        if root:
            words = re.split(r"(\*|<[^>]+>)", place[len(root):].lstrip("\\"))
            rest = "".join(r"[^\\]*" if word == "*" else r"[^\\]+" if word.startswith("<") else re.escape(word) for word in words)
            found.append("\\\\".join(part for part in (ROOTS[root], rest) if part))
    found += [pattern for words, pattern in IN_WORDS.items() if words in cell]
    if not found:
        raise ValueError(f"no place is named in: {cell}")
    return [re.compile(pattern + r"(?:\\.*)?", re.I) for pattern in found]


def among(names, expressions):
    return {name for name in names if any(expression.fullmatch(name) for expression in expressions)}


def unnamed(names, expressions):
    """What none of the places is, or lies above: a folder stands because of what is in it."""
    named = among(names, expressions)
    return {name for name in names - named if not any(other.lower().startswith(name.lower() + "\\") for other in named)}
