#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a data pack from newer data files, and the keys for it (installer/DATA_PACK.md).

    make.py key PRIVATE.pem                          makes a key, which nobody but its owner may read
    make.py public PRIVATE.pem NAME                  prints the line for app/shipped_data_keys.cpp
    make.py pack --key PRIVATE.pem --out PACK FILE.json…
    make.py show PACK                                what is in it; proves nothing

The key is an Ed25519 key in PEM, used by openssl where it lies (Debian's openssl, 3.0 or later): its bytes are on no
command line, and this program does not read them.
"""
import argparse
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FIRST = b"esu-wizard-data-pack 1\n"
LARGEST = 4 * 1024 * 1024
KNOWN = ("esu-programmes.json", "prerequisites.json", "error-codes.json", "kms-client-keys.json", "endpoints.json",
         "windows-versions.json", "updates-by-month.json")


class Problem(Exception):
    """One sentence for whoever makes a pack."""


def openssl(*words):
    done = subprocess.run(["openssl", *map(str, words)], capture_output=True, check=False)
    if done.returncode != 0:
        raise Problem(f"openssl {words[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def make_key(file):
    if file.exists():
        raise Problem(f"{file} is there already")
    made = openssl("genpkey", "-algorithm", "ed25519")
    file.touch(0o600)
    file.write_bytes(made)


def public_key(key):
    der = openssl("pkey", "-in", key, "-pubout", "-outform", "DER")
    # RFC 8410: what stands before the 32 bytes of an Ed25519 key.
    if not der.startswith(bytes.fromhex("302a300506032b6570032100")) or len(der) != 44:
        raise Problem(f"{key} is no Ed25519 key")
    return der[-32:]


def key_text(key, name):
    if not re.fullmatch(r"[A-Za-z0-9 ._-]{1,60}", name):
        raise Problem("NAME: letters, digits, blank, dot, dash; 60 at most")
    return f"esu-data-key:{name}:{public_key(key).hex()}"


def signature(key, message):
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "message"
        text.write_bytes(message)
        return openssl("pkeyutl", "-sign", "-rawin", "-inkey", key, "-in", text)


def last_day():
    """A date beyond it is a slip: a program takes a pack with a later date only."""
    return (datetime.date.today() + datetime.timedelta(days=366)).isoformat()


def pack(key, files):
    """The bytes of a pack. What a program would refuse for its form is refused here."""
    entries, content = b"", b""
    names = [file.name for file in files]
    for name in names:
        if name not in KNOWN or names.count(name) > 1:
            raise Problem(f"{name} is no data file, or stands twice: {', '.join(KNOWN)}")
    for file in files:
        data = file.read_bytes()
        day = json.loads(data).get("dataDate", "")
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
            raise Problem(f"{file} has no dataDate")
        if day > last_day():
            raise Problem(f"{file} has the dataDate {day}: until then, no pack could correct it")
        entries += f"{file.name} {len(data)}\n".encode()
        content += data
    rest = entries + b"\n" + content
    whole = FIRST + signature(key, FIRST + rest).hex().encode() + b"\n" + rest
    if len(whole) > LARGEST:
        raise Problem(f"{len(whole)} bytes; a pack has {LARGEST} at most")
    return whole


def write(target, data):
    """Whole or not at all."""
    part = target.with_name(target.name + ".part")
    part.write_bytes(data)
    os.replace(part, target)


def show(file):
    head, _, content = file.read_bytes().partition(b"\n\n")
    lines = head.decode("ascii").splitlines()
    print(lines[0])
    at = 0
    for line in lines[2:]:
        name, size = line.split()
        print(f"{json.loads(content[at:at + int(size)])['dataDate']}  {name}")
        at += int(size)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("key").add_argument("file", type=Path)
    public = acts.add_parser("public")
    public.add_argument("file", type=Path)
    public.add_argument("name")
    packing = acts.add_parser("pack")
    packing.add_argument("--key", type=Path, required=True)
    packing.add_argument("--out", type=Path, required=True)
    packing.add_argument("files", type=Path, nargs="+")
    acts.add_parser("show").add_argument("file", type=Path)
    options = parser.parse_args()
    if options.act == "key":
        make_key(options.file)
    elif options.act == "public":
        print(f'*dataPackKey("{key_text(options.file, options.name)}"),')
    elif options.act == "pack":
        write(options.out, pack(options.key, options.files))
    else:
        show(options.file)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Problem, OSError, ValueError) as problem:
        print(f"data pack: {problem}", file=sys.stderr)
        sys.exit(1)
