"""Which rows are one person (名寄せ): 同一, 別人 or 保留, each with its rule and the reason in words.

Only copies are evened out; no frame is changed and no row is joined. A doubtful pair is left to a person.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from kenshu.tables.errors import TablesError
from kenshu.tables.match_addresses import place
from kenshu.tables.match_decision import ONE, RULES, decide
from kenshu.tables.match_records import MatchColumns, Record, evidence, record

MOST_ALIKE = 500  # rows with one birth date, name or telephone; more of them mean a placeholder, not people
STANDARD = MatchColumns()


@dataclass(frozen=True)
class Judgement:
    """``decision``: 同一, 別人 or 保留; ``rule``: its name in ``match_rules()``; ``step``: for 同一, what it took."""

    decision: str
    rule: str
    step: str
    reason: str


def match(*frames: pd.DataFrame, columns: MatchColumns = STANDARD) -> pd.DataFrame:
    """Every pair of rows worth comparing, within a frame and between frames, and what the rules say of it.

    Compared are rows that share birth date, name, reading, telephone or home; every other pair is 別人. Columns
    of the result: ``<number>1`` ``<number>2`` (the lesser first), 判定, 規則, 段階, 理由; one row a pair, in the
    order of the numbers, whatever the order of the rows and frames. Raises TablesError.
    """
    records = _records(frames, columns)
    rows = []
    for one, other in sorted(_pairs(records)):
        found = _judged(records[one], records[other])
        rows.append([one, other, found.decision, found.rule, found.step, found.reason])
    headings = [f"{columns.number}1", f"{columns.number}2", "判定", "規則", "段階", "理由"]
    return pd.DataFrame(rows, columns=headings, dtype=object)


def compare(one: Mapping, other: Mapping, columns: MatchColumns = STANDARD) -> Judgement:
    """Two rows ({heading: cell}) by the same rules; the order of the two makes no difference.

    >>> row = {"受付番号": "1", "氏名": "髙橋　花子", "カナ": "タカハシ　ハナコ", "生年月日": "S45.3.2",
    ...        "住所": "北みどり野三丁目12番5号", "電話": "000-1234-5678", "口座下3桁": "012"}
    >>> moved = {**row, "受付番号": "2", "氏名": "高橋花子", "住所": "みどり野市みどり野台1-2-3"}
    >>> compare(row, moved).decision, compare(row, moved).rule
    ('保留', '転居かもしれない')
    """
    return _judged(record(one, columns), record(other, columns))


def match_rules() -> pd.DataFrame:
    """The rules in the order they are asked, for reading: 順, 規則, 判定, どんなとき."""
    rows = [[rank, rule.name, rule.decision, rule.when] for rank, rule in enumerate(RULES, 1)]
    return pd.DataFrame(rows, columns=["順", "規則", "判定", "どんなとき"])


def _judged(one, other):
    found = evidence(one, other)
    rule, reason = decide(found)
    return Judgement(rule.decision, rule.name, found.step if rule.decision == ONE else "", reason)


def _records(frames, columns) -> dict[str, Record]:
    headings = [heading for heading in vars(columns).values() if heading]
    made = {}
    for frame in frames:
        if missing := [heading for heading in headings if heading not in frame]:
            raise TablesError(
                f"名寄せに使う列「{'」「'.join(missing)}」がありません。ある列: {'、'.join(map(str, frame.columns))}。"
                "列の名前が違うときは、columns で指定してください。"
            )
        for cells in zip(*(frame[heading].tolist() for heading in headings), strict=True):
            row = record(dict(zip(headings, cells, strict=True)), columns)
            if not row.number or row.number in made:
                what = f"「{row.number}」が2回出てきます" if row.number else "空欄があります"
                raise TablesError(
                    f"「{columns.number}」に{what}。行を見分けるために、表を通して重ならない番号が要ります。"
                )
            made[row.number] = row
    return made


def _pairs(records):
    """{(lesser number, greater number)} of rows that share a key."""
    blocks = defaultdict(list)
    for number, row in records.items():
        for key in _keys(row):
            blocks[key].append(number)
    pairs = set()
    for (what, _), numbers in blocks.items():
        if len(numbers) > MOST_ALIKE:
            raise TablesError(
                f"{what}が同じ行が{len(numbers):,}あります。仮の値が入っていませんか。"
                "その値を空欄にするか、表を分けてから、もう一度試してください。"
            )
        pairs.update(combinations(sorted(numbers), 2))
    return pairs


def _keys(row):
    home = place(row.address)
    keys = {
        "生年月日": row.birth,
        "氏名": row.name,
        "カナ": row.kana,
        "電話": row.phone,
        "住所": (home.town[-2:], home.numbers, home.room) if home.numbers else None,
    }
    return [(what, value) for what, value in keys.items() if value]
