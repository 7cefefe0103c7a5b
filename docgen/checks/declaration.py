"""The declaration, the signature block, and what the statement says it is."""

# ruff: noqa: D401 - a rule's docstring says what holds, as the catalogue prints it

from collections.abc import Iterator
from hashlib import sha256

from docgen.checks.rule import Hit, Reads, Stage, TextReading, rule
from docgen.checks.seen import passages, squeezed
from docgen.checks.wording import found, table
from docgen.document import Declaration, Document, Signature, SignatureLine, text_of
from docgen.findings import Mender, Severity
from docgen.formats.shelf import Format

__all__ = [
    "a_draft_in_a_format_that_is_not_agreed_says_so",
    "a_final_is_made_only_in_an_agreed_format",
    "a_signature_block_with_an_empty_date_follows_the_declaration",
    "the_statement_does_not_claim_to_be_criminal_evidence",
    "there_is_one_declaration_word_for_word",
]

CRIMINAL = table(
    criminal_procedure=r"Criminal Justice Act 1967|C\.?J\.? ?Act 1967|Criminal Procedure Rules|MG ?11|"
    r"s(?:ection|\.)? ?9 statement|admissible (?:in evidence )?(?:under|by virtue of|pursuant to)|"
    r"liable to prosecution if I",
)


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
    """Exactly one declaration stands in the statement, equal to the format's constant to the last character."""
    declarations = _declarations(reading.document)
    if len(declarations) != 1:
        where = declarations[1].id if declarations else "end"
        yield Hit(where, f"is where one declaration is due; there are {len(declarations)}.", "Mend the format.")
    for block in declarations:
        declared = reading.form.sheet.declarations.get(block.name)
        text = text_of(block.spans)
        same = declared is not None and declared.text == text
        if not same or block.digest != sha256(text.encode()).hexdigest():
            yield Hit(block.id, "is not the declaration that the format declares.", "Mend the format.")


def _declarations(document: Document) -> list[Declaration]:
    return [block for block in document.blocks if isinstance(block, Declaration)]


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
    """The last declaration is followed by a signature block whose lines for signature and date are blank."""
    blocks = reading.document.blocks
    declared = max((at for at, block in enumerate(blocks) if isinstance(block, Declaration)), default=-1)
    signatures = [block for block in blocks[declared + 1 :] if isinstance(block, Signature)]
    if declared < 0 or len(signatures) != 1:
        where = blocks[declared].id if declared >= 0 else "end"
        yield Hit(where, "is not followed by one signature block.", "Put it after the declaration in the format.")
    for signature in signatures:
        for label in ("sign", "date"):
            lines = [line for line in signature.lines if text_of(line.label).casefold().startswith(label)]
            if not lines or any(_is_filled(line) for line in lines):
                where = (lines or signature.lines)[0].id
                yield Hit(where, f"is not a blank line for {label}.", "Leave the line blank in the format.")


def _is_filled(line: SignatureLine) -> bool:
    return bool(squeezed(text_of(line.spans)))


@rule(
    "WS-28",
    source="Section 9 of the Criminal Justice Act 1967 governs criminal proceedings, not the tribunal (design)",
    severity=Severity.WARNING,
    reads=Reads.TEXT,
    mender=Mender.MAKER,
    blind="Other ways of saying so.",
)
def the_statement_does_not_claim_to_be_criminal_evidence(reading: TextReading) -> Iterator[Hit]:
    """The statement does not say that it is admissible under section 9 or is an MG11."""
    for passage in passages(reading.document):
        if any(found(CRIMINAL, passage.text)):
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
        yield Hit("format", f"{name} was not agreed, or was altered since.", _how_to_agree(name))


def _named(form: Format) -> str:
    return f"{form.name}@{form.version}"


def _how_to_agree(name: str) -> str:
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
        yield Hit("format", f"{name} is not agreed as it is: no final can be made yet.", _how_to_agree(name))
