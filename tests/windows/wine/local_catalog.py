# SPDX-License-Identifier: MIT
"""A Microsoft Update Catalog of this PC's own, and signed stand-ins for the packages it delivers."""
import base64
import hashlib
import http.server
import re
import ssl
import subprocess
import threading
import urllib.parse
import uuid
from pathlib import Path

ORDINARY, HALF = "ordinary", "half"


class Package:
    """A file named like the Catalog's, signed by one of the signers of make_signed.py; None: by nobody."""

    def __init__(self, kb, signed, folder, signer="microsoft"):
        self.kb = kb
        plain = Path(folder) / f"{kb}-{signer}.exe"
        # Its own content for each, and large enough to be cut in the middle.
        plain.write_bytes((signed / "unsigned.msu").read_bytes() + f"{kb} {signer} ".encode() * 20000)
        if signer:
            target = plain.with_suffix(".signed")
            target.unlink(missing_ok=True)
            subprocess.run(["osslsigncode", "sign", "-certs", signed / f"{signer}.pem", "-ac", signed / (
                "nobody.pem" if signer == "stranger" else "ca.pem"), "-key", signed / f"{signer}.key", "-h", "sha256",
                            "-in", plain, "-out", target], check=True, capture_output=True)
            plain = target
        self.content = plain.read_bytes()
        self.sha1 = hashlib.sha1(self.content).hexdigest()
        self.sha256 = hashlib.sha256(self.content).hexdigest()
        self.file_name = f"windows6.1-{kb.lower()}-x64_{self.sha1}.msu"
        self.update_id = str(uuid.uuid5(uuid.NAMESPACE_DNS, kb))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def handle(self):
        # Whoever was killed, or refused what came, has closed the line.
        try:
            super().handle()
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            pass

    def send(self, body, status=200, **headers):
        self.send_response(status)
        for name, value in ({"Content_Length": len(body)} | headers).items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        catalog = self.server.catalog
        address = urllib.parse.urlsplit(self.path)
        if address.path == "/Search.aspx":
            kb = urllib.parse.parse_qs(address.query)["q"][0]
            catalog.serve(self, "search", catalog.packages.get(kb))
        else:
            name = address.path.rsplit("/", 1)[-1]
            catalog.serve(self, "file", next((p for p in catalog.packages.values() if p.file_name == name), None))

    def do_POST(self):
        form = urllib.parse.unquote_plus(self.rfile.read(int(self.headers["Content-Length"])).decode())
        asked = re.search(r'"updateID":"([^"]+)"', form)[1]
        catalog = self.server.catalog
        catalog.serve(self, "dialog", next((p for p in catalog.packages.values() if p.update_id == asked), None))


class LocalCatalog:
    """`answers`: kind ("search", "dialog", "file") → what answers in place of the Catalog's own, with (handler, package).
    `before`: called with the number of each request; ORDINARY lets it be answered, HALF cuts the answer in the middle,
    None leaves the line dead. `certificate`: PEM and key of a server that speaks TLS, as "localhost"."""

    def __init__(self, packages, certificate=None):
        self.packages = {package.kb: package for package in packages}
        self.answers = {}
        self.before = lambda number: ORDINARY
        self.requests = []
        self._lock = threading.Lock()
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.catalog = self
        self._tls = certificate is not None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            # The handshake is the business of the request's own thread.
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True,
                                                      do_handshake_on_connect=False)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self._server.server_address[1]

    @property
    def url(self):
        return f"https://localhost:{self.port}" if self._tls else f"http://127.0.0.1:{self.port}"

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def serve(self, handler, kind, package):
        with self._lock:
            self.requests.append((kind, package and package.kb, handler.headers.get("Range")))
            number = len(self.requests)
        manner = self.before(number)
        if manner is None:
            handler.close_connection = True
        elif kind in self.answers:
            self.answers[kind](handler, package)
        elif package is None:
            handler.send(b'<span id="ctl00_catalogBody_noResultText">none</span>', status=200 if kind == "search" else 404)
        elif kind == "search":
            handler.send(self._results(package).encode())
        elif kind == "dialog":
            digest = base64.b64encode(bytes.fromhex(package.sha1)).decode()
            row = "downloadInformation[0].files[0]"
            handler.send(f"downloadInformation[0] = new Object();\n{row}.url = '{self.url}/c/{package.file_name}';\n"
                         f"{row}.digest = '{digest}';\n{row}.sha256 = '';\n"
                         f"{row}.fileName = '{package.file_name}';\n".encode())
        else:
            self._send_file(handler, package.content, cut=manner == HALF)

    @staticmethod
    def _results(package):
        """In the form of the real page: the size for people, and hidden beside it the same in bytes."""
        at, size = package.update_id, len(package.content)
        return ('<span id="ctl00_catalogBody_searchDuration">1 - 1 of 1 (page 1 of 1)</span>'
                f'<table id="ctl00_catalogBody_updateMatches"><tr id="headerRow"></tr><tr id="{at}_R0">'
                f'<td id="{at}_C1_R0"><a id=\'{at}_link\' href="javascript:void(0);" onclick=\'goToDetails("{at}");\'>\n'
                f"Update for Windows 7 for x64-based Systems ({package.kb})\n</a></td>"
                f'<td id="{at}_C6_R0"><span id="{at}_size">{size / 1024 ** 2:.1f} MB</span> '
                f'<span class="noDisplay" id="{at}_originalSize">{size}</span></td></tr></table>')

    @staticmethod
    def _send_file(handler, content, cut):
        start = re.match(r"bytes=(\d+)-$", handler.headers.get("Range", ""))
        begin = int(start[1]) if start else 0
        handler.send_response(206 if start else 200)
        handler.send_header("Content-Length", str(len(content) - begin))
        handler.send_header("ETag", '"1"')
        if start:
            handler.send_header("Content-Range", f"bytes {begin}-{len(content) - 1}/{len(content)}")
        handler.end_headers()
        rest = content[begin:]
        handler.wfile.write(rest[:len(rest) // 2] if cut else rest)
        handler.close_connection = cut


def server_certificate(signed, folder, name, authority="ca", host="localhost", days=30):
    """PEM and key of a TLS server, signed by a CA of make_signed.py; `days` below 0: it is over."""
    key, request, pem, extensions = (Path(folder) / f"{name}.{end}" for end in ("key", "csr", "pem", "ext"))
    extensions.write_text(f"subjectAltName=DNS:{host}\nextendedKeyUsage=serverAuth\nbasicConstraints=critical,CA:false\n")
    for command in (["req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={host}", "-keyout", key, "-out", request],
                    ["x509", "-req", "-days", days, "-sha256", "-in", request, "-CA", signed / f"{authority}.pem",
                     "-CAkey", signed / f"{authority}.key", "-CAcreateserial", "-extfile", extensions, "-out", pem]):
        subprocess.run(["openssl", *map(str, command)], check=True, capture_output=True)
    return pem, key


def root_certificate(signed):
    """Lines of a registry file that make the tests' CA a root of one prefix."""
    der = (signed / "ca.der").read_bytes()
    blob = b"".join(number.to_bytes(4, "little") for number in (32, 1, len(der))) + der  # CERT_CERT_PROP_ID
    place = "HKEY_LOCAL_MACHINE\\Software\\Microsoft\\SystemCertificates\\Root\\Certificates\\"
    return [f"[{place}{hashlib.sha1(der).hexdigest().upper()}]", '"Blob"=hex:' + ",".join(f"{byte:02x}" for byte in blob), ""]
