"""What makers say is looked up in the case: what it has is silent however it is written, what it has not is told."""

import re
import string
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache
from time import process_time

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from docgen.case import Case
from docgen.checks.claims import FIGURES, Kind
from docgen.checks.known import known_of
from docgen.checks.own_words import Sources, not_in_the_case, sources_of, without_references
from docgen.checks.rule import DataReading, Reads
from docgen.checks.strange_names import PLAIN, STARTERS
from docgen.findings import Mender
from tests.checks.readings import CLOSED, RULES, Changes, Try, besides, own, reading_of, tried
from tests.made.cases import FIXTURE, case_of

MONFORTE = (FIXTURE.parent / "monforte" / "case.yaml").read_text(encoding="utf-8")
CASES = ("brandini-lopes", "khelladi", "monforte", "small-closed")
MORE = "statements.0.paragraphs.2.text"
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905 - a list of twelve words is twelve lines


@cache
def whole(name: str) -> Case:
    return case_of(text=(FIXTURE.parent / name / "case.yaml").read_text(encoding="utf-8"))


@cache
def sources(name: str) -> Sources:
    return sources_of(DataReading(whole(name), whole(name).statements[0], 0))


def missing(text: str, name: str = "monforte") -> list[str]:
    """What is told of a text, as it stands in it."""
    days = frozenset({whole(name).statements[0].date})
    return [text[claim.start : claim.end] for claim in not_in_the_case(without_references(text), sources(name), days)]


TRIES = [
    Try("WS-140", "the maker's words as they are"),
    Try("WS-140", "the words of the case with much closed", base=CLOSED),
    Try("WS-140", "an invented day", (MORE,), own("I spoke to him on 5 March 2025.")),
    Try("WS-140", "a day of the case in another form", (), own("I spoke to him on 2nd Feb 2025, or 02/02/2025.")),
    Try("WS-140", "an invented sum", (MORE,), own("He had £31.20 with him.")),
    Try("WS-140", "a sum of the case", (), own("The fine was £200, with £85.00 costs, £365 together.")),
    Try("WS-140", "an invented name", (MORE,), own("I spoke to Dorothea Vance.")),
    Try("WS-140", "a place of the case", (), own("I work in Saltmarsh for Saltmarsh Constabulary.")),
    Try("WS-140", "an invented count", (MORE,), own("He has three convictions.")),
    Try("WS-140", "an invented reference", (MORE,), own("The other report is SC24/000001.")),
    Try("WS-140", "a reference of the case", (), own("The report is SC25/000914.")),
    Try(
        "WS-140",
        "in the case with much closed",
        ("statements.0.paragraphs.3.text",),
        besides("It was at 21:15."),
        CLOSED,
    ),
]


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_what_the_case_does_not_have_is_told_at_its_paragraph(row: Try) -> None:
    assert tried(row) == row.hits


@pytest.mark.parametrize("name", CASES)
def test_it_is_silent_on_every_whole_case(name: str) -> None:
    case = whole(name)
    hits = [
        hit
        for position, statement in enumerate(case.statements)
        for hit in RULES["WS-140"].check(DataReading(case, statement, position))
    ]
    assert hits == []


SAID = [
    # what the maker says, and what of it the case does not have
    ("He was arrested on 2 September 2021 and charged on 20 October 2021.", []),
    ("He was arrested on 3 September 2021.", ["3 September 2021"]),
    ("The trial was from 8 to 14 February 2022.", []),
    ("The trial was from 7 to 14 February 2022.", ["7 to 14 February 2022"]),
    ("In May 2022 there was one report, and none in July 2022.", ["July 2022"]),
    ("Nothing is recorded between 2015 and 2019.", []),
    ("Nothing is recorded in 2017.", ["2017"]),
    ("I stopped him at 22:05, which is 10.05 pm.", []),
    ("I stopped him at 22:15, or 9.45 pm by the log.", ["22:15", "9.45 pm"]),
    ("The window was worth £180.", []),
    ("The window was worth £1,800.", ["£1,800"]),
    ("He has two convictions, one caution and one acquittal.", []),
    ("He has three convictions, two cautions and one acquittal.", ["three", "two"]),
    ("I set out 7 incidents, of which three came before the end of 2020.", []),
    ("I set out 9 incidents.", ["9"]),
    ("I exhibit 20 papers as 19 exhibits, of them six crime reports.", []),
    ("I exhibit 21 exhibits.", ["21"]),
    ("The order was for 80 hours of unpaid work and 15 days.", []),
    ("The order was for 90 hours of unpaid work.", ["90"]),
    ("He was 28 years old, and {P4} was aged 13.", []),
    ("He was 40 years old, and {P4} was aged 12.", ["40", "12"]),
    ("Two days are recorded: 9 November 2019 and 12 May 2022.", []),
    ("The report is 4417762/19, ASN 19/0142/01/00000007731T.", []),
    ("The report is 4417763/19.", ["4417763/19"]),
    ("He was charged under section 47 of the Offences Against the Person Act 1861.", []),
    ("He was charged under section 18 of the Offences Against the Person Act 1861.", ["section 18"]),
    ("The papers are HC/2 and HC/12.", []),
    ("The paper is HC/20.", ["HC/20"]),
    ("The Crown Court at Eastmere acquitted him.", []),
    ("The Crown Court at Harrowby acquitted him.", ["Harrowby"]),
    ("PC 5512EM Aberlour saw it, as did DS 1187EM Tolland.", []),
    ("PC 6612EM Aberlour saw it, as did Sergeant Okafor.", ["6612EM", "Okafor"]),
    ("Pemberton told me so. Nobody told me more.", ["Pemberton"]),
    ("Officers told me so. It was Thursday. CCTV shows nothing.", []),
    ("He is known to Mr. Fairweather of Trent Motors Limited.", ["Fairweather", "Trent Motors Limited"]),
    ("The Metropolitan Police Service holds it, not the Home Office or the Crown Prosecution Service.", []),
    ("Call 07700 900555.", ["07700 900555"]),
    ("A note says ارتفاع.", ["ارتفاع"]),
    ("I cannot say more; he was there twice, at half past nine.", ["nine"]),
    ("This is a longer text without any fact that can be looked up, and it may stand.", []),
]


@pytest.mark.parametrize(("said", "told"), SAID, ids=[said for said, _ in SAID])
def test_each_kind_of_fact_is_looked_up(said: str, told: list[str]) -> None:
    assert missing(said) == told


def test_a_name_in_another_script_is_known_where_the_case_has_it() -> None:
    assert missing("The judgment has أنيس بن إدريس الخلادي.", "khelladi") == []


def test_the_convictions_abroad_are_not_counted_with_the_others() -> None:
    assert missing("He has nine convictions.", "khelladi") == []
    assert missing("He has ten convictions.", "khelladi") == ["ten"]


def test_the_maker_is_told_where_it_stands_and_not_what_it_is() -> None:
    row = Try("WS-140", "", case=own("On 5 March 2025 I met Dorothea Vance, who paid £31.20."))
    (hit,) = RULES["WS-140"].check(reading_of(row)[Reads.DATA])
    assert re.findall(r"a \w+(?: of money)? \(words? [\d-]+\)", hit.detail) == [
        "a date (words 23-25)", "a name (words 28-29)", "a sum of money (word 32)",
    ]  # fmt: skip
    assert not re.search("Vance|March|31", hit.detail + hit.next_step)
    assert RULES["WS-140"].mender is Mender.MAKER


def test_what_others_said_of_drafts_or_did_not_want_is_no_fact_of_the_case() -> None:
    """A comment says that the draft has three convictions: so it had."""
    assert "three convictions" in str(whole("monforte").comments)
    assert missing("There are three convictions.") == ["three"]


def test_when_a_maker_wrote_bears_out_nothing_that_happened() -> None:
    assert whole("monforte").statements[0].paragraphs[1].written_at == time(10, 20)
    assert missing("It was 10:20 by the clock, on 24 January 2025.") == ["10:20", "24 January 2025"]


def test_a_span_is_reckoned_between_the_first_and_the_last_of_the_incidents() -> None:
    said = "The incidents lie within five years, and within four weeks of each other."
    (hit,) = RULES["WS-140"].check(
        reading_of(Try("WS-140", "", case=(("It is not to scale.", said),), base=MONFORTE))[Reads.DATA]
    )
    assert hit.detail.endswith(": a number (word 43).")


def test_a_makers_words_do_not_bear_themselves_out() -> None:
    said: Changes = own("It was in Harrowby on 5 March 2025.")
    known = known_of(case_of(*said))
    assert "harrowby" not in known.names
    assert (2025, 3, 5) not in known.days


# --- properties: whatever is invented is found, whatever the case has is not ------------------------------------------

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
WORDS = st.text(string.ascii_lowercase, min_size=5, max_size=9).filter(lambda word: not word.endswith("s"))
NAMES = WORDS.filter(lambda word: word not in STARTERS | FIGURES.keys()).map(str.capitalize)
FORMS = ("{d.day} {m} {d.year}", "{d.day} {m}, {d.year}", "{m} {d.day}, {d.year}", "{d:%d/%m/%Y}", "{d:%Y-%m-%d}")


def written(day: date, form: str) -> str:
    return form.format(d=day, m=MONTHS[day.month - 1])


@given(DAYS, st.sampled_from(FORMS), st.sampled_from(CASES))
@settings(max_examples=150, deadline=None)
def test_an_invented_day_is_found_in_every_form(day: date, form: str, name: str) -> None:
    assume((day.year, day.month, day.day) not in sources(name).known.days)
    assert missing(f"I saw him on {written(day, form)} again.", name) == [written(day, form)]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("form", FORMS)
def test_every_day_of_a_case_is_known_in_every_form(name: str, form: str) -> None:
    days = {date(*day) for day in sources(name).known.days if all(day)}
    said = [written(day, form) for day in sorted(days)]
    assert [text for text in said if missing(f"I saw him on {text} again.", name)] == []
    assert said


@given(st.decimals(Decimal("0.01"), Decimal(99_999), places=2), st.sampled_from(CASES))
@settings(max_examples=100, deadline=None)
def test_an_invented_sum_is_found(amount: Decimal, name: str) -> None:
    assume(amount not in sources(name).known.sums | sources(name).totals)
    assert missing(f"He had £{amount:,} with him.", name) == [f"£{amount:,}"]


@given(
    st.integers(1, 60), st.sampled_from(["convictions", "cautions", "acquittals", "arrests", "incidents", "exhibits"])
)
@settings(max_examples=150, deadline=None)
def test_a_count_that_the_data_do_not_give_is_found(amount: int, what: str) -> None:
    noun = what.removesuffix("s")
    assume(amount > 1 and amount not in sources("monforte").counts[noun])
    assume((Decimal(amount), noun) not in sources("monforte").known.pairs)
    assert missing(f"I know of {amount} {what} of his.") == [str(amount)]


@given(
    NAMES,
    NAMES,
    st.sampled_from(["I spoke to {} of it.", "{} told me.", "It was near {}, I think.", "He met {}'s boy."]),
)
@settings(max_examples=150, deadline=None)
def test_an_invented_name_is_found_wherever_it_stands(given_name: str, family: str, sentence: str) -> None:
    known = sources("monforte").known.names
    assume(not {given_name.casefold(), family.casefold()} & (known | PLAIN))
    (told,) = missing(sentence.format(f"{given_name} {family}"))
    assert told.removesuffix("'s") == f"{given_name} {family}"


@given(NAMES, st.sampled_from(["{} Magistrates' Court", "the Crown Court at {}", "{} Police Station", "HMP {}"]))
@example("Wexbridge", "the Crown Court at {}")
@settings(max_examples=100, deadline=None)
def test_an_invented_court_or_station_is_found(town: str, court: str) -> None:
    assume(town.casefold() not in sources("monforte").known.names | PLAIN)
    assert town in " ".join(missing(f"It was said at {court.format(town)} that day."))


@given(st.integers(1_000_000, 9_999_999), st.integers(15, 25), st.sampled_from(["{}/{}", "CR {}/{}", "EM{}/{}"]))
@settings(max_examples=100, deadline=None)
def test_an_invented_crime_reference_is_found(serial: int, year: int, form: str) -> None:
    text = form.format(serial, year)
    assume(re.sub(r"\W", "", text.removeprefix("CR ")).casefold() not in sources("monforte").known.references)
    assert missing(f"The report is {text} of that force.")


@given(st.text("ABCDEFGHJKLMNPQRSTUVWXYZ", min_size=2, max_size=4), st.integers(1, 99))
@settings(max_examples=100, deadline=None)
def test_an_invented_exhibit_is_found(initials: str, number: int) -> None:
    mark = f"{initials}/{number}"
    # a postcode's first half (ZY1) is a reference that the case has, and reads as a mark (ZY/1) does
    assume(f"{initials}{number}".casefold() not in sources("monforte").known.references)
    assert missing(f"I refer to {mark} as well.") == [mark]


@given(st.integers(0, 23), st.integers(0, 59))
@settings(max_examples=100, deadline=None)
def test_an_invented_time_is_found(hour: int, minute: int) -> None:
    times = sources("monforte").known.times
    assume((hour, minute) not in times and (hour + 12, minute) not in times)
    assert missing(f"It was at {hour:02}:{minute:02} by the log.") == [f"{hour:02}:{minute:02}"]


LONG = (
    "1",
    "1,",
    "12 ",
    "seven dogs ",
    "Zork. ",
    "Zork ",
    "3 May 2031 ",
    "a1",
    "1/",
    "A-",
    "section 1(",
    "5 days 3 May ",
    "ب ت ",
    "'",
)


@pytest.mark.parametrize("piece", LONG)
def test_the_longest_paragraph_is_read_in_seconds_whatever_it_repeats(piece: str) -> None:
    text, begun = (piece * 20_000)[:20_000], process_time()
    not_in_the_case(text, sources("monforte"), frozenset())
    assert process_time() - begun < 2


def test_a_finding_tells_the_first_of_many_and_how_many_more() -> None:
    said = " ".join(f"SC24/{number:06}" for number in range(100, 150))
    (hit,) = RULES["WS-140"].check(reading_of(Try("WS-140", "", case=own(said)))[Reads.DATA])
    assert hit.detail.count("a reference") == 20
    assert hit.detail.endswith("; and 30 more.")


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=timedelta(seconds=2))
def test_any_text_is_read_without_a_fault_and_each_claim_has_its_place(text: str) -> None:
    for claim in not_in_the_case(text, sources("monforte"), frozenset()):
        assert 0 <= claim.start < claim.end <= len(text)
        assert isinstance(claim.kind, Kind)
