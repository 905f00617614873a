# SPDX-License-Identifier: MIT
"""The contract of esuctl and the reports of the window as a test: the schemas as published, and the closed forms made of them."""
import json
from pathlib import Path

import jsonschema  # Debian's python3-jsonschema: run this with /usr/bin/python3

TOP = Path(__file__).resolve().parent.parent.parent
PUBLISHED = json.loads((TOP / "app/ctl/contract.schema.json").read_text("utf-8"))
REPORT = json.loads((TOP / "app/wizard/report.schema.json").read_text("utf-8"))


def closed(schema):
    """The same schema without unknown members and without words that nobody wrote down."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {name: closed(part) for name, part in schema.items()}
    choices = result.get("anyOf", [])
    if len(choices) == 2 and "enum" in choices[0] and set(choices[1]) == {"type"}:
        del result["anyOf"]
        result["enum"] = choices[0]["enum"]
    if result.get("type") == "object" and ("properties" in result or "allOf" in result):
        result["unevaluatedProperties"] = False
    return result


jsonschema.Draft202012Validator.check_schema(PUBLISHED)
STRICT = jsonschema.Draft202012Validator(closed(PUBLISHED))
OPEN = jsonschema.Draft202012Validator(PUBLISHED)


# Its parts are those of the contract; this validator follows no urn.
REPORT_WITH_PARTS = dict(json.loads(json.dumps(REPORT).replace(f"{PUBLISHED['$id']}#", "#")), **{"$defs": PUBLISHED["$defs"]})
jsonschema.Draft202012Validator.check_schema(REPORT_WITH_PARTS)


def report_problems(document):
    """What is wrong with a report of the window, one line for each."""
    return sorted({f"{'/'.join(map(str, error.absolute_path)) or 'report'}: {error.message}"
                   for schema in (REPORT_WITH_PARTS, closed(REPORT_WITH_PARTS))
                   for error in jsonschema.Draft202012Validator(schema).iter_errors(document)})


def problems(document):
    """What is wrong with a document, one line for each; empty where nothing is."""
    found = {(tuple(error.absolute_path), error.validator, error.message) for validator in (OPEN, STRICT)
             for error in leaves(validator.iter_errors(document))}
    # A member that is wrong leaves what is around it unrecognised as well: the innermost place says it.
    inner = [(place, kind) for place, kind, _ in found]
    return sorted(f"{'/'.join(map(str, place)) or 'document'}: {message}" for place, kind, message in found
                  if kind != "unevaluatedProperties" or not any(
                      other[:len(place)] == place and (other != place or why != kind) for other, why in inner))


def leaves(errors):
    """Of "none of these fits" the reason of the one that came nearest."""
    for error in errors:
        if error.context:
            yield from leaves([min(error.context, key=jsonschema.exceptions.relevance)])
        else:
            yield error
