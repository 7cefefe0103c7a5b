"""`docgen rules`: the catalogue of what is checked."""

import json
import textwrap
from argparse import ArgumentParser, Namespace

from docgen.checks.listing import catalogue
from docgen.checks.rule import Rule
from docgen.errors import ExitCode, InputError

__all__ = ["configure", "run"]

WIDTH = 100


def configure(parser: ArgumentParser) -> None:
    """Add the rule to show."""
    parser.add_argument("rule", nargs="?", metavar="ID", help="show one rule whole, for example WS-42")


def run(arguments: Namespace) -> ExitCode:
    """Print the catalogue, or one rule."""
    rules = [rule for rule in catalogue() if arguments.rule in {None, rule.id}]
    if arguments.rule and not rules:
        raise InputError.at(arguments.rule, "is not a rule.", "`docgen rules` lists them.")
    if arguments.json:
        print(json.dumps([_record(rule) for rule in rules], indent=2, ensure_ascii=False))
    elif arguments.rule:
        print("\n".join(_whole(rules[0])))
    else:
        for rule in rules:
            print(f"{rule.id:<7} {rule.severity:<8} {rule.name}")
    return ExitCode.DONE


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


def _whole(rule: Rule) -> list[str]:
    rows = {
        "says": rule.says,
        "source": rule.source,
        "severity": str(rule.severity),
        "reads": str(rule.reads),
        "holds": "of every draft and final" if rule.stage.name == "DRAFT" else "of finals",
        "mended by": str(rule.mender),
        "blind to": rule.blind,
        "overrule": "by a senior role, with a recorded reason" if rule.overrulable else "cannot be overruled",
    }
    lines = [f"{rule.id}  {rule.name}"]
    for key, text in rows.items():
        lines += textwrap.wrap(text, WIDTH, initial_indent=f"  {key:<10}", subsequent_indent=" " * 12)
    return lines
