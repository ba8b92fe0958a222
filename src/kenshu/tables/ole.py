"""The file system inside an old Office file (MS-CFB): one stream by name."""

import struct

from kenshu.tables.package import broken

_FREE = 0xFFFFFFFA  # this and above are no sectors


def stream(raw: bytes, *names: str) -> bytes:
    """The content of the first stream there is of ``names``; chains that run in circles are broken files.

    Raises TablesError ``broken-file``.
    """
    try:
        return _Compound(raw).stream(names)
    except (struct.error, IndexError, UnicodeDecodeError) as reason:
        raise broken() from reason


class _Compound:
    def __init__(self, raw):
        self._raw = raw
        self._size = 1 << struct.unpack_from("<H", raw, 30)[0]
        self._small = 1 << struct.unpack_from("<H", raw, 32)[0]
        if self._size not in (512, 4096) or self._small != 64:
            raise broken()
        count, first_directory = struct.unpack_from("<II", raw, 44)
        self._cutoff, first_small = struct.unpack_from("<II", raw, 56)
        self._table = self._allocation(count)
        directory = self._chain(first_directory)
        self._entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
        small = self._chain(first_small) if first_small < _FREE else b""
        self._small_table = struct.unpack(f"<{len(small) // 4}I", small[: len(small) // 4 * 4])

    def _allocation(self, count):
        sectors = list(struct.unpack_from("<109I", self._raw, 76))
        at = struct.unpack_from("<I", self._raw, 68)[0]
        while at < _FREE and len(sectors) < count:
            more = struct.unpack(f"<{self._size // 4}I", self._sector(at))
            sectors += more[:-1]
            at = more[-1]
        whole = b"".join(self._sector(sector) for sector in sectors[:count] if sector < _FREE)
        return struct.unpack(f"<{len(whole) // 4}I", whole)

    def _sector(self, number):
        start = (number + 1) * self._size
        found = self._raw[start : start + self._size]
        if not found:
            raise broken()
        return found.ljust(self._size, b"\0")

    def _chain(self, at):
        parts, seen = [], 0
        while at < _FREE:
            parts.append(self._sector(at))
            at = self._table[at]
            seen += 1
            if seen > len(self._table):
                raise broken()
        return b"".join(parts)

    def stream(self, names):
        entries = {}
        for entry in self._entries:
            length = struct.unpack_from("<H", entry, 64)[0]
            entries[entry[: max(0, length - 2)].decode("utf-16-le")] = entry
        entry = next((entries[name] for name in names if name in entries), None)
        if entry is None:
            raise broken()
        start, size = struct.unpack_from("<II", entry, 116)
        if size >= self._cutoff:
            return self._chain(start)[:size]
        root = self._chain(struct.unpack_from("<I", self._entries[0], 116)[0])
        parts, seen = [], 0
        while start < _FREE and seen <= len(self._small_table):
            parts.append(root[start * self._small : (start + 1) * self._small])
            start, seen = self._small_table[start], seen + 1
        return b"".join(parts)[:size]
