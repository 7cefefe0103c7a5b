"""What was served on whom, when and how: kept in the case folder, in the order in which it was recorded."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError

from docgen.case.emitting import as_block
from docgen.case.nodes import data_of, read_nodes
from docgen.case.record import Model
from docgen.case.scalars import IsoDate, Line
from docgen.errors import InputError

__all__ = ["Served", "Service", "read_service", "written_service"]

TOP = "# What was served; docgen served adds to it, and the audit journal has a line for each.\n"


class Served(Model):
    """One file that was served: its name in out/served and its digest, to whom, how, on which day, by whom recorded.

    `words` are the records in out/internal/served of what the statements say that it is or holds.
    """

    file: Line
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    to: Line
    how: Line
    on: IsoDate
    recorded_by: Line
    words: tuple[Line, ...] = ()


def _one(value: object) -> object:
    return 1 if str(value) == "1" else value


class Service(Model):
    """All that was served of a case."""

    docgen: Annotated[int, BeforeValidator(_one)] = Field(ge=1, le=1)
    served: tuple[Served, ...] = ()


def read_service(content: bytes, file: str) -> Service:
    """Read what was served. Raises InputError for what is no such record."""
    try:
        return Service.model_validate(data_of(read_nodes(content.decode("utf-8-sig"), file)))
    except (UnicodeDecodeError, ValidationError):
        raise InputError.at(
            file, "is not a record of what was served.", "Put back the one that docgen wrote."
        ) from None


def written_service(service: Service) -> bytes:
    """Write what was served as a file."""
    rows: tuple[dict[str, Any], ...] = tuple(
        {key: value for key, value in (each.model_dump() | {"on": each.on.isoformat()}).items() if value != ()}
        for each in service.served
    )
    return f"{TOP}docgen: 1\nserved:\n{as_block(rows, 2)}\n".encode()
