"""Words of RTF (Rich Text Format 1.9.1): which stand for letters, which begin what lies beside a text, which codes."""

from collections.abc import Mapping
from typing import Final

__all__ = ["BESIDE", "CHARSETS", "CODES", "LETTERS"]

LETTERS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("par", "sect", "page", "column", "line", "row", "nestrow", "lbr", "softline"), "\n"),
    **dict.fromkeys(("cell", "nestcell", "tab", "emspace", "enspace", "qmspace"), "\t"),
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n",
}  # fmt: skip
"""What control words and signs stand for. One that is not here shows nothing by itself."""
BESIDE: Final = frozenset(
    """
    fonttbl colortbl stylesheet info title subject author manager company operator category keywords comment doccomm
    hlinkbase header headerl headerr headerf footer footerl footerr footerf footnote annotation atnid atnauthor atnref
    atndate atntime atrfstart atrfend atnparent atnicn pict object objdata objclass objname private1 sn sv sp xe tc
    template fontemb fontfile falt panose revtbl listtext pntext pntxta pntxtb nextfile ftnsep ftnsepc ftncn aftnsep
    fldinst datafield formfield shptxt dptxbxtext
    """.split()  # noqa: SIM905 - a list of so many words reads better as words
)
"""Words that begin what does not stand in the run of a text; each group that begins with an asterisk does as well."""
CODES: Final[Mapping[str, str]] = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
"""Codes that a file may name instead of a code page."""
CHARSETS: Final[Mapping[int, str]] = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 130: "cp1361", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp437", 254: "cp437",
}  # fmt: skip
"""Codes of fonts by their `fcharset`; one that is not here has the code of the file."""
