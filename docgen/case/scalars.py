"""Types of single values. Every one is read from text, checks itself, and says what a good one looks like.

No message repeats the value: many of these fields hold a person's data.
"""

import re
import unicodedata
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, PlainSerializer, WithJsonSchema
from pydantic_core import core_schema

__all__ = [
    "ClockTime",
    "Count",
    "FileName",
    "IsoDate",
    "Line",
    "Money",
    "Phrase",
    "Prose",
    "Vocabulary",
    "YesNo",
    "printable",
]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LONGEST_LINE = 3_000
LONGEST_PROSE = 20_000
NONCHARACTER = 0xFFFE  # the last two code points of every plane
# What other programs write for nothing. A family name may well be Null, so only the small letters are refused.
NOTHING = frozenset({"~", "null"})
ABSENCE = frozenset({"not recorded", "not applicable", "withheld", "[withheld]"})

# Characters that change how their neighbours are read or that nobody can see are refused by name, never dropped: all of
# Unicode's format characters (Cf) but U+200C and U+200D, which Persian, Urdu and the Indic scripts are spelt with, and
# the signs of Arabic, Syriac and Kaithi numbers, which are seen.
_UNSEEN_KINDS = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_SEEN = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u200c\u200d\U000110bd\U000110cd]")
_UNSEEN = re.compile("[\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufdd0-\ufdef\uffa0\ufffc]")


# What may end with a point without ending a sentence: Boots Ltd., etc., p.m.
_SHORTENED = re.compile(
    r"(?:\b(?:Ltd|Co|Inc|Corp|Bros|etc|Jr|Sr|Esq|Dept|ss?|pp?|paras?|Nos?)|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_A_MARK = re.compile(r"[.?!…\-\u2010-\u2015_*/\s]+")
"""What is typed where there is nothing to write: a point, a dash, a question mark."""


def printable(text: str) -> str:
    """Return the text unchanged, or raise ValueError naming the first character that cannot be printed as it stands."""
    # Python calls a character printable where it is of none of the kinds above, nor unassigned: one look at the whole.
    if text.replace("\n", "").isprintable() and not _UNSEEN.search(text):
        return text
    for character in text:
        if character != "\n" and _cannot_be_seen(character):
            name = unicodedata.name(character, "a control character")
            raise ValueError(
                f"holds U+{ord(character):04X} ({name.lower()}), which cannot be seen or printed: take it out"
            )
    return text


def _cannot_be_seen(character: str) -> bool:
    hidden = unicodedata.category(character) in _UNSEEN_KINDS and not _SEEN.match(character)
    return hidden or bool(_UNSEEN.match(character)) or ord(character) & NONCHARACTER == NONCHARACTER


def _line(text: str) -> str:
    if "\n" in text or len(text) > LONGEST_LINE:
        raise ValueError(f"must be one line of at most {LONGEST_LINE} characters")
    return _filled(text)


def _prose(text: str) -> str:
    if len(text) > LONGEST_PROSE:
        raise ValueError(f"must have at most {LONGEST_PROSE} characters")
    return _filled(text)


def _filled(text: str) -> str:
    if not text:
        raise ValueError("is empty: write the value, or 'not recorded' where nobody wrote it down")
    if text in NOTHING or _A_MARK.fullmatch(text):
        raise ValueError("says nothing: write the value, or 'not recorded' where nobody wrote it down")
    if text.casefold() in ABSENCE:  # else it would be printed as if it were the value
        raise ValueError(
            "does not hold a value: write it; or, where the field allows it, not recorded or not applicable"
        )
    if text != text.strip():
        raise ValueError("begins or ends with a space or line break: take it out")
    return printable(text)


def _phrase(text: str) -> str:
    if text.endswith(".") and not _SHORTENED.search(text):
        raise ValueError("ends with a full stop, and stands within a sentence: take the full stop out")
    return text


def _file_name(text: str) -> str:
    if "\\" in text or any(not part or part.startswith(".") for part in text.split("/")):
        raise ValueError("must name a file in papers/, like note.pdf or scans/note.pdf; no part may begin with a point")
    return text


def read_date(value: object) -> date:
    """Read `2025-02-02` or `2 February 2025`."""
    if isinstance(value, date):
        return value
    words = str(value).split()
    try:
        if re.fullmatch(r"[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}", str(value)) and words[1] in MONTHS:
            return date(int(words[2]), MONTHS.index(words[1]) + 1, int(words[0]))
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
            return date.fromisoformat(str(value))
    except ValueError:
        pass
    raise ValueError("must be a day of the calendar, written like 2025-02-02 or 2 February 2025")


def read_time(value: object) -> time:
    """Read `16:20`, on the 24-hour clock."""
    if isinstance(value, time):
        return value
    match = re.fullmatch(r"([01][0-9]|2[0-3]):([0-5][0-9])", str(value))
    if not match:
        raise ValueError("must be a time on the 24-hour clock, written like 16:20")
    return time(int(match[1]), int(match[2]))


def read_money(value: object) -> Decimal:
    """Read pounds and pence: `£200`, `£1,250.50` or `200`."""
    if isinstance(value, Decimal):
        return value
    match = re.fullmatch(r"£?(0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,8})(\.[0-9]{2})?", str(value))
    if not match:
        raise ValueError("must be an amount in pounds, written like £200 or £1,250.50")
    return Decimal(match[1].replace(",", "") + (match[2] or ""))


def read_count(value: object) -> int:
    """Read a whole number, 0 or more. `007` is refused: it is a reference, not a number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not re.fullmatch(r"0|[1-9][0-9]{0,5}", str(value)):
        raise ValueError("must be a whole number in figures, like 3")
    return int(str(value))


def read_yes_no(value: object) -> bool:
    """Read `yes` or `no`."""
    if isinstance(value, bool):
        return value
    if value not in ("yes", "no"):  # a tuple: a list or group of fields cannot be looked up in a set
        raise ValueError("must be yes or no")
    return value == "yes"


def _schema(kind: str, *forms: dict[str, Any]) -> WithJsonSchema:
    """Say for `docgen schema` what a case file holds: editors see numbers where a person leaves out the quotes."""
    return WithJsonSchema({"x-kind": kind, **(forms[0] if len(forms) == 1 else {"anyOf": list(forms)})})


_DAY = {"type": "string", "pattern": r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2} [A-Z][a-z]+ [0-9]{4})$"}
_TIME = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}
_POUNDS = {"type": "string", "pattern": r"^£?[0-9][0-9,]*(\.[0-9]{2})?$"}
_FIGURES = {"type": "string", "pattern": "^(0|[1-9][0-9]{0,5})$"}

Line = Annotated[str, AfterValidator(_line)]
"""One line of text, printed exactly as it stands."""
Phrase = Annotated[Line, AfterValidator(_phrase)]
"""One line of text that stands within a sentence, so that no full stop of its own may end it."""
Prose = Annotated[str, AfterValidator(_prose)]
"""Text that may run over several lines."""
FileName = Annotated[Line, AfterValidator(_file_name)]
"""The name of a file from a folder on, with forward slashes; it never leads out."""
IsoDate = Annotated[date, BeforeValidator(read_date), _schema("date", _DAY)]
ClockTime = Annotated[
    time,
    BeforeValidator(read_time),
    PlainSerializer(lambda value: value.strftime("%H:%M"), str),
    _schema("time", _TIME),
]
Money = Annotated[
    Decimal,
    BeforeValidator(read_money),
    PlainSerializer(lambda value: f"£{value}", str),
    _schema("money", _POUNDS, {"type": "number", "minimum": 0}),
]
Count = Annotated[int, BeforeValidator(read_count), _schema("number", {"type": "integer", "minimum": 0}, _FIGURES)]
YesNo = Annotated[
    bool,
    BeforeValidator(read_yes_no),
    PlainSerializer(lambda value: "yes" if value else "no", str),
    _schema("yes or no", {"enum": ["yes", "no"]}),
]


class Vocabulary(StrEnum):
    """A closed list of words; a fault names the words that there are."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read a member from its word."""
        return core_schema.no_info_plain_validator_function(
            cls._read,
            serialization=core_schema.to_string_ser_schema(),
            json_schema_input_schema=core_schema.literal_schema([str(member) for member in cls]),
        )

    @classmethod
    def _read(cls, value: object) -> Self:
        try:
            return cls(value)  # type: ignore[arg-type]  # whatever is no member's word is no member
        except ValueError:
            raise ValueError("must be one of: " + ", ".join(str(member) for member in cls)) from None
