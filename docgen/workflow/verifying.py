"""`docgen verify`: what a forum's rules say against a finished bundle, whoever made it."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

from docgen.checks import catalogue as _all_rules  # noqa: F401 - importing it fills the catalogue
from docgen.checks.bundle_profile import BundleProfile, bundle_profile
from docgen.checks.bundle_running import Told, run_bundle_rules
from docgen.checks.rule import BundleReading
from docgen.errors import InputError
from docgen.papers.bundle_desk import HOLD, NOT_HELD, asked
from docgen.papers.bundle_facts import BundleFacts, FileShown, PageShown, file_of, pages_of
from docgen.workflow.verified_page import html_of
from docgen.workroom.folder import disk_fault
from docgen.workroom.reading import read_bounded
from docgen.workroom.worker import Ask, WorkerError, WorkerLimits, hired

__all__ = ["Verified", "verify_file"]

DESK: Final = "docgen.papers.bundle_desk:answer"
LARGEST: Final = 500_000_000
AT_A_TIME: Final = 200
"""Pages that a worker reads for one answer: what PDFium keeps of them is let go then."""
MOST_READERS: Final = 4
MOST_HELD: Final = 300_000_000
"""Bytes of a bundle that readers hold together: a large one is held by fewer."""
OF_FILE = WorkerLimits(seconds=180, memory=4 << 30, answer=1 << 28)
OF_PAGES = WorkerLimits(seconds=30, memory=3 << 30)
MOST_BREAKDOWNS: Final = 20
"""Answers that a reader may fail to give before it takes all further pages of its share for unreadable."""
FEW_BREAKDOWNS: Final = 5
"""Pictures that may fail before no more are asked for."""
MOST_THUMBNAILS: Final = 60
PAGES: Final = (".html", ".htm")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it: the profile, how many pages the bundle has, and the findings with their pages."""

    profile: BundleProfile
    pages: int
    told: tuple[Told, ...]


@dataclass(slots=True)
class _Reader:
    """Asks one worker, which is given the bundle when it does not have it, as after a breakdown."""

    ask: Ask
    content: bytes
    breakdowns: int = field(default=0)

    def asked(self, what: str, **more: int | str) -> bytes:
        """Return the answer. Raises WorkerError."""
        question = asked(what, more)
        if (said := self.ask(question)) != NOT_HELD:
            return said
        self.ask(HOLD)
        self.ask(self.content)
        return self.ask(question)


def verify_file(
    path: Path, profile: str, html: Path | None = None, *, read: Callable[[int, int], None] = lambda _, __: None
) -> Verified:
    """Hold a bundle against the rules of a profile; with `html`, write a page with thumbnails there as well.

    `read` hears of pages as they are read: how many more, and of how many. Raises InputError for a profile
    that there is not, and for a file that cannot be read.
    """
    held = bundle_profile(profile)
    if html is not None and html.suffix.lower() not in PAGES:
        raise InputError.at("--html", "This is no name for a page of HTML.", "Let it end in .html.")
    content = read_bounded(path, LARGEST)
    shown = _file(content, str(path))
    pages = _pages(content, len(shown.sheets), read)
    told = run_bundle_rules(BundleReading(BundleFacts(path.name, len(content), shown, pages), held))
    verified = Verified(held, len(pages), told)
    if html is not None:
        _write(html, html_of(path.name, held, len(pages), told, _thumbnails(content, told)))
    return verified


def _write(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise disk_fault(error, path, "The page was not written.") from None


def _file(content: bytes, name: str) -> FileShown:
    try:
        with hired(DESK, OF_FILE) as ask:
            said = _Reader(ask, content).asked("file", name=name)
    except WorkerError as broken:
        raise InputError.at(name, f"The file cannot be read: {broken}.", "Make or ask for it again.") from None
    if said.startswith(b'{"fault"'):
        fault = json.loads(said)
        raise InputError.at(name, fault["fault"], fault["step"])
    try:
        return file_of(said)
    except ValueError:
        raise InputError.at(name, "What is told of the file makes no sense.", "Make or ask for it again.") from None


def _pages(content: bytes, count: int, read: Callable[[int, int], None]) -> tuple[PageShown, ...]:
    """Read all pages, some at a time, by a worker for each core."""
    waiting: SimpleQueue[Range] = SimpleQueue()
    for first in range(1, count + 1, AT_A_TIME):
        waiting.put((first, min(first + AT_A_TIME - 1, count)))
    few = MOST_HELD // len(content)
    readers = max(1, min(MOST_READERS, few, len(os.sched_getaffinity(0)), waiting.qsize()))
    with ThreadPoolExecutor(readers) as threads:
        shares = [threads.submit(_share, content, count, waiting, read) for _ in range(readers)]
        try:
            found = [page for share in shares for page in share.result()]
        except BaseException:  # an interrupt: the readers are to end with what they are at
            while not waiting.empty():
                waiting.get_nowait()
            raise
    return tuple(sorted(found, key=lambda page: page.number))


def _share(
    content: bytes, count: int, waiting: "SimpleQueue[Range]", read: Callable[[int, int], None]
) -> list[PageShown]:
    """Read ranges of pages until none is left."""
    found = list[PageShown]()
    with hired(DESK, OF_PAGES) as ask:
        reader = _Reader(ask, content)
        while True:
            try:
                first, last = waiting.get_nowait()
            except Empty:
                return found
            found += _range(reader, first, last, count)
            read(last - first + 1, count)


def _range(reader: _Reader, first: int, last: int, count: int) -> Sequence[PageShown]:
    """Read some pages; a range that breaks the worker is read in halves, down to the page that does it."""
    if reader.breakdowns < MOST_BREAKDOWNS:
        try:
            pages = pages_of(reader.asked("pages", first=first, last=last, count=count))
            if [page.number for page in pages] == [*range(first, last + 1)]:
                return pages
        except (WorkerError, ValueError):
            pass  # as where other pages were told of than were asked for
        reader.breakdowns += 1
        if first < last:
            middle = (first + last) // 2
            return (*_range(reader, first, middle, count), *_range(reader, middle + 1, last, count))
    return [PageShown(number, readable=False) for number in range(first, last + 1)]


def _thumbnails(content: bytes, told: Sequence[Told]) -> dict[int, bytes]:
    """Return small pictures of pages with findings, by number: the first of each finding's, then the next ones."""
    found = dict[int, bytes]()
    with hired(DESK, OF_PAGES) as ask:
        reader = _Reader(ask, content)
        for number in islice(_in_turns(told), MOST_THUMBNAILS):
            try:
                picture = reader.asked("thumbnail", page=number)
            except WorkerError:
                reader.breakdowns += 1
                continue
            if picture:
                found[number] = picture
            if reader.breakdowns == FEW_BREAKDOWNS:
                break
    return found


def _in_turns(told: Sequence[Told]) -> Iterator[int]:
    seen = set[int]()
    for turn in range(MOST_THUMBNAILS):
        for each in told:
            if turn < len(each.pages) and each.pages[turn] not in seen:
                seen.add(each.pages[turn])
                yield each.pages[turn]
