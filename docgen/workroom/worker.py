"""A worker: a process of its own for work that could hang, break or eat the memory, with limits of time and memory.

It is started once and asked many times, since starting it takes longer than most of what it is asked. When it breaks
down it costs one answer: the next question goes to a new one.
"""

import contextlib
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import IO

__all__ = ["WORKER", "Ask", "WorkerError", "WorkerLimits", "hired"]

LENGTH_BYTES = 8
LONGEST_ANSWER = 1 << 24


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """The time for one answer in whole seconds; the process's memory and the longest answer, both in bytes.

    Memory is address space.
    """

    seconds: int = 30
    memory: int = 3 << 30
    answer: int = LONGEST_ANSWER


WORKER = WorkerLimits()


class WorkerError(Exception):
    """A worker gave no answer; its words say why, as half a sentence on what was asked about."""


Ask = Callable[[bytes], bytes]
"""Puts a question and returns the answer. Raises WorkerError."""


@contextmanager
def hired(task: str, limits: WorkerLimits = WORKER) -> Iterator[Ask]:
    """Lend a worker that answers each question with `task`, "module:function", from bytes to bytes.

    It starts with the first question, has no files but those of the programs, writes none, and ends with the block.
    """
    desk = _Desk(task, limits)
    try:
        yield desk.ask
    finally:
        desk.dismiss()


class _Desk:
    """Where one worker at a time is sitting."""

    def __init__(self, task: str, limits: WorkerLimits) -> None:
        self._task, self._limits = task, limits
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: bytes) -> bytes:
        process = self._seated()
        assert process.stdin is not None  # noqa: S101 - both are pipes; the types cannot say so
        assert process.stdout is not None  # noqa: S101 - as above
        with contextlib.suppress(BrokenPipeError):  # what went wrong, its end tells
            _send(process.stdin, question)
        answer = _receive(process.stdout, self._limits.answer)
        if answer is None:
            process.kill()
            ended = process.wait()
            self.dismiss()
            raise WorkerError(self._why(ended))
        return answer

    def dismiss(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _seated(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            words = [self._task, str(self._limits.seconds), str(self._limits.memory)]
            # -P: a file called like one of our modules in the folder of the command must not be run as it.
            command = [sys.executable, "-P", "-B", "-m", __name__, *words]
            self._process = _started(command)
        return self._process

    def _why(self, ended: int) -> str:
        if ended == -signal.SIGALRM:
            return f"it takes longer than {self._limits.seconds} seconds"
        if ended == MEMORY_GONE:
            return f"it takes more than {self._limits.memory >> 20} MiB of memory"
        return "the program that reads it breaks down"


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # an interrupt goes to docgen, which then ends the worker
        )
    except OSError as error:
        raise WorkerError(f"no process that reads it can be started ({error.strerror})") from None


def _send(pipe: IO[bytes], content: bytes) -> None:
    pipe.write(len(content).to_bytes(LENGTH_BYTES, "big"))
    pipe.write(content)
    pipe.flush()


def _receive(pipe: IO[bytes], longest: int) -> bytes | None:
    """Return what was sent, or None where the other side is gone or sends more than is taken."""
    head = pipe.read(LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    if len(head) < LENGTH_BYTES or length > longest:
        return None
    content = pipe.read(length)
    return content if len(content) == length else None


MEMORY_GONE = 77
LONGEST_QUESTION = 1 << 32


def _work(task: str, limits: WorkerLimits) -> None:
    """Answer until nobody asks any more. What libraries print goes nowhere, never among the answers."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    module, _, name = task.partition(":")
    answer = getattr(import_module(module), name)
    _limit(limits)
    while (question := _receive(sys.stdin.buffer, LONGEST_QUESTION)) is not None:
        signal.alarm(limits.seconds)  # nothing catches it, so it ends the process even in the middle of C code
        try:
            said = answer(question)
        except MemoryError:
            os._exit(MEMORY_GONE)
        signal.alarm(0)
        _send(answers, said)


def _limit(limits: WorkerLimits) -> None:
    for what, bound in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CORE, 0),  # a core dump would hold the paper
        (resource.RLIMIT_FSIZE, 0),  # writes to no file
    ):
        _, most = resource.getrlimit(what)
        wanted = bound if most == resource.RLIM_INFINITY else min(bound, most)
        resource.setrlimit(what, (wanted, wanted))


if __name__ == "__main__":
    _work(sys.argv[1], WorkerLimits(int(sys.argv[2]), int(sys.argv[3])))
