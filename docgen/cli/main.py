"""The `docgen` command: finds the row of the table, runs it, and turns what happens into sentences and an exit code."""

import atexit
import gc
import json
import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from docgen import __version__
from docgen.cli.commands import Command, commands
from docgen.errors import DocgenError, ExitCode, own_fault

__all__ = ["main"]

INTERRUPTED = 130  # 128 and the number of SIGINT, as shells count
PIPE_CLOSED = 141  # 128 and the number of SIGPIPE
SELDOM = 1_000_000
"""Objects made, less those gone, before the collector looks; a PDF of a hundred pages makes about as many."""
EXITS = """exit codes:
  0  done
  1  findings of severity error stand (a draft is still written, marked)
  2  the input cannot be used
  3  something the machine needs is missing
  4  a fault of docgen"""


class _Entry(Protocol):
    """What the module of a command offers."""

    def configure(self, parser: ArgumentParser) -> None: ...

    def run(self, arguments: Namespace) -> int: ...


def main(argv: Sequence[str] | None = None) -> int:
    """Run docgen with the given arguments (None: those of this process) and return its exit code.

    Faults are printed on stderr, one line each; with `--json` on stdout as well, for machines. What docgen did not
    foresee is reported by type and place only: a message could hold a value of the case.
    """
    if argv is None:
        _rest_collector()
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a narrow terminal must not turn a name into a fault
    try:
        code = _run(words)
        sys.stdout.flush()
    except DocgenError as error:
        return _report(error, as_json="--json" in words)
    except BrokenPipeError:
        os._exit(
            PIPE_CLOSED
        )  # the reader has gone (`docgen rules | head`); a normal end would flush stdout and fail again
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the last line of defence: a traceback would print values of the case
        print(own_fault(error), file=sys.stderr)
        return ExitCode.OWN
    return code


def _rest_collector() -> None:
    """Let the collector of cycles look seldom in a process that is soon over: it costs a tenth of a statement."""
    gc.set_threshold(SELDOM)
    atexit.register(gc.freeze)  # nor need it look through all there is when the process ends


def _run(words: Sequence[str]) -> int:
    parser, entry = _parser(words)
    arguments = parser.parse_args(words)
    if entry is None:
        parser.print_help()
        return ExitCode.DONE
    return entry.run(arguments)


def _parser(words: Sequence[str]) -> tuple[ArgumentParser, _Entry | None]:
    """Build the parser; only the command that is used is imported and gives its arguments."""
    parser = ArgumentParser(
        prog="docgen",
        description="Assembles disclosable police material from a typed case summary.",
        epilog=f"{_listed(commands())}\n\n{EXITS}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"docgen {__version__}")
    rows = parser.add_subparsers(metavar="COMMAND", help="one of those below; each has its own --help")
    named = next((word for word in words if not word.startswith("-")), None)
    entry = None
    for command in commands():
        row = rows.add_parser(
            command.name,
            description=_sentence(command),
            epilog=f"example:\n  {command.example}",
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,  # `--format` of another tool must not be taken for `--formats`
        )
        row.add_argument("--json", action="store_true", help="print the answer as JSON, for machines")
        if command.name == named:
            entry = cast("_Entry", import_module(command.module))
            entry.configure(row)
    return parser, entry


def _listed(rows: Sequence[Command]) -> str:
    """List the commands; argparse's own list breaks the line after a name longer than `COMMAND`."""
    width = max(len(row.name) for row in rows)
    return "\n".join(("commands:", *(f"  {row.name:<{width}}  {row.help}" for row in rows)))


def _sentence(command: Command) -> str:
    return f"{command.help[0].upper()}{command.help[1:]}."


def _report(error: DocgenError, *, as_json: bool) -> ExitCode:
    for fault in error.faults:
        print(" ".join(str(fault).split()), file=sys.stderr)
    if as_json:
        faults = [
            {
                "file": fault.place.file,
                "line": fault.place.line,
                "column": fault.place.column,
                "field": fault.place.field,
                "detail": fault.detail,
                "next_step": fault.next_step,
            }
            for fault in error.faults
        ]
        print(json.dumps({"exit": int(error.exit_code), "faults": faults}, indent=2, ensure_ascii=False))
    return error.exit_code
