"""Warm workers: what they give and raise comes back, and one that dies costs its own job only."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.workroom.pool import WarmPool, WorkerDied


@pytest.fixture
def pool() -> Iterator[WarmPool]:
    with WarmPool(1, preload=("decimal", "no.such.module")) as made:
        yield made


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def has_imported(name: str) -> bool:
    return name in sys.modules


def something_unsendable() -> object:
    return threading.Lock()


def test_what_a_worker_gives_and_raises_comes_back(pool: WarmPool) -> None:
    assert pool.submit(divmod, 7, 2).result() == (3, 1)
    with pytest.raises(ZeroDivisionError):
        pool.submit(divmod, 7, 0).result()


def test_a_worker_is_warm_and_stays_the_same(pool: WarmPool) -> None:
    assert pool.submit(has_imported, "decimal").result()
    assert len({pool.submit(os.getpid).result() for _ in range(3)} | {os.getpid()}) == 2


def test_a_worker_that_is_killed_costs_one_job_and_is_replaced(pool: WarmPool) -> None:
    before = pool.submit(os.getpid).result()
    killed, after = pool.submit(die), pool.submit(os.getpid)
    with pytest.raises(WorkerDied):
        killed.result()
    assert after.result() not in {before, os.getpid()}


@pytest.mark.parametrize(("function", "fault"), [(something_unsendable, RuntimeError), (lambda: 1, Exception)])
def test_what_cannot_be_sent_is_a_fault_of_that_job_alone(
    pool: WarmPool, function: object, fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        pool.submit(function).result()  # type: ignore[arg-type]  # a function that gives anything
    assert pool.submit(abs, -1).result() == 1


def test_jobs_that_nobody_began_can_be_called_off() -> None:
    pool = WarmPool(1)
    futures = [pool.submit(abs, -number) for number in range(50)]
    pool.shutdown(cancel_futures=True)
    assert futures[-1].cancelled()
    assert [future.result() for future in futures if not future.cancelled()] == [
        number for number, future in enumerate(futures) if not future.cancelled()
    ]


def test_workers_end_when_the_pool_does() -> None:
    with WarmPool(2) as pool:
        workers = {pool.submit(os.getpid).result() for _ in range(4)}
    assert workers
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]
