"""What is proposed to be redacted, and where the places of a plan lie: tables of words as papers have them."""

import pytest

from docgen.case.redaction import Area, Decision, NumberKind, Redaction, RedactionPlan, RedactionReason
from docgen.disclosure.finding_terms import Index
from docgen.disclosure.locating import Located, located
from docgen.disclosure.paper_pages import SearchedPage, ours
from docgen.disclosure.proposing import proposals, terms_of
from docgen.disclosure.remaining import phrases_of, remaining
from docgen.disclosure.sought import Term, squeezed
from docgen.papers.pdf_words import Box, PageWords, Word
from tests.made.cases import FIXTURE, case_of

MONFORTE = (FIXTURE.parent / "monforte" / "case.yaml").read_text(encoding="utf-8")
KHELLADI = (FIXTURE.parent / "khelladi" / "case.yaml").read_text(encoding="utf-8")
WIDE = 6


def page(*lines: str, number: int = 1, size: tuple[float, float] = (595, 842)) -> PageWords:
    """A page as a typewriter sets it: 6 points a letter, 20 a line."""
    words = []
    for row, line in enumerate(lines):
        at = 0
        for text in line.split(" "):
            left, top = 72.0 + at * WIDE, 72.0 + row * 20
            words.append(Word(text, Box(left, top, left + len(text) * WIDE, top + 10)))
            at += len(text) + 1
    return PageWords(number, *size, tuple(words))


def row(row_id: str = "R1", *, decision: Decision = Decision.REDACT, **what: object) -> Redaction:
    return Redaction(id=row_id, reason=RedactionReason.NAME, decision=decision, **what)  # type: ignore[arg-type]  # fields


def plan(*rows: Redaction) -> RedactionPlan:
    return RedactionPlan(docgen=1, paper="S1", sha256="0" * 64, redactions=rows)


def found(*rows: Redaction, pages: tuple[PageWords, ...]) -> Located:
    return located(plan(*rows), pages, [1.0] * len(pages))


PROPOSED = [
    ("I saw Theodora Blaise-Whitcombe there.", "Theodora Blaise-Whitcombe", "name"),
    ("BLAISE-WHITCOMBE, Theodora (owner)", "BLAISE-WHITCOMBE, Theodora", "name"),
    ("the car of Mrs T Blaise-Whitcombe", "T Blaise-Whitcombe", "name"),
    ("Lucia Almansa Prieto called", "Lucia Almansa Prieto", "name"),
    ("Theodora Blaise-Whitcomberang", "Theodora Blaise-Whitcomberang", "name"),
    ("seen by Whitcomberang again", None, None),
    ("seen by Blaise-Whitcomberang again", "Blaise-Whitcomberang", "part of a name"),
    ("I spoke to Lucía's sister", "Lucía's", "part of a name"),
    ("born 17/07/1969 in Eastmere", "17/07/1969", "date of birth"),
    ("born on 17th July 1969 there", "17th July 1969", "date of birth"),
    ("ring +44 20 7946 0142 or", "+44 20 7946 0142", "contact"),
    ("ring 0207-946-0142 or", "0207-946-0142", "contact"),
    ("at 5, Saddlers Row she", "5, Saddlers Row", "address"),
    ("write to a.b@mail.example.org", "a.b@mail.example.org", "e-mail address"),
    ("ring 07700-900-999 today", "07700-900-999", "telephone number"),
    ("car AB12 CDE stood", "AB12 CDE", "vehicle registration"),
    ("NI number QQ 12 34 56 C is", None, None),
    ("NI number AB 12 34 56 C is", "AB 12 34 56 C", "National Insurance number"),
    ("PNC 2001/0123456X of", "2001/0123456X", "PNC id"),
    ("on 01/07/2024 06:35 the", None, None),
    ("Rafael Monforte was there", None, None),
    ("seen at 9 Tannery Lane that night", "9 Tannery Lane", "exact place"),
    ("the victimPenhallick said", "victimPenhallick", "part of a name"),
    ("07700900114Colm rang", "07700900114Colm", "contact"),
    ("TheodoraBlaise-Whitcombe came", "TheodoraBlaise-Whitcombe", "name"),
]


@pytest.mark.parametrize(("line", "words", "what"), PROPOSED, ids=[line for line, *_ in PROPOSED])
def test_what_may_tell_who_somebody_is_is_proposed_as_it_stands(line: str, words: str | None, what: str | None) -> None:
    told = [(each.words, each.what) for each in proposals(case_of(text=MONFORTE), [page(line)])]
    assert told == ([(words, what)] if words else [])


def test_a_name_over_two_lines_is_proposed_whole() -> None:
    (one,) = proposals(case_of(text=MONFORTE), [page("I spoke to Theodora Blaise-Whit-", "combe at the door")])
    assert (one.words, one.person) == ("Theodora Blaise-Whit- combe", "P2")
    assert (one.before, one.after) == ("I spoke to", "at the door")


def test_a_name_over_two_pages_is_proposed_in_parts_on_both() -> None:
    over = [page("I spoke to Theodora Blaise-"), page("Whitcombe at the door", number=2)]
    told = [(each.page, each.words, each.person) for each in proposals(case_of(text=MONFORTE), over)]
    assert told == [(1, "Theodora", "P2"), (1, "Blaise-", "P2"), (2, "Whitcombe", "P2")]


def test_a_place_is_proposed_once_a_page_and_with_its_reason() -> None:
    case = case_of(text=MONFORTE)
    pages = [
        page("Jory Penhallick and Jory Penhallick"),
        page("Jory Penhallick", number=2),
        page("Lucía Almansa Prieto"),
    ]
    told = [(each.page, each.person, str(each.reason)) for each in proposals(case, pages)]
    child, other = "what identifies a child", "name of another person"
    assert told == [(1, "P4", child), (2, "P4", child), (1, "P3", other)]


def test_a_child_called_like_an_alias_of_the_subject_is_proposed_where_it_stands_alone() -> None:
    case = case_of(text=KHELLADI)
    assert "idris" in {term.squeezed for term in terms_of(case)}
    assert [each.words for each in proposals(case, [page("His son Idris is six.")])] == ["Idris"]


def test_numbers_of_the_subject_and_of_work_addresses_are_not_proposed() -> None:
    case = case_of()
    assert squeezed(str(case.subject.pnc)) in ours(case)
    assert list(proposals(case, [page(f"PNC {case.subject.pnc}", case.makers[0].work_address)])) == []


def test_a_place_is_as_wide_as_its_words() -> None:
    (spot,) = found(row(words="Ada Bell"), pages=(page("then Ada Bell came in late"),)).spots
    assert (spot.words, spot.beside, spot.rest) == (("Ada", "Bell"), (), ())
    assert (spot.box.left, spot.box.right) == (72 + 5 * WIDE, 72 + 13 * WIDE)


def drawn_apart(*parts: tuple[str, float, float]) -> PageWords:
    """A page whose words are drawn in an order of their own: each at a place from the left and from the top."""
    words = (Word(text, Box(left, top, left + len(text) * WIDE, top + 10)) for text, left, top in parts)
    return PageWords(1, 595, 842, tuple(words))


HALVES = drawn_apart(("Ard", 72, 72), ("ordinary", 72, 102), ("line", 130, 102), ("ley", 90, 72))
APART = drawn_apart(("Colm", 72, 72), ("ordinary", 72, 102), ("line", 130, 102), ("Ardley", 102, 72))


@pytest.mark.parametrize(("apart", "words"), [(HALVES, "Ardley"), (APART, "Colm Ardley")], ids=["halves", "words"])
def test_a_name_drawn_in_parts_with_another_line_between_is_found_by_its_place(apart: PageWords, words: str) -> None:
    proposed = {part for each in proposals(case_of(text=MONFORTE), [apart]) for part in each.words.split()}
    assert proposed == {*words.split()}
    told = found(row(words=words), pages=(apart,))
    assert told.misses == []
    assert max(spot.box.right - spot.box.left for spot in told.spots) >= len(words.replace(" ", "")) * WIDE
    nowhere = PageWords(1, 595, 842, ())
    assert [each.page for each in remaining(plan(row(words=words)), told, [nowhere, apart])] == [1]


def test_a_name_over_two_lines_has_a_box_on_each() -> None:
    told = found(row(words="Ada Bell"), pages=(page("I spoke to Ada", "Bell then"),))
    assert [(spot.box.top, spot.words) for spot in told.spots] == [(72.0, ("Ada",)), (92.0, ("Bell",))]


def test_words_without_a_page_are_taken_out_of_all() -> None:
    pages = (page("Ada here"), page("nobody", number=2), page("ada's there", number=3))
    assert [spot.page for spot in found(row(words="Ada"), pages=pages).spots] == [1, 3]


def test_a_pattern_takes_every_number_of_its_kind_but_those_that_are_known() -> None:
    rows, pages = (row(pattern=NumberKind.TELEPHONE),), (page("ring 07700 900123 or 07700 900456"),)
    told = located(plan(*rows), pages, [1.0], frozenset({"07700900456"}))
    assert [spot.words for spot in told.spots] == [("07700", "900123")]


def test_an_area_takes_the_words_in_it_and_tells_of_those_that_it_cuts() -> None:
    lines = page("then Ada Bell came")
    whole = Area(left=35.9, top=25, width=17.5, height=4.5)
    told = found(row(page=1, area=whole), pages=(lines,))
    assert [spot.words for spot in told.spots] == [("Ada", "Bell")]
    assert told.misses == []
    cutting = found(row(page=1, area=Area(left=35.9, top=25, width=12, height=4.5)), pages=(lines,))
    assert [(spot.words, spot.beside) for spot in cutting.spots] == [(("Ada",), ("Bell",))]
    (miss,) = cutting.misses
    assert not miss.stops
    assert "cuts 1 word on page 1" in miss.detail


OUTSIDE = Area(left=200, top=10, width=20, height=5)
MISSING = [
    (row(words="Ada", page=2), "names page 2 of 1 page."),
    (row(words="Eve"), "names words that are on no page."),
    (row(words="Eve", page=1), "names words that are not on page 1."),
    (row(pattern=NumberKind.POSTCODE, page=1), "names words that are not on page 1."),
    (row(page=1, area=OUTSIDE), "has an area that is not on page 1, which is 210 × 297 mm."),
]


@pytest.mark.parametrize(("wrong", "detail"), MISSING, ids=[detail for _, detail in MISSING])
def test_a_row_that_names_what_is_not_there_is_told(wrong: Redaction, detail: str) -> None:
    told = found(wrong, pages=(page("then Ada came"),))
    assert [(miss.row, miss.detail, miss.stops) for miss in told.misses] == [("R1", detail, True)]
    assert told.spots == []


def test_words_that_still_stand_on_another_page_are_told_unless_they_are_kept_there() -> None:
    pages = (page("Ada Bell"), page("and ADA BELL again", number=2))
    taken = plan(row(words="Ada Bell", page=1))
    where = located(taken, pages, [1.0, 1.0])
    assert [(each.row, each.page) for each in remaining(taken, where, pages[1:])] == [("R1", 2)]
    kept = plan(row(words="Ada Bell", page=1), row("R2", decision=Decision.KEEP, words="Ada Bell", page=2))
    assert list(remaining(kept, where, pages[1:])) == []
    assert phrases_of(taken, where) == (("R1", "Ada Bell"),)
    assert phrases_of(kept, where) == ()


def test_what_is_kept_or_not_decided_is_not_taken_out() -> None:
    rows = (row(decision=Decision.KEEP, words="Ada"), row("R2", decision=Decision.OPEN, words="came"))
    assert found(*rows, pages=(page("then Ada came"),)).spots == []


@pytest.mark.parametrize(
    ("words", "term", "stands"),
    [
        (["Anna-", "bel"], "annabel", True),
        (["ANNABEL’S"], "annabel", True),
        (["Annabelle"], "annabel", False),
        (["Hannabel"], "annabel", False),
        (["Änna", "Bel"], "annabel", True),
        (["A", "n", "n", "a", "b", "e", "l"], "annabel", True),
        (["Quennell’s,"], "quennells", False),
        (["QUENNELL", "S."], "quennells", True),
        (["Jones’s"], "jones", True),
    ],
)
def test_a_term_is_found_from_the_start_of_a_word_to_the_end_of_one(
    words: list[str], term: str, *, stands: bool
) -> None:
    assert bool(list(Index([Term(term, "name", "P1")]).found(words))) is stands


def test_words_too_short_to_be_looked_for_across_words_stand_by_themselves() -> None:
    assert [run.first for run in SearchedPage(page("Al spoke, also al.")).words("Al")] == [0, 3]
