"""Names beside each other: words that make one name in another order, and belong to two people, or to no name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from docgen.case.plain_letters import plainly
from docgen.disclosure.glued import TITLED
from docgen.disclosure.sought import NAME, Term, squeezed
from docgen.disclosure.spellings import PARTICLES

__all__ = ["Beside", "beside_of", "is_no_name", "word_before"]

JOINED: Final = re.compile(r"[.'_-]*")
"""What joins pieces of one word, like an address of e-mail; nothing parts them."""
PARTING: Final = re.compile(
    r"[;:/\\&|+=!?()\[\]{}\u2014\u2015\u2022\u2023\u2043\u2219\u25a0-\u25ff\u00b7…]|\.\.|\s-+(?=\s)"
)
SENTENCE_END: Final = re.compile(r"\.['\"”]?\s")
WORDS: Final = re.compile(r"[\W_]+")
LAST_WORD: Final = re.compile(r"([^\W\d_][\w'-]*\.?)[\s'-]*$")
SHORTEST_PIECE: Final = 3
"""Letters of a piece of a word that is written apart: with fewer, its letters are spelled one by one."""
WORDS_OF_ONE_LETTER: Final = "AI"
"""Initials that are English words, too."""
SMALL_NEXT: Final = re.compile(r"\W*\s[a-z]")
INITIAL_NEXT: Final = re.compile(r"\s*[A-Z](?![\w'])")


@dataclass(frozen=True, slots=True)
class Beside:
    """The parts of a name as a text writes them, what stands between each two, and what stands before and after."""

    parts: tuple[str, ...]
    gaps: tuple[str, ...]
    before: str
    after: str


def beside_of(term: Term, before: str, said: str, after: str) -> Beside | None:
    """Return how a text writes a name in what is `said`; None for what is no name, or is not written in its parts."""
    if term.kind != NAME or " " not in term.parts:
        return None
    text = plainly(said)
    letters = [(form, at) for at, char in enumerate(text) for form in squeezed(char)]
    start = "".join(form for form, _ in letters).find(term.squeezed)
    if start < 0:
        return None
    spans = [*_spans([at for _, at in letters[start:]], term.parts.split())]
    return Beside(
        tuple(text[first : last + 1] for first, last in spans),
        tuple(text[one[1] + 1 : two[0]] for one, two in pairwise(spans)),
        f"{plainly(before)} {text[: spans[0][0]]}",
        f"{text[spans[-1][1] + 1 :]} {plainly(after)}",
    )


def _spans(places: Sequence[int], parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for part in parts:
        yield places[at], places[at + len(part) - 1]
        at += len(part)


def is_no_name(term: Term, name: Beside) -> bool:
    """Tell whether parts of a name that follow each other in a text belong to two people, or to no name.

    Not where they are glued into one word, or spelled letter by letter.
    """
    if all(JOINED.fullmatch(gap) for gap in name.gaps) or any(map(_is_spelled, name.parts)):
        return False
    return (
        any(_is_parting(part, gap) for part, gap in zip(name.parts, name.gaps, strict=False))
        or _is_mixed(name.parts)
        or any(len(part) == 1 and _is_no_initial(name, at) for at, part in enumerate(name.parts))
        or (term.is_turned and _ends_another(name))
    )


def _is_spelled(part: str) -> bool:
    return " " in part and min(map(len, WORDS.split(part))) < SHORTEST_PIECE


def _is_parting(part: str, gap: str) -> bool:
    """Tell whether what stands between two words parts them: a sign that does, or the end of a sentence."""
    return PARTING.search(gap) is not None or (len(part) > 1 and SENTENCE_END.match(gap) is not None)


def _is_mixed(parts: Sequence[str]) -> bool:
    """Tell whether one word begins with a capital, and another that is no particle is in small letters throughout."""
    words = [part for part in parts if len(part) > 1 and squeezed(part) not in PARTICLES]
    return any(word[0].isupper() for word in words) and any(word.islower() for word in words)


def _is_no_initial(name: Beside, at: int) -> bool:
    """Tell whether a letter is no initial: a small one, or A and I where nothing says that they are one."""
    letter, others = name.parts[at], [part for part in name.parts if len(part) > 1]
    if letter.islower():
        return letter.upper() in WORDS_OF_ONE_LETTER or any(other[0].isupper() for other in others)
    if letter not in WORDS_OF_ONE_LETTER:
        return False
    is_last = at == len(name.gaps)
    behind, ahead = name.after if is_last else name.gaps[at], name.gaps[at - 1] if at else ""
    if behind.startswith("."):
        return False
    if letter == "I" and is_last and SMALL_NEXT.match(behind):
        return True
    is_listed = "," in ahead and any(other.isupper() for other in others)
    is_titled = at == 0 and word_before(name.before).casefold() in TITLED
    has_more = any(len(name.parts[other]) == 1 for other in (at - 1, at + 1) if 0 <= other < len(name.parts))
    return not (is_listed or is_titled or has_more or (is_last and INITIAL_NEXT.match(behind)))


def _ends_another(name: Beside) -> bool:
    """Tell whether a family name that stands first belongs to what is before it: a title, or a name and a comma.

    In capitals with a comma (LOPES, Maria) it begins a name of its own, whatever word in small letters is before it.
    """
    word, family = word_before(name.before), name.parts[0]
    if word.casefold() in TITLED:
        return True
    begins = len(family) > 1 and family.isupper() and not word.isupper()
    return "," in name.gaps[0] and word[:1].isupper() and not begins


def word_before(text: str) -> str:
    """Return the last word of a text that no sign parts from what follows, without its full stop; empty for none."""
    found = LAST_WORD.search(text)
    if found is None:
        return ""
    word = found[1].removesuffix(".")
    return word if word == found[1] or len(word) == 1 or word.casefold() in TITLED else ""
