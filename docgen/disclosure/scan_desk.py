"""Looking for terms in one file: what was found where, as an answer to another process, never with a value in it."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, ClassVar

from docgen.disclosure.finding_terms import Index
from docgen.disclosure.glued_behind import Behind
from docgen.disclosure.sought import Term
from docgen.papers.everything import everything
from docgen.papers.held import Blind, Covered, Picture, Text
from docgen.papers.held_in_pictures import as_png
from docgen.papers.held_in_text import OVERRIDE
from docgen.papers.pdf_covered_pictures import HIDDEN_IN_PART
from docgen.papers.picture_signs import KeptPicture, is_of, sign_of
from docgen.papers.same_pages import PageSign, page_signs, pages_that_are

__all__ = [
    "Hit",
    "Looked",
    "SeenPicture",
    "Unredacted",
    "answer",
    "asked",
    "kept_asked",
    "kept_found",
    "looked_of",
    "picture_asked",
    "read_as_seen",
    "search",
    "sign_asked",
    "signs_asked",
]

SHORTEST_IN_BYTES = 5
"""Letters of a term that is looked for among bytes of no known form: fewer stand there by chance."""
TURNED = re.compile(rf"{OVERRIDE}([^\u202c\u2069\r\n]*)")
WALL = " \u01c1 "
"""A letter of no name (a click), put between texts that do not go together."""
MOST_HITS = 2_000
PLACE = re.compile(r"(page|object) ([0-9]+)(?:,|$)")
"""A place in a file itself, not in one within it."""
IN_CODES = re.compile(r"(?:^|, )object [0-9]+, .*(?:base64|hexadecimal|code page|code of several bytes|EBCDIC|UTF-7)")
"""A place within an object of a PDF where what looks like a code was undone: mostly it is none."""
SHORTEST_IN_CODES = 4
"""Letters of a term that is looked for there: fewer stand there by chance."""
HEAD_BYTES = 8


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Something found in a file: its place in it, what kind of thing it is, and whose: an id or a field's path."""

    place: str
    kind: str
    whose: str


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """A picture to be read by machine: its place, the digest that tells it from others, its number in the file."""

    place: str
    sha256: str
    at: int


@dataclass(frozen=True, slots=True)
class Unredacted:
    """A paper that goes in as it is: its id, what its pages are known by, and what it tells itself: kinds and whose."""

    paper: str
    pages: tuple[PageSign, ...]
    tells: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking through a file: hits, words under something dark, places that could not be looked into.

    `covered` and `blind` are pairs of a place and what is to be said of it; `let_off` are pages of the file that are a
    paper's which goes in as it is, with the paper's id.
    """

    hits: tuple[Hit, ...]
    covered: tuple[tuple[str, str], ...] = ()
    blind: tuple[tuple[str, str], ...] = ()
    pictures: tuple[SeenPicture, ...] = ()
    let_off: tuple[tuple[str, int], ...] = ()


def search(
    name: str, content: bytes, index: Index, unredacted: Sequence[Unredacted] = ()
) -> tuple[Looked, tuple[Picture, ...]]:
    """Look through a file for terms; return what was found, and its pictures as they are numbered in it.

    On pages that are those of an unredacted paper, what the paper itself tells is let off, and nothing else.
    """
    hits, covered, blind = dict[Hit, None](), dict[tuple[str, str], None](), dict[tuple[str, str], None]()
    pictures, searched = list[Picture](), set[int]()
    for held in everything(name, content):
        match held:
            case Text():
                for words in _words(held), _turned(held):
                    if words and len(hits) < MOST_HITS and (said := hash((held.raw, *words))) not in searched:
                        searched.add(said)
                        hits |= dict.fromkeys(_in_text(held, words, index))
            case Covered(place, how):
                covered[place, how] = None
            case Blind(place, why):
                blind[place, why] = None
            case Picture():
                pictures.append(held)
    seen = tuple(SeenPicture(each.place, each.sha256, at) for at, each in enumerate(pictures))
    looked = Looked(tuple(sorted(hits)), (*covered,), (*blind,), seen)
    return (_let_off(looked, content, index, unredacted) if unredacted else looked), tuple(pictures)


def _let_off(looked: Looked, content: bytes, index: Index, unredacted: Sequence[Unredacted]) -> Looked:
    """Take out of what was found what unredacted papers tell on their own pages; what stands beside it stays."""
    owners = [(paper, sign) for paper in unredacted for sign in paper.pages]
    try:
        same = pages_that_are(content, [sign for _, sign in owners])
    except Exception:  # noqa: BLE001 - a file that parsers break on has no page that could be let off
        return looked
    own = {page: owners[at] for page, (at, _) in same.pages.items()}
    shown = frozenset(digest for _, sign in own.values() for digest in sign.pictures)
    told = frozenset(pair for paper, _ in own.values() for pair in paper.tells)

    def is_own(place: str) -> bool:
        found = PLACE.match(place)
        return found is not None and (int(found[2]) in (own if found[1] == "page" else same.objects))

    hits = [hit for hit in looked.hits if not (is_own(hit.place) and (hit.kind, hit.whose) in told)]
    for page, (_, beside) in same.pages.items():
        hits += _in_text(Text(f"page {page}, beside the paper's own words", ""), beside, index)
    pictures = tuple(
        each
        for each in looked.pictures
        if not is_own(each.place) or (each.place.startswith("object") and each.sha256 not in shown)
    )
    covered = (each for each in looked.covered if not (is_own(each[0]) and each[1] in HIDDEN_IN_PART))
    return replace(
        looked,
        hits=tuple(sorted({*hits})),
        covered=tuple(covered),
        pictures=pictures,
        let_off=tuple((paper.paper, page) for page, (paper, _) in sorted(own.items())),
    )


def _words(held: Text) -> list[str]:
    return (WALL.join(held.text.splitlines()) if held.raw else held.text).split()


def _turned(held: Text) -> list[str]:
    """Return the words of a text in which some are turned, as a reader sees them; none where none is."""
    if OVERRIDE not in held.text:
        return []
    return TURNED.sub(lambda found: found[1][::-1], held.text).split()


def _in_text(held: Text, words: Sequence[str], index: Index) -> Iterator[Hit]:
    is_coded = IN_CODES.search(held.place) is not None
    for match in index.found(words):
        term = match.term
        if is_coded and term.squeezed.isascii() and len(term.squeezed) < SHORTEST_IN_CODES:
            continue
        if not held.raw or _is_meant(term, words[match.first : match.last + 1]):
            yield Hit(held.place, term.kind, term.whose)


def _is_meant(term: Term, words: Sequence[str]) -> bool:
    """Tell whether letters among bytes are a word, as somebody writes one, and not chance."""
    letters = "".join(char for word in words for char in word if char.isalpha())
    written = letters.islower() or letters.isupper() or all(word[:1].isupper() for word in words)
    return len(term.squeezed) >= SHORTEST_IN_BYTES and (written or not letters)


def read_as_seen(place: str, words: str, index: Index) -> Iterator[Hit]:
    """Yield the terms in what a machine read of a picture."""
    yield from dict.fromkeys(_in_text(Text(f"{place} (read by machine)", words), words.split(), index))


def asked(name: str, content: bytes, terms: Sequence[Term], signs: Sequence[bytes] = ()) -> bytes:
    """Return the question what a file holds of some terms; `signs` are the answers on papers that go in as they are."""
    papers = [json.loads(each) for each in signs]
    return _question({"name": name, "terms": _told(terms), "unredacted": papers}, content)


def signs_asked(paper: str, content: bytes, terms: Sequence[Term]) -> bytes:
    """Return the question what the pages of an unredacted paper are known by, and what it tells."""
    return _question({"paper": paper, "terms": _told(terms)}, content)


def _told(terms: Sequence[Term]) -> list[list[str | bool]]:
    return [[each.squeezed, each.kind, each.whose, each.parts, each.is_turned] for each in terms]


def picture_asked(at: int) -> bytes:
    """Return the question what a picture of the file that was asked about last looks like."""
    return _question({"picture": at}, b"")


def sign_asked(picture: bytes) -> bytes:
    """Return the question by what a picture is known; the answer is its sign, or nothing."""
    return _question({"sign": True}, picture)


def kept_asked(pictures: Sequence[SeenPicture], kept: Sequence[KeptPicture]) -> bytes:
    """Return the question which pictures, of the file that was asked about last, are such as are kept back."""
    told = [[each.paper, each.sign.hex(), each.redacted] for each in kept]
    return _question({"kept": told, "pictures": [each.at for each in pictures]}, b"")


def kept_found(answer: bytes) -> dict[int, str]:
    """Return the papers that are found so, by the picture's number in the file."""
    return {int(at): str(paper) for at, paper in json.loads(answer)}


def _question(head: dict[str, Any], content: bytes) -> bytes:
    told = json.dumps(head).encode()
    return len(told).to_bytes(HEAD_BYTES, "big") + told + content


class _Desk:
    """The pictures of the file that lies on the desk, and what was last looked for: it is the same for many files."""

    pictures: tuple[Picture, ...] = ()
    terms: ClassVar[list[list[Any]]] = []
    index = Index(())

    @classmethod
    def looks_for(cls, terms: list[list[Any]]) -> Index:
        if terms != cls.terms:
            cls.terms, cls.index = terms, Index((Term(*each) for each in terms), Behind())
        return cls.index


def answer(question: bytes) -> bytes:
    """Answer a question: JSON of what a file holds, or the PNG of one of its pictures (empty where it is none)."""
    size = int.from_bytes(question[:HEAD_BYTES], "big")
    head = json.loads(question[HEAD_BYTES : HEAD_BYTES + size])
    if "picture" in head:
        return _png(head["picture"])
    if "sign" in head:
        return _sign(partial(as_png, question[HEAD_BYTES + size :]))
    if "kept" in head:
        kept = [KeptPicture(paper, bytes.fromhex(sign), so) for paper, sign, so in head["kept"]]
        return _kept(head["pictures"], kept)
    index = _index(tuple(tuple(each) for each in head["terms"]))
    if "paper" in head:
        return _signs(head["paper"], question[HEAD_BYTES + size :], index)
    unredacted = [_unredacted(each) for each in head.get("unredacted", ())]
    looked, _Desk.pictures = search(head["name"], question[HEAD_BYTES + size :], index, unredacted)
    return json.dumps(
        {
            "hits": [[each.place, each.kind, each.whose] for each in looked.hits],
            "covered": looked.covered,
            "blind": looked.blind,
            "pictures": [[each.place, each.sha256, each.at] for each in looked.pictures],
            "let_off": looked.let_off,
        }
    ).encode()


@lru_cache(maxsize=1)
def _index(terms: tuple[tuple[Any, ...], ...]) -> Index:
    """Return the terms by how they begin: the same ones are looked for in every file of a run."""
    return Index((Term(*each) for each in terms), Behind())


def _signs(paper: str, content: bytes, index: Index) -> bytes:
    looked, _ = search(paper, content, index)
    try:
        signs = page_signs(content)
    except Exception:  # noqa: BLE001 - a paper that cannot be read has no page that could be told from others
        signs = ()
    pages = [[sign.words, sorted(sign.pictures)] for sign in signs]
    tells = sorted({(hit.kind, hit.whose) for hit in looked.hits})
    return json.dumps({"paper": paper, "pages": pages, "tells": tells}).encode()


def _unredacted(told: dict[str, Any]) -> Unredacted:
    pages = tuple(PageSign(tuple(words), frozenset(pictures)) for words, pictures in told["pages"])
    return Unredacted(told["paper"], pages, frozenset((kind, whose) for kind, whose in told["tells"]))


def _png(at: int) -> bytes:
    return _drawn(_Desk.pictures[at].png) if at < len(_Desk.pictures) else b""


def _drawn(png: Callable[[], bytes]) -> bytes:
    try:
        return png()
    except MemoryError:
        raise  # nothing that is done after it can be relied on
    except Exception:  # noqa: BLE001 - decoders break on hostile pictures in ways that nobody has listed
        return b""


def _sign(png: Callable[[], bytes]) -> bytes:
    drawn = _drawn(png)
    return sign_of(drawn) if drawn else b""


def _kept(pictures: Sequence[int], kept: Sequence[KeptPicture]) -> bytes:
    signs = ((at, _sign(partial(_png, at))) for at in pictures)
    found = ((at, is_of(sign, kept)) for at, sign in signs if sign)
    return json.dumps([[at, of.paper] for at, of in found if of is not None]).encode()


def looked_of(said: bytes) -> Looked:
    """Return what an answer tells. Raises ValueError, KeyError or TypeError where it makes no sense."""
    told = json.loads(said)
    return Looked(
        tuple(Hit(*each) for each in told["hits"]),
        tuple((place, how) for place, how in told["covered"]),
        tuple((place, why) for place, why in told["blind"]),
        tuple(SeenPicture(*each) for each in told["pictures"]),
        tuple((paper, page) for paper, page in told["let_off"]),
    )
