"""The files behind a bundle's entries: which rendition of a paper, which document; nothing that is closed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from docgen.case.bundle_order import Comments, Entry
from docgen.case.material import Disclosure, Paper
from docgen.case.orders import LoadedOrder
from docgen.case.redaction_record import RedactionRecord
from docgen.disclosure.bundled import described
from docgen.disclosure.holders import holder_as_served
from docgen.disclosure.keeping_back import pages_kept_back, pages_kept_in_part, whole_papers_kept_back
from docgen.errors import DocgenError, Fault, InputError, Place
from docgen.findings import Audience
from docgen.workflow.folder import INTERNAL, SERVED, OpenCase
from docgen.workflow.gathering import LARGEST, Wanted
from docgen.workflow.kept_files import kept_files
from docgen.workflow.papers_to_redact import PLANS, received
from docgen.workflow.preparing import stem_of, take, topics
from docgen.workroom.folder import inside
from docgen.workroom.reading import read_bounded

__all__ = ["BundleFiles"]

SERVED_AS: frozenset[Disclosure] = frozenset({Disclosure.DISCLOSE, Disclosure.REDACT})


@dataclass(slots=True)
class BundleFiles:
    """Finds the files of entries. `records` prove the redacted papers; `final` lets no draft stand for a document."""

    case: OpenCase
    order: LoadedOrder
    records: Mapping[str, RedactionRecord]
    final: bool
    passwords: tuple[str, ...] = ()
    drafts: list[str] = field(default_factory=list)
    """Documents of which only a draft is there, by their ids."""
    older: list[str] = field(default_factory=list)
    """Finals that were made before the case was last changed."""
    missing: list[Fault] = field(default_factory=list)
    """What is not there yet, and has a page in its place in the draft of a bundle."""
    kept: dict[str, str] = field(init=False)
    """Papers that are kept back, by the digests of their files."""

    def __post_init__(self) -> None:
        self.kept = dict(kept_files(self.case))

    def of(self, entry: Entry, place: Place) -> Iterator[Wanted]:
        """Yield the files that an entry is made of. Raises InputError where one may not go in, or is missing."""
        if entry.statement is not None:
            yield self._statement(entry, entry.statement, place)
        elif entry.format is not None:
            self._require_for_all(entry.format, place)
            yield self._made(entry, entry.format, entry.format, place)
        elif entry.exhibit is not None:
            exhibit = next((each for each in self.case.loaded.case.exhibits if each.mark == entry.exhibit), None)
            if exhibit is None:
                raise InputError(Fault(place, "names an exhibit that the case does not have.", "Correct the mark."))
            for part in exhibit.parts:
                yield self._paper(entry, part.paper, (part.first, part.last), place)
        else:
            yield self._paper(entry, str(entry.paper), (entry.first, entry.last), place)

    def _paper(self, entry: Entry, name: str, pages: tuple[int | None, int | None], place: Place) -> Wanted:
        paper = next((each for each in self.case.loaded.case.papers if each.id == name), None)
        if paper is None:
            raise InputError(Fault(place, f"names a paper that the case does not have ({name}).", "Correct the id."))
        self._refuse_closed(paper, place)
        if paper.disclosure is Disclosure.REDACT:
            if paper.id not in self.records:
                step = f"Redact it: docgen redact {self.case.folder} {paper.id}"
                return self._lacking(entry, Fault(place, f"is to be disclosed redacted, and is not ({name}).", step))
            content = read_bounded(self.case.folder / PLANS / f"{paper.id}.pdf", LARGEST, root=self.case.folder)
            return self._cut(Wanted(paper.id, described(self.case.loaded.case, entry), content), paper, pages, place)
        if paper.file is None:
            step = "Obtain it, or list it as absent."
            return self._lacking(entry, Fault(place, f"is described without its file ({name}).", step))
        given = received(self.case, paper)
        wanted = Wanted(
            paper.id,
            described(self.case.loaded.case, entry),
            given.content,
            given,
            comments=entry.comments is Comments.KEEP,
            passwords=self.passwords,
            holder=holder_as_served(self.case.loaded.case, paper),
        )
        return self._cut(wanted, paper, pages, place)

    def _refuse_closed(self, paper: Paper, place: Place) -> None:
        """Refuse a paper that may not be served, or that holds pages which may not."""
        case = self.case.loaded.case
        if paper.disclosure not in SERVED_AS or paper.id in whole_papers_kept_back(case):
            step = "Take it out of the order; what is withheld stands on the schedule of it."
            raise InputError(Fault(place, f"is not disclosed ({paper.id}).", step))
        same = self.kept.get(str(paper.sha256)) if paper.disclosure is Disclosure.DISCLOSE else None
        if same is not None and same != paper.id:
            step = f"Decide which of the two holds: {paper.id} is the same file as {same}."
            raise InputError(Fault(place, f"is the same file as one that is kept back ({paper.id}, {same}).", step))
        kept = pages_kept_back(case, paper.id) or pages_kept_in_part(case, paper.id)
        if paper.disclosure is not Disclosure.REDACT and kept:
            step = f"Have it redacted: disclosure of {paper.id} is `disclose redacted`, then docgen redact."
            raise InputError(Fault(place, f"has pages that are withheld ({paper.id}).", step))

    def _lacking(self, entry: Entry, fault: Fault) -> Wanted:
        """Return what has a page in its place in a draft. Raises InputError for a final."""
        if self.final:
            raise InputError(fault)
        self.missing.append(fault)
        return Wanted(fault.place.field, described(self.case.loaded.case, entry), b"", missing="It is not there yet.")

    def _cut(self, wanted: Wanted, paper: Paper, pages: tuple[int | None, int | None], place: Place) -> Wanted:
        """Return a file of which some pages alone go in, where only some do."""
        first, last = pages
        if first is None or last is None:
            return wanted
        there = next((each.pages for each in self.case.papers if each.file == paper.file), None)
        if there is not None and last > there:
            detail = f"names pages that the file does not have ({wanted.name}, {first} to {last})."
            raise InputError(Fault(place, detail, "Correct first and last."))
        if paper.disclosure is Disclosure.REDACT:
            first, last = self._of_the_copy(paper, (first, last), place)
        return replace(wanted, pages=(first, last))

    def _of_the_copy(self, paper: Paper, pages: tuple[int, int], place: Place) -> tuple[int, int]:
        """Return where pages of a paper stand in its redacted copy, from which some may be left out."""
        left_out = frozenset(self.records[paper.id].pages_left_out)
        before = sum(page not in left_out for page in range(1, pages[0]))
        within = sum(page not in left_out for page in range(pages[0], pages[1] + 1))
        if not within:
            step = "Take the entry out of the order."
            raise InputError(Fault(place, f"names pages that are all withheld ({paper.id}).", step))
        return before + 1, before + within

    def _statement(self, entry: Entry, name: str, place: Place) -> Wanted:
        case = self.case.loaded.case
        at = next((at for at, each in enumerate(case.statements) if each.id == name), None)
        if at is None:
            raise InputError(Fault(place, "names a statement that the case does not have.", "Correct the id."))
        form = take(self.case, case.statements[at].format, ("statements", at, "format"), None)
        topic = next(each for each in topics(self.case, form, None) if each.statement == at)
        return self._made(entry, name, stem_of(form, topic, final=True), place)

    def _require_for_all(self, name: str, place: Place) -> None:
        """Refuse a document that is not for both the Tribunal and the appellant, or goes to them apart."""
        sheet = take(self.case, name, ("statements",), None).sheet
        if sheet.view == "KeyView":
            step = "Serve it apart: it is confidential to the parties."
            raise InputError(Fault(place, "is the key to persons, which stands in no bundle.", step))
        if sheet.audience is not Audience.SERVED:
            step = "Take it out of the order."
            raise InputError(Fault(place, f"is not for the Tribunal and the appellant ({name}).", step))

    def _made(self, entry: Entry, name: str, stem: str, place: Place) -> Wanted:
        """Return a document that docgen made: its final or, in a draft of a bundle, its draft."""
        final, draft = (self.case.folder / folder / f"{stem}.pdf" for folder in (SERVED, INTERNAL))
        path = final if self.final or final.is_file() else draft
        try:
            content = read_bounded(path, LARGEST, root=self.case.folder)
        except DocgenError:
            command, which = ("statement", "") if entry.statement else ("make", f" {name}")
            step = f"Make it: docgen {command} {self.case.folder}{which}{' --final' if self.final else ''}"
            return self._lacking(entry, Fault(place, f"is not made yet ({name}).", step))
        if path == draft:
            self.drafts.append(name)
        else:
            self._require_own(entry, stem, content, place)
        return Wanted(name, described(self.case.loaded.case, entry), content)

    def _require_own(self, entry: Entry, stem: str, content: bytes, place: Place) -> None:
        """Refuse a final that is not the one that docgen made; tell of one that is older than the case."""
        manifest = inside(self.case.folder, f"{INTERNAL}/{stem}.final.manifest.json")
        try:
            told = json.loads(read_bounded(manifest, LARGEST, root=self.case.folder))
            known, of_case = told["outputs"][f"{SERVED}/{stem}.pdf"], told["case_sha256"]
        except (DocgenError, ValueError, LookupError, TypeError):
            known = of_case = ""
        if sha256(content).hexdigest() != known:
            step = "Put back the file that was made, or make it again with --replace."
            raise InputError(Fault(place, f"is another file than the final that docgen made ({stem}.pdf).", step))
        if of_case == self.case.digest:
            return
        if entry.statement is None:  # nobody signs it: it is made anew
            step = f"Make it again: docgen make {self.case.folder} {entry.format} --final --replace"
            raise InputError(Fault(place, f"was made before the case was last changed ({stem}.pdf).", step))
        self.older.append(stem)
