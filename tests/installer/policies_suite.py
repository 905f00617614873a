#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The policies: every row of the table in core/model/policies.h is in the ADMX, in both ADML and in both guides, and the
other way round; ADMX and ADML have the form of Microsoft's schema.

Ends with one line "N passed, N failed".
"""
import re
import sys
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TOP / "tests"), str(TOP / "installer" / "packages")]
import content  # noqa: E402
from suite import end  # noqa: E402

FOLDER = TOP / "installer" / "policies"
LANGUAGES = ("ja-JP", "en-US")
SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
HEADER = (TOP / "core/model/policies.h").read_text("utf-8")
KEY = re.search(r'policiesKey = QStringLiteral\("(.+?)"\)', HEADER)[1].replace("\\\\", "\\")
# Kind of the element, kind of what stands for it in the dialog.
PRESENTATIONS = {"decimal": "decimalTextBox", "text": "textBox", "enum": "dropdownList"}


def table():
    """name -> (least, most) of a number, None of a text."""
    found = {}
    rows = HEADER.split("policyRows{", 1)[1].split("\n};", 1)[0]
    for row in re.findall(r"PolicyRow\{(.*?)\}", rows, re.S):
        limits = [int(re.search(rf"\.{name} = (\d+)", row)[1]) for name in ("least", "most") if f".{name} = " in row]
        found[re.search(r'\.name = u"(\w+)"', row)[1]] = tuple(limits) or None
    return found


TABLE = table()
ADMX = xml.parse(FOLDER / "esu-wizard.admx").getroot()
ADML = {language: xml.parse(FOLDER / language / "esu-wizard.adml").getroot() for language in LANGUAGES}
POLICIES = {policy.get("name"): policy for policy in ADMX.find(f"{SPACE}policies")}


def element_of(policy):
    elements = policy.find(f"{SPACE}elements")
    return None if elements is None else elements[0]


def kind(node):
    return node.tag.removeprefix(SPACE)


class Names(unittest.TestCase):
    def test_the_table_is_read(self):
        self.assertEqual(TABLE["GraceDays"], (7, 120))
        self.assertIsNone(TABLE["Language"])
        self.assertGreater(len(TABLE), 9)
        enumerators = HEADER.split("enum class PolicyId {", 1)[1].split("}", 1)[0]
        self.assertEqual(list(TABLE), re.findall(r"\w+", enumerators))

    def test_every_policy_is_in_the_admx_and_the_other_way_round(self):
        self.assertEqual(set(POLICIES), set(TABLE))

    def test_every_policy_is_in_both_guides_and_the_other_way_round(self):
        for name in ("administrator.ja", "administrator.en"):
            text = (TOP / f"installer/manual/{name}.md").read_text("utf-8")
            part = text.split("{#policies}\n", 1)[1].split("\n## ", 1)[0]
            rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", part, re.M))
            self.assertEqual(list(rows), list(TABLE), name)
            self.assertIn(f"`HKLM\\{KEY}`", part)
            for policy, limits in TABLE.items():
                with self.subTest(policy=policy, guide=name):
                    self.assertIn("`REG_DWORD`" if limits else "`REG_SZ`", rows[policy])
                    if limits:
                        self.assertEqual([int(number) for number in re.findall(r"\b\d+\b", rows[policy])], list(limits))

    def test_they_are_in_every_package(self):
        packed = set(content.TEXTS.values())
        for path in FOLDER.rglob("*.adm[xl]"):
            self.assertIn(str(path.relative_to(TOP)), packed)
        for name in (name for name in content.TEXTS if ".adm" in name):
            for guide in ("administrator.ja", "administrator.en"):
                self.assertIn(f"`{name}`", (TOP / f"installer/manual/{guide}.md").read_text("utf-8"))


class Form(unittest.TestCase):
    """What Microsoft's PolicyDefinitions.xsd asks, as far as this file uses it."""

    def test_the_parts_stand_in_their_order(self):
        self.assertEqual([kind(part) for part in ADMX], ["policyNamespaces", "resources", "supportedOn", "categories", "policies"])
        for root in ADML.values():
            self.assertEqual([kind(part) for part in root], ["displayName", "description", "resources"])
            self.assertEqual([kind(part) for part in root.find(f"{SPACE}resources")], ["stringTable", "presentationTable"])
        for root in (ADMX, *ADML.values()):
            self.assertEqual((root.get("revision"), root.get("schemaVersion")), ("1.0", "1.0"))

    def test_a_policy_is_of_the_computer_and_of_our_key(self):
        order = ["parentCategory", "supportedOn", "enabledValue", "disabledValue", "elements"]
        categories = {category.get("name") for category in ADMX.find(f"{SPACE}categories")}
        supported = {found.get("name") for found in ADMX.iter(f"{SPACE}definition")}
        for name, policy in POLICIES.items():
            with self.subTest(name):
                self.assertEqual((policy.get("class"), policy.get("key")), ("Machine", KEY))
                parts = [kind(part) for part in policy]
                self.assertEqual(parts, [part for part in order if part in parts])
                self.assertIn(policy.find(f"{SPACE}parentCategory").get("ref"), categories)
                self.assertIn(policy.find(f"{SPACE}supportedOn").get("ref"), supported)

    def test_what_a_dialog_writes_counts(self):
        for name, limits in TABLE.items():
            with self.subTest(name):
                policy, element = POLICIES[name], element_of(POLICIES[name])
                if element is None:
                    written = {int(policy.find(f"{SPACE}{part}/{SPACE}decimal").get("value")) for part in ("enabledValue", "disabledValue")}
                    self.assertEqual((policy.get("valueName"), written), (name, set(range(limits[0], limits[1] + 1))))
                    continue
                self.assertEqual((element.get("valueName"), element.get("required")), (name, "true"))
                if limits:
                    self.assertEqual((kind(element), int(element.get("minValue")), int(element.get("maxValue"))), ("decimal", *limits))
                else:
                    self.assertIn(kind(element), ("text", "enum"))
        languages = {value.text for value in POLICIES["Language"].iter(f"{SPACE}string")}
        self.assertEqual(languages, {"ja", "en"})


class Texts(unittest.TestCase):
    def test_every_string_is_there_in_both_languages_and_used(self):
        used = set(re.findall(r"\$\(string\.(\w+)\)", (FOLDER / "esu-wizard.admx").read_text("utf-8")))
        for language, root in ADML.items():
            strings = {string.get("id"): string.text for string in root.iter(f"{SPACE}string") if string.get("id")}
            self.assertEqual(set(strings), used, language)
            self.assertTrue(all(text and text.strip() for text in strings.values()), language)

    def test_every_element_has_its_control_in_both_languages(self):
        for language, root in ADML.items():
            shown = {form.get("id"): form[0] for form in root.iter(f"{SPACE}presentation")}
            wanted = {name: element_of(policy) for name, policy in POLICIES.items() if element_of(policy) is not None}
            self.assertEqual(set(shown), set(wanted), language)
            for name, control in shown.items():
                with self.subTest(name=name, language=language):
                    self.assertEqual(POLICIES[name].get("presentation"), f"$(presentation.{name})")
                    self.assertEqual(control.get("refId"), wanted[name].get("id"))
                    self.assertEqual(kind(control), PRESENTATIONS[kind(wanted[name])])
                    self.assertTrue("".join(control.itertext()).strip())

    def test_japanese_is_japanese(self):
        strings = [string.text for string in ADML["ja-JP"].iter(f"{SPACE}string") if string.get("id", "").endswith("_Explain")]
        self.assertEqual(len(strings), len(TABLE))
        for text in strings:
            self.assertRegex(text, "[\u3040-\u30ff]")


def main():
    result = unittest.TextTestRunner(verbosity=1).run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
    return end(result)


if __name__ == "__main__":
    sys.exit(main())
