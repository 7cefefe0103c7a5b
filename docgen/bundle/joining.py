"""Many files, made ready, joined to one bundle: pages, links, bookmarks, tags, numbers; in one pass, page by page."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Pdf

from docgen.bundle.bookmarks import write_bookmarks
from docgen.bundle.dressing import Labelled, describe, lay_leads, lead, number
from docgen.bundle.grafting import Graft, graft
from docgen.bundle.placing import placed
from docgen.bundle.sources import Joined, Order, Source
from docgen.bundle.spilling import Spill
from docgen.bundle.tag_trees import Tree, begun, finished

__all__ = ["join"]


def join(order: Order, target: Path | BinaryIO, spill: Spill | None = None) -> Joined:
    """Join documents to one bundle, written to `target`, a file that is new; return on which page each begins.

    With `spill` large streams are kept out of memory. The same documents give the same bytes.
    """
    bundle = Pdf.new()
    joined, tree = Joined(), begun(bundle)
    grafts = list[Graft]()
    for source in order.sources:
        joined.starts.append(joined.pages)
        grafts.append(_taken(bundle, source, tree, spill))
        joined.counts.append(len(grafts[-1].pages))
    root = bundle.Root.Pages
    nodes, pages = placed(bundle, order.sources, grafts)
    root["/Kids"], root["/Count"] = Array(nodes), joined.pages
    labelled = Labelled.of(pages, order.numbers)
    lead(order, grafts, labelled, joined.left)
    number(bundle, order, grafts, tree, labelled)
    lay_leads(bundle, order, grafts, tree, labelled)
    write_bookmarks(bundle, order.branches, grafts, labelled.of_page)
    finished(bundle, tree)
    describe(bundle, labelled, order.look)
    if spill is not None:
        spill.point(bundle)
    _save(bundle, target)
    return joined


def _taken(bundle: Pdf, source: Source, tree: Tree, spill: Spill | None) -> Graft:
    with _opened(source) as own:
        emptied = spill.set_down(own) if spill is not None else []
        taken = graft(bundle, own, tree, source.title, finished=source.finished)
        if spill is not None:
            spill.take_up(bundle, emptied)
    return taken


@contextmanager
def _opened(source: Source) -> Iterator[Pdf]:
    content = BytesIO(source.content) if isinstance(source.content, bytes) else source.content
    with Pdf.open(content) as own:
        yield own


def _save(bundle: Pdf, target: Path | BinaryIO) -> None:
    bundle.save(
        target,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        min_version="1.7",
    )
