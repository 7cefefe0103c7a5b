"""Whether the words of HTML, as they are printed, are more than a browser shows of it."""

import html
import re
from collections import Counter
from typing import Final

from docgen.papers.shown_markup import LARGEST_STYLED, as_shown, is_styled

__all__ = ["HIDDEN_WORDS", "hides_words"]

HIDDEN_WORDS: Final = "Words that its style hides, or may hide, and that are printed."

TITLE: Final = re.compile(r"<title\b[^>]{0,1000}>([^<]*)", re.IGNORECASE)
"""What a browser shows in its own frame."""


def hides_words(markup: str, printed: str) -> bool:
    """Tell whether words that are printed of some HTML are hidden by its style, or may be.

    Too much of it to be read so counts as hiding some.
    """
    if not is_styled(markup):
        return False
    if len(markup) > LARGEST_STYLED:
        return True
    _, _, shown, *_ = as_shown(markup)
    titles = html.unescape(" ".join(TITLE.findall(markup)))
    return bool(_letters(printed) - _letters(shown) - _letters(titles))


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))
