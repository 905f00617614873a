# SPDX-License-Identifier: MIT
"""Data packs for the tests of an installed copy: a programme that no data of ours knows, with invented IDs, and its updates.

All days are counted from today: the programs have the clock of this machine.
"""
import copy
import datetime
import json
import sys

from world import TOP, World

sys.path += [str(TOP / "tests" / "app"), str(TOP / "installer" / "data_pack")]
import contract  # noqa: E402, F401
import data_pack_suite  # noqa: E402
import make  # noqa: E402

PROGRAMME, BUILD = "server-2019", 17763
YEAR_1 = "6f1a2b3c-4d5e-4f60-8b7c-8d9e0f1a2b3d"
FILES = ("esu-programmes.json", "updates-by-month.json")
TODAY = datetime.date.today()
BUILT_IN = max(datetime.date.fromisoformat(json.loads((TOP / "resources" / name).read_text("utf-8"))["dataDate"]) for name in FILES)
LONG_AGO = (BUILT_IN - datetime.timedelta(365)).isoformat()
# What is asked for by each of the last months; the PC has the fourth.
MONTHS, HAS = 6, 4
FIRST_REVISION = 5010


def day(number):
    """Later than what is built in, and than every month that is due."""
    return (max(BUILT_IN, TODAY) + datetime.timedelta(number)).isoformat()


def release_days():
    """The second Tuesdays of the last months."""
    found, year, month = [], TODAY.year, TODAY.month
    while len(found) < MONTHS:
        first = datetime.date(year, month, 1)
        release = first + datetime.timedelta((1 - first.weekday()) % 7 + 7)
        found += [release] if release <= TODAY else []
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return found[::-1]


def revision(number):
    return FIRST_REVISION + 10 * number


def programme(content):
    """Year 1 runs since 200 days, and its row has an ID."""
    start = TODAY - datetime.timedelta(200)
    base = next(row for row in content["programmes"] if row["id"] == "server-2016")
    content["programmes"].append(copy.deepcopy(base) | {
        "id": PROGRAMME, "name": {"ja": "Windows Server 2019", "en": "Windows Server 2019"}, "builds": [BUILD],
        "endOfFreeUpdates": (start - datetime.timedelta(1)).isoformat(), "source": "invented for a test",
        "proof": {"build": BUILD, "revision": FIRST_REVISION, "confidence": "H", "source": "invented for a test"},
        "years": [{"year": 1, "activationId": YEAR_1, "start": start.isoformat(), "end": (start + datetime.timedelta(364)).isoformat(),
                   "confidence": "H"}]})


def updates(months):
    """Of the first `months` of the last ones."""
    def change(content):
        content["tables"].append({"programmes": [PROGRAMME], "build": BUILD, "packageBuilds": [BUILD], "updates": [
            {"kb": f"KB9{revision(number):06}", "date": release.isoformat(), "kind": "monthly-rollup", "esu": True, "revision": revision(number),
             "exact": True, "confidence": "H", "source": "invented for a test"} for number, release in enumerate(release_days()[:months])]})
    return change


def key_of_tests():
    return World.build["x64"] / "tests" / "data_keys" / "key.pem"


def make_pack(target, date, months=HAS, key=None, wrong=None):
    """`wrong`: what is done to the table of updates besides."""
    def table(content):
        updates(months)(content)
        if wrong:
            wrong(content)
    folder = target.parent / f"{target.name}-files"
    folder.mkdir(exist_ok=True)
    for name, change in zip(FILES, (programme, table)):
        (folder / name).write_bytes(data_pack_suite.data(name, date, change))
    make.write(target, make.pack(key or key_of_tests(), [folder / name for name in FILES]))
    return target


def scenario():
    """A Windows Server 2019 of today with the licence row of year 1, without a key, and the updates of its fourth month."""
    pc = data_pack_suite.server_pc()
    ubr = revision(HAS - 1) + 5
    base, row = pc["rows"]
    row = {name: value for name, value in row.items() if name not in ("partial_key", "product_key_id")}
    pc |= {"id": PROGRAMME, "date": TODAY.isoformat(), "accepts": YEAR_1, "servicing_stack_version": f"10.0.{BUILD}.{ubr}",
           "packages": {"installed": [f"Package_for_RollupFix~31bf3856ad364e35~amd64~~{BUILD}.{ubr}.1.5"]},
           "rows": [base, row | {"id": YEAR_1, "status": 0, "reason": "0xC004F014"}]}
    pc["os"] |= {"caption": "Microsoft Windows Server 2019 Standard", "version": f"10.0.{BUILD}", "build": BUILD,
                 "product_name": "Windows Server 2019 Standard", "ubr": ubr}
    return pc
