"""Where the documents of a bundle stand: one behind the other, or behind a page of a bundle finished before."""

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf

from docgen.bundle.grafting import Graft
from docgen.bundle.sources import Source

__all__ = ["placed"]


def placed(bundle: Pdf, sources: Sequence[Source], grafts: Sequence[Graft]) -> tuple[list[Object], list[Object]]:
    """Return the nodes of the page tree in order, and all pages in order."""
    behind = dict[int, list[Graft]]()
    for source, each in zip(sources, grafts, strict=True):
        if source.behind is not None:
            behind.setdefault(source.behind, []).append(each)
    if not behind:
        return [each.node for each in grafts], [page for each in grafts for page in each.pages]
    nodes, pages, at = list[Object](), list[Object](), 0
    for edge in sorted(behind):
        nodes.append(_node(bundle, grafts[0].pages[at:edge]))
        nodes += (each.node for each in behind[edge])
        pages += [*grafts[0].pages[at:edge], *(page for each in behind[edge] for page in each.pages)]
        at = edge
    rest = [each for source, each in zip(sources[1:], grafts[1:], strict=True) if source.behind is None]
    nodes += [_node(bundle, grafts[0].pages[at:]), *(each.node for each in rest)]
    pages += [*grafts[0].pages[at:], *(page for each in rest for page in each.pages)]
    return [node for node in nodes if int(node["/Count"])], pages


def _node(bundle: Pdf, pages: Sequence[Object]) -> Object:
    """Put pages under a node of their own."""
    node = bundle.make_indirect(Dictionary(Type=Name.Pages, Parent=bundle.Root.Pages, Count=len(pages)))
    node["/Kids"] = Array(pages)
    for page in pages:
        page["/Parent"] = node
    return node
