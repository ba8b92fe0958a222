"""Addresses made coarser: the town only, whether or not 市, 大字 and 字 were written."""

import re

from kenshu import city
from kenshu.tables import normalise_address

UNKNOWN = "不明"
_COUNTRY = re.compile(r"大字(?P<town>.+?)字(?P<part>.+)")


def towns(addresses, own: str | None = None):
    """Series of the town of each address. ``own``: the city's name, which may be left out; None: as in city.yml.

    An address of another city keeps that city's name. 「大字下みどり野字東前」 and 「下みどり野東前」 are 下みどり野 when
    the first way of writing occurs in the column.
    """
    own = own or city.load().name
    heads = [_head(cell, own) for cell in addresses]
    parts = {
        found["town"] + found["part"]: found["town"] for head in heads if (found := _COUNTRY.fullmatch(head))
    }
    return type(addresses)([_town(head, parts) for head in heads], index=addresses.index, dtype=object)


def _head(cell, own):
    """All before the first figure, without prefecture and the own city's name."""
    head = re.match(r"\D*", normalise_address("" if cell is None or cell != cell else str(cell)))[0]
    return re.sub(rf"^(?:.{{2,3}}[都道府県])?{re.escape(normalise_address(own))}", "", head)


def _town(head, parts):
    head = re.sub(r"丁目?$", "", head)
    if found := _COUNTRY.fullmatch(head):
        return found["town"]
    bare = head.replace("大字", "")
    return parts.get(bare.replace("字", ""), bare.split("字")[0]) or UNKNOWN
