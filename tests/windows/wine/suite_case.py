# SPDX-License-Identifier: MIT
"""What the Wine suites share: the prefixes and programs of a run, and scenarios for the COM-level PC."""
import datetime
import json
import subprocess
import sys
import unittest
from pathlib import Path

import wine_pc

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "app"))
import contract  # noqa: E402
from key_search import SAMPLE_KEY  # noqa: E402

KEY_ON_STDIN = (SAMPLE_KEY + "\r\n").encode()


class Place:
    """Where the programs are and what they leave; made once by main()."""
    build = work = left = display = partly = None
    pcs = {}

    @classmethod
    def pc(cls, name):
        if name not in cls.pcs:
            dll = cls.build / "tests" / "windows" / "com_pc" / "esu_com_pc.dll"
            options = {"bare-win7": {}, "bare-win10": {"version": "win10"}, "com-pc": {"dll": dll},
                       "com-pc-ja": {"dll": dll, "version": "win10", "japanese": True}}[name]
            if options.get("dll") and not dll.exists():
                raise unittest.SkipTest(f"{dll} is not built")
            cls.pcs[name] = wine_pc.WinePc(cls.work, name, cls.display, **options)
        return cls.pcs[name]

    @classmethod
    def program(cls, name, folder="tests/windows/wine"):
        """Linked for Wine (CMakeLists.txt beside this); `folder="app"`: as it is packaged."""
        exe = cls.build / folder / name
        if not exe.exists():
            raise unittest.SkipTest(f"{exe} is not built")
        return exe


class SuiteCase(unittest.TestCase):
    maxDiff = None

    def keep(self, finished, name):
        """What a program said is searched for the key like any other thing it left."""
        folder = wine_pc.new_folder(Place.left, name)
        (folder / "stdout").write_bytes(finished.stdout)
        (folder / "stderr").write_bytes(finished.stderr)
        self.assertFalse(finished.key_in_arguments, "the full key stood in the arguments of a process")
        return finished

    def esuctl(self, pc, *arguments, key=False, **options):
        stdin = KEY_ON_STDIN if key else b""
        if key:
            arguments = (*arguments, "--key-stdin")
        finished = pc.run(Place.program("esuctl.exe"), *arguments, "--json", stdin=stdin, watch=True, **options)
        self.keep(finished, arguments[0])
        try:
            document = finished.document
        except ValueError:
            self.fail(f"no JSON document from esuctl {arguments}: {finished}")
        self.assertEqual(finished.code, document["exit_code"] % 256, finished)
        self.assertEqual(contract.problems(document), [], arguments)
        return document

    def record(self, pc, name, **options):
        """The file of what the PC answers."""
        file = wine_pc.new_folder(Place.left, f"recording-{name}") / "pc.json"
        recorded = self.esuctl(pc, "record", wine_pc.windows_path(file), **options)
        self.assertEqual((recorded["exit_code"], recorded["computer"]), (0, "PC-1"))
        return file

    def replay(self, pc, file):
        """By the Windows program, and by the one of this system if it is built: both must say the same."""
        arguments = ("inspect", "--language", "en", "--machine")
        replayed = self.esuctl(pc, *arguments, f"practice:{wine_pc.windows_path(file)}")
        linux = ROOT / "build" / "linux" / "app" / "esuctl"
        if linux.exists():
            process = subprocess.run([linux, *arguments, f"practice:{file}", "--json"], capture_output=True, check=False)
            self.assertSameInspection(json.loads(process.stdout), replayed)
        return replayed

    def assertSameInspection(self, first, second):
        for member in ("os", "programme", "base_license", "esu", "prerequisites", "pending_restart", "update_source",
                       "exit_code", "error"):
            self.assertEqual(first[member], second[member], member)


# Check items that follow from the network, the certificate stores and the clock of the PC that runs the tests.
OF_THE_REAL_PC = {"activation-endpoint", "windows-update-endpoint", "certificates-endpoint", "root-certificates", "clock",
                  "metered"}


def summary(document):
    """What must be the same on every machine with the same facts; texts of evidence may differ."""
    def pick(value, *names):
        return None if value is None else {name: value.get(name) for name in names}

    result = {name: document.get(name) for name in
              ("command", "outcome", "exit_code", "programme", "base_license", "pending_restart", "update_source", "esu",
               "updates")}
    result["error"] = pick(document.get("error"), "fault", "operation", "code", "cause", "next_step")
    result["activation"] = pick(document.get("activation"), "activation_id", "spent", "partial_key", "license_status")
    for name in ("prerequisites", "steps"):
        entries = document.get(name)
        result[name] = entries and [pick(entry, "id", "state", "outcome") for entry in entries
                                    if entry["id"] not in OF_THE_REAL_PC]
    verdict = document.get("verdict")
    result["verdict"] = verdict and [verdict["level"], [pick(reason, "id", "state") for reason in verdict["reasons"]]]
    return result


class Scenario:
    """A scenario file for one test, dated today as the Windows programs see it: they have the real clock."""

    def __init__(self, name, file=None, **changes):
        self.name = name
        file = file or ROOT / "resources" / "scenarios" / f"{name}.json"
        self.content = json.loads(file.read_text("utf-8"))
        self.content["date"] = datetime.date.today().isoformat()
        self.content.update(changes)
        # The key a scenario knows may stand in its file: these are kept out of what is searched.
        self.folder = wine_pc.new_folder(Place.work / "scenarios", name)
        self.file = self.folder / "scenario.json"
        self.write()
        self.left = wine_pc.new_folder(Place.left, name)
        self.log_file = self.left / "calls.jsonl"

    def write(self):
        self.file.write_text(json.dumps(self.content), "utf-8")

    def state(self):
        """What the COM-level PC keeps between processes."""
        return json.loads((self.left / "pc.json").read_text("utf-8"))

    def environment(self, **more):
        return {"ESU_COM_PC_SCENARIO": wine_pc.windows_path(self.file),
                "ESU_COM_PC_STATE": wine_pc.windows_path(self.left / "pc.json"),
                "ESU_COM_PC_LOG": wine_pc.windows_path(self.log_file), "ESU_COM_PC_SPEED": "50"} | more

    def log(self):
        return wine_pc.CallLog(self.log_file)

    def practice(self):
        return ("--machine", "practice:" + wine_pc.windows_path(self.file), "--state",
                wine_pc.windows_path(self.left / "practice.json"))
