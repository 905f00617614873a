#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a new key, and what stands in the place of app/shipped_data_keys.cpp in the programs of the suites.

usage: make_source.py KEY.pem SOURCE.cpp
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "installer" / "data_pack"))
import make  # noqa: E402

SOURCE = """// Made with the build by tests/data_keys/make_source.py.
#include "app/data_keys.h"

namespace esu {{

QList<DataPackKey> dataPackKeys()
{{
    return {{*dataPackKey("{text}")}};
}}

}} // namespace esu
"""


def main():
    key, source = map(Path, sys.argv[1:])
    key.unlink(missing_ok=True)
    make.make_key(key)
    source.write_text(SOURCE.format(text=make.key_text(key, "test")), "utf-8")


if __name__ == "__main__":
    main()
