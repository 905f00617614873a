#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Proves that one commit gives one set of bytes: everything is made twice, in two folders, under two clocks.

    reproducible.py --qt-x64 TOOLCHAIN [--qt-x86 TOOLCHAIN]   compiles HEAD twice without the compiler cache (an hour or two)
    reproducible.py --x64 BUILD [--x86 BUILD]                 packs the programs of these builds twice

--pictures DIR: with the documents, made twice as well, from these pictures.
Differences end it with 1. Qt comes from its own cache both times.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import content

# More than a year later, so that day, month and year of everything differ; the times of files are what they are.
OTHER_CLOCK = ("env", "NO_FAKE_STAT=1", "faketime", "-f", "+400d")
COMPARED = ("*.exe", "*.msi", "*.zip")


def copy_tree(target):
    """What git knows and what it would take, without history: a clone has only what is committed."""
    names = content.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=content.TOP).split("\0")
    for name in filter(None, names):
        if (content.TOP / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(content.TOP / name, target / name)


def compile_in(folder, arch, toolchain, clock, environment):
    """The two programs of one architecture, in a clone of HEAD."""
    preset, build = f"windows-{arch}", folder / "build" / f"windows-{arch}"
    content.run([*clock, "cmake", "--preset", preset, f"-DCMAKE_TOOLCHAIN_FILE={toolchain}", "-DESU_BUILD_TESTS=OFF"], cwd=folder, env=environment)
    content.run([*clock, "cmake", "--build", build, "-j", str(os.cpu_count()), "--target", "esu-wizard", "esuctl"], cwd=folder, env=environment)
    return build


def pack(tree, out, builds, pictures, clock, environment):
    words = [word for arch, build in builds.items() for word in (f"--{arch}", build)]
    if pictures:
        manual = out.parent / "manual"
        content.run([*clock, sys.executable, tree / "installer/manual/build.py", "--out", manual, "--pictures", pictures], env=environment)
        words += ["--manual", manual]
    content.run([*clock, sys.executable, tree / "installer/packages/build.py", "--out", out, *words], env=environment)


def differences(one, other):
    """Names with whether both are the same, of all that is compared."""
    found = {}
    for pattern in COMPARED:
        names = {path.relative_to(one) for path in one.rglob(pattern)} | {path.relative_to(other) for path in other.rglob(pattern)}
        for name in names:
            both = (one / name, other / name)
            found[str(name)] = all(path.is_file() for path in both) and content.digest(both[0]) == content.digest(both[1])
    return found


def make(folder, builds, toolchains, pictures, commit, clock, environment):
    """Everything, below `folder`."""
    if toolchains:
        # The tree may go on while this runs.
        content.run(["git", "clone", "--quiet", "--no-hardlinks", "--no-checkout", content.TOP, folder / "tree"])
        content.run(["git", "checkout", "--quiet", "--detach", commit], cwd=folder / "tree")
        builds = {arch: compile_in(folder / "tree", arch, toolchain, clock, environment) for arch, toolchain in toolchains.items()}
    else:
        copy_tree(folder / "tree")
    out = folder / "out"
    pack(folder / "tree", out, builds, pictures, clock, environment)
    # Programs that were not compiled here are the same for both: they prove nothing.
    for arch in toolchains:
        for name in content.PROGRAMS:
            (out / arch).mkdir(exist_ok=True)
            shutil.copyfile(builds[arch] / "app" / name, out / arch / name)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for arch in content.ARCHITECTURES:
        parser.add_argument(f"--{arch}", type=Path)
        parser.add_argument(f"--qt-{arch}", type=Path)
    parser.add_argument("--pictures", type=Path)
    options = vars(parser.parse_args())
    builds = {arch: options[arch].resolve() for arch in content.ARCHITECTURES if options[arch]}
    toolchains = {arch: options[f"qt_{arch}"] for arch in content.ARCHITECTURES if options[f"qt_{arch}"]}
    if bool(builds) == bool(toolchains):
        parser.error("either builds, or toolchains to build with")
    pictures = options["pictures"].resolve() if options["pictures"] else None
    environment = dict(os.environ, SOURCE_DATE_EPOCH=str(content.time_of_commit()), CCACHE_DISABLE="1", PYTHONDONTWRITEBYTECODE="1")
    with tempfile.TemporaryDirectory(prefix="esu-one-") as one, tempfile.TemporaryDirectory(prefix="esu-the-other-") as other:
        commit = content.run(["git", "rev-parse", "HEAD"], cwd=content.TOP).strip()
        made = [make(Path(one) / "a", builds, toolchains, pictures, commit, (), environment),
                make(Path(other) / "another" / "folder", builds, toolchains, pictures, commit, OTHER_CLOCK, environment)]
        found = differences(*made)
        for name, same in sorted(found.items()):
            print(f"{'same     ' if same else 'DIFFERENT'}  {content.digest(made[0] / name)}  {name}")
    return 0 if found and all(found.values()) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (content.Problem, subprocess.SubprocessError) as problem:
        print(f"reproducible: {problem}", file=sys.stderr)
        sys.exit(1)
