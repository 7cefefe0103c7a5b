"""Films and recordings are told by their content; pictures, texts and chance are none."""

import io
import wave

import pytest

from docgen.papers.kinds import FileKind, kind_of
from docgen.papers.looking import look
from docgen.papers.media_kinds import media_kind


def a_recording() -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\1" * 400)
    return written.getvalue()


MP3 = b"\xff\xfb\x90\x64" + bytes(413)
KNOWN = [
    (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "a video (MP4)"),
    (b"\0\0\0\x18ftypisom\0\0\2\0isomavc1", "a video (MP4)"),
    (b"\0\0\0\x14ftypqt  \0\0\2\0qt  ", "a video (QuickTime)"),
    (b"\0\0\0\x6cmoov\0\0\0\x64mvhd", "a video (QuickTime)"),
    (b"\0\0\0\x18ftyp3gp4\0\0\0\0", "a video (3GP)"),
    (b"\0\0\0\x18ftypM4A \0\0\0\0", "a sound recording (M4A)"),
    (b"RIFF\x24\0\0\0AVI LIST", "a video (AVI)"),
    (a_recording(), "a sound recording (WAV)"),
    (b"ID3\3\0\0\0\0\0\0", "a sound recording (MP3)"),
    (MP3 * 3, "a sound recording (MP3)"),
    (b"\xff\xf1\x50\x80\0\x1f\xfc", "a sound recording (AAC)"),
    (b"\x1a\x45\xdf\xa3\1\0\0\0\0\0\0\x1f\x42\x82\x84webm", "a video (WebM)"),
    (b"\x1a\x45\xdf\xa3\1\0\0\0\0\0\0\x1f\x42\x82\x88matroska", "a video (Matroska)"),
    ((b"G" + bytes(187)) * 5, "a video (MPEG transport stream)"),
    (b"OggS\0\2" + bytes(20) + b"\1\x1e\1vorbis", "a sound recording (Ogg)"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9", "a film or recording (Windows Media)"),
    (b"#!AMR\n\x3c\0", "a sound recording (AMR)"),
]


@pytest.mark.parametrize(("content", "what"), KNOWN, ids=[what for _, what in KNOWN])
def test_a_film_or_recording_is_told_whatever_its_name(content: bytes, what: str) -> None:
    assert (kind_of(content), media_kind(content)) == (FileKind.OTHER, what)
    assert look(content).remarks == (f"It is {what}: play it yourself.",)


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 5000, b"PK\3\4", b"GGGG", bytes(range(256)) * 20, b"\xff\xff" * 50, b"RIFF\x24\0\0\0ACON"],
    ids=["empty", "noughts", "an archive", "letters", "all bytes", "ones", "another kind of RIFF"],
)
def test_what_is_none_is_not_taken_for_one(content: bytes) -> None:
    assert media_kind(content) == ""
