#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the lists of check_imports.py anew from the imports of the given PE files.

    update_allowed_imports.py PE... --exports DIR

DIR holds win7-sp1-x64.json and win7-sp1-x86.json: what the DLLs of Windows 7 SP1 export. Any import that is not in
there is refused and no list is written, so a line can enter only by way of that data. The list of an architecture is
made from the files of that architecture alone: name all shipped programs at once. What the programs look up at run time
by way of late_imports.inc is checked as well.
"""

import argparse
import json
import pathlib
import re
import sys

from check_imports import HERE, Import, PeError, allowed_file, read_pe

LATE_IMPORTS = HERE / "late_imports.inc"

HEADER = """\
# What the shipped {architecture} programs import. Each line was checked against the exports of Windows 7 SP1 by
# update_allowed_imports.py, which writes this file.
"""


def exported(exports, entry):
    dll = exports.get(entry.dll)
    if dll is None:
        return False
    if entry.function.startswith("#"):
        return entry.function[1:] in dll["ordinals"]
    return entry.function in dll["names"]


def late_imports():
    text = LATE_IMPORTS.read_text(encoding="utf-8")
    return [Import(f"{dll}.dll", function) for dll, function in re.findall(r"^LATE\((\w+), (\w+), \d+\)$", text, re.M)]


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Writes the allow-lists of the import gate.")
    parser.add_argument("--exports", required=True, type=pathlib.Path, metavar="DIR")
    parser.add_argument("--lists", default=HERE, help="folder of the allow-lists")
    parser.add_argument("files", nargs="+", metavar="PE")
    options = parser.parse_args(arguments)

    imports = {}
    try:
        for name in options.files:
            pe = read_pe(name)
            imports.setdefault(pe.architecture, {}).update({entry: name for entry in pe.imports})
        exports = {
            architecture: json.loads((options.exports / f"win7-sp1-{architecture}.json").read_text(encoding="utf-8"))
            for architecture in imports
        }
    except (PeError, OSError, ValueError) as error:
        print(f"{error}", file=sys.stderr)
        return 2

    refused = [
        f"{name}: Windows 7 SP1 does not export {entry.line()} ({architecture})"
        for architecture, entries in imports.items()
        for entry, name in sorted(entries.items())
        if not exported(exports[architecture], entry)
    ] + [
        f"{LATE_IMPORTS.name}: Windows 7 SP1 does not export {entry.line()} ({architecture})"
        for architecture in imports
        for entry in late_imports()
        if not exported(exports[architecture], entry)
    ]
    if refused:
        print("\n".join(refused), file=sys.stderr)
        return 1
    for architecture, entries in imports.items():
        lines = sorted({entry.line() for entry in entries})
        path = allowed_file(architecture, options.lists)
        path.write_text(HEADER.format(architecture=architecture) + "\n".join(lines) + "\n", encoding="utf-8")
        print(f"{path}: {len(lines)} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
