"""Closed documents: made on an explicit command, checked, and put into the closed root; nothing of them in the case."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from docgen.document import as_lines
from docgen.errors import InputError
from docgen.findings import Audience
from docgen.formats.shelf import Format, formats_on, load_format, shipped_formats
from docgen.workflow.closed_root import closed_folder
from docgen.workflow.excluded_papers import excluded_papers, is_of_a_pack
from docgen.workflow.folder import AUDIT, CLOSED, INTERNAL, OpenCase, check_case_folder, open_case
from docgen.workflow.making import Clock, Produced, finish, leave_finals_alone, may_be_kept
from docgen.workflow.outputs import Finished, audit_entries, manifest
from docgen.workflow.preparing import nothing_to_make, prepare, take, topics
from docgen.workflow.topics import Topic
from docgen.workroom.folder import inside
from docgen.workroom.journal import append
from docgen.workroom.keep import keep, recover
from docgen.workroom.lock import case_lock
from docgen.workroom.reading import read_bounded

__all__ = ["ClosedOrder", "make_closed"]

TOLD = f"{INTERNAL}/closed.manifest.json"
"""All that the case folder holds of closed documents: that there are some, by digest."""
LARGEST = 500_000_000


@dataclass(frozen=True, slots=True)
class ClosedOrder:
    """What is asked for: closed documents of one format (None: of every closed one), and whether as finals.

    `closed` is the closed root; None means what DOCGEN_CLOSED names. `formats` and `replace` are as for any document.
    """

    folder: Path
    closed: Path | None = None
    format: str | None = None
    version: int | None = None
    final: bool = False
    formats: Path | None = None
    replace: bool = False


def make_closed(order: ClosedOrder, clock: Clock) -> tuple[Path, tuple[Produced, ...]]:
    """Make what is ordered, all or none, and return the closed folder with what came of each document.

    Nothing is written into the case folder but ids and digests. Raises DocgenError where a document cannot be made.
    """
    check_case_folder(order.folder)
    closed = closed_folder(order.folder, order.closed)
    with case_lock(order.folder), case_lock(closed):
        recover(order.folder)
        recover(closed)
        case = open_case(order.folder, order.formats, looked_at=order.final)
        asked = [prepare(case, topic, form, final=order.final) for form, topic in _chosen(case, order)]
        finished = [_with_papers(case, finish(prepared)) for prepared in asked]
        kept = [each for each in finished if may_be_kept(each)]
        if not order.replace:
            leave_finals_alone(closed, kept)
        if kept:
            _keep(case, closed, kept, clock)
    return closed, tuple(_produced(each) for each in finished)


def _with_papers(case: OpenCase, finished: Finished) -> Finished:
    """Add the papers that go with a pack of excluded documents."""
    return replace(finished, files={**finished.files, **excluded_papers(case, finished.prepared)})


def _produced(finished: Finished) -> Produced:
    prepared, files = finished.prepared, finished.files if may_be_kept(finished) else {}
    return Produced(prepared.stem, prepared.standing, tuple(files), finished.findings, prepared.document.mark)


def _chosen(case: OpenCase, order: ClosedOrder) -> tuple[tuple[Format, Topic], ...]:
    if order.format is None:
        formats = tuple(_closed_ones(case))
    else:
        formats = (take(case, order.format, ("withheld",), order.version),)
    for form in formats:
        if form.sheet.audience is not Audience.CLOSED:
            detail = f"is not closed: it is {form.sheet.audience}."
            raise InputError.at(form.name, detail, f"Make it with: docgen make CASE {form.name}")
    found = tuple((form, topic) for form in formats for topic in topics(case, form, None))
    if not found:
        raise InputError(nothing_to_make(case, None, order.format or formats[0].name))
    return found


def _closed_ones(case: OpenCase) -> Iterator[Format]:
    """Yield every closed format on the shelf, in its latest version."""
    latest = {name: folder for name, _, folder in formats_on(case.registry, shipped_formats())}
    forms = (load_format(folder) for folder in latest.values())
    return (form for form in forms if form.sheet.audience is Audience.CLOSED)


def _keep(case: OpenCase, closed: Path, kept: Sequence[Finished], clock: Clock) -> None:
    """Log what is to be in both journals, and put the files in place; where either set cannot be, neither is."""
    files: dict[str, bytes] = {}
    for each in kept:
        files |= each.files
    for root, names in ((closed, (AUDIT, *files)), (case.folder, (AUDIT, TOLD))):
        for name in names:
            inside(root, name)
    for each in kept:
        head = ""
        for entry in audit_entries(case, each):
            head = append(closed / AUDIT, entry, at=clock())
        beside = f"{INTERNAL}/{each.prepared.stem}.{each.prepared.stage_word}.manifest.json"
        files[beside] = manifest(case, each, head)
    stems = tuple(each.prepared.stem for each in kept)
    gone = [name for name in _there(closed) if is_of_a_pack(name, stems) and name not in files]
    digests = _digests(closed, files, gone)
    entry = {"did": "close", "case_sha256": case.digest, "outputs_sha256": _of_all(digests)}
    head = append(case.folder / AUDIT, entry, at=clock())
    told = as_lines(
        {"docgen": 1, "audience": "closed", "case_sha256": case.digest, "outputs": digests, "audit_head": head}
    )
    _keep_both(case.folder, closed, files, gone, told)


def _keep_both(folder: Path, closed: Path, files: Mapping[str, bytes], gone: Sequence[str], told: bytes) -> None:
    before = {name: _content(closed, name) for name in (*files, *gone)}
    keep(closed, files, gone=gone)
    try:
        keep(folder, {TOLD: told})
    except BaseException:
        old = {name: content for name, content in before.items() if content is not None}
        keep(closed, old, gone=[name for name in files if name not in old])
        raise


def _content(root: Path, name: str) -> bytes | None:
    return read_bounded(root / name, LARGEST, root=root) if (root / name).exists() else None


def _there(closed: Path) -> set[str]:
    """Return the names of all closed documents that lie there."""
    folder = closed / CLOSED
    return {f"{CLOSED}/{path.name}" for path in folder.iterdir() if path.is_file()} if folder.is_dir() else set()


def _digests(closed: Path, files: Mapping[str, bytes], gone: Sequence[str]) -> list[str]:
    """Return the digests of all closed documents that there will be, sorted: they tell neither name nor kind."""
    kept = [_content(closed, name) or b"" for name in sorted(_there(closed) - {*files, *gone})]
    new = [content for name, content in files.items() if name.startswith(f"{CLOSED}/")]
    return sorted(sha256(content).hexdigest() for content in (*kept, *new))


def _of_all(digests: Sequence[str]) -> str:
    return sha256("\n".join(digests).encode()).hexdigest()
