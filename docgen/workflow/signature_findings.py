"""What is to be said of the digital signatures of papers: which were intact before a copy without them was made."""

from collections.abc import Iterator
from typing import Final

from docgen.errors import Place
from docgen.findings import Finding, Mender, Severity
from docgen.papers.signature_states import Signature, SignatureState

__all__ = ["of_signatures"]

SAID: Final = {
    SignatureState.INTACT: ("is intact: nothing was changed after it", Severity.NOTE),
    SignatureState.ADDED_TO: ("is intact, and something was added to the file after it", Severity.WARNING),
    SignatureState.BROKEN: ("does not match the file", Severity.WARNING),
    SignatureState.UNVERIFIED: ("cannot be verified", Severity.WARNING),
}
KEEP: Final = (
    "Keep the file as it came: a copy in a bundle carries no signature. Whether its certificate is to be trusted is "
    "not asked here."
)
ASK: Final = "Ask whoever signed it whether this is what they signed; if not, ask for that."


def of_signatures(name: str, place: Place, signatures: tuple[Signature, ...]) -> Iterator[Finding]:
    """Yield the state of each signature of a paper, by its number: its field and its signer may name people."""
    for number, each in enumerate(signatures, start=1):
        said, severity = SAID[each.state]
        why = "" if each.state in {SignatureState.INTACT, SignatureState.ADDED_TO} else f": {each.why}"
        which = f"signature {number} of {len(signatures)}" if len(signatures) > 1 else "its signature"
        step = KEEP if severity is Severity.NOTE else ASK
        yield Finding("BU-42", severity, place, f"{name}: {which} {said}{why}.", step, Mender.CASE_OWNER)
