# SPDX-License-Identifier: MIT
"""The words that Windows' event log reads from the installed esuctl.exe (EventMessageFile)."""
import re
import struct
import subprocess
import tempfile
import unittest
from pathlib import Path

from world import TOP, World

MESSAGE_TABLE, ENGLISH, JAPANESE = 11, 0x409, 0x411


def messages(program, language):
    """Of the table of messages of that language (MESSAGE_RESOURCE_DATA, winnt.h): number and text."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["wrestool", "--extract", "--raw", f"--type={MESSAGE_TABLE}", f"--language={language}", f"--output={folder}", str(program)],
                       check=True)
        table = b"".join(path.read_bytes() for path in Path(folder).iterdir())
    found = {}
    for block in range(struct.unpack_from("<I", table)[0] if table else 0):
        first, last, at = struct.unpack_from("<III", table, 4 + 12 * block)
        for number in range(first, last + 1):
            size, flags = struct.unpack_from("<HH", table, at)
            found[number] = table[at + 4:at + size].decode("utf-16-le" if flags & 1 else "cp1252").rstrip("\0\r\n")
            at += size
    return found


class Events(unittest.TestCase):
    def test_the_program_holds_the_words_of_every_event(self):
        rows = re.findall(r'^ESU_PC_EVENT\(\w+, (\d+), \w+, u"(.*)", u"(.*)"\)$', (TOP / "core/model/pc_event_table.inc").read_text("utf-8"), re.M)
        self.assertGreater(len(rows), 5)
        for arch, build in World.build.items():
            for language, column in ((ENGLISH, 1), (JAPANESE, 2)):
                with self.subTest(arch, language=language):
                    # The upper half of a number says how serious it is.
                    told = {number & 0xFFFF: text for number, text in messages(build / "app" / "esuctl.exe", language).items()}
                    self.assertEqual(told, {int(row[0]): row[column] for row in rows})
