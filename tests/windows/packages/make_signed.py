#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""make_signed.py PROGRAM FOLDER: signs PROGRAM by certificates of a CA made for this build.

Gives ca.der (the CA), unsigned.msu, microsoft.msu and other.msu (signed for Microsoft Corporation and for somebody
else), stranger.msu and rootless.msu (for Microsoft Corporation, by a CA that nobody gets to trust; rootless.msu does
not bring that CA along, as no signature of Microsoft's does), one-account.der and account.msu (for Microsoft Corporation, by
a CA that one account trusts), and wusa.exe, expand.exe, dism.exe.
"""

import pathlib
import shutil
import subprocess
import sys

LEAF = """basicConstraints=critical,CA:false
keyUsage=critical,digitalSignature
extendedKeyUsage=codeSigning
"""


def run(*command):
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def certificate_authority(folder, name):
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-sha256",
        "-subj", f"/O=ESU Wizard tests/CN={name}", "-addext", "keyUsage=critical,keyCertSign,cRLSign",
        "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem")
    return name


def sign(program, folder, authority, organization, target, brings_root=True):
    (folder / "leaf.ext").write_text(LEAF, encoding="ascii")
    run("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/O={organization}/CN={organization}",
        "-keyout", folder / f"{target}.key", "-out", folder / f"{target}.csr")
    run("openssl", "x509", "-req", "-days", "3650", "-sha256", "-in", folder / f"{target}.csr",
        "-CA", folder / f"{authority}.pem", "-CAkey", folder / f"{authority}.key", "-CAcreateserial",
        "-extfile", folder / "leaf.ext", "-out", folder / f"{target}.pem")
    run("osslsigncode", "sign", "-certs", folder / f"{target}.pem",
        *(("-ac", folder / f"{authority}.pem") if brings_root else ()),
        "-key", folder / f"{target}.key", "-h", "sha256", "-in", program, "-out", folder / f"{target}.msu")


def main():
    program, folder = map(pathlib.Path, sys.argv[1:])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    trusted = certificate_authority(folder, "ca")
    run("openssl", "x509", "-in", folder / "ca.pem", "-outform", "DER", "-out", folder / "ca.der")
    sign(program, folder, trusted, "Microsoft Corporation", "microsoft")
    sign(program, folder, trusted, "Microsoft Corporation of Elsewhere", "other")
    nobody = certificate_authority(folder, "nobody")
    sign(program, folder, nobody, "Microsoft Corporation", "stranger")
    sign(program, folder, nobody, "Microsoft Corporation", "rootless", brings_root=False)
    account = certificate_authority(folder, "one-account")
    run("openssl", "x509", "-in", folder / "one-account.pem", "-outform", "DER", "-out", folder / "one-account.der")
    sign(program, folder, account, "Microsoft Corporation", "account", brings_root=False)
    shutil.copyfile(program, folder / "unsigned.msu")
    for tool in ("wusa.exe", "expand.exe", "dism.exe"):
        shutil.copyfile(program, folder / tool)
    (folder / "stamp").touch()


main()
