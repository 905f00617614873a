# SPDX-License-Identifier: MIT
"""The portable ZIP for a technician's stick: the same files in one folder and the mark of a portable program, byte for
byte the same from one commit."""
import time
import zipfile

import content

MARK = ("By this file ESU Wizard knows that it was not installed: at its end it offers to remove what it noted on the PC.\r\n"
        "ESU ウィザードは、このファイルでポータブル版だと分かります。終わるときに、パソコンに残した記録の削除を提案します。\r\n").encode("utf-8-sig")


def make(stage, name, output, when):
    moment = time.gmtime(when)[:6]
    members = {member: stage / member for member in content.names_in(stage)}
    with zipfile.ZipFile(output, "w") as archive:
        for member in sorted((*members, content.PORTABLE_MARK)):
            entry = zipfile.ZipInfo(f"{name}/{member}", moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o755 if member.endswith(".exe") else 0o644) << 16
            archive.writestr(entry, members[member].read_bytes() if member in members else MARK, compresslevel=9)
