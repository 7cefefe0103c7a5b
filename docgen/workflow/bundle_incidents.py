"""Where the statements of a bundle tell of their incidents: paragraphs by their text, pages by their own bookmarks."""

from collections.abc import Iterator, Sequence

from docgen.case.bundle_order import BundleOrder
from docgen.checks.running import blocking
from docgen.disclosure.bundle_places import Telling, Told
from docgen.document import Document, Heading, Paragraph, text_of
from docgen.findings import Finding
from docgen.papers.pdf import open_pdf
from docgen.workflow.folder import OpenCase
from docgen.workflow.gathering import LARGEST, Gathered
from docgen.workflow.preparing import Prepared, prepare, take, topics
from docgen.workroom.reading import read_bounded

__all__ = ["standing_errors", "telling_of"]

INCIDENTS = "incidents."


def telling_of(case: OpenCase, order: BundleOrder, gathered: Sequence[Sequence[Gathered]], *, final: bool) -> Telling:
    """Return, for each statement that is in the bundle, where it tells of each of its incidents."""
    return {
        name: tuple(_told(_prepared(case, name, final=final).document, made))
        for name, made in _statements(order, gathered)
    }


def standing_errors(
    case: OpenCase, order: BundleOrder, gathered: Sequence[Sequence[Gathered]], *, final: bool
) -> Iterator[Finding]:
    """Yield the errors that stand against the statements of a final bundle, as the case is now."""
    for name, _ in _statements(order, gathered) if final else ():
        yield from blocking(_prepared(case, name, final=True).findings)


def _statements(order: BundleOrder, gathered: Sequence[Sequence[Gathered]]) -> Iterator[tuple[str, Gathered]]:
    """Yield the statements that are in a bundle, and that can be read."""
    entries = (entry for section in order.sections for entry in section.entries)
    for entry, made in zip(entries, gathered, strict=True):
        if entry.statement is not None and made[0].broken is None:
            yield entry.statement, made[0]


def _prepared(case: OpenCase, name: str, *, final: bool) -> Prepared:
    statements = case.loaded.case.statements
    at = next(at for at, each in enumerate(statements) if each.id == name)
    form = take(case, statements[at].format, ("statements", at, "format"), None)
    topic = next(each for each in topics(case, form, None) if each.statement == at)
    return prepare(case, topic, form, final=final)


def _told(document: Document, made: Gathered) -> Iterator[Told]:
    content = made.content if isinstance(made.content, bytes) else read_bounded(made.content, LARGEST)
    pages = {item.title: item.page for item in open_pdf(content, text=False).outline}
    for title, paragraph in _headed(document):
        yield Told(paragraph, pages.get(title) or 1)


def _headed(document: Document) -> Iterator[tuple[str, int]]:
    """Yield the heading of each incident, and the number of the first paragraph below it."""
    title = None
    for block in document.blocks:
        if isinstance(block, Heading):
            is_incident = any(getattr(span, "path", "").startswith(INCIDENTS) for span in block.spans)
            title = text_of(block.spans) if is_incident else None
        elif title is not None and isinstance(block, Paragraph) and block.number is not None:
            yield title, block.number
            title = None
