"""The catalogue of rules, in the order of their numbers."""

from docgen.checks import catalogue as _all_rules  # noqa: F401 - importing it fills the catalogue
from docgen.checks.rule import CATALOGUE, Rule

__all__ = ["catalogue"]


def catalogue() -> tuple[Rule, ...]:
    """Return every rule, sorted by number."""
    return tuple(sorted(CATALOGUE.values(), key=lambda rule: int(rule.id.split("-")[1])))
