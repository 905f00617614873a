#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Does the import gate close? Feeds check_imports.py and update_allowed_imports.py small PE files made here."""

import contextlib
import io
import json
import pathlib
import struct
import tempfile
import unittest
import unittest.mock

import check_imports
import update_allowed_imports

RVA = 0x1000
RAW = 0x400
GOOD = {"kernel32.dll": ["CreateFileW", "ExitProcess"], "ws2_32.dll": [115]}
ALL_MITIGATIONS = check_imports.HIGH_ENTROPY_VA | check_imports.DYNAMIC_BASE | check_imports.NX_COMPAT


class Section:
    """Bytes that will be loaded at RVA, with the addresses handed out on the way."""

    def __init__(self):
        self.data = bytearray(b"\0" * 16)

    def add(self, data):
        address = RVA + len(self.data)
        self.data += data
        return address

    def name_table(self, functions, wide):
        form, ordinal_bit = ("<Q", 1 << 63) if wide else ("<I", 1 << 31)
        table = b""
        for function in functions:
            if isinstance(function, int):
                entry = ordinal_bit | function
            else:
                entry = self.add(b"\0\0" + function.encode() + b"\0")
            table += struct.pack(form, entry)
        return self.add(table + struct.pack(form, 0))


def make_pe(imports=None, delayed=None, architecture="x64", os_version=(6, 1), subsystem_version=(6, 1),
            characteristics=ALL_MITIGATIONS, extra=b"", absolute_delay=False):
    wide = architecture == "x64"
    base = 0x400000
    section = Section()
    descriptors = b""
    for dll, functions in (GOOD if imports is None else imports).items():
        table = section.name_table(functions, wide)
        descriptors += struct.pack("<IIIII", table, 0, 0, section.add(dll.encode() + b"\0"), table)
    import_table = section.add(descriptors + b"\0" * 20) if descriptors else 0
    descriptors = b""
    for dll, functions in (delayed or {}).items():
        shift = base if absolute_delay else 0
        table = section.name_table(functions, wide) + shift
        name = section.add(dll.encode() + b"\0") + shift
        descriptors += struct.pack("<IIIIIIII", 0 if absolute_delay else 1, name, 0, 0, table, 0, 0, 0)
    delay_table = section.add(descriptors + b"\0" * 32) if descriptors else 0
    section.add(extra)

    optional = bytearray(struct.pack("<H", 0x20B if wide else 0x10B)).ljust(112 if wide else 96, b"\0")
    struct.pack_into("<Q" if wide else "<I", optional, 24 if wide else 28, base)
    struct.pack_into("<HH", optional, 40, *os_version)
    struct.pack_into("<HH", optional, 48, *subsystem_version)
    struct.pack_into("<H", optional, 70, characteristics)
    struct.pack_into("<I", optional, len(optional) - 4, 16)
    directories = [(0, 0)] * 16
    directories[1] = (import_table, 20)
    directories[13] = (delay_table, 32)
    for directory in directories:
        optional += struct.pack("<II", *directory)

    machine = 0x8664 if wide else 0x14C
    header = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40)
    header += b"PE\0\0" + struct.pack("<HHIIIHH", machine, 1, 0, 0, 0, len(optional), 0x22) + optional
    size = len(section.data)
    header += b".data".ljust(8, b"\0") + struct.pack("<IIII", size, RVA, size, RAW) + b"\0" * 16
    return header.ljust(RAW, b"\0") + section.data


class ListsInAFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for architecture in ("x64", "x86"):
            check_imports.allowed_file(architecture, self.folder).write_text(
                "# comment\nkernel32.dll!CreateFileW\nkernel32.dll!ExitProcess\nws2_32.dll!#115\n", encoding="utf-8")


class Gate(ListsInAFolder):
    def run_gate(self, data, *options):
        path = self.folder / "program.exe"
        path.write_bytes(data)
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            status = check_imports.main(["--lists", str(self.folder), *options, str(path)])
        return status, output.getvalue()

    def assert_closed(self, data, words):
        status, output = self.run_gate(data)
        self.assertEqual(status, 1, output)
        self.assertIn(words, output)

    def test_opens_for_listed_imports(self):
        for architecture in ("x64", "x86"):
            status, output = self.run_gate(make_pe(architecture=architecture))
            self.assertEqual(status, 0, output)
            self.assertIn(f"{architecture}, 3 imports", output)

    def test_closes_for_what_windows_7_lacks(self):
        for dll, function in (("kernel32.dll", "WaitOnAddress"), ("api-ms-win-core-synch-l1-2-0.dll", "CreateEventW"),
                              ("dxgi.dll", "CreateDXGIFactory2"), ("SHCORE.dll", "GetDpiForMonitor")):
            for architecture in ("x64", "x86"):
                data = make_pe({**GOOD, dll: GOOD.get(dll, []) + [function]}, architecture=architecture)
                self.assert_closed(data, f"import {dll.lower()}!{function} is not in the list")

    def test_closes_for_an_unlisted_ordinal(self):
        self.assert_closed(make_pe({"ws2_32.dll": [115, 116]}), "ws2_32.dll!#116")

    def test_closes_for_a_delayed_import(self):
        for architecture in ("x64", "x86"):
            self.assert_closed(make_pe(delayed={"dxgi.dll": ["CreateDXGIFactory2"]}, architecture=architecture),
                               "delayed import dxgi.dll!CreateDXGIFactory2")
        self.assert_closed(make_pe(delayed={"dxgi.dll": ["CreateDXGIFactory2"]}, architecture="x86",
                                   absolute_delay=True), "delayed import dxgi.dll!CreateDXGIFactory2")

    def test_closes_for_a_dll_that_can_be_planted(self):
        check_imports.allowed_file("x64", self.folder).write_text("version.dll!VerQueryValueW\n", encoding="utf-8")
        self.assert_closed(make_pe({"VERSION.dll": ["VerQueryValueW"]}), "version.dll can be planted")

    def test_closes_for_newer_versions(self):
        self.assert_closed(make_pe(os_version=(6, 2)), "OS version 6.2")
        self.assert_closed(make_pe(subsystem_version=(10, 0)), "subsystem version 10.0")
        self.assertEqual(self.run_gate(make_pe(os_version=(4, 0), subsystem_version=(5, 2)))[0], 0)

    def test_closes_without_mitigations(self):
        self.assert_closed(make_pe(characteristics=check_imports.NX_COMPAT), "ASLR is off")
        self.assert_closed(make_pe(characteristics=check_imports.DYNAMIC_BASE), "DEP is off")

    def test_closes_for_the_test_switch(self):
        for encoding in ("ascii", "utf-16-le"):
            data = make_pe(extra=check_imports.TEST_SWITCH.encode(encoding))
            self.assert_closed(data, "contains the test switch")
            self.assertEqual(self.run_gate(data, "--with-test-switch")[0], 0)

    def test_closes_without_any_import(self):
        self.assert_closed(make_pe({}), "no imports at all")

    def test_the_real_lists_name_nothing_the_shim_is_for(self):
        lists = sorted(check_imports.HERE.glob("allowed-imports-*.txt"))
        self.assertIn(check_imports.allowed_file("x64"), lists)
        for path in lists:
            allowed = check_imports.read_allowed(path)
            self.assertGreater(len(allowed), 100)
            functions = {line.partition("!")[2] for line in allowed}
            dlls = {line.partition("!")[0] for line in allowed}
            self.assertFalse(functions & {"WaitOnAddress", "WakeByAddressAll", "SetCoalescableTimer", "GetDpiForWindow",
                                          "CreateDXGIFactory2", "SystemParametersInfoForDpi", "RoGetActivationFactory"})
            self.assertFalse(dlls & {"shcore.dll", "combase.dll", "ucrtbase.dll", "api-ms-win-core-synch-l1-2-0.dll"})

    def test_says_error_for_what_is_no_pe(self):
        good = make_pe()
        for data in (b"", b"MZ", b"#!/bin/sh\n" * 20, good[:0x60], good[:RAW + 20],
                     good.replace(struct.pack("<H", 0x8664), struct.pack("<H", 0xAA64), 1)):
            self.assertEqual(self.run_gate(data)[0], 2)
        self.assertEqual(self.run_gate(good, str(self.folder / "missing.exe"))[0], 2)


class Update(ListsInAFolder):
    def setUp(self):
        super().setUp()
        late = self.folder / "late_imports.inc"
        late.write_text("/* LATE(no, comment, 4) */\nLATE(version, VerQueryValueW, 16)\n", encoding="utf-8")
        patch = unittest.mock.patch.object(update_allowed_imports, "LATE_IMPORTS", late)
        patch.start()
        self.addCleanup(patch.stop)
        self.late = late
        exports = {"version.dll": {"names": ["VerQueryValueW"], "ordinals": {}},
                   "kernel32.dll": {"names": ["CreateFileW", "ExitProcess", "Sleep"], "ordinals": {}},
                   "ws2_32.dll": {"names": ["WSAStartup"], "ordinals": {"115": "WSAStartup"}}}
        for architecture in ("x64", "x86"):
            (self.folder / f"win7-sp1-{architecture}.json").write_text(json.dumps(exports), encoding="utf-8")

    def update(self, data):
        path = self.folder / "program.exe"
        path.write_bytes(data)
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            status = update_allowed_imports.main(
                ["--exports", str(self.folder), "--lists", str(self.folder), str(path)])
        return status, output.getvalue()

    def test_writes_what_is_exported(self):
        self.assertEqual(self.update(make_pe({"KERNEL32.dll": ["Sleep"], "WS2_32.dll": [115]}))[0], 0)
        self.assertEqual(check_imports.read_allowed(check_imports.allowed_file("x64", self.folder)),
                         {"kernel32.dll!Sleep", "ws2_32.dll!#115"})

    def test_refuses_what_is_not(self):
        before = check_imports.allowed_file("x64", self.folder).read_text(encoding="utf-8")
        for imports in ({"kernel32.dll": ["WaitOnAddress"]}, {"dxgi.dll": ["CreateDXGIFactory2"]},
                        {"ws2_32.dll": [500]}):
            status, output = self.update(make_pe({**GOOD, **imports}))
            self.assertEqual(status, 1)
            self.assertIn("does not export", output)
        self.assertEqual(self.update(make_pe(delayed={"shcore.dll": ["GetDpiForMonitor"]}))[0], 1)
        self.late.write_text("LATE(dxgi, CreateDXGIFactory2, 12)\n", encoding="utf-8")
        self.assertEqual(self.update(make_pe())[0], 1)
        self.assertEqual(check_imports.allowed_file("x64", self.folder).read_text(encoding="utf-8"), before)

    def test_reads_every_line_of_the_real_late_imports(self):
        path = check_imports.HERE / "late_imports.inc"
        lines = path.read_text(encoding="utf-8").splitlines()
        with unittest.mock.patch.object(update_allowed_imports, "LATE_IMPORTS", path):
            self.assertEqual(len(update_allowed_imports.late_imports()), sum(line.startswith("LATE") for line in lines))


if __name__ == "__main__":
    unittest.main()
