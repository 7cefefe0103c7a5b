"""What `docgen verify` found as one page of HTML: no script, nothing from elsewhere, thumbnails within it."""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Final

from docgen.checks.bundle_profile import BundleProfile
from docgen.checks.bundle_running import Told
from docgen.checks.rule import CATALOGUE

__all__ = ["html_of"]

STYLE: Final = (
    "body{font:16px/1.45 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#111}"
    "h2{border-top:1px solid #999;padding-top:.8em}.error{color:#a00}.warning{color:#850}"
    "figure{display:inline-block;margin:.3em .8em .3em 0}img{border:1px solid #999;display:block}"
    "figcaption,.source{font-size:.85em;color:#444}"
)
SHOWN: Final = 12
"""Thumbnails beside one finding."""


def html_of(
    name: str, profile: BundleProfile, pages: int, told: Sequence[Told], thumbnails: Mapping[int, bytes]
) -> str:
    """Return the page: findings by rule, each with its pages, what is wrong, what to do next, and thumbnails."""
    body = "\n".join(_body(name, profile, pages, told, thumbnails))
    head = f'<meta charset="utf-8"><title>{escape(name)}</title><style>{STYLE}</style>'
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'


def _body(
    name: str, profile: BundleProfile, pages: int, told: Sequence[Told], thumbnails: Mapping[int, bytes]
) -> Iterator[str]:
    yield f"<h1>{escape(name)}</h1>"
    yield f"<p>{pages} pages, held against {escape(profile.says)} (profile {escape(profile.name)}).</p>"
    if not told:
        yield "<p>No rule has anything to say against it.</p>"
    for number, group in groupby(told, key=lambda each: each.finding.rule):
        yield f"<h2>{escape(number)}: {escape(CATALOGUE[number].says)}</h2>"
        yield f'<p class="source">{escape(profile.rules[number].source)}</p>'
        for each in group:
            yield from _one(each, thumbnails)


def _one(told: Told, thumbnails: Mapping[int, bytes]) -> Iterator[str]:
    finding = told.finding
    kind = escape(str(finding.severity))
    yield (
        f'<p><strong class="{kind}">{kind}</strong> <strong>{escape(finding.place.field)}</strong> '
        f"{escape(finding.detail)}<br>{escape(finding.next_step)}</p>"
    )
    shown = [number for number in told.pages if number in thumbnails][:SHOWN]
    if shown:
        yield "<div>" + "".join(_figure(number, thumbnails[number]) for number in shown) + "</div>"


def _figure(number: int, picture: bytes) -> str:
    data = b64encode(picture).decode()
    picture_shown = f'<img src="data:image/png;base64,{data}" alt="page {number}">'
    return f"<figure>{picture_shown}<figcaption>page {number}</figcaption></figure>"
