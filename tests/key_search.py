# SPDX-License-Identifier: MIT
"""Whether anything holds a product key: what the suites look with at what a program leaves.

What is left of a text when all but letters and digits is taken out of it holds no ten characters of a key in a row. The
last five, which may be shown, are not enough. Up to a mebibyte a text is also read as UTF-16 and CP932, full width, in
entities of HTML, quoted-printable, base64 and hexadecimal digits, and as one JSON document; what is larger as it stands.
"""
import base64
import html
import json
import quopri
import re
import string
import unicodedata

SAMPLE_KEY = "BCDFG-HJKMP-QRTVW-XY234-6789B"
KEYS = (SAMPLE_KEY.replace("-", ""), "2BCDFGHJKMPQRTVWXY346789C")
PIECE = 10
PIECES = {key[start:start + PIECE] for key in KEYS for start in range(len(key) - PIECE + 1)}
# Each piece holds one of these whole.
GROUPS = {key[start:start + PIECE // 2] for key in KEYS for start in range(0, len(key) - PIECE // 2, PIECE // 2)}
OTHERS = bytes(sorted(set(range(256)) - set(string.ascii_letters.encode() + string.digits.encode())))
LARGE = 1 << 20
CODED = re.compile(r"[A-Za-z0-9+/_-]{14,}={0,2}")
HEXADECIMAL = re.compile(r"(?:[0-9A-Fa-f]{2}[\s,:]*){10,}")

SPELLINGS = (SAMPLE_KEY, SAMPLE_KEY.lower(), SAMPLE_KEY.replace("-", " "), SAMPLE_KEY.replace("-", "–"),
             SAMPLE_KEY.replace("-", ""), "ＢＣＤＦＧ－ＨＪＫＭＰ－ＱＲＴＶＷ－ＸＹ２３４－６７８９Ｂ", SAMPLE_KEY[:23],
             SAMPLE_KEY.replace("-", "&#45;"))


def pieces_in(bare):
    return {piece for piece in PIECES if piece in bare} if any(group in bare for group in GROUPS) else set()


def bare_bytes(data):
    """One look at UTF-8 and UTF-16, in capitals or not, whatever stands between."""
    return data.translate(None, OTHERS).upper().decode("ascii")


def texts_of(data):
    """What the bytes may say to a reader."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp932"):
        text = data.decode(encoding, "replace")
        yield text
        # As a browser, a mail program and a reader of JSON would show it.
        if "&" in text:
            yield html.unescape(text)
    yield quopri.decodestring(data).decode("utf-8", "replace")
    try:
        yield json.dumps(json.loads(data), ensure_ascii=False)
    except ValueError:
        pass


def coded_in(data):
    """What stands in it in base64, wherever that begins, or as the bytes of a registry file."""
    text = data.decode("latin-1").replace("\0", "")
    for found in CODED.findall(text):
        for begin in range(4):
            whole = found[begin:].rstrip("=").replace("-", "+").replace("_", "/")
            yield base64.b64decode(whole[:len(whole) - (len(whole) % 4 == 1)] + "==")
    for found in HEXADECIMAL.findall(text):
        yield bytes.fromhex(re.sub(r"[\s,:]", "", found))


def pieces_of_a_key(data):
    """Of what is large only by the one look. A program holds the letters of which keys are made: there only a key that is
    whole counts."""
    bare = bare_bytes(data)
    if data.startswith((b"MZ", b"\x7fELF")):
        return {key for key in KEYS if key in bare}
    found = pieces_in(bare)
    if len(data) > LARGE:
        return found
    for text in texts_of(data):
        found |= pieces_in(re.sub("[^A-Z0-9]", "", unicodedata.normalize("NFKC", text).upper()))
    for coded in coded_in(data):
        found |= pieces_in(bare_bytes(coded))
    return found
