"""How LibreOffice rounds places of letters tells nothing of the name before them: all names leave the same."""

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from docgen.papers.pdf_blackouts import Blackout
from docgen.papers.pdf_even_words import evenly_set
from docgen.papers.pdf_redacted import redacted_pdf
from docgen.papers.pdf_words import joined, page_words
from docgen.papers.tabs_apart import apart
from docgen.workroom.office import turned_by_office
from tests.made.redactable import pages, saved

NAMES = (
    "Ada Bell", "Odile Ferrant", "Tom Sykes", "Nora Quill", "Hugh Pym", "Lena Moss", "Iris Vane", "Karl Dunn",
    "Wren Holt", "Ruth Cobb", "Jude Marr", "Alma Finch", "Otto Lunn", "Vera Stagg", "Ivan Tripp", "Edna Wick",
)  # fmt: skip
"""None of them is wider than one step of a box."""
TAIL = "came in and sat down by the door of the room."


def plain(note: "docx.document.Document", name: str) -> None:
    note.add_paragraph(f"It says that {name} {TAIL}")


def in_parts(note: "docx.document.Document", name: str) -> None:
    line = note.add_paragraph("It says that ")
    line.add_run(name).bold = True
    line.add_run(" came in and ")
    line.add_run("sat down").italic = True
    line.add_run(" by the door.")


def drawn_out(note: "docx.document.Document", name: str) -> None:
    line = note.add_paragraph(f"The officer says that {name} {TAIL} " + "Others were there at that time. " * 3)
    line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def tabbed(note: "docx.document.Document", name: str) -> None:
    note.add_paragraph(f"Name:\t{name}\tcalled at nine\tfrom Saltmarsh")


def large(note: "docx.document.Document", name: str) -> None:
    note.add_paragraph().add_run(f"Of {name} only").font.size = Pt(22)


def close_lines(note: "docx.document.Document", name: str) -> None:
    """Lines so near that tails of one reach into the next, which loses a word too."""
    line = note.add_paragraph("To ")
    line.paragraph_format.line_spacing = Pt(11)
    line.add_run(f"{name} from me").add_break()
    line.add_run(f"{name.split()[1]} did add").add_break()
    line.add_run("some more")


def underlined(note: "docx.document.Document", name: str) -> None:
    note.add_paragraph().add_run(f"Statement of {name} on 6 May").underline = True


def heading(note: "docx.document.Document", name: str) -> None:
    line = note.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = line.add_run(f"INTERVIEW WITH {name} AT SALTMARSH")
    run.underline = run.bold = True


def struck(note: "docx.document.Document", name: str) -> None:
    line = note.add_paragraph("Then ")
    line.add_run(f"she saw {name} at noon").font.strike = True
    line.add_run(" she left.")


SET = {
    "in one go": plain, "in parts": in_parts, "between tabs": tabbed, "in large letters": large, "close": close_lines,
    "underlined": underlined, "a heading": heading, "struck out": struck,
}  # fmt: skip


def paper(build: Callable[["docx.document.Document", str], None], scratch: Path, names: Sequence[str] = NAMES) -> bytes:
    """A page for each name."""
    note, out = docx.Document(), BytesIO()
    for at, name in enumerate(names):
        note.add_paragraph("Crime report of Saltmarsh Constabulary").paragraph_format.page_break_before = at > 0
        build(note, name)
    note.save(out)
    return turned_by_office(apart(out.getvalue()), "docx", "pdf", scratch, "a note")


def areas(content: bytes, names: Sequence[str] = NAMES) -> dict[int, list[Blackout]]:
    """Closing areas over the name of each page, and over the family name where it stands again."""
    found = {}
    for page, name in zip(page_words(content), names, strict=True):
        parts = name.split()
        first = next(at for at, word in enumerate(page.words) if word.text == parts[0])
        end = first + len(parts)
        again = [word.box for word in page.words[end:] if word.text == parts[-1]]
        boxes = [joined(w.box for w in page.words[first:end]), *again]
        found[page.number] = [Blackout(box, "NA", closes=True) for box in boxes]
    return found


def pictures(content: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return [page.obj.Resources.XObject.Im0.read_bytes() for page in pdf.pages]


@pytest.mark.parametrize("build", SET.values(), ids=SET)
def test_all_names_leave_the_same_picture_and_the_same_places_of_words(
    build: Callable[["docx.document.Document", str], None], tmp_path: Path
) -> None:
    content = paper(build, tmp_path)
    made = redacted_pdf(content, areas(content))
    assert len({*pictures(made.content)}) == 1
    assert len({*(repr(page.words) for page in page_words(made.content))}) == 1


INITIALS = ("I. Vane", "K. J. Pym", "K.J. Moss", "KJ Dunn", "A. J. B. Holt", "Ada J. Bell", "Mr Marr")


@pytest.mark.parametrize("build", [plain, tabbed, heading])
def test_no_box_tells_how_many_initials_went(
    build: Callable[["docx.document.Document", str], None], tmp_path: Path
) -> None:
    content = paper(build, tmp_path, INITIALS)
    made = redacted_pdf(content, areas(content, INITIALS))
    assert len({*pictures(made.content)}) == 1
    assert len({*(repr(page.words) for page in page_words(made.content))}) == 1


PAIRS = tuple(zip(NAMES, (*NAMES[5:], *NAMES[:5]), strict=True))
IN_TABS = {
    "two": ("Present at the scene: {0}\t{1}\t10:00", "Second: {1}\t{0}\t10:20"),
    "rows": ("Driver: {0}\tPassenger: {1}\t10:00", "Second car: {1}\tPassenger: {0}\t10:20"),
    "a list": ("Name\tPartner\tSeen at", "{0}\t{1}\t10:00", "{1}\t{0}\t10:20"),
}


@pytest.mark.parametrize("lines", IN_TABS.values(), ids=IN_TABS)
def test_two_names_with_tabs_between_leave_the_same_whatever_stops_they_reach(
    lines: tuple[str, ...], tmp_path: Path
) -> None:
    """A word behind the second name stands at a stop of the other lines, or not, by how wide the names were."""

    def listed(note: "docx.document.Document", names: str) -> None:
        for line in lines:
            note.add_paragraph(line.format(*names.split("/")))

    content = paper(listed, tmp_path, ["/".join(pair) for pair in PAIRS])
    found = dict[int, list[Blackout]]()
    for page, pair in zip(page_words(content), PAIRS, strict=True):
        whole = [two for two in pairwise(page.words) if " ".join(word.text for word in two) in pair]
        found[page.number] = [Blackout(joined(word.box for word in two), "NA", closes=True) for two in whole]
        assert len(found[page.number]) == 4
    made = redacted_pdf(content, found)
    assert len({*pictures(made.content)}) == 1
    assert len({*(repr(page.words) for page in page_words(made.content))}) == 1


UNEVEN = "BT /F 12 Tf 72 700 Td [(It says that {} c) 7 (am) -6 (e in)] TJ ET"


def drawn(name: str, *, inherited: bool = False, also: str = "") -> bytes:
    """One line, whose letters a program moved a little, in fonts of the page or of all pages."""
    pdf = pages([])
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream((UNEVEN.format(name) + also).encode())
    if inherited:
        pdf.Root.Pages.Resources = page.Resources
        del page["/Resources"]
    return saved(pdf)


@pytest.mark.parametrize("inherited", [False, True])
def test_words_are_set_evenly_in_fonts_of_the_page_or_of_all_pages(*, inherited: bool) -> None:
    even = evenly_set(drawn("Ada", inherited=inherited), [1])
    with pikepdf.open(BytesIO(even)) as pdf:
        (shown,) = (
            each.operands[0] for each in pikepdf.parse_content_stream(pdf.pages[0]) if str(each.operator) == "TJ"
        )
    assert [str(each) for each in shown if isinstance(each, pikepdf.String)][-3:] == ["came", " ", "in"]


def test_a_word_is_set_evenly_whatever_its_line_is_drawn_out_by() -> None:
    """The moves beside spaces are no letters' own, and a word begins where it did."""
    pdf = pages([])
    shown = "[(on) -170 ( ) -90 (d) (a) (y) 74 (,) () -100.75 ( ) -95 (that)]"
    pdf.pages[0].obj.Contents = pdf.make_stream(f"BT /F 12 Tf 72 700 Td {shown} TJ ET".encode())
    content = saved(pdf)
    even = evenly_set(content, [1])
    with pikepdf.open(BytesIO(even)) as made:
        (drawn,) = (
            each.operands[0] for each in pikepdf.parse_content_stream(made.pages[0]) if str(each.operator) == "TJ"
        )
    assert "day," in [str(each) for each in drawn if isinstance(each, pikepdf.String)]
    before, after = (page_words(each)[0].words for each in (content, even))
    assert [round(word.room.left, 2) for word in after] == [round(word.room.left, 2) for word in before]


@pytest.mark.parametrize(
    "also", [" BT [/Name (x)] TJ ET", " BT [[(x)]] TJ ET", " /F 0 Tf (x) TJ", " Q Q Q", " BT 1 Td ET"]
)
def test_what_cannot_be_followed_stays_as_it_is_and_the_page_is_redacted(also: str) -> None:
    content = drawn("Ada Bell", also=also)
    assert evenly_set(content, [1])
    area = [Blackout(page_words(content)[0].words[3].box, "NA", closes=True)]
    assert "Ada" not in {word.text for word in page_words(redacted_pdf(content, {1: area}).content)[0].words}
