"""Jinja2's own tokens, each with its line and column, reckoned from the order in which they cover the source."""

from dataclasses import dataclass

import jinja2

from docgen.document import TemplatePlace
from docgen.errors import Fault, FormatError, Place

__all__ = ["END", "Token", "refused", "tokens_of"]

END = "end"
_LEXER = jinja2.Environment(keep_trailing_newline=True, autoescape=False)  # noqa: S701 - only its lexer is used; nothing is rendered
_PASSED_OVER = {"whitespace", "comment_begin", "comment", "comment_end"}
_PLAIN_EDGES = {"block_begin": "{%", "block_end": "%}", "variable_begin": "{{", "variable_end": "}}"}


@dataclass(frozen=True, slots=True)
class Token:
    """One token: jinja2's name for its kind, its text, and where it begins."""

    kind: str
    text: str
    place: TemplatePlace


def refused(place: TemplatePlace, detail: str, next_step: str = "") -> FormatError:
    """Make the error for a place in a template."""
    return FormatError(Fault(Place(place.file, place.line, place.column), detail, next_step))


def tokens_of(source: str, file: str) -> tuple[Token, ...]:
    """Split a template into tokens, without spaces and comments, closed by an END token. Raises FormatError."""
    found: list[Token] = []
    line = column = 1
    try:
        for _, kind, text in _LEXER.lex(source):
            if _PLAIN_EDGES.get(kind, text) != text or kind.startswith(("raw_", "line")):
                raise refused(
                    TemplatePlace(file, line, column),
                    f"`{text.strip()}` is not part of the template language.",
                    "Write plain {{ }} and {% %}.",
                )
            if kind not in _PASSED_OVER:
                found.append(Token(kind, text, TemplatePlace(file, line, column)))
            line, column = _after(text, line, column)
    except jinja2.TemplateSyntaxError as fault:
        raise FormatError(Fault(Place(file, fault.lineno, 1), f"cannot be read: {fault.message}.")) from None
    found.append(Token(END, "", TemplatePlace(file, line, column)))
    return tuple(found)


def _after(text: str, line: int, column: int) -> tuple[int, int]:
    breaks = text.count("\n")
    return (line + breaks, len(text) - text.rfind("\n")) if breaks else (line, column + len(text))
