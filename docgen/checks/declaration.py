"""The declaration, the signature block, and what the statement says it is."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

import re
from collections.abc import Iterator
from itertools import pairwise

from docgen.case.absence import is_recorded
from docgen.case.people import Maker
from docgen.checks.rule import SECTION_9, Hit, Loc, Reads, Stage, TextReading, rule
from docgen.checks.seen import passages, squeezed
from docgen.checks.wording import found, table
from docgen.document import Declaration, Document, Signature, SignatureLine, text_of
from docgen.findings import Mender, Severity
from docgen.formats.shelf import Format

__all__ = [
    "a_draft_in_a_format_that_is_not_agreed_says_so",
    "a_final_is_made_only_in_an_agreed_format",
    "a_maker_who_cannot_read_had_it_read_over",
    "a_signature_block_with_an_empty_date_follows_the_declaration",
    "how_to_agree",
    "the_statement_does_not_claim_to_be_criminal_evidence",
    "there_is_one_declaration_word_for_word",
]

CRIMINAL = table(
    criminal_procedure=r"Criminal Justice Act 1967|C\.?J\.? ?Act 1967|Criminal Procedure Rules|MG ?11|"
    r"s(?:ection|\.)? ?9 statement|admissible (?:in evidence )?(?:under|by virtue of|pursuant to)|"
    r"liable to prosecution if I",
)


READ_OVER = re.compile(r"\bread (?:it|this statement|the statement) over\b", re.IGNORECASE)
"""What a reader declares; formats word it."""


@rule(
    "WS-20",
    source="CPR PD 22 para 2.2; declarations are versioned constants (design)",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="Whether the constant is today's law: its source stands in format.toml and is read by who agrees the format.",
    overrulable=False,
)
def there_is_one_declaration_word_for_word(reading: TextReading) -> Iterator[Hit]:
    """Exactly one declaration of the maker stands in the statement, equal to the format's to the last character.

    A number of pages is filled in. Where the maker cannot read, the reader's declaration stands beside it.
    """
    declarations = _declarations(reading.document)
    makers = [block for block in declarations if not _is_a_readers(block)]
    if len(makers) != 1:
        where = makers[1].id if makers else "end"
        yield Hit(where, f"is where one declaration is due; there are {len(makers)}.", "Mend the format.")
    for block in declarations:
        declared = reading.form.sheet.declarations.get(block.name)
        same = declared is not None and declared.printed == text_of(block.spans)
        if not same or declared is None or block.digest != declared.digest:
            yield Hit(block.id, "is not the declaration that the format declares.", "Mend the format.")


def _declarations(document: Document) -> list[Declaration]:
    return [block for block in document.blocks if isinstance(block, Declaration)]


def _is_a_readers(block: Declaration) -> bool:
    return READ_OVER.search(text_of(block.spans)) is not None


@rule(
    "WS-22",
    source="CrimPR 2020 r.16.2(d); CPR PD 22 para 2.5",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="The signature and its date: they are read from the signed copy.",
    overrulable=False,
)
def a_signature_block_with_an_empty_date_follows_the_declaration(reading: TextReading) -> Iterator[Hit]:
    """Each declaration is followed by one signature block whose lines for signature and date are blank."""
    blocks = reading.document.blocks
    declared = [at for at, block in enumerate(blocks) if isinstance(block, Declaration)]
    signatures: list[Signature] = []
    step = "Put it after the declaration in the format."
    if not declared:
        yield Hit("end", "is not followed by one signature block.", step)
    for at, end in pairwise((*declared, len(blocks))):
        following = [block for block in blocks[at:end] if isinstance(block, Signature)]
        if len(following) != 1:
            yield Hit(blocks[at].id, "is not followed by one signature block.", step)
        signatures += following
    for signature in signatures:
        for label in ("sign", "date"):
            lines = [line for line in signature.lines if text_of(line.label).casefold().startswith(label)]
            if not lines or any(_is_filled(line) for line in lines):
                where = (lines or signature.lines)[0].id
                yield Hit(where, f"is not a blank line for {label}.", "Leave the line blank in the format.")


def _is_filled(line: SignatureLine) -> bool:
    return bool(squeezed(text_of(line.spans)))


@rule(
    "WS-25",
    source="CrimPR 2020 r.16.2(c); CPR PD 32 para 21",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    mender=Mender.CASE_OWNER,
    blind="Whether it was read over, and understood; whether the maker can read what the case says the maker can.",
    overrulable=False,
)
def a_maker_who_cannot_read_had_it_read_over(reading: TextReading) -> Iterator[Hit]:
    """For a maker who cannot read the statement, a reader is named and declares to have read it over."""
    at, maker = _maker(reading)
    if maker.can_read:
        return
    loc: Loc = ("makers", at)
    if not is_recorded(maker.reader):
        yield Hit((*loc, "reader"), "names nobody, and the maker cannot read.", "Enter who reads it over.")
    declared = any(_is_a_readers(block) for block in _declarations(reading.document))
    named = any(str(maker.reader) in passage.text for passage in passages(reading.document))
    if not declared or not named:
        step = "Use a format with a reader's declaration, like police-statement-s9."
        yield Hit((*loc, "can_read"), "says no, and no reader declares to have read it over.", step)


def _maker(reading: TextReading) -> tuple[int, Maker]:
    name = reading.data.statement.maker
    return next((at, maker) for at, maker in enumerate(reading.data.case.makers) if maker.id == name)


@rule(
    "WS-28",
    source="Section 9 of the Criminal Justice Act 1967 governs criminal proceedings, not the tribunal (design)",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Other ways of saying so.",
)
def the_statement_does_not_claim_to_be_criminal_evidence(reading: TextReading) -> Iterator[Hit]:
    """The statement does not say that it is admissible under section 9 or is an MG11.

    In the form of section 9 the form says what it is, and the maker does not.
    """
    of_section_9 = reading.form.sheet.profile in SECTION_9
    for passage in passages(reading.document):
        if any(found(CRIMINAL, passage.words if of_section_9 else passage.text)):
            yield Hit(passage.id, "speaks of rules of criminal evidence.", "Take it out: the tribunal has its own.")


@rule(
    "WS-109",
    source="design: only an agreed, unaltered format makes finals",
    severity=Severity.ERROR,
    reads=Reads.TEXT,
    stage=Stage.FINAL,
    mender=Mender.FORMAT_OWNER,
    blind="Whether who agreed it might: the registry says who it was and in what role.",
    overrulable=False,
)
def a_final_is_made_only_in_an_agreed_format(reading: TextReading) -> Iterator[Hit]:
    """A final is made in a format of which these very files were agreed."""
    if not reading.agreed:
        name = _named(reading.form)
        yield Hit("format", f"{name} was not agreed, or was altered since.", how_to_agree(name))


def _named(form: Format) -> str:
    return f"{form.name}@{form.version}"


def how_to_agree(name: str) -> str:
    """Return the next step where a format (`name@version`) is not agreed."""
    command = f'docgen formats agree {name} --by "A NAME" --role "A ROLE" --on YYYY-MM-DD --formats DIR'
    return f"Who may agree it, does so with: {command}"


@rule(
    "WS-116",
    source="design: only an agreed, unaltered format makes finals",
    severity=Severity.NOTE,
    reads=Reads.TEXT,
    mender=Mender.FORMAT_OWNER,
    blind="Whether the format is about to be agreed.",
)
def a_draft_in_a_format_that_is_not_agreed_says_so(reading: TextReading) -> Iterator[Hit]:
    """While these very files of the format are not agreed, a draft can be made of it and a final cannot."""
    if reading.document.mark is not None and not reading.agreed:
        name = _named(reading.form)
        yield Hit("format", f"{name} is not agreed as it is: no final can be made yet.", how_to_agree(name))
