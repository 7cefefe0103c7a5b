"""Names of fonts that office programs write into every file: some are names of people too."""

import re
from typing import Final

__all__ = ["without_known_fonts"]

KNOWN: Final = (
    "Angsana New", "Aptos", "Aptos Display", "Aptos Narrow", "Arial", "Calibri", "Calibri Light", "Cambria",
    "Candara", "Constantia", "Cordia New", "DaunPenh", "DokChampa", "Ebrima", "Estrangelo Edessa", "Euphemia",
    "Gautami", "Georgia", "Helvetica", "Iskoola Pota", "Kalinga", "Kartika", "Latha", "Leelawadee UI", "Lucida Sans",
    "Mangal", "Microsoft Himalaya", "Microsoft Uighur", "Microsoft Yi Baiti", "Mongolian Baiti", "MoolBoran",
    "MV Boli", "Nyala", "Plantagenet Cherokee", "Raavi", "Segoe UI", "Shruti", "Sylfaen", "Tahoma",
    "Times New Roman", "Trebuchet MS", "Tunga", "Vani", "Verdana", "Vijaya", "Vrinda",
)  # fmt: skip
FONT: Final = re.compile(
    r"(\btypeface|\bw:(?:ascii|hAnsi|cs|eastAsia)|<w:font\s+w:name|<(?:\w+:)?(?:name|rFont)\s+val)="
    rf"\"(?:{'|'.join(map(re.escape, KNOWN))})\""
)


def without_known_fonts(text: str) -> str:
    """Return the XML of an office file without the names of well-known fonts where a font is named; others stay."""
    return FONT.sub(r'\1=""', text)
