#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every suite, one after the other; the last line counts the test cases of all of them.

usage: run_all.py [STAGE...]     without names: all stages (see STAGES)
A stage that cannot even be built counts as one failed case, and the others still run.
"""
import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
BUILD = TOP / "build"
sys.path.insert(0, str(TOP / "tests" / "windows" / "wine"))
import wine_pc  # noqa: E402
import x_display  # noqa: E402

# Wine's server kills a process that takes more than a second to leave, as a loaded machine makes it. Its tests are over by
# then: the XML, which GoogleTest writes at the end, says how they went.
LEFT_LATE = re.compile(r"Test +#\d+: (\S+) \.*Subprocess killed")
ROOM_FOR_A_STAGE = 8 << 30  # bytes; measured: 5 GiB with sanitizers, 4 for Windows with its Wine prefixes
CLOSING = re.compile(r"^(\d+) passed, (\d+) failed")


class Count:
    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.names = []

    def fail(self, name):
        self.failed += 1
        self.names.append(name)

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.names += other.names


def say(text):
    print(f"== {text}", flush=True)


def read_gtest_xml(folder, count):
    """Counts GoogleTest cases; returns the programs that wrote a file."""
    programs = set()
    for path in sorted(folder.glob("*.xml")):
        programs.add(path.stem)
        for case in ElementTree.parse(path).getroot().iter("testcase"):
            # What was skipped has not passed.
            if case.get("result") != "completed":
                continue
            if case.find("failure") is not None:
                count.fail(f"{case.get('classname')}.{case.get('name')}")
            else:
                count.passed += 1
    return programs


def run_ctest(preset, count, windows=False, leave_out=None, log=None):
    """`log`: a file that takes what ctest says, for a run beside another suite."""
    folder = BUILD / preset / "gtest-xml"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.xml"):
        old.unlink()
    junit = BUILD / preset / "ctest.xml"
    place = f"Z:{folder}/".replace("/", "\\") if windows else f"{folder}/"
    environment = dict(os.environ, GTEST_OUTPUT=f"xml:{place}", GTEST_BRIEF="1")
    # Qt and fontconfig keep what they allocated once, and a test leaves a hanging thread behind on purpose: leaks are not
    # looked for, memory errors and undefined behaviour are.
    environment["ASAN_OPTIONS"] = "detect_leaks=0"
    with contextlib.ExitStack() as stack:
        if windows:
            # One Wine prefix for all suites, and a screen on which the smallest window still fits at 200 %.
            display = stack.enter_context(contextlib.closing(x_display.Display("2000x1600x24")))
            pc = stack.enter_context(contextlib.closing(wine_pc.WinePc(BUILD / preset / "wine", "ctest", display)))
            environment.update(pc.environment)
        # Under Wine one after the other: windows of two programs would take the keyboard from each other.
        jobs = "1" if windows else "4"
        command = ["ctest", "--test-dir", str(BUILD / preset), "-j", jobs, "--output-on-failure", "--no-tests=error",
                   "--output-junit", str(junit), *(["-E", leave_out] if leave_out else [])]
        code = subprocess.run(command, env=environment, check=False, stdout=log, stderr=log).returncode
    left_late = set()
    if log:
        log.seek(0)
        left_late = set(LEFT_LATE.findall(log.read()))
    before = count.failed
    programs = read_gtest_xml(folder, count)
    if not junit.exists():
        count.fail(f"{preset}: ctest did not run")
        return
    for case in ElementTree.parse(junit).getroot().iter("testcase"):
        name = case.get("name")
        ok = case.get("status") == "run"
        counted = any(name == program or name.startswith(program + ":") for program in programs)
        if windows and counted and name in left_late:
            code = 0 if all_passed_but(left_late, junit) else code
            continue
        if ok and not counted:
            count.passed += 1
        if not ok and not (counted and count.names):
            # Crashed, timed out, or no GoogleTest program at all.
            count.fail(f"{preset}: {name}")
    if code != 0 and count.failed == before:
        count.fail(f"{preset}: ctest ended with {code}")


def all_passed_but(names, junit):
    return all(case.get("status") == "run" or case.get("name") in names
               for case in ElementTree.parse(junit).getroot().iter("testcase"))


def run_script(command, count, name, log=None):
    """A suite of its own that ends with 'N passed, N failed'. `log`: a file that takes what it says."""
    process = subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                               errors="replace")
    last = None
    for line in process.stdout:
        print(line, end="", flush=True, file=log or sys.stdout)
        last = CLOSING.match(line) or last
    code = process.wait()
    if not last:
        count.fail(f"{name}: ended with {code} and counted nothing")
        return
    count.passed += int(last.group(1))
    count.failed += int(last.group(2))
    if int(last.group(2)):
        count.names.append(name)
    elif code != 0:
        count.fail(f"{name}: ended with {code}")


def side_by_side(total, *suites):
    """Runs `suite(count, log)` of all of them at once; what each said is printed in one piece when all are over."""
    def run(suite, count, log):
        start = time.monotonic()
        suite(count, log)
        print(f"({time.monotonic() - start:.0f} s)", file=log, flush=True)

    with contextlib.ExitStack() as stack:
        runs = [(suite, Count(), stack.enter_context(tempfile.TemporaryFile("w+"))) for suite in suites]
        threads = [threading.Thread(target=run, args=arguments) for arguments in runs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for _, count, log in runs:
            log.seek(0)
            print(log.read(), end="", flush=True)
            total.add(count)


def make_room(preset):
    """A build tree that no later stage needs goes when the disk has not room for those of the others."""
    free = shutil.disk_usage(BUILD).free
    if free < ROOM_FOR_A_STAGE:
        say(f"only {free >> 30} GiB are free: removing build/{preset}, whose stage is over")
        shutil.rmtree(BUILD / preset)


def build(preset, count):
    free = shutil.disk_usage(TOP).free
    if free < ROOM_FOR_A_STAGE:
        say(f"only {free >> 30} GiB are free here, and {preset} may need {ROOM_FOR_A_STAGE >> 30}: remove old folders below build/"
            " if it goes wrong")
    if subprocess.run([str(TOP / "dev"), "build", preset], check=False).returncode == 0:
        return True
    count.fail(f"{preset}: does not build")
    return False


def stage_linux(count):
    def script(name, *words):
        return lambda own, log: run_script([sys.executable, *words], own, name, log=log)

    if build("linux", count):
        run_ctest("linux", count)
        side_by_side(count, script("esuctl", "tests/app/esuctl_suite.py", "build/linux/app/esuctl"),
                     script("leaks", "tests/app/leaks_suite.py", "build/linux/app/esuctl"),
                     script("monitor", "tests/app/monitor_suite.py", "build/linux/app/esuctl"),
                     script("data packs", "tests/app/data_pack_suite.py", "build/linux"),
                     script("wizard", "tests/app/wizard_suite.py", "build/linux/app/esu-wizard"),
                     script("accessibility", "tests/app/accessibility_suite.py", "build/linux/app/esu-wizard"),
                     script("manual", "tests/installer/manual_suite.py"),
                     script("policies", "tests/installer/policies_suite.py"),
                     script("check", "tests/check.py"))


def stage_asan(count):
    if build("linux-asan", count):
        # At one screen scale only: the others run the same code.
        run_ctest("linux-asan", count, leave_out="tst_ui_scale")
        make_room("linux-asan")


def stage_windows(count):
    if not build("windows-x64", count):
        return

    def programs(own, log):
        run_ctest("windows-x64", own, windows=True, log=log)

    def lane(name):
        command = [sys.executable, "tests/windows/wine/run_suite.py", "build/windows-x64", "--lane", name,
                   "--work", f"build/windows-x64/wine-{name}"]
        return lambda own, log: run_script(command, own, f"wine {name}", log)

    def packages(own, log):
        command = [sys.executable, "tests/installer/package_suite.py", "build/windows-x64", "--smoke", "--work", "build/windows-x64/wine-packages"]
        run_script(command, own, "packages", log=log)

    # Each in a prefix and on a display of its own: one after the other they would take most of CI.
    side_by_side(count, programs, lane("documents"), lane("screens"), packages)


def stage_windows_x86(count):
    if build("windows-x86", count):
        run_ctest("windows-x86", count)
        run_script([sys.executable, "tests/installer/package_suite.py", "build/windows-x64", "--x86", "build/windows-x86", "--smoke",
                    "--only", "X86", "--work", "build/windows-x86/packages"], count, "packages x86")


STAGES = {"linux": stage_linux, "asan": stage_asan, "windows": stage_windows, "windows-x86": stage_windows_x86}


def main():
    names = sys.argv[1:] or list(STAGES)
    unknown = [name for name in names if name not in STAGES]
    if unknown:
        print(f"run_all.py: unknown stage {unknown[0]}; known: {', '.join(STAGES)}", file=sys.stderr)
        return 2
    total = Count()
    for name in names:
        say(f"stage {name}")
        start = time.monotonic()
        STAGES[name](total)
        say(f"stage {name}: {time.monotonic() - start:.0f} s")
    for name in total.names:
        print(f"failed: {name}")
    print(f"{total.passed} passed, {total.failed} failed", flush=True)
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main())
