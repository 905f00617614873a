#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The shipped Windows programs under Wine: on a bare PC, and on the COM-level test PC.

    run_suite.py BUILD_DIR [--work DIR] [--lane NAME] [--only TEXT]…

BUILD_DIR: a build of preset windows-x64. Ends with one line "N passed, N failed". What a run leaves stays in the work
folder (default BUILD_DIR/wine), screenshots among it.
"""
import argparse
import json
import shutil
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.append(str(Path(__file__).resolve().parents[2]))
import wine_pc  # noqa: E402
import x_display  # noqa: E402
from data_packs import DataPacks  # noqa: E402
from repair_chain import BadDownloads, RepairChain  # noqa: E402
from key_search import SAMPLE_KEY, SPELLINGS  # noqa: E402
from suite import end  # noqa: E402
from suite_case import KEY_ON_STDIN, ROOT, Place, Scenario, SuiteCase, summary  # noqa: E402

# Elevation and the time of the network come from the machine that runs Wine, not from the COM-level PC.
NOT_FOR_THIS_PC = {"not-elevated", "windows10-wrong-clock"}


class OnBareWine(SuiteCase):
    """Truth about what Wine lacks: unknown is not no."""

    def inspect(self, pc, version):
        document = self.esuctl(pc, "inspect")
        self.assertEqual(document["exit_code"], 0)
        self.assertEqual(document["os"]["version"].split(".")[:2], version)
        self.assertFalse(document["practice"])
        self.assertIsNone(document["esu"], "Wine has no licensing service: no rows are no fact")
        self.assertIsNone((document["base_license"] or {}).get("licensed"))
        known = {entry["id"]: entry["state"] for entry in document["prerequisites"]}
        self.assertTrue(known)
        # What rests on component packages or licensing rows cannot be known here.
        doubtful = {name: state for name, state in known.items()
                    if name.endswith(("licensing-package", "base-license", "servicing-stack", "sha2", "rollup"))}
        self.assertIn("base-license", doubtful)
        self.assertLessEqual(set(doubtful.values()), {"unknown", "not-applicable"}, doubtful)
        return document

    def test_inspect_windows_7(self):
        self.inspect(Place.pc("bare-win7"), ["6", "1"])

    def test_inspect_windows_10(self):
        self.inspect(Place.pc("bare-win10"), ["10", "0"])

    def test_what_ships_adopts_no_folder_of_an_account(self):
        """To what is packaged, every folder under Wine is one that an account of a person made."""
        pc = Place.pc("bare-win7")
        pc.forget_state()
        self.addCleanup(pc.forget_state)
        folder = pc.state_folder()
        folder.mkdir(parents=True)
        data = json.loads((ROOT / "resources" / "prerequisites.json").read_text("utf-8"))
        data["dataDate"] = "2099-12-31"
        (folder / "prerequisites.json").write_text(json.dumps(data), "utf-8")
        document = pc.run(Place.program("esuctl.exe", "app"), "inspect", "--json").document
        self.assertEqual(document["exit_code"], 0)
        self.assertNotIn("2099-12-31", json.dumps(document))
        self.assertEqual([(aside / "prerequisites.json").exists() for aside in pc.moved_aside()], [True])
        self.assertFalse((folder / "prerequisites.json").exists())

    def test_a_recording_replays_to_the_same_inspection(self):
        for name in ("bare-win7", "bare-win10"):
            with self.subTest(name):
                pc = Place.pc(name)
                inspected = self.esuctl(pc, "inspect", "--language", "en")
                file = self.record(pc, name)
                self.assertSameInspection(self.replay(pc, file), inspected)
                self.assertNotIn(inspected["computer"], file.read_text("utf-8"))

    def test_self_test(self):
        for name in ("bare-win7", "bare-win10"):
            with self.subTest(name):
                document = self.esuctl(Place.pc(name), "self-test")
                checks = {check["id"]: check for check in document["checks"]}
                self.assertTrue(checks["data"]["ok"])
                self.assertTrue(checks["credential-store"]["ok"], checks)
                self.assertFalse(checks["licensing"]["ok"], "Wine has no licensing service")

    def test_activate_is_refused_before_anything_is_spent(self):
        document = self.esuctl(Place.pc("bare-win7"), "activate", key=True)
        self.assertNotEqual(document["exit_code"], 0)
        self.assertIsNotNone(document["error"])
        self.assertNotEqual(document["error"]["fault"], "NotFound", "unknown is not 'no ESU row'")


class CredentialManager(SuiteCase):
    def test_round_trip(self):
        pc = Place.pc("bare-win7")
        self.assertEqual(self.esuctl(pc, "key", "show")["exit_code"], 22)
        self.assertEqual(self.esuctl(pc, "key", "store", key=True)["exit_code"], 0)
        shown = self.esuctl(pc, "key", "show")
        self.assertEqual(shown["exit_code"], 0)
        self.assertIn(SAMPLE_KEY[-5:], json.dumps(shown))
        self.assertEqual(self.esuctl(pc, "key", "forget")["exit_code"], 0)
        self.assertEqual(self.esuctl(pc, "key", "show")["exit_code"], 22)


class OnTheComPc(SuiteCase):
    def setUp(self):
        self.pc = Place.pc("com-pc")
        self.pc.forget_state()

    def both(self, scenario, *arguments, key=False):
        """The document of the COM-level PC, after it was compared with that of the practice PC."""
        local = self.esuctl(self.pc, *arguments, "--language", "en", key=key, environment=scenario.environment())
        practice = self.esuctl(self.pc, *arguments, "--language", "en", *scenario.practice(), key=key)
        self.assertEqual(summary(local), summary(practice))
        self.assertEqual(scenario.log().problems(), [])
        self.assertEqual(scenario.log().violations(), [])
        return local

    def set_policies(self, policies):
        """As Group Policy would write them on this PC; they go with the test."""
        key = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\ESU Wizard"
        if policies:
            self.addCleanup(self.pc.import_registry, [f"[-{key}]"])
            self.pc.import_registry([f"[{key}]", *(f'"{name}"=' + (f"dword:{value:08x}" if isinstance(value, int) else f'"{value}"')
                                                   for name, value in policies.items())])

    def walk(self, name):
        scenario = Scenario(name)
        self.set_policies(scenario.content.get("policies", {}))
        for command in ("inspect", "prerequisites"):
            with self.subTest(command):
                self.both(scenario, command)
        with self.subTest("activate"):
            document = self.both(scenario, "activate", key=True)
            # This PC's clock is the real one: a key of a year that is over by now is refused on both PCs.
            if name == "japanese-windows":
                self.assertEqual((document["exit_code"], document["error"]["symbol"]), (10, "other-year"))
            elif "activate" in scenario.content["expect"] and name != "windows7-programme-ended":
                self.assertEqual(document["exit_code"], scenario.content["expect"]["activate"])
        with self.subTest("verify"):
            self.both(scenario, "verify")
        self.pc.forget_state()
        scenario = Scenario(name)
        with self.subTest("run"):
            if "repair_packages" not in scenario.content:
                self.both(scenario, "run", key=True)
                return
            # The Catalog of this PC is Microsoft's, and out of reach here: nothing is installed, no key is touched.
            document = self.esuctl(self.pc, "run", "--language", "en", key=True, environment=scenario.environment())
            self.assertEqual((document["exit_code"], document["activation"]), (16, None))
            self.assertEqual(scenario.log().violations(), [])

    def test_a_whole_activation_makes_few_round_trips_and_the_next_spends_nothing(self):
        for name in ("windows7-pro-ready", "windows10-22h2-year2", "server-2012r2"):
            with self.subTest(name):
                self.pc.forget_state()
                scenario = Scenario(name)
                first = self.esuctl(self.pc, "activate", key=True, environment=scenario.environment())
                self.assertEqual((first["exit_code"], first["activation"]["spent"]), (0, True))
                trips = scenario.log().round_trips()
                self.assertLessEqual(len(trips), 19, json.dumps(trips, indent=1))
                scenario.log_file.unlink()
                again = self.esuctl(self.pc, "activate", key=True, environment=scenario.environment())
                self.assertEqual((again["exit_code"], again["outcome"], again["activation"]["spent"]),
                                 (0, "nothing-to-do", False))
                log = scenario.log()
                self.assertEqual(log.count("ExecMethod.InstallProductKey") + log.count("ExecMethod.Activate"), 0)

    def test_killed_while_activating(self):
        for effect, spent in ((True, None), (False, True)):
            with self.subTest(happened=effect):
                self.pc.forget_state()
                behaviour = {"activate": {"failures": [{"call": 1, "hang": True, "effect": effect}]}}
                scenario = Scenario("windows7-pro-ready", behaviour=behaviour)
                process = self.pc.start(Place.program("esuctl.exe"), "activate", "--key-stdin", "--json",
                                        environment=scenario.environment())
                process.stdin.write(KEY_ON_STDIN)
                process.stdin.close()
                waiting = wine_pc.wait_for(
                    lambda: any(entry.get("hang") for entry in scenario.log().entries), timeout=120)
                process.kill()
                process.wait()
                process.stdout.close()
                process.stderr.close()
                self.assertTrue(waiting, scenario.log().entries)
                document = self.esuctl(self.pc, "activate", key=True, environment=scenario.environment())
                self.assertEqual((document["exit_code"], document["activation"]["spent"]), (0, spent))

    def test_a_folder_open_to_everybody_is_moved_aside_and_its_journal_taken_over(self):
        scenario = Scenario("windows7-pro-ready")
        self.esuctl(self.pc, "activate", key=True, environment=scenario.environment())
        folder = self.pc.state_folder()
        journal, = (folder / "journal").glob("*-*.json")
        before = journal.read_bytes()
        (folder / "planted.exe").write_bytes(b"planted")
        folder.chmod(0o777)
        self.addCleanup(self.pc.forget_state)
        self.assertEqual(self.esuctl(self.pc, "inspect", environment=scenario.environment())["exit_code"], 0)
        self.assertEqual([(aside / "planted.exe").exists() for aside in self.pc.moved_aside()], [True])
        self.assertEqual([path.name for path in folder.iterdir()], ["journal"])
        self.assertEqual([file.name for file in journal.parent.iterdir() if not file.name.endswith(".lock")], [journal.name])
        self.assertEqual(journal.read_bytes(), before)

    def test_uninstall_key(self):
        scenario = Scenario("windows10-already-active")
        document = self.both(scenario, "inspect")
        row = next(row for row in document["esu"] if row["key_installed"])
        self.both(scenario, "uninstall-key", "--activation-id", row["activation_id"])
        after = self.both(scenario, "inspect")
        installed = {row["activation_id"]: row["key_installed"] for row in after["esu"]}
        self.assertFalse(installed[row["activation_id"]])
        self.assertEqual(sum(installed.values()), sum(r["key_installed"] for r in document["esu"]) - 1)
        self.assertTrue(after["base_license"]["licensed"])

    def test_a_recording_replays_as_a_practice_pc(self):
        for name in ("windows7-missing-prerequisites", "japanese-windows", "wsus-managed", "unknown-esu-row"):
            with self.subTest(name):
                self.pc.forget_state()
                scenario = Scenario(name)
                inspected = self.esuctl(self.pc, "inspect", "--language", "en", environment=scenario.environment())
                file = self.record(self.pc, name, environment=scenario.environment())
                self.assertNotIn(scenario.content["os"]["computer_name"], file.read_text("utf-8"))
                server = inspected["update_source"]["server"]
                if server:
                    host = server.split("//")[1].split(":")[0]
                    inspected = json.loads(json.dumps(inspected).replace(host, "server-1"))
                self.assertSameInspection(self.replay(self.pc, file), inspected)

    def test_a_recording_replays_on_the_com_pc(self):
        """Recorded PCs, and one recorded here: the COM-level PC answers as they did."""
        fresh = Scenario("windows7-old-tls")
        inspected, checked = (self.esuctl(self.pc, command, "--language", "en", environment=fresh.environment())
                              for command in ("inspect", "prerequisites"))
        recorded = self.record(self.pc, fresh.name, environment=fresh.environment())
        files = [recorded, *(path for path in sorted((ROOT / "tests" / "recordings").glob("*.json"))
                             if not path.name.endswith(".inspect.json"))]
        for file in files:
            with self.subTest(file.name):
                self.pc.forget_state()
                # Dated today: the COM-level PC has the real clock.
                replayed = Scenario(file.stem, file)
                # Elevation is decided by the process, which is elevated here.
                self.assertTrue(replayed.content["elevated"])
                practice = self.esuctl(self.pc, "inspect", "--language", "en", *replayed.practice())
                local = self.esuctl(self.pc, "inspect", "--language", "en", environment=replayed.environment())
                self.assertSameInspection(local, practice)
                self.assertEqual((local["computer"], local["outcome"]), (practice["computer"], practice["outcome"]))
                self.assertEqual(replayed.log().problems(), [])
                if file == recorded:
                    self.assertSameInspection(local, inspected)
                    # What was around it, too: the practice PC has the recorded network.
                    again = self.esuctl(self.pc, "prerequisites", "--language", "en", *replayed.practice())
                    self.assertSameInspection(again, checked)

    def test_updates(self):
        scenario = Scenario("windows10-already-active")
        self.both(scenario, "updates")
        self.both(scenario, "updates", "--install")

    def test_a_servicing_stack_and_what_waits_for_it_in_one_run(self):
        """Alone in its call, or the agent refuses them all; the rollup appears only after it."""
        scenario = Scenario("windows7-servicing-stack-first")
        document = self.esuctl(self.pc, "run", key=True, environment=scenario.environment())
        installed = {update["kb"][0] for update in document["updates"] if update["state"] == "installed"}
        self.assertEqual(installed, {"KB4592510", "KB4579977", "KB4592471"})
        self.assertEqual(document["exit_code"], 3010)

    def test_private_connections_and_failures_by_return_value(self):
        scenario = Scenario("windows7-pro-ready")
        document = self.esuctl(self.pc, "activate", key=True,
                               environment=scenario.environment(ESU_COM_PC_DEMAND="blanket"))
        self.assertEqual(document["exit_code"], 0)
        self.pc.forget_state()
        scenario = Scenario("mak-exhausted")
        document = self.esuctl(self.pc, "activate", key=True,
                               environment=scenario.environment(ESU_COM_PC_DEMAND="return-value"))
        self.assertEqual((document["exit_code"], document["error"]["code"]), (14, "0xC004C020"))

    def test_access_denied_and_service_gone(self):
        for call, code, expected in (("connect", "0x80070005", 17), ("connect", "0x800706BA", 18),
                                     ("rows", "0x80041003", 17)):
            with self.subTest(call=call, code=code):
                self.pc.forget_state()
                scenario = Scenario("windows7-pro-ready", behaviour={call: {"failures": [{"hresult": code}]}})
                document = self.esuctl(self.pc, "activate", key=True, environment=scenario.environment())
                self.assertEqual(document["exit_code"], expected, document)


def add_walks():
    for file in sorted((ROOT / "resources" / "scenarios").glob("*.json")):
        if "schema" in file.stem or file.stem in NOT_FOR_THIS_PC:
            continue
        setattr(OnTheComPc, "test_walk_" + file.stem.replace("-", "_"), lambda self, name=file.stem: self.walk(name))


class Wizard(SuiteCase):
    def tour(self, pc, name, *arguments, exe="esu-wizard.exe", **environment):
        folder = Place.left / f"screens-{name}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        finished = pc.run(Place.program(exe), *arguments, "--tour", wine_pc.windows_path(folder),
                          environment=environment, timeout=600, watch=True)
        self.keep(finished, "tour-" + name)
        self.assertEqual(finished.code, 0, finished)
        pages = sorted(folder.glob("*.png"))
        self.assertGreaterEqual(len(pages), 5, finished)
        for page in pages:
            content = page.read_bytes()
            self.assertTrue(content.startswith(b"\x89PNG"))
            self.assertGreater(len(content), 5000, f"{page} is nearly empty")

    def test_tour_of_the_practice_pc_in_japanese(self):
        self.tour(Place.pc("com-pc-ja"), "practice-ja", "--machine", "practice:windows7-pro-ready")

    def test_a_person_walks_the_com_pc_with_the_keyboard(self):
        """Japanese Windows, the shipped program, only Enter, the key, and Alt+A for what spends: until that is done."""
        pc = Place.pc("com-pc-ja")
        pc.forget_state()
        scenario = Scenario("windows10-22h2-year2")
        folder = wine_pc.new_folder(Place.left, "walk")
        keyboard = x_display.Keyboard(Place.display)
        self.addCleanup(keyboard.close)
        process = pc.start(Place.program("esu-wizard.exe"), "--machine", "local",
                           environment=scenario.environment())

        def activated():
            return any("Activate" in entry.get("subject", "") and entry.get("op") == "answer"
                       for entry in scenario.log().entries)

        try:
            self.assertTrue(wine_pc.wait_for(lambda: scenario.log().round_trips(), 60), "the wizard never asked the PC")
            since_key = 0
            for step in range(20):
                wine_pc.wait_for(activated, 3)
                self.assertGreater(Place.display.save(folder / f"step-{step:02}.png"), 50, "nothing is on the screen")
                if activated():
                    break
                keyboard.focus()
                if not scenario.log().count("ExecMethod.InstallProductKey"):
                    keyboard.press("Control_L", "a")
                    keyboard.type(SAMPLE_KEY.replace("-", ""))
                else:
                    since_key += 1
                wine_pc.wait_for(activated, 1)
                # By then it is the page of what spends, which Enter never reaches from elsewhere.
                keyboard.press(*(("Alt_L", "a") if since_key > 5 else ("Return",)))
            self.assertTrue(activated(), f"see {folder}")
        finally:
            process.kill()
            out, err = process.communicate()
            self.keep(wine_pc.Finished(process.returncode, out, err), "walk-output")
        log = scenario.log()
        self.assertEqual((log.count("ExecMethod.InstallProductKey"), log.count("ExecMethod.Activate")), (1, 1))
        self.assertEqual(log.violations(), [])

    def test_tour_refuses_a_real_pc(self):
        scenario = Scenario("windows10-22h2-year2")
        finished = Place.pc("com-pc-ja").run(
            Place.program("esu-wizard.exe"), "--machine", "local", "--tour", wine_pc.windows_path(scenario.left),
            environment=scenario.environment(), timeout=90)
        self.assertNotIn(b"killed after", finished.stderr, "it neither walks nor ends")
        self.assertNotEqual(finished.code, 0)

    def test_with_every_fallback_of_the_shim_forced(self):
        exe = Place.build / "tests" / "ui" / "tst_ui.exe"
        if not exe.exists():
            self.skipTest(f"{exe} is not built")
        finished = Place.pc("bare-win7").run(exe, environment={"ESU_SHIM_FORCE_FALLBACKS": "1"}, timeout=300)
        self.assertIn(b"[  PASSED  ]", finished.stdout, finished)
        self.assertEqual(finished.code, 0, finished)


class TheSearchForTheKey(unittest.TestCase):
    """Runs last: nothing of what was left holds a key, and the search would have found it."""

    def test_finds_every_form(self):
        folder = wine_pc.new_folder(Place.work / "scenarios", "planted")
        planted = [text.encode(encoding) for text in SPELLINGS for encoding in ("utf-8", "utf-16-le")]
        planted += [b"MZ" + SAMPLE_KEY.encode("utf-16-le"), b"x" * (1 << 21) + SAMPLE_KEY.encode("utf-16-le")]
        for number, data in enumerate(planted):
            (folder / str(number)).write_bytes(data)
        (folder / "last five").write_text(SAMPLE_KEY[-5:])
        (folder / "a program of ours").write_bytes(b"MZ" + "BCDFGHJKMPQRTVWXY2346789".encode("utf-16-le"))
        found = wine_pc.grep_for_key(wine_pc.files_below([folder]))
        self.assertEqual({Path(file).name for file in found}, {str(number) for number in range(len(planted))})

    def test_what_cannot_be_read_is_not_passed_over(self):
        with self.assertRaises(OSError):
            wine_pc.grep_for_key([Place.work / "not there"])

    def test_is_seen_in_arguments_of_its_own_prefix_only(self):
        pc = Place.pc("bare-win7")
        elsewhere = wine_pc.ArgumentWatch("/nowhere")
        here = wine_pc.ArgumentWatch(pc.prefix)
        # It waits for its input, which the keeper of the test holds.
        process = pc.start("cmd", "/c", "set", "/p", SAMPLE_KEY + "=")
        for watch in (elsewhere, here):
            watch.start()
        here.seen.wait(60)
        process.communicate(b"\r\n", timeout=60)
        self.assertEqual((here.finish(), elsewhere.finish()), (True, False))

    def test_nothing_was_left_behind(self):
        for pc in Place.pcs.values():
            pc.close()
        left = list(wine_pc.files_below([Place.left]))
        if not left and Place.partly:
            self.skipTest("nothing ran that could have left something")
        self.assertTrue(left, "a whole lane leaves something")
        prefixes = [pc.prefix for pc in Place.pcs.values()]
        for prefix in prefixes:
            self.assertTrue((prefix / "user.reg").exists(), "a prefix whose registry is not written yet")
        self.assertEqual(wine_pc.grep_for_key([*left, *wine_pc.files_below(prefixes)]), [])


# Each in prefixes and on a display of its own, so that they can run side by side; the search looks at what its lane left.
LANES = {"documents": (OnBareWine, CredentialManager, OnTheComPc, DataPacks), "screens": (RepairChain, BadDownloads, Wizard)}


def selected(suite, texts):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from selected(test, texts)
        elif not texts or any(text in test.id() for text in texts):
            yield test


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=Path)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--lane", choices=LANES, help="only what is in it (default: all)")
    parser.add_argument("--only", action="append", default=[], help="part of a test's name")
    arguments = parser.parse_args()
    Place.build = arguments.build.resolve()
    Place.work = (arguments.work or arguments.build / "wine").resolve()
    Place.left = Place.work / "left"
    shutil.rmtree(Place.left, ignore_errors=True)
    Place.left.mkdir(parents=True)
    Place.partly = bool(arguments.only)
    Place.display = x_display.Display()
    add_walks()
    loader = unittest.defaultTestLoader
    tests = unittest.TestSuite()
    lanes = [LANES[arguments.lane]] if arguments.lane else LANES.values()
    for case in (*(case for lane in lanes for case in lane), TheSearchForTheKey):
        tests.addTests(selected(loader.loadTestsFromTestCase(case), arguments.only))
    result = unittest.TextTestRunner(verbosity=2).run(tests)
    for pc in Place.pcs.values():
        pc.close()
    Place.display.close()
    return end(result)


if __name__ == "__main__":
    sys.exit(main())
