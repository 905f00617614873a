# SPDX-License-Identifier: MIT
"""What the tests of the packages share: packages made once, the guide's tables, one Wine PC."""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PACKAGES = TOP / "installer" / "packages"
GUIDE = (TOP / "installer" / "PACKAGES.md").read_text("utf-8")
sys.path[:0] = [str(PACKAGES), str(TOP / "tests" / "windows" / "wine")]
import content  # noqa: E402
import leftovers  # noqa: E402
import wine_pc  # noqa: E402
import x_display  # noqa: E402

EPOCH = 1_790_000_000
BEFORE = "0.0.9"


def guide_rows(section):
    """The cells of the last table of a section, without its head."""
    return leftovers.table(GUIDE, f"\n## {section}\n")


class World:
    """Made once by package_suite.py."""
    build = {}
    work = None
    smoke = False
    _display = None
    _pcs = {}

    @classmethod
    def pack(cls, name, *options, tree=TOP, clock=(), archs=("x64",), environment=None, builds=None):
        """A folder of packages below the work folder."""
        out = cls.work / name
        builds = builds or {arch: cls.build[arch] for arch in archs}
        words = [word for arch, build in builds.items() for word in (f"--{arch}", str(build))]
        done = subprocess.run([*clock, sys.executable, str(tree / "installer/packages/build.py"), "--out", str(out), *words, *options],
                              env=dict(os.environ, SOURCE_DATE_EPOCH=str(EPOCH), PYTHONDONTWRITEBYTECODE="1", **(environment or {})),
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stdout + done.stderr)
        return out

    _made = {}

    @classmethod
    def packages(cls, *kinds, version=None):
        """Packages of x64, each kind made at most once."""
        made = []
        for kind in kinds:
            key = (kind, version)
            if key not in cls._made:
                as_version = ["--as-version", version] if version else []
                out = cls.pack(f"made-{kind}-{version or 'now'}", "--only", kind, *as_version)
                cls._made[key] = next(path for path in out.iterdir() if path.name != content.DIGESTS)
            made.append(cls._made[key])
        return made[0] if len(made) == 1 else made

    @classmethod
    def pc(cls, with_com_pc=False):
        """A bare Wine, or one whose management and updates are the COM-level test PC."""
        if with_com_pc not in cls._pcs:
            name = "wine-com" if with_com_pc else "wine"
            # Anew: what a run before this one left installed must hide nothing.
            shutil.rmtree(cls.work / name, ignore_errors=True)
            cls._display = cls._display or x_display.Display()
            dll = cls.build["x64"] / "tests" / "windows" / "com_pc" / "esu_com_pc.dll" if with_com_pc else None
            cls._pcs[with_com_pc] = wine_pc.WinePc(cls.work / name, "packages", cls._display, dll=dll)
        return cls._pcs[with_com_pc]

    @classmethod
    def display(cls):
        return cls._display

    @classmethod
    def close(cls):
        for pc in cls._pcs.values():
            pc.close()
        if cls._display:
            cls._display.close()


def key_rows(file):
    """A registry export as {key: set of its values}."""
    keys, key = {}, None
    # A long value goes on in the next line behind a backslash.
    whole = re.sub(r"\\\r?\n\s+", "", Path(file).read_text("utf-16", errors="replace"))
    for line in whole.splitlines():
        if line.startswith("["):
            key = line.strip("[]")
            keys[key] = set()
        elif key and re.match(r'["@]', line):
            keys[key].add(line)
    return keys
