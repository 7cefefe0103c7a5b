"""Opening a Word file from outside, within bounds: nothing is extracted, fetched, run, or believed about its size."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, NoReturn

from lxml import etree

from docgen.errors import InputError
from docgen.papers.ooxml_names import PACKAGE_RELATION, TYPES

__all__ = ["LIMITS", "Limits", "Relation", "WordPackage", "open_package", "open_received", "parsed", "refuse"]

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a statement could never need; sizes in bytes, `ratio` is unpacked to packed."""

    file: int = 50 * MIB
    xml_part: int = 32 * MIB
    all_parts: int = 128 * MIB
    parts: int = 500
    ratio: int = 300
    ratio_grace: int = MIB
    paragraphs: int = 3_000
    paragraph_characters: int = 50_000
    characters: int = 2_000_000
    revisions: int = 50_000


LIMITS: Final = Limits()
SAVE_AGAIN: Final = "Save it in the word processor as a plain Word document (.docx) and use that."
ASK_AGAIN: Final = "Ask the sender for a plain Word document without it."
OLE_MAGIC: Final = bytes.fromhex("d0cf11e0a1b11ae1")
ACTIVE_PARTS: Final = re.compile(r"vbaproject|vbadata|/activex/|/embeddings/|/afchunk", re.IGNORECASE)
ACTIVE_TYPES: Final = re.compile(rb"macroEnabled|vbaProject|activeX", re.IGNORECASE)
FORBIDDEN_RELATIONS: Final = frozenset({"aFChunk", "attachedTemplate", "frame", "oleObject", "package", "subDocument"})
DECLARED_TYPE: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
ENCODING: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE)
UTF_8_MARK: Final = b"\xef\xbb\xbf"
UTF_16_MARK: Final = b"\xff\xfe"
# OPC (ECMA-376 part 2, 8.2.2) allows UTF-8 and UTF-16; any other could hide a DOCTYPE from the search above.
ENCODINGS: Final = frozenset({b"utf-8", b"utf-16", b"us-ascii", b"ascii"})


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part: `kind` is the last word of its type; `target` a part name, or an address outside."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The parts of an opened Word file by name, without a leading slash."""

    parts: Mapping[str, bytes]
    where: str
    read: dict[str, tuple[Relation, ...]] = field(default_factory=dict, repr=False, compare=False)
    """The relationships that were read, which one reader after another asks for."""

    def tree(self, part: str) -> etree._Element:
        """Parse one part. Raises InputError where it is missing or is not well-formed XML."""
        content = self.parts.get(part)
        if content is None:
            refuse(self.where, "names a part that it does not hold.", SAVE_AGAIN)
        return parsed(content, self.where)

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """Return the relationships of a part, or of the package for the empty name, in file order."""
        if part not in self.read:
            folder, name = posixpath.split(part)
            own = posixpath.join(folder, "_rels", f"{name}.rels")
            found = self.tree(own).iterfind(f"{{{PACKAGE_RELATION}}}Relationship") if own in self.parts else ()
            self.read[part] = tuple(_relation(each, folder) for each in found)
        return self.read[part]

    def related(self, part: str, kind: str) -> str | None:
        """Return the part that stands in a relationship of this kind, or None where none does."""
        found = (each.target for each in self.relations(part) if each.kind == kind and not each.external)
        return next((target for target in found if target in self.parts), None)


def parsed(content: bytes, where: str) -> etree._Element:
    """Parse XML without entities, network, document types or deep nesting. Raises InputError where it is not XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        refuse(where, "holds a part that is not well-formed XML.", SAVE_AGAIN)
    if root.getroottree().docinfo.doctype:  # in an encoding that hid it from the search before parsing
        refuse(where, "declares a document type or an entity.", ASK_AGAIN)
    return root


def refuse(where: str, why: str, next_step: str) -> NoReturn:
    """Refuse a file: what it is or does that cannot be taken in, and what to do; never its content."""
    # A parser's own error can quote the file, so it is not carried along.
    raise InputError.at(where, f"cannot be used: it {why}", next_step) from None


def open_package(data: bytes, where: str = "the Word file") -> WordPackage:
    """Open a Word file's package within `LIMITS`.

    `where` names the file in errors. Raises InputError for anything that is not a plain .docx: other formats, encrypted
    or damaged files, archives that unpack beyond the bounds, document types, macros, embedded or linked files.
    """
    package = _opened(data, where)
    if any(ACTIVE_PARTS.search(name) for name in package.parts):
        refuse(where, "holds macros, controls or embedded files.", ASK_AGAIN)
    _check_content(package)
    return package


def open_received(data: bytes, where: str) -> WordPackage:
    """Open any office file's package within `LIMITS`, only to look at it: what it could run or fetch is let be.

    Raises InputError as `open_package` does, but not for macros, embedded files and links, which never are followed.
    """
    package = _opened(data, where)
    _check_parts(package)
    return package


def _opened(data: bytes, where: str) -> WordPackage:
    _check_kind(data, where)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_names(archive, where)
            parts = _read_parts(archive, where)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error):
        refuse(where, "is damaged or is not a Word file.", SAVE_AGAIN)
    return WordPackage(MappingProxyType(parts), where)


def _relation(element: etree._Element, folder: str) -> Relation:
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    if not external:
        target = posixpath.normpath(target[1:] if target.startswith("/") else posixpath.join(folder, target))
    return Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, external)


def _check_kind(data: bytes, where: str) -> None:
    if len(data) > LIMITS.file:
        refuse(where, f"is larger than {LIMITS.file // MIB} MiB.", "Ask the sender for the statement alone.")
    if data.startswith(OLE_MAGIC):
        refuse(where, "is an old .doc file or is protected by a password.", SAVE_AGAIN)
    if not data.startswith(b"PK\x03\x04"):
        refuse(where, "is not a Word file.", SAVE_AGAIN)


def _check_names(archive: zipfile.ZipFile, where: str) -> None:
    names = archive.namelist()
    if len(names) > LIMITS.parts:
        refuse(where, f"holds more than {LIMITS.parts} parts.", SAVE_AGAIN)
    if len({name.casefold() for name in names}) != len(names):
        refuse(where, "holds two parts of one name.", SAVE_AGAIN)
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names):
        refuse(where, "holds a part whose name leads outside the file.", ASK_AGAIN)
    if "[Content_Types].xml" not in names:
        refuse(where, "is not a Word file.", SAVE_AGAIN)
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        refuse(where, "holds encrypted parts.", SAVE_AGAIN)


def _read_parts(archive: zipfile.ZipFile, where: str) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    room = LIMITS.all_parts
    for entry in archive.infolist():
        bound = min(room, LIMITS.xml_part, entry.compress_size * LIMITS.ratio + LIMITS.ratio_grace)
        with archive.open(entry) as stream:
            content = stream.read(bound + 1)  # the size that an entry declares may be a lie, so bytes are counted
        if len(content) > bound:
            refuse(where, "unpacks to more than a statement could hold.", ASK_AGAIN)
        room -= len(content)
        parts[entry.filename] = content
    return parts


def _check_parts(package: WordPackage) -> None:
    for name, content in package.parts.items():
        if name.casefold().endswith((".xml", ".rels")):
            _check_xml(content, package.where)


def _check_content(package: WordPackage) -> None:
    _check_parts(package)
    if ACTIVE_TYPES.search(package.parts["[Content_Types].xml"].replace(b"\0", b"")):
        refuse(package.where, "holds macros or controls.", ASK_AGAIN)
    if package.tree("[Content_Types].xml").tag != f"{{{TYPES}}}Types":
        refuse(package.where, "is not a Word file.", SAVE_AGAIN)
    for name in package.parts:
        if name.endswith(".rels"):
            _check_relations(package, name)


def _check_xml(content: bytes, where: str) -> None:
    plain = content.replace(b"\0", b"")  # so that UTF-16 does not hide what is looked for
    if DECLARED_TYPE.search(plain):
        refuse(where, "declares a document type or an entity.", ASK_AGAIN)
    declared = ENCODING.match(plain.removeprefix(UTF_8_MARK).lstrip(UTF_16_MARK).partition(b"?>")[0])
    if declared and declared.group(1).lower() not in ENCODINGS:
        refuse(where, "is written in an encoding that Word files do not have.", SAVE_AGAIN)


def _check_relations(package: WordPackage, name: str) -> None:
    folder, own = posixpath.split(name)
    part = posixpath.join(posixpath.dirname(folder), own.removesuffix(".rels"))
    for each in package.relations(part):
        if each.kind in FORBIDDEN_RELATIONS or (each.external and each.kind != "hyperlink"):
            refuse(package.where, "embeds or links another file.", ASK_AGAIN)
