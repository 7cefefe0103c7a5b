"""The whole kit, and how it is tried: each planted file has to be found, each clean twin has to pass."""

from docgen.disclosure.scan_desk import read_as_seen, search
from docgen.papers.ocr import read_words
from tests.leaks.in_codes import IN_CODES
from tests.leaks.in_flows import IN_FLOWS
from tests.leaks.in_office import IN_OFFICE
from tests.leaks.in_pdf import IN_PDF
from tests.leaks.in_pdf_coded import IN_PDF_CODED
from tests.leaks.in_pdf_covered import IN_PDF_COVERED
from tests.leaks.in_pdf_kept import IN_PDF_KEPT
from tests.leaks.in_pictures import IN_PICTURES
from tests.leaks.in_rtf import IN_RTF
from tests.leaks.planting import INDEX, Plant

KIT = (*IN_PDF, *IN_PDF_CODED, *IN_PDF_KEPT, *IN_PDF_COVERED, *IN_OFFICE, *IN_CODES, *IN_FLOWS, *IN_RTF, *IN_PICTURES)


def alarms(plant: Plant, content: bytes) -> list[str]:
    """What a scan of a file of the kit says: places only."""
    looked, pictures = search(plant.name, content, INDEX)
    found = [f"{hit.place}: {hit.kind} of {hit.whose}" for hit in looked.hits]
    found += [f"{place}: {what}" for place, what in (*looked.covered, *looked.blind)]
    for picture in pictures if plant.by_eye else ():
        found += [hit.place for hit in read_as_seen(picture.place, read_words(picture.png()), INDEX)]
    return found
