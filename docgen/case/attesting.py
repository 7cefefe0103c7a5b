"""What somebody confirmed of a statement, and whether that still is of its words as they are."""

from collections.abc import Iterable
from datetime import date

from docgen.case.case import Attestation, Case
from docgen.case.statements import OwnParagraph, Statement

__all__ = ["OWN_WORDS", "confirms", "own_words_are_confirmed"]

OWN_WORDS = "WS-170"
"""The rule under which it is recorded that a maker confirmed the words."""


def confirms(attestation: Attestation, rule: str, statement: Statement) -> bool:
    """Tell whether a confirmation is of this rule and statement, and of its words as they are."""
    return _is_of(attestation, rule, statement, statement.paragraphs)


def own_words_are_confirmed(case: Case, statement: Statement) -> bool:
    """Tell whether it is recorded that the maker confirmed what is printed as the maker's own, whoever typed it.

    What is written later than the statement is not printed in it, and is refused elsewhere (WS-104).
    """
    printed = [paragraph for paragraph in statement.paragraphs if not paragraph.is_later_than(statement.date)]
    return any(_is_of(each, OWN_WORDS, statement, printed) for each in case.attestations)


def _is_of(attestation: Attestation, rule: str, statement: Statement, words: Iterable[OwnParagraph]) -> bool:
    same = (attestation.rule, attestation.statement) == (rule, statement.id)
    return same and all(_was_there(paragraph, attestation.date) for paragraph in words)


def _was_there(paragraph: OwnParagraph, day: date) -> bool:
    """Tell whether words are known to have been written by a day: a confirmation is not of what came after it."""
    return isinstance(paragraph.written, date) and paragraph.written <= day
