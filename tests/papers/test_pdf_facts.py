"""Facts of PDFs from anywhere: opened within bounds, read without trust."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from docgen.errors import InputError
from docgen.papers import pdf as pdf_room
from docgen.papers.pdf import PdfFacts, open_pdf
from docgen.papers.pdf_characters import unicode_map


def made(pdf: Pdf, **options: object) -> bytes:
    out = BytesIO()
    pdf.save(out, **options)  # type: ignore[arg-type]  # options of pikepdf handed on as they are
    return out.getvalue()


def one_page(content: bytes = b"", **page: object) -> Pdf:
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(595.276, 841.89))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F1=font))
    pdf.pages[0].obj.Contents = Stream(pdf, content)
    for key, value in page.items():
        pdf.pages[0].obj[f"/{key}"] = value
    return pdf


def read(pdf: Pdf) -> PdfFacts:
    return open_pdf(made(pdf))


@pytest.mark.parametrize(
    ("page", "size"),
    [
        ({}, (210.0, 297.0)),
        ({"Rotate": 90}, (297.0, 210.0)),
        ({"Rotate": -90}, (297.0, 210.0)),
        ({"UserUnit": 2}, (420.0, 594.0)),
        ({"CropBox": Array([0, 0, 283.465, 283.465])}, (100.0, 100.0)),
    ],
)
def test_a_page_is_as_large_as_it_is_shown(page: dict[str, object], size: tuple[float, float]) -> None:
    (found,) = read(one_page(**page)).pages
    assert (found.width, found.height) == size


@pytest.mark.parametrize(
    ("content", "artifacts", "unmarked"),
    [
        (b"BT /F1 9 Tf (plain) Tj ET", [], "plain"),
        (b"/Artifact BMC BT /F1 9 Tf (foot) Tj ET EMC", [("", "", "foot")], ""),
        (
            (
                b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC /P <</MCID 0>> BDC "
                b"BT /F1 9 Tf [(3) -20 (4)] TJ ET EMC EMC"
            ),
            [("Pagination", "Footer", "34")],
            "",
        ),
        (b"/P <</MCID 0>> BDC BT /F1 9 Tf (tagged) Tj ET EMC", [], ""),
        (b"q BT /F1 9 Tf ET Q BT (no font) Tj ET", [], ""),
        (b"EMC EMC BT /F1 9 Tf (a) ' 1 2 (b) \" ET", [], "ab"),
        (b"BT /F9 9 Tf (unknown font) Tj ET /X9 Do", [], ""),
        (b"BT /F1 9 Tf [<0141> -2.5 () +3 <> <0242>] TJ ET", [], "\1A\2B"),
        (b"BT /F1 9 Tf [<0141> (pl(a<03>)in) [<0443>] /N <</K <0544>>> true <0242>] TJ ET", [], "\1Apl(a<03>)in\2B"),
    ],
)
def test_text_is_content_artifact_or_neither(
    content: bytes, artifacts: list[tuple[str, str, str]], unmarked: str
) -> None:
    (page,) = read(one_page(content)).pages
    assert [(a.type, a.subtype, a.text) for a in page.artifacts] == artifacts
    assert page.unmarked == unmarked


def tagged(pdf: Pdf, kids: object) -> Pdf:
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = kids(pdf, root) if callable(kids) else kids
    pdf.Root.StructTreeRoot = root
    return pdf


def test_elements_come_in_the_trees_order_with_text_of_all_that_is_inside() -> None:
    content = (
        b"/P <</MCID 1>> BDC BT /F1 9 Tf (second ) Tj ET EMC /P <</MCID 0>> BDC BT /F1 9 Tf (first ) Tj ET EMC"
        b"/Span <</MCID 2 /ActualText (spoken)>> BDC BT /F1 9 Tf (drawn) Tj ET EMC"
    )
    pdf = one_page(content)
    page = pdf.pages[0].obj
    link = Dictionary(S=Name.Link, Pg=page, K=2)
    paragraph = Dictionary(
        S=Name.P, ID=String("b1"), Pg=page, K=Array([0, Dictionary(Type=Name.MCR, Pg=page, MCID=1), link])
    )
    head = Dictionary(S=Name.TH, A=Array([Dictionary(O=Name.Table, Scope=Name.Row)]), K=Array([]))
    facts = read(tagged(pdf, Array([Dictionary(S=Name.Document, K=Array([paragraph, head]))])))
    assert [(e.role, e.id, e.scope, e.text, e.pages) for e in facts.elements] == [
        ("Document", "", "", "first second drawn", (1,)),
        ("P", "b1", "", "first second drawn", (1,)),
        ("Link", "", "", "drawn", (1,)),
        ("TH", "", "Row", "", ()),
    ]
    assert facts.by_id()["b1"].spoken == "first second spoken"
    assert facts.by_id()["b1"].glyphs[0] == ("Helvetica", tuple(b"first "))


def test_a_tree_that_bites_its_tail_ends() -> None:
    def loop(pdf: Pdf, root: pikepdf.Object) -> Array:
        element = pdf.make_indirect(Dictionary(S=Name.Sect, P=root))
        element.K = Array([element, element])
        return Array([element])

    assert [element.role for element in read(tagged(one_page(), loop)).elements] == ["Sect"]


def test_an_outline_is_read_in_order_and_a_loop_in_it_ends() -> None:
    pdf = one_page()
    page = pdf.pages[0].obj
    first = pdf.make_indirect(Dictionary(Title=String("One"), Dest=Array([page, Name.Fit])))
    inner = pdf.make_indirect(Dictionary(Title=String("Inner"), A=Dictionary(S=Name.GoTo, D=String("named"))))
    last = pdf.make_indirect(Dictionary(Title=String("Lost"), Dest=String("nowhere")))
    first.First, first.Next, last.Next = inner, last, first
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=first, Last=last))
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("named"), Dictionary(D=Array([page, Name.Fit]))])))
    assert [(i.level, i.title, i.page) for i in read(pdf).outline] == [
        (1, "One", 1),
        (2, "Inner", 1),
        (1, "Lost", None),
    ]


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (Dictionary(OpenAction=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))), ("JavaScript",)),
        (Dictionary(Names=Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))), ("embedded file",)),
        (Dictionary(AcroForm=Dictionary(XFA=String("x"))), ("XFA", "form")),
        (Dictionary(AA=Dictionary()), ("additional action",)),
        (Dictionary(OpenAction=Dictionary(S=Name.Launch, F=String("x.exe"))), ("Launch",)),
        (Dictionary(PageMode=Name.UseNone), ()),
    ],
)
def test_what_could_run_or_hide_is_named(entry: Dictionary, found: tuple[str, ...]) -> None:
    pdf = one_page()
    for key, value in entry.items():
        pdf.Root[key] = value
    assert read(pdf).active == found


def test_a_file_that_asks_for_a_password_is_refused_and_one_merely_restricted_is_read() -> None:
    locked = made(one_page(), encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(InputError, match="password"):
        open_pdf(locked, name="papers/S01.pdf")
    assert open_pdf(made(one_page(), encryption=pikepdf.Encryption(owner="o", user=""))).encrypted


@pytest.mark.parametrize("data", [b"", b"not a pdf", b"%PDF-1.7\n", made(one_page())[:200]])
def test_what_is_no_pdf_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(InputError, match=r"papers/S01\.pdf"):
        open_pdf(data, name="papers/S01.pdf")


@pytest.mark.parametrize("limit", ["MAX_BYTES", "MAX_PAGES", "MAX_OBJECTS"])
def test_what_is_out_of_bounds_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = made(one_page())
    monkeypatch.setattr(pdf_room, limit, 0)
    with pytest.raises(InputError, match="Split it"):
        open_pdf(data)


def test_boxes_and_outline_are_had_without_reading_what_pages_draw() -> None:
    facts = open_pdf(made(one_page(b"BT /F1 9 Tf (plain) Tj ET")), text=False)
    assert (facts.pages[0].width, facts.pages[0].unmarked, facts.elements) == (210.0, "", ())


@pytest.mark.parametrize("packet", [b"<not closed", b"", b"<!DOCTYPE x [<!ENTITY e 'y'>]><x>&e;</x>"])
def test_a_broken_metadata_packet_claims_nothing(packet: bytes) -> None:
    pdf = one_page()
    pdf.Root.Metadata = Stream(pdf, packet)
    said = read(pdf).metadata
    assert (said.pdfa, said.pdfua, said.title) == ("", "", "")


@pytest.mark.parametrize(
    ("cmap", "found"),
    [
        (b"1 beginbfchar <0003> <0041> endbfchar", {3: "A"}),
        (b"2 beginbfchar\n<01> <00660069>\n<02> <D83DDE00>\nendbfchar", {1: "fi", 2: "\U0001f600"}),
        (b"1 beginbfrange <0001> <0003> <0061> endbfrange", {1: "a", 2: "b", 3: "c"}),
        (b"1 beginbfrange <0001> <0002> [<0041> <0042>] endbfrange", {1: "A", 2: "B"}),
        (b"1 begincodespacerange <0000> <ffff> endcodespacerange", {}),
        (b"1 beginbfchar <000> <0041> endbfchar", {0: "A"}),
    ],
)
def test_a_tounicode_map_gives_characters_for_codes(cmap: bytes, found: dict[int, str]) -> None:
    assert unicode_map(cmap) == found
