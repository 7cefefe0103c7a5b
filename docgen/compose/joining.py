"""Where a text of the case ends with a stop, the format's own stop after it is not printed as well."""

import re
from dataclasses import replace

from docgen.document import Span, Spans, TextSpan

__all__ = ["joined"]

ENDED = re.compile(r"[.!?…][”’\"')]*$")
STOP = re.compile(r"([”’]?)\.(?!\.)")
"""The format's full stop, or a closing quotation mark with one."""


def joined(spans: Spans) -> Spans:
    """Return spans without a full stop of the template where what stands before it ends the sentence already."""
    made: list[Span] = []
    for span in spans:
        stop = STOP.match(span.text) if isinstance(span, TextSpan) else None
        if stop and isinstance(span, TextSpan) and _has_ended(made):
            rest = stop[1] + span.text[stop.end() :]
            made += [replace(span, text=rest)] if rest else []
        else:
            made.append(span)
    return tuple(made)


def _has_ended(before: list[Span]) -> bool:
    return bool(before) and not isinstance(before[-1], TextSpan) and ENDED.search(before[-1].text) is not None
