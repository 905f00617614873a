#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Import gate: may these PE files be shipped to Windows 7?

    check_imports.py [--with-test-switch] PE...

Fails (1) on an import, also a delayed one, that is not in allowed-imports-x64.txt or -x86.txt beside this script, on an
OS or subsystem version above 6.1, on a missing exploit mitigation, on an import from a DLL that somebody could plant
beside the program (late_imports.c tells why), and on a file that contains the test switch of win7_shim.c. A file that
cannot be read as PE is an error (2). Every line of the lists was checked against what Windows 7 SP1 exports;
update_allowed_imports.py writes them.
"""

import argparse
import pathlib
import struct
import sys
from dataclasses import dataclass, field

HERE = pathlib.Path(__file__).resolve().parent
ARCHITECTURES = {0x8664: "x64", 0x014C: "x86"}
NEWEST_VERSION = (6, 1)
# In the list of KnownDLLs of every Windows from 7 to 11: the loader takes these from System32 and nowhere else.
KNOWN_DLLS = {
    f"{name}.dll"
    for name in "advapi32 clbcatq comdlg32 gdi32 imagehlp imm32 kernel32 msctf msvcrt normaliz nsi ntdll ole32 "
                "oleaut32 psapi rpcrt4 sechost setupapi shell32 shlwapi user32 wldap32 ws2_32".split()
}
TEST_SWITCH = "ESU_SHIM_FORCE_FALLBACKS"
HIGH_ENTROPY_VA, DYNAMIC_BASE, NX_COMPAT = 0x0020, 0x0040, 0x0100


class PeError(Exception):
    """The file is not a PE file this gate can vouch for."""


@dataclass(frozen=True, order=True)
class Import:
    dll: str  # lower case
    function: str  # "#12" when imported by ordinal
    delayed: bool = False

    def line(self):
        return f"{self.dll}!{self.function}"


@dataclass
class Pe:
    architecture: str
    os_version: tuple
    subsystem_version: tuple
    characteristics: int
    imports: list = field(default_factory=list)
    has_test_switch: bool = False


class Image:
    """The bytes of a PE file, addressed as the loader would."""

    def __init__(self, data):
        self.data = data
        if data[:2] != b"MZ":
            raise PeError("no MZ header")
        pe = self.unpack("<I", 0x3C)[0]
        if data[pe:pe + 4] != b"PE\0\0":
            raise PeError("no PE header")
        self.machine, sections = self.unpack("<HH", pe + 4)
        optional_size = self.unpack("<H", pe + 20)[0]
        self.optional = pe + 24
        magic = self.unpack("<H", self.optional)[0]
        if magic not in (0x10B, 0x20B):
            raise PeError(f"unknown optional header {magic:#x}")
        self.wide = magic == 0x20B
        self.base = self.unpack("<Q" if self.wide else "<I", self.optional + (24 if self.wide else 28))[0]
        self.sections = []
        for index in range(sections):
            header = self.optional + optional_size + 40 * index
            size, address, raw_size, raw = self.unpack("<IIII", header + 8)
            self.sections.append((address, max(size, raw_size), raw, raw_size))

    def unpack(self, form, offset):
        try:
            return struct.unpack_from(form, self.data, offset)
        except struct.error as error:
            raise PeError(f"cut off at offset {offset:#x}") from error

    def offset(self, rva):
        for address, size, raw, raw_size in self.sections:
            if address <= rva < address + size:
                if rva - address >= raw_size:
                    raise PeError(f"address {rva:#x} is not in the file")
                return raw + rva - address
        raise PeError(f"address {rva:#x} is in no section")

    def read(self, form, rva):
        return self.unpack(form, self.offset(rva))

    def text(self, rva):
        start = self.offset(rva)
        end = self.data.find(b"\0", start, start + 4096)
        if end < 0:
            raise PeError(f"endless name at {rva:#x}")
        return self.data[start:end].decode("ascii", "backslashreplace")

    def directory(self, index):
        table = self.optional + (112 if self.wide else 96)
        if index >= self.unpack("<I", table - 4)[0]:
            return 0
        return self.unpack("<I", table + 8 * index)[0]

    def names(self, table):
        """The functions of one DLL, from its import name table."""
        form, size = ("<Q", 8) if self.wide else ("<I", 4)
        by_ordinal = 1 << (size * 8 - 1)
        while True:
            entry = self.read(form, table)[0]
            if entry == 0:
                return
            yield f"#{entry & 0xFFFF}" if entry & by_ordinal else self.text((entry & 0x7FFFFFFF) + 2)
            table += size


def imports_of(image):
    found = []
    descriptor = image.directory(1)
    while descriptor:
        lookup, _, _, name, addresses = image.read("<IIIII", descriptor)
        if name == 0:
            break
        dll = image.text(name).lower()
        found += [Import(dll, function) for function in image.names(lookup or addresses)]
        descriptor += 20
    descriptor = image.directory(13)
    while descriptor:
        attributes, name, _, _, table = image.read("<IIIII", descriptor)
        if name == 0:
            break
        # The old form of the table holds addresses instead of offsets from the image base.
        shift = 0 if attributes & 1 else image.base
        dll = image.text(name - shift).lower()
        found += [Import(dll, function, True) for function in image.names(table - shift)]
        descriptor += 32
    return found


def read_pe(path):
    try:
        data = pathlib.Path(path).read_bytes()
    except OSError as error:
        raise PeError(error.strerror) from error
    image = Image(data)
    if image.machine not in ARCHITECTURES:
        raise PeError(f"machine {image.machine:#x} is neither x64 nor x86")
    return Pe(
        architecture=ARCHITECTURES[image.machine],
        os_version=image.unpack("<HH", image.optional + 40),
        subsystem_version=image.unpack("<HH", image.optional + 48),
        characteristics=image.unpack("<H", image.optional + 70)[0],
        imports=imports_of(image),
        has_test_switch=TEST_SWITCH.encode("utf-16-le") in data or TEST_SWITCH.encode() in data,
    )


def allowed_file(architecture, folder=HERE):
    return pathlib.Path(folder) / f"allowed-imports-{architecture}.txt"


def read_allowed(path):
    lines = (line.strip() for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines())
    return {line for line in lines if line and not line.startswith("#")}


def findings(pe, allowed, with_test_switch=False):
    """What keeps this file from being shipped, in words; empty when nothing does."""
    found = []
    for entry in sorted(set(pe.imports)):
        if entry.line() not in allowed:
            found.append(f"{'delayed import' if entry.delayed else 'import'} {entry.line()} is not in the list")
    for dll in sorted({entry.dll for entry in pe.imports if not entry.delayed} - KNOWN_DLLS):
        found.append(f"{dll} can be planted beside the program: its functions belong in late_imports.inc")
    if not pe.imports:
        found.append("no imports at all: not a program this gate understands")
    for what, version in (("OS", pe.os_version), ("subsystem", pe.subsystem_version)):
        if version > NEWEST_VERSION:
            found.append(f"asks for {what} version {version[0]}.{version[1]}, above 6.1")
    wanted = [("ASLR", DYNAMIC_BASE), ("DEP", NX_COMPAT)]
    if pe.architecture == "x64":
        wanted.append(("high-entropy ASLR", HIGH_ENTROPY_VA))
    found += [f"{name} is off" for name, bit in wanted if not pe.characteristics & bit]
    if pe.has_test_switch and not with_test_switch:
        found.append(f"contains the test switch {TEST_SWITCH}")
    return found


def main(arguments=None):
    parser = argparse.ArgumentParser(description="May these PE files be shipped to Windows 7?")
    parser.add_argument("--with-test-switch", action="store_true", help="the files are test programs")
    parser.add_argument("--lists", default=HERE, help="folder of the allow-lists")
    parser.add_argument("files", nargs="+", metavar="PE")
    options = parser.parse_args(arguments)
    status = 0
    for name in options.files:
        try:
            pe = read_pe(name)
            allowed = read_allowed(allowed_file(pe.architecture, options.lists))
        except (PeError, OSError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            status = 2
            continue
        found = findings(pe, allowed, options.with_test_switch)
        for line in found:
            print(f"{name}: {line}")
        delayed = sum(entry.delayed for entry in pe.imports)
        print(f"{name}: {pe.architecture}, {len(pe.imports)} imports ({delayed} delayed), {len(found)} findings")
        if found:
            status = max(status, 1)
    return status


if __name__ == "__main__":
    sys.exit(main())
