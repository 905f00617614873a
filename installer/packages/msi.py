# SPDX-License-Identifier: MIT
"""The MSI of one architecture, by wixl from product.wxs.in."""
import hashlib
import os
import re
import shutil
import uuid
from pathlib import Path
from xml.sax.saxutils import escape

import content

HERE = Path(__file__).resolve().parent
# The product for ever: what Windows Installer knows our packages by.
SPACE = uuid.UUID("7d3b6f1a-5c0e-4a57-9d51-6c7b5b1f0e42")
UPGRADE = uuid.uuid5(SPACE, "upgrade")
# What an administrator may set, and what was found before: both reach the part that runs elevated.
SECURE = ("FORGET", "INSTALLEDBY", "INSTALLFOLDER", "SHORTCUT", "WIX_DOWNGRADE_DETECTED", "WIX_UPGRADE_DETECTED")


def identity(*words):
    return str(uuid.uuid5(SPACE, "/".join(words))).upper()


def product_code(version, arch):
    return identity("product", version, arch)


def components(arch, names):
    win64 = "yes" if arch == "x64" else "no"
    parts, references = [], []
    for name in names:
        key = re.sub(r"\W", "_", name)
        parts.append(f'<Component Id="c_{key}" Guid="{identity("component", arch, name)}" Win64="{win64}">'
                     f'<File Id="f_{key}" Source="{escape(name)}" Name="{escape(name)}" KeyPath="yes"/></Component>')
        references.append(f'<ComponentRef Id="c_{key}"/>')
    return parts, references


def make(stage, arch, version, icon, output, when, work):
    folder = work / f"msi-{arch}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(stage, folder)
    shutil.copy(icon, folder / "icon.ico")
    content.settle(folder, when)
    parts, references = components(arch, content.names_in(stage))
    values = {
        "VERSION": version, "ARCH": arch, "PRODUCT_CODE": product_code(version, arch), "UPGRADE_CODE": str(UPGRADE).upper(),
        "PROGRAM_FILES": "ProgramFiles64Folder" if arch == "x64" else "ProgramFilesFolder",
        "WIN64": "yes" if arch == "x64" else "no",
        # 64-bit Windows would take the x86 package as well.
        "WRONG_WINDOWS": "Installed OR VersionNT64" if arch == "x64" else "Installed OR NOT VersionNT64",
        "REGISTRY_GUID": identity("component", arch, "registry"), "SHORTCUT_GUID": identity("component", arch, "shortcut"),
        "COMPONENTS": "\n".join(parts), "REFERENCES": "\n".join(references),
    }
    source = re.sub(r"@(\w+)@", lambda found: values[found[1]], (HERE / "product.wxs.in").read_text("utf-8"))
    (folder / "product.wxs").write_text(source, "utf-8")
    content.run([content.tool("wixl", "wixl"), "-a", arch, "-o", "product.msi", "product.wxs"], cwd=folder,
                env=dict(os.environ, TZ="UTC"))
    # wixl knows none of these.
    for query in ("UPDATE `Component` SET `Condition` = 'SHORTCUT = \"1\"' WHERE `Component` = 'c_shortcut'",
                  "UPDATE `Registry` SET `Value` = '#%[INSTALLFOLDER]esuctl.exe' WHERE `Name` = 'EventMessageFile'",
                  f"UPDATE `Property` SET `Value` = '{';'.join(SECURE)}' WHERE `Property` = 'SecureCustomProperties'"):
        content.run([content.tool("msibuild", "msitools"), "product.msi", "-q", query], cwd=folder)
    settle_msi(folder / "product.msi", package_code(folder), when)
    shutil.move(folder / "product.msi", output)


def package_code(folder):
    """Another one as soon as anything in the package is another, as Windows Installer wants it."""
    whole = hashlib.sha256()
    for name in (*sorted(content.names_in(folder)), "product.wxs"):
        whole.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return identity("package", whole.hexdigest())


def settle_msi(file, code, when):
    """wixl takes a random package code and the time of day; they stand in one stream of the file, each of a fixed length."""
    data = bytearray(file.read_bytes())
    told = content.run([content.tool("msiinfo", "msitools"), "suminfo", file])
    random_code = re.search(r"\{[0-9A-F-]{36}\}", told).group(0).encode("ascii")
    if data.count(random_code) != 1:
        raise content.Problem("the package code does not stand where it is expected")
    at = data.index(random_code)
    data[at:at + len(random_code)] = b"{" + code.encode("ascii") + b"}"
    # VT_FILETIME, then a hundred nanoseconds since 1601.
    moment = ((when + 11644473600) * 10_000_000).to_bytes(8, "little")
    start, end = max(0, at - 1024), at + 1024
    times = [found.start() + 4 for found in re.finditer(b"\x40\0\0\0[\\s\\S]{6}[\xd0-\xef]\x01", bytes(data[start:end]))]
    if len(times) != 2:
        raise content.Problem("the times of the package do not stand where they are expected")
    for place in times:
        data[start + place:start + place + 8] = moment
    file.write_bytes(data)
