#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Speed as ratios, baseline and subject measured in turn in one run.

Two figures each: inside the program, from main to the painted page, and the whole process.

usage: run.py [BUILD_FOLDER]      default: build/linux; build/windows-x64 is measured under Wine
"""
import contextlib
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "windows" / "wine"))
import wine_pc  # noqa: E402
import x_display  # noqa: E402

ROUNDS = 15
LIMIT = 1.3  # issue 2: first page within 1.3 times an empty Qt window of the same build


def measure(command, environment):
    """Milliseconds inside the program, and of the whole process."""
    start = time.monotonic()
    output = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60).stdout
    return int(output.split()[0]) / 1000, (time.monotonic() - start) * 1000


def compare(command, environment):
    times = {"empty": [], "wizard": []}
    for mode in times:
        measure([*command, mode], environment)  # warms the file cache
    for _ in range(ROUNDS):
        for mode in times:
            times[mode].append(measure([*command, mode], environment))
    ratios = []
    for place, what in enumerate(("inside the program", "whole process")):
        empty, wizard = (statistics.median(pair[place] for pair in times[mode]) for mode in ("empty", "wizard"))
        ratios.append(wizard / empty)
        print(f"{what}: empty Qt window {empty:.1f} ms, first page {wizard:.1f} ms (medians of {ROUNDS}); "
              f"ratio {ratios[-1]:.2f} (limit {LIMIT})")
    return max(ratios)


def main():
    build = Path(sys.argv[1] if len(sys.argv) > 1 else "build/linux")
    folder = build / "tests" / "bench"
    native, windows = folder / "bench_first_page", folder / "bench_first_page.exe"
    if native.exists():
        ratio = compare([native], dict(os.environ, QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen")))
    elif windows.exists():
        with contextlib.closing(x_display.Display()) as display, \
                contextlib.closing(wine_pc.WinePc(build / "wine", "bench", display)) as pc:
            ratio = compare([pc.wine, windows], pc.environment)
    else:
        print(f"bench: there is no program in {folder}; build it first (./dev build linux)", file=sys.stderr)
        return 2
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
