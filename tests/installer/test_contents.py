# SPDX-License-Identifier: MIT
"""What is in the packages, against the guide, the link line and the notices."""
import hashlib
import json
import re
import shutil
import subprocess
import unittest
import zipfile
from pathlib import Path

import build
import content
import sbom
import setup
from world import GUIDE, PACKAGES, TOP, World, guide_rows

MINGW = Path("/usr/x86_64-w64-mingw32/lib")
NOTICES = (TOP / "installer" / "windows" / "third-party-notices.txt").read_text("utf-8")


class Content(unittest.TestCase):
    def told(self):
        return {row[0].strip("`") for row in guide_rows("Content")}

    def test_the_guide_names_every_file(self):
        self.assertEqual(self.told(), {*content.NAMES, *content.MANUAL_FILES, content.PORTABLE_MARK, "uninstall.exe"})

    def test_the_zip(self):
        with zipfile.ZipFile(World.packages("zip")) as archive:
            names = [name.split("/", 1)[1] for name in archive.namelist()]
            self.assertEqual(sorted(names), sorted((*content.NAMES, content.PORTABLE_MARK)))
            digests = dict(reversed(line.split("  ")) for line in archive.read(archive.namelist()[names.index(content.DIGESTS)]).decode().splitlines())
            self.assertEqual(set(digests), set(content.NAMES) - {content.DIGESTS})
            for member, name in zip(archive.namelist(), names):
                if name in digests:
                    self.assertEqual(hashlib.sha256(archive.read(member)).hexdigest(), digests[name], name)

    def test_the_msi_has_the_same(self):
        table = subprocess.run(["msiinfo", "export", str(World.packages("msi")), "File"], capture_output=True, text=True, check=True).stdout
        names = {line.split("\t")[2].split("|")[-1] for line in table.splitlines()[3:] if line.strip()}
        self.assertEqual(names, set(content.NAMES))

    def test_exit_codes_of_the_setup(self):
        script = (PACKAGES / "setup.nsi").read_text("utf-8")
        own = {int(code) for code in re.findall(r"^!define EXIT_\w+ (\d+)", script, re.M)}
        self.assertEqual({int(row[0]) for row in guide_rows("Setup: exit codes")}, own | {0, 1, 2})
        self.assertEqual(set(re.findall(r"\$\{(EXIT_\w+)\}", script)), set(re.findall(r"^!define (EXIT_\w+)", script, re.M)))

    def test_properties_of_the_msi(self):
        source = (PACKAGES / "product.wxs.in").read_text("utf-8")
        told = {row[0].strip("`") for row in guide_rows("MSI: public properties")}
        own = set(re.findall(r'<Property Id="([A-Z]+)"', source)) - {"INSTALLEDBY", "ARPNOMODIFY", "ARPNOREPAIR", "ARPPRODUCTICON"}
        self.assertEqual(told, own | {"INSTALLFOLDER"})

    def test_the_msi_is_for_all_users(self):
        """Its shortcut, too: Windows takes the start menu of all users for the folder then."""
        package = World.packages("msi")
        properties = dict(line.split("\t") for line in content.run(["msiinfo", "export", package, "Property"]).splitlines() if "\t" in line)
        self.assertEqual(properties["ALLUSERS"], "1")
        shortcut, = (line.split("\t") for line in content.run(["msiinfo", "export", package, "Shortcut"]).splitlines()[3:])
        self.assertEqual(shortcut[1:3], ["ProgramMenuFolder", "ESU Wizard"])

    def test_switches_are_read_by_the_script(self):
        script = (PACKAGES / "setup.nsi").read_text("utf-8")
        self.assertIn('"/ALL"', script)
        self.assertIn("`/ALL`", GUIDE)

    def test_another_version_than_the_programs_is_not_packed(self):
        build.check_programs(World.build["x64"], content.project_version())
        with self.assertRaisesRegex(content.Problem, "packed is 9.9.9"):
            build.check_programs(World.build["x64"], "9.9.9")


class DataKeys(unittest.TestCase):
    def test_what_ships_believes_nobody(self):
        for build_folder in World.build.values():
            for name in content.PROGRAMS:
                self.assertEqual(content.data_keys_in(build_folder / "app" / name), [], name)

    def test_a_program_that_believes_a_test_key_is_not_packed(self):
        """The programs of the Wine suites, under the names of those that ship."""
        wine = World.build["x64"] / "tests" / "windows" / "wine"
        for name in content.PROGRAMS:
            self.assertEqual(content.data_keys_in(wine / name), ["test"], name)
        made = World.work / "with-test-keys"
        for believing in content.PROGRAMS:
            shutil.rmtree(made, ignore_errors=True)
            (made / "app").mkdir(parents=True)
            for name in content.PROGRAMS:
                shutil.copyfile((wine if name == believing else World.build["x64"] / "app") / name, made / "app" / name)
            with self.assertRaisesRegex(content.Problem, believing + " believes data packs of a test"):
                build.check_programs(made, content.project_version())
        with self.assertRaisesRegex(RuntimeError, "believes data packs of a test"):
            World.pack("refused", builds={"x64": made})


class Documents(unittest.TestCase):
    def folder(self, stamp):
        made = World.work / "manual"
        made.mkdir(exist_ok=True)
        for name in content.MANUAL_FILES:
            (made / name).write_text(f"this stands for {name}", "utf-8")
        (made / build.manuals.STAMP).write_text(stamp, "ascii")
        return made

    def test_every_package_has_those_that_were_made(self):
        made = self.folder(build.manuals.digest_of_sources())
        out = World.pack("with-documents", "--manual", str(made))
        with zipfile.ZipFile(next(out.glob("*.zip"))) as archive:
            names = {name.split("/", 1)[1]: archive.read(name) for name in archive.namelist()}
        self.assertEqual(set(names), {*content.NAMES, *content.MANUAL_FILES, content.PORTABLE_MARK})
        for name in content.MANUAL_FILES:
            self.assertEqual(names[name], (made / name).read_bytes())
            self.assertIn(f"  {name}\n", names[content.DIGESTS].decode("ascii"))
        table = content.run(["msiinfo", "export", next(out.glob("*.msi")), "File"])
        self.assertEqual({line.split("\t")[2].split("|")[-1] for line in table.splitlines()[3:] if line.strip()}, set(names) - {content.PORTABLE_MARK})

    def test_the_setup_installs_and_removes_them(self):
        with_them, without = (setup.contents_nsh(names) for names in ((*content.NAMES, *content.MANUAL_FILES), content.NAMES))
        for name in content.MANUAL_FILES:
            self.assertIn(f'File "{name}"', with_them)
            self.assertNotIn(f'File "{name}"', without)
            # An older version may have brought them.
            self.assertIn(f'Delete "$INSTDIR\\{name}"', without)

    def test_those_of_other_texts_are_not_packed(self):
        with self.assertRaisesRegex(RuntimeError, "older than its texts"):
            World.pack("old-documents", "--only", "zip", "--manual", str(self.folder("0" * 64)))

    def test_one_that_is_missing_is_told(self):
        made = self.folder(build.manuals.digest_of_sources())
        (made / "manual-ja.pdf").unlink()
        with self.assertRaisesRegex(RuntimeError, "manual-ja.pdf is not there"):
            World.pack("fewer-documents", "--only", "zip", "--manual", str(made))


class Bill(unittest.TestCase):
    def document(self):
        with zipfile.ZipFile(World.packages("zip")) as archive:
            return json.loads(archive.read(next(name for name in archive.namelist() if name.endswith(content.SBOM))))

    def test_every_library_of_the_link_line_is_named(self):
        known = {archive: row["name"] for row in sbom.rows() for archive in row.get("archives", [])}
        linked = {known[name] for name in sbom.archives(World.build["x64"])}
        named = {component["name"] for component in self.document()["components"]}
        self.assertLessEqual(linked, named)
        self.assertIn("Qt", linked)
        always = {row["name"] for row in sbom.rows() if row.get("always")}
        self.assertLessEqual(always, named)

    def test_what_makes_the_setup_is_named(self):
        version = content.run(["makensis", "-VERSION"]).strip().lstrip("v").split("-")[0]
        nsis = next(component for component in self.document()["components"] if component["name"] == "NSIS")
        self.assertEqual(nsis["version"], version)

    def test_no_library_of_the_link_line_goes_unseen(self):
        """By a reading of its own: every word that brings code of others, whatever its form."""
        text = (World.build["x64"] / "build.ninja").read_text("utf-8")
        for program in content.PROGRAMS:
            block = text[text.index(f"build app/{program}:"):].split("\n\n", 1)[0]
            words = set(re.findall(r"(?:^|\s)(-l\S+|\S+\.(?:a|lib|o))(?=\s|$)", block, re.M))
            archives = {Path(word).name for word in words if word.endswith((".a", ".lib", ".o"))}
            self.assertEqual({name for name in archives if not name.startswith("libesu")} - {name for row in sbom.rows() for name in row.get("archives", [])},
                             set(), "no row names it")
            # What is named by -l comes with mingw-w64: import libraries of Windows, and its runtime.
            brought = {word[2:] for word in words if word.startswith("-l")}
            self.assertEqual({name for name in brought if not (MINGW / f"lib{name}.a").exists()}, set(), "no row names it")

    def test_an_unknown_library_stops_the_packing(self):
        rows = sbom.rows()
        try:
            sbom.rows = lambda: [row for row in rows if row["name"] != "HarfBuzz"]
            with self.assertRaisesRegex(content.Problem, "Harfbuzz"):
                sbom.used(World.build["x64"])
        finally:
            sbom.rows = lambda: rows

    def test_bill_and_notices_name_the_same(self):
        headings = set(re.findall(r"^-{80,}\n(.+)\n-{80,}$", NOTICES.split("\nPart 2. Notices\n")[1].split("\nPart 3")[0], re.M))
        told = {row["notice"] for row in sbom.rows()}
        self.assertEqual({heading for heading in headings if not heading.startswith("GNU ")}, {name for name in told if not name.startswith("Part 1")})
        for name in told:
            self.assertIn(name, NOTICES)

    def test_our_sources_and_programs_are_named_with_their_digests(self):
        files = {entry["name"]: entry["hashes"][0]["content"] for entry in self.document()["metadata"]["component"]["components"]}
        for name in content.PROGRAMS:
            self.assertEqual(files[name], content.digest(World.build["x64"] / "app" / name))
        self.assertIn("core/run/run.cpp", files)
        self.assertFalse([name for name in files if name.startswith("/")])
        self.assertEqual({name: files[name] for name in files if name not in content.PROGRAMS},
                         {name: content.digest(TOP / name) for name in files if name not in content.PROGRAMS})

    def test_the_data_that_is_built_in_is_named(self):
        """A pack, a scenario, a page of the help, words of another language: what they say, the programs do."""
        files = {entry["name"] for entry in self.document()["metadata"]["component"]["components"]}
        for folder, kinds in (("resources", "*.json"), ("resources/scenarios", "*.json"), ("resources/help", "*.html"),
                              ("resources/icons", "*.svg"), ("translations", "*.ts")):
            there = {str(path.relative_to(TOP)) for path in (TOP / folder).glob(kinds) if not path.name.endswith(".schema.json")}
            self.assertGreater(len(there), 1)
            self.assertEqual({name for name in files if name.startswith(folder + "/") and name.count("/") == folder.count("/") + 1
                              and name.endswith(kinds.strip("*"))}, there)

    def test_what_no_program_holds_is_not_named(self):
        """A test that is compiled in the same build, and a schema that only tests read."""
        files = {entry["name"] for entry in self.document()["metadata"]["component"]["components"]}
        self.assertFalse([name for name in files if name.startswith("tests/") or name.endswith(".schema.json")])

    def test_the_form(self):
        document = self.document()
        self.assertEqual((document["bomFormat"], document["specVersion"]), ("CycloneDX", "1.5"))
        references = {component["bom-ref"] for component in document["components"]} | {"esu-wizard"}
        for dependency in document["dependencies"]:
            self.assertLessEqual({dependency["ref"], *dependency["dependsOn"]}, references)
        reached = {name for dependency in document["dependencies"] for name in dependency["dependsOn"]}
        self.assertEqual(reached, references - {"esu-wizard"})


class X86(unittest.TestCase):
    """They cannot run here (64-bit Wine has no 32-bit half): looked into."""
    MACHINES = {"x64": 0x8664, "x86": 0x14C}

    def setUp(self):
        if "x86" not in World.build:
            self.skipTest("no x86 build")

    def machine(self, data):
        start = int.from_bytes(data[0x3C:0x40], "little")
        return int.from_bytes(data[start + 4:start + 6], "little")

    def test_every_package_is_of_its_architecture(self):
        out = World.pack("both", archs=("x64", "x86"))
        self.assertEqual(len([path for path in out.iterdir() if path.is_file()]), 7)
        self.assertTrue((out / "manifests").is_dir())
        for arch, machine in self.MACHINES.items():
            with self.subTest(arch):
                self.assertEqual(self.machine(next(out.glob(f"*-{arch}-setup.exe")).read_bytes()), machine)
                with zipfile.ZipFile(next(out.glob(f"*-{arch}-portable.zip"))) as archive:
                    machines = {self.machine(archive.read(name)) for name in archive.namelist() if name.endswith(".exe")}
                self.assertEqual(machines, {machine})
                package = next(out.glob(f"*-{arch}.msi"))
                summary = content.run(["msiinfo", "suminfo", package])
                self.assertIn({"x64": "Template: x64;", "x86": "Template: Intel;"}[arch], summary)
                conditions = content.run(["msiinfo", "export", package, "LaunchCondition"])
                self.assertIn({"x64": "Installed OR VersionNT64\t", "x86": "Installed OR NOT VersionNT64\t"}[arch], conditions)

    def test_the_setup_names_the_other_one(self):
        script, words = ((PACKAGES / name).read_text("utf-8") for name in ("setup.nsi", "setup-words.nsh"))
        self.assertRegex(script, r"\$\{RunningX64\}\s+!insertmacro Refuse \$\{EXIT_WRONG_WINDOWS\} \"\$\(TakeX64\)\"")
        self.assertEqual(words.count("-x64-setup.exe"), 2, "in both languages")
