"""`docgen make`: one document of one format."""

from argparse import ArgumentParser, Namespace

from docgen.cli.making import add_common, carry_out
from docgen.errors import ExitCode
from docgen.formats.registry import name_and_version
from docgen.workflow.making import Order

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add the case folder, the format, the maker and the options."""
    add_common(parser)
    parser.add_argument("format", metavar="FORMAT", help="the format's name, or name@version")
    parser.add_argument("--maker", metavar="ID", help="the maker's id, where several make statements")


def run(arguments: Namespace) -> ExitCode:
    """Make the documents that the case commissions in this format."""
    name, version = name_and_version(arguments.format)
    order = Order(
        arguments.case,
        final=arguments.final,
        maker=arguments.maker,
        format=name,
        version=version,
        formats=arguments.formats,
        replace=arguments.replace,
    )
    return carry_out(order, as_json=arguments.json)
