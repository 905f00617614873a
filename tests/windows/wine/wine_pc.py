# SPDX-License-Identifier: MIT
"""Private Wine prefixes for tests: a bare PC, or one whose WMI and Windows Update Agent are the COM-level test PC.

Debian packages: wine wine64 libgnutls30 xvfb fonts-noto-cjk fonts-liberation (locales for the Japanese run).
Everything is made below one work folder; nothing of the user's own ~/.wine is touched.
"""
import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))
from key_search import pieces_of_a_key  # noqa: E402

CLASSES = {
    "WbemLocator": "{4590F811-1D3A-11D0-891F-00AA004B2E24}",
    "UpdateSession": "{4CB43D7F-7EEE-4906-8698-60DA1C38F2FE}",
    "SystemInformation": "{C01B9BA0-BEA7-41BA-B604-D0A36F469133}",
    "AutomaticUpdates": "{BFE18E9C-6D87-4450-B37C-E02F0B373803}",
    "UpdateServiceManager": "{F8D253D9-89A4-4DAA-87B6-1168369F0B21}",
    "UpdateCollection": "{13639463-00DB-4646-803D-528026140D88}",
}
# Wine's Gothic and dialog fonts for a Japanese PC; plain GDI text has no fallback of its own.
JAPANESE_FONTS = ["Segoe UI", "MS UI Gothic", "MS Gothic", "MS PGothic", "Meiryo", "Meiryo UI", "Yu Gothic UI", "Tahoma",
                  "MS Shell Dlg"]
FONT_FOLDERS = ["/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/liberation",
                "/usr/share/fonts/truetype/liberation2"]
SHARED_FROM = 1 << 14  # bytes
ANOTHER_PREFIX = 180  # seconds; a loaded machine makes a prefix slowly


def windows_path(path):
    return "Z:" + str(Path(path).resolve()).replace("/", "\\")


def find_wine():
    for name in ("/usr/lib/wine/wine64", "wine64", "wine"):
        found = shutil.which(name)
        if found:
            return found
    raise RuntimeError("Wine is missing: apt-get install wine wine64 libgnutls30")


def find_wineserver():
    return shutil.which("wineserver") or "/usr/lib/wine/wineserver"


class Finished:
    """What a program left: 8-bit exit code (3010 reads as 194), stdout, stderr."""

    def __init__(self, code, stdout, stderr, key_in_arguments=False):
        self.code, self.stdout, self.stderr = code, stdout, stderr
        self.key_in_arguments = key_in_arguments

    @property
    def document(self):
        """The one JSON document; positive output, since Wine can exit with 0 without having run anything."""
        return json.loads(self.stdout.decode("utf-8"))

    def __str__(self):
        tail = self.stderr.decode("utf-8", "replace")[-2000:]
        return f"exit {self.code}\n{self.stdout.decode('utf-8', 'replace')[-4000:]}\n{tail}"


def files_below(places):
    for place in map(Path, places):
        yield from [place] if place.is_file() else (p for p in place.rglob("*") if p.is_file() and not p.is_symlink())


def grep_for_key(files):
    """Those that hold a key in a spelling that key_search knows. One that cannot be read is an error: nothing was proven of it."""
    return [str(file) for file in files if pieces_of_a_key(file.read_bytes())]


class ArgumentWatch(threading.Thread):
    """Samples the arguments of every process of one prefix while a program runs; other people's are not its business."""

    def __init__(self, prefix):
        super().__init__(daemon=True)
        self.seen, self._end = threading.Event(), threading.Event()
        self._mark = f"WINEPREFIX={prefix}".encode()

    def run(self):
        while not self._end.wait(0.1):
            for process in Path("/proc").glob("[0-9]*"):
                with contextlib.suppress(OSError):
                    if self._mark in (process / "environ").read_bytes().split(b"\0"):
                        if pieces_of_a_key((process / "cmdline").read_bytes()):
                            self.seen.set()

    def finish(self):
        self._end.set()
        self.join()
        return self.seen.is_set()


def japanese_locale(work):
    """Environment of a Japanese PC; makes the locale itself where the machine has none."""
    installed = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.lower()
    if "ja_jp.utf8" in installed or "ja_jp.utf-8" in installed:
        return {"LC_ALL": "ja_JP.UTF-8"}
    folder = Path(work) / "locale"
    if not (folder / "ja_JP.UTF-8").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["localedef", "-i", "ja_JP", "-f", "UTF-8", str(folder / "ja_JP.UTF-8")], check=False,
                       capture_output=True)
    if not (folder / "ja_JP.UTF-8").is_dir():
        raise RuntimeError("no Japanese locale: apt-get install locales")
    return {"LC_ALL": "ja_JP.UTF-8", "LOCPATH": str(folder)}


def share_files(folder, store):
    """Each prefix holds the same 700 MB of Wine's own files; hard links to one store keep them once.

    Nothing may write into such a file where it stands: a test that replaces one removes it first.
    """
    store.mkdir(parents=True, exist_ok=True)
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_file() or path.stat().st_size < SHARED_FROM:
            continue
        kept = store / hashlib.sha256(path.read_bytes()).hexdigest()
        with contextlib.suppress(FileExistsError):
            os.link(path, kept)
        if not kept.samefile(path):
            path.unlink()
            os.link(kept, path)


class WinePc:
    """One prefix. `display`: an X display that lives as long as this. `dll`: the COM-level test PC; None: bare Wine."""

    def __init__(self, work, name, display, version="win7", dll=None, japanese=False):
        self.work = Path(work).resolve()
        self.prefix = self.work / name
        self.environment = {
            # Nothing asks the internet: Wine's WinHTTP takes its proxy from here, and nobody listens there.
            "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9",
            "PATH": os.environ["PATH"], "HOME": str(self.work), "WINEPREFIX": str(self.prefix),
            # No debugger: it would hold the pipes of a program that crashed, for ever.
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=;winedbg.exe=", "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8",
            "FONTCONFIG_FILE": str(self._font_configuration()),
            # From the first program on: the desktop of the first serves all later ones.
            "DISPLAY": display.name,
        }
        if japanese:
            self.environment.update(japanese_locale(self.work))
        self.wine = find_wine()
        self._keeper = None
        self._make(version, dll, japanese)

    def _font_configuration(self):
        """Only sober fonts: with everything that may be installed Wine picks a mathematical one for the user interface."""
        file = self.work / "fonts.conf"
        self.work.mkdir(parents=True, exist_ok=True)
        folders = "".join(f"<dir>{folder}</dir>" for folder in FONT_FOLDERS if os.path.isdir(folder))
        file.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
                        f"{folders}<cachedir>{self.work}/font-cache</cachedir></fontconfig>")
        return file

    def _make(self, version, dll, japanese):
        stamp = self.prefix / f"ready-{version}"
        if not stamp.exists():
            shutil.rmtree(self.prefix, ignore_errors=True)
            self.prefix.mkdir(parents=True)
            self._wine("wineboot", "-i")
            self._wine("winecfg", "-v", version)
            shown = self._wine("winecfg", "-v").stdout.decode("utf-8", "replace").strip()
            if version not in shown:
                raise RuntimeError(f"the prefix is {shown or 'dead'}, not {version}")
            share_files(self.prefix / "drive_c" / "windows", self.work.parent / "wine-files")
        # After the prefix is complete: wineboot registers Wine's own classes again. Without a window manager Wine would wait
        # two seconds for it whenever a window is hidden.
        lines = ["[HKEY_CURRENT_USER\\Software\\Wine\\X11 Driver]", '"Managed"="N"', ""]
        if dll is not None:
            path = windows_path(dll).replace("\\", "\\\\")
            for name, class_id in CLASSES.items():
                lines += [f"[HKEY_LOCAL_MACHINE\\Software\\Classes\\CLSID\\{class_id}]", f'@="{name}"', "",
                          f"[HKEY_LOCAL_MACHINE\\Software\\Classes\\CLSID\\{class_id}\\InprocServer32]", f'@="{path}"',
                          '"ThreadingModel"="Both"', ""]
        if japanese:
            lines.append("[HKEY_CURRENT_USER\\Software\\Wine\\Fonts\\Replacements]")
            lines += [f'"{font}"="Noto Sans CJK JP"' for font in JAPANESE_FONTS] + [""]
        self.import_registry(lines)
        self.close()
        stamp.touch()
        # Waits for input until `close`, so that Wine's services and its desktop are started once, and here: the first
        # program to need them would start them with its own pipes, and whoever reads those would wait for ever.
        self._keeper = subprocess.Popen([self.wine, "cmd"], env=self.environment, stdin=subprocess.PIPE,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        subprocess.run([self.wine, "rundll32", "user32.dll,GetDesktopWindow"], env=self.environment,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       timeout=ANOTHER_PREFIX, check=False)

    def import_registry(self, lines):
        registry = self.prefix / "com-pc.reg"
        registry.write_bytes("\r\n".join(["Windows Registry Editor Version 5.00", "", *lines, ""]).encode("utf-16"))
        self._wine("regedit", "/S", windows_path(registry))

    def _wine(self, *command):
        return subprocess.run([self.wine, *command], env=self.environment, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=ANOTHER_PREFIX)

    def start(self, exe, *arguments, environment=None, stdin=subprocess.PIPE):
        return subprocess.Popen([self.wine, str(exe), *arguments], env=self.environment | (environment or {}), stdin=stdin,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, exe, *arguments, stdin=b"", environment=None, timeout=300, watch=False):
        watch = ArgumentWatch(self.prefix) if watch else None
        if watch:
            watch.start()
        process = self.start(exe, *arguments, environment=environment)
        try:
            out, err = process.communicate(stdin, timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            err += f"\n(killed after {timeout} s)".encode()
        found = watch.finish() if watch else False
        return Finished(process.returncode, out, err, found)

    def state_folder(self):
        """Where the product keeps its journal on a real PC."""
        return self.prefix / "drive_c" / "ProgramData" / "ESU Wizard"

    def moved_aside(self):
        """Folders that lay in its place and were not the product's."""
        return list(self.state_folder().parent.glob("ESU Wizard.*"))

    def forget_state(self):
        for folder in (self.state_folder(), *self.moved_aside()):
            shutil.rmtree(folder, ignore_errors=True)

    def close(self):
        """Ends what still runs in this prefix, and waits until its registry is written."""
        if self._keeper:
            self._keeper.stdin.close()
        for option in ("-k", "-w"):
            subprocess.run([find_wineserver(), option], env=self.environment, capture_output=True, timeout=60)
        if self._keeper:
            self._keeper.wait(timeout=60)


class CallLog:
    """The COM-level PC's record of what a program asked of it."""

    def __init__(self, file):
        self.entries = []
        if Path(file).exists():
            self.entries = [json.loads(line) for line in Path(file).read_text("utf-8").splitlines()]

    def round_trips(self):
        return [entry for entry in self.entries if entry.get("round_trip")]

    def violations(self):
        return [entry for entry in self.entries if entry.get("violation")]

    def problems(self):
        return [entry for entry in self.entries if entry.get("op") == "problem"]

    def count(self, operation):
        return sum(1 for entry in self.entries if entry.get("op") == operation)


def new_folder(work, name):
    Path(work).mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=re.sub(r"\W+", "-", name) + "-", dir=work))


def wait_for(condition, timeout, step=0.1):
    """For what another process does: polls, never longer than `timeout`."""
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(step)
    return condition()
