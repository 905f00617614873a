#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The real esu-wizard on a practice PC: it walks to the end, and Qt has nothing to complain about.

usage: wizard_suite.py ESU_WIZARD
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))
import contract  # noqa: E402
from suite import end  # noqa: E402

# What an offscreen screen always says; anything else is a fault of ours.
USUAL = ("This plugin does not support", "QStandardPaths: XDG_RUNTIME_DIR not set")
WIZARD = None


def run(*arguments, home=None):
    home = str(home or tempfile.mkdtemp())
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", HOME=home, LC_ALL="C.UTF-8", XDG_CONFIG_HOME=f"{home}/.config",
                       XDG_DATA_HOME=f"{home}/.local/share",
                       DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
    return subprocess.run([WIZARD, *arguments], capture_output=True, env=environment, timeout=300, check=False)


def complaints(process):
    return [line for line in process.stderr.decode().splitlines() if line and not line.startswith(USUAL)]


class Wizard(unittest.TestCase):
    def test_a_tour_reaches_the_last_page_in_both_languages(self):
        folder = Path(tempfile.mkdtemp())
        process = run("--machine", "practice:windows10-22h2-year2", "--tour", str(folder))
        self.assertEqual(complaints(process), [])
        self.assertEqual(process.returncode, 0)
        for language in ("ja", "en"):
            pages = {picture.name[0] for picture in folder.glob(f"*-{language}.png")}
            self.assertEqual(set("1234567"), pages)
            [report] = folder.glob(f"7-*-{language}.json")
            self.assertEqual(contract.report_problems(json.loads(report.read_text("utf-8"))), [])

    def test_an_option_that_is_not_understood_is_named(self):
        for arguments, word in ((("--langauge", "ja"), "langauge"), (("--language", "fr"), "fr"),
                                (("--machine", "SOME-PC"), "SOME-PC"), (("--catalog", "ftp://x"), "ftp://x")):
            with self.subTest(arguments):
                process = run(*arguments)
                self.assertEqual(process.returncode, 2)
                self.assertIn(word, process.stderr.decode())
                self.assertIn("esu-wizard --help", process.stderr.decode())

    def test_what_is_wrong_is_said_in_the_language_that_was_asked_for(self):
        process = run("--language", "ja", "--langauge", "ja")
        self.assertEqual(process.returncode, 2)
        self.assertIn("オプション", process.stderr.decode())

    def test_help_and_version_are_text(self):
        for arguments, words in ((("--help",), "--language"), (("--version",), "esu-wizard "),
                                 (("--help", "--language", "ja"), "オプションなしで起動")):
            with self.subTest(arguments):
                process = run(*arguments)
                self.assertEqual((process.returncode, complaints(process)), (0, []))
                self.assertIn(words, process.stdout.decode())

    def test_a_tour_leaves_nothing_in_the_home(self):
        home = Path(tempfile.mkdtemp())
        folder = Path(tempfile.mkdtemp())
        process = run("--machine", "practice:no-such-pc", "--tour", str(folder), home=home)
        self.assertEqual(process.returncode, 1)
        left = [path for path in home.rglob("*") if path.is_file() and "cache" not in str(path).lower()]
        self.assertEqual(left, [])

    def test_a_practice_pc_that_is_not_there_ends_on_the_error_of_page_1(self):
        folder = Path(tempfile.mkdtemp())
        process = run("--machine", "practice:no-such-pc", "--tour", str(folder))
        self.assertEqual(process.returncode, 1)
        self.assertEqual(sorted(picture.name for picture in folder.iterdir()), ["1-start-error-en.png", "1-start-error-ja.png"])


def main():
    global WIZARD
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    WIZARD = str(Path(sys.argv[1]).resolve())
    result = unittest.TextTestRunner(verbosity=0).run(unittest.defaultTestLoader.loadTestsFromTestCase(Wizard))
    return end(result)


if __name__ == "__main__":
    sys.exit(main())
