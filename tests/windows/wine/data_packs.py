# SPDX-License-Identifier: MIT
"""Data packs on a Windows PC: installed into the machine's folder, seen by the next command, refused by what ships."""
import sys

from suite_case import ROOT, Place, SuiteCase
import wine_pc

sys.path += [str(ROOT / "tests" / "app"), str(ROOT / "installer" / "data_pack")]
import data_pack_suite as packs  # noqa: E402
import make  # noqa: E402


class DataPacks(SuiteCase):
    def setUp(self):
        self.key = Place.build / "tests" / "data_keys" / "key.pem"
        self.assertTrue(self.key.exists(), self.key)
        self.pc = Place.pc("bare-win7")
        self.pc.forget_state()
        self.addCleanup(self.pc.forget_state)
        self.folder = wine_pc.new_folder(Place.left, "data-pack")

    def pack(self, date, change=packs.february):
        folder = wine_pc.new_folder(self.folder, "files")
        files = [folder / name for name in ("esu-programmes.json", "updates-by-month.json")]
        for file, edit in zip(files, (packs.server_2016, change)):
            file.write_bytes(packs.data(file.name, date, edit))
        target = folder / "data.pack"
        make.write(target, make.pack(self.key, files))
        return target

    def installed(self):
        file = self.pc.state_folder() / "esu-data.pack"
        return file.read_bytes() if file.exists() else None

    def test_one_is_installed_and_seen_by_the_next_command(self):
        first = self.pack("2027-02-20")
        document = self.esuctl(self.pc, "data", "install", wine_pc.windows_path(first))
        self.assertEqual((document["exit_code"], document["practice"]), (0, False), document)
        self.assertEqual(self.installed(), first.read_bytes())
        shown = self.esuctl(self.pc, "inspect")
        self.assertEqual(shown["data_pack"], {"state": "used", "date": "2027-02-20", "signer": "test", "error": None})
        self.assertIn({"file": "updates-by-month.json", "date": "2027-02-20", "origin": "pack"}, shown["data"]["files"])
        # The new programme and the new month, on a practice PC of that day.
        pc = self.folder / "server.json"
        pc.write_text(packs.json.dumps(packs.server_pc()), "utf-8")
        verdict = self.esuctl(self.pc, "verify", "--machine", "practice:" + wine_pc.windows_path(pc))["verdict"]
        self.assertEqual((verdict["level"], verdict["month"]), ("green", "2027-02"), verdict)

    def test_what_is_refused_changes_nothing(self):
        good = self.pack("2027-02-20")
        self.esuctl(self.pc, "data", "install", wine_pc.windows_path(good))
        changed = self.folder / "changed.pack"
        changed.write_bytes(good.read_bytes().replace(b"invented", b"Invented", 1))
        for file, reason in ((changed, "data-pack-not-signed"), (self.pack("2027-02-19"), "data-pack-not-newer"),
                             (self.pack("2027-03-01", lambda content: content.update(tables=1)), "data-pack-schema")):
            document = self.esuctl(self.pc, "data", "install", wine_pc.windows_path(file))
            self.assertEqual((document["exit_code"], document["error"]["symbol"]), (2, reason))
            self.assertEqual(self.installed(), good.read_bytes())

    def test_what_ships_takes_none(self):
        finished = self.pc.run(Place.program("esuctl.exe", "app"), "data", "check", wine_pc.windows_path(self.pack("2027-02-20")), "--json")
        self.assertEqual(finished.document["error"]["symbol"], "data-pack-no-signer")
