"""Where the statements of a bundle tell of their incidents and of people, and what they cite: from the finished text.

A paragraph's page is that of its tag in the statement's PDF, which has the name of the block.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from docgen.case.bundle_order import BundleOrder
from docgen.case.case import Case
from docgen.case.views import StatementView
from docgen.checks.running import blocking
from docgen.checks.seen import Passage, passages, squeezed
from docgen.compose import compose
from docgen.disclosure.beside import SPOKEN_OF, apart
from docgen.disclosure.bundle_places import InStatement, Spoken, Telling, Told
from docgen.disclosure.copying import called_in_full
from docgen.document import Document, Heading, text_of
from docgen.findings import Finding
from docgen.formats.shelf import Format
from docgen.papers.pdf import open_pdf
from docgen.papers.pdf_structure import Element
from docgen.workflow.folder import OpenCase
from docgen.workflow.gathering import LARGEST, Gathered
from docgen.workflow.preparing import Prepared, prepare, take, topics
from docgen.workflow.topics import Topic
from docgen.workroom.reading import read_bounded

__all__ = ["standing_errors", "telling_of"]

MARK: Final = re.compile(SPOKEN_OF.format(r"\w+"))


def telling_of(case: OpenCase, order: BundleOrder, gathered: Sequence[Sequence[Gathered]], *, final: bool) -> Telling:
    """Return, for each statement that is in the bundle, where it tells of each of its incidents, and of whom."""
    looked = replace(case, loaded=replace(case.loaded, case=apart(case.loaded.case)))
    return {
        name: _in_statement(case.loaded.case, _prepared(case, name, final=final), _labelled(looked, name), made)
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


def _asked(case: OpenCase, name: str) -> tuple[Topic, Format]:
    statements = case.loaded.case.statements
    at = next(at for at, each in enumerate(statements) if each.id == name)
    form = take(case, statements[at].format, ("statements", at, "format"), None)
    return next(each for each in topics(case, form, None) if each.statement == at), form


def _prepared(case: OpenCase, name: str, *, final: bool) -> Prepared:
    return prepare(case, *_asked(case, name), final=final)


def _labelled(case: OpenCase, name: str) -> Document:
    """Compose a statement of a case in which people have labels that no text holds: to be looked through alone."""
    topic, form = _asked(case, name)
    return compose(topic.view, form, as_at=topic.as_at, mark=None)


@dataclass(frozen=True, slots=True)
class _Tags:
    """The tags of a statement's file by the blocks that they are of, and what is printed for each looked-for label."""

    elements: Mapping[str, Element]
    printed: Mapping[str, str]

    def page(self, block: str) -> int | None:
        """Return the page on which a block begins; None where the file has no tag of it."""
        element = self.elements.get(block)
        return element.pages[0] if element is not None and element.pages else None

    def page_of(self, block: str, label: str) -> int | None:
        """Return the page on which a block first has what is printed for a label; else that on which it begins."""
        element, said = self.elements.get(block), self.printed.get(label, label)
        marked = element.marked if element is not None else ()
        return next((each.page for each in marked if said in squeezed(each.text)), self.page(block))


def _in_statement(case: Case, prepared: Prepared, labelled: Document, made: Gathered) -> InStatement:
    content = made.content if isinstance(made.content, bytes) else read_bounded(made.content, LARGEST)
    facts, view = open_pdf(content), prepared.topic.view
    tags = _Tags(facts.by_id(), _printed(case))
    pages = {item.title: item.page for item in facts.outline}
    seen, spoken = _by_incident(prepared.document), _by_incident(labelled)
    marks = [each.mark for each in view.exhibits] if isinstance(view, StatementView) else []
    told = (
        Told(
            paragraph,
            tags.page(block) or pages.get(title) or 1,
            _cited(seen[incident], marks),
            _people(spoken.get(incident, ()), tags),
        )
        for incident, title, block, paragraph in _headed(prepared.document)
    )
    return InStatement(tuple(told), _people(spoken.get(None, ()), tags))


def _printed(case: Case) -> Mapping[str, str]:
    """Return what is printed for each label that is looked for."""
    called = {SPOKEN_OF.format(each.id): each.label for each in case.people}
    return called | {SPOKEN_OF.format(each.id): called_in_full(each) for each in case.makers}


def _by_incident(document: Document) -> Mapping[str | None, Sequence[Passage]]:
    """Return a statement's passages by the incident that they are of, None for all others, in reading order."""
    found = dict[str | None, list[Passage]]()
    for each in passages(document):
        found.setdefault(each.incident, []).append(each)
    return found


def _cited(seen: Sequence[Passage], marks: Sequence[str]) -> tuple[str, ...]:
    """Return which exhibits passages cite, in the order in which they do."""
    if not marks:
        return ()
    longest_first = sorted(map(re.escape, marks), key=len, reverse=True)
    mark = re.compile(rf"(?<![\w/])(?:{'|'.join(longest_first)})(?![\w/])")
    return tuple(dict.fromkeys(found for each in seen for found in mark.findall(each.text)))


def _people(spoken: Iterable[Passage], tags: _Tags) -> dict[str, Spoken]:
    """Return where each label first stands in passages."""
    found = dict[str, Spoken]()
    for each in spoken:
        for label in MARK.findall(each.text):
            if label not in found:
                found[label] = Spoken(each.number, tags.page_of(each.id, label))
    return found


def _headed(document: Document) -> Iterator[tuple[str, str, str, int]]:
    """Yield each incident that has a heading, with that, and the first numbered paragraph below it."""
    heading: Passage | None = None
    for each in passages(document):
        if isinstance(each.leaf, Heading):
            heading = each
        elif heading is not None and heading.incident is not None and each.number is not None:
            yield heading.incident, text_of(heading.leaf.spans), each.id, each.number
            heading = None
