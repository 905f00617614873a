# SPDX-License-Identifier: MIT
"""Setup and MSI of x64 under Wine: silent install, start, upgrade, silent removal; what is left is what the guide says."""
import re
import subprocess

import content
from installed import ENTRY, Installed, Snapshot
from leftovers import Removal
from world import BEFORE, World, wine_pc

# As where an agent runs: the temporary folder of SYSTEM.
AS_SYSTEM = ("set TEMP=C:\\windows\\Temp", "set TMP=C:\\windows\\Temp")


class SetupX64(Installed):
    def test_install_start_and_remove(self):
        before = Snapshot(self.pc, "setup-before")
        self.assertEqual(self.setup_program(World.packages("setup")), 0)
        self.check_installed({*content.NAMES, "uninstall.exe"})
        uninstaller = content.digest(self.place / "uninstall.exe")
        installed = Snapshot(self.pc, "setup-installed")
        self.check_registered(installed.since(before), "setup")
        self.check_event_source(installed)
        entry = installed.values(ENTRY)
        self.assertIn(f'"DisplayVersion"="{content.project_version()}"', entry)
        size = int(next(re.search(r"dword:([0-9a-f]+)", value).group(1) for value in entry if "EstimatedSize" in value), 16)
        self.assertAlmostEqual(size, sum((self.place / name).stat().st_size for name in content.NAMES) / 1024, delta=1)
        self.remove_setup_unattended()
        after = Snapshot(self.pc, "setup-after")
        self.check_left(before, after, Removal("setup", in_place=False))
        # Of %TEMP% it is the copy, and nothing else.
        drive = self.pc.prefix / "drive_c"
        left = [drive / name.replace("\\", "/") for name in after.files - before.files]
        self.assertEqual({content.digest(path) for path in left if path.is_file()}, {uninstaller})

    def test_as_system_it_refuses(self):
        self.assertEqual(self.setup_program(World.packages("setup"), before=AS_SYSTEM), 9)
        self.assertFalse(self.place.exists())

    def test_as_system_nothing_is_removed(self):
        if World.smoke:
            self.skipTest("not in the smoke")
        self.assertEqual(self.setup_program(World.packages("setup")), 0)
        self.assertEqual(self.uninstaller(before=AS_SYSTEM), 9)
        self.check_installed({*content.NAMES, "uninstall.exe"})

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
        wizard = self.pc.start(self.place / "esu-wizard.exe", "--machine", "practice:windows7-pro-ready", stdin=subprocess.DEVNULL)
        self.addCleanup(wizard.communicate)
        self.assertEqual(self.setup_program(World.packages("setup")), 0)
        self.assertEqual(wizard.wait(60), 0, "it closed by itself")
        # A console program has no window to ask: it is waited for, then nothing is changed.
        console = self.pc.start(self.place / "esuctl.exe", "activate", "--key-stdin", "--machine", "practice:windows7-pro-ready")
        self.assertEqual(self.setup_program(World.packages("setup")), 5)
        console.stdin.close()
        console.wait(60)


class MsiX64(Installed):
    def test_install_start_upgrade_and_remove(self):
        if World.smoke:
            self.skipTest("not in the smoke")
        before = Snapshot(self.pc, "msi-before")
        self.assertEqual(self.msi("/i", World.packages("msi", version=BEFORE), "SHORTCUT=0"), 0)
        came = Snapshot(self.pc, "msi-older").since(before)
        self.assertFalse([name for name in came if name.endswith(".lnk") or "Shortcut" in name], "it was not wanted")
        self.assertEqual(self.msi("/i", World.packages("msi")), 0)
        self.check_installed(set(content.NAMES))
        installed = Snapshot(self.pc, "msi-installed")
        self.check_event_source(installed)
        self.check_registered(installed.since(before), "msi")
        self.assertEqual(self.setup_program(World.packages("setup")), 8, "setup over MSI")
        self.assertEqual(self.msi("/x", World.packages("msi")), 0)
        self.check_left(before, Snapshot(self.pc, "msi-after"), Removal("msi"))
