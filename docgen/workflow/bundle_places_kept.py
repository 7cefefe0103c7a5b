"""Where all stands in the bundle that was made last, kept inside the house: tables of its pages are made from that."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, Final, NoReturn

from docgen.case.orders import LoadedOrder
from docgen.disclosure.bundle_places import InStatement, Places, Spoken, Standing, Told
from docgen.errors import InputError
from docgen.workflow.folder import AUDIT, INTERNAL, OpenCase
from docgen.workroom.folder import inside
from docgen.workroom.journal import read_chain
from docgen.workroom.reading import read_bounded

__all__ = ["KeptPlaces", "kept_places", "places_file", "places_told"]

LARGEST: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class KeptPlaces:
    """Where all stands, in which files, and whether they are the final's."""

    places: Places
    files: tuple[str, ...]
    final: bool


def places_file(order: str) -> str:
    """Return where it is kept where all stands in the bundle of an order, by the name of the order's file."""
    return f"{INTERNAL}/{order.removesuffix('.yaml').replace('/', ' ')}.places.json"


def places_told(case: OpenCase, order_digest: str, places: Places, files: Mapping[str, bytes], *, final: bool) -> bytes:
    """Write where all stands in files that were just made, of a case and an order as they are now."""
    told = {
        "docgen": 1,
        "final": final,
        "case_sha256": case.digest,
        "order_sha256": order_digest,
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
        "places": asdict(places),
    }
    return f"{json.dumps(told, indent=1)}\n".encode()


def kept_places(case: OpenCase, order: LoadedOrder) -> KeptPlaces:
    """Read where all stands in the bundle made last of an order.

    Raises InputError where none was made, or where the case, the order or a file of it has changed since.
    """
    if order.order.adds is not None:
        step = "Name the order of the bundle itself under --order."
        raise InputError.at(order.file, "adds to a bundle, and has no table of its own.", step)
    path = inside(case.folder, places_file(order.file))
    if not path.is_file():
        _again(case, order, "No bundle was made of this order yet.")
    try:
        told = json.loads(read_bounded(path, LARGEST, root=case.folder))
        files, places, final = dict(told["files"]), _places(told["places"]), told["final"] is True
        made_of = told["case_sha256"], told["order_sha256"]
    except (ValueError, LookupError, TypeError, AttributeError):
        _again(case, order, "What was kept of the bundle's pages cannot be read.")
    if made_of[0] != case.digest:
        _again(case, order, "The case has changed since the bundle was made.")
    if made_of[1] != order.digest:
        _again(case, order, "The order has changed since the bundle was made.")
    _require_as_made(case, order, files)
    return KeptPlaces(places, tuple(files), final)


def _require_as_made(case: OpenCase, order: LoadedOrder, files: Mapping[str, str]) -> None:
    """Refuse where a file is another than the one that was made last under its name, as the journal says."""
    lines = (line.entry for line in read_chain(inside(case.folder, AUDIT)).lines)
    logged = {entry.get("output"): entry.get("sha256") for entry in lines if entry.get("did") == "bundle"}
    for name, digest in files.items():
        path = inside(case.folder, name)
        if not path.is_file():
            _again(case, order, f"The bundle is not there any more ({name}).")
        if not digest == logged.get(name) == sha256(read_bounded(path, LARGEST, root=case.folder)).hexdigest():
            _again(case, order, f"This is another file than the bundle that docgen made ({name}).")


def _places(told: Mapping[str, object]) -> Places:
    kept = dict(told)
    standing = tuple(Standing(**each) for each in kept.pop("standing"))  # type: ignore[attr-defined]
    telling = {name: _in_statement(each) for name, each in kept.pop("telling").items()}  # type: ignore[attr-defined]
    return Places(standing, telling, **kept)  # type: ignore[arg-type]


def _in_statement(told: dict[str, Any]) -> InStatement:
    incidents = (
        Told(each["paragraph"], each["page"], tuple(each["exhibits"]), _people(each["people"]))
        for each in told["incidents"]
    )
    return InStatement(tuple(incidents), _people(told["outside"]))


def _people(told: dict[str, Any]) -> dict[str, Spoken]:
    return {mark: Spoken(**each) for mark, each in told.items()}


def _again(case: OpenCase, order: LoadedOrder, detail: str) -> NoReturn:
    step = f"Make the bundle first: docgen bundle {case.folder}"
    raise InputError.at(order.file, detail, step if order.file == "bundle.yaml" else f"{step} --order {order.file}")
