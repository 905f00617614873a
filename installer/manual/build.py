#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the documents: of each Markdown beside this file one offline HTML page and one PDF.

    build.py --out DIR --pictures DIR [--html]      --html: no PDF

Debian's python3-markdown makes the HTML, weasyprint the PDF from it. The same texts and pictures give the same bytes.
"""
import argparse
import base64
import html
import os
import shutil
import sys
import tempfile
from pathlib import Path

import source
from content import MANUAL_FILES, emptied
from source import HERE, TOP, Problem

WORDS = {
    "ja": {"contents": "目次", "search": "この文書を検索", "none": "見つかりません。短い言葉で試してください。"},
    "en": {"contents": "Contents", "search": "Search this document", "none": "Nothing found. Try a shorter word."},
}


def as_html(markdown):
    """(title, table of contents, body)"""
    try:
        import markdown as library  # pylint: disable=import-outside-toplevel
    except ImportError as missing:
        raise Problem("Debian package python3-markdown is missing") from missing
    maker = library.Markdown(extensions=["tables", "toc", "attr_list"], extension_configs={"toc": {"toc_depth": "2-3"}}, output_format="xhtml")
    body = maker.convert(markdown)
    title = next(line[2:].strip() for line in markdown.splitlines() if line.startswith("# "))
    return title, maker.toc, body


def with_pictures(body, folder):
    for name in source.pictures(body):
        picture = folder / name
        if not picture.is_file():
            raise Problem(f"{picture} is not there: ./dev screenshots takes it")
        data = base64.b64encode(picture.read_bytes()).decode("ascii")
        body = body.replace(f'<img src="{name}"', f'<img src="data:image/png;base64,{data}"')
    return body


def page(name, pictures):
    """The HTML of one document, with everything it needs inside."""
    language = source.language_of(name)
    words = WORDS[language]
    title, contents, body = as_html(source.expand(name))
    style, script = ((HERE / file).read_text("utf-8") for file in ("style.css", "search.js"))
    version = source.project_version()
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width"/>
<title>{html.escape(title)}</title>
<style>
{style}</style>
</head>
<body class="{name.split('.')[0]}">
<nav>
<p class="search"><label for="search">{words['search']}</label> <input id="search" type="search" autocomplete="off"/></p>
<p id="none" role="status" data-words="{words['none']}"></p>
<h2>{words['contents']}</h2>
{contents}
</nav>
<main>
{with_pictures(body, pictures)}
<footer>ESU Wizard {version}</footer>
</main>
<script>
{script}</script>
</body>
</html>
"""


def make_pdf(page_file, output):
    try:
        import weasyprint  # pylint: disable=import-outside-toplevel
    except ImportError as missing:
        raise Problem("Debian package weasyprint is missing") from missing
    # The times in the fonts that it cuts down.
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    weasyprint.HTML(str(page_file)).write_pdf(str(output))


def make(out, pictures, pdf=True):
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name, stem in source.MANUALS.items():
            file = work / f"{stem}.html"
            file.write_text(page(name, pictures), "utf-8", newline="\n")
            if pdf:
                make_pdf(file, work / f"{stem}.pdf")
        emptied(out, lambda name: name in (*MANUAL_FILES, source.STAMP))
        for file in sorted(work.iterdir()):
            shutil.copyfile(file, out / file.name)
    (out / source.STAMP).write_text(source.digest_of_sources() + "\n", "ascii")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pictures", type=Path, default=TOP / "build/screenshots")
    parser.add_argument("--html", action="store_true")
    options = parser.parse_args()
    make(options.out, options.pictures, pdf=not options.html)
    for file in sorted(options.out.glob("*.*")):
        print(f"{file.stat().st_size // 1024:6} KiB  {file}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Problem as problem:
        print(f"manual: {problem}", file=sys.stderr)
        sys.exit(1)
