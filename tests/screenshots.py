#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""One picture per page and state, in Japanese and English, taken by the wizard's own tour on practice PCs.

usage: screenshots.py ESU_WIZARD FOLDER
"""
import os
import subprocess
import sys
from pathlib import Path

TOURS = ["windows7-pro-ready", "windows7-bare", "windows10-22h2-year2", "windows10-already-active",
         "windows7-missing-prerequisites", "windows7-home-not-eligible", "mak-exhausted", "base-key-pasted", "wsus-managed",
         "update-fails-third"]


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    wizard, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    for scenario in TOURS:
        target = folder / scenario
        target.mkdir(parents=True, exist_ok=True)
        for old in target.glob("*.png"):
            old.unlink()
        # A tour that cannot reach page 7 (a refused key, a PC that is not eligible) ends with 1 and its pictures are still right.
        subprocess.run([wizard, "--machine", f"practice:{scenario}", "--tour", target], env=environment, check=False,
                       stdout=subprocess.DEVNULL, timeout=300)
        print(f"{scenario}: {len(list(target.glob('*.png')))} pictures")
    print(folder)
    return 0 if list(folder.rglob("*.png")) else 1


if __name__ == "__main__":
    sys.exit(main())
