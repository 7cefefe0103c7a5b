"""What Specialist Appeals remarked on the first drafts, as the briefs have it: of these drafts none needed to be said.

That a translation stands beside its original, with its certificate, is for the bundle; the statement names both in one.
"""

import re

import pytest

from docgen.workflow.checking import check_case
from tests.made.cases import FIXTURE
from tests.made.topics import case_named, made_of

STATEMENT, SUMMARY = "police-statement-tribunal", "summary-of-material"
NOTHING = r"(?!)"
ABROAD = "What a court abroad recorded is not among them."
NOT_HIS = "Mr Khelladi was convicted of 2 of the 41. The other 39 are not attributed to him."
BESIDE = "RT/12 is the judgment, in Arabic, and its certified translation."
WINDOW = "from 21 May 2022 to 20 May 2025, both days counted, 7 convictions. Five or more: met."
VERDICT = "acquitted Mr Monforte: not guilty by unanimous verdict of the jury. Mr Monforte was not convicted."
WITHDRAWN = "Person C withdrew on 2 April 2020, as HC/8 shows."
OLD = ("more than nine years before this statement", "This report is older than any incident in this statement.")
COUNTED = "shows two convictions and one caution, and a caution is not a conviction"
ALIBI = ("The rota and the email, HC/14, place him at work on 12 May 2022.", "Incident 5 is not relied on.")
# the case, what was remarked, the format, what it says now, and a pattern of what it nowhere says
REMARKS: tuple[tuple[str, str, str, tuple[str, ...], str], ...] = (
    (
        "khelladi",
        "Nine here, one abroad. Keep them apart.",
        STATEMENT,
        ("It holds 9 convictions", ABROAD),
        r"\bten convic",
    ),
    ("khelladi", "Say 2 of 41.", STATEMENT, (NOT_HIS,), r"convicted of (?:the )?41"),
    ("khelladi", "Do not correct seven previous to eight.", STATEMENT, (), r"\beight previous|\b8 previous"),
    ("khelladi", "Translation must sit next to the original.", STATEMENT, (BESIDE,), NOTHING),
    (
        "khelladi",
        "Spelling of the name in the judgment differs.",
        STATEMENT,
        ("spells the name Anis Ben Idris",),
        NOTHING,
    ),
    ("khelladi", "Decision says persistent offender: show the sum.", SUMMARY, (WINDOW,), NOTHING),
    (
        "monforte",
        "He was acquitted. State the verdict in terms.",
        STATEMENT,
        (VERDICT,),
        r"Mr Monforte (?:had )?committed",
    ),
    ("monforte", "Where is the withdrawal statement?", STATEMENT, (WITHDRAWN,), NOTHING),
    ("monforte", "I1 is nearly ten years old. Drop it or say so.", STATEMENT, OLD, NOTHING),
    ("monforte", "PNC shows two and a caution.", STATEMENT, (COUNTED,), r"\b(?:three|3) convictions"),
    ("monforte", "The alibi must be in, or incident 5 must go.", STATEMENT, ALIBI, NOTHING),
    ("monforte", "The label prolific appears twice. Take it out.", STATEMENT, (), r"prolific"),
    ("brandini-lopes", "Do not call him a persistent offender.", STATEMENT, (), r"persistent"),
)


@pytest.mark.parametrize(("case", "remark", "form", "said", "never"), REMARKS, ids=[row[1] for row in REMARKS])
def test_what_was_remarked_on_the_first_draft_needs_no_remark(
    case: str, remark: str, form: str, said: tuple[str, ...], never: str
) -> None:
    text = " ".join(" ".join(made.text for made in made_of(case_named(case), form)).split())
    assert remark
    assert [each for each in said if each not in text] == []
    assert re.search(never, text, re.IGNORECASE) is None


def test_that_nobody_answered_whether_a_withdrawal_may_be_used_is_told() -> None:
    """Consent box on the withdrawal statement is not answered: say so on the review sheet."""
    (checked,) = check_case(FIXTURE.parent / "monforte")
    assert [str(each.place) for each in checked.findings if each.rule == "WS-92" and "S16" in str(each.place)]
