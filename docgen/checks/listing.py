"""The catalogue of rules, in the order of their numbers."""

from collections.abc import Mapping

from docgen.checks import catalogue as _all_rules  # noqa: F401 - importing it fills the catalogue
from docgen.checks.rule import CATALOGUE, Rule

__all__ = ["NOT_IN_A_FILE", "NO_RULES", "catalogue"]

NO_RULES: Mapping[str, str] = {
    "WS-61": "A grade that its system does not have cannot be written down: the case file is refused.",
    "WS-86": "It is about redacted copies: docgen redact searches each before it is kept, and docgen scan again.",
    "WS-101": "It is about the advice of Specialist Appeals, and comes with the recording of that.",
}
"""Numbers that are given and have no rule of their own, each with why."""

CASE_HAS_IT = "A file does not show what a case has: it is for whoever makes the bundle, and reads it."
NOT_IN_A_FILE: Mapping[str, str] = {
    "BU-13": "Whether the same papers would give the same file is not in the file.",
    "BU-27": "Whether an essential-reading schedule names the right passages is for a reader.",
    "BU-28": "Which passages a document is relied on for is not in the file.",
    **dict.fromkeys(("BU-30", "BU-31", "BU-32", "BU-33", "BU-34", "BU-35", "BU-36", "BU-38"), CASE_HAS_IT),
    "BU-39": "Which documents are translations, and who certified them, is for a reader.",
    "BU-41": "Which document is the respondent's review is not in the file.",
    "BU-42": "A signature is read from the signed copy, not from a bundle.",
    "BU-43": "Which documents are authorities is for a reader.",
    "BU-45": "Who will attend is not in the file.",
    "BU-51": "What is withheld is known to the case alone: docgen scan looks for it.",
    "BU-52": "Whether anonymity was ordered is not in the file.",
    "BU-53": "Who stands under a label is known to the case alone: docgen scan looks for them.",
    "BU-54": "Which pages are copies of one page, redacted in other ways, is for a reader.",
    **dict.fromkeys(
        ("BU-55", "BU-56", "BU-57", "BU-63"), "It is about what was done, when and by whom, not about the file."
    ),
    "BU-59": "Whether earlier numbers have changed shows only beside the earlier bundle.",
    "BU-60": "Whether a page of another person belongs in the bundle is for a reader.",
}
"""Numbers of rules on bundles that no finished file can show by itself, each with why."""


def catalogue() -> tuple[Rule, ...]:
    """Return every rule, sorted by number: those of statements, then those of finished bundles."""
    return tuple(sorted(CATALOGUE.values(), key=lambda rule: (rule.id[:2] == "BU", int(rule.id.split("-")[1]))))
