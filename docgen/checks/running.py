"""Running the catalogue: hits become findings with places; recorded confirmations and overrules are laid over them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from docgen.case.attesting import confirms
from docgen.case.case import Attestation, Overrule
from docgen.checks.rule import CATALOGUE, Hit, Loc, Reads, Rule, Stage, TextReading
from docgen.document import Document, Paragraph, Table, leaves
from docgen.errors import Place
from docgen.findings import Finding, Severity

__all__ = ["Places", "Round", "blocking", "places_of", "run_attested", "run_rules"]

Places = Callable[[Loc | str], Place]
"""Finds a hit's place: in the case file, in a document, or in a finished file."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one run of the rules is for: the format's profile, the stage, where places are, what was recorded."""

    profile: str
    stage: Stage
    places: Places
    overrules: tuple[Overrule, ...] = ()
    attestations: tuple[Attestation, ...] = ()


def run_rules(reading: object, reads: Reads, for_: Round, rules: Mapping[str, Rule] = CATALOGUE) -> tuple[Finding, ...]:
    """Run every rule of one kind that holds for a profile and stage, in the order of their ids.

    Attested rules are not run here, but by `run_attested`, which knows who confirmed what.
    """
    return tuple(
        _overruled(_finding(rule, hit, for_.places), rule, for_.overrules)
        for rule in _holding(reads, for_, rules)
        for hit in rule.check(reading)
    )


def run_attested(reading: TextReading, for_: Round, rules: Mapping[str, Rule] = CATALOGUE) -> tuple[Finding, ...]:
    """Run the attested rules: one passes where a named person confirmed it once the maker's last words were written.

    An older confirmation does not count, and its finding says so.
    """
    return tuple(
        _overruled(_finding(rule, _told_of(hit, rule, reading, for_), for_.places), rule, for_.overrules)
        for rule in _holding(Reads.ATTESTED, for_, rules)
        if not any(confirms(each, rule.id, reading.data.statement) for each in for_.attestations)
        for hit in rule.check(reading)
    )


def _holding(reads: Reads, for_: Round, rules: Mapping[str, Rule]) -> Iterator[Rule]:
    holding = (r for r in rules.values() if r.reads is reads and for_.profile in r.profiles and r.stage <= for_.stage)
    yield from sorted(holding, key=lambda rule: int(rule.id.split("-")[1]))


def _told_of(hit: Hit, rule: Rule, reading: TextReading, for_: Round) -> Hit:
    statement = reading.data.statement.id
    days = [paragraph.written for paragraph in reading.data.statement.paragraphs]
    given = [each for each in for_.attestations if (each.rule, each.statement) == (rule.id, statement)]
    older = ", ".join(each.id for each in given if any(isinstance(day, date) and day > each.date for day in days))
    again = f" {older} is from before the maker's last words were written: have it confirmed anew."
    return replace(hit, next_step=hit.next_step + again) if older else hit


def _finding(rule: Rule, hit: Hit, places: Places) -> Finding:
    place, mender = places(hit.where), hit.mender or rule.mender
    severity = hit.severity or rule.severity
    return Finding(rule.id, severity, place, hit.detail, hit.next_step, mender, rule.audience)


def _overruled(finding: Finding, rule: Rule, overrules: tuple[Overrule, ...]) -> Finding:
    if not rule.overrulable:
        return finding
    for overrule in overrules:
        if overrule.rule == rule.id and overrule.field in {None, finding.place.field}:
            return replace(finding, overruled_by=overrule.id)
    return finding


def blocking(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings that keep a final from being made: errors that stand."""
    return (finding for finding in findings if finding.severity is Severity.ERROR and finding.stands)


def places_of(document: Document, name: str) -> dict[str, Place]:
    """Return where each block of a document is, in words that its reader can follow (`paragraph 11`)."""
    found: dict[str, Place] = {}
    for block in document.blocks:
        match block:
            case Paragraph(number=int(number), id=block_id):
                found[block_id] = Place(name, field=f"paragraph {number}")
            case Table(head=head, rows=rows, clause=clause):
                for at, row in enumerate((head, *rows)):
                    found |= {cell.id: Place(name, field=f"table {clause}, row {at}") for cell in row.cells}
            case _:
                pass  # what has neither number nor row is called by its clause below
    return {leaf.id: found.get(leaf.id, Place(name, field=_clause(leaf))) for leaf in leaves(document)}


def _clause(leaf: object) -> str:
    return str(getattr(leaf, "clause", "signature"))
