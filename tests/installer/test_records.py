# SPDX-License-Identifier: MIT
"""What a program noted on a PC, and what becomes of it: by `esuctl forget`, by the setup, by the MSI; row by row of the tables.

By the programs that are linked for Wine: to what ships, no folder under Wine is ours.
"""
import json
import re
import shutil

import leftovers
import packs
from installed import KEY, Remembering, Snapshot
from leftovers import Removal
from world import World, guide_rows, key_rows, wine_pc

RUN_ONCE = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce"
SETTINGS = "HKEY_CURRENT_USER\\Software\\ESU Wizard"
TAKEN = {row[0]: row for row in guide_rows(leftovers.TAKES_AWAY)}
LEFT = {row[0]: row for row in guide_rows(leftovers.LEFT)}


class Records(Remembering):
    def setUp(self):
        super().setUp()
        self.esuctl = World.build["x64"] / "tests" / "windows" / "wine" / "esuctl.exe"
        if not self.esuctl.exists():
            self.skipTest(f"{self.esuctl} is not built")
        self.addCleanup(self.forget_planted)

    @property
    def drive(self):
        return self.pc.prefix / "drive_c"

    def forget_planted(self):
        for folder in ("ESU reports", "users/another account", f"users/{self.account}/AppData/Local/ESU Wizard"):
            shutil.rmtree(self.drive / folder, ignore_errors=True)
        self.pc.import_registry([f"[{RUN_ONCE}]", '"ESU Wizard"=-', '"Another"=-', "", f"[-{SETTINGS}]", ""])
        self.pc.run(self.esuctl, "key", "forget")

    @property
    def account(self):
        return self.pc.run("cmd", "/c", "echo %USERNAME%").stdout.decode().strip()

    def file(self, name, data=b"x"):
        """One that is planted; gives it as the tables name it."""
        path = self.drive / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return name.replace("/", "\\")

    # What each row of the tables talks about: makes it, and gives the names of what is there now.

    def journal(self, under_way):
        state = {"schema": 1, "format": "esu-wizard-state"} | ({"restart": {"updates": True}} if under_way else {})
        name = self.pc.run(self.esuctl, "inspect", "--json").document["computer"]
        return {self.file(f"ProgramData/ESU Wizard/journal/{name}-{self.machine_guid()}.json", json.dumps(state).encode())}

    def run_once(self):
        self.pc.import_registry([f"[{RUN_ONCE}]", '"ESU Wizard"="x.exe"', '"Another"="y.exe"', ""])
        return {f'{RUN_ONCE}\\"ESU Wizard"="x.exe"'}

    def settings(self):
        self.pc.import_registry([f"[{SETTINGS}\\Window]", '"a"="b"', ""])
        return {SETTINGS, f"{SETTINGS}\\Window", f'{SETTINGS}\\Window\\"a"="b"'}

    def copies(self):
        return {self.file("ProgramData/ESU Wizard/esu-wizard.exe", b"MZ"), self.file("ProgramData/ESU Wizard/packages/a.msu")}

    def stored_key(self):
        self.assertEqual(self.pc.run(self.esuctl, "key", "store", "--key-stdin", stdin=KEY).code, 0)
        return {"credential"}

    def saved(self):
        """By the program itself, a recording and a log; and a report of the window."""
        names = {self.file("ESU reports/report.html")}
        done = self.pc.run(self.esuctl, "record", "C:\\ESU reports\\pc.json", "--log", "C:\\ESU reports\\esu.log")
        self.assertEqual(done.code, 0, done)
        self.assertTrue((self.drive / "ESU reports" / "esu.log").is_file())
        return names | {"ESU reports\\pc.json", "ESU reports\\esu.log"}

    def window_logs(self):
        places = ("ProgramData/ESU Wizard/log", f"users/{self.account}/AppData/Local/ESU Wizard/log")
        return {self.file(f"{place}/{name}") for place in places for name in ("esu-wizard.log", "esu-wizard.1.log")}

    def data_files(self):
        return {self.file("ProgramData/ESU Wizard/endpoints.json", b"{}")}

    def data_pack(self):
        pack = packs.make_pack(World.work / "records.pack", packs.day(1))
        done = self.pc.run(self.esuctl, "data", "install", wine_pc.windows_path(pack), "--json")
        self.assertEqual(done.document["exit_code"], 0, done)
        return {"ProgramData\\ESU Wizard\\esu-data.pack"}

    def moved_aside(self):
        return {self.file("ProgramData/ESU Wizard.1/somebody's.txt")}

    def other_accounts(self):
        return {self.file("users/another account/NTUSER.DAT"), self.file("users/another account/AppData/Roaming/Microsoft/Credentials/1")}

    TAKEN_BY = {"the journal of this PC": journal, "what starts after a restart": run_once, "remembered settings": settings,
                "copies and packages": copies, "the stored key": stored_key}
    # None: left by the installers themselves, or planted above.
    LEFT_BY = {"reports, recordings, logs": saved, "the log of the window": window_logs, "data files of an administrator": data_files,
               "a data pack that was installed": data_pack, "the journal": None, "folders that were not ours and were moved aside": moved_aside,
               "stored keys and settings of accounts that are not signed in": other_accounts,
               "the copy of itself that the uninstaller ran from": None, "Windows Installer's own folder": None}

    def test_every_row_is_planted_or_made(self):
        self.assertEqual(set(TAKEN), set(self.TAKEN_BY))
        self.assertEqual(set(LEFT), set(self.LEFT_BY))

    def plant(self, under_way):
        """{row: what was planted for it}; each lies where its row says, and each place of a row has something."""
        # A reading makes the folder.
        self.pc.run(self.esuctl, "inspect")
        planted = {}
        for name, make in {**self.TAKEN_BY, **self.LEFT_BY}.items():
            if make:
                planted[name] = make(self, under_way) if make is Records.journal else make(self)
                row = (TAKEN | LEFT)[name]
                places = leftovers.patterns(row[1])
                self.assertEqual(planted[name] - leftovers.among(planted[name], places), set(), row)
                for place in places:
                    self.assertTrue(leftovers.among(planted[name], [place]), (row, place.pattern))
        planted["the journal"] = planted["the journal of this PC"]
        return planted

    def there(self, snapshot):
        """The stored key is told by the program alone."""
        shown = self.pc.run(self.esuctl, "key", "show").code
        self.assertIn(shown, (0, 22))
        return snapshot.names | ({"credential"} if shown == 0 else set())

    def round(self, removal, install, remove):
        self.forget_planted()
        self.pc.forget_state()
        before = Snapshot(self.pc, "records-before")
        planted = self.plant(removal.under_way)
        self.assertEqual(set().union(*planted.values()) - self.there(Snapshot(self.pc, "records-planted")), set())
        self.assertEqual(install(), 0)
        self.take_program_for_wine()
        self.assertEqual(remove(), 0)
        self.assertFalse(self.place.exists())
        after = Snapshot(self.pc, "records-after")
        came = self.there(after) - before.names
        expected, made = set(), []
        for name, (_, where, when) in LEFT.items():
            if not leftovers.holds(when, removal):
                continue
            if name in planted:
                expected |= planted[name]
            else:
                places = leftovers.patterns(where)
                self.assertTrue(leftovers.among(after.files, places), where)
                made += places
        # What is no row's: a value beside ours in a key that Windows has.
        others = {RUN_ONCE, f'{RUN_ONCE}\\"Another"="y.exe"'}
        came -= leftovers.among(came, made) | others
        self.assertEqual(expected - came, set(), "gone, though the guide says that it stays")
        exactly = [re.compile(re.escape(name)) for name in expected]
        self.assertEqual(leftovers.unnamed(came, exactly), set(), "left, though no row says so")
        self.assertLessEqual(others, after.names, "not ours")

    def test_what_stays_and_what_goes_is_what_the_tables_say(self):
        setup, package = World.packages("setup"), World.packages("msi")
        ways = {"setup": (lambda: self.setup_program(setup), lambda *words: self.remove_setup(*words), "/ALL"),
                "msi": (lambda: self.msi("/i", package), lambda *words: self.msi("/x", package, *words), "FORGET=all")}
        # What Windows makes of its own at a first use, the stores of its certificates, is there before the first round.
        self.plant(under_way=True)
        for by, (install, remove, all_of_it) in ways.items():
            for removal, words in ((Removal(by), ()), (Removal(by, under_way=True), ()), (Removal(by, under_way=True, everything=True), (all_of_it,))):
                with self.subTest(removal):
                    self.round(removal, install, lambda: remove(*words))

    def test_forget(self):
        """As the portable program has it."""
        for words, code in (((), 20), (("--all",), 0)):
            with self.subTest(words):
                self.forget_planted()
                self.pc.forget_state()
                planted = self.plant(under_way=True)
                done = self.pc.run(self.esuctl, "forget", "--json", *words).document
                self.assertEqual((done["exit_code"], done["kept"]), (code, None if words else "restart"))
                gone = set().union(*(planted[name] for name in TAKEN if code == 0 or name != "the journal of this PC"))
                self.assertEqual(set().union(*planted.values()) - self.there(Snapshot(self.pc, "forget")), gone)

    def test_forget_leaves_no_empty_folder(self):
        self.journal(under_way=False)
        self.copies()
        self.assertEqual(self.pc.run(self.esuctl, "forget").code, 0)
        self.assertFalse(self.pc.state_folder().exists())

    def machine_guid(self):
        key = "HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Cryptography"
        file = World.work / "guid.reg"
        self.pc.run("regedit", "/E", wine_pc.windows_path(file), key)
        return next(value.split('"')[3] for value in key_rows(file)[key] if "MachineGuid" in value).lower()

    def test_a_folder_that_is_not_ours_is_left_alone(self):
        """What ships takes no folder under Wine for ours; forgetting neither empties nor moves it, and makes none."""
        shipped = World.build["x64"] / "app" / "esuctl.exe"
        folder = self.pc.state_folder()
        folder.mkdir(parents=True)
        (folder / "esu-wizard.exe").write_bytes(b"somebody's")
        self.assertEqual(self.pc.run(shipped, "forget", "--all", "--json").document["exit_code"], 0)
        self.assertEqual((folder / "esu-wizard.exe").read_bytes(), b"somebody's")
        self.assertEqual(self.pc.moved_aside(), [])
        shutil.rmtree(folder)
        self.assertEqual(self.pc.run(shipped, "forget", "--json").document["exit_code"], 0)
        self.assertFalse(folder.exists())
