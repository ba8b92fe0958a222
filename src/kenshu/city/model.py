"""A checked city. Its fields are the keys of ``city.yml``; whoever holds a ``City`` can trust every value."""

import json
import re
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from typing import Annotated

from kenshu.city import fields as read
from kenshu.city.fields import Said, Wrong

SCHEMA = 1
FICTIONAL_NOTE = "架空。実在の市町村とは関係ありません"


@dataclass(frozen=True, order=True)
class MonthDay:
    """A day of every year, such as the deadline of the budget request."""

    month: int
    day: int

    @classmethod
    def read(cls, raw) -> "MonthDay":
        found = re.fullmatch(r"(\d{1,2})[-/](\d{1,2})", read.narrow(raw))
        try:
            return cls(*map(int, found.groups())).checked()
        except (AttributeError, ValueError):
            message = (
                f'月-日として読めません({read.shown(raw)})。引用符で囲んで "10-31" のように書いてください。'
            )
            raise Wrong(message) from None

    def checked(self) -> "MonthDay":
        """Self, if every year has this day (2月29日 is not one); else ValueError."""
        self.in_year(2001)
        return self

    def in_year(self, year: int) -> date:
        """This day in a calendar year (not a fiscal year)."""
        return date(year, self.month, self.day)

    def __str__(self):
        return f"{self.month}月{self.day}日"


@dataclass(frozen=True)
class Span:
    """From a day of the year to another, both included; may pass the turn of the year."""

    first: Annotated[MonthDay, Said("初日", MonthDay.read)]
    last: Annotated[MonthDay, Said("末日", MonthDay.read)]


@dataclass(frozen=True)
class Hours:
    """開庁時間; ``closed_weekdays`` as letters of the week (national holidays are closed besides)."""

    open: Annotated[time, Said("開く時刻", read.clock)]
    close: Annotated[time, Said("閉める時刻", read.clock)]
    closed_weekdays: Annotated[tuple[str, ...], Said("閉庁の曜日", read.weekdays)]
    year_end: Annotated[Span, Said("年末年始の閉庁", Span)]


@dataclass(frozen=True)
class ExtraDay:
    """休日開庁: a day open although it would be closed; ``open`` and ``close`` None mean the usual hours."""

    date: Annotated[date, Said("開庁する日", read.day)]
    reason: Annotated[str, Said("理由", read.text(40))]
    open: Annotated[time | None, Said("開く時刻", read.clock)] = None
    close: Annotated[time | None, Said("閉める時刻", read.clock)] = None


@dataclass(frozen=True)
class Session:
    """One 定例会 of the assembly, first and last day, the same each year."""

    name: Annotated[str, Said("名前", read.text(20))]
    first: Annotated[MonthDay, Said("初日", MonthDay.read)]
    last: Annotated[MonthDay, Said("末日", MonthDay.read)]


@dataclass(frozen=True)
class Budget:
    """The year of the budget."""

    policy: Annotated[MonthDay, Said("予算編成方針", MonthDay.read)]
    request: Annotated[MonthDay, Said("予算要求の締切", MonthDay.read)]
    review: Annotated[MonthDay, Said("首長の査定", MonthDay.read)]


@dataclass(frozen=True)
class Contact:
    """A section to ask and its extension; never a person."""

    section: Annotated[str, Said("係の名前", read.text(40))]
    extension: Annotated[str, Said("内線", read.extension)]


@dataclass(frozen=True)
class Contacts:
    """Whom to ask about what; the last three may be left out."""

    privacy: Annotated[Contact, Said("個人情報の相談先", Contact)]
    it: Annotated[Contact, Said("情報の相談先", Contact)]
    legal: Annotated[Contact, Said("法務の相談先", Contact)]
    office: Annotated[Contact, Said("研修事務局", Contact)]
    records: Annotated[Contact | None, Said("文書管理の相談先", Contact)] = None
    welfare: Annotated[Contact | None, Said("福祉の相談先", Contact)] = None
    publicity: Annotated[Contact | None, Said("広報の相談先", Contact)] = None


@dataclass(frozen=True)
class Retention:
    """Things are kept until the last day of the fiscal year ``years_after`` the one of the course."""

    years_after: Annotated[int, Said("何年度あとまで残すか", read.integer(0, 5, "年度"))]


@dataclass(frozen=True)
class Terms:
    """What this city calls things."""

    city: Annotated[str, Said("市・町・村", read.text(10))]
    hall: Annotated[str, Said("庁舎", read.text(10))]
    mayor: Annotated[str, Said("首長", read.text(10))]
    assembly: Annotated[str, Said("議会", read.text(10))]
    resident: Annotated[str, Said("住民", read.text(10))]
    department: Annotated[str, Said("部", read.text(10))]
    section: Annotated[str, Said("課・室", read.text(10))]
    section_head: Annotated[str, Said("課の長", read.text(10))]


@dataclass(frozen=True)
class City:
    """``rate_per_hour``: yen (an example while ``rate_is_example``); ``annual_hours``: hours a person."""

    name: Annotated[str, Said("市の名前", read.text(20))]
    reading: Annotated[str, Said("よみ", read.text(40))]
    code: Annotated[str, Said("全国地方公共団体コード", read.code)]
    fictional: Annotated[bool, Said("架空の市か", read.truth)]
    office_hours: Annotated[Hours, Said("開庁時間", Hours)]
    extra_open_days: Annotated[tuple[ExtraDay, ...], Said("休日開庁", (ExtraDay, 0, 60))]
    rate_per_hour: Annotated[int, Said("職員1時間の単価", read.integer(500, 20000, "円"))]
    rate_is_example: Annotated[bool, Said("単価は例か", read.truth)]
    annual_hours: Annotated[int, Said("年間勤務時間", read.integer(500, 2500, "時間"))]
    annual_hours_basis: Annotated[str, Said("年間勤務時間の数え方", read.text(40))]
    assembly: Annotated[tuple[Session, ...], Said("定例会", (Session, 1, 12))]
    budget: Annotated[Budget, Said("予算の日程", Budget)]
    contacts: Annotated[Contacts, Said("相談先", Contacts)]
    retention: Annotated[Retention, Said("保存期限", Retention)]
    terms: Annotated[Terms, Said("呼び方", Terms)]
    fictional_note: Annotated[str, Said("架空の断り", read.text(60, empty=True))] = ""

    @property
    def full_name(self) -> str:
        """The name as it stands at its first mention: a fictional city says so."""
        return f"{self.name}({self.fictional_note})" if self.fictional else self.name

    @property
    def rate_note(self) -> str:
        """What must stand beside each sum of yen; empty once the city has put its own rate in."""
        return "例。自市の値に" if self.rate_is_example else ""

    def to_json(self) -> str:
        """The text of ``city.json``; ``parse(json.loads(text))`` gives an equal City."""
        return json.dumps({"schema": SCHEMA, **_plain(self)}, ensure_ascii=False, indent=1) + "\n"


def _plain(value):
    """Dataclasses, dates and times as JSON values; absent (None) fields are left out."""
    if isinstance(value, MonthDay):
        return f"{value.month:02d}-{value.day:02d}"
    if is_dataclass(value):
        pairs = ((item.name, getattr(value, item.name)) for item in fields(value))
        return {name: _plain(item) for name, item in pairs if item is not None}
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
