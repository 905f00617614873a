#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Data packs by the real esuctl on a practice PC: what comes in by one, what is refused, and who wins.

usage: data_pack_suite.py BUILD_DIR
BUILD_DIR: a build of preset linux. Its esuctl_with_test_keys trusts the key that was made with it.
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
sys.path += [str(HERE), str(HERE.parent), str(TOP / "installer" / "data_pack")]
import contract  # noqa: E402
import make  # noqa: E402
from suite import end  # noqa: E402

# Invented: what Microsoft publishes for Windows Server 2016 is not known yet.
YEAR_1 = "5e0f1a2b-3c4d-4e5f-8a6b-7c8d9e0f1a2b"
REVISION = 9990
ROW = "Windows(R), Server-ESU-Year1 add-on for ServerDatacenter,ServerDatacenterCore,ServerStandard,ServerStandardCore"


class World:
    trusting = shipped = key = None


def data(name, date, change=None):
    """A data file of the tree as of another day, changed."""
    content = json.loads((TOP / "resources" / name).read_text("utf-8"))
    content["dataDate"] = date
    if change:
        change(content)
    return json.dumps(content, ensure_ascii=False).encode()


def server_2016(content):
    """The programme with IDs and a proof."""
    programme = next(row for row in content["programmes"] if row["id"] == "server-2016")
    programme["years"][0] |= {"activationId": YEAR_1, "confidence": "H"}
    programme["proof"] = {"build": 14393, "revision": REVISION, "confidence": "H", "source": "invented for a test"}


def february(content):
    """Three months more of it."""
    table = next(row for row in content["tables"] if "server-2016" in row["programmes"])
    for date, esu, revision in (("2026-12-08", False, 9750), ("2027-01-12", False, 9850), ("2027-02-09", True, REVISION)):
        table["updates"].append({"kb": f"KB9{revision:06}", "date": date, "kind": "monthly-rollup", "esu": esu, "revision": revision,
                                 "exact": True, "confidence": "H", "source": "invented for a test"})


def server_pc():
    """A Windows Server 2016 in March 2027, licensed for year 1, with the update of February."""
    pc = json.loads((TOP / "resources" / "scenarios" / "server-2012r2.json").read_text("utf-8"))
    base = pc["rows"][0]
    pc |= {"id": "server-2016", "date": "2027-03-01", "updates": [], "expect": {},
           "servicing_stack_version": f"10.0.14393.{REVISION}", "accepts": YEAR_1,
           "packages": {"installed": [f"Package_for_RollupFix~31bf3856ad364e35~amd64~~14393.{REVISION}.1.5"]}}
    pc["os"] |= {"caption": "Microsoft Windows Server 2016 Standard", "version": "10.0.14393", "build": 14393,
                 "product_name": "Windows Server 2016 Standard", "ubr": REVISION}
    pc["rows"] = [base, {"id": YEAR_1, "name": ROW, "description": "Windows(R) Operating System, VOLUME_MAK channel",
                         "license_family": "Server-ESU-Year1", "channel": "Volume:MAK", "addon": True, "status": 1,
                         "reason": "0x00000000", "partial_key": "JX7MT",
                         "product_key_id": "06401-03152-118-547281-03-1041-14393.0000-2752025"}]
    return pc


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.pc = self.folder / "server.json"
        self.pc.write_text(json.dumps(server_pc()), "utf-8")
        self.state = self.folder / "state.json"
        self.installed = self.folder / "state.json.esu-data.pack"

    def run_on(self, machine, *words, program=None, json_too=True, language="en"):
        home = str(self.folder / "home")
        environment = dict(os.environ, HOME=home, XDG_STATE_HOME=home, XDG_CONFIG_HOME=home, LC_ALL="C.UTF-8",
                           DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
        command = [program or World.trusting, *map(str, words), "--machine", f"practice:{machine}", "--language", language]
        process = subprocess.run(command + ["--json"] * json_too, capture_output=True, env=environment, timeout=120, check=False)
        if not json_too:
            return process
        document = json.loads(process.stdout)
        self.assertEqual(contract.problems(document), [], words)
        self.assertEqual(process.returncode, document["exit_code"] & 0xFF)
        return document

    def esuctl(self, *words, **options):
        return self.run_on(self.pc, *words, "--state", self.state, **options)

    def pack(self, name="a.pack", key=None, **files):
        """files: what each file is called here, with its bytes."""
        names = {"programmes": "esu-programmes.json", "updates": "updates-by-month.json", "errors": "error-codes.json"}
        paths = []
        for short, content in files.items():
            path = self.folder / "files" / names[short]
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            paths.append(path)
        target = self.folder / name
        make.write(target, make.pack(key or World.key, paths))
        return target

    def good(self, date="2027-02-20", name="a.pack"):
        return self.pack(name, programmes=data("esu-programmes.json", date, server_2016),
                         updates=data("updates-by-month.json", date, february))

    def refused(self, file, condition, program=None):
        """By check, by a rehearsal and by the act, and nothing is changed by it."""
        before = self.installed.read_bytes() if self.installed.exists() else None
        for words in (["data", "check"], ["data", "install", "--dry-run"], ["data", "install"]):
            document = self.esuctl(*words, file, program=program)
            self.assertEqual(document["exit_code"], 2, document)
            self.assertEqual(document["error"]["symbol"], condition)
            self.assertIsNone(document["offered_pack"])
            self.assertTrue(document["error"]["detail"])
        self.assertEqual(self.installed.read_bytes() if self.installed.exists() else None, before)
        self.assertEqual([path.name for path in self.folder.glob("state.json.esu-data*")], [self.installed.name] * (before is not None))
        for language, sign in (("ja", "。"), ("en", ".")):
            told = self.esuctl("data", "install", file, program=program, json_too=False, language=language).stderr.decode()
            self.assertTrue(any(line.endswith(sign) for line in told.splitlines()), told)
        return document["error"]["detail"]

    def origins(self, document):
        return {row["file"]: (row["date"], row["origin"]) for row in document["data"]["files"]}


class ByAPackAlone(Case):
    def test_a_new_programme_and_a_new_month_arrive(self):
        before = self.esuctl("inspect")
        row = next(row for row in before["esu"] if row["activation_id"] == YEAR_1)
        self.assertEqual(before["programme"]["id"], "server-2016")
        self.assertNotEqual(self.esuctl("verify")["verdict"]["level"], "green", "this build does not know the update of February")
        self.assertNotIn("data_pack", before)
        self.assertTrue(before["data"]["updates_old"])
        installed = self.esuctl("data", "install", self.good())
        self.assertEqual((installed["outcome"], installed["exit_code"]), ("ok", 0))
        self.assertEqual(installed["offered_pack"]["date"], "2027-02-20")
        self.assertEqual(installed["data_pack"], {"state": "used", "date": "2027-02-20", "signer": "test", "error": None})
        self.assertEqual(self.origins(installed)["updates-by-month.json"], ("2027-02-20", "pack"))
        self.assertEqual(self.origins(installed)["endpoints.json"][1], "built-in")
        inspected = self.esuctl("inspect")
        row = next(row for row in inspected["esu"] if row["activation_id"] == YEAR_1)
        self.assertEqual((row["programme"], row["year"]), ("server-2016", 1))
        self.assertEqual(self.origins(inspected)["esu-programmes.json"], ("2027-02-20", "pack"))
        verdict = self.esuctl("verify")["verdict"]
        self.assertEqual((verdict["level"], verdict["updates"], verdict["month"]), ("green", "met", "2027-02"), verdict)
        # Of another practice PC nothing is known here.
        self.assertNotIn("data_pack", self.run_on(self.pc, "inspect"))

    def test_where_the_data_comes_from_is_told(self):
        self.esuctl("data", "install", self.good())
        for command in (["inspect"], ["verify"], ["data", "show"]):
            told = self.esuctl(*command, json_too=False).stdout.decode()
            self.assertIn("(from the data pack)", told, command)
            self.assertIn("signed by test", told, command)
        told = self.esuctl("data", "show", json_too=False, language="ja").stdout.decode()
        self.assertIn("データ パック", told)
        self.assertIn("endpoints.json", told)

    def test_an_old_table_is_told(self):
        self.assertIn("older than a month that is due", self.esuctl("verify", json_too=False).stdout.decode())
        self.esuctl("data", "install", self.good())
        self.assertNotIn("older than a month that is due", self.esuctl("verify", json_too=False).stdout.decode())
        self.assertFalse(self.esuctl("verify")["data"]["updates_old"])

    def test_check_and_a_rehearsal_change_nothing(self):
        file = self.good()
        for words in (["data", "check"], ["data", "install", "--dry-run"]):
            document = self.esuctl(*words, file)
            self.assertEqual((document["exit_code"], document["offered_pack"]["signer"]), (0, "test"))
            self.assertFalse(self.installed.exists())

    def test_check_leaves_nothing(self):
        self.esuctl("data", "check", self.good())
        self.assertEqual(list(self.folder.glob("state.json*")), [])

    def test_without_state_nothing_is_kept(self):
        document = self.run_on(self.pc, "data", "install", self.good())
        self.assertEqual(document["exit_code"], 0)
        self.assertEqual(self.origins(document)["updates-by-month.json"][1], "built-in")

    def test_a_newer_pack_takes_the_place(self):
        self.esuctl("data", "install", self.good())
        self.assertEqual(self.esuctl("data", "install", self.good("2027-02-21", "b.pack"))["exit_code"], 0)
        self.assertEqual(self.esuctl("data", "show")["data_pack"]["date"], "2027-02-21")


class Refused(Case):
    def test_one_changed_byte(self):
        whole = self.good().read_bytes()
        for at in (len(whole) - 9, len(whole) // 2, 60):
            other = bytearray(whole)
            other[at] = ord("0") if other[at] != ord("0") else ord("1")
            (self.folder / "other.pack").write_bytes(other)
            self.refused(self.folder / "other.pack", "data-pack-not-signed")

    def test_an_older_one_and_the_same(self):
        self.esuctl("data", "install", self.good())
        self.assertIn("2027-02-19", self.refused(self.good("2027-02-19", "b.pack"), "data-pack-not-newer"))
        self.refused(self.good(name="b.pack"), "data-pack-not-newer")
        fewer = self.pack("b.pack", updates=data("updates-by-month.json", "2027-02-25", february))
        self.assertIn("esu-programmes.json is missing", self.refused(fewer, "data-pack-not-newer"))

    def test_older_than_what_is_built_in(self):
        self.refused(self.good("2020-01-01"), "data-pack-not-newer")

    def test_signed_by_another_key(self):
        key = self.folder / "other.pem"
        make.make_key(key)
        file = self.pack(key=key, updates=data("updates-by-month.json", "2027-02-20", february))
        self.refused(file, "data-pack-not-signed")

    def test_a_wrong_schema(self):
        def break_it(content):
            content["tables"][0]["updates"][0]["revision"] = "many"
        file = self.pack(updates=data("updates-by-month.json", "2027-02-20", break_it))
        self.assertIn("updates-by-month.json:", self.refused(file, "data-pack-schema"))

        def add_member(content):
            content["more"] = 1
        self.refused(self.pack(updates=data("updates-by-month.json", "2027-02-20", add_member)), "data-pack-schema")

    def test_too_large(self):
        file = self.good()
        with file.open("ab") as stream:
            stream.truncate(make.LARGEST + 1)
        self.refused(file, "data-pack-too-large")

    def test_cut(self):
        file = self.good()
        file.write_bytes(file.read_bytes()[:-1])
        self.refused(file, "data-pack-damaged")

    def test_what_is_no_pack(self):
        for content in (b"", b"{}", b"PK\x03\x04"):
            (self.folder / "other").write_bytes(content)
            self.refused(self.folder / "other", "data-pack-damaged")

    def test_a_file_that_is_not_there_a_folder_and_a_pipe(self):
        os.mkfifo(self.folder / "pipe")
        for file in ("none", ".", "pipe"):
            self.refused(self.folder / file, "bad-arguments")

    def test_by_a_build_that_trusts_nobody(self):
        """What ships has no key in it."""
        self.refused(self.good(), "data-pack-no-signer", World.shipped)

    def test_without_elevation(self):
        pc = server_pc()
        pc["elevated"] = False
        self.pc.write_text(json.dumps(pc), "utf-8")
        for rehearsal in ([], ["--dry-run"]):
            self.assertEqual(self.esuctl("data", "install", self.good(), *rehearsal)["exit_code"], 17)
        self.assertEqual(self.esuctl("data", "check", self.good())["exit_code"], 0)
        self.assertFalse(self.installed.exists())

    def test_while_another_process_is_at_work(self):
        (self.folder / "state.json.lock").write_text(f"{os.getpid()}\n{Path('/proc/self/exe').resolve().name}\n{os.uname().nodename}\n", "utf-8")
        document = self.esuctl("data", "install", self.good())
        self.assertEqual((document["exit_code"], document["error"]["symbol"]), (1, "journal-in-use"))
        self.assertFalse(self.installed.exists())

    def test_the_line_needs_one_file(self):
        for words in (["data", "check"], ["data", "install"], ["data"], ["data", "install", "a", "b"], ["data", "show", "a"]):
            self.assertEqual(self.esuctl(*words)["exit_code"], 2)


class AtEachLoad(Case):
    def test_a_pack_that_no_longer_holds_is_left_out_and_told(self):
        self.esuctl("data", "install", self.good())
        whole = self.installed.read_bytes()
        self.installed.write_bytes(whole.replace(b"invented for a test", b"Invented for a test", 1))
        for command in ("inspect", "verify"):
            document = self.esuctl(command)
            self.assertEqual(document["data_pack"]["state"], "unusable")
            self.assertEqual(document["data_pack"]["error"]["symbol"], "data-pack-not-signed")
            self.assertEqual({origin for _, origin in self.origins(document).values()}, {"built-in"})
        self.assertIn("left out", self.esuctl("verify", json_too=False).stdout.decode())
        self.assertEqual(self.esuctl("data", "install", self.good("2027-02-21", "b.pack"))["exit_code"], 0)
        self.assertEqual(self.esuctl("verify")["data_pack"]["state"], "used")

    def test_a_build_without_its_key_leaves_it_out(self):
        self.esuctl("data", "install", self.good())
        document = self.esuctl("verify", program=World.shipped)
        self.assertEqual(document["data_pack"]["error"]["symbol"], "data-pack-no-signer")
        self.assertNotEqual(document["verdict"]["level"], "green")


class Tool(Case):
    def call(self, *words):
        return subprocess.run([sys.executable, str(TOP / "installer" / "data_pack" / "make.py"), *map(str, words)],
                              capture_output=True, text=True, check=False)

    def test_it_makes_a_key_that_only_its_owner_reads_and_replaces_none(self):
        key = self.folder / "own.pem"
        self.assertEqual(self.call("key", key).returncode, 0)
        self.assertEqual(key.stat().st_mode & 0o777, 0o600)
        before = key.read_bytes()
        self.assertEqual(self.call("key", key).returncode, 1)
        self.assertEqual(key.read_bytes(), before)
        self.assertRegex(self.call("public", key, "Shop 1").stdout, r'^\*dataPackKey\("esu-data-key:Shop 1:[0-9a-f]{64}"\),\n$')
        self.assertEqual(self.call("public", key, 'a":').returncode, 1)

    def test_it_packs_what_the_program_takes(self):
        file = self.folder / "updates-by-month.json"
        file.write_bytes(data("updates-by-month.json", "2027-02-20", february))
        target = self.folder / "a.pack"
        made = self.call("pack", "--key", World.key, "--out", target, file)
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertEqual(self.esuctl("data", "check", target)["exit_code"], 0)
        self.assertEqual(self.call("show", target).stdout, "esu-wizard-data-pack 1\n2027-02-20  updates-by-month.json\n")
        self.assertEqual(self.call("pack", "--key", World.key, "--out", target, self.pc).returncode, 1)

    def test_a_date_that_would_lock_out_its_correction_is_refused(self):
        file = self.folder / "updates-by-month.json"
        file.write_bytes(data("updates-by-month.json", "2207-02-20", february))
        made = self.call("pack", "--key", World.key, "--out", self.folder / "a.pack", file)
        self.assertEqual(made.returncode, 1)
        self.assertIn("2207-02-20", made.stderr)
        self.assertFalse((self.folder / "a.pack").exists())

    def test_it_knows_the_data_files(self):
        self.assertEqual(set(make.KNOWN), {path.name for path in (TOP / "resources").glob("*.json") if ".schema." not in path.name})


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    build = Path(sys.argv[1]).resolve()
    World.trusting = str(build / "tests" / "app" / "esuctl_with_test_keys")
    World.shipped = str(build / "app" / "esuctl")
    World.key = build / "tests" / "data_keys" / "key.pem"
    result = unittest.TextTestRunner(verbosity=1).run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
    return end(result)


if __name__ == "__main__":
    sys.exit(main())
