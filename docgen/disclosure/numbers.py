"""Numbers and addresses by which private people are found, as patterns."""

import re
from collections.abc import Mapping
from functools import cache

from docgen.case.redaction import NumberKind

__all__ = ["NUMBERS", "pattern_of"]

GAP = "[ ]?[()]?[ ]?"
ABROAD = rf"(?:\+|00[ ]?)(?:44{GAP}(?:0{GAP})?|[1-9][0-9]{{0,2}}{GAP})"
"""What comes before a number that is written to be called from another country."""
IN_GROUPS = "[0-9]{3,4}[ ]?[0-9]{3,4}"
MOBILE = rf"7[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}(?![ ]?[0-9])"
EXTENSION = r"(?:[ ]?(?:x|extn?|extension)[.]?[ ]?[0-9]{1,6})?"
AFTER_ANOTHER = r"(?:(?<![/.-])|(?<=[0-9]{10}/)|(?<=[0-9] [0-9]{3}/)|(?<=[0-9] [0-9]{4}/)|(?<=[0-9] [0-9]{6}/))"
BEFORE_ANOTHER = r"(?:(?!/)|(?=/[ ]?[+0O]?[0-9 ]{9}))"
"""A slash stands between two numbers, and in references, which are none."""
TELEPHONES = (
    rf"{AFTER_ANOTHER}(?:{ABROAD}|0)(?:[0-9]{GAP}){{8,11}}[0-9]{EXTENSION}(?!\w){BEFORE_ANOTHER}",
    rf"(?:[0O]|(?:\+|00[ ]?)?44{GAP}(?:0{GAP})?){MOBILE}{EXTENSION}(?:/[0-9]{{1,3}}(?![0-9/]))?",
    rf"{AFTER_ANOTHER}{MOBILE}{EXTENSION}(?!\w){BEFORE_ANOTHER}",
    rf"(?<![/.-])44[ ]?(?=(?:[0-9][ ]?){{9}}[0-9](?!\w))(?:20|1[0-9]{{2,3}})[ ]?{IN_GROUPS}{EXTENSION}(?!\w|/)",
    r"(?<![/.-])(?=(?:[0-9][ /]{0,2}){9,10}[0-9](?![0-9/]))0[0-9]{2,4}[ ]?/[ ]?[0-9]{3,4}[ ]?[0-9]{3,4}",
)
"""With nought or country; mobiles with a slash behind, or without nought; 44 without a mark; a code before a slash.

Each repeats what is bounded, with other signs after it: time grows with the length of a text alone.
"""
NUMBERS: Mapping[NumberKind, str] = {
    NumberKind.EMAIL: r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    NumberKind.TELEPHONE: "|".join(TELEPHONES),
    NumberKind.POSTCODE: r"(?-i:[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2})",
    NumberKind.VEHICLE: r"(?-i:[A-Z]{2}[0-9]{2} ?[A-Z]{3}|[A-Y][0-9]{3} [A-Z]{3}|[A-Z]{3} [0-9]{3}[A-Y])",
    NumberKind.NATIONAL_INSURANCE: r"(?-i:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?"
    r"(?:(?:[0-9]{2} ?){3}[A-D]|[0-9]{2} [0-9]{2} [0-9]{2}))",
    NumberKind.PNC: r"(?<!/)(?-i:(?:(?:19|20)[0-9]{2}/[0-9]{7}|[0-9]{2}/[0-9]{5,7}) ?[A-Z])",
}
"""Between whole words; capitals and small letters alike, unless a pattern says otherwise."""


@cache
def pattern_of(kind: NumberKind) -> re.Pattern[str]:
    """Return what finds the numbers of a kind in plain text."""
    return re.compile(rf"(?<!\w)(?:{NUMBERS[kind]})(?!\w)", re.IGNORECASE)
