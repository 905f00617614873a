# SPDX-License-Identifier: MIT
"""An X display of a test's own: pictures of it, and a keyboard for it. Standard library, libX11 and libXtst only."""
import ctypes
import os
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path


class Display:
    def __init__(self, size="1280x900x24"):
        self._folder = tempfile.TemporaryDirectory(prefix="xvfb-")
        read, write = os.pipe()
        self._process = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp",
                                          "-fbdir", self._folder.name],
                                         pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            self.name = ":" + answer.readline().strip()

    def close(self):
        self._process.terminate()
        self._process.wait()
        self._folder.cleanup()

    def pixels(self):
        """Width, height and RGB rows of the whole screen, from the X window dump that Xvfb keeps."""
        data = (Path(self._folder.name) / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", data[:100])
        start, width, height, line = header[0] + header[19] * 12, header[4], header[5], header[12]
        rows = []
        for y in range(height):
            row = data[start + y * line:start + y * line + width * 4]
            rgb = bytearray(width * 3)
            rgb[0::3], rgb[1::3], rgb[2::3] = row[2::4], row[1::4], row[0::4]
            rows.append(bytes(rgb))
        return width, height, rows

    def save(self, file):
        """A PNG of the screen; gives how many different rows it has (an empty screen has one)."""
        width, height, rows = self.pixels()

        def chunk(kind, content):
            return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

        Path(file).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
                               + chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows))) + chunk(b"IEND", b""))
        return len(set(rows))


class Keyboard:
    """Types into the topmost window; without a window manager nobody else gives it the focus."""

    def __init__(self, display):
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XKeysymToKeycode.restype = ctypes.c_ubyte
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.name.encode()))
        if not self._display:
            raise RuntimeError("no display " + display.name)

    def close(self):
        self._x.XCloseDisplay(self._display)

    def focus(self):
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        ignored, count = ctypes.c_ulong(), ctypes.c_uint()
        windows = ctypes.POINTER(ctypes.c_ulong)()
        self._x.XQueryTree(self._display, root, ctypes.byref(ignored), ctypes.byref(ignored), ctypes.byref(windows),
                           ctypes.byref(count))
        for i in reversed(range(count.value)):
            attributes = (ctypes.c_byte * 256)()
            self._x.XGetWindowAttributes(self._display, ctypes.c_ulong(windows[i]), attributes)
            # XWindowAttributes: x, y, width, height are the first four ints; map_state stands after two longs and flags.
            width, height = struct.unpack_from("ii", bytes(attributes), 8)
            state = struct.unpack_from("i", bytes(attributes), 92)[0]
            if state == 2 and width > 50 and height > 50:
                self._x.XSetInputFocus(self._display, ctypes.c_ulong(windows[i]), 1, ctypes.c_ulong(0))
                break
        self._x.XFlush(self._display)

    def press(self, *symbols):
        """One key, or a chord such as ("Control_L", "a")."""
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        codes = [self._x.XKeysymToKeycode(self._display, ctypes.c_ulong(self._x.XStringToKeysym(symbol.encode())))
                 for symbol in symbols]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, ctypes.c_ulong(0))
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, ctypes.c_ulong(20))
        self._x.XFlush(self._display)

    def type(self, text):
        for character in text.lower():
            self.press(character)
