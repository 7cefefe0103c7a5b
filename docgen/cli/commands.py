"""The table of commands; help, README and tests read it."""

from dataclasses import dataclass

__all__ = ["Command", "commands"]


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the command line.

    `module` has `configure(parser)`, which adds arguments, and `run(arguments)`, which gives the exit code. It is
    imported only when the command is used, so that `docgen --help` answers at once. Every command has `--json`.
    """

    name: str
    help: str
    example: str
    module: str


_CASE = "cases/lopes"
_COMMANDS = (
    Command("new", "start a case folder", f"docgen new {_CASE} --from received-papers", "docgen.cli.new"),
    Command("form", "write a case as a workbook to fill in", f"docgen form {_CASE}", "docgen.cli.form"),
    Command("fill", "read a workbook back into its case", f"docgen fill {_CASE} {_CASE}/case.xlsx", "docgen.cli.fill"),
    Command(
        "status",
        "say how a case stands: what is missing and from whom, what is due, what is next",
        f"docgen status {_CASE}",
        "docgen.cli.status",
    ),
    Command(
        "check", "say all that should be mended in a case, and by whom", f"docgen check {_CASE}", "docgen.cli.check"
    ),
    Command("statement", "make every commissioned statement", f"docgen statement {_CASE}", "docgen.cli.statement"),
    Command(
        "make",
        "make the documents of one format",
        f"docgen make {_CASE} police-statement-tribunal@1 --maker M1",
        "docgen.cli.make",
    ),
    Command(
        "closed",
        "make what is for the Tribunal alone, into a folder outside every case",
        f"docgen closed {_CASE} rule-13-application --closed closed-papers",
        "docgen.cli.closed",
    ),
    Command(
        "redact",
        "propose what to take out of papers, and take out what was decided",
        f"docgen redact {_CASE} S4 --suggest",
        "docgen.cli.redact",
    ),
    Command(
        "bundle",
        "join papers, statements and exhibits to one bundle, with its index",
        f"docgen bundle {_CASE}",
        "docgen.cli.bundle",
    ),
    Command(
        "refs",
        "table where the bundle tells and shows what the decision asserts, for the review",
        f"docgen refs {_CASE}",
        "docgen.cli.refs",
    ),
    Command(
        "served",
        "record what was served, on whom, how and when",
        f"docgen served {_CASE} bundle.pdf --to Tribunal --how portal --on 2025-05-19 --as A.Name",
        "docgen.cli.served",
    ),
    Command(
        "supplement",
        "begin the supplementary statement that puts right what was served and is no longer so",
        f"docgen supplement {_CASE} G1 --on 2025-07-01",
        "docgen.cli.supplement",
    ),
    Command("batch", "make the statements of many cases", "docgen batch cases --workers 2", "docgen.cli.batch"),
    Command(
        "scan",
        "look through finished files for all that a case withholds",
        f"docgen scan bundle.pdf --case {_CASE}",
        "docgen.cli.scan",
    ),
    Command(
        "verify",
        "hold a finished bundle, whoever made it, against a forum's rules",
        "docgen verify bundle.pdf --profile ftt-iac-2024",
        "docgen.cli.verify",
    ),
    Command(
        "enlarge", "make a finished bundle larger, for print on A3", "docgen enlarge bundle.pdf", "docgen.cli.enlarge"
    ),
    Command("formats", "list the agreed formats; lock or agree one", "docgen formats", "docgen.cli.formats"),
    Command("rules", "print what is checked, and by what authority", "docgen rules WS-42", "docgen.cli.rules"),
    Command("schema", "say what a case file holds", "docgen schema", "docgen.cli.schema"),
    Command("doctor", "say what this machine has and lacks", "docgen doctor", "docgen.cli.doctor"),
)


def commands() -> tuple[Command, ...]:
    """Return every command, in the order in which help lists them."""
    return _COMMANDS
