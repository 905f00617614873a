# SPDX-License-Identifier: MIT
"""The manifests, from invented packages: the nuspec held against the original schema, the others against manifest-schemas.json."""
import json
import tempfile
import unittest
from pathlib import Path

import content
import jsonschema
import manifests
import msi
import yaml
from lxml import etree
from world import EPOCH, guide_rows

SCHEMAS = json.loads((Path(__file__).parent / "manifest-schemas.json").read_text("utf-8"))
NAMESPACE = "http://schemas.microsoft.com/packaging/2015/06/nuspec.xsd"
NUSPEC = "{" + NAMESPACE + "}"
# NuGet fills the namespace in as well.
NUSPEC_SCHEMA = etree.XMLSchema(etree.fromstring(
    (Path(__file__).parent / "schemas" / "nuget" / "nuspec.xsd").read_bytes().replace(b"{0}", NAMESPACE.encode("ascii"))))
URL = "https://example.invalid/packages"


def check(value, name):
    jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMAS["$defs"]}, format_checker=jsonschema.FormatChecker()).validate(value)


def winget_values(text):
    """Texts stay texts, as the schemas want them; numbers are where one is asked for."""
    document = yaml.load(text, yaml.BaseLoader)
    for installer in document.get("Installers", ()):
        for code in installer.get("ExpectedReturnCodes", ()):
            code["InstallerReturnCode"] = int(code["InstallerReturnCode"])
    return document


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
        documents = {kind: winget_values(self.texts[file]) for kind, file in manifests.WINGET_FILES.items()}
        for kind, document in documents.items():
            check(document, kind)
        self.assertEqual({document["ManifestType"] for document in documents.values()}, set(documents))
        installers = documents["installer"]["Installers"]
        self.assertEqual({entry["InstallerUrl"]: entry["InstallerSha256"] for entry in installers},
                         {f"{URL}/{name}": digest.upper() for name, digest in self.digests.items() if not name.endswith(".zip")})
        self.assertIn("{" + msi.product_code(self.version, "x86") + "}", {entry["ProductCode"] for entry in installers})
        # What an installation may end with; 0 is no failure, 7 only an uninstaller's.
        told = {int(row[0]) for row in guide_rows("Setup: exit codes")} - {0, 7}
        for entry in installers:
            known = {code["InstallerReturnCode"] for code in entry.get("ExpectedReturnCodes", ())}
            self.assertEqual(known, told if entry["InstallerType"] == "nullsoft" else set())

    def test_a_wrong_winget_manifest_is_found(self):
        setup = winget_values(self.texts[manifests.WINGET_FILES["installer"]])["Installers"][0]
        wrong = {"version": ({"Moniker": "esu"}, {"PackageIdentifier": "ESUWizard"}, {"ManifestType": "installer"}, {"PackageVersion": "1\x01"}),
                 "installer": ({"MinimumOSVersion": "6.1.76010.0.0"}, {"MinimumOSVersion": "6.01"}, {"ReleaseDate": "2026-02-30"}, {"Installers": []},
                               {"Installers": [setup | {"ExpectedReturnCodes": [{"InstallerReturnCode": 4294967296, "ReturnResponse": "downgrade"}]}]},
                               {"Installers": [setup | {"ExpectedReturnCodes": [{"InstallerReturnCode": 4, "ReturnResponse": "older"}]}]}),
                 "defaultLocale": ({"ManifestType": "locale"}, {"ShortDescription": "x" * 257}),
                 "locale": ({"ManifestType": "defaultLocale"}, {"PackageLocale": "Japanese"})}
        for kind, changes in wrong.items():
            document = winget_values(self.texts[manifests.WINGET_FILES[kind]])
            for change in changes:
                with self.subTest(kind, change=change), self.assertRaises(jsonschema.ValidationError):
                    check(document | change, kind)

    def test_a_wrong_scoop_manifest_is_found(self):
        document = json.loads(self.texts[manifests.SCOOP])
        download = document["architecture"]["64bit"]
        for change in ({"version": "1 2"}, {"shortcuts": []}, {"licence": "MIT"}, {"architecture": {"64bit": download | {"hash": "sha256:00"}}},
                       {"architecture": {"x64": download}}):
            with self.subTest(change=change), self.assertRaises(jsonschema.ValidationError):
                check(document | change, "scoop")

    def test_scoop(self):
        document = json.loads(self.texts[manifests.SCOOP])
        check(document, "scoop")
        for bits, arch in (("64bit", "x64"), ("32bit", "x86")):
            name = content.package_name("zip", self.version, arch)
            self.assertEqual(document["architecture"][bits]["hash"], self.digests[name])

    def test_chocolatey(self):
        document = etree.fromstring(self.texts[manifests.NUSPEC].encode("utf-8"))
        NUSPEC_SCHEMA.assertValid(document)
        metadata = document.find(NUSPEC + "metadata")
        values = {entry.tag.removeprefix(NUSPEC): entry.text for entry in metadata}
        self.assertEqual((values["id"], values["version"]), ("esu-wizard", self.version))
        for arch in content.ARCHITECTURES:
            name = content.package_name("msi", self.version, arch)
            self.assertIn(f"'{URL}/{name}'", self.texts[manifests.CHOCOLATEY_INSTALL])
            self.assertIn(f"'{self.digests[name]}'", self.texts[manifests.CHOCOLATEY_INSTALL])

    def test_a_wrong_nuspec_is_found(self):
        text = self.texts[manifests.NUSPEC]
        for right, wrong in ((f"<authors>{content.PUBLISHER}</authors>", ""), ("<title>", "<moniker>esu</moniker><title>"),
                             (">false</requireLicenseAcceptance>", ">no</requireLicenseAcceptance>"), ('src="', 'source="'),
                             ("<metadata>", "<metadata><id>twice</id>"), ("2015/06", "2015/07")):
            with self.subTest(wrong):
                self.assertIn(right, text)
                self.assertFalse(NUSPEC_SCHEMA.validate(etree.fromstring(text.replace(right, wrong).encode("utf-8"))))
