# SPDX-License-Identifier: MIT
"""Signing, one optional step: Authenticode by osslsigncode, SHA-256, with a time stamp. installer/CODE_SIGNING.md says how.

    signing.py FILE      signs one file as the environment says: what makensis calls for the uninstaller
"""
import os
import shlex
import sys
from pathlib import Path

import content

# How the options reach the signing of the uninstaller, which makensis starts.
VARIABLES = {"certificate": "ESU_SIGN_CERTIFICATE", "key": "ESU_SIGN_KEY", "pkcs12": "ESU_SIGN_PKCS12",
             "password_file": "ESU_SIGN_PASSWORD_FILE", "timestamp": "ESU_SIGN_TIMESTAMP", "signer": "ESU_SIGN_PROGRAM"}
HELP = {"certificate": "PEM: the certificate and those between it and the root", "key": "PEM: its private key",
        "pkcs12": "both in one file", "password_file": "first line: the password of key or PKCS#12",
        "timestamp": "address of an RFC 3161 time stamp server", "signer": "a program that signs the file it is given instead"}


def add_options(parser):
    group = parser.add_argument_group("signing (none of them: nothing is signed)")
    for name, variable in VARIABLES.items():
        group.add_argument("--sign-" + name.replace("_", "-"), dest=f"sign_{name}", default=os.environ.get(variable),
                           help=f"{HELP[name]} ({variable})")


class Signer:
    def __init__(self, options):
        self.values = {name: getattr(options, f"sign_{name}") for name in VARIABLES}
        self.wanted = any(self.values[name] for name in ("certificate", "pkcs12", "signer"))
        if any(self.values.values()) and not self.wanted:
            raise content.Problem("signing: neither a certificate nor a program that signs")
        if self.wanted:
            check(self.values)
            os.environ.update({VARIABLES[name]: value for name, value in self.values.items() if value})

    def command(self):
        """For makensis, which adds the file."""
        if not self.wanted:
            return None
        return f"{shlex.quote(sys.executable)} {shlex.quote(str(Path(__file__).resolve()))}"

    def sign(self, file):
        if self.wanted:
            sign(self.values, file)


def check(values):
    if values["signer"]:
        return
    if values["certificate"] and not values["key"]:
        raise content.Problem("signing: --sign-certificate needs --sign-key")
    if not values["timestamp"]:
        raise content.Problem("signing: --sign-timestamp is missing; a signature without one ends with its certificate")


def sign(values, file):
    file = Path(file)
    if values["signer"]:
        content.run([values["signer"], file])
        return
    signed = file.with_name(file.name + ".signed")
    material = ["-pkcs12", values["pkcs12"]] if values["pkcs12"] else ["-certs", values["certificate"], "-key", values["key"]]
    if values["password_file"]:
        material += ["-readpass", values["password_file"]]
    content.run([content.tool("osslsigncode", "osslsigncode"), "sign", *material, "-h", "sha256", "-n", content.PRODUCT,
                 "-ts", values["timestamp"], "-in", file, "-out", signed])
    signed.replace(file)


def main():
    values = {name: os.environ.get(variable) for name, variable in VARIABLES.items()}
    sign(values, sys.argv[1])
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except content.Problem as problem:
        print(f"signing: {problem}", file=sys.stderr)
        sys.exit(1)
