#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The real esuctl on practice PCs: exit codes, documents, and what a run leaves behind.

usage: esuctl_suite.py ESUCTL
Every built-in scenario states what it expects (resources/scenarios/*.json, "expect").
"""
import concurrent.futures
import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))
import calendar_reader  # noqa: E402
import contract  # noqa: E402
from key_search import SAMPLE_KEY, pieces_of_a_key  # noqa: E402
from suite import end, hears_signals  # noqa: E402

TOP = Path(__file__).resolve().parent.parent.parent
SCENARIOS = sorted((TOP / "resources" / "scenarios").glob("*.json"))
SCENARIOS = [path for path in SCENARIOS if not path.name.endswith(".schema.json")]
RECORDINGS = sorted(path for path in (TOP / "tests" / "recordings").glob("*.json")
                    if not path.name.endswith(".inspect.json"))
HEAD = {"schema", "command", "machine", "computer", "practice", "outcome", "exit_code", "error"}
MEMBERS = {
    "inspect": {"data", "os", "programme", "base_license", "esu", "prerequisites", "pending_restart", "update_source", "policies"},
    "activate": {"esu", "activation"},
    "updates": {"updates"},
    "verify": {"data", "verdict", "next_year"},
}
for members in MEMBERS.values():
    members |= {"covered", "unread"}
MEMBERS["prerequisites"] = MEMBERS["record"] = MEMBERS["inspect"]
MEMBERS["run"] = set().union(*MEMBERS.values()) | {"steps"}
ESUCTL = None


class Answer:
    def __init__(self, process, document):
        self.code = process.returncode
        self.stdout = process.stdout
        self.stderr = process.stderr
        self.document = document


def run(arguments, key=None, folder=None):
    """Runs esuctl; a key (text or bytes) goes through stdin only. Every --json answer of this suite is read here, against the
    contract."""
    home = folder or tempfile.mkdtemp()
    environment = dict(os.environ, HOME=home, XDG_STATE_HOME=home, XDG_CONFIG_HOME=home, LC_ALL="C.UTF-8",
                       DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
    process = subprocess.run([ESUCTL, *arguments], input=key if isinstance(key, bytes) else (key or "").encode(),
                             capture_output=True, env=environment, timeout=120, check=False)
    told_problems = words_problems(process.stderr + (b"" if "--json" in arguments else process.stdout))
    if told_problems:
        raise AssertionError(f"esuctl {' '.join(map(str, arguments))}: " + "\n".join(told_problems))
    return Answer(process, read_document(process.stdout, arguments) if "--json" in arguments else None)


# Windows' own, and what the help shows.
BRACKETS = {"設定", "ライセンス認証", "手動", "日付と時刻", "ディスク クリーンアップ", "プロダクト キーの変更", "信頼されていない証明書",
            "インストールされた更新プログラム", "ファイル名を指定して実行", "Windows Update", "Change product key", "Update and restart",
            "--all", "--install", "--repair", "OPTIONS"}


def words_problems(told):
    """What a console must not say to people: names of the wizard's controls, parts that say nothing, codes of what went well."""
    problems = []
    for line in told.decode("utf-8").splitlines():
        if set(re.findall(r"\[([^\]]*)\]", line)) - BRACKETS:
            problems.append(f"names a control: {line}")
        if re.search(r"·\s*$|·\s*·|^\s*·", line):
            problems.append(f"has an empty part: {line}")
        if "0x00000BC2" in line or "0x00240005" in line:
            problems.append(f"has a code of what went well: {line}")
    return problems


def read_document(stdout, arguments):
    document = json.loads(stdout)
    problems = contract.problems(document)
    if problems:
        raise AssertionError(f"esuctl {' '.join(map(str, arguments))}: not as app/ctl/CONTRACT.md has it:\n"
                             + "\n".join(problems))
    return document


def eight_bits(code):
    return code & 0xFF


class Scenarios(unittest.TestCase):
    """One test per scenario and command; added below."""


def add_scenario_test(path, command, expected):
    scenario = path.stem
    needs_key = command in ("activate", "run")

    def test(self):
        arguments = [command, "--json", "--language", "en", "--machine", f"practice:{scenario}"]
        if needs_key:
            arguments.append("--key-stdin")
        answer = run(arguments, SAMPLE_KEY + "\r\n" if needs_key else None)
        document = answer.document
        codes = expected if isinstance(expected, list) else [expected]
        self.assertIn(document["exit_code"], codes, document["error"])
        self.assertEqual(answer.code, eight_bits(document["exit_code"]))
        self.assertEqual(set(document) - {"plan"}, HEAD | MEMBERS[command])
        self.assertTrue(document["practice"])
        self.assertEqual(document["error"] is not None, document["outcome"] == "failed")
        for secret in (SAMPLE_KEY, SAMPLE_KEY.replace("-", "")):
            self.assertNotIn(secret.encode(), answer.stdout + answer.stderr)

    setattr(Scenarios, f"test_{scenario.replace('-', '_')}_{command}", test)


REFUSED = (["frobnicate"], [], ["inspect", "--install"], ["activate", "--frobnicate"], ["run", "--method", "phone"],
           ["run", "--key-stdin", "--key-from-store"], ["uninstall-key"], ["record"], ["key", "store"], ["key", "sell"],
           ["inspect", "--language", "fr"], ["prerequisites", "--dry-run"], ["inspect", "--log", "/nowhere/log.txt"],
           ["run", "--catalog", "http://example.com"])


class EveryDocument(unittest.TestCase):
    """Every command in every form on every scenario, held against the schema by run(); one test per scenario, added below."""

    def test_the_list_has_every_command(self):
        known = contract.PUBLISHED["$defs"]["head"]["properties"]["command"]["anyOf"][0]["enum"]
        listed = {command for command, *_ in every_command("ID", "FILE")}
        keys = {"key store", "key show", "key forget"}  # their store is the account's, not the PC's: below
        packs = {"data show", "data check", "data install"}  # data_pack_suite.py has them in every form
        self.assertEqual(listed | keys | packs | {"help", "version", None}, set(known))

    def test_a_refused_command_line(self):
        for words in REFUSED:
            with self.subTest(words):
                answer = run([*words, "--json"])
                self.assertEqual((answer.code, answer.document["exit_code"]), (2, 2))
                self.assertEqual(set(answer.document), HEAD)

    def test_the_key_store(self):
        calls = (("store", "--key-stdin"), ("show",), ("forget",), ("show",), ("forget",))
        with tempfile.TemporaryDirectory() as folder:
            lines = [f'"$0" key {" ".join(call)} --json >"$1/{number}"' for number, call in enumerate(calls)]
            inside = TOP / "tests" / "keychain" / "with_keyring.sh"
            ended = subprocess.run([inside, folder, "sh", "-c", "; ".join([*lines, "true"]), ESUCTL, folder],
                                   input=SAMPLE_KEY.encode(), capture_output=True, timeout=120, check=False)
            self.assertEqual(ended.returncode, 0, ended.stderr.decode())
            found = [read_document((Path(folder) / str(number)).read_bytes(), ("key", *call))
                     for number, call in enumerate(calls)]
        self.assertEqual([(document["exit_code"], document["partial_key"]) for document in found],
                         [(0, "6789B"), (0, "6789B"), (0, None), (22, None), (0, None)])
        self.assertEqual(run(["key", "forget", "--json"]).document["partial_key"], None)
        self.assertEqual(run(["key", "store", "--key-stdin", "--json"], SAMPLE_KEY).document["partial_key"], None)


class ContractPage(unittest.TestCase):
    """app/ctl/CONTRACT.md, the schema and the program name the same things."""
    page = (TOP / "app/ctl/CONTRACT.md").read_text("utf-8")

    def rows(self, section):
        """The first cells of the table of a section."""
        text = self.page.split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0]
        return [line.split("|")[1] for line in text.splitlines() if line.startswith("| ")][1:]

    def test_exit_codes(self):
        told = {int(code) for cell in self.rows("Exit codes") for code in re.findall(r"\d+", cell)}
        known = contract.PUBLISHED["$defs"]["head"]["properties"]["exit_code"]["anyOf"][0]["enum"]
        self.assertEqual(told, set(known))

    def test_commands_and_options(self):
        told = {option for cell in self.rows("Options") for option in re.findall(r"--[a-z-]+", cell)}
        helped = run(["help", "--language", "en"]).stdout.decode()
        # Written with the command that they belong to.
        self.assertEqual(told | {"--repair", "--install"}, set(re.findall(r"--[a-z-]+", helped)))
        commands = " ".join(self.rows("Commands"))
        for command in contract.PUBLISHED["$defs"]["head"]["properties"]["command"]["anyOf"][0]["enum"]:
            if command:
                self.assertIn(f"`{command}", commands)

    def test_the_help_has_every_exit_code(self):
        for language in ("en", "ja"):
            helped = run(["help", "--language", language]).stdout.decode()
            told = {int(code) for code in re.findall(r"^  (\d+)  +\S", helped, re.MULTILINE)}
            known = contract.PUBLISHED["$defs"]["head"]["properties"]["exit_code"]["anyOf"][0]["enum"]
            self.assertEqual(told, set(known))

    def test_members(self):
        told = set(re.findall(r"`([a-z_]+)`", " ".join(self.rows("Documents"))))
        parts = contract.PUBLISHED["$defs"]
        groups = ("head", "carriedOut", "told", "inspection", "rows", "activated", "updated", "verified", "stepped", "planned", "storedKey", "dataInUse", "offered", "forgotten", "tested", "said")
        self.assertEqual(told, {name for group in groups for name in parts[group]["properties"]})


def every_command(row, file):
    """Each command with its forms, as words; those that take a key get one."""
    for rehearsal in ([], ["--dry-run"]):
        yield ["prerequisites", "--repair", *rehearsal]
        yield ["activate", *rehearsal]
        yield ["activate", "--key-stdin", *rehearsal]
        yield ["activate", "--key-stdin", "--activation-id", row, *rehearsal]
        yield ["updates", *rehearsal]
        yield ["updates", "--install", *rehearsal]
        yield ["run", *rehearsal]
        yield ["run", "--key-stdin", *rehearsal]
        yield ["uninstall-key", "--activation-id", row, *rehearsal]
        yield ["forget", *rehearsal]
        yield ["forget", "--all", *rehearsal]
        yield ["record", file + "-".join(rehearsal) + ".json", *rehearsal]
    yield from (["inspect"], ["prerequisites"], ["verify"], ["self-test"])


def add_document_test(path):
    def test(self):
        on = ["--json", "--language", "ja", "--machine", f"practice:{path.stem}"]
        with tempfile.TemporaryDirectory() as folder:
            rows = run(["inspect", *on]).document["esu"] or [{"activation_id": "1043add5-23b1-4afb-9a0f-64343c8f3f8d"}]
            state = ["--state", str(Path(folder) / "state.json")]
            with concurrent.futures.ThreadPoolExecutor(4) as pool:
                words = [[*words, *on] for words in every_command(rows[0]["activation_id"], str(Path(folder) / "pc"))]
                again = [["run", "--key-stdin", *on, *state]] * 3 + [["verify", *on, *state]]
                answers = [pool.submit(run, line, SAMPLE_KEY) for line in words]
                # The same PC after what was done to it.
                answers.append(pool.submit(lambda: [run(line, SAMPLE_KEY) for line in again]))
                for line, answer in zip([*words, again], answers):
                    with self.subTest(line):
                        answer.result()

    setattr(EveryDocument, f"test_{path.stem.replace('-', '_')}", test)


# What only the act itself can tell: the operation that fails, and why no rehearsal can know it.
ONLY_THE_ACT = {
    "spp.install-key": "InstallProductKey is not called",
    "spp.activate": "Activate is not called",
    "key.bind": "which row takes a key shows after InstallProductKey, where Windows' key configuration does not say it",
    "package.download": "nothing is downloaded",
    "wua.search": "a search takes up to hours, and what it finds after an activation is not what it finds before",
    "wua.install": "nothing is installed",
}


class Rehearsals(unittest.TestCase):
    """--dry-run refuses what the act refuses, in the same words, but for ONLY_THE_ACT; one test per scenario, added below."""


def rehearsed_commands(rows):
    yield from (["activate"], ["activate", "--key-stdin"], ["run"], ["run", "--key-stdin"], ["prerequisites", "--repair"],
                ["updates", "--install"], ["activate", "--key-stdin", "--year", "9"],
                ["activate", "--key-stdin", "--activation-id", "77db037b-95c3-48d7-a3ab-a9c6d41093e0"])
    # A row of this PC, of another Windows, of a KMS client, of Office, of Windows itself, and none.
    for row in [*rows, "77db037b-95c3-48d7-a3ab-a9c6d41093e0", "bd3762d7-270d-4760-8fb3-d829ca45278a",
                "3f2b8c1e-5d47-4a90-9c3e-7b6d1f0a2e58", "d450596f-894d-49e0-966a-fd39ed4c4c64"]:
        yield ["uninstall-key", "--activation-id", row]


def add_rehearsal_test(path):
    def test(self):
        on = ["--json", "--language", "en", "--machine", f"practice:{path.stem}"]
        rows = [row["activation_id"] for row in run(["inspect", *on]).document["esu"] or []]
        words = list(rehearsed_commands(rows))
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            told = pool.map(lambda line: run([*line, *on, "--dry-run"], SAMPLE_KEY).document, words)
            done = pool.map(lambda line: run([*line, *on], SAMPLE_KEY).document, words)
            for line, rehearsal, act in zip(words, told, done):
                with self.subTest(" ".join(line)):
                    if rehearsal["error"] is None and act["error"]:
                        steps = [step["step"] for step in rehearsal["plan"]]
                        # The row that took the key is judged: which one that is shows after InstallProductKey. What a
                        # repair would make different is not there yet, so what stands behind it cannot be asked.
                        behind = {"install-key": "journey.eligibility"}
                        if act["error"]["operation"] not in {behind.get(step) for step in steps}:
                            self.assertIn(act["error"]["operation"], ONLY_THE_ACT, act["error"])
                        continue
                    self.assertEqual(rehearsal["error"], act["error"])
                    if act["error"]:
                        self.assertEqual(rehearsal["exit_code"], act["exit_code"])

    setattr(Rehearsals, f"test_{path.stem.replace('-', '_')}", test)


class Calendar(unittest.TestCase):
    """The days of the next year, read by a reader of our own that lets nothing pass (calendar_reader.py)."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "esu.ics"

    def verify(self, scenario, language="en"):
        return run(["verify", "--calendar", str(self.file), "--machine", f"practice:{scenario}", "--language", language, "--json"])

    def test_a_covered_pc_has_the_days_of_its_next_year(self):
        answer = self.verify("windows10-already-active")
        self.assertEqual((answer.code, answer.document["exit_code"]), (0, 0))
        self.assertEqual(answer.document["next_year"], {
            "order": {"programme": "windows-10-22h2", "year": 3, "start": "2027-10-13", "end": "2028-10-10"},
            "dates": [{"event": "order-key", "year": 3, "date": "2027-09-01"},
                      {"event": "cover-ends", "year": 2, "date": "2027-10-12"},
                      {"event": "year-begins", "year": 3, "date": "2027-10-13"}]})
        entries = calendar_reader.read(self.file.read_bytes())
        self.assertEqual([(str(entry.day), entry.uid) for entry in entries],
                         [("2027-09-01", "practice-windows-10-22h2-year-3-order-key@esu-wizard"),
                          ("2027-10-12", "practice-windows-10-22h2-year-2-cover-ends@esu-wizard"),
                          ("2027-10-13", "practice-windows-10-22h2-year-3-year-begins@esu-wizard")])
        self.assertEqual([str(entry.alarm) for entry in entries],
                         ["2027-09-01 09:00:00", "2027-10-05 09:00:00", "2027-10-06 09:00:00"])

    def test_an_ending_in_capitals_is_one(self):
        self.file = self.file.with_suffix(".ICS")
        self.assertEqual(self.verify("windows10-already-active").code, 0)
        self.assertEqual(len(calendar_reader.read(self.file.read_bytes())), 3)

    def test_it_is_the_same_in_japanese_and_names_neither_pc_nor_key(self):
        english = self.verify("windows10-already-active")
        before = [entry.uid for entry in calendar_reader.read(self.file.read_bytes())]
        rows = run(["inspect", "--machine", "practice:windows10-already-active", "--json"]).document["esu"]
        japanese = self.verify("windows10-already-active", "ja")  # in place of the first
        entries = calendar_reader.read(self.file.read_bytes())
        self.assertEqual([entry.uid for entry in entries], before)
        self.assertIn("3 年目", entries[0].summary)
        told = self.file.read_text("utf-8").replace("\r\n ", "")
        for word in [english.document["computer"], japanese.document["computer"],
                     *(row["partial_key"] for row in rows if row["partial_key"])]:
            self.assertNotIn(word, told)

    def test_without_a_day_to_come_no_file_is_written(self):
        for scenario in ("windows10-last-year-only", "windows7-programme-ended", "windows10-ltsc"):
            with self.subTest(scenario):
                answer = self.verify(scenario)
                self.assertEqual(answer.document["next_year"]["dates"], [])
                self.assertFalse(self.file.exists())
        self.assertEqual(self.verify("windows10-last-year-only").document["next_year"]["order"]["year"], 2)
        self.assertIsNone(self.verify("windows10-ltsc").document["next_year"]["order"])

    def test_what_cannot_be_saved_is_said(self):
        self.file.mkdir()
        self.assertEqual(self.verify("windows10-already-active").document["exit_code"], 2)
        answer = run(["verify", "--calendar", "esu.txt", "--json"])
        self.assertEqual(answer.document["error"]["symbol"], "bad-arguments")
        self.assertEqual(run(["inspect", "--calendar", "esu.ics", "--json"]).code, 2)

    def test_a_file_that_cannot_be_written_costs_no_reading(self):
        self.file.write_text("BEGIN:VCALENDAR\r\nmine\r\n")
        folder = self.file.parent
        (folder / "like-ours.ics").write_text("note\r\nPRODID:-//ESU Wizard// x\r\nprecious\r\n", newline="")
        (folder / "link.ics").symlink_to("gone.ics")
        os.mkfifo(folder / "pipe.ics")
        for file in (self.file, folder, folder / "none" / "esu.ics", folder / ".ics", folder / "like-ours.ics", folder / "link.ics",
                     folder / "pipe.ics"):
            with self.subTest(file):
                answer = run(["verify", "--calendar", str(file), "--machine", "practice:windows10-already-active", "--language", "en",
                              "--json"])
                self.assertEqual(answer.document["exit_code"], 2)
                self.assertIsNone(answer.document["computer"], "nothing was read")
                self.assertIn("--calendar", answer.document["error"]["detail"])
        self.assertEqual(self.file.read_text(), "BEGIN:VCALENDAR\nmine\n")

    def test_it_is_the_file_of_nothing_else_and_of_no_monitoring_system(self):
        for words, named in ((["--state", str(self.file)], "--state"), (["--log", str(self.file)], "--log"),
                             (["--format", "zabbix"], "--format")):
            with self.subTest(named):
                answer = run(["verify", "--calendar", str(self.file), "--machine", "practice:windows10-already-active", *words])
                self.assertEqual(answer.code, 2)
                self.assertIn(named.encode(), answer.stdout + answer.stderr)
                self.assertFalse(self.file.exists())


class Record(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.file = self.folder / "pc.json"

    def record(self, scenario="wsus-managed", *arguments):
        return run(["record", str(self.file), "--machine", f"practice:{scenario}", "--language", "en", *arguments])

    def test_the_recording_replays_to_the_same_inspection(self):
        recorded = self.record("wsus-managed", "--json").document
        self.assertEqual((recorded["command"], recorded["exit_code"], recorded["computer"]), ("record", 0, "PC-1"))
        self.assertEqual(set(recorded), HEAD | MEMBERS["record"])
        replayed = run(["inspect", "--json", "--language", "en", "--machine", f"practice:{self.file}"]).document
        original = run(["inspect", "--json", "--language", "en", "--machine", "practice:wsus-managed"]).document
        server = original["update_source"]["server"]
        host = server.split("//")[1].split(":")[0]
        original = json.loads(json.dumps(original).replace(host, "server-1"))
        for member in MEMBERS["inspect"]:
            self.assertEqual(replayed[member], recorded[member], member)
            self.assertEqual(replayed[member], original[member], member)
        self.assertNotIn(host, self.file.read_text("utf-8"))

    def test_it_is_shown_before_it_is_saved_and_names_are_replaced(self):
        answer = self.record("japanese-windows")
        self.assertEqual(answer.code, 0)
        self.assertIn(b"PC-1", answer.stderr)
        self.assertIn(str(self.file).encode(), answer.stdout)
        name = json.loads((TOP / "resources/scenarios/japanese-windows.json").read_text("utf-8"))["os"]["computer_name"]
        self.assertNotIn(name.encode(), self.file.read_bytes() + answer.stdout + answer.stderr)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["pc.json"])

    def test_a_file_is_never_overwritten(self):
        self.file.write_text("mine")
        answer = self.record("wsus-managed", "--json")
        self.assertEqual(answer.code, 2)
        self.assertEqual(answer.document["error"]["symbol"], "record-file-exists")
        self.assertEqual(answer.document["error"]["detail"], str(self.file))
        self.assertEqual(self.file.read_text(), "mine")

    def test_dry_run_saves_nothing(self):
        answer = self.record("wsus-managed", "--dry-run")
        self.assertEqual(answer.code, 0)
        self.assertIn(b"PC-1", answer.stderr)
        self.assertFalse(self.file.exists())

    def test_a_folder_that_is_not_there_is_told(self):
        self.file = self.folder / "nowhere" / "pc.json"
        answer = self.record("wsus-managed", "--json")
        self.assertEqual(answer.code, 2)
        self.assertIn("nowhere", answer.document["error"]["detail"])

    def test_it_needs_one_file(self):
        for words in (["record"], ["record", "a.json", "b.json"], ["record", "a.json", "--install"]):
            answer = run([*words, "--json"])
            self.assertEqual(answer.code, 2, words)
            self.assertEqual(answer.document["error"]["operation"], "cli.arguments")


# A disk of one page, seen by what runs in it alone.
ON_A_FULL_DISK = ["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=4k none "$0" && cp /etc/passwd "$0" 2>/dev/null; exec "$@"']


def has_namespaces():
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run([*ON_A_FULL_DISK, folder, "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0


class BeforeSpending(unittest.TestCase):
    """What a person should know is said while it still helps."""

    def own(self, base, change):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        content = json.loads((TOP / f"resources/scenarios/{base}.json").read_text("utf-8"))
        change(content)
        file = Path(folder.name) / "pc.json"
        file.write_text(json.dumps(content), "utf-8")
        return ["--language", "en", "--machine", f"practice:{file}"]

    def test_that_the_programme_is_over(self):
        on = self.own("windows7-pro-ready", lambda content: content.update(date="2024-06-01"))
        for command in ("activate", "run"):
            plan = run([command, "--key-stdin", "--dry-run", *on], SAMPLE_KEY).stdout.decode()
            self.assertIn("This ESU ended on", plan, command)
        told = run(["activate", "--key-stdin", *on], SAMPLE_KEY).stderr.decode()
        self.assertEqual(told.count("This ESU ended on"), 1, told)
        self.assertLess(told.index("This ESU ended on"), told.index("Installing the key"), told)
        on = ["--language", "en", "--machine", "practice:windows7-pro-ready"]
        for words in (["activate", "--key-stdin", "--dry-run"], ["activate", "--key-stdin"]):
            answer = run([*words, *on], SAMPLE_KEY)
            self.assertNotIn(b"This ESU ended", answer.stdout + answer.stderr)

    def test_that_a_licence_ends_before_its_year(self):
        def runs_out(content):
            for row in content["rows"]:
                if row.get("status") == 1:
                    row["grace_minutes"] = 60
        on = self.own("windows10-already-active", runs_out)
        told = run(["verify", *on]).stdout.decode()
        self.assertNotIn("until October 12, 2027", told)
        self.assertIn("The license itself runs out on", told)

    def test_an_id_that_no_pc_has(self):
        for machine, symbol in (("windows10-22h2-year2", "id-not-here"), ("windows7-bare", None)):
            error = run(["uninstall-key", "--activation-id", "11111111-2222-3333-4444-555555555555", "--machine", f"practice:{machine}",
                         "--json"]).document["error"]
            self.assertEqual(error["symbol"] == "id-not-here", symbol is not None, error)


class FullDisk(unittest.TestCase):
    """What could not be saved for want of room is no slip of the command line."""

    def on_full_disk(self, *words):
        with tempfile.TemporaryDirectory() as folder:
            line = [ESUCTL, *(word.replace("DISK", folder) for word in words), "--json", "--language", "en"]
            done = subprocess.run([*ON_A_FULL_DISK, folder, *line], input=SAMPLE_KEY.encode(), capture_output=True, check=False)
            return done.returncode, read_document(done.stdout, line)

    @unittest.skipUnless(has_namespaces(), "no right to a disk of one's own")
    def test_is_told(self):
        machine = ("--machine", "practice:windows10-already-active")
        for words in (("record", "DISK/pc.json", *machine), ("verify", "--calendar", "DISK/esu.ics", *machine)):
            code, document = self.on_full_disk(*words)
            self.assertEqual((code, document["exit_code"], document["error"]["symbol"]), (1, 1, "disk-full"), words)
            self.assertIn("No space left", document["error"]["detail"])

    @unittest.skipUnless(has_namespaces(), "no right to a disk of one's own")
    def test_nothing_begins_that_cannot_be_noted(self):
        row = "1043add5-23b1-4afb-9a0f-64343c8f3f8d"
        for machine, *words in (("windows10-22h2-year2", "activate", "--key-stdin"), ("windows10-22h2-year2", "updates", "--install"),
                                ("windows10-already-active", "uninstall-key", "--activation-id", row)):
            for place in ("DISK/pc.json", "DISK/deep/pc.json"):
                code, document = self.on_full_disk(*words, "--state", place, "--machine", f"practice:{machine}")
                error = document["error"]
                self.assertEqual((code, error["operation"], error["symbol"]), (1, "journey.journal", "disk-full"), words)
                self.assertIn("Move files that are not needed", error["next_step"])
                self.assertNotIn("The activation was not started", error["what"])

    @unittest.skipUnless(has_namespaces(), "no right to a disk of one's own")
    def test_a_log_without_room_is_told_before_anything_is_done(self):
        code, document = self.on_full_disk("activate", "--key-stdin", "--log", "DISK/log.txt", "--machine", "practice:windows10-22h2-year2")
        self.assertEqual((code, document["error"]["symbol"]), (1, "disk-full"))
        self.assertNotIn("activation", document)
        self.assertIn("log.txt", document["error"]["detail"])

    def test_a_log_that_ends_early_takes_nothing_from_the_answer(self):
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "log.txt"
            done = subprocess.run(["prlimit", "--fsize=120", ESUCTL, "verify", "--log", log, "--machine", "practice:windows10-already-active",
                                   "--language", "en"], capture_output=True, check=False, preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
            self.assertEqual(done.returncode, 0)
            self.assertIn(f"{log}: File too large", done.stderr.decode())

    def test_what_the_system_refuses_is_told_in_its_words(self):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(["prlimit", "--fsize=100", ESUCTL, "record", f"{folder}/pc.json", "--machine", "practice:wsus-managed",
                                   "--json"], capture_output=True, check=False, preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
            error = json.loads(done.stdout)["error"]
            self.assertEqual((done.returncode, error["operation"], error["symbol"]), (1, "file.access", None))
            self.assertIn("File too large", error["detail"])
            self.assertEqual(os.listdir(folder), [])


class Policies(unittest.TestCase):
    """Each policy acts on a practice PC, is named where it does, and counts whole or not at all."""
    company = "practice:windows10-company"

    def on(self, base, policies, folder, **changes):
        pc = json.loads((TOP / f"resources/scenarios/{base}.json").read_text("utf-8"))
        pc |= {"policies": policies} | changes
        path = Path(folder) / "pc.json"
        path.write_text(json.dumps(pc), encoding="utf-8")
        return ["--machine", f"practice:{path}"]

    def test_inspect_lists_them(self):
        told = run(["inspect", "--json", "--language", "en", "--machine", self.company]).document["policies"]
        self.assertEqual({policy["name"]: policy["problem"] for policy in told}, dict.fromkeys(
            ["GraceDays", "ForbidStoredKeys", "CatalogMirror", "Language", "DealerName", "DealerTelephone", "DealerHours"]))
        self.assertEqual(told[0], {"name": "GraceDays", "value": "30", "problem": None})
        text = run(["inspect", "--language", "en", "--machine", self.company]).stdout.decode()
        self.assertIn("Policies of your organization: GraceDays = 30; ForbidStoredKeys = 1", text)
        self.assertEqual(run(["inspect", "--json", "--machine", "practice:windows7-bare"]).document["policies"], [])

    def test_no_key_is_stored(self):
        line = ["key", "store", "--key-stdin", "--language", "en", "--machine", self.company]
        document = run([*line, "--json"], SAMPLE_KEY).document
        self.assertEqual((document["exit_code"], document["error"]["symbol"]), (17, "policy-forbids-storing"))
        self.assertEqual(document["error"]["detail"], "HKLM\\SOFTWARE\\Policies\\ESU Wizard: ForbidStoredKeys = 1")
        self.assertIn("ForbidStoredKeys", run(line, SAMPLE_KEY).stderr.decode())

    def test_the_language_stands_for_who_asks_for_none(self):
        self.assertIn("組織のポリシー", run(["inspect", "--machine", self.company]).stdout.decode())
        self.assertIn("Policies of your organization", run(["inspect", "--language", "en", "--machine", self.company]).stdout.decode())

    def test_a_level_that_follows_from_one_names_it(self):
        with tempfile.TemporaryDirectory() as folder:
            on = ["--language", "en", "--machine", self.company, "--state", str(Path(folder) / "state.json")]
            self.assertEqual(run(["activate", "--key-stdin", *on], SAMPLE_KEY).code, 0)
            answer = run(["verify", "--json", *on])
            verdict = answer.document["verdict"]
            self.assertEqual((answer.code, verdict["level"], verdict["level_without_policies"]), (0, "green", "amber"))
            self.assertEqual(verdict["policies"], [{"name": "GraceDays", "value": "30", "problem": None}])
            self.assertEqual(verdict["grace"], {"days": 30, "origin": "policy"})
            self.assertIn("policy", [reason["id"] for reason in verdict["reasons"]])
            text = run(["verify", *on]).stdout.decode()
            self.assertIn("A policy of your organization decides this result: GraceDays = 30.", text)

    def test_a_programme_that_is_over_is_accepted_until_its_day(self):
        for day, code in (("2026-11-24", 0), ("2026-11-23", 20)):
            with self.subTest(day), tempfile.TemporaryDirectory() as folder:
                on = self.on("windows7-programme-ended", {"EndedProgrammeUntil": day}, folder)
                answer = run(["verify", "--json", *on])
                self.assertEqual(answer.code, code)
                self.assertEqual(answer.document["verdict"]["level_without_policies"], "amber" if code == 0 else None)
                if code == 0:
                    self.assertIn("Your organization accepts that until", run(["verify", "--language", "en", *on]).stdout.decode())

    def test_cover_without_a_mak_counts_or_not(self):
        place = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform\\ESU"
        sign = [{"path": place, "name": "Win10ConsumerESUStatus", "type": "dword", "value": 3}]
        with tempfile.TemporaryDirectory() as folder:
            def verified(policies):
                # Without a policy an enrolment proves nothing where nobody knows whether the PC is a company's.
                on = self.on("windows10-consumer-esu", policies, folder, registry=sign, unreadable={"membership": None})
                covered = run(["inspect", "--json", *on]).document["covered"]
                return covered and covered["by"], run(["verify", "--json", *on]).document["verdict"]
            usual = verified({})
            self.assertEqual((usual[0], usual[1]["level"]), ("consumer", "amber"))
            accepted = verified({"CoverWithoutMak": 1})
            self.assertEqual((accepted[0], accepted[1]["level"], accepted[1]["level_without_policies"]), ("consumer", "green", "amber"))
            refused = verified({"CoverWithoutMak": 0})
            self.assertEqual((refused[0], refused[1]["level"], refused[1]["level_without_policies"]), (None, "red", "amber"))
            self.assertEqual([policy["name"] for policy in refused[1]["policies"]], ["CoverWithoutMak"])

    def test_a_further_edition_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            on = self.on("windows7-home-not-eligible", {"FurtherEditions": "HomePremium, HomeBasic"}, folder)
            pc = json.loads(Path(on[1].removeprefix("practice:")).read_text("utf-8"))
            text = run(["inspect", "--language", "en", *on]).stdout.decode()
            self.assertIn(f"This edition ({pc['os']['edition_id']}) counts as covered", text)
            self.assertIn("FurtherEditions (HKLM", text)

    def test_the_dealer_stands_beside_an_error_that_needs_one(self):
        policies = {"DealerName": "Midori Denki", "DealerTelephone": "03-0000-1234"}
        with tempfile.TemporaryDirectory() as folder:
            line = ["activate", "--key-stdin", "--language", "en", *self.on("mak-exhausted", policies, folder)]
            document = run([*line, "--json"], SAMPLE_KEY).document
            self.assertEqual(document["exit_code"], 14)
            self.assertEqual(document["error"]["contact"], {"name": "Midori Denki", "telephone": "03-0000-1234", "hours": None})
            self.assertIn("Whom to ask: Midori Denki · telephone 03-0000-1234", run(line, SAMPLE_KEY).stderr.decode())
        self.assertNotIn("contact", run(["activate", "--key-stdin", "--json", "--machine", "practice:mak-exhausted"], SAMPLE_KEY).document["error"])
        denied = run(["activate", "--key-stdin", "--json", "--machine", "practice:not-elevated"], SAMPLE_KEY).document
        self.assertNotIn("contact", denied["error"])

    def test_a_mirror_wins_over_the_option_and_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            on = self.on("windows7-bare", {"CatalogMirror": "http://127.0.0.1:9/"}, folder)
            line = ["prerequisites", "--repair", "--language", "en", *on]
            # Nobody listens there: the practised Catalog is not asked in its place.
            answer = run([*line, "--catalog", "https://mirror.example/"])
            self.assertEqual(answer.code, 16)
            self.assertIn("Updates are downloaded from http://127.0.0.1:9/ by a policy", answer.stderr.decode())
            self.assertIn("--catalog is not used.", answer.stderr.decode())
            self.assertNotIn("--catalog is not used.", run([*line, "--dry-run"]).stderr.decode())

    def test_a_value_that_means_nothing_is_told_and_never_half_used(self):
        key = SAMPLE_KEY.replace("-", "")
        bad = {"GraceDays": 5, "ForbidStoredKeys": "yes", "Language": 1041, "CatalogMirror": "http://elsewhere.example/",
               "FurtherEditions": "Core, Enter*", "EndedProgrammeUntil": "tomorrow", "CoverWithoutMak": 2, "DealerName": key,
               "DealerTelephone": "\x1b[31m", "DealerHours": " ", "Gracedayz": 1}
        with tempfile.TemporaryDirectory() as folder:
            on = self.on("windows10-already-active", bad, folder)
            document = run(["inspect", "--json", *on]).document
            told = {policy["name"]: policy["problem"] for policy in document["policies"]}
            wrong = {"ForbidStoredKeys", "Language"}
            self.assertEqual(told, {name: "unknown" if name == "Gracedayz" else "wrong-type" if name in wrong else "out-of-range" for name in bad})
            for arguments in (["verify"], ["inspect"]):
                text = run([*arguments, "--language", "en", *on]).stdout.decode()
                self.assertIn("The policy GraceDays (HKLM\\SOFTWARE\\Policies\\ESU Wizard) is ignored: \"5\" is none of its values. "
                              "Ask your administrator to correct it. It takes a number from 7 to 120 (REG_DWORD).", text)
                self.assertIn("Gracedayz", text)
                self.assertNotIn(key, text)
                self.assertNotIn("\x1b", text)
            self.assertEqual(run(["verify", "--json", *on]).document["verdict"]["grace"], {"days": 14, "origin": "usual"})
            store = run(["key", "store", "--key-stdin", "--json", *on], SAMPLE_KEY).document
            self.assertNotEqual(store["error"]["symbol"], "policy-forbids-storing")


class Recordings(unittest.TestCase):
    """Every PC in tests/recordings is replayed; added below."""


def add_recording_test(path):
    def test(self):
        expected = json.loads(path.with_suffix(".inspect.json").read_text("utf-8"))
        self.maxDiff = None
        replayed = run(["inspect", "--json", "--language", "en", "--machine", f"practice:{path}"]).document
        # Which data files are in use is of the program, not of the PC.
        for member in MEMBERS["inspect"] - {"data"} | {"exit_code", "outcome", "error"}:
            self.assertEqual(replayed[member], expected[member], member)

    setattr(Recordings, f"test_{path.stem.replace('-', '_')}", test)


class Contract(unittest.TestCase):
    @staticmethod
    def on(scenario, folder):
        return ["--json", "--language", "en", "--machine", f"practice:{scenario}", "--state",
                str(Path(folder) / "state.json")]

    def test_bare_windows_comes_to_its_verdict_with_two_restarts(self):
        for scenario in ("windows7-bare", "windows7-missing-prerequisites"):
            with self.subTest(scenario), tempfile.TemporaryDirectory() as folder:
                arguments = ["run", "--key-stdin", *self.on(scenario, folder)]
                for restart in range(2):
                    answer = run(arguments, SAMPLE_KEY)
                    self.assertEqual(answer.code, eight_bits(3010), restart)
                    self.assertEqual(answer.document["outcome"], "restart-required")
                    self.assertIsNone(answer.document["error"])
                    self.assertIsNone(answer.document["activation"])
                    self.assertIn(b"KB", answer.stderr)
                last = run(arguments, SAMPLE_KEY).document
                self.assertIn(last["exit_code"], (0, 20), last["error"])
                self.assertIs(last["activation"]["spent"], True)
                self.assertEqual([item["id"] for item in last["prerequisites"] if item["state"] == "missing"], [])
                self.assertEqual(run(["verify", *self.on(scenario, folder)]).document["exit_code"], last["exit_code"])

    def test_an_installation_that_waits_for_a_restart_says_so_again(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "waits.json"
            pc = json.loads((TOP / "resources/scenarios/windows10-already-active.json").read_text(encoding="utf-8"))
            pc["restart_signs"] = ["wu-reboot-required", "cbs-reboot-pending"]
            path.write_text(json.dumps(pc), encoding="utf-8")
            self.assertEqual(run(["updates", "--json", "--machine", f"practice:{path}"]).document["exit_code"], 0)
            install = run(["updates", "--install", "--json", "--machine", f"practice:{path}"]).document
            self.assertEqual((install["exit_code"], install["outcome"]), (3010, "restart-required"))
            pc["restart"] = {"vain": 9}
            path.write_text(json.dumps(pc), encoding="utf-8")
            codes = [run(["updates", "--install", *self.on(path, folder)]).document["exit_code"] for _ in range(4)]
            self.assertEqual(codes, [3010, 3010, 0, 0])

    def test_a_sign_that_no_restart_settles_asks_twice_and_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            pc = json.loads((TOP / "resources/scenarios/windows10-already-active.json").read_text(encoding="utf-8"))
            pc["restart_signs"] = ["cbs-reboot-pending"]
            pc["restart"] = {"vain": 9}
            path = Path(folder) / "lasting.json"
            path.write_text(json.dumps(pc), encoding="utf-8")
            documents = [run(["run", *self.on(path, folder)]).document for _ in range(4)]
            self.assertEqual([document["exit_code"] for document in documents], [3010, 3010, 20, 20])
            last = documents[-1]
            self.assertIs(last["pending_restart"], False)
            [item] = [item for item in last["prerequisites"] if item["id"] == "pending-restart"]
            self.assertEqual((item["state"], item["evidence"]),
                             ("unknown", "cbs-reboot-pending (stayed across two restarts)"))
            pc["restart"] = {"vain": 1}
            path.write_text(json.dumps(pc), encoding="utf-8")
            (Path(folder) / "state.json").unlink()
            self.assertEqual([run(["run", *self.on(path, folder)]).document["exit_code"] for _ in range(3)],
                             [3010, 3010, 0])

    def test_an_update_that_comes_back_is_installed_twice_only(self):
        with tempfile.TemporaryDirectory() as folder:
            arguments = ["run", "--key-stdin", *self.on("windows10-update-loops", folder)]
            documents = [run(arguments, SAMPLE_KEY).document for _ in range(4)]
            self.assertEqual([document["exit_code"] for document in documents], [3010, 3010, 19, 19])
            last = documents[-1]
            self.assertEqual(last["error"]["symbol"], "update-offered-again")
            self.assertEqual(last["error"]["detail"], "KB5140017")
            looping = [update for update in last["updates"] if "KB5140017" in update["kb"]]
            self.assertEqual([(update["state"], update["reason"]) for update in looping],
                             [("skipped", "offered-again")])
            calls = json.loads((Path(folder) / "state.json").read_text())["practice"]["calls"]
            self.assertEqual(calls["install"], 2)

    def test_an_update_that_fails_is_tried_twice_only(self):
        with tempfile.TemporaryDirectory() as folder:
            arguments = ["run", "--key-stdin", *self.on("update-fails-third", folder)]
            states = []
            for _ in range(3):
                document = run(arguments, SAMPLE_KEY).document
                self.assertEqual(document["exit_code"], 19)
                states += [(update["state"], update["reason"], update["code"]) for update in document["updates"]
                           if "KB5140017" in update["kb"]]
            self.assertEqual(states, [("failed", None, "0x800F0922")] * 2 + [("skipped", "failed-again", "0x800F0922")])

    def test_a_replaced_update_is_not_installed(self):
        document = run(["updates", "--install", "--json", "--machine", "practice:windows10-update-loops"]).document
        states = {update["kb"][0]: (update["state"], update["reason"]) for update in document["updates"]}
        self.assertEqual(states["KB5139901"], ("installed", None))
        self.assertEqual(states["KB5136604"], ("skipped", "superseded"))
        self.assertEqual(states["KB890830"], ("skipped", "not-security"))

    def test_the_source_is_explained_before_the_search(self):
        for language, words in (("en", "approved on that server"), ("ja", "承認されると届きます")):
            answer = run(["updates", "--json", "--language", language, "--machine", "practice:wsus-managed"])
            told = answer.stderr.decode("utf-8")
            self.assertIn("http://wsus.example.co.jp:8530", told)
            self.assertLess(told.index(words), told.index("更新プログラムを探して" if language == "ja" else "Looking for"))

    def test_without_state_every_run_starts_anew(self):
        arguments = ["prerequisites", "--repair", "--json", "--machine", "practice:windows7-bare"]
        for _ in range(2):
            self.assertEqual(run(arguments).document["exit_code"], 3010)

    def test_prerequisites_repair_and_what_it_would_do(self):
        with tempfile.TemporaryDirectory() as folder:
            on = self.on("windows7-bare", folder)
            planned = run(["prerequisites", "--repair", "--dry-run", *on]).document
            self.assertEqual([(step["step"], step.get("kb")) for step in planned["plan"]],
                             [("repair", "KB4490628"), ("repair", "KB4474419"), ("restart", None),
                              ("repair", "KB4536952"), ("repair", "KB4519976"), ("repair", "KB4575903"),
                              ("restart", None)])
            self.assertFalse(any(step["spends"] for step in planned["plan"]))
            codes = [run(["prerequisites", "--repair", *on]).document["exit_code"] for _ in range(3)]
            self.assertEqual(codes, [3010, 3010, 0])

    def test_run_plans_repair_and_all_that_follows(self):
        planned = run(["run", "--dry-run", "--key-stdin", "--json", "--machine", "practice:windows7-bare"],
                      SAMPLE_KEY).document
        self.assertEqual(planned["exit_code"], 0)
        self.assertEqual([step["step"] for step in planned["plan"]][-4:],
                         ["install-key", "activate", "install-updates", "verify"])

    def test_tampered_package_installs_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            on = self.on("windows7-tampered-package", folder)
            answer = run(["prerequisites", "--repair", *on]).document
            self.assertEqual(answer["exit_code"], 12)
            self.assertEqual(answer["error"]["operation"], "package.download")
            state = json.loads((Path(folder) / "state.json").read_text())["practice"]
            self.assertNotIn("package_install", state["calls"])
            self.assertEqual(state["repair_packages"], [])

    def test_a_restart_that_cures_nothing_is_asked_for_twice_only(self):
        scenario = json.loads((TOP / "resources/scenarios/windows7-bare.json").read_text())
        for package in scenario["repair_packages"]:
            package["packages"] = {}
            package.pop("rows", None)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "loop.json"
            path.write_text(json.dumps(scenario))
            arguments = ["prerequisites", "--repair", "--json", "--machine", f"practice:{path}", "--state",
                         str(Path(folder) / "state.json")]
            documents = [run(arguments).document for _ in range(4)]
            restarts = [document["exit_code"] == 3010 for document in documents]
            self.assertLessEqual(sum(restarts), 2)
            self.assertFalse(restarts[-1])
            self.assertNotEqual(documents[-1]["exit_code"], 0)

    def test_repair_needs_administrator_rights(self):
        scenario = json.loads((TOP / "resources/scenarios/windows7-bare.json").read_text())
        scenario["elevated"] = False
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "user.json"
            path.write_text(json.dumps(scenario))
            for command in (["run", "--key-stdin"], ["prerequisites", "--repair"]):
                answer = run([*command, "--json", "--machine", f"practice:{path}"], SAMPLE_KEY)
                self.assertEqual(answer.code, 17)

    def test_a_killed_repair_goes_on_where_it_was(self):
        scenario = json.loads((TOP / "resources/scenarios/windows7-bare.json").read_text())
        # The second package is installed, but its answer never comes.
        scenario["behaviour"]["package_install"]["failures"] = [{"call": 2, "hang": True, "effect": True}]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "hang.json"
            path.write_text(json.dumps(scenario))
            arguments = ["run", "--key-stdin", "--json", "--machine", f"practice:{path}", "--state",
                         str(Path(folder) / "state.json")]
            codes = [run(arguments, SAMPLE_KEY).document["exit_code"] for _ in range(4)]
            self.assertEqual(codes[0], 12)
            self.assertEqual(codes[1:3], [3010, 3010])
            self.assertIn(codes[3], (0, 20))

    def test_a_run_killed_anywhere_can_be_run_again_and_spends_once(self):
        scenario = json.loads((TOP / "resources/scenarios/windows7-bare.json").read_text())
        scenario["activations_left"] = 1
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "killed.json"
            path.write_text(json.dumps(scenario))
            # Two restarts ahead, nothing stands between the key and the verdict: activation is killed as well as repair.
            ready = Path(folder) / "ready.json"
            arguments = ["run", "--key-stdin", "--json", "--machine", f"practice:{path}", "--state"]
            told = []
            for start in (None, ready):
                state = Path(folder) / "whole.json"
                if start:
                    shutil.copy(start, state)
                told.append(self.progress_lines(run([*arguments, state], SAMPLE_KEY)))
                if not start:
                    self.assertEqual(run([*arguments, state], SAMPLE_KEY).document["exit_code"], 3010)
                    shutil.copy(state, ready)
            self.assertIn(b"KB4474419", b"".join(told[0]))
            for start, lines in zip((None, ready), told):
                for number in range(1, len(lines) + 1):
                    with self.subTest(ready=bool(start), killed_after=lines[number - 1].decode()):
                        self.kill_and_finish(arguments, start, Path(folder) / f"{bool(start)}-{number}.json", number)

    @staticmethod
    def progress_lines(answer):
        """What was told while it worked, as against the result at the end."""
        lines = answer.stderr.splitlines()
        computer = answer.document["computer"].encode()
        ends = [index for index, line in enumerate(lines) if line.startswith((computer, b"ESU "))]
        return lines[:ends[0]]

    def kill_and_finish(self, arguments, start, state, number):
        if start:
            shutil.copy(start, state)
        process = subprocess.Popen([ESUCTL, *arguments, state], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE)
        process.stdin.write(SAMPLE_KEY.encode())
        process.stdin.close()
        for _ in range(number):
            self.assertTrue(process.stderr.readline())
        process.kill()
        process.stderr.close()
        self.assertIn(process.wait(), (-9, 0, 20, eight_bits(3010)))
        documents = []
        while not documents or documents[-1]["exit_code"] == 3010:
            documents.append(run([*arguments, state], SAMPLE_KEY).document)
            self.assertLess(len(documents), 5, "it asks for restart after restart")
        self.assertIn(documents[-1]["exit_code"], (0, 20), documents[-1]["error"])
        self.assertNotEqual(documents[-1]["verdict"]["level"], "red")
        kept = json.loads(state.read_text())
        self.assertEqual(kept["practice"]["activations_left"], 0)
        self.assertEqual(kept["practice"]["calls"]["activate"], 1)
        self.assertEqual([row["status"] for row in kept["practice"]["rows"] if row["partial_key"] == "6789B"], [1])

    def test_packages_must_be_a_folder(self):
        answer = run(["run", "--json", "--packages", "/nowhere", "--machine", "practice:windows7-bare"])
        self.assertEqual(answer.code, 2)
        self.assertIn("/nowhere", answer.document["error"]["detail"])
        self.assertEqual(run(["prerequisites", "--json", "--packages", "/tmp"]).code, 2)

    def test_a_package_of_the_folder_goes_before_the_catalog(self):
        with tempfile.TemporaryDirectory() as folder:
            name = "windows6.1-kb4490628-x64_d3de52d6987f7c8bdc2c015dca69eac96047c76e.msu"
            (Path(folder) / name).write_bytes(b"")
            answer = run(["prerequisites", "--repair", "--packages", folder, *self.on("windows7-bare", folder)])
            self.assertEqual(answer.document["exit_code"], 3010)
            calls = json.loads((Path(folder) / "state.json").read_text())["practice"]["calls"]
            self.assertEqual((calls["package_download"], calls["package_install"]), (1, 2))

    def test_the_plan_says_the_size_of_a_file_of_the_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            name = "windows6.1-kb4490628-x64_d3de52d6987f7c8bdc2c015dca69eac96047c76e.msu"
            (Path(folder) / name).write_bytes(b"x" * 1_500_000)
            answer = run(["prerequisites", "--repair", "--dry-run", "--packages", folder, "--language", "en",
                          "--machine", "practice:windows7-bare"])
            self.assertIn(b"KB4490628 (1.4 MB)", answer.stdout)
            self.assertIn(b"KB4474419 (about 53.0 MB)", answer.stdout)
            self.assertIn(b"Asking Microsoft Update Catalog how large the downloads are", answer.stderr)

    def test_a_log_is_not_written_into_the_state_or_the_pc(self):
        with tempfile.TemporaryDirectory() as folder:
            pc, state = Path(folder) / "pc.json", Path(folder) / "state.json"
            pc.write_bytes((TOP / "resources/scenarios/windows10-22h2-year2.json").read_bytes())
            on = ["--json", "--machine", f"practice:{pc}", "--state", state]
            run(["activate", "--key-stdin", *on], SAMPLE_KEY)
            before = pc.read_bytes(), state.read_bytes()
            (Path(folder) / "link").symlink_to(state)
            for log in (pc, state, f"{folder}/./state.json", Path(folder) / "link"):
                self.assertEqual(run(["verify", "--log", log, *on]).code, 2)
            new = Path(folder) / "new"
            self.assertEqual(run(["verify", "--log", new, "--state", new, "--machine", f"practice:{pc}"]).code, 2)
            self.assertFalse(new.exists())
            self.assertEqual((pc.read_bytes(), state.read_bytes()), before)

    def test_an_option_is_no_value_of_another(self):
        with tempfile.TemporaryDirectory() as folder:
            answer = subprocess.run([ESUCTL, "inspect", "--log", "--json", "--machine", "practice:windows7-bare"],
                                    cwd=folder, capture_output=True, check=False)
            self.assertEqual((answer.returncode, json.loads(answer.stdout)["exit_code"]), (2, 2))
            self.assertEqual(list(Path(folder).iterdir()), [])

    def test_a_key_with_coded_dashes_is_no_argument(self):
        for dash in ("&#45;", "&ndash;", "\\u002d"):
            answer = run(["inspect", "--json", "--state", SAMPLE_KEY.strip().replace("-", dash),
                          "--machine", "practice:windows7-bare"])
            self.assertEqual(answer.code, 2, dash)

    def test_a_lock_that_is_a_pipe_or_a_device_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            on = ["--json", "--machine", "practice:windows10-22h2-year2", "--state", Path(folder) / "s"]
            os.mkfifo(Path(folder) / "s.lock")
            self.assertEqual(run(["activate", "--key-stdin", *on], SAMPLE_KEY).document["error"]["symbol"], "not-a-state-file")
            os.mkfifo(Path(folder) / "log")
            self.assertEqual(run(["inspect", "--log", Path(folder) / "log", "--machine", "practice:windows7-bare"]).code, 2)

    def test_the_plan_says_where_only_a_signature_proves_the_package(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / f"windows10.0-kb5126256-x64_{'a' * 40}.msu").write_bytes(b"x" * 2_097_152)
            pc = json.loads((TOP / "resources/scenarios/windows10-22h2-year2.json").read_text(encoding="utf-8"))
            pc["packages"]["installed"] = [name for name in pc["packages"]["installed"]
                                           if "KB5126256" not in name and "KB5072653" not in name]
            pc["rows"] = [row for row in pc["rows"] if not row.get("addon")]
            del pc["accepts"]
            pc["repair_packages"] = [{
                "kb": "KB5126256", "file": f"windows10.0-kb5126256-x64_{'a' * 40}.msu", "size_bytes": 9,
                "packages": {"installed": ["Package_for_KB5126256~31bf3856ad364e35~amd64~~19041.1.1.1"]}}]
            (Path(folder) / "pc.json").write_text(json.dumps(pc), encoding="utf-8")
            words = ["prerequisites", "--repair", "--dry-run", "--packages", folder, "--language", "en",
                     "--machine", f"practice:{folder}/pc.json"]
            proofs = {step["kb"]: step["proof"] for step in run([*words, "--json"]).document["plan"] if "kb" in step}
            self.assertEqual(proofs, {"KB5126256": "folder"})
            self.assertIn(b"KB5126256 (2.0 MB), proven by Microsoft's signature only", run(words).stdout)
            on = ["prerequisites", "--repair", "--dry-run", "--json", "--machine", "practice:windows7-bare"]
            self.assertEqual({step["proof"] for step in run(on).document["plan"] if "kb" in step}, {"pinned"})

    def test_the_plan_asks_the_catalog_once_for_each_download(self):
        with tempfile.TemporaryDirectory() as folder:
            on = self.on("windows7-bare", folder)
            planned = run(["prerequisites", "--repair", "--dry-run", *on]).document
            sizes = {step["kb"]: step["size"] for step in planned["plan"] if step["step"] == "repair"}
            self.assertEqual(sizes["KB4474419"], 55574528)
            self.assertTrue(all(size > 0 for size in sizes.values()), sizes)
            self.assertFalse(any("size" in step for step in planned["plan"] if step["step"] != "repair"))
            calls = json.loads((Path(folder) / "state.json").read_text())["practice"]["calls"]
            self.assertEqual(calls["catalog_find"], len(sizes))
            self.assertNotIn("package_download", calls)

    def test_a_catalog_that_does_not_answer_leaves_the_size_open(self):
        answer = run(["prerequisites", "--repair", "--dry-run", "--json", "--catalog", "http://127.0.0.1:9",
                      "--machine", "practice:windows7-bare"])
        steps = [step for step in answer.document["plan"] if step["step"] == "repair"]
        self.assertEqual({step["size"] for step in steps}, {None})
        self.assertIsNone(answer.document["error"])

    def test_usage_error_is_a_document(self):
        answer = run(["activate", "--json", "--frobnicate"])
        self.assertEqual(answer.code, 2)
        self.assertEqual(answer.document["error"]["operation"], "cli.arguments")
        self.assertIn("frobnicate", answer.document["error"]["detail"])

    def test_unknown_command_names_itself_and_the_known_ones(self):
        answer = run(["explode"])
        self.assertEqual(answer.code, 2)
        self.assertIn(b"explode", answer.stderr)
        self.assertIn(b"inspect", answer.stderr)

    def test_no_option_takes_a_key(self):
        for option in ("--key", "--mak", "--product-key"):
            for words in ([option], [option, SAMPLE_KEY], [f"{option}={SAMPLE_KEY[:17]}"]):
                answer = run(["activate", *words, "--json"])
                self.assertEqual(answer.code, 2)
                self.assertEqual(pieces_of_a_key(answer.stdout) | pieces_of_a_key(answer.stderr), set())

    def test_a_document_is_ascii_with_lf(self):
        answer = run(["inspect", "--json", "--language", "ja", "--machine", "practice:japanese-windows"])
        self.assertNotIn(b"\r", answer.stdout)
        answer.stdout.decode("ascii")
        self.assertIn(b"\\u", answer.stdout, "it has Japanese in it")

    def test_malformed_scenario_names_file_line_and_field(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "broken.json"
            path.write_text('{\n  "schema": 1,\n  "surprise": true\n}\n')
            answer = run(["inspect", "--json", "--machine", f"practice:{path}"])
            self.assertEqual(answer.code, 2)
            self.assertRegex(answer.document["error"]["detail"], r"broken\.json:\d+: .+")

    def test_a_practice_pc_that_was_mistyped(self):
        answer = run(["inspect", "--json", "--language", "ja", "--machine", "practice:windows7-bear"])
        self.assertEqual(answer.code, 2)
        self.assertEqual(answer.document["error"]["symbol"], "practice-unknown")
        self.assertIn("did you mean windows7-bare", answer.document["error"]["detail"])
        self.assertIn("この名前の練習用パソコンはありません", answer.stderr.decode())

    def test_a_slip_of_the_hand_is_answered_with_what_is_near(self):
        for words, near in ((["inspekt"], '"inspect"'), (["updates", "--instal"], '"--install"')):
            answer = run([*words, "--language", "ja"])
            self.assertEqual((answer.code, answer.stdout), (2, b""))
            self.assertIn(f"did you mean {near}?", answer.stderr.decode())

    def test_a_key_as_an_argument_is_told_to_nobody(self):
        for words in ([SAMPLE_KEY], ["activate", SAMPLE_KEY], ["activate", f"--{SAMPLE_KEY}"],
                      ["activate", f"--key={SAMPLE_KEY}"], ["activate", "--year", SAMPLE_KEY], ["activate", "--activation-id", SAMPLE_KEY], ["record", SAMPLE_KEY],
                      ["activate", SAMPLE_KEY.replace("-", "").lower()]):
            answer = run([*words, "--json"])
            self.assertEqual(answer.code, 2)
            self.assertEqual(pieces_of_a_key(answer.stdout) | pieces_of_a_key(answer.stderr), set())

    def test_the_help_of_the_commands_that_begin_with_one_word(self):
        for word, commands in (("key", ["key store", "key forget", "key show"]),
                               ("data", ["data show", "data check", "data install"])):
            helped = run(["help", word, "--language", "en"]).stdout.decode()
            self.assertEqual([" ".join(line.split()[1:3]) for line in helped.splitlines() if line.startswith("esuctl ")], commands)
        self.assertEqual(run(["help", "da"]).code, 2)
        self.assertEqual(run(["data"]).code, 2, "a word that begins commands is none")

    def test_the_help_of_one_command(self):
        for words in (["activate", "--help"], ["help", "activate"], ["activate", "--key-stdin", "--help"]):
            answer = run([*words, "--language", "en"])
            self.assertEqual(answer.code, 0)
            told = answer.stdout.decode()
            self.assertIn("--activation-id GUID", told)
            for other in ("--packages", "--machine", "esuctl inspect"):
                self.assertNotIn(other, told)

    def test_what_was_found_is_on_stdout_and_why_it_failed_on_stderr(self):
        answer = run(["run", "--language", "en", "--machine", "practice:windows7-home-not-eligible"], SAMPLE_KEY)
        self.assertEqual(answer.code, 15)
        self.assertIn("Windows 7 Home", answer.stdout.decode())
        why = "Details: journey.eligibility · "
        self.assertNotIn(why, answer.stdout.decode())
        self.assertIn(why, answer.stderr.decode())
        self.assertEqual(run(["inspekt"]).stdout, b"")

    def test_a_rehearsal_without_a_key_does_not_say_that_nothing_is_to_do(self):
        answer = run(["activate", "--dry-run", "--language", "en", "--machine", "practice:windows10-22h2-year2"])
        self.assertEqual(answer.code, 22)
        self.assertNotIn(b"nothing to do", answer.stdout + answer.stderr)
        covered = run(["activate", "--dry-run", "--language", "en", "--machine", "practice:windows10-already-active"])
        self.assertEqual((covered.stdout + covered.stderr).count(b"nothing to do"), 1)

    def test_the_addresses_that_sentences_send_people_to_are_shown(self):
        for scenario in ("offline", "windows10-22h2-year2"):
            told = run(["prerequisites", "--language", "en", "--machine", f"practice:{scenario}"]).stdout.decode()
            self.assertRegex(told, r"    Details: .*activation\.sls\.microsoft\.com")

    def test_a_package_that_waits_for_a_restart_says_so(self):
        answer = run(["prerequisites", "--repair", "--language", "en", "--machine", "practice:windows7-bare"])
        self.assertIn("- installed, complete after a restart · KB4474419", answer.stdout.decode())

    def test_the_log_has_a_line_for_each_change(self):
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "log.txt"
            told = run(["run", "--key-stdin", "--log", str(log), "--language", "en", "--machine",
                        "practice:windows7-bare"], SAMPLE_KEY).stderr.decode().splitlines()
            lines = log.read_text("utf-8").splitlines()
            words = [line.split(" ", 1)[1] for line in lines]
            self.assertTrue(words[0].startswith("esuctl "), words[0])
            progress = [re.sub(r"\d+ s\b", "", line) for line in words[1:words.index(next(
                line for line in words if line.startswith("run · restart-required · 3010 · ")))]]
            self.assertEqual(progress, [re.sub(r"\d+ s\b", "", line) for line in told])
            self.assertEqual(len([line for line in progress if "KB4490628" in line]), 2)
            run(["activate", "--key-stdin", "--log", str(log), "--machine", "practice:mak-exhausted"], SAMPLE_KEY)
            self.assertIn("activate · failed · 14 · ", log.read_text("utf-8"))
            self.assertRegex(log.read_text("utf-8"), r"failed · 14 · .* · spp\.activate · 0xC004C0[0-9A-F]{2}")

    def test_on_a_terminal_signs_of_life_are_one_line(self):
        told = self.on_a_terminal(["run", "--key-stdin", "--language", "ja", "--machine", "practice:windows7-bare"])
        prompt, rest = told.split("\r", 1)
        self.assertIn("表示されません", prompt)
        self.assertEqual(prompt.count("\n"), 1)
        self.assertIn("KB4490628", rest)
        self.assertNotIn("\n", rest, "the result is on stdout")
        parts = rest.split("\r")
        self.assertGreater(len(parts), 5)
        self.assertEqual(parts[-1], "", "nothing of it stays")
        self.assertEqual(parts[-2].strip(" "), "")
        for part in parts:
            self.assertLess(sum(2 if ord(letter) > 0x2e7f else 1 for letter in part), 80)

    def test_on_a_terminal_the_percent_is_shown(self):
        told = self.on_a_terminal(["run", "--key-stdin", "--language", "en", "--machine", "practice:update-fails-third"])
        self.assertRegex(told, r"\r\d+% · Downloading updates")

    def on_a_terminal(self, words):
        """What esuctl says on stderr, where stdin and stderr are a terminal. The key is typed after the prompt."""
        ours, theirs = os.openpty()
        process = subprocess.Popen([ESUCTL, *words], stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs)
        os.close(theirs)
        told = b""
        while True:
            if not select.select([ours], [], [], 60)[0]:
                process.kill()
                self.fail("it asks for no key")
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if b"\n" in piece and b"\n" not in told:
                os.write(ours, SAMPLE_KEY.encode() + b"\n")
            told += piece
        process.wait()
        os.close(ours)
        self.assertNotIn(SAMPLE_KEY.encode(), told)
        return told.decode("utf-8").replace("\r\n", "\n")

    def test_every_call_with_json_is_one_document(self):
        for words, command in ((["--json=1", "inspect"], "inspect"), (["help"], "help"), (["help", "activate"], "help"),
                               (["inspect", "--help"], "help"), (["version"], "version"), (["--version"], "version"),
                               (["--frobnicate", "inspect"], "inspect"), (["key", "store"], "key store"),
                               (["--language", "fr", "key", "show"], "key show"), (["help", "nowhere"], "help"),
                               (["self-test", "--machine", "practice:nowhere"], "self-test")):
            with self.subTest(words):
                answer = run([*words, "--json"])
                self.assertEqual(answer.document["command"], command)
                self.assertEqual(answer.document["exit_code"], answer.code)
        self.assertEqual(answer.code, 2)
        self.assertIn("esuctl activate", run(["help", "activate", "--json", "--language", "en"]).document["text"])

    def test_an_empty_value_is_no_none(self):
        for option in ("state", "log", "machine", "packages"):
            answer = run(["run", f"--{option}=", "--json"])
            self.assertEqual((answer.code, answer.document["error"]["operation"]), (2, "cli.arguments"), option)
            self.assertIn(f"--{option} needs a value", answer.document["error"]["detail"])

    def test_a_document_that_nobody_gets_is_no_success(self):
        on = ["inspect", "--machine", "practice:windows10-22h2-year2"]
        for form in (["--json"], []):
            with open("/dev/full", "wb") as full:
                self.assertEqual(subprocess.run([ESUCTL, *on, *form], stdout=full, stderr=subprocess.DEVNULL,
                                                check=False).returncode, 1)
            closed = subprocess.run(["sh", "-c", '"$@" >&- 2>&-', "sh", ESUCTL, *on, *form], check=False)
            self.assertEqual(closed.returncode, 1)
            gone = subprocess.Popen([ESUCTL, *on, *form], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            gone.stdout.close()
            self.assertEqual(gone.wait(), 1)

    def test_no_file_takes_the_place_of_a_closed_stream(self):
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "log.txt"
            subprocess.run(["sh", "-c", '"$@" <&- >&- 2>&-', "sh", ESUCTL, "inspect", "--json", "--log", log, "--machine",
                            "practice:windows10-22h2-year2"], check=False)
            self.assertNotIn('"schema"', log.read_text("utf-8"))

    def test_a_log_has_a_bound(self):
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "log.txt"
            log.write_bytes(b"x" * (5 * 1024 * 1024))
            run(["inspect", "--log", str(log), "--machine", "practice:windows10-22h2-year2"])
            self.assertLess(log.stat().st_size, 100_000)
            self.assertEqual(Path(f"{log}.old").stat().st_size, 5 * 1024 * 1024)
            told = run(["inspect", "--json", "--log", "/dev/full", "--machine", "practice:windows10-22h2-year2"])
            self.assertEqual((told.code, told.document["error"]["symbol"]), (1, "disk-full"))

    def test_a_practice_pc_has_the_day_of_its_file(self):
        for scenario in ("windows10-22h2-year2", "windows10-last-year-only", "windows7-programme-ended"):
            self.one_answer_in_every_zone(f"practice:{scenario}")

    def one_answer_in_every_zone(self, machine):
        answers = {(answer.returncode, answer.stdout) for answer in (
            subprocess.run([ESUCTL, "verify", "--json", "--machine", machine], env=dict(os.environ, TZ=zone), capture_output=True, check=False)
            for zone in ("UTC", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Honolulu"))}
        self.assertEqual(len(answers), 1, machine)
        self.assertIsNotNone(json.loads(answers.pop()[1])["verdict"], machine)

    def practice_pc(self, folder, change, scenario="windows10-22h2-year2"):
        pc = json.loads((TOP / f"resources/scenarios/{scenario}.json").read_text("utf-8"))
        change(pc)
        path = Path(folder) / "pc.json"
        path.write_text(json.dumps(pc), "utf-8")
        return f"practice:{path}"

    def test_the_day_of_a_practice_pc_at_a_border(self):
        with tempfile.TemporaryDirectory() as folder:
            def change(pc):
                pc["date"] = "2026-10-14"
            self.one_answer_in_every_zone(self.practice_pc(folder, change))

            def other(pc):
                pc["date"] = "2026/10/14"
            answer = run(["inspect", "--json", "--machine", self.practice_pc(folder, other)])
            self.assertEqual(answer.code, 2)
            self.assertIn("date", answer.document["error"]["detail"])

    def test_files_that_are_none_are_not_waited_for(self):
        with tempfile.TemporaryDirectory() as folder:
            pipe = Path(folder) / "pipe.json"
            os.mkfifo(pipe)
            link = Path(folder) / "zero.json"
            link.symlink_to("/dev/zero")
            large = Path(folder) / "large.json"
            large.write_bytes(b" " * (4 * 1024 * 1024 + 1))
            for path in (pipe, link, large):
                answer = run(["inspect", "--json", "--machine", f"practice:{path}"])
                self.assertEqual(answer.code, 2)
                self.assertRegex(answer.document["error"]["detail"], re.escape(path.name) + r":1: ")

    def test_a_value_that_is_wrong_is_not_quoted_whole(self):
        with tempfile.TemporaryDirectory() as folder:
            def change(pc):
                pc["date"] = "x" * 100_000
            document = run(["inspect", "--json", "--machine", self.practice_pc(folder, change)]).document
            self.assertLess(len(document["error"]["detail"]), 1000)

    def test_a_long_list_costs_no_time(self):
        with tempfile.TemporaryDirectory() as folder:
            def packages(pc):
                pc["packages"] = {"installed": [f"Package_for_KB{number}~31bf3856ad364e35~amd64~~10.0.1.0"
                                                for number in range(40_000)]}
            answer = run(["inspect", "--json", "--machine", self.practice_pc(folder, packages)])
            self.assertEqual(answer.code, 2)
            self.assertIn("at most", answer.document["error"]["detail"])

            def updates(pc):
                ids = [f"00000000-0000-4000-8000-{number:012x}" for number in range(400)]
                sample = pc["updates"][0]
                pc["updates"] = [dict(sample, id=one, supersedes=ids[:place]) for place, one in enumerate(ids)]
            answer = run(["updates", "--json", "--machine", self.practice_pc(folder, updates)])
            self.assertEqual(answer.code, 0, answer.document["error"])

    def test_access_denied_is_17_and_reading_changes_nothing(self):
        on = ["--json", "--state", "/sys/state.json", "--machine", "practice:windows10-22h2-year2"]
        for words in (["inspect"], ["prerequisites"], ["updates"], ["activate", "--key-stdin", "--dry-run"]):
            self.assertEqual(run([*words, *on], SAMPLE_KEY).document["error"], None, words)
        self.assertIn(run(["verify", *on]).code, (20, 21))
        document = run(["activate", "--key-stdin", *on], SAMPLE_KEY).document
        self.assertEqual((document["exit_code"], document["error"]["symbol"]), (17, "journal-unwritable"))
        self.assertEqual(run(["inspect", "--json", "--log", "/sys/log.txt", *on[1:]]).code, 17)

    @unittest.skipUnless(has_namespaces() and os.geteuid() == 0, "no account of its own to give a file to")
    def test_a_practice_pc_that_may_not_be_read_is_17(self):
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o755)
            file = Path(folder) / "pc.json"
            shutil.copy(TOP / "resources/scenarios/windows10-22h2-year2.json", file)
            file.chmod(0o600)
            os.chown(file, 1, 1)
            line = ["inspect", "--json", "--machine", f"practice:{file}"]
            done = subprocess.run(["unshare", "-r", ESUCTL, *line], capture_output=True, check=False)
            document = read_document(done.stdout, line)
            self.assertEqual((done.returncode, document["error"]["symbol"]), (17, "E_ACCESSDENIED"))
            self.assertIn("pc.json", document["error"]["detail"])

    def test_what_windows_left_out_is_told(self):
        for fact in ("product_type", "sku", "service_pack"):
            with tempfile.TemporaryDirectory() as folder:
                machine = self.practice_pc(folder, lambda pc, fact=fact: pc.update(unreadable={fact: None}))
                unread = run(["inspect", "--json", "--machine", machine]).document["unread"]
                self.assertEqual([(one["fact"], one["code"], one["symbol"]) for one in unread], [(fact, None, None)])

    def test_a_windows_that_is_not_known_is_no_refusal(self):
        def of_tomorrow(pc):
            pc["os"] |= {"caption": "Microsoft Windows 13 Pro", "version": "10.0.31000", "build": 31000, "product_name": "Windows 13 Pro"}
        cases = ((of_tomorrow, "There are ESU entries for the Windows on this PC ("),
                 (lambda pc: pc.update(unreadable={"os": None}), "The version of Windows could not be read. You can go on"))
        for change, words in cases:
            with tempfile.TemporaryDirectory() as folder:
                answer = run(["inspect", "--language", "en", "--machine", self.practice_pc(folder, change)])
                text = answer.stdout.decode("utf-8")
                self.assertIn(words, text)
                self.assertNotIn("does not cover", text)

    def verdict_of(self, change, scenario="windows10-already-active"):
        with tempfile.TemporaryDirectory() as folder:
            document = run(["verify", "--json", "--machine", self.practice_pc(folder, change, scenario)]).document
            self.assertIsNone(document["error"])
            return document["verdict"]

    def test_a_windows_without_a_programme_is_none_whatever_was_not_read(self):
        def windows_11(**unreadable):
            def change(pc):
                pc["os"] |= {"caption": "Microsoft Windows 11 Pro", "version": "10.0.26100", "build": 26100, "ubr": 7846}
                pc["rows"] = [row for row in pc["rows"] if "ESU" not in row["name"]]
                pc.pop("accepts")
                pc["updates"] = []
                pc["unreadable"] = unreadable
            return change
        for unreadable in ({}, {"edition": "0x80070005"}, {"product_type": None}, {"edition": None, "product_type": None}):
            self.assertEqual(self.verdict_of(windows_11(**unreadable))["level"], "none", unreadable)
        # Of a Windows that nothing is known of it is not known either whether it needs ESU.
        self.assertEqual(self.verdict_of(windows_11(os="0x800706BA"))["level"], "amber")
        ltsc = {"edition": None}
        self.assertEqual(self.verdict_of(lambda pc: pc.update(unreadable=ltsc), "windows10-ltsc")["level"], "none")

    def test_a_product_type_that_was_left_out_stops_nothing(self):
        for scenario in ("windows7-bare", "server-2012r2"):
            with tempfile.TemporaryDirectory() as folder:
                machine = self.practice_pc(folder, lambda pc: pc.update(unreadable={"product_type": None}), scenario)
                whole = run(["inspect", "--json", "--machine", f"practice:{scenario}"]).document["programme"]
                self.assertEqual(run(["inspect", "--json", "--machine", machine]).document["programme"], whole)
                self.assertNotEqual(run(["run", "--json", "--dry-run", "--key-stdin", "--machine", machine], SAMPLE_KEY).code, 15)

    def test_before_a_programme_begins_no_esu_is_needed(self):
        def server_2016(pc):
            pc["os"] |= {"caption": "Microsoft Windows Server 2016 Standard", "version": "10.0.14393", "build": 14393, "product_type": 3,
                         "sku": 7, "edition_id": "ServerStandard", "ubr": 9000}
            pc["rows"] = [row for row in pc["rows"] if "ESU" not in row["name"]]
            pc.pop("accepts")
        verdict = self.verdict_of(server_2016)
        self.assertEqual((verdict["level"], [(reason["id"], reason["state"]) for reason in verdict["reasons"]]),
                         ("none", [("programme", "met")]))
        with tempfile.TemporaryDirectory() as folder:
            on = ["--language", "en", "--machine", self.practice_pc(folder, server_2016, "windows10-already-active")]
            answer = run(["verify", "--format", "nagios", *on])
            self.assertEqual(answer.code, 0)
            self.assertIn("ESU for the Windows on this PC starts on January 13, 2027", answer.stdout.decode("utf-8"))

        def slow_clock(pc):
            server_2016(pc)
            pc |= {"date": "2027-01-12", "surroundings": {"clock_offset_minutes": -36 * 60}}
        slow = self.verdict_of(slow_clock)
        [clock] = [reason for reason in slow["reasons"] if reason["id"] == "clock"]
        self.assertEqual(slow["level"], "amber")
        self.assertIn("Date header 2027-01-13", clock["evidence"])

    def test_a_later_year_covers_nothing_while_the_running_one_is_missing(self):
        def years(*licensed):
            def change(pc):
                for row in pc["rows"]:
                    found = re.search("ESU-Year([123])", row["name"])
                    if found and "MAK" in row["channel"]:
                        row |= {"status": 1, "partial_key": "6789B"} if int(found[1]) in licensed else {"status": 0, "partial_key": None}
            return change
        days = {}
        for licensed in ((1,), (1, 3), (3,)):
            with tempfile.TemporaryDirectory() as folder:
                machine = self.practice_pc(folder, years(*licensed), "windows10-already-active")
                days[licensed] = json.loads(run(["verify", "--format", "zabbix", "--machine", machine]).stdout).get("days_left")
        self.assertLess(days[1,], 0)
        self.assertEqual((days[1, 3], days[3,]), (days[1,], None))

    def test_a_removal_without_an_answer_is_read(self):
        row = "1043add5-23b1-4afb-9a0f-64343c8f3f8d"
        for effect, code in ((True, 0), (False, 10)):
            with tempfile.TemporaryDirectory() as folder:
                def change(pc, effect=effect):
                    pc["behaviour"] = {"uninstall_key": {"failures": [{"call": 1, "hang": True, "effect": effect}]}}
                machine = self.practice_pc(folder, change, "windows10-already-active")
                answer = run(["uninstall-key", "--activation-id", row, "--json", "--machine", machine])
                self.assertEqual(answer.code, code)

    def test_a_log_takes_no_name_that_something_else_uses(self):
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            kept = place / "s.json.lock"
            kept.write_text("mine", "utf-8")
            for state, log in (("s.json", "s.json.lock"), ("l.txt.old", "l.txt")):
                answer = run(["inspect", "--json", "--machine", "practice:windows10-22h2-year2", "--state", str(place / state),
                              "--log", str(place / log)])
                self.assertEqual(answer.code, 2)
                self.assertIn("is the file of --state", answer.document["error"]["detail"])
            self.assertEqual((kept.read_text("utf-8"), [path.name for path in place.iterdir()]), ("mine", [kept.name]))

    def test_what_was_not_read_is_no_old_windows(self):
        def ltsc_2019(pc):
            pc["os"] |= {"caption": "Microsoft Windows 10 Enterprise LTSC", "version": "10.0.17763", "build": 17763, "sku": 125,
                         "edition_id": "EnterpriseS", "ubr": 6893}
            pc["rows"] = [row for row in pc["rows"] if "ESU" not in row["name"]]
            pc.pop("accepts")
        self.assertEqual(self.verdict_of(ltsc_2019)["level"], "none")
        for unread, level in (({"edition": None}, "none"), ({"edition": None, "sku": None}, "amber")):
            def change(pc, unread=unread):
                ltsc_2019(pc)
                pc["unreadable"] = unread
            self.assertEqual(self.verdict_of(change)["level"], level, unread)

    def test_before_the_start_only_the_first_years_are_named(self):
        for licensed, named in (((), None), ((1,), 1), ((1, 2), 2), ((2,), None), ((1, 3), 1)):
            def change(pc, licensed=licensed):
                pc["date"] = "2025-10-10"
                for row in pc["rows"]:
                    found = re.search("ESU-Year([123])", row["name"])
                    if found and "MAK" in row["channel"]:
                        row |= {"status": 1, "partial_key": "6789B"} if int(found[1]) in licensed else {"status": 0, "partial_key": None}
            verdict = self.verdict_of(change)
            self.assertEqual(verdict["level"], "none", licensed)
            self.assertEqual({reason["id"] for reason in verdict["reasons"]}, {"programme"} | ({"esu-license"} if named else set()))
            with tempfile.TemporaryDirectory() as folder:
                machine = self.practice_pc(folder, change, "windows10-already-active")
                told = json.loads(run(["verify", "--format", "zabbix", "--machine", machine]).stdout)
                self.assertEqual((told.get("year"), "days_left" in told), (named, named is not None), licensed)

    def test_a_consumer_enrolment_counts_where_the_edition_was_not_read(self):
        sign = [{"path": "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform\\ESU",
                 "name": "Win10ConsumerESUStatus", "type": "dword", "value": 3}]
        for unread in ({}, {"edition": None}, {"edition": None, "sku": None}):
            with tempfile.TemporaryDirectory() as folder:
                machine = self.practice_pc(folder, lambda pc, unread=unread: pc.update(unreadable=unread, registry=sign), "windows10-consumer-esu")
                answer = run(["activate", "--key-stdin", "--json", "--machine", machine], SAMPLE_KEY).document
                self.assertEqual((answer["exit_code"], answer["covered"]["by"]), (20, "consumer"), unread)
                level = run(["verify", "--json", "--machine", machine]).document["verdict"]["level"]
                self.assertEqual(level, "amber" if unread else "green", unread)

    def test_a_forgotten_value_is_told_beside_help_too(self):
        for words in (["verify", "--help", "--machine", "--json"], ["--version", "--state", "--json"], ["help", "--language", "--json"]):
            answer = run(words)
            self.assertEqual((answer.code, answer.document["error"]["symbol"]), (2, "bad-arguments"), words)
            self.assertIn('"--json" is an option', answer.document["error"]["detail"])

    def test_uninstall_key_tells_the_pc_and_whether_there_was_a_key(self):
        row = "1043add5-23b1-4afb-9a0f-64343c8f3f8d"
        document = run(["uninstall-key", "--activation-id", row, "--json", "--machine",
                        "practice:windows10-22h2-year2"]).document
        self.assertEqual(document["outcome"], "nothing-to-do")
        self.assertIsNotNone(document["computer"])

    def test_the_attempt_after_an_open_one_says_so(self):
        with tempfile.TemporaryDirectory() as folder:
            def change(pc):
                pc["behaviour"] = {"activate": {"failures": [{"call": 1, "hang": True}]}}
            state = Path(folder) / "state.json"
            on = ["--language", "en", "--state", str(state), "--machine", self.practice_pc(folder, change)]
            self.assertEqual(run(["activate", "--key-stdin", *on], SAMPLE_KEY).code, 13)
            planned = run(["activate", "--dry-run", *on])
            self.assertIn("may use one more activation", planned.stdout.decode())
            plan = run(["activate", "--dry-run", "--json", *on]).document["plan"]
            self.assertEqual([step["spends_again"] for step in plan], [True])
            told = run(["activate", *on])
            self.assertIn("may use one more activation", told.stderr.decode())
            self.assertIn("may have used an activation, too", told.stdout.decode())

    def test_recordings_end_in_json(self):
        answer = run(["record", "pc", "--json"])
        self.assertEqual(answer.code, 2)
        self.assertIn(".json", answer.document["error"]["detail"])

    def test_unknown_practice_pc_lists_the_known_ones(self):
        answer = run(["inspect", "--json", "--machine", "practice:nowhere"])
        self.assertEqual(answer.code, 2)
        self.assertIn("windows7-pro-ready", answer.document["error"]["detail"])

    def test_malformed_state_is_kept_and_named(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "state.json"
            path.write_text("{ not json")
            answer = run(["activate", "--json", "--key-stdin", "--state", str(path), "--machine",
                          "practice:windows7-pro-ready"], SAMPLE_KEY)
            self.assertEqual(answer.code, 2)
            self.assertIn("state.json", answer.document["error"]["detail"])
            self.assertEqual(path.read_text(), "{ not json")

    def test_keys_in_every_encoding(self):
        for text in (SAMPLE_KEY.encode(), SAMPLE_KEY.lower().encode() + b"\r\n", b"\xef\xbb\xbf" + SAMPLE_KEY.encode(),
                     SAMPLE_KEY.encode("utf-16"), SAMPLE_KEY.encode("utf-16-le"),
                     "ＢＣＤＦＧ－ＨＪＫＭＰ‐ＱＲＴＶＷーＸＹ２３４−６７８９Ｂ".encode()):
            document = run(["activate", "--json", "--key-stdin", "--machine", "practice:windows10-22h2-year2"], text).document
            self.assertEqual(document["exit_code"], 0, document["error"])
            self.assertIs(document["activation"]["spent"], True)

    def test_bad_keys_say_what_and_where(self):
        cases = {"BCDFG-HJKMP-QRTVW-XY234-6789O": "25", "BCDFG-HJKMP-QRTVW": "15", "QRTVW": "5",
                 "W269N-WFGWX-YVC9B-4J6C9-T83GX": "Windows 10"}
        for key, expected in cases.items():
            answer = run(["activate", "--json", "--key-stdin", "--language", "en", "--machine",
                          "practice:windows10-22h2-year2"], key)
            self.assertEqual(answer.code, 10, key)
            if expected:
                self.assertIn(expected, answer.document["error"]["detail"])

    def test_activation_id_of_windows_itself_is_refused(self):
        for text, symbol in (("bd3762d7-270d-4760-8fb3-d829ca45278a", "id-base-windows"),
                             ("slmgr /ato bd3762d7-270d-4760-8fb3-d829ca45278a", "id-base-windows"),
                             ("not-an-id", "id-not-a-guid")):
            answer = run(["activate", "--json", "--key-stdin", "--activation-id", text, "--machine",
                          "practice:windows10-22h2-year2"], SAMPLE_KEY)
            self.assertEqual(answer.document["error"]["symbol"], symbol)
            self.assertIn(answer.code, (2, 10))

    def test_other_activation_id_stops_before_activate(self):
        answer = run(["activate", "--json", "--key-stdin", "--activation-id", "f520e45e-7413-4a34-a497-d2765967d094",
                      "--machine", "practice:windows10-22h2-year2"], SAMPLE_KEY)
        self.assertEqual(answer.code, 10)
        self.assertIs(answer.document["activation"]["spent"], False)

    def test_the_texts_that_people_get(self):
        """The ways of reading them are tested by tst_key_texts; here the bytes go through the real pipe."""
        on = ["--json", "--language", "en", "--machine", "practice:windows10-22h2-year2"]
        for case in json.loads((TOP / "tests/data/key-texts.json").read_text(encoding="utf-8"))["cases"]:
            before = case.get("before", {"text": "", "times": 0})
            text = (before["text"] * before["times"]).encode()
            text += bytes.fromhex(case["bytes"]) if "bytes" in case else case["text"].encode()
            document = run(["activate", "--key-stdin", *on], text).document
            expect = case["expect"]
            with self.subTest(case["name"]):
                # This PC's key configuration may know which of several is meant; it has a row for the sample key only.
                key = expect.get("key", expect.get("with_pc"))
                if key == "6789B":
                    self.assertEqual(document["exit_code"], 0, document["error"])
                    self.assertEqual(document["activation"]["partial_key"], key)
                elif key:
                    self.assertNotIn(document["error"]["symbol"], ("key-none", "key-several"))
                else:
                    symbol = "key-several" if "several" in expect else expect["refused"]
                    self.assertEqual(document["error"]["symbol"], symbol, document["error"])
                    self.assertIn(document["exit_code"], (10, 22))
                for last_five in () if key else expect.get("several", ()):
                    self.assertIn(last_five, document["error"]["detail"])
                said = json.dumps(document, ensure_ascii=False)
                for piece in ("BCDFG", "HJKMP", "QRTVW", "XY234", "NPHTM", "C97JM", "NJJ8C", "GHJKM"):
                    self.assertNotIn(piece, said)

    def test_a_long_text_is_read_whole_or_not_at_all(self):
        on = ["activate", "--key-stdin", "--json", "--machine", "practice:windows10-22h2-year2"]
        other = "2BCDF-GHJKM-PQRTV-WXY34-6789C"
        for length, symbol in ((4096, "key-several"), (60 * 1024, "key-several"), (64 * 1024, "key-text-too-long")):
            document = run(on, f"Year 2: {SAMPLE_KEY}\n{'y ' * (length // 2)}\nYear 1: {other}\n").document
            self.assertEqual(document["error"]["symbol"], symbol)
        self.assertEqual(document["exit_code"], 22)

    def test_a_pipe_that_stays_open_after_the_key(self):
        process = subprocess.Popen([ESUCTL, "activate", "--key-stdin", "--json", "--machine",
                                    "practice:windows10-22h2-year2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL)
        for piece in ("Your MAK:\n", SAMPLE_KEY[:11], SAMPLE_KEY[11:] + "\n"):
            process.stdin.write(piece.encode())
            process.stdin.flush()
        document = json.loads(process.stdout.read())
        process.stdin.close()
        self.assertEqual(process.wait(), 0)
        self.assertEqual(document["activation"]["partial_key"], "6789B")

    def test_a_mail_pasted_at_a_terminal(self):
        """All of it is taken: nothing of it may be left to the shell."""
        ours, theirs = os.openpty()
        process = subprocess.Popen([ESUCTL, "activate", "--key-stdin", "--json", "--machine",
                                    "practice:windows10-22h2-year2"], stdin=theirs, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL)
        os.write(ours, f"Thank you for your order.\nYour MAK:\n{SAMPLE_KEY}\nRegards\nGreen".encode())
        document = json.loads(process.stdout.read())
        self.assertEqual(process.wait(), 0, document["error"])
        self.assertEqual(document["activation"]["partial_key"], "6789B")
        os.set_blocking(theirs, False)
        with self.assertRaises(BlockingIOError):
            os.read(theirs, 1000)
        os.close(ours)
        os.close(theirs)

    def test_a_stop_while_a_key_is_awaited(self):
        ours, theirs = os.openpty()
        echo = termios.tcgetattr(theirs)[3] & termios.ECHO
        process = subprocess.Popen([ESUCTL, "activate", "--key-stdin", "--machine", "practice:windows10-22h2-year2"],
                                   stdin=theirs, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=hears_signals)
        while termios.tcgetattr(theirs)[3] & termios.ECHO:
            self.assertIsNone(process.poll())
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(), 130)
        self.assertEqual(termios.tcgetattr(theirs)[3] & termios.ECHO, echo)
        os.close(ours)
        os.close(theirs)

    def test_a_stop_before_anything_is_begun(self):
        """As soon as a process ignores SIGPIPE, it also answers a stop."""
        def ignores_pipe(process):
            ignored = re.search(r"SigIgn:\s*(\w+)", Path(f"/proc/{process.pid}/status").read_text("ascii"))
            return ignored and int(ignored.group(1), 16) & 1 << signal.SIGPIPE - 1
        for _ in range(5):
            line = ["activate", "--key-stdin", "--json", "--machine", "practice:windows10-22h2-year2"]
            process = subprocess.Popen([ESUCTL, *line], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                       preexec_fn=hears_signals)
            while not ignores_pipe(process):
                self.assertIsNone(process.poll())
            process.send_signal(signal.SIGTERM)
            with process.stdin, process.stdout:
                answer = process.stdout.read()
                self.assertEqual(process.wait(), 130)
            self.assertEqual(read_document(answer, line)["outcome"], "cancelled")

    def test_an_activation_id_is_held_against_the_pc_first(self):
        windows7 = "77db037b-95c3-48d7-a3ab-a9c6d41093e0"
        year2 = "1043add5-23b1-4afb-9a0f-64343c8f3f8d"
        for text, symbol, code in (("55c92734-d682-4d71-983e-d6ec3f16059f", "id-is-application", 2),
                                   (windows7, "id-not-here", 10), (f"{windows7} {year2}", "id-several", 2),
                                   ("3f2b8c1e-5d47-4a90-9c3e-7b6d1f0a2e58", "id-not-here", 10),
                                   (year2.replace("-", ""), None, 0), (year2.replace("-", "–"), None, 0),
                                   (f"Activation ID: {year2}.", None, 0)):
            for command in ("activate", "run"):
                document = run([command, "--json", "--key-stdin", "--activation-id", text, "--machine",
                                "practice:windows10-22h2-year2"], SAMPLE_KEY).document
                with self.subTest(f"{command} {text}"):
                    if symbol:
                        self.assertEqual((document["error"]["symbol"], document["exit_code"]), (symbol, code))
                        self.assertFalse((document["activation"] or {}).get("spent"))
                    else:
                        self.assertEqual(document["activation"]["spent"], True)

    def test_no_key_is_22(self):
        answer = run(["activate", "--json", "--machine", "practice:windows10-22h2-year2"])
        self.assertEqual(answer.code, 22)

    def test_dry_run_plans_and_does_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            state = Path(folder) / "state.json"
            arguments = ["activate", "--json", "--key-stdin", "--state", str(state), "--machine",
                         "practice:windows10-22h2-year2"]
            planned = run([*arguments, "--dry-run"], SAMPLE_KEY).document
            self.assertEqual([step["step"] for step in planned["plan"]], ["install-key", "activate"])
            self.assertIsNone(planned["activation"])
            done = run(arguments, SAMPLE_KEY).document
            self.assertIs(done["activation"]["spent"], True)
            again = run(arguments, SAMPLE_KEY).document
            self.assertEqual(again["outcome"], "nothing-to-do")
            self.assertIs(again["activation"]["spent"], False)

    def test_lost_answer_is_never_spent_twice(self):
        with tempfile.TemporaryDirectory() as folder:
            state = Path(folder) / "state.json"
            arguments = ["activate", "--json", "--key-stdin", "--state", str(state), "--machine", "practice:answer-lost"]
            first = run(arguments, SAMPLE_KEY).document
            second = run(arguments, SAMPLE_KEY).document
            self.assertEqual(second["exit_code"], 0)
            third = run(arguments, SAMPLE_KEY).document
            self.assertEqual(third["exit_code"], 0)
            for document in (first, second, third):
                if document["activation"]:
                    self.assertIsNot(document["activation"]["spent"], True)

    def test_uninstall_removes_the_esu_key_only(self):
        with tempfile.TemporaryDirectory() as folder:
            state = ["--state", str(Path(folder) / "state.json"), "--machine", "practice:windows10-22h2-year2", "--json"]
            activated = run(["activate", "--key-stdin", *state], SAMPLE_KEY).document
            row = activated["activation"]["activation_id"]
            removed = run(["uninstall-key", "--activation-id", row, *state])
            self.assertEqual(removed.code, 0)
            self.assertFalse(removed.document["esu"][0]["key_installed"])
            base = run(["inspect", *state]).document["base_license"]
            self.assertIs(base["licensed"], True)
            refused = run(["uninstall-key", "--activation-id", "bd3762d7-270d-4760-8fb3-d829ca45278a", *state])
            self.assertNotEqual(refused.code, 0)

    def test_what_is_under_way_is_forgotten_only_when_told_so(self):
        with tempfile.TemporaryDirectory() as folder:
            state = Path(folder) / "state.json"
            forget = ["forget", "--json", "--state", str(state), "--machine", "practice:windows10-22h2-year2"]
            self.assertEqual(run([*forget]).document["kept"], None)
            noted = {"schema": 1, "format": "esu-wizard-state", "restart": {"updates": True}}
            state.write_text(json.dumps(noted), "utf-8")
            for words in (["--dry-run"], []):
                document = run([*forget, *words]).document
                self.assertEqual((document["exit_code"], document["outcome"], document["kept"]), (20, "attention", "restart"))
                self.assertEqual(json.loads(state.read_text("utf-8"))["restart"], noted["restart"])
            self.assertEqual(run([*forget, "--all", "--dry-run"]).document["exit_code"], 0)
            self.assertEqual(json.loads(state.read_text("utf-8"))["restart"], noted["restart"])
            self.assertEqual(run([*forget, "--all"]).document["exit_code"], 0)
            self.assertNotIn("restart", json.loads(state.read_text("utf-8")) if state.exists() else {})
            state.write_text("{", "utf-8")
            document = run([*forget]).document
            self.assertEqual((document["exit_code"], document["error"]["operation"]), (2, "journey.forget"))
            self.assertNotIn("activation", document["error"]["what"] + document["error"]["next_step"])

    def test_store_without_a_backend_says_so(self):
        answer = run(["key", "show", "--json"])
        self.assertEqual(answer.code, 22)
        self.assertEqual(answer.document["error"]["fault"], "Unsupported")

    def test_self_test_names_every_backend(self):
        answer = run(["self-test", "--json"])
        self.assertEqual(answer.code, 0)
        self.assertEqual([check["id"] for check in answer.document["checks"]],
                         ["data", "translations", "machine", "inventory", "licensing", "windows-update",
                          "credential-store"])

    def test_nothing_left_behind_holds_the_key(self):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "home"
            home.mkdir()
            outputs = b""
            for scenario in ("windows10-22h2-year2", "mak-exhausted", "base-key-pasted", "answer-lost", "key-blocked"):
                answer = run(["run", "--json", "--key-stdin", "--log", str(home / "log.txt"), "--state",
                              str(home / f"{scenario}.json"), "--machine", f"practice:{scenario}"], SAMPLE_KEY, str(home))
                outputs += answer.stdout + answer.stderr
            left = [outputs, *(path.read_bytes() for path in home.rglob("*") if path.is_file())]
            self.assertGreater(len(left), 5, "a log and the states")
            for data in left:
                self.assertEqual(pieces_of_a_key(data), set())
            self.assertIn(b"6789B", b"".join(left))

    def test_human_output_is_calm_japanese(self):
        answer = run(["verify", "--language", "ja", "--machine", "practice:windows10-already-active"])
        text = answer.stdout.decode("utf-8")
        self.assertIn("ESU", text)
        for word in ("失敗", "エラー", "不正", "!"):
            self.assertNotIn(word, text)


def main():
    global ESUCTL
    if len(sys.argv) != 2 or not Path(sys.argv[1]).exists():
        print(__doc__, file=sys.stderr)
        return 2
    ESUCTL = str(Path(sys.argv[1]).resolve())
    for path in SCENARIOS:
        add_document_test(path)
        add_rehearsal_test(path)
        for command, expected in json.loads(path.read_text())["expect"].items():
            if command in MEMBERS:
                add_scenario_test(path, command, expected)
    for path in RECORDINGS:
        add_recording_test(path)
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    return end(result)


if __name__ == "__main__":
    sys.exit(main())
