"""Measuring side by side: user plus system CPU of this process and its children, interleaved, medians."""

import cProfile
import os
import pstats
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

__all__ = ["ROUNDS", "SideBySide", "calls", "cpu", "cpu_of_process", "side_by_side"]

ROUNDS = 9
Work = Callable[[], object]
Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two medians, in CPU seconds, of rounds in which one was measured right after the other."""

    ours: float
    peers: float
    rounds: int

    @property
    def ratio(self) -> float:
        """Return ours over the peer's."""
        return self.ours / self.peers


def side_by_side(ours: Measure, peers: Measure, rounds: int = ROUNDS) -> SideBySide:
    """Measure two things in turns, so that what else the machine does falls on both."""
    pairs = [(ours(), peers()) for _ in range(rounds)]
    return SideBySide(median(one for one, _ in pairs), median(other for _, other in pairs), rounds)


def cpu(work: Work) -> float:
    """Return what some work took in this process and in children that ended meanwhile, in CPU seconds."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def warm(work: Work) -> Measure:
    """Return a measure of work in this process, after doing it once; precise, since it asks the process's own clock."""
    work()

    def measure() -> float:
        before = time.process_time()
        work()
        return time.process_time() - before

    return measure


def cpu_of_process(words: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> float:
    """Run a command and return what it took, its children that it waited for included, in CPU seconds."""
    with subprocess.Popen(
        list(map(str, words)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
    ) as ran:
        assert ran.stderr is not None
        said = ran.stderr.read()
        _, status, usage = os.wait4(ran.pid, 0)
        ran.returncode = os.waitstatus_to_exitcode(status)
    assert ran.returncode in {0, 1}, said.decode(errors="replace")  # 1: findings stand
    return usage.ru_utime + usage.ru_stime


def calls(work: Work) -> int:
    """Return how many Python functions some work calls: the same in every run, whatever else the machine does."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]  # typeshed leaves it out
