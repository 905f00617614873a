# SPDX-License-Identifier: MIT
"""A strict reader of the calendar files that this program writes (RFC 5545): what it does not know is wrong."""
import re
from datetime import datetime, timedelta

ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}
DURATION = re.compile(r"([+-]?)P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)")


class Entry:
    """A VEVENT: `uid`, `day`, `days`, `summary`, `description`, `stamp`, `alarm` (the moment it rings)."""

    def __init__(self, fields, alarm):
        if set(fields) != ONCE:
            raise ValueError(f"members {sorted(set(fields) ^ ONCE)}")
        self.uid, self.summary, self.description = fields["UID"], text(fields["SUMMARY"]), text(fields["DESCRIPTION"])
        self.stamp = datetime.strptime(fields["DTSTAMP"], "%Y%m%dT%H%M%SZ")
        self.day, self.end = (whole_day(fields[name]) for name in ("DTSTART", "DTEND"))
        if self.end != self.day + timedelta(days=1):
            raise ValueError("not one whole day")
        if fields["TRANSP"] != "TRANSPARENT":
            raise ValueError("an entry that makes nobody busy is TRANSPARENT")
        if set(alarm) != {"ACTION", "DESCRIPTION", "TRIGGER"} or alarm["ACTION"] != "DISPLAY" or not alarm["DESCRIPTION"]:
            raise ValueError(f"alarm {alarm}")
        self.alarm = datetime.combine(self.day, datetime.min.time()) + duration(alarm["TRIGGER"])


def whole_day(value):
    if not re.fullmatch(r"VALUE=DATE:\d{8}", value):
        raise ValueError(f"no whole day: {value}")
    return datetime.strptime(value[-8:], "%Y%m%d").date()


def duration(value):
    found = DURATION.fullmatch(value)
    if not found or value.endswith(("P", "T")):
        raise ValueError(f"no duration: {value}")
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in found.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if found[1] == "-" else length


def text(value):
    if re.search(r"(?<!\\)(?:\\\\)*[,;]", value) or re.search(r"\\(?![\\;,nN])", re.sub(r"\\\\", "", value)):
        raise ValueError(f"not escaped: {value}")
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def lines(raw):
    """Unfolded, as (name, the rest behind ":" or ";")."""
    if raw.startswith(b"\xef\xbb\xbf") or not raw.endswith(b"\r\n"):
        raise ValueError("BOM, or no CRLF at the end")
    physical = raw[:-2].split(b"\r\n")
    for line in physical:
        if len(line) > 75 or b"\n" in line or b"\r" in line:
            raise ValueError(f"{len(line)} octets or a bare line end: {line!r}")
        line.decode("utf-8")  # no character is torn apart
    whole = re.sub(b"\r\n ", b"", raw[:-2]).decode("utf-8").split("\r\n")
    for line in whole:
        if any(ord(sign) < 0x20 for sign in line):
            raise ValueError(f"control character: {line!r}")
        found = re.fullmatch(r"([A-Z-]+)([:;])(.*)", line, re.DOTALL)
        if not found:
            raise ValueError(f"no content line: {line!r}")
        yield found[1], found[3]


def read(raw):
    """The entries of the file's bytes, in its order."""
    entries, head, fields, alarm, open_parts = [], {}, None, None, []
    for name, value in lines(raw):
        if name == "BEGIN":
            if open_parts + [value] not in (["VCALENDAR"], ["VCALENDAR", "VEVENT"], ["VCALENDAR", "VEVENT", "VALARM"]):
                raise ValueError(f"{value} in {open_parts}")
            open_parts.append(value)
            fields, alarm = ({}, None) if value == "VEVENT" else (fields, {} if value == "VALARM" else alarm)
        elif name == "END":
            if open_parts.pop() != value:
                raise ValueError(f"END:{value}")
            if value == "VEVENT":
                entries.append(Entry(fields, alarm))
        else:
            target = {"VCALENDAR": head, "VEVENT": fields, "VALARM": alarm}[open_parts[-1]]
            if name in target:
                raise ValueError(f"{name} twice")
            target[name] = value
    if open_parts or head.get("VERSION") != "2.0" or set(head) != {"VERSION", "PRODID", "CALSCALE"}:
        raise ValueError(f"calendar {open_parts} {head}")
    if len({entry.uid for entry in entries}) != len(entries):
        raise ValueError("a UID twice")
    return entries
