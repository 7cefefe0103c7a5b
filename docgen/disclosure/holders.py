"""Who holds the original of a paper, in words that may be served."""

from datetime import date

from docgen.case.case import Case
from docgen.case.material import Paper
from docgen.disclosure.copying import Projection

__all__ = ["holder_as_served"]


def holder_as_served(case: Case, paper: Paper) -> str:
    """Return who holds a paper, as the schedule of material says it."""
    return str(Projection.of(case, date.min, None, {}).served(paper.holder))
