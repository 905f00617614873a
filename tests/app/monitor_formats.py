# SPDX-License-Identifier: MIT
"""Strict readers of what `esuctl verify --format` writes: each refuses whatever its convention does not allow."""
import json
import re

NAGIOS_WORDS = {0: "OK", 1: "WARNING", 2: "CRITICAL", 3: "UNKNOWN"}
NUMBER = r"-?\d+(?:\.\d+)?"
# 'label'=value[UOM];[warn];[crit];[min];[max] of the Monitoring Plugins guidelines.
PERFDATA = re.compile(rf"([a-z_]+)=({NUMBER})((?:;(?:{NUMBER})?){{0,4}})")


def read_nagios(stdout, code):
    """The values of the one line, whose word has to be that of the exit code."""
    text = stdout.decode("utf-8")
    assert text.endswith("\n") and len(text.splitlines()) == 1 and "\r" not in text, text
    line = text[:-1]
    assert code in NAGIOS_WORDS, code
    assert line.startswith(f"ESU {NAGIOS_WORDS[code]} - "), line
    assert line.count("|") <= 1 and all(sign.isprintable() for sign in line), line
    words, _, values = line.partition(" | ")
    assert "|" not in words and len(words) > len("ESU OK - "), line
    assert len(line.encode()) < 1024, "an old agent would cut the values off"
    read = {}
    for part in values.split():
        found = PERFDATA.fullmatch(part)
        assert found and found[1] not in read, part
        read[found[1]] = int(found[2])
    return read


METRIC = re.compile(r'([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (-?\d+)')
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\\\|\\"|\\n)*)"(?:,|$)')


def read_prometheus(stdout):
    """{(metric, labels): value}; every metric has HELP and TYPE before it, its rows stand together."""
    text = stdout.decode("utf-8")
    assert text.endswith("\n") and "\r" not in text and not text.startswith("\ufeff"), text
    assert "# EOF" not in text
    read, helped, typed, order = {}, [], [], []
    for line in text[:-1].split("\n"):
        if line.startswith("# HELP "):
            helped.append(line.split(" ", 3)[2])
            assert len(line.split(" ", 3)) == 4, line
        elif line.startswith("# TYPE "):
            name, kind = line.split(" ")[2:]
            assert kind == "gauge" and helped[-1] == name, line
            typed.append(name)
        else:
            found = METRIC.fullmatch(line)
            assert found and typed[-1] == found[1], line
            labels, rest = {}, found[2] or ""
            while rest:
                label = LABEL.match(rest)
                assert label and label[1] not in labels, line
                labels[label[1]] = re.sub(r"\\(.)", lambda sign: {"n": "\n"}.get(sign[1], sign[1]), label[2])
                rest = rest[label.end():]
            row = (found[1], tuple(sorted(labels.items())))
            assert row not in read, line
            read[row] = int(found[3])
            order.append(found[1])
    assert helped == typed and len(set(typed)) == len(typed) and set(order) == set(typed), text
    return read


def read_zabbix(stdout):
    """The one line of JSON of a master item: ASCII, flat but for `reasons` and `error`, without null."""
    text = stdout.decode("ascii")
    assert text.endswith("\n") and text.count("\n") == 1, text

    def pairs(found):
        assert len({name for name, _ in found}) == len(found), found
        return dict(found)

    read = json.loads(text, object_pairs_hook=pairs)
    for name, value in read.items():
        if name in ("reasons", "error"):
            assert all(isinstance(part, str) for part in value.values()), value
        else:
            assert isinstance(value, (int, str)) and not isinstance(value, bool), (name, value)
    return read
