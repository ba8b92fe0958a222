"""Rows made ready for comparing, and what two of them have in common."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from kenshu.days import DaysError, parse_date
from kenshu.tables import match_addresses
from kenshu.tables.match_names import (
    normalise_kana,
    normalise_name,
    normalise_phone,
    other_letters,
    parts,
    plain_name,
)

SAME, DIFFERS, UNKNOWN = "same", "differs", "unknown"
LETTERS = "letters"
AS_WRITTEN, EVENED, BY_RULES = "書いたまま", "書き方をそろえて", "日付と住所の規則で"


@dataclass(frozen=True)
class MatchColumns:
    """The headings of a list. ``number`` is unlike for every row; ``kana``, ``phone``, ``account`` may be None."""

    number: str = "受付番号"
    name: str = "氏名"
    birth: str = "生年月日"
    address: str = "住所"
    kana: str | None = "カナ"
    phone: str | None = "電話"
    account: str | None = "口座下3桁"


@dataclass(frozen=True)
class Record:
    """One row: the text as written, and copies evened out. Empty text and None: not known."""

    number: str
    written: tuple[str, str, str]  # name, birth date, address
    name: str
    kana: str
    given: tuple[str, str]  # the given name as far as it stands apart, in letters and in reading
    birth: date | None
    address: str
    phone: str
    account: str


@dataclass(frozen=True)
class Evidence:
    """What two rows have in common.

    Each "same", "differs" or "unknown"; ``name`` also "letters" (the same but for older letters), ``address``
    also "shorter" and "room" as in ``match_addresses.relation``. ``step``: AS_WRITTEN, EVENED or BY_RULES.
    """

    name: str
    kana: str
    given: str
    birth: str
    address: str
    phone: str
    account: str
    letters: tuple[str, ...]
    left_out: tuple[str, ...]
    other_date: bool
    step: str


def record(row: Mapping, columns: MatchColumns) -> Record:
    """The row made ready. ``row``: {heading: text, date or nothing}."""
    name, birth, address, kana, phone, account = (
        _text(row[heading]) if heading else ""
        for heading in (
            columns.name, columns.birth, columns.address, columns.kana, columns.phone, columns.account,
        )
    )  # fmt: skip
    given = normalise_name(parts(name)[1]), normalise_kana(parts(kana)[1])
    return Record(
        _text(row[columns.number]), (name, birth, address), normalise_name(name), normalise_kana(kana),
        given, _birth(row[columns.birth]), match_addresses.normalise_address(address),
        normalise_phone(phone), _account(account),
    )  # fmt: skip


def evidence(one: Record, other: Record) -> Evidence:
    """What both have in common; the order of the two makes no difference."""
    address, left_out = match_addresses.relation(one.address, other.address)
    name = _compared(one.name, other.name)
    letters = ()
    if name == SAME and plain_name(one.written[0]) != plain_name(other.written[0]):
        name, letters = LETTERS, other_letters(one.written[0], other.written[0])
    dates = {_even(side.written[1]) for side in (one, other)}
    return Evidence(
        name=name,
        kana=_compared(one.kana, other.kana),
        given=_given(one.given, other.given),
        birth=_compared(one.birth, other.birth),
        address=address,
        phone=_compared(one.phone, other.phone),
        account=_compared(one.account, other.account),
        letters=letters,
        left_out=left_out,
        other_date=len(dates) == 2,
        step=_step(one, other, dates, address),
    )


def _step(one, other, dates, address):
    if one.written == other.written:
        return AS_WRITTEN
    return EVENED if address == SAME and len(dates) == 1 else BY_RULES


def _compared(one, other):
    if not one or not other:
        return UNKNOWN
    return SAME if one == other else DIFFERS


def _given(one, other):
    found = {_compared(a, b) for a, b in zip(one, other, strict=True)}
    return next((state for state in (SAME, DIFFERS) if state in found), UNKNOWN)


def _account(text):
    """Its digits; zeros in front are left out, because Excel takes them away (045 → 45)."""
    digits = normalise_phone(text)
    return digits.lstrip("0") or digits[:1]


def _text(cell):
    if isinstance(cell, date):
        return "" if cell is pd.NaT else f"{cell:%Y-%m-%d}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if pd.isna(cell) else str(cell).strip()


def _birth(cell):
    """The day, or None when the cell is empty or no certain date: an era left out is never guessed."""
    if isinstance(cell, datetime):
        return None if cell is pd.NaT else cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return parse_date(_text(cell))
    except DaysError:
        return None


def _even(text):
    return "".join(unicodedata.normalize("NFKC", text).split())
