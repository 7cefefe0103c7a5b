"""Films and recordings, told by how they begin, never by their names: no page can show them."""

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["media_kind"]

WITHIN: Final = 4096
"""Bytes in which a file says what it is."""


def _known(*rows: tuple[bytes, str]) -> Iterable[tuple[re.Pattern[bytes], str]]:
    return tuple((re.compile(begins, re.DOTALL), what) for begins, what in rows)


KNOWN: Final = _known(
    (rb".{4}ftypM4[ABP] ", "a sound recording (M4A)"),
    (rb".{4}ftypqt  |.{4}(?:moov|mdat|wide|pnot)", "a video (QuickTime)"),
    (rb".{4}ftyp3g", "a video (3GP)"),
    (rb".{4}ftyp(?:M4V|mp4|iso|avc|dash|MSNV|f4v|mmp|cmf|XAVC|NDS|hvc1|dby1)", "a video (MP4)"),
    (rb"RIFF.{4}AVI ", "a video (AVI)"),
    (rb"RIFF.{4}WAVE|RF64.{4}WAVE", "a sound recording (WAV)"),
    (rb"\x1a\x45\xdf\xa3.{0,80}webm", "a video (WebM)"),
    (rb"\x1a\x45\xdf\xa3", "a video (Matroska)"),
    (rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a film or recording (Windows Media)"),
    (rb"FLV\x01", "a video (Flash)"),
    (rb"\x00\x00\x01[\xba\xb3]", "a video (MPEG)"),
    # Packets of broadcast television (ISO/IEC 13818-1, 2.4.3.2), as they are or with a time before each.
    (rb"G(?:.{187}G){3}|.{4}G(?:.{191}G){3}", "a video (MPEG transport stream)"),
    (rb"DHAV|IMKH", "a video (of a camera's own kind)"),
    (rb"OggS\x00.{22,40}theora", "a video (Ogg)"),
    (rb"OggS\x00", "a sound recording (Ogg)"),
    (rb"fLaC\x00", "a sound recording (FLAC)"),
    (rb"ID3[\2-\4]\x00|\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xeb]", "a sound recording (MP3)"),
    (rb"\xff[\xf0\xf1\xf8\xf9]", "a sound recording (AAC)"),
    (rb"#!AMR", "a sound recording (AMR)"),
    (rb"FORM.{4}AIF[FC]", "a sound recording (AIFF)"),
    (rb"caff\x00\x01", "a sound recording (CAF)"),
    (rb"\.snd\x00\x00\x00", "a sound recording (AU)"),
)


def media_kind(content: bytes) -> str:
    """Return what a film or recording is, in words; nothing for any other file that `kind_of` does not know."""
    head = content[:WITHIN]
    return next((what for begins, what in KNOWN if begins.match(head)), "")
