#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the real esuctl leaves behind: on stdout and stderr, in documents, logs, states and recordings.

usage: leaks_suite.py ESUCTL
A product key is looked for in every spelling (`tests/key_search.py`).
"""
import base64
import concurrent.futures
import json
import os
import pwd
import re
import signal
import subprocess
import sys
import tempfile
import termios
import time
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))
from key_search import KEYS, LARGE, SAMPLE_KEY, SPELLINGS, pieces_of_a_key, texts_of  # noqa: E402
from suite import end, hears_signals  # noqa: E402

TOP = Path(__file__).resolve().parent.parent.parent
GEHEIM = "Geheim1"
ESUCTL = None

def run(arguments, key=b"", folder=None):
    environment = dict(os.environ, HOME=folder, XDG_STATE_HOME=folder, XDG_CONFIG_HOME=folder, LC_ALL="C.UTF-8",
                       DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
    return subprocess.run([ESUCTL, *arguments], input=key, capture_output=True, env=environment, timeout=120, check=False)


def left_behind(folder):
    for path in Path(folder).rglob("*"):
        if path.is_file():
            yield path.name, path.read_bytes()


class SearchItself(unittest.TestCase):
    """It finds what it looks for."""

    def test_every_spelling_of_a_key_is_found(self):
        for text in (*SPELLINGS, " ".join(SAMPLE_KEY), SAMPLE_KEY[:17], "BCDFG\n> HJKMP", "BCDFG=2DHJKMP",
                     '{"a": "BCDFG\\u002dHJKMP"}'):
            self.assertTrue(pieces_of_a_key(text.encode()), text)
            if not re.search("[{=]", text):
                self.assertTrue(pieces_of_a_key(text.encode("utf-16-le")), text)
            for encoding in ("utf-8", "utf-16-le"):
                if text.isascii() and not re.search("[{&=]", text):
                    coded = text.encode(encoding)
                    for before in (b"", b"x", b"xy"):
                        self.assertTrue(pieces_of_a_key(b"key: " + base64.b64encode(before + coded)), text)
                    self.assertTrue(pieces_of_a_key(b"hex:" + coded.hex(",").encode()), text)
        wide = "".join(chr(ord(c) + 0xFEE0) for c in SAMPLE_KEY.lower())
        coded = base64.b64encode(SAMPLE_KEY.encode())
        for data in (wide.encode(), wide.encode("cp932"), wide.encode("utf-16-be"), SAMPLE_KEY[12:].encode(), KEYS[1].encode(),
                     b"/a" + coded, coded.decode().encode("utf-16-le"), b"." * (LARGE + 1) + SAMPLE_KEY[:17].encode(),
                     b"MZ" + SAMPLE_KEY.encode(), b"MZ" + SAMPLE_KEY.encode("utf-16-le")):
            self.assertTrue(pieces_of_a_key(data), data[-60:])
        for data in (b"*****-*****-*****-*****-6789B", b"MZ" + SAMPLE_KEY[:23].encode()):
            self.assertFalse(pieces_of_a_key(data), data)


class KeyTexts(unittest.TestCase):
    """The texts in which people get their keys, each given to esuctl: nothing but the last five is left of them."""

    def test_nothing_is_left_of_a_key(self):
        cases = json.loads((TOP / "tests/data/key-texts.json").read_text("utf-8"))["cases"]
        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            for case, found in zip(cases, pool.map(self.leaks_of, cases)):
                with self.subTest(case["name"]):
                    self.assertEqual(found, {})

    @staticmethod
    def leaks_of(case):
        before = case.get("before", {"text": "", "times": 0})
        text = (before["text"] * before["times"]).encode()
        text += bytes.fromhex(case["bytes"]) if "bytes" in case else case["text"].encode()
        with tempfile.TemporaryDirectory() as folder:
            on = ["--key-stdin", "--language", "ja", "--machine", "practice:windows10-22h2-year2", "--log", f"{folder}/log.txt"]
            told = run(["activate", "--json", "--state", f"{folder}/state.json", *on], text, folder)
            plain = run(["activate", *on], text, folder)
            said = json.loads(told.stdout)
            expected = case["expect"].get("with_pc", case["expect"].get("key"))
            if (said["exit_code"] == 0) != (expected == SAMPLE_KEY[-5:]):
                return {"exit code": said["exit_code"]}
            if expected and expected not in told.stdout.decode():
                return {"last five": "not told"}
            places = dict(left_behind(folder), stdout=told.stdout, stderr=told.stderr, text=plain.stdout, why=plain.stderr)
        return {name: pieces_of_a_key(data) for name, data in places.items() if pieces_of_a_key(data)}


FORGED = "2026-01-01T00:00:00.000Z run · ok · 0"


class HostilePc(unittest.TestCase):
    """A PC, or its company's server, that says what must not be passed on, wherever a text of its own is shown."""

    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            cls.told = cls.places(folder, cls.hostile(folder))

    @staticmethod
    def hostile(folder):
        pc = json.loads((TOP / "resources/scenarios/wsus-managed.json").read_text("utf-8"))
        pc["update_policy"]["wsus_server"] = f"http://svc:{GEHEIM}@wsus.example.co.jp:8530"
        pc["os"]["caption"] += " \x1b[31m\x9b7m\u202eRED\x07"
        template = pc["updates"][0]
        titles = [*SPELLINGS, f"proxy http://svcproxy:{GEHEIM}@proxy.corp.local:8080/x", "\x1b[2Jcleared",
                  f"one line\n{FORGED}", "turned \u202egpj.exe"]
        for number, title in enumerate(titles):
            pc["updates"].append(dict(template, id=f"00000000-0000-4000-8000-{number:012}", title=title))
        path = Path(folder) / "hostile.json"
        path.write_text(json.dumps(pc), "utf-8")
        return path

    @staticmethod
    def places(folder, pc):
        """What every command says of it, in every form, and what it leaves."""
        on = ["--language", "en", "--machine", f"practice:{pc}"]
        told = {}
        left = Path(folder) / "left"
        left.mkdir()
        for words in (["inspect"], ["prerequisites"], ["updates"], ["verify"], ["run", "--key-stdin"],
                      ["updates", "--install", "--state", str(left / "state.json")], ["record", str(left / "pc.json")]):
            for form in ([], ["--json"]):
                if words[0] == "record":
                    Path(words[1]).unlink(missing_ok=True)
                log = left / f"{words[0]}.log"
                answer = run([*words, *form, *on, "--log", str(log)], SAMPLE_KEY.encode(), folder)
                if answer.returncode == 2:
                    raise AssertionError(answer.stderr.decode())
                if answer.returncode < 0 or not answer.stdout + answer.stderr:
                    raise AssertionError(f"{words}: {answer.returncode}, nothing said")
                named = [word for word in words if not word.startswith("/")]
                told[f"{' '.join([*named, *form])} stdout"] = answer.stdout
                told[f"{' '.join([*named, *form])} stderr"] = answer.stderr
        told.update(left_behind(left))
        return told

    def test_nothing_of_it_is_passed_on(self):
        for name, data in self.told.items():
            with self.subTest(name):
                self.assertEqual(pieces_of_a_key(data), set())
                for text in texts_of(data):
                    self.assertNotIn(GEHEIM, text)
                text = data.decode("utf-8")
                self.assertEqual(set(re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", text)), set())
                self.assertFalse([line for line in text.splitlines() if line.startswith(FORGED)], "a line feed forges a line")

    def test_it_is_shown_for_what_it_is(self):
        told = self.told
        self.assertIn("<U+001B>[2Jcleared", told["updates stdout"].decode())
        self.assertIn("turned <U+202E>gpj.exe", told["updates stdout"].decode())
        self.assertIn("http://wsus.example.co.jp:8530", told["updates stderr"].decode())
        self.assertIn("*****-*****-*****-*****-6789B", told["updates stdout"].decode())
        self.assertIn("*****-*****-*****-*****-6789B", told["updates --json stdout"].decode())


class Store(unittest.TestCase):
    def test_the_key_store_names_its_account(self):
        inside = TOP / "tests" / "keychain" / "with_keyring.sh"
        with tempfile.TemporaryDirectory() as folder:
            script = '"$0" key store --key-stdin --language en && "$0" key show --language en'
            ended = subprocess.run([inside, folder, "sh", "-c", script, ESUCTL], input=SAMPLE_KEY.encode(),
                                   capture_output=True, timeout=120, check=False)
        self.assertEqual(ended.returncode, 0, ended.stderr.decode())
        self.assertEqual(ended.stdout.decode().count(f"account {pwd.getpwuid(os.geteuid()).pw_name}"), 2)
        self.assertEqual(pieces_of_a_key(ended.stdout + ended.stderr), set())


def waits_for_a_key(process, terminal, patience=30):
    """Until the terminal has no echo, as while a key is typed."""
    end_of_patience = time.monotonic() + patience
    while termios.tcgetattr(terminal)[3] & termios.ECHO:
        if process.poll() is not None or time.monotonic() > end_of_patience:
            process.kill()
            raise AssertionError(f"no question for a key: {process.poll()}")


class Terminal(unittest.TestCase):
    """Whatever ends the wait for a key, the terminal has its echo again."""

    def test_every_signal_ends_it_in_order(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            with self.subTest(number):
                ours, theirs = os.openpty()
                echo = termios.tcgetattr(theirs)[3] & termios.ECHO
                process = subprocess.Popen([ESUCTL, "activate", "--key-stdin", "--machine",
                                            "practice:windows10-22h2-year2"], stdin=theirs, stdout=subprocess.DEVNULL,
                                           stderr=subprocess.DEVNULL, preexec_fn=hears_signals)
                waits_for_a_key(process, theirs)
                process.send_signal(number)
                self.assertEqual(process.wait(60), 130)
                self.assertEqual(termios.tcgetattr(theirs)[3] & termios.ECHO, echo)
                os.close(ours)
                os.close(theirs)

    def test_a_paste_that_goes_on_while_it_works_never_reaches_the_shell(self):
        """What comes in the same breath as the key, more than a terminal holds at once."""
        ours, theirs = os.openpty()
        process = subprocess.Popen([ESUCTL, "activate", "--key-stdin", "--json", "--machine",
                                    "practice:windows10-22h2-year2"], stdin=theirs, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL)
        waits_for_a_key(process, theirs)
        mail = f"Thank you.\n{'y ' * 100}\n" * 20 + f"Your MAK:\n{SAMPLE_KEY}\n" + f"{'z ' * 100}\n" * 20 + "Regards"
        os.write(ours, mail.encode())
        document = json.loads(process.stdout.read())
        self.assertEqual(process.wait(60), 0, document["error"])
        process.stdout.close()
        os.set_blocking(theirs, False)
        with self.assertRaises(BlockingIOError):
            os.read(theirs, 1000)
        os.close(ours)
        os.close(theirs)


class Memory(unittest.TestCase):
    @unittest.skipUnless(Path("/proc/self/limits").exists(), "Linux only")
    def test_no_core_file_while_a_key_may_be_held(self):
        ours, theirs = os.openpty()
        process = subprocess.Popen([ESUCTL, "activate", "--key-stdin", "--machine", "practice:windows10-22h2-year2"],
                                   stdin=theirs, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=hears_signals)
        waits_for_a_key(process, theirs)
        limits = Path(f"/proc/{process.pid}/limits").read_text()
        process.send_signal(signal.SIGINT)
        process.wait(60)
        os.close(ours)
        os.close(theirs)
        self.assertRegex(limits, r"Max core file size +0 +0 ")


class Arguments(unittest.TestCase):
    """A line that is refused is told without what must not be passed on."""

    def test_a_password_in_an_address(self):
        with tempfile.TemporaryDirectory() as folder:
            for words in (["run", "--catalog", f"https://user:{GEHEIM}@host/"], ["inspect", "--machine", f"http://a:{GEHEIM}@b/"],
                          ["inspect", f"http://a:{GEHEIM}@b/"], ["activate", "--activation-id", f"http://a:{GEHEIM}@b/"],
                          ["run", "--packages", f"{folder}/http://a:{GEHEIM}@b/"], ["inspect", "--language", f"http://a:{GEHEIM}@b/"]):
                for form in ([], ["--json"]):
                    answer = run([*words, *form, "--log", f"{folder}/log"], b"", folder)
                    with self.subTest([*words, *form]):
                        self.assertEqual(answer.returncode, 2)
                        self.assertTrue(answer.stdout + answer.stderr)
                        self.assertNotIn(GEHEIM.encode(), answer.stdout + answer.stderr + b"".join(data for _, data in left_behind(folder)))

    def test_a_key_in_any_place_and_spelling(self):
        helped = run(["help", "--language", "en"], b"", tempfile.gettempdir()).stdout.decode()
        options = sorted(set(re.findall(r"--[a-z-]+", helped)))
        self.assertGreater(len(options), 15)
        commands = (["activate"], ["run"], ["inspect"], ["record"], ["key", "store"], ["key", "show"], ["help"], [])
        with tempfile.TemporaryDirectory() as folder:
            lines = [[*command, key] for command in commands for key in SPELLINGS]
            lines += [["activate", option, key] for option in options for key in (SPELLINGS[0], SPELLINGS[3])]
            lines += [["activate", f"{option}={SAMPLE_KEY}"] for option in options]
            lines += [["activate", *SAMPLE_KEY.split("-")], ["activate", f"--{SAMPLE_KEY}"]]

            def answer_to(line):
                number, words = line
                log = [] if "--log" in words else ["--log", f"{folder}/{number}.log"]
                return run([*words, *log, *(["--json"] if number % 2 else [])], b"", folder)

            with concurrent.futures.ThreadPoolExecutor(3) as pool:
                answers = list(pool.map(answer_to, enumerate(lines)))
            for words, answer in zip(lines, answers):
                with self.subTest(words):
                    self.assertEqual(answer.returncode, 2)
                    self.assertEqual(pieces_of_a_key(answer.stdout) | pieces_of_a_key(answer.stderr), set())
            for name, data in left_behind(folder):
                self.assertEqual(pieces_of_a_key(name.encode()) | pieces_of_a_key(data), set(), name)

    def test_control_characters(self):
        with tempfile.TemporaryDirectory() as folder:
            for words in (["\x1b[31mred"], ["inspect", "--machine", "practice:\x1b[31mred"],
                          ["activate", "--activation-id", "\x1b[31mred"], ["inspect", "--\x1b[31mred"]):
                answer = run([*words, "--language", "en"], b"", folder)
                self.assertEqual(answer.returncode, 2)
                self.assertNotIn(b"\x1b", answer.stdout + answer.stderr)
                self.assertIn(b"<U+001B>[31mred", answer.stderr)


def main():
    global ESUCTL
    if len(sys.argv) != 2 or not Path(sys.argv[1]).exists():
        print(__doc__, file=sys.stderr)
        return 2
    ESUCTL = str(Path(sys.argv[1]).resolve())
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    return end(result)


if __name__ == "__main__":
    sys.exit(main())
