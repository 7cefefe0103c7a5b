"""The fonts that PDFs are set in: a table of files we pin or ship, and what they can write."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from unicodedata import category, normalize

from uharfbuzz import Blob, Face, Font

__all__ = [
    "CATALOGUE",
    "FAMILIES",
    "FontFile",
    "faces",
    "font_digests",
    "fontconfig",
    "fonts_for",
    "missing_characters",
    "reverse_cmap",
]

SHIPPED = "docgen.pdf"
"""The package whose `fonts` folder holds the files that no package index offers."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font file: its family, the weights in it, where it lies, and for which scripts we keep it.

    `weights` is "all" for a variable font. `index` is the font's place in a collection, 0 elsewhere.
    """

    family: str
    package: str
    file: str
    weights: str
    scripts: str
    index: int = 0

    @property
    def path(self) -> Path:
        """Return where the file lies on this machine."""
        return Path(str(files(self.package))) / self.file


def _variable(family: str, package: str, scripts: str) -> FontFile:
    axes = "wght" if family == "Arimo" else "wdth,wght"
    return FontFile(family, package, f"files/{family.replace(' ', '')}[{axes}].ttf", "all", scripts)


def _shipped(script: str, *weights: str) -> Iterator[FontFile]:
    for weight in weights:
        family = f"Noto Sans {script}"
        yield FontFile(family, SHIPPED, f"fonts/NotoSans{script}-{weight}.ttf", weight.lower(), script)


# The order is the order of choice: a character is set in the first family that has it. Scripts that one family writes
# alone could stand in any order; Arimo is first because its widths are Arial's.
CATALOGUE: tuple[FontFile, ...] = (
    _variable("Arimo", "fontpkg_arimo", "Latin, Greek, Cyrillic, Hebrew"),
    _variable("Noto Sans", "fontpkg_noto_sans", "more of Latin, Greek and Cyrillic"),
    # Not the variable one that is packaged: it draws dots apart from letters, so one dot's glyph stands for many
    # letters and nobody could search or copy a name.
    *_shipped("Arabic", "Regular", "Bold"),
    _variable("Noto Sans Devanagari", "fontpkg_noto_sans_devanagari", "Hindi, Marathi, Nepali"),
    *_shipped("Bengali", "Regular", "Bold"),
    *_shipped("Gurmukhi", "Regular", "Bold"),
    *_shipped("Gujarati", "Regular", "Bold"),
    _variable("Noto Sans Tamil", "fontpkg_noto_sans_tamil", "Tamil"),
    _variable("Noto Sans Telugu", "fontpkg_noto_sans_telugu", "Telugu"),
    *_shipped("Kannada", "Regular", "Bold"),
    *_shipped("Malayalam", "Regular", "Bold"),
    *_shipped("Sinhala", "Regular"),
    _variable("Noto Sans Thai", "fontpkg_noto_sans_thai", "Thai"),
    *_shipped("Lao", "Regular", "Bold"),
    _variable("Noto Sans Khmer", "fontpkg_noto_sans_khmer", "Khmer"),
    *_shipped("Myanmar", "Regular"),
    *_shipped("Ethiopic", "Regular"),
    *_shipped("Georgian", "Regular", "Bold"),
    *_shipped("Armenian", "Regular", "Bold"),
    FontFile(
        "Noto Sans CJK SC",
        "noto_cjk_sans_otc",
        "NotoSansCJK-Regular.ttc",
        "regular",
        "Chinese, Japanese, Korean",
        index=2,
    ),
)
FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(font.family for font in CATALOGUE))
INVISIBLE = frozenset("\n\t\u200c\u200d\u200e\u200f\u2060")
"""What is never drawn yet may stand in text: line break, tab, joiners and direction marks that names need."""
UNWRITABLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Unicode categories that are refused whatever fonts hold: controls, formatting, private and unassigned characters."""

UNREADABLE = frozenset("\u034f\u17b4\u17b5\u202f\u3000\u3164\uffa0") | {
    chr(code) for block in (range(0xFB00, 0xFB18), range(0xFE00, 0xFE10)) for code in block
}
"""What fonts have but a PDF gives back otherwise than written: joined letters such as U+FB01, fillers, wide spaces."""


@cache
def _characters(font: FontFile) -> frozenset[int]:
    return frozenset(Face(Blob.from_file_path(str(font.path)), font.index).unicodes)


def missing_characters(text: str) -> tuple[str, ...]:
    """Return the characters of a text that cannot be written, each once, in code point order.

    No font of the catalogue has them, or they are not for reading: controls, and formatting characters such as U+202E,
    which can make a line read otherwise than it is stored, or a PDF would not give them back as they were written.
    """
    wanted = set(text) - INVISIBLE
    refused = {char for char in wanted if category(char) in UNWRITABLE or _is_unreadable(char)}
    _, left = _shared_out(wanted - refused)
    return tuple(sorted(refused | left))


def fonts_for(text: str) -> tuple[FontFile, ...]:
    """Return the fonts that a text is set in, in the order of choice: the first one, and each that has to help out."""
    needed, _ = _shared_out(set(text) - INVISIBLE)
    families = {FAMILIES[0], *needed}
    return tuple(font for font in CATALOGUE if font.family in families)


def _shared_out(chars: set[str]) -> tuple[set[str], set[str]]:
    """Share characters out among the fonts in order; return the families that get any, and the characters left over."""
    needed, left = set[str](), {ord(char) for char in chars}
    for font in CATALOGUE:
        if not left:
            break
        if left & _characters(font):
            needed.add(font.family)
            left -= _characters(font)
    return needed, {chr(code) for code in left}


def _is_unreadable(char: str) -> bool:
    return char in UNREADABLE or (ord(char) in RADICALS and normalize("NFKC", char) != char)


def font_digests(fonts: tuple[FontFile, ...] = CATALOGUE) -> dict[str, str]:
    """Return the SHA-256 of each font file under the file's name: part of an output's fingerprint."""
    return {font.path.name: _digest(font) for font in fonts}


@cache
def _digest(font: FontFile) -> str:
    return sha256(_content(font)).hexdigest()


@cache
def _content(font: FontFile) -> bytes:
    return font.path.read_bytes()


def faces(fonts: tuple[FontFile, ...] = CATALOGUE) -> tuple[tuple[str, str, int, bytes], ...]:
    """Return each font as family, weights, index in its file, and the file's bytes: what proofs of shapes need."""
    return tuple((font.family, font.weights, font.index, _content(font)) for font in fonts)


def fontconfig(cache_folder: Path, fonts: tuple[FontFile, ...] = CATALOGUE) -> str:
    """Return a fontconfig file that knows the folders of these fonts and nothing of the machine's own fonts."""
    folders = dict.fromkeys(str(font.path.parent) for font in fonts)
    lines = [f"<dir>{escape(folder)}</dir>" for folder in folders]
    return "\n".join(
        [
            '<?xml version="1.0"?>',
            '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
            "<fontconfig>",
            *lines,
            f"<cachedir>{escape(str(cache_folder))}</cachedir>",
            "</fontconfig>",
            "",
        ]
    )


def reverse_cmap(data: bytes, index: int) -> dict[int, str]:
    """Return glyph id -> character for one font; where several characters share a glyph, the plainest of them.

    A font may draw U+2FBA, a radical, with the glyph of U+99AC, the letter; and U+00A0 with that of a space. Ligatures
    and joined forms give their letters, so that a search for the word finds it.
    """
    face = Face(Blob(data), index)
    font = Font(face)
    codes = sorted(face.unicodes, key=_plainness, reverse=True)
    return {font.get_nominal_glyph(code): _letters(chr(code)) for code in codes}


def _plainness(code: int) -> tuple[bool, bool, int]:
    return code in RADICALS, normalize("NFKC", chr(code)) != chr(code), code


def _letters(char: str) -> str:
    letters = normalize("NFKC", char) if any(ord(char) in block for block in PRESENTATION_FORMS) else char
    return char if letters.startswith(" ") else letters


RADICALS = range(0x2E80, 0x2FE0)
PRESENTATION_FORMS = (range(0xFB00, 0xFE00), range(0xFE70, 0xFF00))
