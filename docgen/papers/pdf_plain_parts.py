"""Colour spaces, functions, shadings and states of a kept page, put together anew from what is known of their kinds.

Whatever else stands in them - unknown entries, names of inks, comments of programs - tells of something else.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from math import prod
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from docgen.papers.icc import without_descriptions

__all__ = ["CannotKeepError", "Plain", "as_keys", "components", "is_number", "some"]

MOST_DEPTH: Final = 8
MOST_NUMBERS: Final = 5_000
DEVICES: Final = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
CALIBRATED: Final = {
    "/CalGray": (1, ("/WhitePoint", "/BlackPoint", "/Gamma")),
    "/CalRGB": (3, ("/WhitePoint", "/BlackPoint", "/Gamma", "/Matrix")),
    "/Lab": (3, ("/WhitePoint", "/BlackPoint", "/Range")),
}
INKS: Final = frozenset(("/All", "/None", "/Cyan", "/Magenta", "/Yellow", "/Black"))
"""Colourants that mean something to a reader; others are names that somebody gave (ISO 32000-1, 8.6.6.4)."""
PLAINLY_BLENDED: Final = frozenset(("/Normal", "/Compatible", "/Multiply", "/Darken"))
"""Ways of blending that show the same on white and on nothing."""
ODDLY_BLENDED: Final = frozenset(
    (
        *("/Screen", "/Overlay", "/Lighten", "/ColorDodge", "/ColorBurn", "/HardLight", "/SoftLight", "/Difference"),
        *("/Exclusion", "/Hue", "/Saturation", "/Color", "/Luminosity"),
    )
)
"""Others, of which readers differ in what is seen where nothing was drawn before (ISO 32000-1, 11.3.5)."""
INTENTS: Final = frozenset(("/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation", "/Perceptual"))
STATE: Final = (
    "/LW",
    "/LC",
    "/LJ",
    "/ML",
    "/D",
    "/OP",
    "/op",
    "/OPM",
    "/FL",
    "/SM",
    "/SA",
    "/CA",
    "/ca",
    "/AIS",
    "/TK",
)
"""What changes how things are drawn and is numbers (ISO 32000-1, table 58); /RI, /BM, /Font and /SMask are not."""
PRINTED: Final = ("/TR", "/TR2")
"""Other curves for the lightness of all that is drawn: rare, and a page that has them is made anew."""
FUNCTION: Final = ("/FunctionType", "/Domain", "/Range")
FUNCTIONS: Final[Mapping[int, tuple[str, ...]]] = {
    0: ("/Size", "/BitsPerSample", "/Order", "/Encode", "/Decode"),
    2: ("/C0", "/C1", "/N"),
    3: ("/Bounds", "/Encode"),
}
"""By type; type 4 is a program, in which anything may be said."""
SHADING: Final = ("/ShadingType", "/Background", "/BBox", "/AntiAlias", "/Domain", "/Matrix", "/Coords", "/Extend")
SHADINGS: Final = (1, 2, 3)
"""By a function, along a line, between circles; the others are nets of any length."""
BYTE: Final = 8


class CannotKeepError(Exception):
    """A page draws with something of which cannot be told what it is needed for: the page is made anew."""


def is_number(value: Any) -> bool:
    """Tell whether a value is a number, or yes or no."""
    return isinstance(value, int | float | Decimal)


def some(found: Any, keys: Iterable[str]) -> dict[str, Any]:
    """Return those entries that are numbers, or lists of numbers. Raises CannotKeepError for another value."""
    return {key: _numbers(found[key], 0) for key in keys if key in found}


def _numbers(value: Any, depth: int) -> Any:
    if is_number(value):
        return value
    if isinstance(value, Array) and depth <= 1 and len(value) <= MOST_NUMBERS:
        return Array([_numbers(each, depth + 1) for each in list(value)])
    raise CannotKeepError("says something in place of a number")


def components(space: Any) -> int:
    """Return how many numbers make a colour of a space that was put together anew."""
    if isinstance(space, Name):
        return DEVICES.get(str(space), 0)
    if not isinstance(space, Array):
        return 0
    kind = str(space[0])
    if kind == "/ICCBased":
        return int(space[1].N)
    if kind == "/DeviceN":
        return len(space[1])
    return CALIBRATED[kind][0] if kind in CALIBRATED else int(kind in {"/Indexed", "/Separation"})


class Plain:
    """Puts together anew what the pages of one file draw with."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._profiles = dict[tuple[int, int], Stream]()

    def space(self, value: Any, depth: int = 0) -> Name | Array:
        """Return a colour space as it is read (ISO 32000-1, 8.6). Raises CannotKeepError for one that cannot be."""
        if isinstance(value, Name) and str(value) in {*DEVICES, "/Pattern"}:
            return value
        if not isinstance(value, Array) or not len(value) or depth > MOST_DEPTH:
            raise CannotKeepError("has colours that are not known")
        kind, rest = str(value[0]), list(value)[1:]
        makers: dict[str, Callable[[str, list[Any], int], Array]] = {
            **dict.fromkeys(CALIBRATED, self._calibrated),
            "/ICCBased": self._profile,
            "/Indexed": self._listed,
            "/Separation": self._inks,
            "/DeviceN": self._inks,
            "/Pattern": self._under,
        }
        if kind in DEVICES and not rest:
            return Name(kind)
        if kind not in makers or not (rest or kind == "/Pattern"):
            raise CannotKeepError("has colours that are not known")
        return makers[kind](kind, rest, depth + 1)

    def _calibrated(self, kind: str, rest: list[Any], _: int) -> Array:
        if not isinstance(rest[0], Dictionary):
            raise CannotKeepError("has colours that are not measured")
        return Array([Name(kind), Dictionary(some(rest[0], CALIBRATED[kind][1]))])

    def _under(self, kind: str, rest: list[Any], depth: int) -> Array:
        return Array([Name(kind), *(self.space(each, depth) for each in rest[:1])])

    def _profile(self, _: str, rest: list[Any], depth: int) -> Array:
        old = rest[0]
        if not isinstance(old, Stream) or old.get("/N") not in {1, 3, 4}:
            raise CannotKeepError("has a colour profile that is none")
        if old.objgen not in self._profiles:
            if (profile := without_descriptions(old.read_bytes())) is None:
                raise CannotKeepError("has a colour profile of a rare kind")
            made = self._pdf.make_stream(profile, N=old.N, **as_keys(some(old, ("/Range",))))
            if "/Alternate" in old:
                made["/Alternate"] = self.space(old.Alternate, depth)
            self._profiles[old.objgen] = made
        return Array([Name.ICCBased, self._profiles[old.objgen]])

    def _listed(self, kind: str, rest: list[Any], depth: int) -> Array:
        if len(rest) < 3 or not isinstance(rest[1], int) or not 0 <= rest[1] < 1 << BYTE:  # noqa: PLR2004 - base, number, list
            raise CannotKeepError("has a list of colours that is none")
        base, colours = self.space(rest[0], depth), rest[2]
        if not isinstance(colours, String | Stream):
            raise CannotKeepError("has a list of colours that is none")
        said = colours.read_bytes() if isinstance(colours, Stream) else bytes(colours)
        return Array([Name(kind), base, rest[1], String(said[: (rest[1] + 1) * components(base)])])

    def _inks(self, kind: str, rest: list[Any], depth: int) -> Array:
        """Return colours of inks, which are called by their number where nobody needs their name."""
        if len(rest) < 3:  # noqa: PLR2004 - names, what they are otherwise, how
            raise CannotKeepError("has inks that are none")
        names = list(rest[0]) if isinstance(rest[0], Array) else [rest[0]]
        called = [name if str(name) in INKS else Name(f"/Ink{at}") for at, name in enumerate(names, start=1)]
        colours = called[0] if kind == "/Separation" else Array(called)
        return Array([Name(kind), colours, self.space(rest[1], depth), self.function(rest[2], depth)])

    def function(self, value: Any, depth: int = 0) -> Object:
        """Return a function as it is read (ISO 32000-1, 7.10). Raises CannotKeepError for a program."""
        if depth > MOST_DEPTH:
            raise CannotKeepError("has functions in each other without end")
        if isinstance(value, Array) and len(value) <= MOST_NUMBERS:
            return Array([self.function(each, depth + 1) for each in list(value)])
        kind: Any = value.get("/FunctionType") if isinstance(value, Dictionary | Stream) else None
        if kind not in FUNCTIONS or isinstance(value, Stream) is not (kind == 0):
            raise CannotKeepError("has a function that is a program, or none")
        made = some(value, (*FUNCTION, *FUNCTIONS[kind]))
        if isinstance(value, Stream):
            return self._samples(value, made)
        if kind == 3:  # noqa: PLR2004 - several in a row
            made["/Functions"] = self.function(value.get("/Functions"), depth + 1)
        return Dictionary(made)

    def _samples(self, value: Stream, made: dict[str, Any]) -> Stream:
        try:
            bits = prod(map(int, list(value.Size))) * int(value.BitsPerSample) * (len(value.Range) // 2)
        except (AttributeError, TypeError, ValueError) as fault:
            raise CannotKeepError("has a function without a size") from fault
        return self._pdf.make_stream(value.read_bytes()[: -(-bits // BYTE)], **as_keys(made))

    def shading(self, value: Any) -> Dictionary:
        """Return a shading as it is read (ISO 32000-1, 8.7.4.5). Raises CannotKeepError for a net of colours."""
        if not isinstance(value, Dictionary) or value.get("/ShadingType") not in SHADINGS:
            raise CannotKeepError("has a shading of a rare kind")
        made = some(value, SHADING)
        made["/ColorSpace"] = self.space(value.get("/ColorSpace"))
        made["/Function"] = self.function(value.get("/Function"))
        return Dictionary(made)

    def state(self, value: Any) -> Dictionary:
        """Return a state of drawing without its font and mask (ISO 32000-1, 8.4.5)."""
        if not isinstance(value, Dictionary) or any(key in value for key in PRINTED):
            raise CannotKeepError("has a state of drawing of a rare kind")
        made = some(value, STATE)
        listed = value.get("/BM")
        modes = list(listed) if isinstance(listed, Array) else [listed]
        if any(str(mode) in ODDLY_BLENDED for mode in modes):
            raise CannotKeepError("blends in a way of which readers differ")
        known = [mode for mode in modes if str(mode) in PLAINLY_BLENDED]
        made |= {"/BM": known[0]} if known else {}
        if str(value.get("/RI")) in INTENTS:
            made["/RI"] = value.RI
        return Dictionary(made)

    def group(self, value: Any) -> Dictionary:
        """Return how the parts of a form are put together (ISO 32000-1, 11.6.6)."""
        if not isinstance(value, Dictionary):
            raise CannotKeepError("has a group that is none")
        made = Dictionary(S=Name.Transparency, **as_keys(some(value, ("/I", "/K"))))
        if "/CS" in value:
            made["/CS"] = self.space(value.CS)
        return made


def as_keys(made: Mapping[str, Any]) -> dict[str, Any]:
    """Return entries as pikepdf takes them for a new dictionary."""
    return {key[1:]: value for key, value in made.items()}
