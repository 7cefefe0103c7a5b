"""What somebody got past the rules once, and cannot now."""

import pytest

from tests.checks.readings import CLOSED, Try, outcome, tried

I1 = "incidents.0"
HUNG = outcome("result: acquitted\ndate: 2023-06-28\ncourt: Crown Court\nverdict: the jury could not agree")
NOT_GUILTY = outcome("result: acquitted\ndate: 2023-06-28\ncourt: Crown Court\nverdict: not guilty")
SPENT = (("      plea: guilty\n", "      plea: guilty\n      spent: 2026-02-27\n"),)
TRIES = (
    Try("WS-40", "an acquittal without a verdict", (f"{I1}.outcome.verdict",), HUNG, CLOSED),
    Try("WS-40", "a verdict of not guilty", (), NOT_GUILTY, CLOSED),
    Try("WS-40", "a conviction that was set aside", (f"{I1}.outcome.appeal",),
        (("      plea: guilty\n", "      plea: guilty\n      appeal: allowed, and the conviction quashed\n"),)),
    Try("WS-40", "a conviction that was appealed in vain",
        case=(("      plea: guilty\n", "      plea: guilty\n      appeal: dismissed on 3 March 2025\n"),)),
    Try("WS-24", "the day from which a conviction will be spent", case=SPENT),
    Try("WS-126", "a fine that only the case-owner notes", (f"{I1}.outcome.sentence.0.from",),
        (("kind: fine, amount: £200, length: not applicable, from: [S4 p1]",
          "kind: fine, amount: £200, length: not applicable, from: [case-owner]"),)),
    Try("WS-126", "a fine of the certificate"),
)  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_what_got_past_the_rules_is_found(row: Try) -> None:
    assert tried(row) == row.hits


@pytest.mark.parametrize(
    ("told", "hits"),
    [
        ("not in the public interest", ()),
        ("evidential difficulties: the complainant withdrew", (f"{I1}.undermining.none_found",)),
    ],
)
def test_nothing_found_cannot_stand_beside_what_points_the_other_way(told: str, hits: tuple[str, ...]) -> None:
    start = CLOSED.index("    undermining:")
    end = CLOSED.index("\n    identity:", start)
    none = "    undermining:\n      none_found: {by: M1, date: 2024-03-04, searched: [the crime recording system]}"
    case = (
        (CLOSED[start:end], none),
        ("reason: evidential difficulties, the complainant does not support", f"reason: '{told}'"),
    )
    assert tried(Try("WS-46", "", case=case, base=CLOSED)) == hits
