"""Warm worker processes as an executor: a worker that dies costs the one job it was at, and another takes its place."""

import gc
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from contextlib import suppress
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pickle import PicklingError
from queue import SimpleQueue
from threading import Thread
from typing import Any, ParamSpec, TypeVar

__all__ = ["WarmPool", "WorkerDied"]

P = ParamSpec("P")
T = TypeVar("T")
Call = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
SPAWN = get_context("spawn")
"""Not fork: what a parent holds open or locked does not come along."""


class WorkerDied(Exception):  # noqa: N818  # it says what happened; nothing of docgen erred
    """The worker at this job was killed or crashed."""


class WarmPool(Executor):
    """Runs functions in worker processes that import what they need once, before their first job.

    `preload` names modules. Each worker has a thread here that hands it jobs, and starts another in its place should
    it die; its job's future then raises WorkerDied. Workers leave an interrupt to this process, and so finish the job
    that they are at; when this process ends, however it does, they end too.
    """

    def __init__(self, workers: int, preload: Sequence[str] = ()) -> None:
        self._jobs: SimpleQueue[tuple[Future[Any], Call] | None] = SimpleQueue()
        self._waiting: set[Future[Any]] = set()
        self._preload = tuple(preload)
        self._workers: set[_Worker] = set()
        self._threads = [Thread(target=self._serve, daemon=True) for _ in range(workers)]
        for thread in self._threads:
            thread.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue a call; what it is given and gives back must be picklable."""
        future: Future[T] = Future()
        self._waiting.add(future)
        future.add_done_callback(self._waiting.discard)
        self._jobs.put((future, (fn, args, kwargs)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # Executor's
        """Let workers end when the queue is empty; `cancel_futures` empties it of what nobody began.

        A second interrupt, while workers finish what they are at, kills them.
        """
        for future in tuple(self._waiting) if cancel_futures else ():
            future.cancel()
        for _ in self._threads:
            self._jobs.put(None)
        try:
            for thread in self._threads if wait else ():
                thread.join()
        except BaseException:
            for worker in tuple(self._workers):
                worker.kill()
            raise

    def _hired(self) -> "_Worker":
        worker = _Worker(self._preload)
        self._workers.add(worker)
        return worker

    def _serve(self) -> None:
        worker = self._hired()
        while (job := self._jobs.get()) is not None:
            future, call = job
            if not future.set_running_or_notify_cancel():
                continue
            try:
                worked, came = worker.do(call)
            except (EOFError, OSError) as gone:
                worker.end()
                self._workers.discard(worker)
                worker = self._hired()
                worked, came = False, WorkerDied("The worker ended in the middle of it.")
                came.__cause__ = gone
            except Exception as error:  # noqa: BLE001  # whatever cannot be pickled is the caller's to hear of
                worked, came = False, error
            (future.set_result if worked else future.set_exception)(came)
        worker.end()


class _Worker:
    """One process, and this side of the pipe to it."""

    def __init__(self, preload: tuple[str, ...]) -> None:
        self._pipe, theirs = SPAWN.Pipe()
        self._process: BaseProcess = SPAWN.Process(target=_work, args=(theirs, preload))
        self._process.start()
        theirs.close()  # so that this side sees the end of the pipe when the worker dies

    def do(self, call: Call) -> tuple[bool, Any]:
        """Return whether a call went well, and what it gave or raised. Raises EOFError, OSError if the worker dies."""
        self._pipe.send(call)
        worked, came = self._pipe.recv()
        return worked, came

    def end(self) -> None:
        """Close the pipe, at which the worker ends, and wait for that."""
        self._pipe.close()
        self._process.join()

    def kill(self) -> None:
        """End the worker at once, whatever it is at."""
        self._process.kill()


def _work(pipe: Connection, preload: tuple[str, ...]) -> None:
    """Be a worker: import, then do jobs until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in preload:
        with suppress(Exception):  # a job that needs it will say what is missing, in its own words
            import_module(name)
    gc.collect()
    gc.freeze()  # what was imported stays: there is no need to look through it again and again
    with suppress(EOFError, OSError):
        while True:
            _answer(pipe, *pipe.recv())


def _answer(pipe: Connection, function: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]) -> None:
    try:
        answer = True, function(*args, **named)
    except Exception as error:  # noqa: BLE001  # it is raised again on the other side
        answer = False, error
    try:
        pipe.send(answer)
    except (PicklingError, AttributeError, TypeError) as error:
        pipe.send((False, RuntimeError(f"What came of it cannot be sent back: {type(error).__name__}")))
