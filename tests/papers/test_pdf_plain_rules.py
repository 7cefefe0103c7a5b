"""What is drawn under words that are set again: nothing that goes on evenly tells where its phrase began or ended."""

from collections import Counter
from hashlib import sha256

import pytest
from pikepdf import Dictionary, Name

from docgen.papers.pdf_redacted import redacted_pdf
from docgen.papers.pdf_words import page_words
from tests.made.redactable import pages, saved
from tests.papers.test_pdf_closing import NAMES, over, picture_in, picture_of, places_in

PHRASE, AFTER = "Statement of {} made", "today"
FOOT = 697.5
ACROSS = {
    "dashes": "[2 1] 0 d 0.7 w {left} {foot} m {right} {foot} l S",
    "round dots": "1 J [0 1.5] 0 d 0.7 w {left} {foot} m {right} {foot} l S",
    "a stroke over it": "0.6 w {left} {foot} m {right} 708 l S",
    "a frame": "0.5 w {left} 696 {wide} 14 re S",
    "a dotted picture": "q {wide} 0 0 1 {left} {foot} cm /Dots Do Q",
}
EACH = {
    "a wave": ("0.4 w {left} {foot} m", " {right} {foot} l {right} 699 l", " S"),
    "dashes one by one": ("", "0.7 w {left} {foot} m {middle} {foot} l S ", ""),
    "hatching": ("", "0.3 w {left} 697 m {right} 709 l S ", ""),
}
STEP = 3.1


def drawn(how: str, left: float, right: float) -> str:
    if how in ACROSS:
        return ACROSS[how].format(left=left, right=right, wide=right - left, foot=FOOT)
    before, part, behind = EACH[how]
    many = int((right - left) / STEP)
    steps = (left + STEP * at for at in range(many))
    parts = "".join(part.format(left=at, middle=at + STEP / 2, right=at + STEP, foot=FOOT) for at in steps)
    return before.format(left=left, foot=FOOT) + parts + behind


def with_rule(name: str, how: str) -> bytes:
    """A page with a phrase that says a name, and something drawn from its beginning to its end."""
    lines = [(72, 700, f"{PHRASE.format(name)} {AFTER}"), (72, 640, "Another line.")]
    plain = saved(pages(*[lines]))
    left, *_, right = (word.box for word in page_words(plain)[0].words[:-3])
    pdf = pages(lines)
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(
        page.Contents.read_bytes() + drawn(how, round(left.left, 2), round(right.right, 2)).encode()
    )
    page.Resources.XObject = Dictionary(
        Dots=pdf.make_stream(
            bytes([0, 255] * 40), Type=Name.XObject, Subtype=Name.Image, Width=80, Height=1,
            ColorSpace=Name.DeviceGray, BitsPerComponent=8,
        )
    )  # fmt: skip
    return saved(pdf)


@pytest.mark.parametrize("how", [*ACROSS, *EACH])
def test_what_goes_on_evenly_under_a_phrase_does_not_tell_how_long_a_name_in_it_was(how: str) -> None:
    left = Counter[bytes]()
    for name in NAMES:
        made = redacted_pdf(content := with_rule(name, how), over(content, name)).content
        left[sha256(picture_in(made) + places_in(made).encode()).digest()] += 1
    assert max(left.values()) >= 7


def test_a_whole_rule_through_words_goes_with_them_lest_they_read_as_if_they_stood() -> None:
    pdf = pages([(72, 700, f"He told {NAMES[0]} that it was so")])
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"0.7 w 72 704 m 330 704 l S")
    made = redacted_pdf(content := saved(pdf), over(content, NAMES[0])).content
    picture = picture_of(made)
    (last,) = [word for word in page_words(made)[0].words if word.text == "that"]
    scale = picture.width / 595
    row = max(
        sum(picture.getpixel((x, y)) < 128 for x in range(int(last.room.left * scale), int(last.room.right * scale)))
        for y in range(int(last.room.top * scale), int(last.room.bottom * scale))
    )
    assert row >= 0.95 * int((last.room.right - last.room.left) * scale)


def test_a_large_letter_before_two_lines_brings_nothing_of_the_second_one_along() -> None:
    left = Counter[bytes]()
    for name in NAMES:
        pdf = pages([(96, 700, f"{name}, victim"), (96, 686, "seen at the park"), (72, 600, "Another line.")])
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"BT /F 36 Tf 72 688 Td (3) Tj ET")
        content = saved(pdf)
        made = redacted_pdf(content, over(content, name)).content
        assert {"3", "seen", "at", "the", "park"} <= {word.text for word in page_words(made)[0].words}
        left[sha256(picture_in(made) + places_in(made).encode()).digest()] += 1
    assert max(left.values()) >= 7


def test_a_ground_that_fades_along_the_line_does_not_end_where_the_words_did() -> None:
    """It is drawn in bars: such a ground is left away beside a box, up to where it begins and ends itself."""
    left = Counter[tuple[int, ...]]()
    for name in NAMES:
        pdf = pages([(72, 700, f"Witness: {name}"), (72, 640, "Another line.")])
        page = pdf.pages[0].obj
        bars = "".join(f"{1 - at / 400:.4f} g {68 + at * 2} 690 2.2 24 re f " for at in range(220))
        page.Contents = pdf.make_stream(bars.encode() + b"0 g " + page.Contents.read_bytes())
        content = saved(pdf)
        picture = picture_of(redacted_pdf(content, over(content, name)).content)
        row = [picture.getpixel((x, round((842 - 692) * picture.height / 842))) for x in range(picture.width)]
        left[tuple(row)] += 1
    assert max(left.values()) >= 7


def test_white_words_on_a_picture_are_still_to_be_read_where_they_are_set_again() -> None:
    pdf = pages([(72, 640, "Another line.")])
    page = pdf.pages[0].obj
    banner = f"q 460 0 0 24 68 690 cm /Dots Do Q 1 g BT /F 12 Tf 72 700 Td (Seen by {NAMES[0]} at noon) Tj ET 0 g "
    page.Contents = pdf.make_stream(banner.encode() + page.Contents.read_bytes())
    page.Resources.XObject = Dictionary(
        Dots=pdf.make_stream(
            bytes([40] * 60), Type=Name.XObject, Subtype=Name.Image, Width=60, Height=1, ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
    )  # fmt: skip
    made = redacted_pdf(content := saved(pdf), over(content, NAMES[0])).content
    (word,) = (word for word in page_words(made)[0].words if word.text == "noon")
    picture = picture_of(made)
    scale = picture.width / 595
    room = word.room
    crop = picture.crop([round(edge * scale) for edge in (room.left, room.top, room.right, room.bottom)])
    assert crop.getextrema()[0] < 60
    assert crop.getextrema()[1] > 220
