"""Rules over finished bundles: a good one trips none, one broken on purpose trips its rule, a near miss does not."""

# ruff: noqa: E501 - one row, one line where it can be

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from docgen.checks.bundle_profile import Numbering, bundle_profile, bundle_profiles
from docgen.checks.bundle_running import runs_of
from docgen.checks.listing import NOT_IN_A_FILE, catalogue
from docgen.checks.rule import FORUMS, Reads
from docgen.errors import InputError
from docgen.papers.bundle_file import file_shown
from tests.checks.bundles import FTT, NAME, Try, told, told_of
from tests.made.bundles import Made, bundle, bundle_bytes
from tests.made.redactable import saved

RULES = {rule.id: rule for rule in catalogue() if rule.reads is Reads.BUNDLE}
Change = Callable[[Pdf], object]


def words(text: str, left: float = 60, foot: float = 500, size: float = 11, more: str = "") -> str:
    return f"q BT {more} /F {size} Tf {left} {foot} Td ({text}) Tj ET Q\n"


def page(number: int, **keys: object) -> Change:
    def change(pdf: Pdf) -> None:
        for key, value in keys.items():
            pdf.pages[number - 1].obj[f"/{key}"] = value

    return change


def noted(number: int, **keys: object) -> Change:
    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Rect=Array([60, 490, 200, 520]), **keys)
        pdf.pages[number - 1].obj.Annots = Array([pdf.make_indirect(note)])

    return change


def linked(number: int, to: int, rect: tuple[float, ...] = (55, 490, 300, 520)) -> Change:
    def change(pdf: Pdf) -> None:
        target = Array([pdf.pages[to - 1].obj, Name.Fit])
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(rect), Dest=target)
        pdf.pages[number - 1].obj.Annots = Array([pdf.make_indirect(link)])

    return change


def picture(pdf: Pdf, number: int, dots: int, box: tuple[float, ...], shade: int = 200) -> None:
    """Draw a picture of so many dots each way in a box of a page, under what the page shows."""
    grey = bytes((shade + (x * 7 + number * 31) % 50) % 256 for x in range(dots * dots))
    image = pdf.make_stream(
        grey, Type=Name.XObject, Subtype=Name.Image, Width=dots, Height=dots, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    obj = pdf.pages[number - 1].obj
    obj.Resources = Dictionary(Font=obj.Resources.Font, XObject=Dictionary(I=image))
    left, bottom, wide, high = box
    drawn = f"q {wide} 0 0 {high} {left} {bottom} cm /I Do Q\n".encode()
    obj.Contents = pdf.make_stream(drawn + obj.Contents.read_bytes())


def photograph(pdf: Pdf, number: int, over: str) -> None:
    """A small picture of light and dark on a page, and something drawn over it."""
    picture(pdf, number, 300, (200, 400, 100, 100), shade=210)
    obj = pdf.pages[number - 1].obj
    obj.Contents = pdf.make_stream(obj.Contents.read_bytes() + over.encode())


def index_line(pdf: Pdf, at: int, link: Callable[[Dictionary], object]) -> None:
    link(pdf.pages[1].obj.Annots[at])


def outline(pdf: Pdf, at: int, change: Callable[[Dictionary], object]) -> None:
    item = pdf.Root.Outlines.First
    for _ in range(at):
        item = item.Next
    change(item)


def labels(pdf: Pdf, start: int, before: str = "") -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=start, P=String(before))]))


def fillable(pdf: Pdf) -> None:
    noted(4, Subtype=Name.Widget, FT=Name.Tx, T=String("name"))(pdf)
    pdf.Root.AcroForm = Dictionary(Fields=Array(list(pdf.pages[3].obj.Annots)))


def unlinked(pdf: Pdf) -> None:
    del pdf.pages[1].obj.Annots


def attached(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = b"kept beside"


def layered(pdf: Pdf, *, hidden: bool) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    off = Array([group] if hidden else [])
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=off))


def updated(content: bytes) -> bytes:
    """Return a file to which a later state was added behind its end, as programs do that only add."""
    trailer, at = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)", content, re.DOTALL)[-1]
    added = b"\nxref\n0 0\ntrailer\n<<" + trailer + b"/Prev " + at + b">>\nstartxref\n%d\n%%%%EOF\n"
    return content + added % (len(content) + 1)


def resized(number: int, wide: float, high: float) -> Change:
    return page(number, MediaBox=Array([0, 0, wide, high]))


def standard_font(pdf: Pdf) -> None:
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    obj = pdf.pages[4].obj
    obj.Resources = Dictionary(Font=Dictionary(F=obj.Resources.Font.F, H=font))


def encrypted(content: bytes) -> bytes:
    with Pdf.open(io.BytesIO(content)) as pdf:
        return saved_with(pdf, pikepdf.Encryption(owner="o", user=""))


def saved_with(pdf: Pdf, encryption: pikepdf.Encryption) -> bytes:
    out = io.BytesIO()
    pdf.save(out, encryption=encryption)
    return out.getvalue()


def bookmarked(pdf: Pdf, title: str, to: int | None, *, below: bool = False) -> None:
    with pdf.open_outline() as made:
        item = pikepdf.OutlineItem(title, None if to is None else to - 1)
        (made.root[1].children if below else made.root).append(item)


def in_a_section(pdf: Pdf, divider: int | None = None) -> None:
    """Put the documents' bookmarks below one of a section, which may begin with a page of its own before them."""
    if divider:
        del pdf.pages[1].obj.Annots[0]
    with pdf.open_outline() as made:
        if divider:
            del made.root[1]
        section = pikepdf.OutlineItem("Section A (page 3)", 2)
        section.children.extend(made.root[1:])
        made.root[1:] = [section]


def under_one(pdf: Pdf) -> None:
    with pdf.open_outline() as made:
        all_ = pikepdf.OutlineItem("Bundle (page 1)", 0)
        all_.children.extend(made.root)
        made.root[:] = [all_]


def twice(number: int) -> str:
    """The same words on two pages."""
    return words("The very same words stand here and there, on two pages, letter for letter and line for line.")


def by_hand(*lines: str) -> Made:
    """A bundle of three documents, whose index has these lines, 20 points apart, instead of its own; a stop parts columns."""
    shown = "".join(
        words(part, 72 + 380 * column, 700 - 20 * at)
        for at, line in enumerate(("Index", *lines))
        for column, part in enumerate(line.split("|"))
    )
    return Made(bare=frozenset({2}), beside={2: shown})


def listed_by_hand(pdf: Pdf, *pages: int) -> None:
    """Link the second line and the fourth of an index that is made by hand."""
    links = [
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([70, 697 - 20 * at, 300, 711 - 20 * at]),
                   Dest=Array([pdf.pages[to - 1].obj, Name.Fit]))
        for at, to in zip((1, 3), pages, strict=True)
    ]  # fmt: skip
    pdf.pages[1].obj.Annots = Array([pdf.make_indirect(link) for link in links])
    with pdf.open_outline() as made:
        del made.root[1]


LEFT_OVER = Made(
    documents=41,
    bare=frozenset({3}),
    beside={3: words(Made().entry(40), 72, 750) + words(str(Made(documents=41).first(40)), 500, 750)},
)
TABLE = by_hand("5 Statement of a clerk, 2 March 2026", "", "7 Statement of a nurse, 3 March 2026")
FIGURES = by_hand("Statement 1, made on 2 March 2026 for case 11", "", "Statement 2, made on 3 March 2026 for case 12")
WRAPPED = by_hand(
    "Statement of a clerk who was there,",
    "and saw it, 2 March 2026|5",
    "Letter of a nurse who was there,",
    "and wrote of it, 3 March 2026|7",
)
DIVIDED = by_hand(
    "Section A: statements", "Statement of a clerk, 2 March 2026|5", "Statement of a nurse, 3 March 2026|7"
)
SECOND = Made(stamp=lambda n: "" if n == 5 else str(n))
TURNED = "q BT 0 1 -1 0 300 300 Tm /F 11 Tf (Words that run up the page, as on a plan that was laid across) Tj ET Q\n"
UPSIDE = "q BT -1 0 0 -1 500 500 Tm /F 11 Tf (Words that stand on their heads, all of them, from end to end) Tj ET Q\n"
ACROSS = Made(beside={4: TURNED}, bare=frozenset({4}))
NUMBERS = (
    Try("BU-02", "a page without a number", ("page 5",), SECOND),
    Try("BU-02", "one number twice", ("page 5",), Made(stamp=lambda n: str(4 if n == 5 else n))),
    Try("BU-02", "numbers that begin after the index", ("pages 1-8",), Made(stamp=lambda n: str(n - 2) if n > 2 else "")),
    Try("BU-02", "no numbers", ("pages 1-8",), Made(stamp=lambda n: "")),
    Try("BU-02", "each document numbered by itself", ("pages 1-8",), Made(stamp=lambda n: str((n + 1) % 2 + 10))),
    Try("BU-02", "a number drawn as nothing", ("page 5",), Made(stamp=lambda n: "" if n == 5 else str(n), beside={5: words("5", 548, 22, more="3 Tr")})),
    Try("BU-02", "numbers with words and a total", made=Made(stamp=lambda n: f"Page {n} of 8", at=(480, 22))),
    Try("BU-02", "numbers in brackets at the top", made=Made(stamp=lambda n: f"[{n}]", at=(290, 815))),
    Try("BU-02", "numbers behind a prefix", made=Made(stamp=lambda n: f"RB/{n}", at=(40, 815))),
    Try("BU-02", "numbers in a line with a reference", made=Made(stamp=lambda n: f"HU/00001/2026 - page {n}", at=(60, 22))),
    Try("BU-02", "a nested bundle's own numbers beside ours", made=Made(beside={n: words(str(n + 100), 290, 30) for n in range(3, 9)})),
    Try("BU-02", "a page turned by a flag, its number in another corner as seen", made=Made(stamp=lambda n: "" if n == 5 else str(n), beside={5: "q BT 0 1 -1 0 570 800 Tm /F 11 Tf (5) Tj ET Q\n"}), change=page(5, Rotate=90)),
    Try("BU-11", "a number over words", ("page 5",), Made(beside={5: words("words under the number, all along the foot", 420, 22)})),
    Try("BU-11", "a line through a number", ("page 5",), Made(beside={5: "0.5 w 500 25 m 590 25 l S\n"})),
    Try("BU-11", "a number drawn as nothing", ("page 5",), Made(stamp=lambda n: "" if n == 5 else str(n), beside={5: words("5", 548, 22, more="3 Tr")})),
    Try("BU-11", "a page that was turned after it was stamped", ("page 5",), change=page(5, Rotate=90)),
    Try("BU-02", "a page that was turned after it was stamped", change=page(5, Rotate=90)),
    Try("BU-02", "a nested bundle's own number close to ours", made=Made(beside={5: words("12", 534, 22)})),
    Try("BU-64", "labels with a letter before the number", change=lambda pdf: labels(pdf, 1, "A")),
    Try("BU-02", "figures set one by one", made=Made(stamp=lambda n: "" if n == 12 else str(n), documents=6, beside={12: words("1", 540, 22) + words("2", 546.2, 22)})),
    Try("BU-11", "words beside a number, a frame round the page", made=Made(beside={5: words("footer", 450, 22) + "20 10 560 820 re S\n"})),
    Try("BU-64", "labels that begin with 3", ("pages 1-8",), change=lambda pdf: labels(pdf, 3)),
    Try("BU-64", "labels that are the numbers", change=lambda pdf: labels(pdf, 1)),
)  # fmt: skip
FILE = (
    Try("BU-01", "encrypted, without a password", ("file",), saved=encrypted, severity="warning"),
    Try("BU-01", "not encrypted"),
    Try("BU-06", "fit to the window", ("file",), change=lambda pdf: setattr(pdf.Root, "OpenAction", Array([pdf.pages[0].obj, Name.Fit]))),
    Try("BU-06", "at 80 %", ("file",), change=lambda pdf: setattr(pdf.Root, "OpenAction", Array([pdf.pages[0].obj, Name.XYZ, 0, 0, 0.8]))),
    Try("BU-06", "100 % by an action", change=lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.XYZ, 0, 842, 1.0])))),
    Try("BU-08", "over 50 MB", ("file",), profile="utiac-ce-file", saved=lambda content: content + b"\n%" + b"x" * 50_000_000),
    Try("BU-08", "over 50 MB, where there is no limit", profile=FTT, saved=lambda content: content + b"\n%" + b"x" * 50_000_000),
    Try("BU-08", "a small file", profile="utiac-ce-file"),
    Try("BU-09", "no reference", ("file",), name="hearing bundle.pdf"),
    Try("BU-09", "no word for what it is", ("file",), name="HU 00001 2026.pdf"),
    Try("BU-09", "signs that portals refuse", ("file",), name="HU:00001:2026 bundle.pdf"),
    Try("BU-09", "reference and contents", name="CO 1234 2026 A v B Skeleton argument.pdf"),
    Try("BU-62", "no number in sequence", ("file",), name="HU 00001 2026 bundle.pdf", profile="utiac-ce-file"),
    Try("BU-62", "type and number", name="UI-2026-000001 Bundle 1.pdf", profile="utiac-ce-file"),
    Try("BU-10", "no title", ("file",), change=lambda pdf: pdf.trailer.Info.__delitem__("/Title")),
    Try("BU-10", "an author", ("file",), change=lambda pdf: setattr(pdf.trailer.Info, "Author", String("A. Nonym")), severity="warning"),
    Try("BU-10", "the program's name", ("file",), change=lambda pdf: setattr(pdf.trailer.Info, "Producer", String("Maker 1")), severity="note"),
    Try("BU-10", "a program", ("file",), change=lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.JavaScript, JS=String("1")))),
    Try("BU-10", "a launch", ("file", "page 4"), change=noted(4, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("x")))),
    Try("BU-10", "a form that is sent", ("file", "page 4"), change=noted(4, Subtype=Name.Link, A=Dictionary(S=Name.SubmitForm, F=String("x")))),
    Try("BU-10", "a form of the XFA kind", ("file",), change=lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(Fields=Array([]), XFA=String("x")))),
    Try("BU-10", "a file within", ("file",), change=attached),
    Try("BU-10", "a comment", ("page 4",), change=noted(4, Subtype=Name.Text, Contents=String("look"))),
    Try("BU-10", "a note that nobody sees", ("page 4", "page 4"), change=noted(4, Subtype=Name.FreeText, F=2)),
    Try("BU-10", "a field to fill in", ("page 4",), change=fillable, severity="warning"),
    Try("BU-10", "a layer that is hidden", ("file",), change=lambda pdf: layered(pdf, hidden=True)),
    Try("BU-10", "a later state added", ("file",), saved=updated),
    Try("BU-10", "a layer that is shown", change=lambda pdf: layered(pdf, hidden=False)),
    Try("BU-10", "a link to a page", change=linked(4, 5)),
)  # fmt: skip
SHEETS = (
    Try("BU-03", "Letter", ("page 4",), change=resized(4, 612, 792)),
    Try("BU-03", "a page in units of its own", ("page 4",), change=page(4, UserUnit=2)),
    Try("BU-03", "A4 across", change=resized(4, 841.89, 595.28)),
    Try("BU-03", "A4 as a scanner rounds it", change=resized(4, 590, 840)),
    Try("BU-03", "twice A4 in units of a half", change=lambda pdf: (resized(4, 1190.55, 1683.78)(pdf), page(4, UserUnit=0.5)(pdf))),
    Try("BU-05", "upside down by its flag", ("page 4",), change=page(4, Rotate=180)),
    Try("BU-05", "upside down as it is drawn", ("page 4",), Made(beside={4: UPSIDE}, bare=frozenset({4}))),
    Try("BU-05", "words that run up", ("page 4",), ACROSS),
    Try("BU-05", "words that run up, turned by its flag", made=ACROSS, change=page(4, Rotate=90)),
    Try("BU-05", "words upside down, turned by its flag", made=Made(beside={4: UPSIDE}, bare=frozenset({4})), change=page(4, Rotate=180)),
    Try("BU-05", "a few words at the side", made=Made(beside={4: "q BT 0 1 -1 0 580 300 Tm /F 9 Tf (Form 1) Tj ET Q\n"})),
    Try("BU-07", "600 dots an inch", ("page 4",), change=lambda pdf: picture(pdf, 4, 300, (100, 300, 36, 36))),
    Try("BU-07", "300 dots an inch", change=lambda pdf: picture(pdf, 4, 150, (100, 300, 36, 36))),
    Try("BU-12", "a font that is not there", ("page 5",), change=standard_font),
    Try("BU-12", "an empty page", ("page 5",), Made(bare=frozenset({5}))),
    Try("BU-12", "a page that says it is blank", made=Made(bare=frozenset({5}), beside={5: words("This page is intentionally left blank")})),
    Try("BU-12", "a page with a field only", made=Made(bare=frozenset({4})), change=fillable),
    Try("BU-12", "a divider that has a number itself", made=Made(bare=frozenset({5}), beside={5: words("Exhibit 4", 60, 800)})),
    Try("BU-02", "a title that ends in the page's number, and no number", ("page 5",), Made(stamp=lambda n: "" if n == 5 else str(n), beside={5: words("Exhibit 5", 60, 800)})),
    Try("BU-12", "a divider", made=Made(bare=frozenset({5}), beside={5: words("B")})),
    Try("BU-40", "a coarse scan", ("page 4",), change=lambda pdf: picture(pdf, 4, 400, (0, 0, 595, 842))),
    Try("BU-40", "tiny letters", ("page 4",), Made(bare=frozenset({4}), beside={4: words("Letters that hardly anybody can read any more", size=4)})),
    Try("BU-40", "pale letters", ("page 4",), Made(bare=frozenset({4}), beside={4: words("Letters that hardly anybody can read any more", more="0.85 g")})),
    Try("BU-40", "a small footnote", made=Made(beside={4: words("a note", size=5)})),
    Try("BU-40", "a scan of 150 dots an inch", change=lambda pdf: picture(pdf, 4, 1800, (0, 0, 595, 842))),
    Try("BU-40", "a small coarse picture", change=lambda pdf: picture(pdf, 4, 40, (100, 300, 100, 100))),
    Try("BU-65", "words beyond the edge", ("page 4",), Made(beside={4: words("cut off", left=590)})),
    Try("BU-65", "words near the edge", made=Made(beside={4: words("whole", left=550)})),
)  # fmt: skip


def scanned(number: int, shade: int = 200) -> Change:
    return lambda pdf: picture(pdf, number, 1250, (0, 0, 595, 842), shade)


TEXT = (
    Try("BU-04", "a scan", ("page 5",), Made(bare=frozenset({5})), scanned(5)),
    Try("BU-04", "a small photograph", ("page 5",), Made(bare=frozenset({5})), lambda pdf: picture(pdf, 5, 300, (200, 400, 100, 100)), severity="note"),
    Try("BU-04", "a scan with words behind it", made=Made(bare=frozenset({5}), beside={5: words("Words that a machine read in it", more="3 Tr")}), change=scanned(5)),
    Try("BU-66", "a black box over words", ("page 5",), Made(beside={5: words("secret words") + "0 g 55 495 100 20 re f\n"})),
    Try("BU-66", "a black box beside words", made=Made(beside={5: words("open words") + "0 g 300 495 100 20 re f\n"})),
    Try("BU-66", "a black box over a photograph", ("page 5",), change=lambda pdf: photograph(pdf, 5, "0 g 210 410 60 30 re f\n")),
    Try("BU-66", "a black box beside a photograph", change=lambda pdf: photograph(pdf, 5, "0 g 400 410 60 30 re f\n")),
    Try("BU-61", "OFFICIAL-SENSITIVE", ("page 5",), Made(beside={5: words("OFFICIAL-SENSITIVE", 250, 815)})),
    Try("BU-61", "an old marking", ("page 5",), Made(beside={5: words("RESTRICTED", 250, 815)}), severity="warning"),
    Try("BU-61", "OFFICIAL", made=Made(beside={5: words("OFFICIAL", 250, 815), 6: words("a restricted street")})),
)  # fmt: skip
INDEX = (
    Try("BU-20", "no index", ("file",), Made(bare=frozenset({2})), unlinked),
    Try("BU-20", "an entry without a page", ("page 2",), Made(printed=lambda n: "" if n == 5 else str(n))),
    Try("BU-20", "a document that is bookmarked only", ("page 8",), change=lambda pdf: bookmarked(pdf, "Last page (page 8)", 8)),
    Try("BU-20", "entries without a date", ("page 2",), Made(entry=lambda at: f"Statement {at} of the record"), severity="warning"),
    Try("BU-20", "a section with a divider, whose documents are listed", made=DIVIDED, change=lambda pdf: in_a_section(pdf, 3)),
    Try("BU-20", "a bookmark within a document", change=lambda pdf: bookmarked(pdf, "Its second page", 8, below=True)),
    Try("BU-21", "an entry without a link", ("page 2",), change=lambda pdf: pdf.pages[1].obj.Annots.__delitem__(1)),
    Try("BU-21", "no entry with a link", ("page 2",), change=unlinked),
    Try("BU-21", "a link to a name that is not there", ("page 2",), change=lambda pdf: index_line(pdf, 1, lambda a: setattr(a, "Dest", String("gone")))),
    Try("BU-20", "contents of a document, not of the bundle", ("file",), Made(documents=8, bare=frozenset({2}), beside={14: words("Contents", 72, 780)}), unlinked),
    Try("BU-20", "an index of two pages without links", made=Made(documents=50), change=lambda pdf: (unlinked(pdf), pdf.pages[2].obj.__delitem__("/Annots"))),
    Try("BU-21", "a link by an action", change=lambda pdf: index_line(pdf, 1, lambda a: (a.__setitem__("/A", Dictionary(S=Name.GoTo, D=a.Dest)), a.__delitem__("/Dest")))),
    Try("BU-24", "a link to another page than is printed", ("page 2",), change=lambda pdf: index_line(pdf, 1, lambda a: setattr(a, "Dest", Array([pdf.pages[5].obj, Name.Fit])))),
    Try("BU-24", "all pages of the index one too few", ("page 2",), Made(printed=lambda n: str(n - 1))),
    Try("BU-24", "a page that is not there", ("page 2",), Made(printed=lambda n: "77" if n == 5 else str(n)), change=unlinked),
    Try("BU-24", "pages printed as ranges", made=Made(printed=lambda n: f"{n}-{n + 1}")),
    Try("BU-24", "a table with its pages in the first column", made=TABLE, change=lambda pdf: listed_by_hand(pdf, 5, 7)),
    Try("BU-24", "a table whose first column is wrong in one place", ("page 2",), TABLE, lambda pdf: listed_by_hand(pdf, 5, 8)),
    Try("BU-20", "an index whose last page has one entry, and no heading", made=LEFT_OVER),
    Try("BU-20", "titles that end in a figure, and no pages", ("page 2",), FIGURES, lambda pdf: listed_by_hand(pdf, 5, 7)),
    Try("BU-20", "a description of two lines, the page on the second", made=WRAPPED, change=lambda pdf: listed_by_hand(pdf, 5, 7)),
    Try("BU-21", "a description of two lines, the link on the first", made=WRAPPED, change=lambda pdf: listed_by_hand(pdf, 5, 7)),
    Try("BU-24", "a long index of two pages", made=Made(documents=50)),
    Try("BU-22", "no bookmarks", ("file",), change=lambda pdf: pdf.Root.__delitem__("/Outlines")),
    Try("BU-22", "a bookmark to nowhere", ("file",), change=lambda pdf: bookmarked(pdf, "Lost", None)),
    Try("BU-22", "a document of the index without one", ("page 5",), change=lambda pdf: outline(pdf, 2, lambda i: i.__setitem__("/Dest", Array([pdf.pages[2].obj, Name.Fit])))),
    Try("BU-22", "one bookmark over all others", change=under_one),
    Try("BU-23", "no page in the words", ("file",), Made(title=lambda at, page: f"Statement of person {chr(65 + at)}")),
    Try("BU-23", "another page in the words", ("file",), Made(title=lambda at, page: f"Statement of person {chr(65 + at)}, p. {page + 1}")),
    Try("BU-23", "no words", ("file",), change=lambda pdf: outline(pdf, 1, lambda i: setattr(i, "Title", String(" ")))),
    Try("BU-23", "documents within a section, which the index lists", ("file",), Made(title=lambda at, page: f"Statement of person {chr(65 + at)}"), in_a_section),
    Try("BU-23", "a document's own bookmarks, which the index does not list", change=lambda pdf: bookmarked(pdf, "Its second page", 8, below=True)),
    Try("BU-23", "the page first", made=Made(title=lambda at, page: f"{page}. Statement of person {chr(65 + at)}")),
    Try("BU-25", "misc", ("page 2",), Made(entry=lambda at: "Misc" if at == 1 else f"Statement {at} of the record, 2 March 2026")),
    Try("BU-25", "a form's number alone", ("page 2",), Made(entry=lambda at: "MG11, 2 March 2026" if at == 1 else f"Letter {at} of the council, 2 March 2026")),
    Try("BU-25", "a bookmark as the scanner called it", ("file",), Made(title=lambda at, page: f"scan000{at}.pdf (page {page})")),
    Try("BU-25", "a form's number with what it is", made=Made(entry=lambda at: f"MG11 statement of witness {at}, 2 March 2026")),
)  # fmt: skip


CONTENT = (
    Try("BU-26", "a page that is not there", ("page 4",), Made(beside={4: words("see [RB/12] for that")})),
    Try("BU-26", "a page of the bundle that is not there", ("page 4",), Made(beside={4: words("see page 12 of the bundle")})),
    Try("BU-26", "a link to another page than is named", ("page 4",), Made(beside={4: words("[RB/7]")}), linked(4, 5)),
    Try("BU-26", "a bare number linked to another page", ("page 4",), Made(beside={4: words("[7]")}), linked(4, 5)),
    Try("BU-26", "a link that leads nowhere", ("page 4",), change=noted(4, Subtype=Name.Link, Dest=String("gone")), severity="warning"),
    Try("BU-26", "references that hold", made=Made(beside={4: words("[RB/7] and page 8 of the bundle")}), change=linked(4, 7, (55, 490, 90, 520))),
    Try("BU-26", "a law report and a paragraph", made=Made(beside={4: words("[2013] UKUT 146 at [42]")})),
    Try("BU-37", "a document twice", ("pages 7-8",), Made(bare=frozenset(range(3, 9)), beside={n: words(f"The words of page {(n - 3) % 4} of a paper that is there again, from its beginning to its very end") for n in range(3, 9)})),
    Try("BU-37", "a page twice", ("page 6",), Made(bare=frozenset({3, 6}), beside={3: twice(3), 6: twice(6)}), severity="note"),
    Try("BU-37", "a page twice, with running lines", ("page 6",), Made(bare=frozenset({3, 6}), beside={3: twice(3), 6: twice(6)}, stamp=lambda n: f"HU/00001/2026, bundle of one party, page {n}", at=(60, 22)), severity="note"),
    Try("BU-37", "a scan twice", ("page 6",), Made(bare=frozenset({3, 6})), lambda pdf: (picture(pdf, 3, 100, (0, 0, 595, 842)), pdf.pages[5].obj.__setitem__("/Resources", pdf.pages[2].obj.Resources)), severity="note"),
    Try("BU-37", "two short pages alike", made=Made(bare=frozenset({3, 6}), beside={3: words("Exhibit"), 6: words("Exhibit")})),
    Try("BU-44", "no reference", ("page 1",), Made(cover="Bundle of the respondent|2 March 2026")),
    Try("BU-44", "no date", ("page 1",), Made(cover="HU/00001/2026|Bundle of the respondent")),
    Try("BU-44", "in the Upper Tribunal", made=Made(cover="UI-2026-000001|A v B|2026-03-02")),
    Try("BU-50", "a page withheld", ("page 5",), Made(beside={5: words("This page is withheld.")})),
    Try("BU-50", "a page withheld, with a schedule", made=Made(beside={5: words("WITHHELD"), 7: words("Schedule of withheld material")})),
    Try("BU-50", "a sentence about withholding", made=Made(beside={5: words("consent was withheld by the owner")})),
    Try("BU-58", "no number, no date", ("page 1",), Made(cover="HU/00001/2026|Supplementary bundle of the respondent")),
    Try("BU-58", "by the name of its file", ("page 1",), name="HU 00001 2026 supplementary bundle.pdf"),
    Try("BU-58", "number and date", made=Made(cover="HU/00001/2026|Respondent's supplementary bundle 2|3 March 2026")),
)  # fmt: skip
TRIES = (*NUMBERS, *FILE, *SHEETS, *TEXT, *INDEX, *CONTENT)


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_hits_where_it_should_and_nowhere_else(row: Try) -> None:
    found = [each.finding for each in told(row) if each.finding.rule == row.rule]
    assert tuple(each.place.field for each in found) == row.hits
    weight = row.severity or bundle_profile(row.profile).rules.get(row.rule)
    wanted = weight if isinstance(weight, str) or weight is None else weight.severity
    assert {each.severity for each in found} <= {wanted}


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_bundle_that_trips_it_and_a_near_miss(rule: str) -> None:
    assert {bool(row.hits) for row in TRIES if row.rule == rule} == {True, False}


@pytest.mark.parametrize("profile", bundle_profiles())
def test_a_good_bundle_trips_no_rule_of_any_profile(profile: str) -> None:
    assert told_of(bundle_bytes(), profile=profile) == ()


@pytest.mark.parametrize("profile", bundle_profiles().values(), ids=bundle_profiles())
def test_a_profile_gives_each_of_its_rules_a_source_and_has_been_reviewed(profile: object) -> None:
    held = bundle_profile(str(getattr(profile, "name", "")))
    assert set(held.rules) <= set(RULES)
    assert all(each.source.strip() for each in held.rules.values())
    assert all(held.name in RULES[number].profiles for number in held.rules)
    assert len(held.reviewed) == len("2026-11-28")


def test_every_rule_holds_in_a_profile_and_every_profile_is_named_by_the_rules() -> None:
    profiles = bundle_profiles()
    assert set(profiles) == set(FORUMS)
    assert {number for each in profiles.values() for number in each.rules} == set(RULES)
    assert not set(RULES) & set(NOT_IN_A_FILE)


def test_a_profile_that_there_is_not_is_refused_with_the_names_that_there_are() -> None:
    with pytest.raises(InputError) as refused:
        bundle_profile("commercial")
    (fault,) = refused.value.faults
    assert "ftt-iac-2024, utiac-ce-file, general-2021" in fault.next_step


@pytest.mark.parametrize(("start", "pages"), [(1, ()), (5, tuple(range(1, 9)))], ids=["as printed", "otherwise"])
def test_a_profile_may_hold_printed_numbers_against_labels(start: int, pages: tuple[int, ...]) -> None:
    by_label = replace(bundle_profile(FTT), numbering=Numbering.LABEL)
    content = bundle_bytes(change=lambda pdf: labels(pdf, start))
    assert (
        tuple(n for each in told_of(content, profile=by_label) if each.finding.rule == "BU-02" for n in each.pages)
        == pages
    )


def test_a_page_inserted_by_label_has_its_letter_in_its_number() -> None:
    def inserted(pdf: Pdf) -> None:
        pages = [(0, 1, None), (4, 4, "4"), (5, 5, None)]
        rows = [
            (at, Dictionary(P=String(prefix + "A")) if prefix else Dictionary(S=Name.D, St=start))
            for at, start, prefix in pages
        ]
        pdf.Root.PageLabels = Dictionary(Nums=Array([each for row in rows for each in row]))

    by_label = replace(bundle_profile(FTT), numbering=Numbering.LABEL)
    made = Made(stamp=lambda n: str(n) if n < 5 else "4A" if n == 5 else str(n - 1))
    assert not [
        each for each in told_of(bundle_bytes(made, inserted), profile=by_label) if each.finding.rule == "BU-02"
    ]


def test_a_profile_may_take_a_rule_for_less_weighty() -> None:
    row = Try("BU-03", "Letter", change=resized(4, 612, 792), profile="general-2021")
    assert [str(each.finding.severity) for each in told(row)] == ["warning"]


def test_a_bundle_that_needs_a_password_is_not_read() -> None:
    content = saved_with(bundle(Made()), pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(InputError, match="asks for a password"):
        file_shown(content, NAME)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF", saved(pikepdf.new()), b"PK\x03\x04 no PDF at all"])
def test_what_is_no_bundle_is_told_in_words(content: bytes) -> None:
    with pytest.raises(InputError, match=r"cannot be read as a PDF|has no pages"):
        file_shown(content, NAME)


def test_pages_are_told_as_runs() -> None:
    assert runs_of((1, 2, 3, 7, 9, 10)) == [(1, 3), (7, 7), (9, 10)]
    many = Made(documents=40, stamp=lambda n: "" if n % 2 else str(n))
    (each,) = [one.finding for one in told_of(bundle_bytes(many)) if one.finding.rule == "BU-02"]
    assert (
        each.place.field
        == "pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, 41, 43, 45, 47 and 17 more"
    )
