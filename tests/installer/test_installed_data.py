# SPDX-License-Identifier: MIT
"""A new programme and a new month of updates reach an installed copy by a data pack alone; what is refused changes nothing.

The PC is the COM-level one, so that the program believes it to be a real one; its journal and its data lie where those of a
real PC lie.
"""
import json
import shutil

import packs
from installed import KEY, Remembering
from world import World, wine_pc


class InstalledData(Remembering):
    with_com_pc = True

    def setUp(self):
        super().setUp()
        self.folder = wine_pc.new_folder(World.work, "data")
        self.addCleanup(shutil.rmtree, self.folder)
        scenario = self.folder / "pc.json"
        scenario.write_text(json.dumps(packs.scenario()), "utf-8")
        self.machine = {"ESU_COM_PC_SCENARIO": wine_pc.windows_path(scenario), "ESU_COM_PC_STATE": wine_pc.windows_path(self.folder / "state.json"),
                        "ESU_COM_PC_LOG": wine_pc.windows_path(self.folder / "calls.jsonl"), "ESU_COM_PC_SPEED": "50"}
        self.assertEqual(self.setup_program(World.packages("setup")), 0)

    @property
    def installed(self):
        return self.pc.state_folder() / "esu-data.pack"

    def esuctl(self, *words, stdin=b""):
        done = self.pc.run(self.place / "esuctl.exe", *words, "--language", "en", "--json", stdin=stdin, environment=self.machine)
        document = done.document
        self.assertEqual(packs.contract.problems(document), [], words)
        self.assertFalse(document["practice"])
        return document

    def install(self, date, **options):
        document = self.esuctl("data", "install", wine_pc.windows_path(packs.make_pack(self.folder / f"{date}.pack", date, **options)))
        self.assertEqual((document["exit_code"], document["data_pack"]), (0, {"state": "used", "date": date, "signer": "test", "error": None}), document)

    def found(self):
        """What a reading says of the programme and of its licence row."""
        document = self.esuctl("inspect")
        row, = (row for row in document["esu"] if row["activation_id"] == packs.YEAR_1)
        return document["programme"]["id"], row["programme"]

    def verdict(self):
        verdict = self.esuctl("verify")["verdict"]
        return verdict["level"], verdict["month"], verdict["months_behind"] > 0

    def test_a_new_programme_arrives(self):
        self.take_program_for_wine()
        self.assertEqual(self.found(), (None, None))
        self.assertNotEqual(self.verdict()[0], "green")
        self.install(packs.day(1))
        self.assertEqual(self.found(), (packs.PROGRAMME, packs.PROGRAMME))
        done = self.esuctl("activate", "--key-stdin", stdin=KEY)
        self.assertEqual((done["exit_code"], done["activation"]["activation_id"], done["activation"]["spent"]), (0, packs.YEAR_1, True))
        self.assertEqual(self.verdict(), ("green", packs.release_days()[packs.HAS - 1].isoformat()[:7], False))

    def test_a_new_month_arrives(self):
        self.take_program_for_wine()
        self.install(packs.day(1))
        self.assertEqual(self.esuctl("activate", "--key-stdin", stdin=KEY)["exit_code"], 0)
        self.assertEqual((self.verdict()[0], self.verdict()[2]), ("green", False))
        self.install(packs.day(2), months=packs.MONTHS)
        level, month, behind = self.verdict()
        self.assertEqual((month, behind), (packs.release_days()[packs.HAS - 1].isoformat()[:7], True))
        self.assertNotEqual(level, "green")

    def test_server_2016_in_the_month_after_its_first(self):
        """What will be asked of it is not published yet: on a practice PC of that day, with the data of this one."""
        self.take_program_for_wine()
        pc = self.folder / "server-2016.json"
        pc.write_text(json.dumps(packs.data_pack_suite.server_pc()), "utf-8")
        words = ("--machine", "practice:" + wine_pc.windows_path(pc))

        def told():
            row, = (row for row in self.pc.run(self.place / "esuctl.exe", "inspect", "--json", *words).document["esu"]
                    if row["activation_id"] == packs.data_pack_suite.YEAR_1)
            verdict = self.pc.run(self.place / "esuctl.exe", "verify", "--json", *words).document["verdict"]
            return row["programme"], verdict["level"] == "green", verdict["month"]
        self.assertEqual(told()[:2], (None, False))
        target, folder = self.folder / "server-2016.pack", wine_pc.new_folder(self.folder, "files")
        for name, change in zip(packs.FILES, (packs.data_pack_suite.server_2016, packs.data_pack_suite.february)):
            (folder / name).write_bytes(packs.data_pack_suite.data(name, max(packs.day(1), "2027-02-20"), change))
        packs.make.write(target, packs.make.pack(packs.key_of_tests(), [folder / name for name in packs.FILES]))
        self.assertEqual(self.esuctl("data", "install", wine_pc.windows_path(target))["exit_code"], 0)
        self.assertEqual(told(), ("server-2016", True, "2027-02"))

    def refused(self, file, reason):
        """With the reason in words too, and what was there is there, and in use."""
        before = self.installed.read_bytes() if self.installed.exists() else None
        seen = self.found(), self.verdict(), self.esuctl("data", "show").get("data_pack")
        for words in (("data", "check"), ("data", "install")):
            document = self.esuctl(*words, wine_pc.windows_path(file), "--language", "en")
            self.assertEqual((document["exit_code"], document["error"]["symbol"]), (2, reason), document)
            self.assertTrue(document["error"]["detail"])
        told = self.pc.run(self.place / "esuctl.exe", "data", "install", wine_pc.windows_path(file), "--language", "en", environment=self.machine)
        self.assertEqual(told.code, 2)
        self.assertIn(document["error"]["what"], told.stderr.decode())
        self.assertEqual(self.installed.read_bytes() if self.installed.exists() else None, before)
        self.assertEqual((self.found(), self.verdict(), self.esuctl("data", "show").get("data_pack")), seen)

    def packs_to_refuse(self):
        """(file, reason) of each kind, later than what is there where it is not too old."""
        good = packs.make_pack(self.folder / "good.pack", packs.day(3))
        changed = self.folder / "changed.pack"
        changed.write_bytes(good.read_bytes().replace(b"invented", b"Invented", 1))
        self.assertEqual(sum(one != other for one, other in zip(good.read_bytes(), changed.read_bytes())), 1)
        other = self.folder / "other.pem"
        packs.make.make_key(other)

        def wrong(content):
            content["tables"][0]["updates"][0]["revision"] = "many"
        return [(changed, "data-pack-not-signed"),
                (packs.make_pack(self.folder / "older.pack", packs.LONG_AGO), "data-pack-not-newer"),
                (packs.make_pack(self.folder / "other.pack", packs.day(3), key=other), "data-pack-not-signed"),
                (packs.make_pack(self.folder / "schema.pack", packs.day(3), wrong=wrong), "data-pack-schema")]

    def test_what_is_refused_leaves_what_was_there(self):
        self.take_program_for_wine()
        files = self.packs_to_refuse()
        for there in (False, True):
            if there:
                self.install(packs.day(2))
            for file, reason in files:
                with self.subTest(file=file.name, there=there):
                    self.refused(file, reason)
        with self.subTest("older than the one that is there, not than what is built in"):
            self.refused(packs.make_pack(self.folder / "yesterday.pack", packs.day(1)), "data-pack-not-newer")

    def test_what_ships_takes_none(self):
        """The installed copy as it is packed."""
        file = packs.make_pack(self.folder / "good.pack", packs.day(1))
        document = self.esuctl("data", "check", wine_pc.windows_path(file))
        self.assertEqual((document["exit_code"], document["error"]["symbol"]), (2, "data-pack-no-signer"))

    def test_it_outlives_an_upgrade(self):
        self.take_program_for_wine()
        self.install(packs.day(1))
        self.assertEqual(self.setup_program(World.packages("setup")), 0)
        self.take_program_for_wine()
        self.assertEqual(self.found(), (packs.PROGRAMME, packs.PROGRAMME))
