# SPDX-License-Identifier: MIT
"""What the tests under Wine share: installing and removing without a person, and what is on the PC before and after."""
import re
import shutil
import unittest

import content
import leftovers
from key_search import SAMPLE_KEY
from leftovers import Removal
from world import World, guide_rows, key_rows, wine_pc

KEY = f"{SAMPLE_KEY}\r\n".encode()
SERVICES = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services"
HIVES = ("HKEY_LOCAL_MACHINE\\Software", "HKEY_CURRENT_USER\\Software", SERVICES)
ENTRY = "HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\ESU Wizard"
SOURCE = SERVICES + "\\EventLog\\Application\\ESU Wizard"
OPEN_JOB = "HKEY_LOCAL_MACHINE\\Software\\Classes\\ESUWizard.Job\\shell\\open\\command"
# What Wine's own programs write while anything runs, and the log that has no other source there: its Windows Installer takes
# that away with its last one.
WINE_ITSELF = re.compile(r"\\(EventLog\\Application|Wine|Wine\\Credential Manager(\\.*)?|Explorer|MountPoints2|Shell Folders|User Shell Folders|Installer(\\.*)?)$", re.I)


class Snapshot:
    """What is on drive C and in the registry. `names`: files as `leftovers` has them, keys, and below each its values."""

    def __init__(self, pc, name):
        self.files = {str(path.relative_to(pc.prefix / "drive_c")).replace("/", "\\") for path in (pc.prefix / "drive_c").rglob("*")}
        self.keys = {}
        for number, hive in enumerate(HIVES):
            file = World.work / f"{name}-{number}.reg"
            file.unlink(missing_ok=True)
            pc.run("regedit", "/E", wine_pc.windows_path(file), hive)
            self.keys.update(key_rows(file))
        own = {key: values for key, values in self.keys.items() if not WINE_ITSELF.search(key)}
        self.names = self.files | set(own) | {f"{key}\\{value}" for key, values in own.items() for value in values}

    def values(self, key):
        """As the registry sees names: capitals are the same."""
        return next(values for name, values in self.keys.items() if name.lower() == key.lower())

    def since(self, before):
        """What came: files, keys and values."""
        return self.names - before.names


class Installed(unittest.TestCase):
    maxDiff = None
    folder = "Program Files\\ESU Wizard"
    # Whether Windows' management and updates are the COM-level test PC.
    with_com_pc = False

    @property
    def pc(self):
        return World.pc(self.with_com_pc)

    @property
    def place(self):
        return self.pc.prefix / "drive_c" / "Program Files" / "ESU Wizard"

    def batch(self, *lines):
        """Runs command lines as they stand (Wine quotes every argument it is given); gives the exit code of the last one."""
        script = World.work / "call.bat"
        script.write_text("@echo off\r\n" + "\r\n".join(lines) + "\r\necho code %ERRORLEVEL%\r\n", "ascii", newline="")
        done = self.pc.run("cmd", "/c", wine_pc.windows_path(script))
        found = re.findall(r"code (-?\d+)", done.stdout.decode("utf-8", "replace"))
        self.assertTrue(found, done)
        return int(found[-1])

    def setup_program(self, package, *switches, before=()):
        return self.batch(*before, " ".join([f'start /wait "" "{wine_pc.windows_path(package)}" /S', *switches]))

    def uninstaller(self, *switches, before=()):
        """Waits for its end, so that the file it runs from and the folder are the caller's to remove."""
        return self.batch(*before, " ".join(['start /wait "" "C:\\Program Files\\ESU Wizard\\uninstall.exe" /S', *switches,
                                             "_?=C:\\Program Files\\ESU Wizard"]))

    def remove_setup(self, *switches):
        code = self.uninstaller(*switches)
        self.assertEqual([path.name for path in self.place.iterdir()], ["uninstall.exe"])
        shutil.rmtree(self.place)
        return code

    def remove_setup_unattended(self):
        """As the entry among installed programs has it: it goes on from a copy of itself."""
        self.batch('"C:\\Program Files\\ESU Wizard\\uninstall.exe" /S')
        self.assertTrue(wine_pc.wait_for(lambda: not self.place.exists(), 120))
        # The copy ends a little later than the folder.
        self.assertTrue(wine_pc.wait_for(lambda: self.pc.run("reg", "query", ENTRY).code != 0, 120))

    def msi(self, verb, package, *properties):
        return self.batch(" ".join([f'msiexec {verb} "{wine_pc.windows_path(package)}" /qn', *properties]))

    def tidy(self):
        """After a test that failed half-way."""
        if (self.place / "uninstall.exe").exists():
            self.remove_setup("/ALL")
        if self.place.exists():
            self.msi("/x", World.packages("msi"))
        shutil.rmtree(self.place, ignore_errors=True)

    def setUp(self):
        self.assertFalse(self.place.exists(), "a test before this one left it")
        self.addCleanup(self.tidy)

    def take_program_for_wine(self, name="esuctl.exe"):
        """In the place of the installed one, which takes no folder under Wine for its own; never packed."""
        program = World.build["x64"] / "tests" / "windows" / "wine" / name
        if not program.exists():
            self.skipTest(f"{program} is not built")
        shutil.copyfile(program, self.place / name)

    def check_installed(self, own_files):
        self.assertEqual({path.name for path in self.place.iterdir()}, own_files)
        for name in content.PROGRAMS:
            self.assertEqual(content.digest(self.place / name), content.digest(World.build["x64"] / "app" / name))
        started = self.pc.run(self.place / "esuctl.exe", "version")
        self.assertEqual((started.code, started.stdout.decode().strip()), (0, f"esuctl {content.project_version()}"))

    def check_event_source(self, installed):
        """The file that it names is there, and its type lets Windows replace what is in it."""
        values = installed.values(SOURCE)
        self.assertIn('"TypesSupported"=dword:00000007', values)
        file = next(value for value in values if value.startswith('"EventMessageFile"=hex(2):'))
        written = bytes(int(number, 16) for number in re.findall(r"\b[0-9a-f]{2}\b", file.split(":", 1)[1]))
        self.assertEqual(written.decode("utf-16-le"), "C:\\Program Files\\ESU Wizard\\esuctl.exe\0")
        self.assertTrue((self.place / "esuctl.exe").is_file())

    def check_registered(self, came, installer):
        """What came is what the rows name and the files of the package, and each row names something that came."""
        places = [re.compile(re.escape(self.folder) + r"(?:\\.*)?", re.I)]
        if installer == "msi":
            places += [expression for row in guide_rows(leftovers.LEFT) if leftovers.is_of_installers(row[2])
                       and leftovers.holds(row[2], Removal("msi")) for expression in leftovers.patterns(row[1])]
        for row in guide_rows(leftovers.REGISTERS):
            of_row = leftovers.patterns(row[0])
            if installer == "msi" and "under its product code" in row[1]:
                of_row = [re.compile(expression.pattern.replace(r"\\ESU\ Wizard", r"\\\{[0-9A-F-]{36}\}"), re.I) for expression in of_row]
            if installer == "msi" and "start menu" in row[0]:
                # Wine takes that of the account, whatever ALLUSERS says (test_contents.py has a look at the package itself).
                of_row = [re.compile(expression.pattern.replace("ProgramData", r"users\\[^\\]+\\AppData\\Roaming", 1), re.I) for expression in of_row]
            for expression in of_row:
                self.assertTrue(leftovers.among(came, [expression]), (row, expression.pattern, sorted(came)))
            places += of_row
            if row[0].endswith("`HKLM\\Software\\ESU Wizard`"):
                self.check_values(came, row, installer)
        self.assertEqual(leftovers.unnamed(came, places), set())

    def check_values(self, came, row, installer):
        """Of our own key: the values that the row names, of the MSI those that only it has as well."""
        common, of_msi = row[1].split("; of the MSI also ")
        name, *written = leftovers.codes(common)
        self.assertEqual(written, ["setup", "msi"])
        told = {name} | (set(leftovers.codes(of_msi)) if installer == "msi" else set())
        found = {line.rsplit('\\"', 1)[1].split('"')[0]: line for line in leftovers.among(came, leftovers.patterns(row[0])) if line.endswith('"')}
        self.assertEqual(set(found), told)
        self.assertTrue(found[name].endswith(f'="{installer}"'), found)

    def check_left(self, before, after, removal):
        """What is left where nothing is under way and nothing was saved: what the installers themselves leave, by the rows."""
        expected = []
        for _, where, when in guide_rows(leftovers.LEFT):
            if not leftovers.is_of_installers(when) or not leftovers.holds(when, removal):
                continue
            for expression in leftovers.patterns(where):
                self.assertTrue(leftovers.among(after.files, [expression]), f"nothing is left in {where}, which the guide names")
                expected.append(expression)
        self.assertEqual(leftovers.unnamed(after.since(before), expected), set())
        self.assertEqual(before.files - after.files, set())


class Remembering(Installed):
    """What a PC remembers is looked at: of the whole suite only, and on one that remembers nothing yet."""

    def setUp(self):
        if World.smoke:
            self.skipTest("not in the smoke")
        super().setUp()
        self.pc.forget_state()
        self.addCleanup(self.pc.forget_state)
