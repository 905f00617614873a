# SPDX-License-Identifier: MIT
"""What is in a package, for every kind of package: names, bytes, digests."""
import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
PRODUCT = "ESU Wizard"
PUBLISHER = "The ESU Wizard authors"
PROGRAMS = ("esu-wizard.exe", "esuctl.exe")
# Name in the package, where it comes from; texts that Windows 7's Notepad opens have its line ends.
TEXTS = {
    "LICENSE.txt": "LICENSE",
    "third-party-notices.txt": "installer/windows/third-party-notices.txt",
    "esuctl-contract.txt": "app/ctl/CONTRACT.md",
    "esuctl-contract.schema.json": "app/ctl/contract.schema.json",
    "esu-wizard.admx": "installer/policies/esu-wizard.admx",
    "esu-wizard.ja-JP.adml": "installer/policies/ja-JP/esu-wizard.adml",
    "esu-wizard.en-US.adml": "installer/policies/en-US/esu-wizard.adml",
    "report.schema.json": "app/wizard/report.schema.json",
}
SBOM = "sbom.cdx.json"
DIGESTS = "SHA256SUMS.txt"
NAMES = (*PROGRAMS, *TEXTS, SBOM, DIGESTS)
# In the ZIP alone: tells the program that nothing was installed (app/wizard/leave_nothing.h).
PORTABLE_MARK = "portable.txt"
# Documents by their Markdown in installer/manual, with what they are called in a package that has them.
MANUALS = {"owner.ja": "manual-ja", "administrator.ja": "administrators-guide-ja", "administrator.en": "administrators-guide-en"}
MANUAL_FILES = tuple(f"{stem}.{kind}" for stem in MANUALS.values() for kind in ("html", "pdf"))
ARCHITECTURES = ("x64", "x86")
KINDS = {"setup": "-setup.exe", "msi": ".msi", "zip": "-portable.zip"}


class Problem(Exception):
    """One sentence for whoever packs."""


def names_in(stage):
    """What this package holds: documents are in it where they were made."""
    return (*NAMES, *(name for name in MANUAL_FILES if (stage / name).is_file()))


def project_version():
    return re.search(r"project\(esu-wizard VERSION ([0-9.]+)", (TOP / "CMakeLists.txt").read_text("utf-8")).group(1)


def package_name(kind, version, arch):
    return f"esu-wizard-{version}-{arch}{KINDS[kind]}"


def numbers_of(version):
    return ".".join((version.split(".") + ["0", "0", "0"])[:4])


def time_of_commit():
    """SOURCE_DATE_EPOCH, or the time of the last commit: the only clock that a package knows."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=TOP, capture_output=True, text=True, check=False)
    if told.returncode != 0 or not told.stdout.strip():
        raise Problem("no commit to take the time from: set SOURCE_DATE_EPOCH")
    return int(told.stdout)


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def data_keys_in(program):
    """Whose data packs it believes: a program holds each key in this form only (core/model/data_pack.h)."""
    found = re.findall(rb"esu-data-key:([^:\0]{1,60}):[0-9a-f]{64}", Path(program).read_bytes())
    return [name.decode("latin-1") for name in found]


def version_of(program):
    """ProductVersion of its version block."""
    data = Path(program).read_bytes()
    label = "ProductVersion\0".encode("utf-16-le")
    at = data.rfind(label)
    text = data[at + len(label):at + len(label) + 64].decode("utf-16-le", "replace") if at >= 0 else ""
    return text.lstrip("\0").split("\0")[0]


def tool(name, package):
    found = shutil.which(name)
    if not found:
        raise Problem(f"{name} is missing (Debian package {package})")
    return found


def run(command, **options):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, errors="replace", check=False, **options)
    if done.returncode != 0:
        raise Problem(f"{command[0]} ended with {done.returncode}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def write_digests(folder, names, target):
    """In the form of sha256sum, sorted."""
    lines = [f"{digest(folder / name)}  {name}\n" for name in sorted(names)]
    target.write_text("".join(lines), "ascii", newline="\n")


def emptied(folder, is_ours):
    """The folder without what an earlier run made; one that holds anything else is somebody's, and stays as it is."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not is_ours(path.name):
            raise Problem(f"{folder} holds {path.name}, which is not of ours: give a new folder")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def settle(folder, time):
    """No file tells when and by whom it was packed."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.chmod(0o755 if path.is_dir() or path.suffix == ".exe" else 0o644)
        os.utime(path, (time, time))
