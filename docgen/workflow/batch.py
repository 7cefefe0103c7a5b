"""Many cases: every statement of each, by any executor; one bad case never stops the others."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import CancelledError, Executor, Future, as_completed
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from time import perf_counter

from docgen.errors import DocgenError, ExitCode, own_fault
from docgen.findings import Severity

__all__ = ["PRELOAD", "CaseDone", "Task", "batch", "case_folders", "make_case", "worst"]

CASE_FILE = "case.yaml"
PRELOAD = ("docgen.workflow.standing", "docgen.workflow.making", "docgen.pdf.engine")
"""What workers import before their first case."""
ONE_AT_A_TIME = Lock()
"""Typesetting changes the environment of its process, so that threads of one process take turns."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked for of each case: finals or drafts, the registry (None: the case's own), and all of it again."""

    final: bool = False
    formats: Path | None = None
    replace: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class CaseDone:
    """What came of one case: how many statements were made or stood already, findings that stand, faults in words.

    `stood` tells that nothing was made, since outputs of the same input and fingerprint were there.
    """

    folder: Path
    exit_code: ExitCode
    statements: int = 0
    errors: int = 0
    warnings: int = 0
    stood: bool = False
    faults: tuple[str, ...] = ()
    seconds: float = 0.0


def batch(
    folders: Iterable[Path],
    *,
    executor: Executor,
    task: Task | None = None,
    told: Callable[[CaseDone], None] = lambda _: None,
) -> tuple[CaseDone, ...]:
    """Make the statements of many cases, and return what came of each, in the order of `folders`.

    `told` hears of each case when it is done. Nothing that a case does or a worker suffers stops the others; an
    interrupt lets no further case begin, and is raised again.
    """
    futures = {executor.submit(make_case, folder, task or Task()): folder for folder in dict.fromkeys(folders)}
    done: dict[Path, CaseDone] = {}
    try:
        for future in as_completed(futures):
            done[futures[future]] = _came_of(future, futures[future])
            told(done[futures[future]])
    except BaseException:
        for future in futures:
            future.cancel()
        raise
    return tuple(done[folder] for folder in futures.values())


def worst(done: Iterable[CaseDone]) -> ExitCode:
    """Return the exit code of the case that ended worst; 0 where there is none."""
    return max((each.exit_code for each in done), default=ExitCode.DONE)


def case_folders(given: Iterable[Path]) -> tuple[Path, ...]:
    """Return the case folders meant: each that is one, and those in each that is not, by name.

    A folder that neither is one nor holds any is kept as it is, so that its case tells what is wrong with it.
    """
    found: dict[Path, Path] = {}
    for folder in given:
        for case in _cases_in(folder):
            found.setdefault(case.resolve(), case)
    return tuple(found.values())


def _cases_in(folder: Path) -> list[Path]:
    if (folder / CASE_FILE).exists() or not folder.is_dir():
        return [folder]
    return sorted(child.parent for child in folder.glob(f"*/{CASE_FILE}")) or [folder]


def _came_of(future: Future[CaseDone], folder: Path) -> CaseDone:
    try:
        return future.result()
    except CancelledError:
        return CaseDone(folder, ExitCode.OWN, faults=("This case was not begun.",))
    except Exception as error:  # noqa: BLE001  # a worker died, or an executor broke: this case is lost, and no other
        fault = f"{folder}: The worker at this case ended before its time ({type(error).__name__})."
        return CaseDone(folder, ExitCode.OWN, faults=(f"{fault} Run the command again: what is made stands.",))


def make_case(folder: Path, task: Task) -> CaseDone:
    """Make every statement of one case, unless they stand already; whatever goes wrong is told in what is returned."""
    start = perf_counter()
    try:
        with ONE_AT_A_TIME:
            done = _made(folder, task)
    except DocgenError as error:
        done = CaseDone(folder, error.exit_code, faults=tuple(_said(folder, str(fault)) for fault in error.faults))
    except Exception as error:  # noqa: BLE001  # the last line of defence, as at the door: a message could hold a value
        done = CaseDone(folder, ExitCode.OWN, faults=(f"{folder}: {own_fault(error)}",))
    return replace(done, seconds=round(perf_counter() - start, 3))


def _said(folder: Path, fault: str) -> str:
    """Return a fault on one line, which names the case folder."""
    line = " ".join(fault.split())
    return line if line.startswith(str(folder)) else f"{folder}: {line}"


def _made(folder: Path, task: Task) -> CaseDone:
    # Workers alone need all that makes a statement; who hands out work must not wait for it.
    from docgen.workflow.clock import now  # noqa: PLC0415  # see above
    from docgen.workflow.making import Order, make_documents  # noqa: PLC0415  # the same
    from docgen.workflow.standing import findings_that_stood  # noqa: PLC0415  # the same

    before = None if task.again else findings_that_stood(folder, task.formats, final=task.final)
    if before is not None:
        return _counted(folder, before, refused=0, stood=True)
    order = Order(folder, final=task.final, formats=task.formats, replace=task.replace)
    produced = make_documents(order, now)
    severities = [[finding.severity for finding in each.findings if finding.stands] for each in produced]
    return _counted(folder, severities, refused=sum(not each.files for each in produced), stood=False)


def _counted(folder: Path, findings: Sequence[Sequence[Severity]], *, refused: int, stood: bool) -> CaseDone:
    """Sum up the severities of what stands, for each statement."""
    found = Counter(severity for each in findings for severity in each)
    code = ExitCode.FINDINGS if found[Severity.ERROR] else ExitCode.DONE
    return CaseDone(folder, code, len(findings) - refused, found[Severity.ERROR], found[Severity.WARNING], stood)
