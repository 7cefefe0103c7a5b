"""Numbers and addresses by which private people are found, as patterns."""

import re
from collections.abc import Mapping
from functools import cache

from docgen.case.redaction import NumberKind

__all__ = ["NUMBERS", "pattern_of"]

NUMBERS: Mapping[NumberKind, str] = {
    NumberKind.EMAIL: r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    NumberKind.TELEPHONE: r"(?<![/.-])(?:\+44[ ]?\(?0?\)?[ ]?|\+[1-9][0-9]{0,2}[ ]?|0)(?:[0-9][ ]?){8,11}[0-9](?![/])",
    NumberKind.POSTCODE: r"(?-i:[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2})",
    NumberKind.VEHICLE: r"(?-i:[A-Z]{2}[0-9]{2} ?[A-Z]{3})",
    NumberKind.NATIONAL_INSURANCE: r"(?-i:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?(?:[0-9]{2} ?){3}[A-D])",
    NumberKind.PNC: r"(?<!/)(?-i:(?:19|20)[0-9]{2}/[0-9]{7}[A-Z])",
}
"""Between whole words; capitals and small letters alike, unless a pattern says otherwise."""


@cache
def pattern_of(kind: NumberKind) -> re.Pattern[str]:
    """Return what finds the numbers of a kind in plain text."""
    return re.compile(rf"(?<!\w)(?:{NUMBERS[kind]})(?!\w)", re.IGNORECASE)
