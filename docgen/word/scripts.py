"""The script of each part of a text: which way it runs, in which font a word processor shows it, in what language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final
from unicodedata import bidirectional, category

__all__ = ["RIGHT_TO_LEFT", "VOICES", "Voice", "parts"]


@dataclass(frozen=True, slots=True)
class Voice:
    """How a run in one script is set.

    `group` is what runs together (Han with kana), `font` one that Word brings for it (None: Arial has it), `slot` the
    attribute of w:lang that counts for it (ECMA-376 part 1, 17.3.2.20), `language` the likeliest, for proofing alone.
    """

    group: str
    font: str | None
    slot: str
    language: str


RIGHT_TO_LEFT: Final = "right to left"
EAST_ASIAN: Final = "East Asian"
INDIC: Final = "Nirmala UI"
# In order of choice: a part is of the first row of which it has a letter. Names alone tell no language for sure; the
# letters that only one of them has come first.
VOICES: Final[tuple[tuple[str, Voice], ...]] = (
    ("\u0590-\u05ff\ufb1d-\ufb4f", Voice(RIGHT_TO_LEFT, None, "bidi", "he-IL")),
    ("\u0679\u0688\u0691\u06ba\u06be\u06c1-\u06c3\u06d2\u06d3", Voice(RIGHT_TO_LEFT, None, "bidi", "ur-PK")),
    ("\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc", Voice(RIGHT_TO_LEFT, None, "bidi", "ar-SA")),
    ("\u0900-\u097f\ua8e0-\ua8ff", Voice("Devanagari", INDIC, "bidi", "hi-IN")),
    ("\u0980-\u09ff", Voice("Bengali", INDIC, "bidi", "bn-BD")),
    ("\u0a00-\u0a7f", Voice("Gurmukhi", INDIC, "bidi", "pa-IN")),
    ("\u0a80-\u0aff", Voice("Gujarati", INDIC, "bidi", "gu-IN")),
    ("\u0b80-\u0bff", Voice("Tamil", INDIC, "bidi", "ta-IN")),
    ("\u0c00-\u0c7f", Voice("Telugu", INDIC, "bidi", "te-IN")),
    ("\u0c80-\u0cff", Voice("Kannada", INDIC, "bidi", "kn-IN")),
    ("\u0d00-\u0d7f", Voice("Malayalam", INDIC, "bidi", "ml-IN")),
    ("\u0d80-\u0dff", Voice("Sinhala", INDIC, "bidi", "si-LK")),
    ("\u0e00-\u0e7f", Voice("Thai", "Leelawadee UI", "bidi", "th-TH")),
    ("\u0e80-\u0eff", Voice("Lao", "Leelawadee UI", "bidi", "lo-LA")),
    ("\u1780-\u17ff\u19e0-\u19ff", Voice("Khmer", "Leelawadee UI", "bidi", "km-KH")),
    ("\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f", Voice("Myanmar", "Myanmar Text", "bidi", "my-MM")),
    ("\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f", Voice(EAST_ASIAN, "MS Gothic", "eastAsia", "ja-JP")),
    ("\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff", Voice(EAST_ASIAN, "Malgun Gothic", "eastAsia", "ko-KR")),
    (
        "\u2e80-\u303f\u3100-\u312f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
        Voice(EAST_ASIAN, "Microsoft YaHei", "eastAsia", "zh-CN"),
    ),
    ("\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f", Voice("Ethiopic", "Ebrima", "val", "am-ET")),
    ("\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f", Voice("Georgian", "Sylfaen", "val", "ka-GE")),
    ("\u0530-\u058f\ufb13-\ufb17", Voice("Armenian", "Sylfaen", "val", "hy-AM")),
)
_OF_ARABIC: Final = next(voice for _, voice in VOICES if voice.language == "ar-SA")
ANY_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
ANY: Final = re.compile(f"[{''.join(letters for letters, _ in VOICES)}]|{ANY_RIGHT_TO_LEFT.pattern}")
TURNED: Final = {"L": False, "R": True, "AL": True, "AN": True}
"""The strong bidirectional classes of Unicode Standard Annex 9 and, with the Arabic letters, Arabic numbers."""


def parts(text: str) -> list[Voice | None] | None:
    """Return for each character of a whole paragraph the voice of the part that it stands in; None for Latin text.

    What is no letter (spaces, signs, figures) goes with the letters on both its sides where they are of one script.
    None instead of the list means that the whole text is in Latin, Greek or Cyrillic letters.
    """
    if not ANY.search(text):
        return None
    groups = _groups(text)
    found: list[Voice | None] = []
    at = 0
    for group, run in groupby(groups):
        length = len(list(run))
        found += [_voice(text[at : at + length], group)] * length
        at += length
    return found


def _voice(part: str, group: str) -> Voice | None:
    if not group:
        return None
    of_group = (voice for pattern, voice in _patterns() if voice.group == group and pattern.search(part))
    return next(of_group, _OF_ARABIC)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Voice], ...]:
    """Return the voices by the letters that they speak; most documents have none of these."""
    return tuple((re.compile(f"[{letters}]"), voice) for letters, voice in VOICES)


def _groups(text: str) -> list[str]:
    own = [*_own_groups(text)]
    before = _carried(own)
    after = _carried(own[::-1])[::-1]
    groups = [one if one == other else "" for one, other in zip(before, after, strict=True)]
    if not ANY_RIGHT_TO_LEFT.search(text):
        return groups
    turned = _right_to_left(text)
    return [RIGHT_TO_LEFT if is_turned else group for is_turned, group in zip(turned, groups, strict=True)]


def _own_groups(text: str) -> Iterator[str | None]:
    """Yield each character's group: nothing for letters that need no voice, None for what is no letter."""
    for char in text:
        voice = next((voice for pattern, voice in _patterns() if pattern.match(char)), None)
        if voice is not None:
            yield "" if voice.group == RIGHT_TO_LEFT else voice.group
        else:
            yield "" if category(char)[0] == "L" else None


def _carried(own: list[str | None]) -> list[str]:
    carried, last = [], ""
    for each in own:
        last = last if each is None else each
        carried.append(last)
    return carried


def _right_to_left(text: str) -> list[bool]:
    """Tell for each character whether it stands in right-to-left text: its own, or enclosed by it on both sides."""
    strong: list[bool | None] = []
    for character in text:
        kind = bidirectional(character)
        strong.append(strong[-1] if kind == "NSM" and strong else TURNED.get(kind))
    before = _carried_turn(strong)
    after = _carried_turn(strong[::-1])[::-1]
    return [one and other for one, other in zip(before, after, strict=True)]


def _carried_turn(strong: list[bool | None]) -> list[bool]:
    carried, last = [], False
    for each in strong:
        last = last if each is None else each
        carried.append(last)
    return carried
