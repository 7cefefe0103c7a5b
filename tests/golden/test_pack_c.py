"""Pack C, word for word: what a correct statement says, what it must not say, and how it is laid out."""

import re
from pathlib import Path

import pytest

from docgen.document import BlockKind, canonical_text, kind_of, leaves
from tests.made.cases import FIXTURE, case_of, document_of

GOLDEN = Path(__file__).with_name("brandini-lopes.txt")
TEXT = canonical_text(document_of(case_of()))


def test_the_statement_is_the_one_that_was_read_and_found_right() -> None:
    """After a change that is meant, read the new text, then: python -m tests.golden.test_pack_c."""
    assert GOLDEN.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    "said",
    [
        "On 27 February 2025 Saltmarsh Magistrates' Court convicted Mr Lopes",
        "on a plea of guilty, of theft from a shop, contrary to section 1(1) of the Theft Act 1968",
        "fine £200; costs £85; surcharge £80",
        "“I had no money”",
        "On 24 April 2025 I searched the Police National Computer (PNC)",
        "On 24 April 2025 I searched the records of Saltmarsh Constabulary",
        "I refer to the certificate of conviction, marked LH/1",
        "Appeal number: HU/01188/2025",
        "at 16:20, at a shop in Saltmarsh",
        "The value of the jackets was £140",
    ],
)
def test_it_says_what_the_pack_asks_for(said: str) -> None:
    assert said in TEXT


@pytest.mark.parametrize(
    "unsaid",
    [
        "persistent",
        "prolific",
        "offences",
        "high risk",
        "SC25/000914",
        "High Harm",
        "deport",
        "remov",
        "L1234567",
        "2025/0031877D",
        "{",
        "}",
        "TBC",
        "Tamsin",
        "Overbury",
        "1212-0003",
        "not recorded",
        "invented",
    ],
)
def test_it_does_not_say_what_the_pack_forbids_or_what_is_internal(unsaid: str) -> None:
    assert unsaid.casefold() not in TEXT.casefold()


def test_no_sentence_has_stray_spaces_or_stops() -> None:
    assert re.findall(r"[^\n]*(?:  | [,.;:)]|\( |\.\.|,,)[^\n]*", TEXT) == []


def test_every_block_knows_who_speaks_in_it() -> None:
    kinds = [kind_of(leaf) for leaf in leaves(document_of(case_of()))]
    assert {kind: kinds.count(kind) for kind in BlockKind} == {
        BlockKind.FORMULA: 20,
        BlockKind.RECORD: 25,
        BlockKind.WORDS: 3,
    }


def test_before_the_tribunal_sent_the_appeal_on_the_statement_only_says_whom_it_concerns() -> None:
    earlier = case_of(("notified: 2025-04-22", "notified: 2025-05-01"))
    text = canonical_text(document_of(earlier))
    assert "Statement concerning Caio Brandini Lopes" in text
    assert "HU/01188/2025" not in text
    assert "Appellant" not in text
    assert "Respondent" not in text


def test_what_is_said_of_the_records_as_a_whole_stands_under_no_one_incident() -> None:
    text = canonical_text(document_of(case_of(("about: identity", "about: the records as a whole"))))
    incident, whole = text.index("The incident of 2 February 2025"), text.index("The records as a whole")
    assert incident < whole < text.index("I took the fingerprints of Mr Lopes myself")


def test_an_outcome_later_than_the_statement_is_not_in_it() -> None:
    earlier = case_of(
        ("date: 2025-04-25", "date: 2025-02-20"),
        ("written: 2025-04-25", "written: 2025-02-20"),
        ("date: 2025-04-24", "date: 2025-02-19"),
    )
    text = canonical_text(document_of(earlier))
    assert "convicted" not in text
    assert "fine" not in text
    assert "No outcome of the incident of 2 February 2025 had been recorded by 20 February 2025." in text


def test_the_fixture_carries_its_pack() -> None:
    names = {path.name for path in (FIXTURE / "papers").iterdir()} | {path.name for path in FIXTURE.glob("*.md")}
    assert names >= {
        "expected.md",
        "certificate.pdf",
        "decision.pdf",
        "immigration history.pdf",
        "notice of appeal.pdf",
    }


if __name__ == "__main__":
    GOLDEN.write_text(TEXT, encoding="utf-8")
