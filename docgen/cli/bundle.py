"""`docgen bundle`: the bundle of a case, numbered, indexed, linked and bookmarked."""

import json
from argparse import ArgumentParser, Namespace

from docgen.case.bundle_order import Adding
from docgen.cli.findings import as_records, exit_code, shown, summed_up
from docgen.cli.making import add_common
from docgen.errors import ExitCode, InputError
from docgen.workflow.bundling import ORDER, BundleAsked, Bundled, begin_order, make_bundle
from docgen.workflow.clock import now

__all__ = ["configure", "run"]


def configure(parser: ArgumentParser) -> None:
    """Add the case folder and the options."""
    add_common(parser)
    parser.add_argument("--init", action="store_true", help="write a first bundle.yaml from the case, to be changed")
    later = parser.add_mutually_exclusive_group()
    later.add_argument(
        "--append", action="store_true", help="with --init --order: later papers go to the end of the bundle served"
    )
    later.add_argument(
        "--insert", action="store_true", help="with --init --order: they go behind its pages (23A), where directed"
    )
    later.add_argument(
        "--supplementary", action="store_true", help="with --init --order: they make a bundle of their own (default)"
    )
    parser.add_argument(
        "--order", default=ORDER, metavar="FILE.yaml", help=f"the order, in the case folder (default: {ORDER})"
    )
    parser.add_argument(
        "--password",
        action="append",
        default=[],
        metavar="WORD",
        help="try this on papers that ask for one; repeatable",
    )


def run(arguments: Namespace) -> ExitCode:
    """Write a first order, or make the bundle and say what stands on which page."""
    later = arguments.append or arguments.insert or arguments.supplementary
    if later and (not arguments.init or arguments.order == ORDER):
        step = f"docgen bundle {arguments.case} --init --order later.yaml --append; then without --init and --append."
        raise InputError.at("docgen bundle", "Later papers have an order of their own, begun by --init.", step)
    if arguments.init:
        adds = Adding.APPEND if arguments.append else Adding.INSERT if arguments.insert else None
        path = begin_order(arguments.case, arguments.order, adds)
        print(json.dumps({"file": str(path)}) if arguments.json else f"Wrote {path}: change it as you like.")
        if not arguments.json:
            order = "" if arguments.order == ORDER else f" --order {arguments.order}"
            print(f"Then: docgen bundle {arguments.case}{order}")
        return ExitCode.DONE
    asked = BundleAsked(
        arguments.case,
        arguments.final,
        arguments.formats,
        arguments.replace,
        tuple(arguments.password),
        arguments.order,
    )
    made = make_bundle(asked, now)
    print(_as_json(made) if arguments.json else "\n".join(_lines(asked, made)))
    return exit_code(made.findings)


def _as_json(made: Bundled) -> str:
    rows = [each._asdict() for each in made.documents]
    record = {
        "file": made.file,
        "files": made.files,
        "beside": made.beside,
        "pages": made.pages,
        "documents": rows,
        "findings": as_records(made.findings),
    }
    return json.dumps(record, indent=2, ensure_ascii=False)


def _lines(asked: BundleAsked, made: Bundled) -> list[str]:
    if made.file is None:
        lines = ["Nothing was written: errors stand."]
    else:
        lines = [f"Wrote {', '.join(str(asked.folder / name) for name in made.files)} ({made.pages} pages)."]
        volumes = len(made.files) > 1
        lines += [
            f"  {f'volume {each.volume},' if volumes else ''}{each.first:>5} to {each.last:<5} {each.title}"
            for each in made.documents
        ]
    lines += [f"  Beside it: {asked.folder / name}" for name in made.beside]
    lines += [*shown(made.findings), f"  {summed_up(made.findings)}"]
    return [*lines, *(f"Then: docgen verify '{asked.folder / name}'" for name in made.files)]
