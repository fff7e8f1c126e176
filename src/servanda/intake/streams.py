"""Streams of bytes that can be looked into before they are read, and unpacked as far as they are whole."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP = b"\x1f\x8b"
_CHUNK = 65536
_PACKED = 16384
"""Packed bytes taken at a time: as gzip packs a thousandfold at most, 16 MB are the most that is unpacked at a time."""


class _Readable(io.RawIOBase):
    def readable(self) -> bool:
        return True

    def _fill(self, buffer: WriteableBuffer, data: bytes) -> int:
        memoryview(buffer).cast("B")[: len(data)] = data
        return len(data)


class _Rewound(_Readable):
    """A stream whose first bytes were read already, from its start again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readinto(self, buffer: WriteableBuffer) -> int:
        size = memoryview(buffer).nbytes
        data, self._head = self._head[:size], self._head[size:]
        return self._fill(buffer, data or self._rest.read(size))


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream (as many as there are, 65536 at most), and the whole stream."""
    head = stream.read(_CHUNK)
    return head, io.BufferedReader(_Rewound(head, stream))


class Unpacked(_Readable):
    """What a gzip stream of one or many members holds. Where it is damaged it ends, and `damage` says how."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed, self._rest, self._ready = packed, b"", b""
        self._member: zlib._Decompress | None = None
        self.damage: str | None = None

    def readinto(self, buffer: WriteableBuffer) -> int:
        size = memoryview(buffer).nbytes
        while not self._ready and self._more():
            pass
        data, self._ready = self._ready[:size], self._ready[size:]
        return self._fill(buffer, data)

    def _more(self) -> bool:
        """Unpack some more; `False` at the end."""
        source = self._rest or self._packed.read(_PACKED)
        if self.damage or not source:
            self.damage = self.damage or ("it breaks off" if self._member else None)
            return False
        if self._member is None:
            source = source.lstrip(b"\0")
            self._member = zlib.decompressobj(31) if source else None
        try:
            self._unpack(source)
        except zlib.error as error:
            self.damage = f"its compressed data are damaged ({error})"
        return True

    def _unpack(self, source: bytes) -> None:
        if self._member is None:
            self._rest = b""
            return
        self._ready = self._member.decompress(source)
        self._rest = self._member.unused_data
        self._member = None if self._member.eof else self._member
