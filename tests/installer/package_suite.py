#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The packages: made from the programs of a build, looked into, installed and removed under Wine.

    package_suite.py BUILD_X64 [--x86 BUILD_X86] [--smoke] [--work DIR] [--only TEXT]…

--smoke: what `./dev test` takes, less than a minute. Ends with one line "N passed, N failed".
"""
import argparse
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.append(str(HERE.parent))
from suite import end  # noqa: E402
from world import World  # noqa: E402


def cases(suite):
    for entry in suite:
        yield from cases(entry) if isinstance(entry, unittest.TestSuite) else [entry]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--x86", type=Path)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--only", action="append", default=[])
    options = parser.parse_args()
    World.build = {"x64": options.build.resolve()} | ({"x86": options.x86.resolve()} if options.x86 else {})
    World.work = (options.work or options.build / "packages").resolve()
    World.work.mkdir(parents=True, exist_ok=True)
    World.smoke = options.smoke
    found = unittest.defaultTestLoader.discover(str(HERE), "test_*.py")
    chosen = unittest.TestSuite(case for case in cases(found) if all(text in case.id() for text in options.only))
    try:
        result = unittest.TextTestRunner(verbosity=2).run(chosen)
    finally:
        World.close()
    return end(result)


if __name__ == "__main__":
    sys.exit(main())
