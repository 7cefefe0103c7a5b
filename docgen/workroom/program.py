"""Running a program of this machine: bytes in, bytes out, nothing but pipes, within a time."""

import shutil
import subprocess

__all__ = ["ProgramError", "is_there", "run_program"]


class ProgramError(Exception):
    """A program gave no answer; its words say why, as half a sentence."""


def is_there(program: str) -> bool:
    """Tell whether this machine has a program."""
    return shutil.which(program) is not None


def run_program(words: tuple[str, ...], given: bytes, seconds: int) -> bytes:
    """Run a program on bytes and return what it writes. Raises ProgramError where it fails or takes too long."""
    try:
        ran = subprocess.run(  # noqa: S603 - programs and words are ours; what comes from outside goes in as bytes
            words,
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            start_new_session=True,
            env={"PATH": "/usr/local/bin:/usr/bin:/bin", "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        raise ProgramError(f"it takes longer than {seconds} seconds") from None
    except OSError as error:
        raise ProgramError(f"it cannot be started ({error.strerror})") from None
    if ran.returncode:
        raise ProgramError("it breaks down")
    return ran.stdout
