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


_COMMANDS = (Command("doctor", "say what this machine has and lacks", "docgen doctor", "docgen.cli.doctor"),)


def commands() -> tuple[Command, ...]:
    """Return every command, in the order in which help lists them."""
    return _COMMANDS
