"""`docgen statement`: every commissioned statement of a case."""

from argparse import ArgumentParser, Namespace

from docgen.cli.making import add_common, carry_out
from docgen.errors import ExitCode
from docgen.workflow.making import Order

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add the case folder and its options."""
    add_common(parser)


def run(arguments: Namespace) -> ExitCode:
    """Make every commissioned statement."""
    order = Order(arguments.case, final=arguments.final, formats=arguments.formats, replace=arguments.replace)
    return carry_out(order, as_json=arguments.json)
