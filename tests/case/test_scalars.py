"""Single values are read from text: nothing is guessed, nothing altered, and what cannot be is refused."""

import unicodedata
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from docgen.case.incidents import Stance
from docgen.case.scalars import ClockTime, Count, FileName, IsoDate, Line, Money, Phrase, Prose, YesNo
from tests.made.documents import HOSTILE

READ = [
    (IsoDate, "2025-02-02", date(2025, 2, 2)), (IsoDate, "2 February 2025", date(2025, 2, 2)),
    (IsoDate, "02 February 2025", date(2025, 2, 2)), (IsoDate, "29 February 2024", date(2024, 2, 29)),
    (ClockTime, "00:00", time(0)), (ClockTime, "01:30", time(1, 30)), (ClockTime, "23:59", time(23, 59)),
    (Money, "£200", Decimal(200)), (Money, "200", Decimal(200)), (Money, "£1,250.50", Decimal("1250.50")),
    (Money, "0", Decimal(0)), (Money, "£0.50", Decimal("0.50")), (Money, "£1,000,000", Decimal(1000000)),
    (Count, "0", 0), (Count, "3", 3), (Count, "999999", 999999),
    (YesNo, "yes", True), (YesNo, "no", False),
]  # fmt: skip
REFUSED = [
    (IsoDate, "31 February 2025"), (IsoDate, "2025-02-31"), (IsoDate, "2025-2-2"), (IsoDate, "02/02/2025"),
    (IsoDate, "2025-02-02T00:00"), (IsoDate, "29 February 2025"), (IsoDate, "2 Feb 2025"), (IsoDate, "2 february 2025"),
    (IsoDate, "0000-01-01"), (IsoDate, "2  February 2025"), (IsoDate, "٢ February 2025"), (IsoDate, "20250202"),
    (IsoDate, "yesterday"), (IsoDate, ""),
    (ClockTime, "24:00"), (ClockTime, "1:30"), (ClockTime, "16.20"), (ClockTime, "16:60"), (ClockTime, "4pm"),
    (ClockTime, "16:20:00"),
    (Money, "200 pounds"), (Money, "£1,25"), (Money, "£0,123"), (Money, "£0200"), (Money, "-5"), (Money, "1e5"),
    (Money, "£200.5"), (Money, "€200"), (Money, "£"),
    (Count, "007"), (Count, "-1"), (Count, "1.0"), (Count, "1e5"), (Count, "three"), (Count, "1234567"), (Count, "٣"),
    (YesNo, "NO"), (YesNo, "No"), (YesNo, "true"), (YesNo, "y"), (YesNo, "off"), (YesNo, "1"),
    (YesNo, {"a": "b"}), (YesNo, ("yes",)), (IsoDate, {"a": "b"}), (Count, ("1",)), (Money, ()), (ClockTime, {}),
    (Stance, "Admitted"), (Stance, ""), (Stance, {"a": "b"}), (Stance, ("admitted",)),
    (FileName, "../case.yaml"), (FileName, "/etc/passwd"), (FileName, ".hidden"), (FileName, "a\\b.pdf"),
    (FileName, "sub//a.pdf"), (FileName, "sub/../../a.pdf"), (FileName, "sub/"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "value"), READ, ids=[text for _, text, _ in READ])
def test_a_value_is_read_as_people_write_it(kind: Any, text: str, value: object) -> None:
    assert TypeAdapter(kind).validate_python(text) == value


@pytest.mark.parametrize(("kind", "given"), REFUSED, ids=[ascii(given) for _, given in REFUSED])
def test_what_is_not_a_value_is_refused_and_not_repeated(kind: Any, given: object) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(given)
    assert len(str(given)) < 3 or str(given) not in refused.value.errors()[0]["msg"].partition("like")[0]


# -- text

KEPT = [
    *HOSTILE, "NO", "1e5", "01:30", "007", "Null", "12", "-1", "?!x", "\U0001f44d",
    "]", "x" * 500, "x " * 1499 + "x", "a\u200cb", "ক্\u200dষ",
    "e\u0301", "\u00e9", "a\u00a0b", "{subject}", "${x}", "%s", "&amp;", "<!-- -->", "“", "\u0627\u0644",
    "\u0600\u0661", "\U0001f469\u200d\U0001f52c",
]  # fmt: skip
NAMED = [
    # text, what the message calls its fault
    ("a\u202eb", "U+202E (right-to-left override)"), ("a\u2066b", "U+2066 (left-to-right isolate)"),
    ("a\u200bb", "U+200B (zero width space)"), ("a\u00adb", "U+00AD (soft hyphen)"), ("a\u0007b", "U+0007"),
    ("a\tb", "U+0009"), ("a\u0085b", "U+0085"), ("a\ufdd0b", "U+FDD0"), ("a\U0001fffeb", "U+1FFFE"),
    ("a\ue000b", "U+E000"), ("a\ufffcb", "U+FFFC (object replacement character)"), ("a\ud800b", "U+D800"),
    ("a\ufeffb", "U+FEFF"), ("a\u2028b", "U+2028"), ("a\u061cb", "U+061C (arabic letter mark)"),
    ("a\u2060b", "U+2060 (word joiner)"), ("a\x1bb", "U+001B"), ("a\U000e0041b", "U+E0041"), ("a\u180eb", "U+180E"),
    ("a\u3164b", "U+3164 (hangul filler)"),
    ("", "is empty"), (" a", "begins or ends with a space"), ("a\u00a0", "begins or ends with a space"),
    ("~", "says nothing"), ("null", "says nothing"),
    *((mark, "says nothing") for mark in (".", "?", "-", "\u2013", "...", "\u2026", "- -", "n/a"[1:2], "??", "--")),
    ("not recorded", "does not hold a value"), ("Not Recorded", "does not hold a value"),
    ("not applicable", "does not hold a value"), ("[withheld]", "does not hold a value"),
]  # fmt: skip


@pytest.mark.parametrize("kind", [Line, Prose], ids=["line", "prose"])
@pytest.mark.parametrize("text", KEPT, ids=[ascii(text)[:30] for text in KEPT])
def test_text_is_kept_exactly(kind: Any, text: str) -> None:
    assert TypeAdapter(kind).validate_python(text) == text


@pytest.mark.parametrize("kind", [Line, Prose], ids=["line", "prose"])
@pytest.mark.parametrize(("text", "reason"), NAMED, ids=[why for _, why in NAMED])
def test_text_that_cannot_be_printed_as_it_stands_is_refused_by_name(kind: Any, text: str, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(text)
    assert reason in refused.value.errors()[0]["msg"]


@pytest.mark.parametrize(
    ("kind", "text", "fits"),
    [
        (Line, "x" * 3_000, True), (Line, "x" * 3_001, False), (Line, "two\nlines", False),
        (Prose, "x" * 20_000, True), (Prose, "x" * 20_001, False), (Prose, "two\nlines", True),
    ],
)  # fmt: skip
def test_a_line_and_a_paragraph_have_their_bounds(kind: Any, text: str, fits: bool) -> None:
    try:
        assert TypeAdapter(kind).validate_python(text) == text
        assert fits
    except ValidationError:
        assert not fits


@pytest.mark.parametrize("text", ["theft of two jackets.", "theft...", "May 2023.", "count 2 of the indictment ."])
def test_a_phrase_does_not_end_with_a_full_stop(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Phrase).validate_python(text)
    (error,) = refused.value.errors()
    assert "take the full stop out" in error["msg"]
    assert text not in error["msg"]


@pytest.mark.parametrize("text", ["theft from Gull Ltd.", "about 3 p.m.", "papers, cards etc.", "why not?", "count 2"])
def test_a_phrase_may_end_with_a_shortened_word(text: str) -> None:
    assert TypeAdapter(Phrase).validate_python(text) == text


@given(st.text(max_size=40))
def test_any_text_at_all_is_kept_exactly_or_refused(text: str) -> None:
    try:
        kept = TypeAdapter(Line).validate_python(text)
    except ValidationError:
        event("refused")
    else:
        assert kept == text
        assert not any(unicodedata.category(character) in {"Cc", "Cs", "Co"} for character in text)
