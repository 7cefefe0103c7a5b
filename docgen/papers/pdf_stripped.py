"""What a PDF says of itself and of who made it, and what would run or come attached, taken off; forms as they look."""

from collections import Counter
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf, Stream

from docgen.papers.jpeg import bare_jpeg
from docgen.papers.pdf_hidden_layers import Layers, hidden_layers, is_hidden

__all__ = ["strip", "without_forms"]

OF_PEOPLE: Final = ("/Metadata", "/PieceInfo", "/AF", "/OPI", "/LastModified", "/EF", "/Alternates", "/PtData")
OFF_ROOT: Final = (
    "/OCProperties", "/AcroForm", "/Names", "/Dests", "/OpenAction", "/AA", "/Metadata", "/PieceInfo", "/AF", "/Perms",
    "/Legal", "/Collection", "/Extensions", "/Requirements", "/NeedsRendering", "/SpiderInfo", "/Threads", "/DSS",
    "/PageLabels", "/OutputIntents", "/ViewerPreferences", "/PageLayout", "/PageMode", "/URI", "/DPartRoot",
)  # fmt: skip
TOLD: Final = {"/OpenAction": "action on opening", "/AA": "action on opening", "/Collection": "portfolio"}
TOLD_NAMES: Final = {"/EmbeddedFiles": "embedded file", "/JavaScript": "script"}
JPEG: Final = ("/DCTDecode", "[ /DCTDecode ]")


def without_forms(pdf: Pdf, left: Counter[str]) -> int:
    """Turn the fields of a form into what they show. Returns how many held a signature."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return 0
    left["form"] += 1
    if "/XFA" in form:
        left["XFA"] += 1
        del form["/XFA"]
    hidden = hidden_layers(pdf)
    on_pages = [_split(page.obj, hidden) for page in pdf.pages]
    for page, (fields, _) in zip(pdf.pages, on_pages, strict=True):
        page.obj["/Annots"] = Array(fields)
    signed = sum(1 for fields, _ in on_pages for each in fields if str(each.get("/FT", "")) == "/Sig" and "/V" in each)
    if bool(form.get("/NeedAppearances", False)):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")
    for page, (_, others) in zip(pdf.pages, on_pages, strict=True):
        page.obj["/Annots"] = Array(others)
    return signed


def _split(page: Object, hidden: Layers) -> tuple[list[Object], list[Object]]:
    """Return what lies on a page: fields of forms that are seen, and all that is no field."""
    notes = page.get("/Annots")
    each: list[Object] = []
    if isinstance(notes, Array):
        each += [note for note in notes if isinstance(note, Dictionary)]
    fields = [note for note in each if str(note.get("/Subtype", "")) == "/Widget"]
    layers = [(note, note.get("/OC")) for note in fields]
    fields = [note for note, layer in layers if not (isinstance(layer, Dictionary) and is_hidden(layer, hidden))]
    return fields, [note for note in each if str(note.get("/Subtype", "")) != "/Widget"]


def strip(pdf: Pdf, left: Counter[str]) -> None:
    """Take off what a file says of itself and of people, and what would run or be attached; count it in `left`."""
    names = pdf.Root.get("/Names")
    told = [what for key, what in TOLD_NAMES.items() if isinstance(names, Dictionary) and key in names]
    left.update([*told, *(what for key, what in TOLD.items() if key in pdf.Root)])
    for key in OFF_ROOT:
        if key in pdf.Root:
            del pdf.Root[key]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for item in pdf.objects:
        if isinstance(item, Dictionary | Stream):
            _without_people(item)


def _without_people(item: Dictionary | Stream) -> None:
    keys = item.stream_dict if isinstance(item, Stream) else item
    for key in OF_PEOPLE:
        if key in keys:
            del keys[key]
    if isinstance(item, Stream) and str(keys.get("/Filter", "")) in JPEG:
        bare, settings = bare_jpeg(item.read_raw_bytes()), keys.get("/DecodeParms")
        if bare is not None and len(bare[0]) < int(keys.get("/Length", 0)):
            kept = settings if isinstance(settings, Dictionary | Array) else None
            item.write(bare[0], filter=pikepdf.Name.DCTDecode, decode_parms=kept)
