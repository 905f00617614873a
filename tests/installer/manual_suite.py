#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The documents of installer/manual: what they name is there, what is there is named, both languages say the same, and
HTML and PDF are what they should be (where Debian's python3-markdown, weasyprint and poppler-utils are installed).

Ends with one line "N passed, N failed".
"""
import importlib.util
import json
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib
from html.parser import HTMLParser
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TOP / "installer" / "manual"), str(TOP / "installer" / "packages")]
sys.path.append(str(TOP / "tests"))
import content  # noqa: E402
import leftovers  # noqa: E402
import source  # noqa: E402
from suite import end  # noqa: E402

GUIDES = ("administrator.ja", "administrator.en")
CONTRACT = (TOP / "app/ctl/CONTRACT.md").read_text("utf-8")
PACKAGES = (TOP / "installer/PACKAGES.md").read_text("utf-8")
TEXTS = {name: source.expand(name) for name in source.MANUALS}
# Of Windows; and of the examples of a guide, which nobody looks for.
WINDOWS_FILES = {"wusa.exe", "expand.exe", "dism.exe"}
EXAMPLES = {"key.txt", "esu.log", "result.json", "install.log", "FILE.old"}


def section(text, anchor):
    """What stands below the heading with this id, up to the next heading with one."""
    return re.split(r"^#+ .*\{#[a-z0-9-]+\}$", text.split(f"{{#{anchor}}}\n", 1)[1], maxsplit=1, flags=re.M)[0]


def texts(names):
    return [TEXTS[name] for name in names]


def rows(text):
    found = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return [row for number, row in enumerate(found) if not set(row[0]) <= {"-", ":"} and not (
        number + 1 < len(found) and set(found[number + 1][0]) <= {"-", ":"})]


def numbers(cells):
    return {int(number) for cell in cells for number in re.findall(r"\b\d+\b", cell)}


def part(text, title):
    return text.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def codes(text):
    """What stands in backquotes, and the lines of code blocks."""
    return set(re.findall(r"`([^`\n]+)`", text)) | {line.strip() for line in re.findall(r"^ {4,}(\S.*)$", text, re.M)}


CODES = numbers(row[0] for row in rows(part(CONTRACT, "Exit codes")))
COMMANDS = {re.match(r"`([a-z-]+)", name)[1] for row in rows(part(CONTRACT, "Commands")) for name in row[0].split(", ") if name.startswith("`")}
OPTIONS = set(re.findall(r"--[a-z-]+", CONTRACT))


class Names(unittest.TestCase):
    def test_the_contract_is_read(self):
        self.assertLessEqual({0, 3010, 22, 130}, CODES)
        self.assertLessEqual({"run", "verify", "forget", "version", "key", "uninstall-key"}, COMMANDS)

    def test_exit_codes(self):
        for text in texts(GUIDES):
            self.assertEqual(numbers(row[0] for row in rows(section(text, "exit-codes"))), CODES)
            setup = numbers(row[0] for row in rows(part(PACKAGES, "Setup: exit codes")))
            self.assertEqual(numbers(row[0] for row in rows(section(text, "setup-codes"))), setup)
            stuck = {int(row[0].split()[0]) for row in rows(section(text, "recover"))}
            self.assertLessEqual(stuck, CODES)

    def test_events(self):
        """Guide and table have the same numbers, types and words."""
        table = (TOP / "core/model/pc_event_table.inc").read_text("utf-8")
        events = re.findall(r'^ESU_PC_EVENT\(\w+, (\d+), (\w+), u"([^"]+)", u"([^"]+)"\)$', table, re.M)
        self.assertEqual(len(events), table.count("\nESU_PC_EVENT("))
        levels = {"en": {}, "ja": {"Information": "情報", "Warning": "警告", "Error": "エラー"}}
        for name in GUIDES:
            language = source.language_of(name)
            coded = [[number, levels[language].get(level, level), {"en": en, "ja": ja}[language].split("%n")[0].replace("%1", "…")]
                     for number, level, en, ja in events]
            told = [row for row in rows(section(TEXTS[name], "events"))]
            self.assertEqual(told, coded)

    def test_hosts(self):
        data = (TOP / "resources/endpoints.json").read_text("utf-8")
        asked = set(re.findall(r'https?://([^/"]+)', data)) | set(json.loads(data)["catalog"]["downloadHosts"])
        domains = {"*.windowsupdate.com", "*.update.microsoft.com", "*.delivery.mp.microsoft.com"}
        for text in texts(GUIDES):
            self.assertEqual({row[0].strip("`") for row in rows(section(text, "network"))}, asked)
        for text in TEXTS.values():
            self.assertLessEqual(set(re.findall(r"[\w*-]+(?:\.[\w-]+)*\.(?:com|net|org|jp)\b", text)), asked | domains)

    def test_ports_are_those_of_the_addresses(self):
        told = {(host, port) for host, port, _ in source.hosts()}
        self.assertIn(("crl.microsoft.com", 80), told)
        self.assertIn(("activation.sls.microsoft.com", 443), told)
        self.assertIn(("download.windowsupdate.com", 443), told)

    def test_commands(self):
        for text in texts(GUIDES):
            self.assertEqual({name for row in rows(section(text, "esuctl")) for name in re.findall(r"`esuctl ([a-z-]+)", row[0])}, COMMANDS)
        for text in TEXTS.values():
            self.assertLessEqual(set(re.findall(r"\besuctl ([a-z][a-z-]+)", " | ".join(codes(text)))), COMMANDS)

    def test_options(self):
        for text in TEXTS.values():
            self.assertLessEqual(set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)), OPTIONS)

    def test_practice_pcs(self):
        for text in TEXTS.values():
            for name in re.findall(r"practice:([\w-]+)", text):
                self.assertTrue((TOP / f"resources/scenarios/{name}.json").is_file(), name)

    def test_causes_of_our_own(self):
        known = {row.get("condition") for row in json.loads((TOP / "resources/error-codes.json").read_text("utf-8"))["errors"]}
        for text in texts(GUIDES):
            named = {name for row in rows(section(text, "recover")) for name in re.findall(r"`([^`]+)`", row[0])}
            self.assertTrue(named)
            self.assertLessEqual(named, known)

    def test_files(self):
        version = source.project_version()
        data = {path.name for path in (TOP / "resources").glob("*.json") if not path.name.endswith(".schema.json")}
        log = re.findall(r'QLatin1String \w+Name\("(.+?)"\)', (TOP / "app/wizard/wizard_log.cpp").read_text("utf-8"))
        self.assertEqual(len(log), 2)
        packed = {content.package_name(kind, version, arch) for arch in content.ARCHITECTURES for kind in content.KINDS}
        known = {*content.NAMES, content.PORTABLE_MARK, *data, *log, *packed, *WINDOWS_FILES, *EXAMPLES, "uninstall.exe"}
        for text in TEXTS.values():
            named = {re.split(r"[\\/ ]", name)[-1] for code in codes(text) for name in re.findall(r"[\w.%\\:-]*[\w-]\.(?:exe|msi|zip|txt|json|log|old)\b", code)}
            self.assertLessEqual(named, known)
        for text in texts(GUIDES):
            self.assertEqual({row[0].strip("`") for row in rows(section(text, "content"))},
                             {*content.NAMES, *content.MANUAL_FILES, content.PORTABLE_MARK, "uninstall.exe"})
            self.assertEqual({row[0].strip("`") for row in rows(section(text, "data"))}, data)
            for name in (*packed, content.SBOM, content.DIGESTS):
                self.assertIn(name, text)

    def test_controls_are_called_as_on_the_screen(self):
        catalogue = (TOP / "translations/esu-wizard_ja.ts").read_text("utf-8")
        shown = {re.sub(r"\(&amp;\w\)|\.\.\.|[<>]|&lt;|&gt;", "", words).strip()
                 for words in re.findall(r"<translation>(.*?)</translation>|<numerusform>(.*?)</numerusform>", catalogue, re.S) for words in words}
        for text in texts(("owner.ja", "administrator.ja")):
            named = set(re.findall(r"\[([^\]\n]+)\](?!\()", text))
            self.assertTrue(named)
            self.assertEqual(named - shown, set())


class BothLanguages(unittest.TestCase):
    def test_the_same_sections(self):
        one, other = (source.headings(TEXTS[name]) for name in GUIDES)
        self.assertEqual(one, other)
        self.assertGreater(len(one), 15)

    def test_the_same_names_in_every_section(self):
        for _, anchor in source.headings(TEXTS[GUIDES[0]]):
            with self.subTest(anchor):
                one, other = (section(TEXTS[name], anchor) for name in GUIDES)
                self.assertEqual(codes(one), codes(other))
                self.assertEqual(len(rows(one)), len(rows(other)))

    def test_every_heading_has_an_anchor_of_its_own(self):
        for name, text in TEXTS.items():
            with self.subTest(name):
                titles = [line for line in text.splitlines() if line.startswith(("## ", "### "))]
                anchors = [anchor for _, anchor in source.headings(text)]
                self.assertEqual(len(titles), len(anchors))
                self.assertEqual(len(set(anchors)), len(anchors))


class Leftovers(unittest.TestCase):
    """What `test_records.py` holds the programs against, in both guides."""
    SECTIONS = {"registered": leftovers.REGISTERS, "removed": leftovers.TAKES_AWAY, "leftovers": leftovers.LEFT}

    def test_the_guides_say_what_is_tested(self):
        for anchor, title in self.SECTIONS.items():
            told = leftovers.table(PACKAGES, f"\n## {title}\n")
            one, other = (rows(section(TEXTS[name], anchor)) for name in ("administrator.en", "administrator.ja"))
            self.assertEqual(one, told)
            self.assertEqual([[sorted(leftovers.codes(cell)) for cell in row] for row in other],
                             [[sorted(leftovers.codes(cell)) for cell in row] for row in one], anchor)

    def test_every_row_names_a_place_and_when_it_is_true(self):
        for anchor, column in {"registered": 0, "removed": 1, "leftovers": 1}.items():
            for row in rows(section(TEXTS["administrator.en"], anchor)):
                self.assertTrue(leftovers.patterns(row[column]), row)
        one, other = (rows(section(TEXTS[name], "leftovers")) for name in ("administrator.en", "administrator.ja"))
        pairs = {(english, japanese) for english, japanese, _ in leftovers.CONDITIONS}
        self.assertEqual({(row[2], translated[2]) for row, translated in zip(one, other)}, pairs)


def blank_png(file, width=980, height=720):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress((b"\0" + b"\xff" * width) * height)) + chunk(b"IEND", b""))


class Reader(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.ids, self.links, self.loaded, self.titles = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append(values.get("href", ""))
        if tag in ("img", "script", "link", "iframe"):
            self.loaded.append((tag, values.get("src") or values.get("href") or ""))


@unittest.skipUnless(importlib.util.find_spec("markdown"), "python3-markdown is not installed")
class Made(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # The packages have a build.py, too.
        spec = importlib.util.spec_from_file_location("manual_build", TOP / "installer/manual/build.py")
        build = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(build)
        cls.folder = Path(tempfile.mkdtemp(prefix="esu-manual-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        for text in TEXTS.values():
            for name in source.pictures(text):
                blank_png(cls.folder / "pictures" / name)
        cls.out = cls.folder / "out"
        cls.with_pdf = bool(importlib.util.find_spec("weasyprint") and shutil.which("pdftotext"))
        build.make(cls.out, cls.folder / "pictures", pdf=cls.with_pdf)

    def pages(self):
        return [(self.out / f"{stem}.html").read_text("utf-8") for stem in source.MANUALS.values()]

    def test_a_page_loads_nothing_from_elsewhere(self):
        for page in self.pages():
            loaded = [where for _, where in Reader(page).loaded if where and not where.startswith("data:image/png;base64,")]
            self.assertEqual(loaded, [])
            self.assertNotRegex(page, r"@import|url\(")

    def test_every_link_of_the_contents_leads_somewhere(self):
        for page in self.pages():
            read = Reader(page)
            self.assertGreater(len(read.links), 15)
            self.assertLessEqual({link.removeprefix("#") for link in read.links if link.startswith("#")}, set(read.ids))
            self.assertEqual(len(read.ids), len(set(read.ids)))

    def test_nothing_of_the_markup_is_left(self):
        for page in self.pages():
            body = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.S)
            self.assertNotRegex(body, r"\{\{|\{#|\*\*|^#+ ")

    def test_the_search_is_for_old_browsers_too(self):
        script = (TOP / "installer/manual/search.js").read_text("utf-8")
        self.assertNotRegex(script, r"=>|`|\b(?:let|const|class|async)\b|\.includes\(|\.closest\(")

    def text_of(self, stem):
        told = subprocess.run(["pdftotext", "-enc", "UTF-8", str(self.out / f"{stem}.pdf"), "-"], capture_output=True, check=True)
        return told.stdout.decode("utf-8")

    def test_the_text_of_the_pdf_can_be_searched(self):
        if not self.with_pdf:
            self.skipTest("weasyprint or poppler-utils is not installed")
        for name, stem in source.MANUALS.items():
            with self.subTest(stem):
                # Lines end where the paper does: what is compared knows no spaces; nor numbers of pages.
                found = re.sub(r"\s", "", re.sub(r"^\d+ / \d+$\f?", "", self.text_of(stem), flags=re.M))
                words = re.sub(r"<[^>]+>|`|\*\*| \{#[a-z0-9-]+\}", "", TEXTS[name])
                sentences = [re.sub(r"\s|^#+|^- ", "", line) for line in words.splitlines() if re.match(r"#+ |[^|\s-]", line) and "&" not in line]
                lost = [sentence for sentence in sentences if sentence and sentence[:24] not in found]
                self.assertEqual(lost, [])
                self.assertGreater(len(sentences), 30)

    def test_the_owner_reads_ten_pages_at_most(self):
        if not self.with_pdf:
            self.skipTest("weasyprint or poppler-utils is not installed")
        self.assertLessEqual(self.text_of("manual-ja").count("\f"), 10)

    def test_documents_of_other_texts_are_told_apart(self):
        self.assertTrue(source.is_current(self.out))
        stamp = self.out / source.STAMP
        kept = stamp.read_text("ascii")
        stamp.write_text("0" * 64, "ascii")
        self.assertFalse(source.is_current(self.out))
        stamp.write_text(kept, "ascii")
        self.assertFalse(source.is_current(self.folder))


def main():
    result = unittest.TextTestRunner(verbosity=1).run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
    return end(result)


if __name__ == "__main__":
    sys.exit(main())
