# SPDX-License-Identifier: MIT
"""The Markdown of a document, with what it takes from other rooms: the help, tables of other pages, the addresses.

Lines of their own:

    {{help ID}}                  a section of resources/help with its heading, one level below ours
    {{help-text ID}}             the same without its heading
    {{table FILE | SECTION}}     the tables of a section of a page of this tree
    {{hosts}}                    the addresses of resources/endpoints.json
    {{picture NAME | CAPTION}}   a picture of ./dev screenshots

Anywhere: {{version}}. Needs nothing but Python.
"""
import hashlib
import html
import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "packages"))
from content import MANUALS, Problem, project_version  # noqa: E402

DIRECTIVE = re.compile(r"^\{\{([a-z-]+)(?: ([^|}]+?))?(?: \| ([^}]+?))?\}\}$", re.M)
# Beside the documents: what they were made of.
STAMP = "sources.sha256"
PURPOSES = {
    "ja": {"activation": "ライセンス認証サーバーに届くかを確かめる", "windows-update": "Windows Update に届くかを確かめる",
           "certificates": "証明書の一覧に届くかを確かめる", "search": "不足しているパッケージを探す", "download": "パッケージをダウンロードする"},
    "en": {"activation": "whether the activation server can be reached", "windows-update": "whether Windows Update can be reached",
           "certificates": "whether the lists of certificates can be reached", "search": "looks for packages that are missing",
           "download": "downloads packages"},
}
HEADS = {"ja": ("接続先", "ポート", "目的"), "en": ("host", "port", "for")}


def language_of(name):
    return name.rsplit(".", 1)[1]


def hosts():
    """(host, port, purpose) of everything the program itself asks."""
    data = json.loads((TOP / "resources/endpoints.json").read_text("utf-8"))
    catalog = data["catalog"]
    asked = [(probe["url"], probe["purpose"]) for probe in data["probes"]]
    asked += [(catalog[which], "search") for which in ("search", "dialog")]
    # Files are asked for by https whatever the Catalog says.
    asked += [(f"https://{host}/", "download") for host in catalog["downloadHosts"]]
    found = {}
    for url, purpose in asked:
        parts = urlsplit(url)
        found.setdefault((parts.hostname, 443 if parts.scheme == "https" else 80), []).append(purpose)
    return [(host, port, list(dict.fromkeys(purposes))) for (host, port), purposes in found.items()]


def hosts_table(language):
    words, joint = PURPOSES[language], {"ja": "。", "en": "; "}[language]
    rows = [HEADS[language], ("---",) * 3]
    rows += [(f"`{host}`", str(port), joint.join(words[purpose] for purpose in purposes)) for host, port, purposes in hosts()]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def help_section(language, name):
    """(heading, the rest as XHTML)."""
    page = (TOP / f"resources/help/{language}.html").read_text("utf-8")
    found = re.search(rf'<section id="{re.escape(name)}"[^>]*>\s*<h2>(.*?)</h2>\s*(.*?)\s*</section>', page, re.S)
    if not found:
        raise Problem(f"the help ({language}) has no section {name}")
    return html.unescape(found[1]), found[2]


def tables_of(page, section):
    text = (TOP / page).read_text("utf-8")
    found = re.search(rf"^## {re.escape(section)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    tables = re.findall(r"(?:^\|.*\n)+", found[1] if found else "", re.M)
    if not tables:
        raise Problem(f"{page} has no table below \"{section}\"")
    return "\n".join(tables)


def expand(name):
    """The whole Markdown of `name`, as "owner.ja"."""
    language = language_of(name)

    def replace(line):
        kind, what, words = line.groups()
        if kind == "help":
            heading, body = help_section(language, what)
            return f"### {heading} {{#{what}}}\n\n{body}"
        if kind == "help-text":
            return help_section(language, what)[1]
        if kind == "table":
            return tables_of(what, words)
        if kind == "hosts":
            return hosts_table(language)
        if kind == "picture":
            return f'<figure><img src="{what}.png" alt="{html.escape(words)}"/><figcaption>{html.escape(words)}</figcaption></figure>'
        raise Problem(f"{name}.md: {line[0]} is not known")

    text = (HERE / f"{name}.md").read_text("utf-8")
    return DIRECTIVE.sub(replace, text).replace("{{version}}", project_version())


def digest_of_sources():
    """Of all that the documents are made of but their pictures."""
    whole = hashlib.sha256()
    for file in (*sorted(HERE.glob("*.py")), *sorted(HERE.glob("*.css")), *sorted(HERE.glob("*.js"))):
        whole.update(file.read_bytes())
    for name in MANUALS:
        whole.update(expand(name).encode("utf-8"))
    return whole.hexdigest()


def is_current(folder):
    """Whether the documents there were made of these sources."""
    stamp = folder / STAMP
    return stamp.is_file() and stamp.read_text("ascii").strip() == digest_of_sources()


def pictures(markdown):
    return re.findall(r'<img src="([^"]+)"', markdown)


def headings(markdown):
    """(level, id) of every heading that has an id."""
    return [(len(marks), anchor) for marks, anchor in re.findall(r"^(#+) .*\{#([a-z0-9-]+)\}$", markdown, re.M)]

