"""What came with an e-mail, each behind the mail's own pages; nothing of it that the case keeps back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from docgen.checks.papers_in_folder import calls_itself_closed, is_marked_more_heavily
from docgen.errors import Fault, InputError, Place
from docgen.papers.kinds import FileKind, kind_of
from docgen.papers.looks import Attachment
from docgen.papers.mail_files import MailFile, as_files
from docgen.workflow.folder import OpenCase
from docgen.workflow.gathering import Wanted
from docgen.workflow.gathering_desks import LIMITS
from docgen.workflow.kept_files import kept_files
from docgen.workflow.papers_to_redact import ReceivedPaper
from docgen.workroom.worker import Ask, WorkerError, hired

__all__ = ["MailOpener", "mails_opened"]

TASK: Final = "docgen.papers.mail_files:answer_files"


@contextmanager
def mails_opened(case: OpenCase, *, final: bool) -> Iterator["MailOpener"]:
    """Lend what takes the files out of mails, in a process of its own; for a `final` it looks how these are marked."""
    with hired(TASK, LIMITS) as ask:
        yield MailOpener(case, ask, final=final)


class MailOpener:
    """Takes the files out of the mails of one case."""

    def __init__(self, case: OpenCase, ask: Ask, *, final: bool) -> None:
        self._ask, self._final = ask, final
        self._closed = dict(kept_files(case))
        self._looks = {each.file: each.looks for each in case.papers}

    def behind(self, wanted: Wanted, place: Place) -> Iterator[Wanted]:
        """Yield a file; of a mail that goes in as it came also each file that came with it.

        Where an order names pages of the mail, these alone go in. Raises InputError for what may not go in.
        """
        yield wanted
        if wanted.paper is None or wanted.pages is not None or kind_of(wanted.content) is not FileKind.EMAIL:
            return
        try:
            files = as_files(self._ask(wanted.content))
        except WorkerError as broken:
            why = f"The files that came with the mail cannot be taken out: {broken}."
            yield _attached(wanted, wanted.paper, MailFile("1", "files of the mail", b"", why))
            return
        looks = self._looks.get(str(wanted.paper.paper.file))
        seen = dict(_seen(looks.attachments)) if looks is not None else {}
        for each in files:
            one = _attached(wanted, wanted.paper, each)
            self._refuse_closed(wanted.paper, one, seen.get(one.sha256), place)
            yield one

    def _refuse_closed(self, mail: ReceivedPaper, one: Wanted, look: Attachment | None, place: Place) -> None:
        """Refuse what is a paper that is not served as it is, calls itself closed, or is marked more heavily."""
        paper = self._closed.get(one.sha256) if one.content else None
        if paper is not None:
            detail = f"holds a paper that is not disclosed as it is ({one.name} is {paper})."
            step = f"Have the mail redacted: disclosure of {mail.paper.id} is `disclose redacted`, then docgen redact."
            raise InputError(Fault(place, detail, step))
        if not self._final or look is None:
            return
        if calls_itself_closed(look.looks):
            step = "Withhold the mail, or have it redacted."
            raise InputError(Fault(place, f"holds a file that calls itself closed ({one.name}).", step))
        if is_marked_more_heavily(mail.paper, look.looks):
            step = "Look at it, enter the marking that it carries as the mail's, and have it reviewed."
            raise InputError(Fault(place, f"holds a file that is marked more heavily than it ({one.name}).", step))


def _seen(attachments: tuple[Attachment, ...]) -> Iterator[tuple[str, Attachment]]:
    for each in attachments:
        yield each.sha256, each
        yield from _seen(each.looks.attachments)


def _attached(mail: Wanted, paper: ReceivedPaper, file: MailFile) -> Wanted:
    """Return a file of a mail as one that is to go in, called by its number and name."""
    called = f"Attachment {file.number}: {file.name}"
    own = ReceivedPaper(paper.paper.model_copy(update={"file": file.name}), file.content)
    return replace(
        mail,
        name=f"{mail.name}, attachment {file.number}",
        description=called,
        content=file.content,
        paper=own,
        below=called,
        refused=file.refused,
    )
