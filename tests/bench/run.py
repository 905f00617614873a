#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Speed as ratios, baseline and subject measured in turn in one run.

usage: run.py [BUILD_FOLDER]      default: build/linux
"""
import os
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 15
LIMIT = 1.3  # issue 2: first page within 1.3 times an empty Qt window of the same build


def measure(program, mode):
    environment = dict(os.environ, QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"))
    output = subprocess.run([program, mode], env=environment, capture_output=True, text=True, check=True, timeout=60).stdout
    return int(output.split()[0]) / 1000


def main():
    build = Path(sys.argv[1] if len(sys.argv) > 1 else "build/linux")
    program = build / "tests" / "bench" / "bench_first_page"
    if not program.exists():
        print(f"bench: {program} is not there; build it first (./dev build linux)", file=sys.stderr)
        return 2
    times = {"empty": [], "wizard": []}
    for mode in times:
        measure(program, mode)  # warms the file cache
    for _ in range(ROUNDS):
        for mode in times:
            times[mode].append(measure(program, mode))
    empty, wizard = (statistics.median(times[mode]) for mode in ("empty", "wizard"))
    print(f"empty Qt window: median {empty:.1f} ms of {ROUNDS}; first page: median {wizard:.1f} ms; "
          f"ratio {wizard / empty:.2f} (limit {LIMIT})")
    return 0 if wizard / empty <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
