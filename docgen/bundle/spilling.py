"""Large streams kept out of memory while files are joined: set down as files, and read again only to be written.

What is copied from another file is read into memory at once by the library; a bundle of scans would not fit. So each
large stream is emptied before the copy, and the copy is told where its bytes lie.
"""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from pikepdf import Object, Pdf, Stream

__all__ = ["Spill"]

Write = Callable[[Path, bytes], int]
LEAST: Final = 1 << 16
"""Bytes from which on a stream is set down."""


class Spill:
    """Where large streams lie while a bundle is joined; `write` puts a file into a folder, for the caller to remove."""

    def __init__(self, folder: Path, write: Write) -> None:
        self._folder, self._write = folder, write
        self._streams: dict[str, Any] = {}
        self._count = 0

    def set_down(self, source: Pdf) -> list[tuple[Object, Path]]:
        """Empty the large streams of a file that is about to be copied; return each with where its bytes lie."""
        emptied = list[tuple[Object, Path]]()
        for item in source.objects:
            if not isinstance(item, Stream) or int(item.stream_dict.get("/Length", 0)) < LEAST:
                continue
            path = self._folder / f"{self._count:07d}"
            self._count += 1
            self._write(path, item.read_raw_bytes())
            kept = {key: item.stream_dict[key] for key in ("/Filter", "/DecodeParms") if key in item.stream_dict}
            item.write(b"")
            for key, value in kept.items():
                item.stream_dict[key] = value
            emptied.append((item, path))
        return emptied

    def take_up(self, bundle: Pdf, emptied: list[tuple[Object, Path]]) -> None:
        """Remember which copies have their bytes where; to be called before the source is closed."""
        for item, path in emptied:
            copy = bundle.copy_foreign(item)
            number, generation = copy.objgen
            said = json.loads(copy.stream_dict.to_json())
            self._streams[f"obj:{number} {generation} R"] = {"stream": {"datafile": str(path), "dict": said}}

    def point(self, bundle: Pdf) -> None:
        """Let the copies read their bytes from where they lie, when they are written."""
        if not self._streams:
            return
        head = {
            "jsonversion": 2,
            "pdfversion": "1.7",
            "pushedinheritedpageresources": False,
            "calledgetallpages": False,
            "maxobjectid": len(bundle.objects),
        }
        told = json.dumps({"qpdf": [head, self._streams]}).encode()
        bundle.update_from_qpdf_json(BytesIO(told))
