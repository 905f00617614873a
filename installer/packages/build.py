#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Packs the Windows programs: setup (NSIS), MSI and portable ZIP of each architecture, with digests, SBOM and manifests.

    build.py --out DIR [--x64 BUILD] [--x86 BUILD] [--manual DIR] [--only setup|msi|zip]… [--download-url URL] [signing: see signing.py]

BUILD: a build folder of preset windows-x64 or windows-x86. The same commit and the same programs give the same bytes,
wherever and whenever it runs; installer/PACKAGES.md says what the packages do.
"""
import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path

import content
import manifests
import msi
import portable
import sbom
import setup
import signing

sys.path.append(str(content.TOP / "installer" / "manual"))
import source as manuals  # noqa: E402

PACKAGE = re.compile(r"esu-wizard-[0-9.]+-(" + "|".join(content.ARCHITECTURES) + ")("
                     + "|".join(map(re.escape, content.KINDS.values())) + r")\Z")


def check_programs(build, version):
    for name in content.PROGRAMS:
        program = build / "app" / name
        if not program.is_file():
            raise content.Problem(f"{program} is not there: ./dev package builds it")
        found = content.version_of(program)
        if found != version:
            raise content.Problem(f"{program} is version {found or 'unknown'}, packed is {version}")
        tests = [key for key in content.data_keys_in(program) if key.lower().startswith("test")]
        if tests:
            raise content.Problem(f"{program} believes data packs of a test ({', '.join(tests)}): it is not packed")


def add_manuals(stage, folder):
    """The documents that ./dev manual made, unless their texts are others by now."""
    if not manuals.is_current(folder):
        raise content.Problem(f"{folder} is older than its texts: ./dev manual makes it anew")
    for name in content.MANUAL_FILES:
        if not (folder / name).is_file():
            raise content.Problem(f"{folder / name} is not there: ./dev manual makes it")
        shutil.copyfile(folder / name, stage / name)


def fill(stage, build, arch, options, signer):
    """Puts everything a package holds into `stage`."""
    stage.mkdir(parents=True)
    version, when = options.version, options.when
    for name in content.PROGRAMS:
        shutil.copyfile(build / "app" / name, stage / name)
        signer.sign(stage / name)
    for name, source in content.TEXTS.items():
        text = (content.TOP / source).read_text("utf-8")
        (stage / name).write_text(text, "utf-8", newline="\r\n" if name.endswith(".txt") else "\n")
    if options.manual:
        add_manuals(stage, options.manual)
    sbom.write(stage / content.SBOM, build, arch, version, when, {name: stage / name for name in content.PROGRAMS})
    content.write_digests(stage, [name for name in content.names_in(stage) if name != content.DIGESTS], stage / content.DIGESTS)
    content.settle(stage, when)


def pack(arch, build, options, signer, work):
    stage = work / f"stage-{arch}"
    version, when, icon = options.version, options.when, build / "icons" / "esu-wizard.ico"
    fill(stage, build, arch, options, signer)
    made = []
    for kind in options.only or content.KINDS:
        output = options.out / content.package_name(kind, version, arch)
        if kind == "setup":
            setup.make(stage, arch, version, icon, output, when, signer.command(), work)
            signer.sign(output)
        elif kind == "msi":
            msi.make(stage, arch, version, icon, output, when, work)
            signer.sign(output)
        else:
            portable.make(stage, f"esu-wizard-{version}-{arch}", output, when)
        made.append(output.name)
    return made


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    for arch in content.ARCHITECTURES:
        parser.add_argument(f"--{arch}", type=Path)
    parser.add_argument("--manual", type=Path, help="folder of ./dev manual, for packages with documents")
    parser.add_argument("--only", action="append", choices=tuple(content.KINDS))
    parser.add_argument("--download-url", default=manifests.NOWHERE, help="folder of the packages, for the manifests")
    parser.add_argument("--as-version", help="a test's: packs the same programs as if they were this version")
    signing.add_options(parser)
    options = parser.parse_args()
    options.version = options.as_version or content.project_version()
    options.when = content.time_of_commit()
    return options


def main():
    options = read_options()
    builds = {arch: getattr(options, arch) for arch in content.ARCHITECTURES if getattr(options, arch)}
    if not builds:
        raise content.Problem("nothing to pack: --x64 or --x86")
    for build in builds.values():
        check_programs(build, content.project_version())
    content.emptied(options.out, lambda name: name in (content.DIGESTS, "manifests") or PACKAGE.match(name))
    signer = signing.Signer(options)
    made = []
    with tempfile.TemporaryDirectory() as work:
        for arch, build in builds.items():
            made += pack(arch, build.resolve(), options, signer, Path(work))
    content.write_digests(options.out, made, options.out / content.DIGESTS)
    if set(builds) == set(content.ARCHITECTURES) and not options.only:
        manifests.write(options.out, options.version, options.when, options.download_url)
    print((options.out / content.DIGESTS).read_text("ascii"), end="")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except content.Problem as problem:
        print(f"package: {problem}", file=sys.stderr)
        sys.exit(1)
