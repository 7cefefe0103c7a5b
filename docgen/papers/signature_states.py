"""What became of the digital signatures of a paper: told before it is made ready, since no copy carries them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

__all__ = ["Signature", "SignatureState", "as_signatures", "signatures_of", "signatures_question", "signatures_told"]

SIZE_BYTES: Final = 8


class SignatureState(StrEnum):
    """How a signature stands to the file that it is in. Nobody is asked whether its certificate is to be trusted."""

    INTACT = "intact"
    ADDED_TO = "changed after it was signed"
    BROKEN = "does not match"
    UNVERIFIED = "cannot be verified"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: the name of its field, its state, why (half a sentence), and whom its certificate names.

    Field and name are for the casework side alone.
    """

    field: str
    state: SignatureState
    why: str
    signer: str = ""


def signatures_question(content: bytes, passwords: Sequence[str]) -> bytes:
    """Return the question what signatures a file has."""
    asked = json.dumps(list(passwords)).encode()
    return len(asked).to_bytes(SIZE_BYTES, "big") + asked + content


def signatures_told(signatures: Iterable[Signature]) -> bytes:
    """Return signatures as an answer."""
    return json.dumps([asdict(each) for each in signatures]).encode()


def as_signatures(answer: bytes) -> tuple[Signature, ...]:
    """Return the signatures that an answer tells."""
    return signatures_of(json.loads(answer))


def signatures_of(told: Iterable[dict[str, Any]]) -> tuple[Signature, ...]:
    """Return signatures from what was kept of them as JSON."""
    return tuple(Signature(**{**each, "state": SignatureState(each["state"])}) for each in told)
