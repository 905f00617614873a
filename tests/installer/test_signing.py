# SPDX-License-Identifier: MIT
"""Signing, with a certificate and a time stamp server of the test's own."""
import http.server
import shutil
import subprocess
import tempfile
import threading
import types
import unittest
from pathlib import Path

import content
import signing
from world import World

CONFIGURATION = """
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[code]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,codeSigning
[stamp]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = own
[own]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ordering = no
tsa_name = no
ess_cert_id_chain = no
"""


def openssl(folder, *words):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


class Authority:
    """Root, a certificate for code and one for time stamps, and the server that gives them."""

    def __init__(self, folder):
        self.folder = Path(folder)
        (self.folder / "own.cnf").write_text(CONFIGURATION)
        (self.folder / "serial").write_text("01\n")
        for name in ("root", "code", "stamp"):
            openssl(folder, "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN=Test {name}", "-config", "own.cnf")
        openssl(folder, "x509", "-req", "-in", "root.csr", "-signkey", "root.key", "-out", "root.pem", "-days", "30", "-extfile", "own.cnf", "-extensions", "ca")
        for name in ("code", "stamp"):
            openssl(folder, "x509", "-req", "-in", f"{name}.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-out", f"{name}.pem", "-days", "30", "-extfile", "own.cnf", "-extensions", name)
        openssl(folder, "pkcs12", "-export", "-in", "code.pem", "-inkey", "code.key", "-out", "code.p12", "-passout", "pass:long and secret")
        (self.folder / "password").write_text("long and secret\n")
        authority = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                query = self.rfile.read(int(self.headers["Content-Length"]))
                (authority.folder / "query").write_bytes(query)
                openssl(authority.folder, "ts", "-reply", "-queryfile", "query", "-signer", "stamp.pem", "-inkey", "stamp.key", "-chain", "root.pem", "-config", "own.cnf", "-out", "reply")
                reply = (authority.folder / "reply").read_bytes()
                authority.stamps += 1
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(reply)))
                self.end_headers()
                self.wfile.write(reply)

            def log_message(self, *_):
                pass

        self.stamps = 0
        self.server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/"

    def close(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def verify(self, file):
        root = self.folder / "root.pem"
        return subprocess.run(["osslsigncode", "verify", "-CAfile", root, "-TSA-CAfile", root, "-in", file], capture_output=True, text=True, check=False)


class Signing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.authority = Authority(folder.name)
        cls.addClassCleanup(cls.authority.close)

    def options(self, **values):
        return types.SimpleNamespace(**{f"sign_{name}": values.get(name) for name in signing.VARIABLES})

    def material(self):
        folder = self.authority.folder
        return {"pkcs12": str(folder / "code.p12"), "password_file": str(folder / "password"), "timestamp": self.authority.url}

    def assertSigned(self, file):
        told = self.authority.verify(file)
        self.assertEqual(told.returncode, 0, told.stdout + told.stderr)
        self.assertIn("Timestamp Server Signature verification: ok", told.stdout)
        self.assertRegex(told.stdout, r"Message digest algorithm *: SHA256")

    def test_a_program_and_an_msi(self):
        stamps = self.authority.stamps
        values = {name: None for name in signing.VARIABLES} | self.material()
        with tempfile.TemporaryDirectory() as folder:
            for source in (World.build["x64"] / "app" / "esuctl.exe", World.packages("msi")):
                file = Path(folder) / source.name
                shutil.copyfile(source, file)
                self.assertNotEqual(self.authority.verify(file).returncode, 0, "not signed yet")
                signing.sign(values, file)
                self.assertSigned(file)
                data = bytearray(file.read_bytes())
                data[len(data) // 2] ^= 1
                file.write_bytes(data)
                self.assertNotEqual(self.authority.verify(file).returncode, 0, "one byte was changed")
        self.assertEqual(self.authority.stamps, stamps + 2)

    def test_the_setup_its_uninstaller_and_what_is_in_it(self):
        if World.smoke:
            self.skipTest("not in the smoke")
        folder = self.authority.folder
        environment = {"ESU_SIGN_CERTIFICATE": str(folder / "code.pem"), "ESU_SIGN_KEY": str(folder / "code.key"), "ESU_SIGN_TIMESTAMP": self.authority.url}
        stamps = self.authority.stamps
        out = World.pack("signed", "--only", "setup", environment=environment)
        self.assertSigned(next(out.glob("*-setup.exe")))
        self.assertEqual(self.authority.stamps, stamps + 4, "two programs, the uninstaller, the setup")

    def test_what_is_missing_is_told(self):
        for values, words in (({"key": "k"}, "neither"), ({"certificate": "c", "timestamp": "t"}, "--sign-key"), ({"pkcs12": "p"}, "--sign-timestamp")):
            with self.assertRaisesRegex(content.Problem, words):
                signing.Signer(self.options(**values))
        self.assertFalse(signing.Signer(self.options()).wanted)

    def test_a_program_of_the_distributor_signs(self):
        with tempfile.TemporaryDirectory() as folder:
            program, file = Path(folder) / "token", Path(folder) / "a.exe"
            program.write_text('#!/bin/sh\nprintf signed >>"$1"\n')
            program.chmod(0o755)
            file.write_text("exe ")
            values = {name: None for name in signing.VARIABLES} | {"signer": str(program)}
            signing.sign(values, file)
            self.assertEqual(file.read_text(), "exe signed")
