# SPDX-License-Identifier: MIT
"""Setup and MSI of x64 under Wine: silent install, start, upgrade, silent removal; what is left is what the guide says."""
import json
import re
import shutil
import subprocess
import unittest

import content
from world import BEFORE, World, guide_rows, key_rows, wine_pc

# Of all logs: Wine's Windows Installer takes that of the applications away with its last source.
EVENT_LOGS = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\EventLog"
HIVES = ("HKEY_LOCAL_MACHINE\\Software", "HKEY_CURRENT_USER\\Software", EVENT_LOGS)
ENTRY = "HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\ESU Wizard"
# What Wine's own programs write while anything runs, and the log that has no other source there.
WINE_ITSELF = re.compile(r"\\(EventLog\\Application|Wine|Wine\\Credential Manager|Explorer|MountPoints2|Shell Folders|User Shell Folders|Installer(\\.*)?)$", re.I)


class Snapshot:
    """Files of drive C and keys of the registry."""

    def __init__(self, pc, name):
        self.files = {str(path.relative_to(pc.prefix / "drive_c")).replace("/", "\\") for path in (pc.prefix / "drive_c").rglob("*")}
        self.keys = {}
        for number, hive in enumerate(HIVES):
            file = World.work / f"{name}-{number}.reg"
            file.unlink(missing_ok=True)
            pc.run("regedit", "/E", wine_pc.windows_path(file), hive)
            self.keys.update(key_rows(file))

    def since(self, before):
        """What came: files and keys; of a key that was there, its new values."""
        keys = {key for key in self.keys if key not in before.keys}
        keys |= {key for key, values in self.keys.items() if key in before.keys and values - before.keys[key]}
        return self.files - before.files, {key for key in keys if not WINE_ITSELF.search(key)}


class Installed(unittest.TestCase):
    maxDiff = None
    folder = "Program Files\\ESU Wizard"

    @property
    def place(self):
        return World.pc().prefix / "drive_c" / "Program Files" / "ESU Wizard"

    def batch(self, *lines):
        """Runs command lines as they stand (Wine quotes every argument it is given); gives the exit code of the last one."""
        script = World.work / "call.bat"
        script.write_text("@echo off\r\n" + "\r\n".join(lines) + "\r\necho code %ERRORLEVEL%\r\n", "ascii", newline="")
        done = World.pc().run("cmd", "/c", wine_pc.windows_path(script))
        found = re.findall(r"code (-?\d+)", done.stdout.decode("utf-8", "replace"))
        self.assertTrue(found, done)
        return int(found[-1])

    def setup_program(self, package, *switches):
        return self.batch(" ".join([f'start /wait "" "{wine_pc.windows_path(package)}" /S', *switches]))

    def remove_setup(self, *switches):
        """Waits for its end, so that the file it runs from and the folder are the caller's to remove."""
        code = self.batch(" ".join(['start /wait "" "C:\\Program Files\\ESU Wizard\\uninstall.exe" /S', *switches, "_?=C:\\Program Files\\ESU Wizard"]))
        self.assertEqual([path.name for path in self.place.iterdir()], ["uninstall.exe"])
        shutil.rmtree(self.place)
        return code

    def remove_setup_unattended(self):
        """As the entry among installed programs has it: it goes on from a copy of itself."""
        self.batch('"C:\\Program Files\\ESU Wizard\\uninstall.exe" /S')
        self.assertTrue(wine_pc.wait_for(lambda: not self.place.exists(), 120))
        # The copy ends a little later than the folder.
        self.assertTrue(wine_pc.wait_for(lambda: ENTRY not in Snapshot(World.pc(), "entry").keys, 120))

    def tidy(self):
        """After a test that failed half-way."""
        if (self.place / "uninstall.exe").exists():
            self.remove_setup("/ALL")
        shutil.rmtree(self.place, ignore_errors=True)

    def setUp(self):
        self.assertFalse(self.place.exists(), "a test before this one left it")
        self.addCleanup(self.tidy)

    def msi(self, verb, package, *properties):
        return self.batch(" ".join([f'msiexec {verb} "{wine_pc.windows_path(package)}" /qn', *properties]))

    def check_installed(self, own_files):
        self.assertEqual({path.name for path in self.place.iterdir()}, own_files)
        for name in content.PROGRAMS:
            self.assertEqual(content.digest(self.place / name), content.digest(World.build["x64"] / "app" / name))
        started = World.pc().run(self.place / "esuctl.exe", "version")
        self.assertEqual((started.code, started.stdout.decode().strip()), (0, f"esuctl {content.project_version()}"))

    def check_left(self, before, after, installers_own):
        """Exactly what the guide says is left where nothing is under way and nothing was saved."""
        files, keys = after.since(before)
        told = {row[1].strip("`") for row in guide_rows("What is left after removing")}
        self.assertIn("C:\\Windows\\Installer", told)
        left = {name for name in files if not name.lower().startswith("users\\root\\temp")}
        self.assertEqual(left, {"windows\\Installer"} - {name for name in before.files} if installers_own else set())
        self.assertEqual(keys, set())
        self.assertEqual(before.files - after.files, set())

    def check_event_source(self, installed):
        """The file that it names is there, and its type lets Windows replace what is in it."""
        values = installed.keys[EVENT_LOGS + "\\Application\\ESU Wizard"]
        self.assertIn('"TypesSupported"=dword:00000007', values)
        file = next(value for value in values if value.startswith('"EventMessageFile"=hex(2):'))
        written = bytes(int(number, 16) for number in re.findall(r"\b[0-9a-f]{2}\b", file.split(":", 1)[1]))
        self.assertEqual(written.decode("utf-16-le"), "C:\\Program Files\\ESU Wizard\\esuctl.exe\0")
        self.assertTrue((self.place / "esuctl.exe").is_file())

    def registered(self, keys):
        """The guide's table, by the keys that came."""
        told = {place for row in guide_rows("What a package registers") for place in re.findall(r"`HKLM\\([^`]+)`", row[0])}
        places = {"HKEY_LOCAL_MACHINE\\" + place for place in told}
        return {key for key in keys if not any(key == place or key.startswith(place + "\\") for place in places)}


class SetupX64(Installed):
    def test_install_start_and_remove(self):
        before = Snapshot(World.pc(), "setup-before")
        self.assertEqual(self.setup_program(World.packages("setup")), 0)
        self.check_installed({*content.NAMES, "uninstall.exe"})
        installed = Snapshot(World.pc(), "setup-installed")
        files, keys = installed.since(before)
        self.assertEqual(self.registered(keys), set())
        self.assertEqual({name for name in files if not name.startswith(self.folder) and "\\Temp" not in name},
                         {"ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\ESU Wizard.lnk"})
        self.check_event_source(installed)
        entry = installed.keys[ENTRY]
        self.assertIn(f'"DisplayVersion"="{content.project_version()}"', entry)
        size = int(next(re.search(r"dword:([0-9a-f]+)", value).group(1) for value in entry if "EstimatedSize" in value), 16)
        self.assertAlmostEqual(size, sum((self.place / name).stat().st_size for name in content.NAMES) / 1024, delta=1)
        self.remove_setup_unattended()
        self.check_left(before, Snapshot(World.pc(), "setup-after"), installers_own=False)

    def test_an_older_version_is_replaced_and_a_newer_one_is_not(self):
        if World.smoke:
            self.skipTest("not in the smoke")
        self.assertEqual(self.setup_program(World.packages("setup", version=BEFORE)), 0)
        self.assertEqual(self.setup_program(World.packages("setup")), 0)
        self.check_installed({*content.NAMES, "uninstall.exe"})
        self.assertEqual(self.setup_program(World.packages("setup", version=BEFORE)), 4)
        self.assertEqual(self.msi("/i", World.packages("msi")) != 0, True, "MSI over setup")
        self.check_installed({*content.NAMES, "uninstall.exe"})

    def test_a_program_that_runs_is_asked_and_never_ended(self):
        if World.smoke:
            self.skipTest("not in the smoke")
        self.assertEqual(self.setup_program(World.packages("setup")), 0)
        wizard = World.pc().start(self.place / "esu-wizard.exe", "--machine", "practice:windows7-pro-ready", stdin=subprocess.DEVNULL)
        self.addCleanup(wizard.communicate)
        self.assertEqual(self.setup_program(World.packages("setup")), 0)
        self.assertEqual(wizard.wait(60), 0, "it closed by itself")
        # A console program has no window to ask: it is waited for, then nothing is changed.
        console = World.pc().start(self.place / "esuctl.exe", "activate", "--key-stdin", "--machine", "practice:windows7-pro-ready")
        self.assertEqual(self.setup_program(World.packages("setup")), 5)
        console.stdin.close()
        console.wait(60)


class MsiX64(Installed):
    def test_install_start_upgrade_and_remove(self):
        if World.smoke:
            self.skipTest("not in the smoke")
        before = Snapshot(World.pc(), "msi-before")
        self.assertEqual(self.msi("/i", World.packages("msi", version=BEFORE), "SHORTCUT=0"), 0)
        self.assertEqual(self.msi("/i", World.packages("msi"), "SHORTCUT=0"), 0)
        self.check_installed(set(content.NAMES))
        installed = Snapshot(World.pc(), "msi-installed")
        self.check_event_source(installed)
        _, keys = installed.since(before)
        code = json.dumps(sorted(key for key in keys if "\\Uninstall\\" in key))
        self.assertEqual(len(json.loads(code)), 1, code)
        self.assertEqual({key for key in self.registered(keys) if "\\Uninstall\\{" not in key}, set())
        self.assertEqual(self.setup_program(World.packages("setup")), 8, "setup over MSI")
        self.assertEqual(self.msi("/x", World.packages("msi")), 0)
        self.check_left(before, Snapshot(World.pc(), "msi-after"), installers_own=True)


class Records(Installed):
    """What the program noted, by the programs that are linked for Wine: to what ships, no folder under Wine is ours."""
    RUN_ONCE = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce"
    SETTINGS = "HKEY_CURRENT_USER\\Software\\ESU Wizard"

    def setUp(self):
        if World.smoke:
            self.skipTest("not in the smoke")
        super().setUp()
        self.pc = World.pc()
        self.esuctl = World.build["x64"] / "tests" / "windows" / "wine" / "esuctl.exe"
        if not self.esuctl.exists():
            self.skipTest(f"{self.esuctl} is not built")
        self.pc.forget_state()
        self.addCleanup(self.pc.forget_state)

    def note(self):
        """All that the program leaves on a PC, a restart is due; gives the journal."""
        self.pc.import_registry([f"[{self.RUN_ONCE}]", '"ESU Wizard"="x.exe"', '"Another"="y.exe"', "", f"[{self.SETTINGS}\\Window]", '"a"="b"', ""])
        # A reading makes the folder.
        name = self.pc.run(self.esuctl, "inspect", "--json").document["computer"]
        self.assertEqual(self.pc.run(self.esuctl, "key", "store", "--key-stdin", stdin=b"BCDFG-HJKMP-QRTVW-XY234-6789B\r\n").code, 0)
        folder = self.pc.state_folder()
        # Where it lies once it was opened, or where earlier versions kept it.
        place = folder / "journal" if (folder / "journal").exists() else folder
        journal = place / f"{name}-{self.machine_guid()}.json"
        journal.write_text(json.dumps({"schema": 1, "format": "esu-wizard-state", "restart": {"updates": True}}), "utf-8")
        (folder / "esu-wizard.exe").write_bytes(b"MZ")
        (folder / "packages").mkdir(exist_ok=True)
        (folder / "endpoints.json").write_text("{}", "utf-8")
        return journal

    def machine_guid(self):
        key = "HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Cryptography"
        file = World.work / "guid.reg"
        self.pc.run("regedit", "/E", wine_pc.windows_path(file), key)
        return next(value.split('"')[3] for value in key_rows(file)[key] if "MachineGuid" in value).lower()

    def check_forgotten(self, left):
        """Of what `note` left, these files stay."""
        folder = self.pc.state_folder()
        self.assertEqual({path.name for path in folder.iterdir()} if folder.exists() else set(), left)
        after = Snapshot(self.pc, "forget")
        self.assertEqual(after.keys[self.RUN_ONCE], {'"Another"="y.exe"'})
        self.assertFalse([key for key in after.keys if key.startswith(self.SETTINGS)])
        self.assertEqual(self.pc.run(self.esuctl, "key", "show").code, 22, "the key of this account")

    def test_forget(self):
        self.note()
        state_folder = self.pc.state_folder()
        kept = self.pc.run(self.esuctl, "forget", "--json")
        self.assertEqual((kept.code, kept.document["kept"]), (20, "restart"), kept)
        self.check_forgotten({"journal", "endpoints.json"})
        (state_folder / "endpoints.json").unlink()
        self.assertEqual(self.pc.run(self.esuctl, "forget", "--all").code, 0)
        self.check_forgotten(set())
        self.assertFalse(state_folder.exists())

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

    def take_program_for_wine(self):
        """In the place of the installed one, which takes no folder under Wine for its own; never packed."""
        shutil.copyfile(self.esuctl, self.place / "esuctl.exe")

    def test_removing_keeps_what_is_under_way_unless_asked(self):
        setup, package = World.packages("setup"), World.packages("msi")
        ways = {"setup": (lambda: self.setup_program(setup), self.remove_setup, lambda: self.remove_setup("/ALL")),
                "msi": (lambda: self.msi("/i", package), lambda: self.msi("/x", package), lambda: self.msi("/x", package, "FORGET=all"))}
        for name, (install, remove, remove_all) in ways.items():
            with self.subTest(name):
                journal = self.note()
                self.assertEqual(install(), 0)
                self.take_program_for_wine()
                self.assertEqual(remove(), 0)
                self.assertFalse(self.place.exists())
                self.check_forgotten({"journal", "endpoints.json"})
                self.note()
                self.assertEqual(install(), 0)
                self.take_program_for_wine()
                self.assertEqual(remove_all(), 0)
                self.check_forgotten({"endpoints.json"})
