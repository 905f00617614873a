# SPDX-License-Identifier: MIT
"""The same programs give the same packages: in another folder, under another clock, zone and language."""
import tempfile
import unittest
from pathlib import Path

import content
import reproducible
from world import World


class Reproducible(unittest.TestCase):
    def test_the_same_bytes(self):
        kinds = ("zip", "msi") if World.smoke else ("zip", "msi", "setup")
        with tempfile.TemporaryDirectory() as folder:
            tree = Path(folder) / "another tree"
            reproducible.copy_tree(tree)
            only = [word for kind in kinds for word in ("--only", kind)]
            out = World.pack("again", *only, tree=tree, clock=reproducible.OTHER_CLOCK, environment={"TZ": "Asia/Tokyo", "TMPDIR": folder})
        mine = World.packages(*kinds)
        self.assertEqual({path.name: content.digest(path) for path in mine},
                         {path.name: content.digest(path) for path in out.iterdir() if path.name != content.DIGESTS})

    def test_another_byte_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            one, other = Path(folder) / "one", Path(folder) / "other"
            for place, text in ((one, "a"), (other, "b")):
                place.mkdir()
                (place / "x.zip").write_text(text)
                (place / "y.msi").write_text("same")
            (one / "z.exe").write_text("only here")
            self.assertEqual(reproducible.differences(one, other), {"x.zip": False, "y.msi": True, "z.exe": False})

    def test_a_package_code_follows_the_content(self):
        before, now = World.packages("msi", version="0.0.9"), World.packages("msi")
        codes = [content.run(["msiinfo", "suminfo", path]).split("(UUID): ")[1].splitlines()[0] for path in (before, now)]
        self.assertNotEqual(*codes)
