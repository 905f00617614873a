# SPDX-License-Identifier: MIT
"""The manifests, held against manifest-schemas.json, from invented packages."""
import json
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import content
import jsonschema
import manifests
import msi
import yaml
from world import EPOCH, guide_rows

SCHEMAS = json.loads((Path(__file__).parent / "manifest-schemas.json").read_text("utf-8"))
NUSPEC = "{http://schemas.microsoft.com/packaging/2015/06/nuspec.xsd}"
URL = "https://example.invalid/packages"


def check(value, name):
    jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMAS["$defs"]}).validate(value)


class Manifests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls._folder.cleanup)
        cls.out = Path(cls._folder.name)
        cls.version = "1.2.3"
        names = [content.package_name(kind, cls.version, arch) for arch in content.ARCHITECTURES for kind in content.KINDS]
        for name in names:
            (cls.out / name).write_text(name)
        content.write_digests(cls.out, names, cls.out / content.DIGESTS)
        cls.digests = {name: content.digest(cls.out / name) for name in names}
        manifests.write(cls.out, cls.version, EPOCH, URL)
        cls.texts = {str(path.relative_to(cls.out / "manifests")): path.read_text("utf-8") for path in (cls.out / "manifests").rglob("*") if path.is_file()}

    def test_winget(self):
        documents = {kind: yaml.load(self.texts[file], yaml.BaseLoader) for kind, file in manifests.WINGET_FILES.items()}
        for code in documents["installer"]["ExpectedReturnCodes"]:
            code["InstallerReturnCode"] = int(code["InstallerReturnCode"])
        for kind, document in documents.items():
            check(document, kind)
        self.assertEqual({document["ManifestType"] for document in documents.values()}, set(documents))
        installers = documents["installer"]["Installers"]
        self.assertEqual({entry["InstallerUrl"]: entry["InstallerSha256"] for entry in installers},
                         {f"{URL}/{name}": digest.upper() for name, digest in self.digests.items() if not name.endswith(".zip")})
        self.assertIn("{" + msi.product_code(self.version, "x86") + "}", {entry["ProductCode"] for entry in installers})
        told = {int(row[0]) for row in guide_rows("Setup: exit codes")}
        self.assertLessEqual({code["InstallerReturnCode"] for code in documents["installer"]["ExpectedReturnCodes"]}, told)

    def test_a_member_that_is_not_known_is_found(self):
        document = yaml.load(self.texts[manifests.WINGET_FILES["version"]], yaml.BaseLoader)
        with self.assertRaises(jsonschema.ValidationError):
            check(document | {"Moniker": "esu"}, "version")

    def test_scoop(self):
        document = json.loads(self.texts[manifests.SCOOP])
        check(document, "scoop")
        for bits, arch in (("64bit", "x64"), ("32bit", "x86")):
            name = content.package_name("zip", self.version, arch)
            self.assertEqual(document["architecture"][bits]["hash"], self.digests[name])

    def test_chocolatey(self):
        metadata = ElementTree.fromstring(self.texts[manifests.NUSPEC]).find(NUSPEC + "metadata")
        values = {entry.tag.removeprefix(NUSPEC): entry.text for entry in metadata}
        self.assertEqual((values["id"], values["version"]), ("esu-wizard", self.version))
        self.assertLessEqual({"id", "version", "authors", "description"}, set(values), "what nuspec.xsd requires")
        for arch in content.ARCHITECTURES:
            name = content.package_name("setup", self.version, arch)
            self.assertIn(f"'{URL}/{name}'", self.texts[manifests.CHOCOLATEY_INSTALL])
            self.assertIn(f"'{self.digests[name]}'", self.texts[manifests.CHOCOLATEY_INSTALL])
