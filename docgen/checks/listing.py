"""The catalogue of rules, in the order of their numbers."""

from collections.abc import Mapping

from docgen.checks import catalogue as _all_rules  # noqa: F401 - importing it fills the catalogue
from docgen.checks.rule import CATALOGUE, Rule

__all__ = ["NO_RULES", "catalogue"]

NO_RULES: Mapping[str, str] = {
    "WS-61": "A grade that its system does not have cannot be written down: the case file is refused.",
    "WS-86": "It is about redacted copies: docgen redact searches each before it is kept, and docgen scan again.",
    "WS-101": "It is about the advice of Specialist Appeals, and comes with the recording of that.",
}
"""Numbers that are given and have no rule of their own, each with why."""


def catalogue() -> tuple[Rule, ...]:
    """Return every rule, sorted by number."""
    return tuple(sorted(CATALOGUE.values(), key=lambda rule: int(rule.id.split("-")[1])))
