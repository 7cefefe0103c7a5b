"""Reading the papers that a case withholds, once in a run, for what no served file may quote of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property

from docgen.case.material import Disclosure, Paper
from docgen.disclosure.keeping_back import whole_papers_kept_back
from docgen.disclosure.scan_desk import sign_asked
from docgen.disclosure.scanning import Exemption
from docgen.disclosure.sought import Term
from docgen.disclosure.withheld_words import (
    WITHHELD_WORDS,
    PaperWords,
    disclosed_words,
    runs_of,
    served_records,
    unserved,
)
from docgen.formats.shelf import formats_on, shipped_formats
from docgen.papers.kinds import FileKind, kind_of
from docgen.papers.picture_signs import KeptPicture
from docgen.papers.words_told import words_told
from docgen.workflow.folder import PAPERS, OpenCase
from docgen.workflow.kept_files import kept_files
from docgen.workflow.paper_as_pdf import pages_file
from docgen.workflow.papers import LARGEST_PAPER
from docgen.workroom.folder import inside
from docgen.workroom.reading import read_bounded
from docgen.workroom.worker import WorkerError, WorkerLimits, hired

__all__ = ["WithheldWords"]

LIMITS = WorkerLimits(seconds=600, memory=4 << 30)
PICTURES = frozenset({FileKind.PICTURE, FileKind.TIFF})
LARGEST_TEMPLATE = 2_000_000
MARKUP = re.compile(r"<[^>]*>|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


class WithheldWords:
    """What is looked for of a case's withheld papers: read when it is first asked for, and kept for the run."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Return the runs of words of all that is withheld, whether they stand elsewhere or not."""
        return runs_of(self._withheld)

    @cached_property
    def alone(self) -> tuple[Term, ...]:
        """Return those that stand in nothing that is served in its own right: the papers disclosed, formats, records.

        These are read only when a file was found to hold some run, which few do.
        """
        shown = self._texts(disclosed_words(self._case.loaded.case))
        served = (text for each in shown.values() for text in each)
        return unserved(self.terms, [*served, *served_records(self._case.loaded.case), *self._formats()])

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Return the papers that may not be served as they came, by the SHA-256 of their files."""
        disclosed = {each.sha256 for each in self._case.loaded.case.papers if each.disclosure is Disclosure.DISCLOSE}
        return {digest: paper for digest, paper in kept_files(self._case) if digest not in disclosed}

    @cached_property
    def pictures(self) -> tuple[KeptPicture, ...]:
        """Return by what pictures are known that are papers, and are not disclosed as they are."""
        case = self._case.loaded.case
        whole, found = whole_papers_kept_back(case), list[KeptPicture]()
        kept = [each for each in case.papers if each.disclosure is not Disclosure.DISCLOSE or each.id in whole]
        shown = [(each, content) for each in kept if kind_of(content := self._content(each, by_page=False)) in PICTURES]
        if not shown:
            return ()
        with hired("docgen.disclosure.scan_desk:answer", LIMITS) as ask:
            for paper, content in shown:
                with suppress(WorkerError):  # a picture that nothing can read is known by nothing
                    sign = ask(sign_asked(content))
                    is_redacted = paper.disclosure is Disclosure.REDACT and paper.id not in whole
                    found += [KeptPicture(paper.id, sign, is_redacted)] if sign else []
        return tuple(found)

    @cached_property
    def unread(self) -> tuple[Exemption, ...]:
        """Return the papers that are withheld, in whole or in part, and of whose words nothing was read."""
        why = "has no words that a machine can read here: a reader must know them"
        every = PaperWords.withheld(self._case.loaded.case)
        return tuple(Exemption(WITHHELD_WORDS, each.paper, why) for each in every if not self._withheld[each.paper])

    @cached_property
    def _withheld(self) -> Mapping[str, tuple[str, ...]]:
        return self._texts(PaperWords.withheld(self._case.loaded.case))

    def _texts(self, wanted: Iterable[PaperWords]) -> dict[str, tuple[str, ...]]:
        papers = {paper.id: paper for paper in self._case.loaded.case.papers}
        with hired("docgen.papers.words_told:answer_words", LIMITS) as ask:
            texts = dict[str, tuple[str, ...]]()
            for each in wanted:
                content = self._content(papers[each.paper], by_page=each.pages is not None)
                try:
                    texts[each.paper] = each.of(words_told(ask(content))) if content else ()
                except (WorkerError, ValueError, TypeError):
                    texts[each.paper] = ()
            return texts

    def _content(self, paper: Paper, *, by_page: bool) -> bytes:
        """Return a paper's file, or the pages that were made of it; nothing where there is none."""
        folder = inside(self._case.folder, PAPERS)
        if paper.file is None or not (folder / paper.file).is_file():
            return b""
        content = read_bounded(folder / paper.file, LARGEST_PAPER, root=folder)
        made = inside(self._case.folder, pages_file(paper.id))
        if by_page and kind_of(content) is not FileKind.PDF and made.is_file():
            return read_bounded(made, LARGEST_PAPER, root=self._case.folder)
        return content

    def _formats(self) -> Iterator[str]:
        """Yield the words of all formats: a withheld statement ends in the same declaration as one that is served."""
        for _, _, folder in formats_on(self._case.registry, shipped_formats()):
            for name in ("format.toml", "body.html.jinja"):
                if (folder / name).is_file():
                    said = read_bounded(folder / name, LARGEST_TEMPLATE, root=folder).decode("utf-8", "replace")
                    yield MARKUP.sub(" \u01c1 ", said)
