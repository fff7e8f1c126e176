"""Turns bytes into text, and says so where it cannot be sure how."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a rich text document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\x1a"))
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_NO_CHARACTER = dict.fromkeys((0, *range(55296, 57344)), 65533)

# Windows-1252 is what English text outside Unicode is written in. Where every byte above 127 is a quotation mark, dash
# or sign of its upper half, or a Western European letter inside a word, no other reading of the bytes makes sense.
_WESTERN_SIGNS = frozenset("‘’“”–—…•€£©®°·«»½¼¾§™\u00a0")
_WESTERN_WORD = re.compile(r"[A-Za-z]*(?:[àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžßÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÚÜŒŠŽ][a-z]*)+")


@dataclass(frozen=True, slots=True)
class Undecoded:
    """Why bytes could not become text, and what to do."""

    what: str
    hint: str


def decode(data: bytes, declared: str | None = None) -> str | Undecoded:
    """The text of a whole file, line ends as `\\n`: by its byte order mark, as UTF-8, as declared, or by its bytes.

    `declared` is what a transport said of the encoding (an HTTP header); a page's own declaration is looked for too.
    Bytes that more than one encoding could explain are not guessed at.
    """
    kind = binary_kind(data)
    if kind:
        return Undecoded(f"holds {kind}, not text", "export it as plain text (.txt) or as a web page (.html)")
    text = _by_mark(data)
    if text is None:
        text = _strict(data, "utf-8")
    if text is None:
        text = _by_declaration(data, declared)
    found = _by_bytes(data) if text is None else text
    return storable(_plain_line_ends(found)) if isinstance(found, str) else found


def binary_kind(data: bytes) -> str | None:
    """What the bytes are if they are no text: `a PDF`, `binary data`, …"""
    if any(data.startswith(mark) for mark, _ in _BOMS):
        return None
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    head = data[:65536]
    odd = len(head) - len(head.translate(None, _CONTROL))
    return "binary data" if odd > len(head) / 100 else None


def storable(text: str) -> str:
    """The same number of characters, without those that no store can hold (NUL, halves of surrogate pairs)."""
    return text.translate(_NO_CHARACTER)


def _plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    return None


def _by_declaration(data: bytes, declared: str | None) -> str | None:
    match = _DECLARED.search(data[:4096])
    for name in (declared, match[1].decode("ascii") if match else None):
        if not name:
            continue
        # Browsers read Latin-1 as Windows-1252, and pages are written for browsers.
        name = "windows-1252" if name.lower() in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"} else name
        text = _strict(data, name)
        if text is not None:
            return text
    return None


def western(data: bytes) -> str | None:
    """The text, if the bytes are Western European text in Windows-1252 beyond reasonable doubt; else `None`."""
    text = _strict(data, "windows-1252")
    if text is None:
        return None
    high = sum(byte > 127 for byte in data)
    if high > len(data) / 12:
        return None
    for word in re.findall(r"[^\W\d_]*[^\x00-\x7f]+[^\W\d_]*", text):
        letters = "".join(ch for ch in word if ch not in _WESTERN_SIGNS)
        accents = sum(not ch.isascii() for ch in letters)
        if accents > (len(letters) + 1) / 2 or (accents and not _WESTERN_WORD.fullmatch(letters)):
            return None
    return text


def _by_bytes(data: bytes) -> str | Undecoded:
    text = western(data)
    return _by_statistics(data) if text is None else text


def _by_statistics(data: bytes) -> str | Undecoded:
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data))
    texts = {str(match) for match in matches if match.chaos <= matches[0].chaos + 0.02}
    if len(texts) == 1:
        return texts.pop()
    names = list(dict.fromkeys(match.encoding.replace("_", "-") for match in matches))[:3]
    tell = f" (it may be {' or '.join(names)})" if names else ""
    name = names[0].upper() if names else "WINDOWS-1252"
    return Undecoded(
        f"is not UTF-8, and its encoding cannot be told with certainty{tell}",
        f"save it as UTF-8, for instance with `iconv -f {name} -t UTF-8 FILE > NEW`",
    )
