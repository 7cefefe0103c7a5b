"""Signed papers in a bundle: whether the signature was intact is told before a copy without it goes in."""

import subprocess
import sys
from pathlib import Path

import pytest

from docgen.findings import Finding, Severity
from docgen.papers.signature_states import SignatureState
from docgen.workflow.bundling import Bundled
from tests.papers.test_pdf_signatures import SIGNER, added_to, signed
from tests.workflow.test_bundling import FINAL, folder_with_order, made, spoilt
from tests.workflow.test_gathering import gathered, saved, wanted, with_text
from tests.workflow.test_mail_attachments import mail

INTACT = signed()
BROKEN = INTACT.replace(b"words that are signed", b"words that are forged")


def of_signatures(bundled: Bundled) -> list[Finding]:
    return [each for each in bundled.findings if each.rule == "BU-42" and "signature" in each.detail]


@pytest.mark.parametrize(
    ("content", "severity", "said"),
    [
        (INTACT, Severity.NOTE, "S3: its signature is intact: nothing was changed after it."),
        (added_to(INTACT), Severity.WARNING, "S3: its signature is intact, and something was added to the file after"),
        (BROKEN, Severity.WARNING, "S3: its signature does not match the file: what was signed was changed."),
        (INTACT.replace(b"/ByteRange", b"/ByteRank "), Severity.WARNING, "S3: its signature cannot be verified: it"),
        (mail(("signed.pdf", INTACT)), Severity.NOTE, "S3, attachment 1: its signature is intact"),
    ],
    ids=["intact", "added to", "broken", "without a range", "in a mail"],
)
def test_the_state_of_a_signature_is_told_and_names_nobody(
    tmp_path: Path, content: bytes, severity: Severity, said: str
) -> None:
    folder = folder_with_order(tmp_path)
    spoilt(folder, "S3", content)
    bundled = made(folder, final=True)
    assert bundled.file == FINAL
    (finding,) = of_signatures(bundled)
    assert (finding.severity, finding.place.field) == (severity, "sections.1.entries.3")
    assert finding.detail.startswith(said)
    assert SIGNER not in f"{finding.detail}{finding.next_step}"
    assert of_signatures(made(folder, final=True)) == [finding]


def test_a_paper_without_a_signature_has_no_state(tmp_path: Path) -> None:
    (made,) = gathered(tmp_path / "case", wanted(saved(with_text("unsigned"))))
    assert made.signatures == ()


def test_a_signature_that_breaks_what_reads_it_cannot_be_verified(tmp_path: Path) -> None:
    at = INTACT.index(b"/Contents <") + len(b"/Contents <")
    deep = INTACT[:at] + b"30" * 2000 + INTACT[at + 4000 :]
    (made,) = gathered(tmp_path / "case", wanted(deep))
    assert [each.state for each in made.signatures] == [SignatureState.UNVERIFIED]
    assert made.broken is None


def test_what_verifies_is_loaded_in_the_worker_alone() -> None:
    said = "import sys, docgen.cli.main, docgen.workflow.bundling; sys.exit('cryptography' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0
