"""What a front sheet or schedule produces may itself be served."""

from datetime import date

import pytest

from docgen.case import Case
from docgen.checks.rule import DocumentReading
from docgen.compose import compose
from docgen.disclosure.served import front_sheet_view
from docgen.formats.shelf import load_format, shipped_formats
from tests.checks.readings import RULES
from tests.made.cases import case_of

OF_THE_COURT = "ab24199bdfd2c62dd50de64471b0e3e7ffbce6de2465\n    marking: none\n    disclosure: disclose"
SENSITIVE = OF_THE_COURT.replace("marking: none", "marking: OFFICIAL-SENSITIVE")
TRIES = {
    "a paper that is disclosed": ((), ()),
    "a paper that is withheld": (((OF_THE_COURT, OF_THE_COURT.replace(": disclose", ": withhold")),), ("parts",)),
    "a paper for casework only": (((OF_THE_COURT, OF_THE_COURT.replace(": disclose", ": internal")),), ("parts",)),
    "a marking that nobody reviewed": (((OF_THE_COURT, SENSITIVE),), ("parts",)),
    "a marking that was reviewed": (
        ((OF_THE_COURT, f"{SENSITIVE}\n    reviewed: {{by: a disclosure officer, date: 2025-04-20}}"),),
        (),
    ),
}
VERDICTS = [("WS-151", bool(hits)) for _, hits in TRIES.values()]


def found(case: Case) -> tuple[str, ...]:
    form = load_format(shipped_formats() / "exhibit-front-sheet" / "1")
    view = front_sheet_view(case, case.exhibits[0], case.statements[0])
    document = compose(view, form, as_at=date(2025, 4, 25), mark=None)
    return tuple(str(hit.where[-1]) for hit in RULES["WS-151"].check(DocumentReading(case, document)))


@pytest.mark.parametrize("about", TRIES)
def test_a_front_sheet_is_held_to_what_may_be_served(about: str) -> None:
    changes, hits = TRIES[about]
    assert found(case_of(*changes)) == hits
