# SPDX-License-Identifier: MIT
"""The NSIS installer of one architecture, from setup.nsi."""
import os
import shutil
from pathlib import Path

import content

HERE = Path(__file__).resolve().parent


def contents_nsh(names):
    """The macros of setup.nsi that name every file."""
    install = "".join(f'  File "{name}"\n' for name in names)
    # Those of a version that had documents, too.
    remove = "".join(f'  Delete "$INSTDIR\\{name}"\n' for name in (*content.NAMES, *content.MANUAL_FILES))
    return f"!macro InstallContents\n{install}!macroend\n!macro RemoveContents\n{remove}!macroend\n"


def make(stage, arch, version, icon, output, when, signer, work):
    """`stage` holds the files; `signer`: a command that signs the file it is given, or nothing."""
    folder = work / f"nsis-{arch}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(stage, folder)
    (folder / "contents.nsh").write_text(contents_nsh(content.names_in(stage)), "ascii")
    shutil.copy(icon, folder / "icon.ico")
    for name in ("setup.nsi", "setup-words.nsh"):
        # Marked as UTF-8: makensis would else read it in the code page of the machine.
        (folder / name).write_text((HERE / name).read_text("utf-8"), "utf-8-sig")
    content.settle(folder, when)
    size = sum((folder / name).stat().st_size for name in content.names_in(stage)) // 1024
    defines = {"VERSION": version, "NUMBERS": content.numbers_of(version), "ARCH": arch, "SIZE": size, "ICON": "icon.ico",
               "OUTPUT": output.name, "SIGN": signer or ""}
    content.run([content.tool("makensis", "nsis"), "-V2", "-WX", "-NOCD", *(f"-D{key}={value}" for key, value in defines.items()),
                 "setup.nsi"], cwd=folder, env=dict(os.environ, SOURCE_DATE_EPOCH=str(when), TZ="UTC", LC_ALL="C.UTF-8"))
    shutil.move(folder / output.name, output)
