"""`docgen rules`: the catalogue of what is checked."""

import json
import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from docgen.checks.listing import NO_RULES, NOT_IN_A_FILE, catalogue
from docgen.checks.rule import Reads, Rule, Stage
from docgen.errors import ExitCode, InputError

__all__ = ["configure", "run"]

WIDTH = 100
ID, SEVERITY = 8, 9
"""How wide the first columns of the list are."""


def configure(parser: ArgumentParser) -> None:
    """Add the rule to show."""
    parser.add_argument("rule", nargs="?", metavar="ID", help="show one rule whole, for example WS-42")


def run(arguments: Namespace) -> ExitCode:
    """Print the catalogue, or one rule."""
    wanted = arguments.rule.upper() if arguments.rule else None
    rules = [rule for rule in catalogue() if wanted in {None, rule.id}]
    if why := {**NO_RULES, **NOT_IN_A_FILE}.get(str(wanted)):
        raise InputError.at(arguments.rule, "is a number without a rule of its own.", why)
    if not rules:
        raise InputError.at(arguments.rule, "is not a rule.", "`docgen rules` lists them.")
    if arguments.json:
        print(json.dumps([_record(rule) for rule in rules], indent=2, ensure_ascii=False))
    else:
        lines = _whole(rules[0]) if wanted else (line for rule in rules for line in _listed(rule))
        print("\n".join(lines))
    return ExitCode.DONE


def _listed(rule: Rule) -> list[str]:
    return _wrapped(f"{rule.id:<{ID}}{rule.severity:<{SEVERITY}}", rule.says)


def _whole(rule: Rule) -> Iterator[str]:
    rows = {
        "source": rule.source,
        "severity": str(rule.severity),
        "reads": str(rule.reads),
        "holds": _holds(rule),
        "mended by": str(rule.mender),
        "blind to": rule.blind,
        "overrule": "by a senior role, with a recorded reason" if rule.overrulable else "cannot be overruled",
    }
    yield from _wrapped(f"{rule.id:<{ID}}", rule.says)
    for key, text in rows.items():
        yield from _wrapped(f"  {key:<10}", text)


def _holds(rule: Rule) -> str:
    if rule.reads is Reads.BUNDLE:
        return "of finished bundles, in docgen verify: " + ", ".join(sorted(rule.profiles))
    if rule.stage is Stage.FINAL:
        return "of finals"
    if rule.reads is Reads.PAPERS:
        return "of finals, and in docgen check; a draft is made without a look into the papers, only at their digests"
    return "of every draft and final"


def _wrapped(first: str, text: str) -> list[str]:
    """Wrap a text beside its first columns; words with hyphens, such as names of formats, stay whole."""
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False)


def _record(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "name": rule.name,
        "says": rule.says,
        "source": rule.source,
        "severity": rule.severity,
        "reads": rule.reads,
        "stage": rule.stage.name.lower(),
        "audience": rule.audience,
        "mender": rule.mender,
        "blind": rule.blind,
        "overrulable": rule.overrulable,
        "profiles": sorted(rule.profiles),
    }
