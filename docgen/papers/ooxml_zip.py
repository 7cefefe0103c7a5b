"""Packing an OOXML package: the one way in which docgen zips what it writes."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

__all__ = ["zipped"]

EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Zip parts so that the same parts give the same bytes: content types first, then by name, no clock, no rights."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda part: (part != "[Content_Types].xml", part)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # zipfile would write which system it runs on
            package.writestr(entry, parts[name])
    return whole.getvalue()
