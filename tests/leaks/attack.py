"""An attack on finished files, with other people's programs and nothing of docgen: is any of some strings in them?

    python -m tests.leaks.attack --never strings.txt FILE...

pdftotext, pdfimages, pdfdetach, `qpdf --qdf`, exiftool, unzip, LibreOffice with all that it keeps of changes and
comments, tesseract on every picture, and the bytes themselves, packed and unpacked.
"""

import argparse
import html
import json
import os
import re
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

__all__ = ["PROGRAMS", "Sighting", "attack"]

PROGRAMS = ("pdftotext", "pdfimages", "pdfdetach", "qpdf", "exiftool", "unzip", "soffice", "tesseract")
FLAT = {".docx": "fodt", ".xlsx": "fods"}
"""Flat XML, as LibreOffice writes it, by what it is made of."""
ZIPS = {*FLAT, ".pptx", ".odt", ".ods", ".zip"}
PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".ppm", ".pbm", ".pgm", ".jp2"}
SMALLEST_PICTURE = 2_000
"""Bytes: a smaller one shows no words."""
SURE = 7
"""Letters from which on a string is looked for without regard to where words begin: glued names are found."""
SURE_OF_WORDS = 75
"""Of 100: how sure tesseract has to be of words on the whole, to have read them the right way up."""
COLUMNS = 12
NOT_LETTERS = re.compile(r"[\W_]+")
TAG = re.compile(r"<[^>]*>")
NAME = re.compile(r"/[^\s/<>()\[\]{}%]+")
OF_NAME = re.compile(r"#([0-9A-Fa-f]{2})")
HEX = re.compile(r"<([0-9A-Fa-f\s]{6,})>")
ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")
STREAM = re.compile(rb"stream\r?\n")
ENV = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
WARNED = {"qpdf": 3, "unzip": 1}
"""How programs end that did their work and had something to remark."""


@dataclass(frozen=True, order=True)
class Sighting:
    """A string that was seen: in which file, by which way, and which one of those that were looked for."""

    file: str
    way: str
    string: str


def attack(files: Sequence[Path], never: Iterable[str], scratch: Path) -> set[Sighting]:
    """Try every way on every file; `scratch` is an empty folder. Raises OSError where a program is missing."""
    round_ = _Round(tuple(_Needle(each) for each in never), scratch)
    for file in files:
        _file(file, file.name, round_)
    _exiftool(files, round_)
    _libreoffice(files, round_)
    return round_.seen


class _Needle:
    """A string in the forms in which it is looked for."""

    def __init__(self, string: str) -> None:
        self.string = string
        letters = _letters(_plain(string))
        self.letters = letters
        between = r"[\W_]*".join(map(re.escape, letters))
        self.apart = re.compile(rf"(?<!\w){between}(?!\w)")
        small = string.lower()
        wide = {small.encode("utf-16-le"), small.encode("utf-16-be")}
        self.bytes = {_bare(each) for each in (small.encode(), *wide)}
        self.bytes |= {each.hex().encode() for each in (small.encode(), *wide)}

    def is_in(self, plain: str, letters: str) -> bool:
        return self.letters in letters and (len(self.letters) >= SURE or self.apart.search(plain) is not None)


def _bare(content: bytes) -> bytes:
    """Return bytes in small letters, less those of white dots and those between the letters of UTF-16."""
    return content.translate(None, b"\x00\xff").lower()


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()


def _letters(plain: str) -> str:
    return NOT_LETTERS.sub("", plain)


@dataclass
class _Round:
    """What is looked for, where to work, what was seen, and which pictures were read already."""

    never: tuple[_Needle, ...]
    scratch: Path
    seen: set[Sighting] = field(default_factory=set)
    read: dict[bytes, str] = field(default_factory=dict)
    rooms: int = 0

    def text(self, text: str, file: str, way: str) -> None:
        plain = _plain(text)
        letters = _letters(plain)
        self.seen |= {Sighting(file, way, each.string) for each in self.never if each.is_in(plain, letters)}

    def raw(self, content: bytes, file: str, way: str) -> None:
        bare = _bare(content)
        self.seen |= {
            Sighting(file, way, each.string) for each in self.never if any(form in bare for form in each.bytes)
        }

    def room(self) -> Path:
        self.rooms += 1
        folder = self.scratch / str(self.rooms)
        folder.mkdir()
        return folder


def _ran(*words: str | Path) -> bytes:
    """Run a program; a way that fails is never taken for one that saw nothing."""
    ran = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENV, timeout=300, check=False)
    if ran.returncode not in (0, WARNED.get(str(words[0]))):
        raise OSError(f"{words[0]} ends with {ran.returncode}")
    return ran.stdout


def _file(path: Path, called: str, round_: _Round) -> None:
    """Try on one file what belongs to its kind; what it holds is tried as a file again."""
    content = path.read_bytes()
    round_.text(path.name, called, "file name")
    round_.raw(content, called, "bytes")
    if content.startswith(b"%PDF"):
        _pdf(path, content, called, round_)
    elif path.suffix in ZIPS or content.startswith(b"PK\x03\x04"):
        _zip(path, called, round_)
    elif path.suffix.casefold() in PICTURES:
        _picture(path, content, called, round_)
    else:
        for text in _as_text(content):
            round_.text(text, called, "text")


def _as_text(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8", "replace")
    yield text
    if "<" in text:
        yield html.unescape(TAG.sub("", text))
        yield html.unescape(TAG.sub(" ", text))
    if r"\u" in text:
        yield ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _pdf(path: Path, content: bytes, called: str, round_: _Round) -> None:
    for way in ((), ("-raw",)):
        round_.text(_ran("pdftotext", "-q", *way, path, "-").decode("utf-8", "replace"), called, "pdftotext")
    for plain in _unpacked(content):
        round_.raw(plain, called, "unpacked streams")
    opened = round_.room() / "opened.pdf"
    _ran("qpdf", "--qdf", "--object-streams=disable", path, opened)
    plain = opened.read_bytes()
    round_.raw(plain, called, "qpdf")
    said = _bare(plain).decode("latin-1")
    round_.text("\n".join(_hex_strings(said)), called, "qpdf: strings in hex")
    names = NAME.findall(said)
    round_.text(
        "\n".join(OF_NAME.sub(lambda found: chr(int(found[1], 16)), name) for name in names), called, "qpdf: names"
    )
    inside = round_.room()
    _ran("pdfimages", path, inside / "i")
    _ran("pdfdetach", "-saveall", "-o", inside, path)
    for each in sorted(inside.iterdir()):
        _file(each, called, round_)


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Yield what unpacks after each `stream`, whether the file still speaks of it or not."""
    for found in STREAM.finditer(content):
        try:
            yield zlib.decompressobj().decompress(content[found.end() :], 50_000_000)
        except zlib.error:
            continue


def _hex_strings(text: str) -> Iterator[str]:
    for found in HEX.findall(text):
        packed = "".join(found.split())
        content = bytes.fromhex(packed + "0" * (len(packed) % 2))
        yield content.decode("latin-1")
        yield content.decode("utf-16-be", "replace")


def _zip(path: Path, called: str, round_: _Round) -> None:
    round_.text(_ran("unzip", "-z", path).decode("utf-8", "replace").partition("\n")[2], called, "unzip: comment")
    inside = round_.room()
    _ran("unzip", "-q", "-o", path, "-d", inside)
    for each in sorted(inside.rglob("*")):
        if each.is_file():
            round_.text(str(each.relative_to(inside)), called, "unzip: names")
            _file(each, called, round_)


def _picture(path: Path, content: bytes, called: str, round_: _Round) -> None:
    digest = sha256(content).digest()
    if digest not in round_.read and len(content) >= SMALLEST_PICTURE:
        round_.read[digest] = _read(path)
    round_.text(round_.read.get(digest, ""), called, "tesseract")


def _read(path: Path) -> str:
    """Read a picture as it lies; where the machine is not sure of its words, once more, any way up."""
    for way in ("3", "1"):
        told = _ran("tesseract", path, "stdout", "-l", "eng", "--psm", way, "tsv").decode("utf-8", "replace")
        rows = [row.split("\t") for row in told.splitlines()[1:]]
        words = [row[-2:] for row in rows if len(row) == COLUMNS and row[-1].strip()]
        if sum(float(sure) for sure, _ in words) >= SURE_OF_WORDS * max(len(words), 1):
            break
    return " ".join(word for _, word in words)


def _exiftool(files: Sequence[Path], round_: _Round) -> None:
    told = json.loads(_ran("exiftool", "-j", "-a", "-u", "-G1", "-ee", *files) or b"[]")
    for each in told:
        source = Path(each.pop("SourceFile"))
        for tag in [tag for tag in each if tag.endswith((":Directory", ":FileName"))]:
            del each[tag]  # where this test keeps it; the name itself is looked at by another way
        round_.text(json.dumps(each, ensure_ascii=False), source.name, "exiftool")


def _libreoffice(files: Sequence[Path], round_: _Round) -> None:
    """Have LibreOffice write each file out as flat XML: with deletions, comments, hidden text and properties."""
    profile = round_.room()
    for ending, flat in FLAT.items():
        some, out = [file for file in files if file.suffix == ending], round_.room()
        if some:
            where = f"-env:UserInstallation={profile.as_uri()}"
            _ran("soffice", where, "--headless", "--norestore", "--convert-to", flat, "--outdir", out, *some)
        for file in some:
            for text in _as_text((out / f"{file.stem}.{flat}").read_bytes()):
                round_.text(text, file.name, "LibreOffice")


def main(words: Sequence[str]) -> int:
    """Attack files for the strings in a text file, one a line; exit 1 where any was seen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--never", type=Path, required=True)
    parser.add_argument("--scratch", type=Path, required=True, help="an empty folder to work in")
    parser.add_argument("files", type=Path, nargs="+")
    given = parser.parse_args(words)
    strings = [line for line in given.never.read_text(encoding="utf-8").splitlines() if line.strip()]
    seen = sorted(attack(given.files, strings, given.scratch))
    sys.stdout.write(("\n".join(f"{each.file}: {each.way}" for each in seen) or "nothing was seen") + "\n")
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
