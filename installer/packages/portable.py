# SPDX-License-Identifier: MIT
"""The portable ZIP for a technician's stick: the same files in one folder, byte for byte the same from one commit."""
import time
import zipfile

import content


def make(stage, name, output, when):
    moment = time.gmtime(when)[:6]
    with zipfile.ZipFile(output, "w") as archive:
        for member in sorted(content.names_in(stage)):
            entry = zipfile.ZipInfo(f"{name}/{member}", moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o755 if member.endswith(".exe") else 0o644) << 16
            archive.writestr(entry, (stage / member).read_bytes(), compresslevel=9)
