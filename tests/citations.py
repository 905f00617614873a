# SPDX-License-Identifier: MIT
"""What comments and .md files cite, and whether it is there: paths of this tree, their sections, nothing that does not ship."""
import fnmatch
import io
import re
import tokenize

ROOMS = "app|core|ui|resources|translations|tests|installer|\\.github"
# core/base/error.h, tests/core, ui/text/words.*; not the end of a longer path or of an address.
PATH = re.compile(rf"(?<![\w/.:%~$\\-])((?:{ROOMS})/[\w./*-]*\w(?:\.?\*)?|README\.md|(?:[\w-]+/)*[\w-]+\.md)")
# PATH#anchor, or PATH, "Section": with or without backquotes around the path.
ANCHOR = re.compile(rf"{PATH.pattern}`?((?:(?:, )?#[a-z0-9-]+)+)")
SECTION = re.compile(rf'{PATH.pattern}`?(?:, | \()((?:"[^"]+"(?:, | and |, and )?)+)')
# Notes that never were part of the tree.
FOREIGN = re.compile(r"\b(facts?|peers|architecture rule) [A-Z]?\d|\bdesign/|§")
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)")
CODE_NAME = re.compile(r"`([\w./*-]+\.(?:h|cpp|c|py|cmake|sh|ts|md|json|in|inc|txt))`")


def comments(path, text):
    """The prose of a file as (line, text); what stands on consecutive lines is one text, so that a citation may wrap."""
    if path.suffix == ".md":
        blocks, kind = enumerate(text.splitlines(), 1), None
    elif path.suffix in (".cpp", ".h", ".c", ".inc"):
        blocks, kind = enumerate(text.splitlines(), 1), "//[/!]?<? ?(.*)"
    elif path.suffix == ".py":
        yield from python_comments(text)
        return
    elif path.suffix in (".cmake", ".sh", ".yml") or path.name in ("CMakeLists.txt", "dev", "run"):
        blocks, kind = enumerate(text.splitlines(), 1), r"(?:^|\s)# ?(.*)"
    else:
        return
    start, joined = 0, ""
    for number, line in blocks:
        if kind:
            found = re.search(kind, line)
            line = found.group(1) if found else ""
        if not line.strip() or line.startswith("|"):
            if joined:
                yield start, joined
            start, joined = number, line
            continue
        start, joined = (start, f"{joined} {line.strip()}") if joined else (number, line.strip())
    if joined:
        yield start, joined


def python_comments(text):
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
        elif token.type == tokenize.STRING and token.string.startswith('"""'):
            yield token.start[0], " ".join(token.string.split())


def slug(heading):
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def sections(markdown):
    """The titles and the anchors of a page."""
    headings = re.findall(r"^#+ (.*)$", markdown, re.M)
    titles = {re.sub(r'<a id="[^"]+"></a>|^\d+\. ', "", re.sub(r"^\d+\. ", "", heading)) for heading in headings}
    return titles, {slug(title) for title in titles} | set(re.findall(r'<a id="([^"]+)">', markdown))


class Tree:
    """The files that ship; `read` gives the text of one."""

    def __init__(self, files, read):
        self.files = {path.as_posix() for path in files}
        self.folders = {parent.as_posix() for path in files for parent in path.parents}
        self.read = read

    def resolve(self, name, beside):
        """The path that `name` means, seen from the top or from the folder of the one that cites it."""
        for place in (name, (beside / name).as_posix()):
            # A unit is also called by its name alone: app/composition.
            if place in self.files or place.rstrip("/") in self.folders or fnmatch.filter(self.files, place) or \
                    fnmatch.filter(self.files, f"{place}.*"):
                return place
        return None

    def has_name(self, name):
        """A file of this name anywhere: READMEs call the files of their room by their last part."""
        return any(fnmatch.fnmatch(path, name) or fnmatch.fnmatch(path, f"*/{name}") for path in self.files)

    def problems(self, path):
        text = self.read(path)
        beside = path.parent
        for line, prose in comments(path, text):
            for what in self.broken(path, prose, beside):
                yield f"{path}:{line}: {what}"

    def broken(self, path, prose, beside):
        for match in FOREIGN.finditer(prose):
            yield f"cites what does not ship: {match.group(0)}"
        for match in PATH.finditer(prose):
            if not self.resolve(match.group(1).rstrip("."), beside) and not self.has_name(match.group(1)):
                yield f"no such path: {match.group(1)}"
        for match in ANCHOR.finditer(prose):
            for anchor in re.findall("#([a-z0-9-]+)", match.group(2)):
                yield from self.missing(match.group(1), beside, anchor=anchor)
        for match in SECTION.finditer(prose):
            for title in re.findall('"([^"]+)"', match.group(2)):
                yield from self.missing(match.group(1), beside, title=title)
        if path.suffix == ".md":
            yield from self.broken_links(path, prose, beside)

    def broken_links(self, path, prose, beside):
        for target, anchor in LINK.findall(prose):
            place = (beside / target).as_posix() if target else path.as_posix()
            parts = []
            for part in place.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part]
            place = "/".join(parts)
            if place not in self.files and place.rstrip("/") not in self.folders:
                yield f"no such file: {target}"
            elif anchor:
                yield from self.missing(place, beside, anchor=anchor)
        for name in CODE_NAME.findall(prose):
            if "/" in name and not self.resolve(name, beside) and not self.has_name(name):
                yield f"no such file: {name}"

    def missing(self, name, beside, anchor=None, title=None):
        place = self.resolve(name, beside)
        if not place or not place.endswith(".md"):
            return
        titles, anchors = sections(self.read(place))
        if anchor and anchor not in anchors:
            yield f"{place} has no section #{anchor}"
        if title and title not in titles:
            yield f'{place} has no section "{title}"'
