# SPDX-License-Identifier: MIT
"""From a bare Windows 7 to its verdict over two restarts, and what is never installed on the way."""
import contextlib
import json
import os
import random
import re
import shutil
import subprocess
import threading

import local_catalog
import wine_pc
import x_display
from local_catalog import HALF, ORDINARY, LocalCatalog, Package
from suite_case import KEY_ON_STDIN, ROOT, SAMPLE_KEY, Place, Scenario, SuiteCase, contract, summary

RESTART_REQUIRED = 3010
VERDICT_AMBER = 20
PREREQUISITE_MISSING = 12
NETWORK = 16
RUN_ONCE = "\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce"
# In the order in which they must be installed; the PC restarts after the second and after the last.
ORDER = ["KB4490628", "KB4474419", "KB4536952", "KB4519976", "KB4575903"]


class Shelf:
    """The signed stand-ins, made once for all tests."""
    packages = signed = None

    @classmethod
    def open(cls):
        if cls.packages is None:
            cls.signed = Place.build / "tests" / "windows" / "packages" / "signed"
            cls.folder = wine_pc.new_folder(Place.work, "packages")
            cls.packages = [Package(kb, cls.signed, cls.folder) for kb in ORDER]
        return cls.packages


class ChainCase(SuiteCase):
    """The COM-level PC with a wusa.exe that installs, a CA that signs for Microsoft, and a Catalog of its own."""

    def setUp(self):
        self.pc = Place.pc("com-pc")
        self.pc.forget_state()
        packages = Shelf.open()
        self.wusa = Place.build / "tests" / "windows" / "com_pc" / "esu_pc_wusa.exe"
        place = self.pc.prefix / "drive_c" / "windows" / "system32" / "wusa.exe"
        place.unlink(missing_ok=True)
        shutil.copyfile(self.wusa, place)
        # It knows the sample key of the practice PCs, and must not be there when that is searched for.
        self.addCleanup(place.unlink)
        self.pc.import_registry(local_catalog.root_certificate(Shelf.signed))
        self.catalog = LocalCatalog(packages)
        self.addCleanup(self.catalog.close)
        self.addCleanup(self.pc.forget_state)

    def bare_pc(self, packages=None, **changes):
        """A bare Windows 7 whose repair packages are the stand-ins, and the administrator's data file that pins them."""
        by_kb = {package.kb: package for package in packages or self.catalog.packages.values()}
        scenario = Scenario("windows7-bare", **changes)
        for entry in scenario.content["repair_packages"]:
            entry["file"] = by_kb[entry["kb"]].file_name
        scenario.write()
        data = json.loads((ROOT / "resources" / "prerequisites.json").read_text("utf-8"))
        data["dataDate"] = "2099-12-31"
        for pin in data["packages"]:
            package = by_kb.get(pin["kb"])
            if package and pin["windows"] == "windows6.1" and pin["architecture"] == "x64" and "sha1" in pin:
                pin["sha1"] = package.sha1
                pin.pop("sha256", None)
                pin.pop("fileName", None)
        folder = self.pc.state_folder()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "prerequisites.json").write_text(json.dumps(data), "utf-8")
        return scenario

    def environment(self, scenario):
        return scenario.environment(WINEDLLOVERRIDES=self.pc.environment["WINEDLLOVERRIDES"] + ";wusa.exe=n")

    def run_esuctl(self, scenario):
        return self.esuctl(self.pc, "run", "--language", "en", "--catalog", self.catalog.url, key=True,
                           environment=self.environment(scenario))

    def restart(self, scenario):
        finished = self.pc.run(self.wusa, "--restart", environment=self.environment(scenario))
        self.assertEqual((finished.code, finished.stdout.strip()), (0, b"restarted"), finished)

    def installs(self, scenario):
        """The KB of each start of wusa.exe, after it was looked at: only what the shelf holds, as it holds it."""
        known = {package.sha256: package.kb for package in Shelf.packages}
        started = [entry for entry in scenario.log().entries if entry["op"] == "wusa"]
        for entry in started:
            self.assertEqual(known.get(entry["sha256"]), entry["subject"], "something unverified was started")
            self.assertEqual(entry["arguments"], "/quiet /norestart")
        return [entry["subject"] for entry in started]

    def left_of_downloads(self):
        folder = self.pc.state_folder() / "packages"
        return [file.name for file in folder.rglob("*")] if folder.exists() else []


class RepairChain(ChainCase):
    def test_the_plan_says_what_would_be_downloaded(self):
        document = self.esuctl(self.pc, "prerequisites", "--repair", "--dry-run", "--catalog", self.catalog.url,
                               environment=self.environment(self.bare_pc()))
        self.assertEqual({step["kb"]: step["size"] for step in document["plan"] if step["step"] == "repair"},
                         {package.kb: len(package.content) for package in Shelf.packages})
        self.assertEqual([kind for kind, _, _ in self.catalog.requests], ["search", "dialog"] * len(ORDER))
        self.assertEqual(self.left_of_downloads(), [])

    def test_from_bare_to_its_verdict_over_two_restarts(self):
        scenario = self.bare_pc(activations_left=5)
        # The line breaks in the middle of one download: it goes on where it was.
        cut = {3: HALF}
        self.catalog.before = lambda number: cut.get(number, ORDINARY)
        codes = []
        for _ in range(3):
            document = self.run_esuctl(scenario)
            codes.append(document["exit_code"])
            practice = self.esuctl(self.pc, "run", "--language", "en", *scenario.practice(), key=True)
            self.assertEqual(summary(document), summary(practice))
            self.assertEqual([(file["file"], file["state"]) for file in document["data_files"]],
                             [("prerequisites.json", "used")])
            if document["exit_code"] == RESTART_REQUIRED:
                self.restart(scenario)
        self.assertEqual(codes, [RESTART_REQUIRED, RESTART_REQUIRED, VERDICT_AMBER])
        self.assertEqual(self.installs(scenario), ORDER)
        self.assertEqual(scenario.log().count("ExecMethod.Activate"), 1)
        self.assertEqual(scenario.state()["activations_left"], 4)
        self.assertEqual(self.left_of_downloads(), [])
        files = [request for request in self.catalog.requests if request[0] == "file"]
        self.assertEqual([kb for _, kb, _ in files], [ORDER[0], *ORDER])
        self.assertIsNotNone(files[1][2], "the broken download began anew")
        self.assertEqual(scenario.log().violations(), [])

    def test_killed_at_random_points_and_continued(self):
        seed = int(os.environ.get("ESU_CHAIN_SEED", random.SystemRandom().randrange(10000)))
        print(f"(ESU_CHAIN_SEED={seed}) ", end="", flush=True)
        chance = random.Random(seed)
        # Of the fifteen requests that an undisturbed repair makes; a download is killed in its middle.
        requests = chance.sample(range(1, 16), 3)
        hanging = {"package_install": chance.randint(1, len(ORDER)), "install_key": 1, "activate": 1}
        scenario = self.bare_pc(activations_left=5)
        for call, number in hanging.items():
            failure = {"call": number, "hang": True, "effect": chance.random() < 0.5}
            scenario.content["behaviour"][call]["failures"] = [failure]
        scenario.write()

        deaths = len(requests) + len(hanging)
        killed, document = [], None
        for _ in range(deaths + 4):
            reason, document = self.run_until_killed(scenario, requests)
            if reason:
                killed.append(reason)
            elif document["exit_code"] == RESTART_REQUIRED:
                self.restart(scenario)
            else:
                break
        self.assertEqual(len(killed), deaths, killed)
        self.assertIsNotNone(document, killed)
        self.assertEqual((document["exit_code"], document["verdict"]["level"]), (VERDICT_AMBER, "amber"), killed)
        self.assertEqual(sorted(set(self.installs(scenario)), key=ORDER.index), ORDER)
        self.assertEqual(scenario.state()["activations_left"], 4, killed)
        self.assertEqual(self.left_of_downloads(), [])
        self.assertEqual(scenario.log().violations(), [])

    def test_a_person_repairs_with_the_keyboard(self):
        """The wizard: Enter, and Alt+I for [Install] in the question; the PC restarts twice; then until the activation."""
        scenario = self.bare_pc(activations_left=5)
        keyboard = x_display.Keyboard(Place.display)
        self.addCleanup(keyboard.close)
        sittings = (lambda: self.installed(scenario, 2), lambda: self.installed(scenario, len(ORDER)),
                    lambda: self.activated(scenario))
        for step, done in enumerate(sittings):
            last = done is sittings[-1]
            self.sit_before_the_wizard(scenario, keyboard, done, key=last, name=f"repair-{step}")
            if not last:
                self.restart(scenario)
        self.assertEqual(self.installs(scenario), ORDER)
        log = scenario.log()
        self.assertEqual((log.count("ExecMethod.InstallProductKey"), log.count("ExecMethod.Activate")), (1, 1))
        self.assertEqual(scenario.state()["activations_left"], 4)
        self.assertEqual(log.violations(), [])

    def test_the_wizard_comes_back_by_itself(self):
        """RunOnce, as Windows would do it at each sign-in; what was agreed to goes on without a press."""
        scenario = self.bare_pc(activations_left=5)
        keyboard = x_display.Keyboard(Place.display)
        self.addCleanup(keyboard.close)

        self.forget_run_once()
        self.addCleanup(self.forget_run_once)
        with self.wizard(scenario, "resume-first", str(Place.program("esu-wizard.exe")), "--machine", "local", "--language",
                         "ja", "--catalog", self.catalog.url) as folder:
            self.press_on(scenario, keyboard, folder, lambda: self.installed(scenario, 2))
            self.press_on(scenario, keyboard, folder, self.run_once)
        with self.wizard(scenario, "resume-second", *self.sign_in(scenario)) as folder:
            self.assertTrue(wine_pc.wait_for(lambda: self.installed(scenario, len(ORDER)), 120), f"see {folder}")
            self.assertEqual(self.run_once(), {})
            self.press_on(scenario, keyboard, folder, self.run_once)
        with self.wizard(scenario, "resume-third", *self.sign_in(scenario)) as folder:
            self.press_on(scenario, keyboard, folder, lambda: self.activated(scenario), key=True)
        self.assertEqual(self.run_once(), {})
        self.assertEqual(self.installs(scenario), ORDER)
        self.assertEqual(scenario.log().count("ExecMethod.Activate"), 1)
        self.assertEqual(scenario.log().violations(), [])

    def installed(self, scenario, number):
        return len(self.installs(scenario)) == number and scenario.state()["restart_signs"]

    def activated(self, scenario):
        return any("Activate" in entry.get("subject", "") and entry["op"] == "answer" for entry in scenario.log().entries)

    def run_once(self):
        """The values below RunOnce of every account that is signed in, by (key of the account, name)."""
        def lines(key):
            return self.pc.run("reg", "query", key).stdout.decode("utf-8", "replace").splitlines()

        accounts = [line.strip() for line in lines("HKEY_USERS") if re.search(r"\\S-1-5-21-[0-9-]+$", line.strip())]
        values = {}
        for account in accounts:
            for line in lines(account + RUN_ONCE):
                if value := re.fullmatch(r"    (.+?)    REG_SZ    (.+)", line):
                    values[account, value[1]] = value[2]
        return values

    def forget_run_once(self):
        for account, name in self.run_once():
            self.pc.run("reg", "delete", account + RUN_ONCE, "/v", name, "/f")

    def sign_in(self, scenario):
        """The restart, and Windows at the sign-in after it: it deletes the value, then runs what it said."""
        ((_, name), command), = self.run_once().items()
        self.assertEqual((name, command), (
            "ESU Wizard", '"C:\\ProgramData\\ESU Wizard\\esu-wizard.exe" --resume prerequisites --language ja'
                          f' --catalog "{self.catalog.url}"'))
        self.assertEqual((self.pc.state_folder() / "esu-wizard.exe").read_bytes(),
                         Place.program("esu-wizard.exe").read_bytes())
        self.restart(scenario)
        self.forget_run_once()
        self.assertEqual(self.run_once(), {})
        return [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', command)]

    @contextlib.contextmanager
    def wizard(self, scenario, name, *command):
        """The wizard on the screen while the block runs; gives the folder of what it leaves."""
        folder = wine_pc.new_folder(Place.left, name)
        with open(folder / "stdout", "wb") as out, open(folder / "stderr", "wb") as err:
            process = subprocess.Popen([self.pc.wine, *command], env=self.pc.environment | self.environment(scenario),
                                       stdin=subprocess.DEVNULL, stdout=out, stderr=err)
            try:
                yield folder
            finally:
                Place.display.save(folder / "last.png")
                process.kill()
                process.wait()

    def sit_before_the_wizard(self, scenario, keyboard, done, key, name):
        with self.wizard(scenario, name, str(Place.program("esu-wizard.exe")), "--machine", "local", "--catalog",
                         self.catalog.url) as folder:
            self.press_on(scenario, keyboard, folder, done, key)

    def press_on(self, scenario, keyboard, folder, done, key=False):
        """Enter, or what [Install] or the key field want, until it is done."""
        since_key = 0
        for step in range(25):
            if wine_pc.wait_for(done, 3):
                break
            Place.display.save(folder / f"step-{step:02}.png")
            keyboard.focus()
            # [Install …] of the page, then [Install] of its question, whose Enter would be [Cancel].
            for _ in range(0 if key else 2):
                keyboard.press("Alt_L", "i")
                wine_pc.wait_for(done, 1)
                keyboard.focus()
            if key and not scenario.log().count("ExecMethod.InstallProductKey"):
                keyboard.press("Control_L", "a")
                keyboard.type(SAMPLE_KEY.replace("-", ""))
            elif key:
                since_key += 1
            if done():
                break
            # By then it is the page of what spends, which Enter never reaches from elsewhere.
            keyboard.press(*(("Alt_L", "a") if since_key > 5 else ("Return",)))
        self.assertTrue(done(), f"see {folder}")

    def run_until_killed(self, scenario, requests):
        """(what it was killed for, None), or (None, its document). `requests`: the numbers that kill, each once."""
        dead = threading.Event()
        reasons = []
        process = None

        def kill(reason):
            reasons.append(reason)
            process.kill()
            process.wait()
            dead.set()

        def before(number):
            if dead.is_set() or number not in requests:
                return ORDINARY
            requests.remove(number)
            if self.catalog.requests[number - 1][0] != "file":
                kill(f"request {number}")
                return None
            # Half of it comes, and is on the disk before the end comes.
            threading.Thread(target=lambda: (wine_pc.wait_for(self.part_of_a_download, 60), kill(f"download {number}")),
                             daemon=True).start()
            return HALF

        self.catalog.before = before
        hangs = len(self.hangs(scenario))
        folder = wine_pc.new_folder(Place.left, "killed")
        with open(folder / "stdout", "wb") as out, open(folder / "stderr", "wb") as err:
            process = subprocess.Popen(
                [self.pc.wine, str(Place.program("esuctl.exe")), "run", "--language", "en", "--catalog", self.catalog.url,
                 "--key-stdin", "--json"], env=self.pc.environment | self.environment(scenario), stdin=subprocess.PIPE,
                stdout=out, stderr=err)
            process.stdin.write(KEY_ON_STDIN)
            process.stdin.close()
            self.assertTrue(wine_pc.wait_for(
                lambda: process.poll() is not None or len(self.hangs(scenario)) > hangs, 120), "it neither ends nor hangs")
            if process.poll() is None and not reasons:
                kill(self.hangs(scenario)[-1]["op"])
            process.wait()
        if reasons:
            return reasons[0], None
        document = json.loads((folder / "stdout").read_text("utf-8"))
        self.assertEqual(contract.problems(document), [])
        return None, document

    @staticmethod
    def hangs(scenario):
        return [entry for entry in scenario.log().entries if entry.get("hang")]

    def part_of_a_download(self):
        return any(file.suffix == ".part" and file.stat().st_size for file in
                   (self.pc.state_folder() / "packages").glob("*"))


class BadDownloads(ChainCase):
    """Each is refused with words, and wusa.exe is never started."""

    def refuse(self, symbol, packages=None):
        scenario = self.bare_pc(packages)
        document = self.run_esuctl(scenario)
        self.assertEqual(self.installs(scenario), [])
        error = document["error"]
        self.assertIsNotNone(error, document)
        self.assertEqual((document["exit_code"], error["symbol"]), (PREREQUISITE_MISSING, symbol), error)
        self.assertTrue(error["what"] and error["next_step"], error)
        self.assertIsNone(document["activation"])
        self.assertEqual([name for name in self.left_of_downloads() if name.endswith((".part", ".tag"))], [])

    def speak_tls(self, name, **certificate):
        catalog = LocalCatalog(self.catalog.packages.values(),
                               local_catalog.server_certificate(Shelf.signed, Shelf.folder, name, **certificate))
        self.addCleanup(catalog.close)
        self.catalog = catalog

    def test_a_certificate_that_proves_nothing(self):
        for name, certificate in (("stranger", {"authority": "nobody"}), ("elsewhere", {"host": "catalog.example"}),
                                  ("over", {"days": -1})):
            with self.subTest(name):
                self.pc.forget_state()
                self.speak_tls(name, **certificate)
                document = self.run_esuctl(self.bare_pc())
                self.assertEqual(document["exit_code"], NETWORK, document["error"])
                self.assertEqual(document["error"]["code"], "0x80072F8F")
                self.assertEqual(self.catalog.requests, [])

    def test_a_certificate_that_this_pc_trusts(self):
        """Not a bad one at all: it shows that the others are refused for what they are."""
        self.speak_tls("good")
        scenario = self.bare_pc()
        self.assertEqual(self.run_esuctl(scenario)["exit_code"], RESTART_REQUIRED)
        self.assertTrue(self.installs(scenario))

    def answer_file(self, answer):
        self.catalog.answers["file"] = answer

    def test_tampered(self):
        def tampered(handler, package):
            handler.send(package.content[:-1] + bytes([package.content[-1] ^ 1]))
        self.answer_file(tampered)
        self.refuse("digest-mismatch")

    def test_truncated(self):
        self.answer_file(lambda handler, package: handler.send(package.content[:-1000]))
        self.refuse("digest-mismatch")

    def test_another_digest_in_the_dialog_than_the_pinned_one(self):
        other = Package(ORDER[0], Shelf.signed, Shelf.folder, "other")
        self.catalog.packages[other.kb] = other
        self.refuse("catalog-no-file", Shelf.packages)

    def test_wrongly_signed(self):
        """The digest fits what the administrator's data file says: that stands in for a root that the PC lacks (tested
        with the installer), never for the signature or for its signer."""
        for signer, symbol in (("other", "wrong-signer"), (None, "not-signed")):
            with self.subTest(signer):
                package = Package(ORDER[0], Shelf.signed, Shelf.folder, signer)
                self.catalog.packages[package.kb] = package
                self.pc.forget_state()
                self.refuse(symbol, self.catalog.packages.values())

    def test_redirected(self):
        stranger = LocalCatalog(Shelf.packages)
        self.addCleanup(stranger.close)
        for target in (f"http://localhost:{stranger.port}/c/x.msu", "https://example.com/x.msu", "file:///C:/x.msu",
                       "ftp://127.0.0.1/x.msu"):
            with self.subTest(target):
                self.pc.forget_state()
                self.answer_file(lambda handler, _, place=target: handler.send(b"", 302, Location=place))
                self.refuse("redirect-refused")
        self.assertEqual(stranger.requests, [])

    def test_redirected_for_ever(self):
        self.answer_file(lambda handler, package: handler.send(b"", 302, Location=handler.path + "x"))
        self.refuse("redirect-refused")
        self.assertLess(len(self.catalog.requests), 12)

    @staticmethod
    def endless(handler, _):
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        piece = b"x" * 65536
        while True:
            handler.wfile.write(b"10000\r\n" + piece + b"\r\n")

    def test_endless_package(self):
        def endless(handler, _):
            handler.send_response(200)
            handler.send_header("Content-Length", str(1 << 40))
            handler.end_headers()
            while True:
                handler.wfile.write(b"x" * 65536)
        self.answer_file(endless)
        self.refuse("download-too-large")

    def test_endless_package_that_announces_nothing(self):
        """It ends at what the Catalog's listing makes likely, long before the disk is full."""
        self.answer_file(self.endless)
        self.refuse("download-too-large")

    def test_endless_page(self):
        for kind in ("search", "dialog"):
            with self.subTest(kind):
                self.pc.forget_state()
                self.catalog.answers = {kind: self.endless}
                self.refuse("download-too-large")
