"""Bytes become text where one reading of them is certain; else it is said that none is."""

from __future__ import annotations

import pytest

from servanda.intake.decode import Undecoded, decode, storable

ENGLISH = (
    "The envoy’s offer was “concrete” — who, how many, by which road — and José Muñoz of the café near the Bürgerhaus "
    "said that it named no date. Nobody in Genève had signed it. "
) * 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_english_text_is_read_in_the_encodings_it_comes_in(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "windows-1252", "ISO-8859-1"])
def test_latin_1_is_read_as_browsers_read_it(declared: str) -> None:
    assert decode(ENGLISH.encode("windows-1252"), declared) == ENGLISH


def test_utf_8_is_believed_before_a_declaration_that_lies() -> None:
    html = '<meta charset="iso-8859-1"><p>“Alep”</p>'
    assert decode(html.encode()) == html


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
def test_russian_text_is_not_read_as_western_text(encoding: str) -> None:
    russian = "Министр заявил, что перемирие начнётся в понедельник, и обещал открыть дорогу в город. " * 4
    text = decode(russian.encode(encoding))
    assert isinstance(text, Undecoded) or text == russian


@pytest.mark.parametrize("word", ["\u0153uvre", "élève", "naïve", "Zoë", "£5", "½", "Łódź"])
def test_a_single_word_decides_only_if_it_can(word: str) -> None:
    encoding = "windows-1250" if word == "Łódź" else "windows-1252"
    text = decode(f"The word in question was {word} and no other one.".encode(encoding))
    assert isinstance(text, Undecoded) or word in text


def test_what_cannot_be_told_is_not_guessed() -> None:
    found = decode(b"\x80\x81\x8d\x8f\x90\x9d" * 3 + b" and nothing else")
    assert isinstance(found, Undecoded)
    assert "UTF-8" in found.hint


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.4 ...", "a PDF"),
        (b"PK\x03\x04...", "a ZIP archive"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"{\\rtf1\\ansi", "a rich text"),
        (bytes(1000), "binary data"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    found = decode(data)
    assert isinstance(found, Undecoded)
    assert what in found.what


def test_line_ends_become_plain() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


def test_what_no_store_can_hold_is_marked_and_the_length_stays() -> None:
    assert storable("a\x00b\ud83dc") == "a\ufffdb\ufffdc"
