"""Names with the next word glued on behind: papers lose spaces where they are converted, and where they are scanned."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from docgen.disclosure.glued import TITLED
from docgen.disclosure.sought import NAME, PART, Term

__all__ = ["SHORTEST_ALONE", "Behind"]

SHORTEST_FAMILY: Final = 5
"""Letters of a name's last part that something may be glued to, after its first part or a title."""
SHORTEST_ALONE: Final = 7
"""Letters of a family name that is looked for so by itself; and of one after an initial."""
ENDINGS_OF_NAMES: Final = frozenset(
    """
    a e i o s y z es ez ia son sen sson sons man mann ton ham ley lin kin kins well field ford house dale worth stein
    berg ski ska ova eva
    """.split()  # noqa: SIM905 - reads better as words
)
"""What makes another name of a name: Williamson is not Williams."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Tells where letters behind a name are the next word; `alone` are forms that are looked for without a first name.

    These are for whoever decides on proposals: they may be other words.
    """

    alone: Collection[str] = frozenset()

    def is_next_word(self, term: Term, own: int, rest: str, before: str) -> bool:
        """Tell whether `rest` is one: it follows the last `own` letters of a term in one form.

        What of a term stands in forms before that is a first name or initials; `before` is the form before the term.
        """
        if not rest.isalpha() or rest in ENDINGS_OF_NAMES or (term.squeezed[-1] + rest).startswith("son"):
            return False
        if term.kind == PART:
            is_titled = own == len(term.squeezed) and before in TITLED
            return own >= SHORTEST_FAMILY and (is_titled or term.squeezed in self.alone)
        least = SHORTEST_FAMILY if len(term.squeezed) - own > 1 else SHORTEST_ALONE
        return term.kind == NAME and least <= own < len(term.squeezed)
