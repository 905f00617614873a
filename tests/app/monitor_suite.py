#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`esuctl verify --format` on practice PCs, read as strictly as the conventions of the monitoring systems.

usage: monitor_suite.py ESUCTL
"""
import datetime
import re
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))
import esuctl_suite  # noqa: E402
import monitor_formats as formats  # noqa: E402
from esuctl_suite import SAMPLE_KEY, SCENARIOS, TOP, run  # noqa: E402
from suite import end  # noqa: E402


class Monitoring(unittest.TestCase):
    """verify --format, by readers as strict as the conventions; one test per scenario, added below."""

    def ask(self, form, *words):
        answer = run(["verify", "--format", form, "--language", "ja", *words])
        self.assertEqual(answer.stderr, b"", "agents take both streams for one")
        self.assertNotIn(SAMPLE_KEY.encode(), answer.stdout)
        return answer

    def ask_all(self, *words):
        """The three answers as values, with their exit codes."""
        nagios, prometheus, zabbix = (self.ask(form, *words) for form in ("nagios", "prometheus", "zabbix"))
        return ((formats.read_nagios(nagios.stdout, nagios.code), nagios.code),
                (formats.read_prometheus(prometheus.stdout), prometheus.code),
                (formats.read_zabbix(zabbix.stdout), zabbix.code))

    def assert_failure(self, code, *words):
        (values, nagios), (metrics, prometheus), (item, zabbix) = self.ask_all(*words)
        self.assertEqual((values, nagios, prometheus, zabbix), ({}, 3, code, code))
        [success, error] = metrics.items()
        self.assertEqual(success, (("esu_check_success", ()), 0))
        self.assertEqual((error[0][0], error[1]), ("esu_check_error_info", 1))
        self.assertEqual((item["success"], item["level"], item["level_number"], item["exit_code"]),
                         (0, "unknown", 3, code))
        self.assertEqual(set(item), {"success", "level", "level_number", "exit_code", "text", "error"})
        self.assertEqual(dict(error[0][1]), item["error"])
        return item

    def test_the_levels_of_known_pcs(self):
        for scenario, level in (("windows10-already-active", "green"), ("windows10-wrong-clock", "amber"),
                                ("windows10-only-base-activated", "red"), ("windows7-home-not-eligible", "red")):
            with self.subTest(scenario):
                (values, nagios), (metrics, _), (item, _) = self.ask_all("--machine", f"practice:{scenario}")
                self.assertEqual(item["level"], level)
                number = ("green", "amber", "red").index(level)
                self.assertEqual({nagios, values["level"], metrics["esu_verdict_level", ()], item["level_number"]},
                                 {number})

    def test_days_left_are_counted_to_the_last_day_that_is_licensed(self):
        (values, _), (metrics, _), (item, _) = self.ask_all("--machine", "practice:windows10-already-active")
        checked = datetime.datetime.fromtimestamp(item["checked"], datetime.timezone.utc).date()
        end = datetime.date.fromisoformat(item["cover_end"])
        days = (end - checked).days
        self.assertGreater(days, 0)
        self.assertEqual({values["days_left"], metrics["esu_cover_days_left", ()], item["days_left"]}, {days})
        self.assertEqual(metrics["esu_last_checked_timestamp_seconds", ()], item["checked"])

    def test_what_is_not_known_is_left_out(self):
        (values, _), (metrics, _), (item, _) = self.ask_all("--machine", "practice:windows10-only-base-activated")
        self.assertNotIn("days_left", values)
        self.assertNotIn(("esu_cover_days_left", ()), metrics)
        self.assertNotIn("cover_end", item)

    def test_every_failure_is_unknown_to_nagios(self):
        machine = ["--machine", "practice:windows10-already-active"]
        for words in (["--machine", "practice:nobody"], ["--frobnicate"], ["--language", "fr"], ["--install"],
                      ["--state", ""], [*machine, "--log", "/nowhere/log.txt"], ["--machine", "another-pc"],
                      ["--machine", f"practice:{SAMPLE_KEY}"], ["nonsense"]):
            with self.subTest(words):
                self.assert_failure(2, *words)
        self.assertEqual(run(["verify", "--format=nagios", "--frobnicate"]).code, 3)
        for words in (["--help"], ["--version"]):
            self.assertEqual(run(["verify", "--format", "nagios", *words]).code, 3, "a text is no green verdict")
        for words in (["inspect", "--format", "nagios"], ["frobnicate", "--format", "nagios"]):
            answer = run(words)
            self.assertEqual(formats.read_nagios(answer.stdout, answer.code), {})
            self.assertEqual(answer.code, 3)
        self.assertEqual(run(["verify", "--format", "Nagios", *machine]).code, 3, "its agent reads 2 as critical")
        both = subprocess.run([esuctl_suite.ESUCTL, "verify", "--format", "nagios", "--json"], capture_output=True,
                              check=False)
        self.assertEqual((formats.read_nagios(both.stdout, both.returncode), both.returncode), ({}, 3))
        with open("/dev/full", "wb") as full:
            lost = subprocess.run([esuctl_suite.ESUCTL, "verify", "--format", "nagios", *machine], stdout=full, check=False)
        self.assertEqual(lost.returncode, 3)

    def test_a_format_that_is_not_known(self):
        for value in ("icinga", ""):
            answer = run(["verify", "--format", value, "--json"])
            self.assertEqual((answer.code, answer.document["error"]["operation"]), (2, "cli.arguments"))

    def test_no_text_adds_a_line_or_a_value(self):
        for name in ("a|level=0;0;1", 'b"} 1\nesu_verdict_level 0', "c\r\nESU OK - x", "d\u2028e\u0085f\\", "g\x1b[2J"):
            with self.subTest(name):
                item = self.assert_failure(2, "--machine", f"practice:{name}")
                self.assertTrue(all(sign.isprintable() for sign in item["text"]), item["text"])

    def test_the_contract_names_every_member(self):
        page = (TOP / "app/ctl/CONTRACT.md").read_text("utf-8").split("\n## Monitoring\n", 1)[1].split("\n## ", 1)[0]
        written = {"values": set(), "metrics": set(), "members": set()}
        for path in SCENARIOS:
            (values, _), (metrics, _), (item, _) = self.ask_all("--machine", f"practice:{path.stem}")
            written["values"] |= set(values)
            written["metrics"] |= {name for name, _ in metrics}
            written["members"] |= set(item)
        (_, _), (metrics, _), (item, _) = self.ask_all("--machine", "practice:nobody")
        written["metrics"] |= {name for name, _ in metrics}
        written["members"] |= set(item)
        rows = [line.split("|")[2:5] for line in page.splitlines() if line.startswith("| ")][1:]
        told = {kind: set(re.findall(r"`([a-z_]+)`", " ".join(row[column] for row in rows)))
                for column, kind in enumerate(("values", "metrics", "members"))}
        self.assertEqual(told, written)


def add_monitoring_test(path):
    def test(self):
        on = ["--machine", f"practice:{path.stem}"]
        document = run(["verify", "--json", *on]).document
        (values, nagios), (metrics, prometheus), (item, zabbix) = self.ask_all(*on)
        self.assertEqual({prometheus, zabbix, item["exit_code"]}, {document["exit_code"]})
        verdict = document["verdict"]
        number = {"green": 0, "none": 0, "amber": 1, "red": 2}[verdict["level"]]
        self.assertEqual({nagios, values["level"], metrics["esu_verdict_level", ()], item["level_number"]}, {number})
        self.assertEqual(item["level"], verdict["level"])
        self.assertEqual(item["reasons"], {reason["id"]: reason["state"] for reason in verdict["reasons"]})
        states = {"met": 0, "unknown": 1, "not-met": 2}
        self.assertEqual({labels: value for (name, labels), value in metrics.items() if name == "esu_reason_state"},
                         {(("reason", reason["id"]),): states[reason["state"]] for reason in verdict["reasons"]})
        counted = verdict["updates"] in ("met", "no-esu-update", "behind")
        self.assertEqual(values.get("months_behind"), verdict["months_behind"] if counted else None)

    setattr(Monitoring, f"test_{path.stem.replace('-', '_')}", test)


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1]).exists():
        print(__doc__, file=sys.stderr)
        return 2
    esuctl_suite.ESUCTL = str(Path(sys.argv[1]).resolve())
    for path in SCENARIOS:
        add_monitoring_test(path)
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    return end(unittest.TextTestRunner(verbosity=1).run(suite))


if __name__ == "__main__":
    sys.exit(main())
