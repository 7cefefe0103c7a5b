"""What workers are asked in tests: from bytes to bytes."""

import os
import re
import sys
import time
from pathlib import Path

__all__ = ["backwards", "die", "fail", "hang", "hang_in_c", "print_much", "read_home", "swallow_memory", "write"]


def backwards(question: bytes) -> bytes:
    return question[::-1]


def hang(question: bytes) -> bytes:
    while True:
        time.sleep(0.01)


def hang_in_c(question: bytes) -> bytes:
    return b"yes" if re.fullmatch(rb"(a|aa)+b", b"a" * 99) else b"no"


def swallow_memory(question: bytes) -> bytes:
    return bytes(1 << 40)


def fail(question: bytes) -> bytes:
    raise ValueError(question)


def die(question: bytes) -> bytes:
    os.kill(os.getpid(), 9)
    return b""


def print_much(question: bytes) -> bytes:
    sys.stdout.write("x" * 100_000)
    os.write(1, b"y" * 100_000)
    os.write(2, b"z" * 100_000)
    return question


def write(question: bytes) -> bytes:
    try:
        Path(question.decode()).write_bytes(b"x")
    except OSError:
        return b"refused"
    return b"written"


def read_home(question: bytes) -> bytes:
    return "\n".join(sys.path).encode()
