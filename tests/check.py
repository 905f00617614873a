#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What no compiler checks: format, house rules, translations, the import gate itself; with --tidy also clang-tidy. Ends with 'N passed, N failed'.

usage: check.py [--tidy] [--fix]      --fix formats the sources in place
"""
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import citations
from suite import end

TOP = Path(__file__).resolve().parent.parent
ROOMS = ["app", "core", "ui", "resources", "translations", "tests", "installer"]
LONGEST_FILE = 400


def tracked():
    output = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=TOP, capture_output=True, text=True,
                            check=True).stdout
    return [Path(line) for line in output.splitlines() if (TOP / line).is_file()]


# What no person reads as text: pictures, and the bytes that fuzzing starts from.
FILES = [path for path in tracked()
         if path.suffix not in (".png", ".ico", ".qm") and path.parts[:3] != ("tests", "fuzz", "corpora")]
CPP = [path for path in FILES if path.suffix in (".cpp", ".h")]
PRODUCT = [path for path in CPP if path.parts[0] in ("app", "core", "ui")]


def text(path):
    return (TOP / path).read_text(encoding="utf-8")


def code_lines(path):
    """The lines without comments and without the contents of string literals."""
    for number, line in enumerate(text(path).splitlines(), 1):
        yield number, re.sub(r'"(\\.|[^"\\])*"', '""', line.split("//")[0])


def places(paths, pattern, allowed=()):
    found = []
    for path in paths:
        if any(str(path).startswith(prefix) for prefix in allowed):
            continue
        for number, line in code_lines(path):
            if re.search(pattern, line):
                found.append(f"{path}:{number}: {line.strip()}")
    return found


# Which rooms each room of core may include besides its own; core/ARCHITECTURE.md says why. No circle is possible.
STANDS_ON = {"base": (), "model": ("base",), "ports": ("base", "model"), "rules": ("base", "model"),
             "journey": ("base", "model", "rules", "ports"), "run": ("base", "model", "rules", "ports", "journey"),
             "wizard": ("base", "model", "rules", "ports", "journey", "run"),
             "practice": ("base", "model", "ports"), "windows": ("base", "model", "ports"),
             "network": ("base", "model", "ports"), "signature": (), "keychain": ("base", "model", "ports"),
             "recording": ("base", "model", "rules", "ports", "journey", "practice")}


class HouseRules(unittest.TestCase):
    def none(self, found, rule):
        self.assertEqual(found, [], rule)

    def test_no_translation_in_core(self):
        self.none(places([p for p in CPP if p.parts[0] == "core"], r"\btr\(|\bQCoreApplication::translate\("),
                  "core makes no sentences")

    def test_no_nested_event_loops(self):
        self.none(places(PRODUCT, r"\bQEventLoop\b|\bprocessEvents\b|->terminate\(\)"), "no nested loops, no killed threads")

    def test_no_waiting_that_loses_wake_ups(self):
        # GCC 12 under mingw: core/windows/README.md. A stop_callback waits on a semaphore when it ends.
        self.none(places(CPP, r"<semaphore>|<latch>|<barrier>|\bstop_callback\b|\bcondition_variable_any\b"),
                  "a condition variable, or slices against the stop token")

    def test_no_thread_is_detached(self):
        self.none(places(PRODUCT, r"\.detach\(\)"), "leaveBehind, or join (core/base/leave_behind.h says why)")

    def test_files_are_written_whole(self):
        self.none(places(CPP, r"\bQSaveFile\b", allowed=("core/base/whole_file.cpp",)),
                  "saveWhole (core/base/whole_file.h): QSaveFile::commit puts a cut file in place when its flush fails")
        # A download is checked against its digest before it is renamed; a buffer and a console are no files.
        self.none(places(PRODUCT, r"\bWriteOnly\b|\bofstream\b|\bfopen\b",
                         allowed=("core/base/whole_file.cpp", "core/network/catalog_client.cpp", "ui/report_pdf.cpp", "app/ctl/console.cpp")),
                  "saveWhole (core/base/whole_file.h) writes files")

    def test_what_the_user_named_is_written_in_one_place(self):
        own = ("core/base/", "app/plain_file.cpp", "app/data_pack_store.cpp", "ui/tour.cpp")
        self.none(places(PRODUCT, r"\bsave(Whole|New)\b", allowed=own),
                  "saveNamed (app/plain_file.h): an elevated process proves the way to a file that the user named")

    def test_windows_headers_stay_in_their_rooms(self):
        self.none(places(PRODUCT, r"#\s*include <(windows|wbemidl|wuapi|ole2|objbase)\.h>",
                         allowed=("core/windows/", "core/keychain/local_entry_windows.cpp", "core/keychain/store_status_windows.cpp", "app/")),
                  "windows.h belongs to core/windows and the mains")

    def test_core_knows_no_widgets(self):
        self.none(places([p for p in CPP if p.parts[0] == "core"], r"#\s*include <Q(Widget|Application|PushButton|Label)>"),
                  "core links Qt6::Core only")

    def test_rules_are_pure(self):
        rules = [p for p in CPP if p.parts[:2] == ("core", "rules")]
        self.none(places(rules, r"\bQ(File|FileInfo|Dir|LockFile|SaveFile|Thread)\b|current(Date|Time)|base\/(clock|state_store|whole_file|job_|event_loop|leave_behind)|clock\(\)|std::(mutex|j?thread)"),
                  "core/rules knows no file, clock or thread")
        found = [f"{p}: {name}" for p in rules for name in re.findall(r'#include "core/(\w+)/', text(p))
                 if name not in ("base", "model", "rules")]
        self.none(found, "core/rules stands on core/base and core/model only")

    def test_rooms_stand_on_what_is_below(self):
        found = [f"{path} includes core/{below}" for path in PRODUCT if path.parts[0] == "core" and len(path.parts) > 2
                 for below in set(re.findall(r'#include "core/(\w+)/', text(path)))
                 if below != path.parts[1] and below not in STANDS_ON[path.parts[1]]]
        found += [f"{path} includes {above}/" for path in PRODUCT if path.parts[0] == "core"
                  for above in set(re.findall(r'#include "(app|ui|tests)/', text(path)))]
        found += [f"{path} includes app/" for path in PRODUCT if path.parts[0] == "ui" and '#include "app/' in text(path)]
        self.none(found, "the table of core/ARCHITECTURE.md: no circle between rooms")

    def test_no_default_in_our_switches(self):
        # Numbers and events from outside may need a default; core/windows reads such numbers.
        self.none(places([p for p in PRODUCT if not str(p).startswith(("core/windows/", "core/base/hresult", "ui/"))], r"^\s*default:"),
                  "no default: over our own enums")

    def test_nothing_left_for_later(self):
        found = [f"{path}:{number}" for path in PRODUCT for number, line in enumerate(text(path).splitlines(), 1)
                 if re.search(r"\b(TODO|FIXME|XXX)\b", line)]
        self.none(found, "no TODO without a reason")

    def test_files_stay_readable(self):
        self.none([f"{path}: {len(text(path).splitlines())} lines" for path in PRODUCT
                   if len(text(path).splitlines()) > LONGEST_FILE], f"more than {LONGEST_FILE} lines")

    def test_every_room_explains_itself(self):
        self.none([room for room in ROOMS if not (TOP / room / "README.md").exists()], "a room without a README")
        self.none([f"{path}: {len(text(path).splitlines())} lines" for path in FILES
                   if path.name == "README.md" and len(path.parts) > 1 and path.parts[0] != "resources"
                   and len(text(path).splitlines()) > 30], "room READMEs have at most 30 lines")

    def test_both_readmes_say_the_same(self):
        def form(path):
            lines = text(Path(path)).splitlines()
            return {"sections": [line[:2] for line in lines if line.startswith("## ")],
                    "commands": [line.split("#")[0].strip() for line in lines if line.startswith("    ")],
                    "rows": len([line for line in lines if line.startswith(("|", "- ", "1. ", "2. ", "3. "))]),
                    "names": sorted(set(re.findall(r"`([^`]+)`", text(Path(path)))))}
        self.assertEqual(form("README.md"), form(".github/README.ja.md"), "README.md and .github/README.ja.md differ")

    def test_every_source_has_a_licence_line(self):
        self.none([str(path) for path in CPP if "SPDX-License-Identifier" not in text(path)[:200]], "SPDX line")

    def test_no_machine_paths_no_package_hosts(self):
        # In parts, so that this file may be looked through as well.
        hosts = [r"\.".join(parts) for parts in (("deb", "debian"), ("security", "debian"), ("snapshot", "debian"),
                                                 ("registry", "npmjs"), ("files", "pythonhosted"))]
        pattern = re.compile("|".join([r"(^|[^A-Za-z0-9_.])/(work|farm)/[a-z.]", *hosts]))
        found = []
        for path in FILES:
            for number, line in enumerate(text(path).splitlines(), 1):
                if pattern.search(line):
                    found.append(f"{path}:{number}: {line.strip()[:100]}")
        self.none(found, "paths of one machine, or hosts")

    def test_focused_buttons_take_enter(self):
        self.none(places([p for p in CPP if p.parts[0] == "ui"], r"\bsetAutoDefault\(\s*false"),
                  "Enter on that button would press the main one")

    def test_latin1_literals_are_ascii(self):
        literal = re.compile(r"""\bQLatin1\w+\s*[({]\s*((?:(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')\s*)+)""")
        found = [f"{path}: {match[0]}" for path in CPP for match in literal.finditer(text(path)) if not match[1].isascii()]
        self.none(found, "the source is UTF-8: QStringLiteral, or u\"...\"")

    def test_no_generated_binaries(self):
        self.none([str(path) for path in tracked() if path.suffix in (".exe", ".dll", ".qm", ".ico", ".o", ".a")
                   or (TOP / path).stat().st_size > 1024 * 1024], "generated or large files")

    def test_a_cause_of_our_own_has_one_name(self):
        header = Path("core/base/conditions.h")
        named = dict(re.findall(r'ESU_TEXT\((\w+), "([a-z0-9-]+)"\);', text(header)))
        explained = {row["condition"] for row in json.loads(text(Path("resources/error-codes.json")))["errors"]
                     if row.get("condition")}
        self.assertEqual(sorted(named.values()), sorted(explained), "conditions.h and error-codes.json differ")
        self.none([f"{name} = {value}" for name, value in named.items()
                   if name != re.sub(r"-(\w)", lambda letter: letter[1].upper(), value)], "a constant is named as its text")
        literal = re.compile(r'(?:condition\s*[!=]?=|conditionError\([^,"]+,[^,"]+,)\s*(?:QStringLiteral\(|QLatin1String\(|u)"')
        self.none([f"{path}: {found}" for path in PRODUCT for found in literal.findall(text(path))],
                  "a condition is a name of core/base/conditions.h")

    def test_nothing_is_made_of_texts_before_the_program_runs(self):
        # They are objects of another file (core/base/text_name.h): which file makes its own first is not said. References may.
        made = re.compile(r"^(?:static |inline |const |constexpr )[^\n;{(&]*?(?:=|\{)[^;]*?;", re.M | re.S)
        self.none([f"{path}: {found.splitlines()[0]}" for path in CPP for found in made.findall(text(path))
                   if re.search(r"\b(condition|operation)::", found)], "a text of conditions.h or operations.h is used too early")

    def test_every_command_is_in_the_list(self):
        folder = Path("app/ctl/commands")
        made = [name for path in CPP if path.parent == folder and path.suffix == ".cpp"
                for name in re.findall(r"^constinit const CommandSpec (\w+)\{", text(path), re.M)]
        listed = re.findall(r"&(\w+Command)\b", text(folder / "commands.h"))
        self.assertEqual(sorted(made), sorted(listed), "allCommands (commands.h) and the files beside it differ")

    def test_layers_link_as_drawn(self):
        self.assertNotRegex(text(Path("core/CMakeLists.txt")), r"Qt6::(Widgets|Gui|Network)")


class Citations(unittest.TestCase):
    """A comment, or a page, that sends its reader somewhere: it is there."""

    def test_what_is_cited_ships(self):
        tree = citations.Tree(tracked(), text)
        found = [problem for path in FILES for problem in tree.problems(path)]
        self.assertEqual(found, [], "\n".join(found))

    def test_what_is_not_there_is_found(self):
        pages = {"core/GUIDE.md": '# Guide\n\n## 1. <a id="key"></a>Keys\n\n## How to\n',
                 "core/model/key.h": "int a;\n"}
        right = ("/// core/model/key.h, core/GUIDE.md, core/model/*.h, core/model.", "/// core/GUIDE.md#key, #how-to.",
                 '/// core/GUIDE.md, "Keys" and "How to".', "// core/model/key and https://example.com/core/none.h",
                 "/// key.h is beside.", "int a; // core/\nint b; // none.h")
        wrong = {"/// core/model/none.h": 1, "/// core/none.": 1, "int a; // see NOTES.md": 1, "/// core/GUIDE.md#none": 1,
                 "/// core/GUIDE.md#key, #none": 1, '/// core/GUIDE.md,\n/// "None"': 1, '/// `core/GUIDE.md` ("Keys", "None")': 1,
                 "/// as facts " + "3.1 say": 1, "/// (design/plan.txt)": 1, "/// architecture rule 6": 1, "/// core/none/*.h": 1}
        for source in (*right, *wrong):
            with self.subTest(source):
                pages["core/model/user.h"] = source
                tree = citations.Tree([Path(name) for name in pages], lambda path: pages[str(path)])
                self.assertEqual(len(list(tree.problems(Path("core/model/user.h")))), wrong.get(source, 0))
        for page, count in (("[a](GUIDE.md#key) [b](model) [c](#here)\n# Here", 0), ("[a](NONE.md)", 2), ("[a](GUIDE.md#none)", 2),
                            ("[c](#there)", 1), ("`model/none.cpp`, `model/key.h`", 1)):
            with self.subTest(page):
                pages["core/README.md"] = page
                tree = citations.Tree([Path(name) for name in pages], lambda path: pages[str(path)])
                self.assertEqual(len(list(tree.problems(Path("core/README.md")))), count, list(tree.problems(Path("core/README.md"))))


class Format(unittest.TestCase):
    def test_clang_format(self):
        result = subprocess.run(["clang-format-19", "--dry-run", "-Werror", *map(str, CPP)], cwd=TOP,
                                capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stderr[:3000])


class Translations(unittest.TestCase):
    def test_japanese_is_complete(self):
        content = text(Path("translations/esu-wizard_ja.ts"))
        messages = re.findall(r"<source>(.*?)</source>(.*?)</message>", content, re.S)
        self.assertEqual([source for source, rest in messages
                          if 'type="unfinished"' in rest or "<translation></translation>" in rest], [])

    def test_lupdate_changes_nothing(self):
        lupdate = shutil.which("lupdate", path=os.environ["PATH"] + ":/usr/lib/qt6/bin")
        self.assertIsNotNone(lupdate)
        # As the target update_translations of translations/CMakeLists.txt does it.
        sources = ["-I", str(TOP), str(TOP / "ui"), str(TOP / "app")]
        with tempfile.TemporaryDirectory() as folder:
            for name, options in (("esu-wizard_ja.ts", []), ("esu-wizard_en.ts", ["-pluralonly"])):
                copy = Path(folder) / name
                shutil.copy(TOP / "translations" / name, copy)
                subprocess.run([lupdate, "-silent", "-no-obsolete", "-locations", "none", *options, *sources, "-ts",
                                str(copy)], check=True)
                self.assertEqual(copy.read_text(), text(Path("translations") / name), f"lupdate would change {name}")

    def test_placeholders_survive(self):
        content = text(Path("translations/esu-wizard_ja.ts"))
        found = []
        for source, translation in re.findall(r"<source>(.*?)</source>.*?<translation>(.*?)</translation>", content, re.S):
            if set(re.findall(r"%[1-9]|%n", source)) - {"%n"} != set(re.findall(r"%[1-9]|%n", translation)) - {"%n"}:
                found.append(source)
        self.assertEqual(found, [])


class Tidy(unittest.TestCase):
    """Only with --tidy: it takes minutes."""

    def check_one(self, path):
        windows = "windows" in path.name or path.is_relative_to("core/windows")
        command = ["clang-tidy-19", "--quiet", "-p", "build/windows-x64" if windows else "build/linux",
                   *(self.cross if windows else []), str(path)]
        return subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)

    def tidy(self):
        if not (TOP / "build" / "windows-x64" / "compile_commands.json").exists():
            self.fail("the Windows sources need a configured build/windows-x64 (./dev build windows-x64)")
        self.cross = cross_arguments()
        sources = [path for path in PRODUCT if path.suffix == ".cpp"]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            found = [result.stdout for result in pool.map(self.check_one, sources) if "warning:" in result.stdout
                     or "error:" in result.stdout]
        self.assertEqual(found, [], "\n".join(found)[:8000])


def cross_arguments():
    """What clang needs to read sources that GCC compiles for Windows."""
    triplet = "x86_64-w64-mingw32"
    gcc = Path(subprocess.run([f"{triplet}-g++-posix", "-print-file-name=include"], capture_output=True, text=True,
                              check=True).stdout.strip())
    folders = [gcc / "c++", gcc / "c++" / triplet, Path("/usr") / triplet / "include"]
    return [f"--extra-arg=--target={triplet}", *(f"--extra-arg=-isystem{folder}" for folder in folders)]


def main():
    if "--fix" in sys.argv:
        subprocess.run(["clang-format-19", "-i", *map(str, CPP)], cwd=TOP, check=True)
        return 0
    if "--tidy" in sys.argv:
        Tidy.test_clang_tidy = Tidy.tidy
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    # The import gate is a program of its own, with tests of its own.
    suite.addTests(unittest.defaultTestLoader.discover(str(TOP / "installer" / "windows"), "test_*.py"))
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    return end(result)


if __name__ == "__main__":
    sys.exit(main())
