"""Makes the style-only reference.docx of each shipped format; run it as a module to write the files anew."""

import io
import sys
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
A4 = (11906, 16838)  # twips
INDENT = 680  # twips: 12 mm, room for three figures and a full stop
LABEL = 2551  # twips: 45 mm, room for "Signature witnessed by"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BOLD = "<w:b/><w:bCs/>"


def size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def gaps(before: float, after: float, line: float = 1.5) -> str:
    edges = f'w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
    return f'<w:spacing {edges} w:line="{round(line * 240)}" w:lineRule="auto"/>'


def align(how: str) -> str:
    return f'<w:jc w:val="{how}"/>'


def rules(*sides: str, colour: str = "auto", space: int = 6) -> str:
    drawn = (f'<w:{side} w:val="single" w:sz="4" w:space="{space}" w:color="{colour}"/>' for side in sides)
    return f"<w:pBdr>{''.join(drawn)}</w:pBdr>"


def tabs(*stops: tuple[str, int, str]) -> str:
    drawn = (f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{at}"/>' for kind, at, leader in stops)
    return f"<w:tabs>{''.join(drawn)}</w:tabs>"


@dataclass(frozen=True)
class Sheet:
    """What tells one format's reference document from another's: edges in twips, sizes in points, lines."""

    side: int = 1984  # 35 mm, CPR Practice Direction 32 paragraph 19.1(1)
    top: int = 1984
    bottom: int = 1984
    header: int = 567
    footer: int = 850
    text: float = 12
    line: float = 1.5
    table: float = 11
    gap: float = 6
    reference: str = "right"
    tramlines: bool = True
    title_gap: float = 24
    landscape: bool = False

    @property
    def size(self) -> tuple[int, int]:
        return (A4[1], A4[0]) if self.landscape else A4

    @property
    def width(self) -> int:
        return self.size[0] - 2 * self.side


STATEMENT = Sheet()
FORM = Sheet(side=1134, top=1304, bottom=1304, footer=624, text=11, line=1.25, table=10, gap=4, title_gap=14)
SHEETS = {
    "police-statement-tribunal": STATEMENT,
    # Room at the foot to sign each page.
    "police-statement-s9": Sheet(
        side=1417, top=1417, bottom=2041, footer=794, reference="center", tramlines=False, title_gap=0
    ),
    "summary-of-material": FORM,
    "statement-commission": FORM,
    "exhibit-front-sheet": Sheet(top=1417, bottom=1417, footer=794, title_gap=18),
    "schedule-of-material": replace(FORM, table=9.5),
    "bundle-front": replace(FORM, table=10),
    "bundle-changes": replace(FORM, table=10),
    "bundle-dividers": replace(FORM, table=10),
    "schedule-of-incidents": replace(FORM, side=1021, top=1134, bottom=1021, table=9, title_gap=8, landscape=True),
    "table-of-references": replace(FORM, side=1021, top=1134, bottom=1021, table=9, title_gap=8, landscape=True),
    "key-to-persons": FORM,
    "withheld-schedule": FORM,
    "redaction-schedule": FORM,
    "police-disclosure-certificate": FORM,
    "rule-13-application": FORM,
    "excluded-document-pack": FORM,
}
"""The reference document of each shipped format."""


@dataclass(frozen=True)
class Look:
    """One paragraph style: its name, paragraph properties and run properties, in the order the schema wants."""

    name: str
    paragraph: str = ""
    run: str = ""
    base: str = "Normal"
    following: str = ""

    @property
    def id(self) -> str:
        return "".join(word[0].upper() + word[1:] for word in self.name.split())

    def xml(self) -> str:
        following = self.following or self.id
        paragraph = f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else ""
        run = f"<w:rPr>{self.run}</w:rPr>" if self.run else ""
        return (
            f'<w:style w:type="paragraph" w:styleId="{self.id}"{self._custom()}><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="{self.base}"/><w:next w:val="{following}"/><w:uiPriority w:val="1"/><w:qFormat/>'
            f"{paragraph}{run}</w:style>"
        )

    def _custom(self) -> str:
        builtin = self.name[0].islower() or self.name in {"Title", "Signature"}
        return "" if builtin else ' w:customStyle="1"'


KEEP = "<w:keepNext/><w:keepLines/>"
NUMBER = '<w:numPr><w:numId w:val="1"/></w:numPr>'
HANGING = f'<w:ind w:left="{INDENT}" w:hanging="{INDENT}"/>'
SINGLE = 1.0


def looks(sheet: Sheet) -> tuple[Look, ...]:
    """Return the paragraph styles of a sheet."""
    gap, line = sheet.gap, sheet.line
    return (
        Look("Numbered Paragraph", NUMBER + gaps(gap, gap, line) + HANGING),
        Look("Plain", gaps(gap, gap, line)),
        Look("Corner", gaps(0, 0, 1.15) + align("right"), size(10.5)),
        Look("Court", KEEP + gaps(18, 6, 1.15) + "<w:contextualSpacing/>" + align("center"), BOLD),
        Look(
            "Reference",
            KEEP
            + ("" if sheet.tramlines else rules("bottom", space=10))
            + gaps(6, 12, SINGLE)
            + align(sheet.reference),
        ),
        Look("Party", KEEP + gaps(12, 0, SINGLE) + align("center"), BOLD),
        Look("Standing", KEEP + gaps(0, 6, SINGLE) + align("right")),
        Look(
            "Title",
            KEEP
            # The heading of a statement stands between rules ("tramlines"), as in any document of a court.
            + (rules("top", "bottom", space=8) if sheet.tramlines else "")
            + gaps(sheet.title_gap, sheet.title_gap, 1.15)
            + align("center")
            + '<w:outlineLvl w:val="9"/>',
            BOLD + size(13),
            following="Plain",
        ),
        Look("heading 1", KEEP + gaps(18, 6, 1.15) + '<w:outlineLvl w:val="0"/>', BOLD, following="NumberedParagraph"),
        Look(
            "heading 2",
            KEEP + gaps(12, 6, 1.15) + '<w:outlineLvl w:val="1"/>',
            BOLD + "<w:i/><w:iCs/>",
            following="NumberedParagraph",
        ),
        Look(
            "heading 3",
            KEEP + gaps(12, 6, 1.15) + '<w:outlineLvl w:val="2"/>',
            "<w:i/><w:iCs/>",
            following="NumberedParagraph",
        ),
        Look("Table", gaps(3, 3, 1.15), size(sheet.table)),
        Look("Table Head", gaps(3, 3, 1.15), BOLD + size(sheet.table)),
        Look("Table Gap", gaps(0, 0, SINGLE), size(6)),
        # A statement of truth is not parted from its signature.
        Look("Declaration", KEEP + gaps(6, 12, line)),
        Look(
            "Signature",
            "<w:keepLines/>"
            + tabs(("left", LABEL, "none"), ("right", sheet.width, "underscore"))
            + gaps(18, 0, SINGLE)
            + f'<w:ind w:left="{LABEL}" w:hanging="{LABEL}"/>',
        ),
        Look("header", gaps(0, 0, SINGLE) + align("center"), BOLD + size(10)),
        Look("footer", tabs(("right", sheet.width, "none")) + gaps(0, 0, SINGLE), size(9)),
        Look(
            "Draft Mark",
            gaps(2, 0, SINGLE) + align("right"),
            BOLD + '<w:color w:val="C00000"/><w:spacing w:val="20"/>' + size(13),
        ),
        Look("annotation text", gaps(0, 0, SINGLE), size(10)),
    )


def defaults(sheet: Sheet) -> str:
    """Return what holds where a style says nothing."""
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        f'{size(sheet.text)}<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        f"{gaps(0, 0, sheet.line)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
        'w:defQFormat="0" w:count="376"/>'
    )


BASES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
CHARACTERS = (
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>'
    f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{BOLD}</w:rPr></w:style>'
    # A reviewer's comments name this style, so it is here before anyone comments.
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
    f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{size(8)}</w:rPr></w:style>'
)
EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>' for side in ("top", "bottom", "insideH")
)
HEAD_EDGES = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="000000"/>' for side in ("top", "bottom"))
TABLE_STYLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="RuledTable"><w:name w:val="Ruled Table"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{EDGES}</w:tblBorders></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{HEAD_EDGES}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
)


def styles(sheet: Sheet) -> str:
    """Return the styles of a sheet."""
    paragraphs = "".join(look.xml() for look in looks(sheet))
    return f"<w:styles {W}>{defaults(sheet)}{BASES}{paragraphs}{CHARACTERS}{TABLE_STYLE}</w:styles>"


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="NumberedParagraph"/>'
    f'<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr>{HANGING}</w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def empty_document(sheet: Sheet) -> str:
    """Return a document without text, for its page."""
    turned = ' w:orient="landscape"' if sheet.landscape else ""
    return (
        f'<w:document {W}><w:body><w:p/><w:sectPr><w:pgSz w:w="{sheet.size[0]}" w:h="{sheet.size[1]}"{turned}/>'
        f'<w:pgMar w:top="{sheet.top}" w:right="{sheet.side}" w:bottom="{sheet.bottom}" w:left="{sheet.side}" '
        f'w:header="{sheet.header}" w:footer="{sheet.footer}" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


SETTINGS = (
    f'<w:settings {W}><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
FONTS = (
    f'<w:fonts {W}><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F1F1F",
    "lt2": "F2F2F2",
    **{f"accent{number}": "404040" for number in range(1, 7)},
    "hlink": "000080",
    "folHlink": "400040",
}
PLAIN_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme() -> str:
    """Return the least theme that Word asks for (ECMA-376 part 1, 20.1.6); no style names it."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    face = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface="Arial"/>'
    line = f'<a:ln w="6350">{PLAIN_FILL}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Statement"><a:themeElements>'
        f'<a:clrScheme name="Statement">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Statement"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Statement"><a:fillStyleLst>{PLAIN_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{PLAIN_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'


def override(part: str, kind: str) -> str:
    return f'<Override PartName="/word/{part}.xml" ContentType="{TYPE}.{kind}+xml"/>'


def parts(sheet: Sheet = STATEMENT) -> dict[str, str]:
    """Return the parts of a reference document by name."""
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + override("document", "document.main")
        + "".join(override(name, name) for name in ("fontTable", "numbering", "settings", "styles"))
        + '<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>' + "</Types>",
        "_rels/.rels": relations + relation(1, "officeDocument", "word/document.xml") + "</Relationships>",
        "word/_rels/document.xml.rels": relations
        + relation(1, "styles", "styles.xml")
        + relation(2, "numbering", "numbering.xml")
        + relation(3, "settings", "settings.xml")
        + relation(4, "fontTable", "fontTable.xml")
        + relation(5, "theme", "theme/theme1.xml")
        + "</Relationships>",
        "word/document.xml": empty_document(sheet),
        "word/fontTable.xml": FONTS,
        "word/numbering.xml": NUMBERING,
        "word/settings.xml": SETTINGS,
        "word/styles.xml": styles(sheet),
        "word/theme/theme1.xml": theme(),
    }


def reference_docx(sheet: Sheet = STATEMENT) -> bytes:
    """Return a reference document; always the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts(sheet).items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), HEAD + xml)
    return whole.getvalue()


if __name__ == "__main__":
    for format_name, its_sheet in SHEETS.items():
        target = TEMPLATES / format_name / "1" / "reference.docx"
        target.write_bytes(reference_docx(its_sheet))
        sys.stdout.write(f"{target}\n")
