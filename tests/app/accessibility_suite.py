#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The real esu-wizard on a real bus of accessibility (AT-SPI), as a screen reader meets it.

usage: accessibility_suite.py ESU_WIZARD
Walks a practice PC to the last page by what the bus offers alone, and keeps every message that passed.
"""
import contextlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from types import SimpleNamespace

TOP = Path(__file__).resolve().parent.parent.parent
sys.path += [str(TOP / "tests"), str(TOP / "tests" / "windows" / "wine")]
import x_display  # noqa: E402
from suite import end  # noqa: E402

SCENARIO = TOP / "resources/scenarios/windows7-pro-ready.json"
# The practice key is treated like a real one: all of it but the last five stays off the bus.
SAMPLE_KEY = "BCDFG-HJKMP-QRTVW-XY234-6789B"
SECRET = SAMPLE_KEY.split("-")[:4]
# What a text-changed event says, as dbus-monitor writes it.
TYPED = re.compile(r'member=TextChanged\n   string "[a-z:]+"\n   int32 \d+\n   int32 \d+\n   variant +string "([^"]*)"')
BADGES = ("問題なし", "要確認", "進行中", "未確認")
PATIENCE = 60
WIZARD = None


class Bus:
    """The bus of accessibility within a session of the test's own, with everything that passes on it."""

    def __init__(self, folder):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, Gio, GLib
        self.atspi = Atspi
        Atspi.init()
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                    Gio.DBusCallFlags.NONE, -1).unpack()[0]
        kind = Gio.DBusConnectionFlags
        self._own = Gio.DBusConnection.new_for_address_sync(
            address, kind.AUTHENTICATION_CLIENT | kind.MESSAGE_BUS_CONNECTION, None, None)
        self._variant, self._none = GLib.Variant, Gio.DBusCallFlags.NONE
        self.log = folder / "bus.log"
        with self.log.open("wb") as log:
            self._monitor = subprocess.Popen(["dbus-monitor", "--address", address], stdout=log, stderr=subprocess.DEVNULL)
        wait(lambda: self.log.stat().st_size, "the bus is heard")

        # Qt tells what somebody asks for, as a screen reader does.
        self._listener = Atspi.EventListener.new(lambda *_: None)
        for kind in ("object:text-changed", "object:property-change", "object:state-changed", "object:text-caret-moved"):
            self._listener.register(kind)

    def close(self):
        self._monitor.terminate()
        self._monitor.wait()

    def flush(self):
        """Everything that has passed so far is in the log: what passes last is there."""
        last = "org.example.EndOfTheWalk"
        self._own.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                            self._variant("(s)", (last,)), None, self._none, -1)
        wait(lambda: last in self.log.read_text("utf-8", "replace"), "the end of the log")

    def program(self, name):
        desktop = self.atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_name() == name:
                return child
        return None


def wait(met, what):
    """What `met` gives once it is true; the only wait of this suite, and it ends."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        with contextlib.suppress(Exception):  # an object that has just gone
            if found := met():
                return found
        time.sleep(0.05)
    raise AssertionError(f"never came: {what}")


class Thing:
    """What the bus says of one object."""

    def __init__(self, each, atspi):
        self.role, self.name, self.description = each.get_role_name(), each.get_name() or "", each.get_description() or ""
        self.states = {state.value_nick for state in each.get_state_set().get_states()}
        text = each.get_text_iface()
        self.text = atspi.Text.get_text(text, 0, -1) if text else ""

    def __repr__(self):
        return f"{self.role} \"{self.name}\" ({self.description}) {sorted(self.states)}"


class Screen:
    """The window as the bus shows it."""

    def __init__(self, bus, program):
        self.bus, self.program = bus, program

    def shown(self):
        """What is shown, from the top; of long lists the first lines."""
        found, open_ = [], [self.program]
        while open_:
            each = open_.pop()
            each.clear_cache()
            if each is not self.program and not self.has(each, "SHOWING"):
                continue
            found.append(each)
            children = [each.get_child_at_index(i) for i in range(min(each.get_child_count(), 60))]
            open_ += [child for child in reversed(children) if child]
        return found

    def has(self, each, state):
        return each.get_state_set().contains(getattr(self.bus.atspi.StateType, state))

    def find(self, name):
        return next((each for each in self.shown() if each.get_name() == name and self.has(each, "FOCUSABLE")), None)

    def press(self, name):
        def pressed():
            button = self.find(name)
            if not button or not self.has(button, "ENABLED"):
                return False
            action = button.get_action_iface()
            names = [action.get_action_name(i) for i in range(action.get_n_actions())]
            return action.do_action(next(i for i, each in enumerate(names) if each in ("Press", "Toggle")))
        wait(pressed, f"{name} among {self.names()}")

    def names(self):
        return [each.get_name() for each in self.shown() if self.has(each, "FOCUSABLE")]

    def position(self):
        """The step, the button beside Cancel, and whether it can be pressed."""
        shown = self.shown()
        main = [each for each in shown if each.get_role_name() == "push button" and self.has(each, "FOCUSABLE")][-2]
        step = next(each.get_name() for each in shown if "、現在の手順" in each.get_name())
        return int(step.split("/")[0].split()[-1]), main.get_name(), self.has(main, "ENABLED")

    def main_button(self):
        """The one beside Cancel, once it can be pressed."""
        def ready():
            _, name, enabled = self.position()
            return name if enabled and name not in ("戻る", "ヘルプ") else None
        return wait(ready, f"a main button among {self.names()}")

    def step(self):
        return wait(lambda: self.position()[0], "the step")

    def things(self):
        return [Thing(each, self.bus.atspi) for each in self.shown()]


class Walk:
    """Page by page to the last one and out: what each showed, and the key typed, revealed and hidden again on the way."""

    FIRST = "プロダクト キー、5 組のうち 1 組目"

    def __init__(self, screen, keyboard):
        self.screen, self.keyboard, self.pages, self.key = screen, keyboard, {}, {}
        wait(lambda: screen.find("もう一度確認"), "page 1 with what was read")
        while True:
            if screen.step() == 3 and not self.key:
                self.enter_key()
            button, step = screen.main_button(), screen.step()
            self.pages.setdefault(step, []).append(screen.things())
            if step == 7:
                break
            self.go(button)
        screen.press("完了")
        wait(lambda: screen.find("残しておく"), "what the portable program offers")
        self.offer = screen.things()

    def go(self, button):
        """Presses it until it is seen to act: one that spends takes no press at once after it has come."""
        before, pressed = self.screen.position(), 0

        def gone():
            nonlocal pressed
            if self.screen.position() != before:
                return True
            if time.monotonic() - pressed > 1:
                pressed = time.monotonic()
                self.screen.press(button)
            return False
        wait(gone, f"what {button} does")

    def enter_key(self):
        field = wait(lambda: self.screen.find(self.FIRST), "the key field")
        self.key["empty"] = self.screen.things()
        field.get_component_iface().grab_focus()
        wait(lambda: self.screen.has(self.screen.find(self.FIRST), "FOCUSED"), "the focus in the key field")
        self.keyboard.type(SAMPLE_KEY.replace("-", ""))
        wait(lambda: self.screen.find("キーをインストール") and self.screen.has(self.screen.find("キーをインストール"), "ENABLED"), "a whole key")
        self.key["typed"] = self.screen.things()
        self.screen.press("表示")
        wait(lambda: self.screen.find("隠す"), "the key revealed")
        self.key["revealed"] = self.screen.things()
        self.screen.find(self.FIRST).get_component_iface().grab_focus()
        wait(lambda: self.screen.has(self.screen.find(self.FIRST), "FOCUSED"), "the focus in the key field")
        self.keyboard.press("Home")
        for _ in range(5):
            self.keyboard.press("Delete")
        wait(lambda: not self.screen.has(self.screen.find("キーをインストール"), "ENABLED"), "a key with a gap")
        self.keyboard.type(SECRET[0])
        wait(lambda: self.screen.has(self.screen.find("キーをインストール"), "ENABLED"), "a whole key again")
        self.key["typed while revealed"] = self.screen.things()


class Accessibility(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.closing = contextlib.ExitStack()
        cls.addClassCleanup(cls.closing.close)
        folder = Path(cls.closing.enter_context(tempfile.TemporaryDirectory()))
        bus = cls.closing.enter_context(contextlib.closing(Bus(folder)))
        scenario = json.loads(SCENARIO.read_text("utf-8"))
        scenario["behaviour"] = {}  # nobody has to be waited for
        scenario.pop("$schema")
        for update in scenario["updates"]:
            update.pop("restart_required", None)
        file = folder / "pc.json"
        file.write_text(json.dumps(scenario), "utf-8")
        wizard, program = cls.start(bus, file, "--portable")
        keyboard = cls.closing.enter_context(contextlib.closing(x_display.Keyboard(SimpleNamespace(name=os.environ["DISPLAY"]))))
        keyboard.focus()
        cls.walk = Walk(Screen(bus, program), keyboard)
        wizard.terminate()
        wizard.wait()
        wait(lambda: not bus.program("ESU Wizard"), "the end of the wizard")
        _, program = cls.start(bus, file, "--leave-nothing")
        leaving = Screen(bus, program)
        wait(lambda: leaving.find("残しておく"), "the offer without a window")
        cls.leaving = leaving.things()
        bus.flush()
        cls.passed = bus.log.read_text("utf-8", "replace")

    @classmethod
    def start(cls, bus, file, *words):
        wizard = subprocess.Popen([WIZARD, "--machine", f"practice:{file}", "--language", "ja", *words], stderr=subprocess.DEVNULL,
                                  env=dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb"))
        cls.closing.callback(wizard.wait)
        cls.closing.callback(wizard.terminate)
        return wizard, wait(lambda: bus.program("ESU Wizard"), "the wizard on the bus")

    def every_thing(self):
        for place, looks in [*self.walk.pages.items(), ("offer", [self.walk.offer]), *((name, [look]) for name, look in self.walk.key.items())]:
            for look in looks:
                for thing in look:
                    yield place, thing

    def test_every_page_is_walked_by_what_the_bus_offers(self):
        self.assertEqual(sorted(self.walk.pages), [1, 2, 3, 4, 5, 6, 7])

    def test_the_portable_program_offers_to_leave_nothing_though_its_copy_runs(self):
        for shown in (self.walk.offer, self.leaving):
            offered = {thing.name: thing.description for thing in shown if thing.role == "push button"}
            self.assertEqual(set(offered), {"削除する", "残しておく"})
            self.assertIn("ESU は有効なまま", offered["削除する"])

    def test_what_can_have_the_focus_has_a_name(self):
        for place, thing in self.every_thing():
            if "focusable" in thing.states:
                with self.subTest(place):
                    self.assertTrue(thing.name.strip(), thing)

    def test_what_is_pressed_and_filled_in_says_what_comes_of_it(self):
        acted_on = {"push button", "toggle button", "check box", "radio button", "combo box", "password text"}
        met = set()
        for place, thing in self.every_thing():
            if "focusable" in thing.states and thing.role in acted_on and not thing.name.startswith("手順 "):
                met.add(thing.role)
                with self.subTest(place):
                    self.assertTrue(thing.description.strip(), thing)
        self.assertLessEqual({"push button", "check box", "radio button", "combo box", "password text"}, met)

    def test_states_are_told(self):
        first = self.walk.pages[1][0]
        self.assertIn("checked", next(each for each in first if each.role == "radio button").states)
        for look, name, checked in (("typed", "表示", False), ("revealed", "隠す", True)):
            with self.subTest(name):
                reveal = next(each for each in self.walk.key[look] if each.name == name)
                self.assertEqual("checked" in reveal.states, checked)
        for page, looks in self.walk.pages.items():
            with self.subTest(page):
                rail = [each.name for each in looks[-1] if each.name.startswith("手順 ")]
                self.assertEqual(["、現在の手順" in name for name in rail], [step + 1 == page for step in range(7)])
                cards = [each for each in looks[-1] if each.role == "frame" and "focusable" in each.states]
                self.assertTrue(cards[0].name.strip(), cards)
                if page in (1, 2, 7):  # elsewhere it may only inform
                    self.assertIn(cards[0].name.split()[0], BADGES)

    def test_the_key_field_is_a_password_with_a_place_for_each_group(self):
        for name, look in self.walk.key.items():
            with self.subTest(name):
                groups = [each for each in look if each.name.startswith("プロダクト キー、5 組のうち")]
                self.assertEqual([each.name.split()[-2] for each in groups], list("12345"))
                self.assertEqual([each.role for each in groups][:4], ["password text"] * 4)

    def test_the_bus_is_heard(self):
        self.assertIn("手順 3/7", self.passed)
        self.assertIn("6789B", self.passed)

    def test_the_key_is_never_on_the_bus(self):
        for group in SECRET:
            for form in (group, group.lower()):
                # No message that would show it: the output of a test is kept.
                self.assertFalse(form in self.passed, f"group {SECRET.index(group) + 1}")

    def test_nor_is_a_character_of_it_as_it_is_typed(self):
        told = TYPED.findall(self.passed)
        self.assertTrue(any("ProductType" in each for each in told), "events are heard: the details")
        self.assertEqual(len([each for each in told if len(each.strip()) == 1]), 0)


def inside():
    result = unittest.TextTestRunner(verbosity=0).run(unittest.defaultTestLoader.loadTestsFromTestCase(Accessibility))
    return end(result)


def main():
    global WIZARD
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    WIZARD = str(Path(sys.argv[1]).resolve())
    if sys.argv[2:] == ["--within-its-session"]:
        return inside()
    with contextlib.closing(x_display.Display()) as display, tempfile.TemporaryDirectory() as home:
        # A session of its own: no desktop that runs here hears of it, and none is heard.
        environment = dict(os.environ, DISPLAY=display.name, LC_ALL="C.UTF-8", HOME=home, XDG_RUNTIME_DIR=home,
                           XDG_CACHE_HOME=home, XDG_CONFIG_HOME=home)
        return subprocess.run(["dbus-run-session", "--", sys.executable, "-W", "ignore::DeprecationWarning", __file__, WIZARD, "--within-its-session"],
                              check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
