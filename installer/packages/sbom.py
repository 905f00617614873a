# SPDX-License-Identifier: MIT
"""The bill of materials (CycloneDX 1.5, JSON) of one architecture: from the link lines of both programs, and the sources
and data that they are made of, as the build itself lists them."""
import datetime
import json
import re
import shlex
import uuid
from pathlib import Path

import content

HERE = Path(__file__).resolve().parent
SPACE = uuid.UUID("0c6f6b8e-6a0e-4f8b-9a43-3a2a8b9b8a10")


def link_line(build, program):
    """What ninja links `program` from: the objects and archives, in order."""
    block, inside = [], False
    for line in (build / "build.ninja").read_text("utf-8").splitlines():
        inside = inside or line.startswith(f"build app/{program}:")
        if inside and not line:
            break
        if inside:
            block.append(line)
    if not block:
        raise content.Problem(f"{build / 'build.ninja'} does not build {program}")
    libraries = next(line.split("=", 1)[1] for line in block if line.strip().startswith("LINK_LIBRARIES ="))
    return block[0].split(":", 1)[1].split("|")[0].split()[1:] + libraries.split()


def archives(build):
    """Names of the archives of both programs that are not ours."""
    found = set()
    for program in content.PROGRAMS:
        found |= {Path(word).name for word in link_line(build, program) if word.endswith(".a")}
    return {name for name in found if not name.startswith("libesu_")}


def own_sources(build):
    """Our files that the programs are made of, compiled or taken in as data, relative to the tree: as ninja knows them."""
    wanted = [f"app/{program}" for program in content.PROGRAMS]
    told = content.run([content.tool("ninja", "ninja-build"), "-C", build, "-t", "inputs", *wanted])
    # Each as a shell would take it.
    files = {word for line in told.splitlines() for word in shlex.split(line)}
    tree, made = tree_of(build), build.resolve()
    return sorted({Path(file).relative_to(tree).as_posix() for file in files
                   if Path(file).is_relative_to(tree) and not Path(file).is_relative_to(made)})


def tree_of(build):
    cache = (build / "CMakeCache.txt").read_text("utf-8")
    return Path(re.search(r"^CMAKE_HOME_DIRECTORY:INTERNAL=(.*)$", cache, re.M).group(1))


def compiler_version(build):
    for file in sorted((build / "CMakeFiles").glob("*/CMakeCXXCompiler.cmake")):
        found = re.search(r'CMAKE_CXX_COMPILER_VERSION "([0-9.]+)"', file.read_text("utf-8"))
        if found:
            return found.group(1)
    raise content.Problem(f"{build} does not say which compiler it has")


def source_digests():
    recipe = (content.TOP / "installer" / "windows" / "build-deps.sh").read_text("utf-8")
    return dict(re.findall(r"^(\w+_sha256)=([0-9a-f]{64})$", recipe, re.M))


def rows():
    return json.loads((HERE / "components.json").read_text("utf-8"))["components"]


def used(build):
    """The rows of components.json that are in the programs; an archive that no row names is a fault of ours."""
    there, chosen = archives(build), []
    for row in rows():
        mine = there & set(row.get("archives", []))
        there -= mine
        is_within = row.get("within") in {other["name"] for other in chosen}
        if mine or row.get("always") or is_within:
            chosen.append(row)
    if there:
        raise content.Problem(f"components.json does not know {', '.join(sorted(there))}")
    return chosen


def component(row, compiler, digests):
    version = compiler if row.get("version") == "compiler" else row.get("version", "")
    entry = {"type": "library", "bom-ref": reference(row["name"]), "name": row["name"]}
    if version:
        entry["version"] = version
    if "supplier" in row:
        entry["supplier"] = {"name": row["supplier"]}
    entry["licenses"] = [{"expression": row["license"]}]
    if "purl" in row:
        entry["purl"] = row["purl"]
    if "digest" in row:
        entry["externalReferences"] = [{"type": "source-distribution", "url": "installer/windows/build-deps.sh",
                                        "hashes": [{"alg": "SHA-256", "content": digests[row["digest"]]}]}]
    return entry


def reference(name):
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def file_entry(name, path):
    if not path.is_file():
        raise content.Problem(f"{path} was compiled and is not there: the build is older than its tree")
    return {"type": "file", "bom-ref": f"file:{name}", "name": name, "hashes": [{"alg": "SHA-256", "content": content.digest(path)}]}


def moment(when):
    return datetime.datetime.fromtimestamp(when, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def write(target, build, arch, version, when, programs):
    chosen, compiler, digests = used(build), compiler_version(build), source_digests()
    within = {row["name"]: row["within"] for row in chosen if "within" in row}
    direct = [reference(row["name"]) for row in chosen if row["name"] not in within]
    depends = {"esu-wizard": direct}
    for name, above in within.items():
        depends.setdefault(reference(above), []).append(reference(name))
    tree = tree_of(build)
    main = {"type": "application", "bom-ref": "esu-wizard", "name": content.PRODUCT, "version": version,
            "supplier": {"name": content.PUBLISHER}, "licenses": [{"expression": "MIT"}],
            "properties": [{"name": "esu-wizard:architecture", "value": arch}],
            "components": [file_entry(name, path) for name, path in sorted(programs.items())]
            + [file_entry(name, tree / name) for name in own_sources(build)]}
    document = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
                "metadata": {"timestamp": moment(when),
                             "component": main},
                "components": [component(row, compiler, digests) for row in chosen],
                "dependencies": [{"ref": name, "dependsOn": sorted(depends[name])} for name in sorted(depends)]}
    document["serialNumber"] = f"urn:uuid:{uuid.uuid5(SPACE, json.dumps(document, sort_keys=True))}"
    target.write_text(json.dumps(document, indent=1, sort_keys=True) + "\n", "utf-8", newline="\n")
