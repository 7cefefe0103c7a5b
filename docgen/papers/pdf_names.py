"""The names of PDF itself: what stands in every file and tells nothing."""

from typing import Final

__all__ = ["STANDARD"]

STANDARD: Final = frozenset(
    """
    AA AIS ANN AP AS Accent AcroForm ActualText After All Alt Annot Annots AntiAlias Arial Art ArtBox Artifact
    Ascent Aside Attached Author AvgWidth BBox BG BM BaseEncoding BaseFont BaseVersion Bead Before Best BibEntry
    BitsPerComponent BitsPerCoordinate BitsPerFlag BitsPerSample Black BlackIs1 BleedBox Blinds BlockQuote Bold
    Border Both Bottom Bounds Box Butt Button ByteRange CA CIDFont CIDFontType0 CIDFontType0C CIDFontType2 CIDInit
    CIDSet CIDSystemInfo CIDToGIDMap CMap CMapName CMapType CapHeight Caption Catalog Center CenterWindow CharProcs
    CharSet Checked ClrF Code ColSpan CollectionItem Color ColorSpace Colorants Colors Column Columns Comment
    Component Contents Coords Count Courier Cover Creation CreationDate Creator CropBox Crypt Cyan DCTDecode DOS
    Data Date Decimal Decode DecodeParms Default DefaultCMYK DefaultGray DefaultRGB Delete Desc DescendantFonts
    Descent Dest DestOutputProfile Dests DeviceCMYK DeviceGray DeviceN DeviceRGB Diagram Diff Differences Direction
    DisplayDocTitle Dissolve Div Doc DocMDP DocOpen Document DocumentFragment Domain Duration EFF EMC Em Embedded
    EmbeddedFile EmbeddedFiles Encode Encoding Encrypt EndNote EndOfLine Event ExData Export ExtGState Extend
    Extends ExtensionLevel Extensions FDF FDecodeParms FENote FFilter FOREIGN Fade Fields Figure FigureCaption
    FileAttachment Filespec Filter First FirstChar Fit FitB FitBH FitBV FitH FitR FitV FixedPrint Flags FlateDecode
    Fly Font FontBBox FontDescriptor FontFamily FontFile FontFile2 FontFile3 FontMatrix FontName FontStretch
    FontWeight Footer Form FormEx FormType Formula FreeText Function FunctionType Functions GTS_PDFA1 GTS_PDFX GoTo
    GoToE GoToR Graph Group HT Header Headers Height Helvetica Hid Hide HideMenubar HideToolbar HideWindowUI
    Highlight ICCBased IRT ISO_32000 Icon Identity Identity-H Identity-V Image ImageB ImageC ImageI ImageMask
    ImportData Index Indexed Info Ink Inline InlineShape Insert Inset Intent Interpolate IsMap Italic ItalicAngle
    JBIG2Decode JBIG2Globals JPXDecode JavaScript Keywords Kids LBody LCS LZWDecode Lab Lang Last LastChar
    LastModified Launch Layout Lbl Leading Legal Length Length1 Length2 Length3 Limits Line LineArrow LineHeight
    LineThrough Linearized Link List ListNumbering Locked Luminosity MCID MCR MMType1 Mac MacExpertEncoding
    MacRomanEncoding Magenta Mark MarkInfo MarkStyle Marked Mask Matrix Matte MaxLen MaxWidth Measure MediaBox
    Metadata MissingWidth MixingHints ModDate Movie Multiply NChannel NOTE NSO Name Named Names Namespace
    Namespaces NeedAppearances NeedsRendering Next NextPage NonFullScreenPageMode NonStruct None Normal Note Nums
    OBJR OCG OCGs OCMD OCProperties OFF OPI ObjStm Off OneColumn Open OpenAction Order Ordering Outlines
    OutputCondition OutputConditionIdentifier OutputIntent OutputIntents Overlay Overline PCM PDF PDFA
    PDFDocEncoding PS Padding Page PageElement PageLabels PageLayout PageMode Pages Pagination PaintType Paper
    Paragraph Params Parent ParentTree ParentTreeNextKey Part Pattern PatternType Perceptual Perms Phone Placement
    PolyLine Polygon Popup Predictor Preferences PresSteps Prev PrevPage Print PrintArea PrintClip PrintScaling
    Private ProcSet Process Producer Prop_Build Properties Pushpin Quad QuadPoints Quote RBGroups RGB Range
    Recipients Rect Redact Reference Registry RegistryName Regular RelativeColorimetric Rename Renditions ResetForm
    Resources Role RoleMap Root Rotate Row RowSpan Rows Ruby RunLengthDecode SMask SMaskInData SVCMR Saturation
    Scope Screen Sect Separation SetOCGState Shading ShadingType Short Sig SigFlags Signature Size Solidities Sort
    Sound Source Spaces Span Split Square Squiggly Stamp Standard StandardEncoding Start StdCF Stem StemH StemV Stm
    StmF StrF StrikeOut Strong Struct StructElem StructParent StructParents StructTreeRoot Style Sub SubFilter
    SubType Subject SubmitForm Subtype Summary Supplement Suspects Symbol TBody TFoot THead TOC TOCI Table Tag
    Tagged Tags Template Text TextField Thread Threads Thumb TilingType TimeStamp Times Times-Bold Times-Roman
    Title ToUnicode Toggle Top Trans TransferFunction Transparency TrapNet Trapped TrimBox TrueType TwoColumnLeft
    Type Type0 Type1 Type1C Type3 URI Unchecked Underline Unix Unknown Usage UseNone UseOC UseOutlines UseThumbs
    UserProperties UserUnit Version Vertices View ViewArea ViewClip ViewState ViewerPreferences Volume WP Warichu
    Warnock Watermark Widget Width Widths Win WinAnsiEncoding XFA XHeight XML XObject XRef XStep XYZ YStep Yellow
    """.split()  # noqa: SIM905 - a list of so many words reads better as words
)
