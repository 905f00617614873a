# SPDX-License-Identifier: MIT
"""A job file, as Windows opens one with the program that was installed: refused with words, and nothing is changed."""
import re
import subprocess

from installed import OPEN_JOB, Remembering, Snapshot
from world import TOP, World, wine_pc, x_display

USAGE = 2


class Jobs(Remembering):
    def setUp(self):
        super().setUp()
        self.file = World.work / "Office 3.esujob"
        self.file.write_text('{"anything": true}', "utf-8")
        self.assertEqual(self.setup_program(World.packages("setup")), 0)

    def words(self, language):
        """What the program has for it, without the name."""
        english = re.search(r'return tr\("(.*?)"\)\s*\.arg', (TOP / "app/wizard/unknown_job.cpp").read_text("utf-8"), re.S).group(1)
        english = re.sub(r'"\s+"', "", english).replace('\\"', '"')
        if language == "en":
            return english
        catalogue = (TOP / "translations/esu-wizard_ja.ts").read_text("utf-8").replace("&quot;", '"')
        return catalogue.split(f"<source>{english}</source>")[1].split("<translation>")[1].split("</translation>")[0]

    def test_the_registered_line(self):
        """The program that is there, and the file as one argument."""
        line = next(value for value in Snapshot(self.pc, "jobs").values(OPEN_JOB) if value.startswith("@="))
        self.assertEqual(line, '@="\\"C:\\\\Program Files\\\\ESU Wizard\\\\esu-wizard.exe\\" \\"%1\\""')
        self.assertTrue((self.place / "esu-wizard.exe").is_file())

    def test_the_program_refuses_with_words(self):
        for language in ("en", "ja"):
            with self.subTest(language):
                done = self.pc.run(self.place / "esu-wizard.exe", wine_pc.windows_path(self.file), "--language", language)
                self.assertEqual(done.code, USAGE, done)
                self.assertEqual(done.stderr.decode().strip(), self.words(language).replace("%1", self.file.name))
        self.assertFalse(self.pc.state_folder().exists(), "nothing was noted on the PC")

    def test_opened_by_its_type(self):
        """As by a double click: there is nowhere to write to, so that a window says it, and the program ends with it."""
        folder = wine_pc.new_folder(World.work, "job")
        script = folder / "open.bat"
        script.write_text(f'@start /wait "" "{wine_pc.windows_path(self.file)}"\r\n@echo code %ERRORLEVEL%\r\n', "utf-8", newline="")
        keyboard = x_display.Keyboard(World.display())
        self.addCleanup(keyboard.close)
        opened = self.pc.start("cmd", "/c", wine_pc.windows_path(script), stdin=subprocess.DEVNULL)
        self.addCleanup(opened.kill)
        self.assertTrue(wine_pc.wait_for(lambda: World.display().save(folder / "said.png") > 20, 120), f"no window: {folder}")
        self.assertIsNone(opened.poll(), "it waits until the words are read")

        def closed():
            keyboard.focus()
            keyboard.press("Return")
            return opened.poll() is not None
        self.assertTrue(wine_pc.wait_for(closed, 60, step=0.5), f"the window does not close: {folder}")
        said, _ = opened.communicate(timeout=60)
        self.assertEqual(re.findall(r"code (-?\d+)", said.decode()), [str(USAGE)])
        self.assertFalse(self.pc.state_folder().exists(), "nothing was noted on the PC")
