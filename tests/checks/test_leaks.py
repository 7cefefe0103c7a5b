"""Names, private details and closed values do not pass in other spellings, nor in the fields that the case supplies."""

# ruff: noqa: E501 - one row, one line where it can be

import pytest

from docgen.errors import InputError
from tests.checks.readings import CLOSED, OPEN, Changes, Try, besides, numbered, own, tried
from tests.made.cases import case_of

ODILE = "name: {given: Odile, family: Ferrant}"


def called(given: str, family: str) -> Changes:
    return ((ODILE, f'name: {{given: "{given}", family: "{family}"}}'),)


SPELLINGS = (
    "the Ferrants", "Odile_Ferrant", "Ferrant2", "Fer\u200crant", "Fer\u034frant", "Ferrant\ufe0f", "F\u0435rrant",
    "FERRANT", "mrs ferrant",
)  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS, ids=ascii)
def test_a_name_is_found_in_other_spellings(spelling: str) -> None:
    assert set(tried(Try("WS-80", "", case=besides(f"I saw {spelling}."), base=CLOSED))) == {numbered("do-not-know")}


OTHERS = (
    ("Odile", "Ferrant-Smythe", "Smythe"), ("Odile", "O'Brien", "OBrien"), ("Odile", "O'Brien", "O Brien"),
    ("Odile", "O'Brien", "Brien"), ("Odile", "O'Brien", "O’Brien"), ("Lech", "Wałęsa", "Walesa"), ("Jo", "Sørensen", "SORENSEN"),
    ("Jo", "McDonald", "Mcdonald"), ("小明", "王", "王小明"), ("小明", "王", "小明"), ("小明", "王", "王 小明"),
    ("Jo", "محمد", "والمحمد"), ("Jo", "محمد", "مح\u0640مد"), ("Mei", "Li", "Mr Li"), ("Mei", "Li", "Li, Mei"),
    ("Ana", "Stanciu", "Miss Stanciu"),
)  # fmt: skip


@pytest.mark.parametrize(("given", "family", "written"), OTHERS, ids=ascii)
def test_a_name_of_another_kind_is_found(given: str, family: str, written: str) -> None:
    row = Try("WS-80", "", case=(*called(given, family), *besides(f"I saw {written} there.")), base=CLOSED)
    assert tried(row) == (numbered("do-not-know"),)


NO_NAMES = (
    (called("Ana", "Stanciu"), "I saw Mr Stanciu there."), (called("Mei", "Li"), "I saw Lilac and Li there."),
    (called("Jo", "Young"), "I saw a young man."), ((), "It was 14 February 1998, at number 14."),
    ((), "It is 07700 900144."), ((), "I went to Saltmarsh."),
)  # fmt: skip


@pytest.mark.parametrize(("case", "written"), NO_NAMES, ids=[row[1] for row in NO_NAMES])
def test_what_is_no_name_and_nothing_private_is_let_stand(case: Changes, written: str) -> None:
    assert tried(Try("WS-80", "", case=(*case, *besides(written)), base=CLOSED)) == ()


MAY, JUNE = called("May", "Stanciu"), called("June", "Stanciu")
A_MONTH = (
    (MAY, "In May I called there."), (MAY, "I called in May, and again."), (MAY, "It was late May."), (MAY, "I came at the end of May."),
    (MAY, "It was the 12th of May."), (MAY, "On 12 May I called."), (MAY, "On May 12 I called."), (MAY, "It was May 2023."),
    (MAY, "I was there from March to May."), (MAY, "It was between May and July."), (JUNE, "During June I was away."),
    (JUNE, "Since June I have been there."), (MAY, "He may have been there."), (MAY, "Last May I called."),
)  # fmt: skip
A_PERSON = (
    (MAY, "I met May there."), (MAY, "In May's flat I saw him."), (MAY, "She confided in May."), (MAY, "I let in May and him."),
    (MAY, "At number 14 May opened."), (MAY, "At last May came."), (MAY, "It was a friend of May."), (MAY, "May called me in May."),
    (MAY, "I had a call from May."), (MAY, "In May I met May."), (JUNE, "I stood between June and him."), (JUNE, "I spoke to June."),
)  # fmt: skip


@pytest.mark.parametrize(("case", "written"), A_MONTH, ids=[row[1] for row in A_MONTH])
def test_a_month_that_somebody_is_called_like_is_let_stand(case: Changes, written: str) -> None:
    assert tried(Try("WS-80", "", case=(*case, *besides(written)), base=CLOSED)) == ()


@pytest.mark.parametrize(("case", "written"), A_PERSON, ids=[row[1] for row in A_PERSON])
def test_somebody_who_is_called_like_a_month_is_found(case: Changes, written: str) -> None:
    assert tried(Try("WS-80", "", case=(*case, *besides(written)), base=CLOSED)) == (numbered("do-not-know"),)


SUPPLIED = (
    ("system: the crime recording system of Saltmarsh Constabulary", "system: the diary of Mrs Ferrant"),
    ("post: Immigration Liaison", "post: Ferrant Liaison"),
    ("employer: Saltmarsh Constabulary", "employer: Ferrant Constabulary"),
    ("rank: Detective Constable", "rank: Ferrant Constable"),
)


@pytest.mark.parametrize("change", SUPPLIED, ids=[new for _, new in SUPPLIED])
def test_a_name_in_a_field_that_the_case_supplies_is_found(change: tuple[str, str]) -> None:
    assert tried(Try("WS-80", "", case=(change,), base=CLOSED))


PRIVATE = (
    "ZS4 2PQ", "zs42pq", "14 Gull Row", "14, Gull  Row", "1997-02-14", "14/02/1997", "14.2.97", "14 Feb 1997", "14th of February 1997",
    "February 14, 1997", "07700-900-143", "0044 7700 900143", "+44 (0)7700 900 143", "07700900143",
)  # fmt: skip


@pytest.mark.parametrize("written", PRIVATE)
def test_a_private_detail_is_found_in_other_forms(written: str) -> None:
    assert set(tried(Try("WS-80", "", case=besides(f"It is {written} there."), base=CLOSED))) == {
        numbered("do-not-know")
    }


BIRTH = (
    (
        "  born: 1988-11-30\n",
        "  born: {withheld: {value: 1988-11-30, route: pii_claimed, authority: DO, date: 2024-03-01}}\n",
    ),
)
CLOSED_VALUES = (
    ((), "It was at 23.40 that day."), ((), "It was 2340 hours."), ((), "It was 11.40 pm."), (BIRTH, "He was born on 30/11/1988."),
    (BIRTH, "He was born on 30 Nov 1988."), ((), "He said i was with my sister, at her flat!"),
    ((), "At the corner of Gull Row & Tide Lane. Corner of gull row and tide lane, Saltmarsh ZS4 2PQ."),
)  # fmt: skip


@pytest.mark.parametrize(("case", "written"), CLOSED_VALUES, ids=[row[1] for row in CLOSED_VALUES])
def test_a_closed_value_is_found_in_other_forms(case: Changes, written: str) -> None:
    assert tried(Try("WS-111", "", case=(*case, *besides(written)), base=CLOSED)) == (numbered("do-not-know"),)


@pytest.mark.parametrize("written", ["It cost £23.40.", "There were 2340 of them.", "It was 23:41."])
def test_what_is_no_closed_value_is_let_stand(written: str) -> None:
    assert tried(Try("WS-111", "", case=besides(written), base=CLOSED)) == ()


def test_a_short_closed_value_does_not_block_for_ever() -> None:
    short = (("value: I was with my sister at her flat", "value: the"), *besides("It was the last."))
    assert tried(Try("WS-111", "", case=short, base=CLOSED)) == ()


def test_an_address_for_a_place_is_never_overruled() -> None:
    change = (("place: a shop in", "place: 12 Quay Street,"),)
    assert tried(Try("WS-111", "", case=change, base=OPEN)) == ("incidents.0.place",)


ANONYMOUS = (("anonymity: none", "anonymity: made\n  initials: BQ"), ("{subject}", "the Appellant"))
TELLING = (
    "Caio",
    "Lopes",
    "Brandini",
    "21 May 1995",
    "21/05/1995",
    "1995-05-21",
    "LOPES",
    "Mr Lopes",
    "lopes",
    "2025/0031877D",
    "L1234567",
    "1212-0003-1010-2020",
)


@pytest.mark.parametrize("written", TELLING)
def test_under_an_order_nothing_that_tells_who_the_appellant_is_stands_anynumbered(written: str) -> None:
    row = Try("WS-04", "", case=(*ANONYMOUS, *own(f"I wrote {written} down.")))
    assert tried(row) == ("corner-party",)


OLDER = (
    "He was born in May 1995.", "He was born in May.", "His year of birth is 1995.", "It gives 05/1995 for his birth.",
    "He was then 29.", "He was then aged 29.", "He was twenty-nine years old.", "He is a 29-year-old man.",
    "He had turned 29.", "It was the day after his 29th birthday.", "He was in his late twenties.", "DOB: 1995.",
    "A man of 29, he ran.", "He was 29 years of age.", "The record of May 1995 is his.",
)  # fmt: skip
NO_AGE = (
    "I was a constable in 1995.", "The jacket cost £29.", "I took 29 photographs.", "He ran in May.",
    "The report was 29 years old.", "I saw room 29.", "He was born abroad.", "The bus of line 29 had left.",
    "He is in his shop.", "A man of 64, the shopkeeper, saw it.",
)  # fmt: skip


@pytest.mark.parametrize("sentence", OLDER)
def test_under_an_order_no_age_and_no_month_or_year_of_birth_is_told(sentence: str) -> None:
    assert tried(Try("WS-04", "", case=(*ANONYMOUS, *own(sentence)))) == ("corner-party",)
    assert tried(Try("WS-04", "", case=own(sentence))) == ()  # without an order an age is no secret


@pytest.mark.parametrize("sentence", NO_AGE)
def test_a_figure_that_is_no_age_or_somebody_else_s_is_let_be_under_an_order(sentence: str) -> None:
    assert tried(Try("WS-04", "", case=(*ANONYMOUS, *own(sentence)))) == ()


def ciphered(initials: str) -> tuple[tuple[str, str], ...]:
    return (("anonymity: none", f'anonymity: made\n  initials: "{initials}"'), ("{subject}", "the Appellant"))


@pytest.mark.parametrize(
    "initials", ["C. Lopes", "Lopes", "Caio Brandini Lopes", "CAIO", "LOPES CB", "CaioBrandiniLopes"]
)
def test_the_initials_of_an_order_hold_no_name(initials: str) -> None:
    with pytest.raises(InputError, match=r"appeal.initials: holds part of somebody's name"):
        case_of(*ciphered(initials))


CIPHERS = (
    *(
        Try("WS-166", own_, ("appeal.initials",), ciphered(own_))
        for own_ in ("CBL", "C.B.L.", "CL", "LC", "c b l", "LCB")
    ),
    *(Try("WS-166", other, (), ciphered(other)) for other in ("AB", "BQ", "CBLX", "XL", "B")),
    Try("WS-166", "no order"),
)


@pytest.mark.parametrize("row", CIPHERS, ids=str)
def test_a_cipher_of_the_appellants_own_initials_is_found(row: Try) -> None:
    assert tried(row) == row.hits
