"""What the first sheet of a workbook tells the person who fills it in."""

__all__ = ["CASE", "EVERY", "INTERNAL", "KEPT_BACK", "SUMMARY", "Lines"]

Lines = tuple[tuple[str, str], ...]


def _lines(text: str) -> Lines:
    """Return what is told: a few words of heading (or `-` for none), then a paragraph; an empty line between."""
    told = []
    for paragraph in text.strip().split("\n\n"):
        head, _, rest = paragraph.partition("\n")
        told.append(("" if head == "-" else head, " ".join(rest.split())))
    return tuple(told)


INTERNAL = _lines(
    """
-
INTERNAL. This workbook holds what may not be served.
"""
)
CASE = _lines(
    """
What to do
1. Fill in these sheets in this order: what has a star (*). Leave empty what says (or empty). A chosen cell says what
belongs in it. A fact that is not there: not recorded, not applicable or withheld. Yellow cells are read from papers:
look whether each is so.

-
2. Save as .xlsx and run: docgen fill CASE. It names each cell to mend; run it as often as you like.

-
Other fields are behind plus signs at the edge. The sheet Help explains all.
"""
)
SUMMARY = _lines(
    """
What this is
The summary of available material: what the police hold on the person, one piece on each row of the sheet material.

What to do
1. Fill in the sheet summary, then a row of the sheet material for each piece. A star (*) says which fields are
required.

-
2. What of it is asked for, and why, the case-owner decides afterwards and enters elsewhere: there is no column for it
here.

-
3. Save the workbook as .xlsx and send it back. The case-owner then runs: docgen fill CASE WORKBOOK.xlsx

Take care
Write of people by their ids in braces, like {P7}, never by name. Do not write here what may not be told to the
casework side: under handling, say whom to ask.
"""
)
EVERY = _lines(
    """
Your workbook
docgen never alters it, and keeps nothing while one cell is wrong. docgen fill tells what it took empty cells to say.

Nothing to say
An empty cell says nothing, but under a heading that says (or empty): what it then says, its help tells, and docgen
fill reports every such cell. Where a fact is not there, say which it is:

-
not recorded: nobody wrote it down.

-
not applicable: it has no place in this case.

How to write
Dates like 2 February 2025, times like 16:20, sums like £200. Every cell is text: 007 stays 007.

-
Several ids or words in one cell: a semicolon between them. Several texts in one cell: each on a line of its own, and a
line that begins with two spaces goes on with the text above it.

-
A new line inside a cell: press Alt and Enter together in Excel, Ctrl and Enter in LibreOffice.

-
Ids: leave one empty and docgen gives the next one. Write it yourself where other rows have to name it.

-
No formulas and no merged cells. Do not rename sheets or headings. New rows go below the last one; the order of the
rows is the order of the case.
"""
)
KEPT_BACK = _lines(
    """
-
withheld: it is known and kept back. Write the value, and by what authority it is kept back, on the sheet withheld
values, which is closed.

Sources
from: the paper and pages that say so, like S4 p1 or S4 p2-3, or M1 for the maker's own knowledge. Every record says
where it is from.

Papers
docgen numbers the files S1, S2, ... in the order of their names. Wherever a paper is named, like under from or on the
sheet parts, use its number on the sheet papers, whatever other lists call it.

People
In texts, {P7} is a person by label, {LH/1} an exhibit and {subject} the subject. Ids begin with P for people, S for
papers, I for incidents, M for makers.
"""
)
