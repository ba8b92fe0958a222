"""The course's own applications (D7) as its notebook uses them: who applied, the small table, six pairs of rows."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from kenshu import data, figures, tables
from kenshu.privacy.alike import Alike, alike, histories
from kenshu.privacy.coarser import generalise
from kenshu.privacy.persons import CAREFUL, persons
from kenshu.privacy.small_cells import LEAST, count, with_totals

SCOPE = "くらし応援給付金の申請(紙とオンライン)"
AGES = {
    "birth": ("keep", "生年月日"),
    "year": ("age", "年齢"),
    "five": ("age-5", "年齢(5歳きざみ)"),
    "ten": ("age-10", "年代"),
}
TOWNS = 4  # in the small table
# The six pairs: what the rule of 名寄せ is called, and words that stand in its reason.
PAIRS = (
    ("氏名・生年月日・住所が同じ", "字体"),
    ("同じ日に生まれた家族", ""),
    ("転居かもしれない", "電話が同じ"),
    ("氏名・生年月日・住所が同じ", "建物や部屋"),
    ("同姓同名", ""),
    ("同姓同名・同生年月日かもしれない", ""),
)
LETTERS = "ABCDEF"


def applications(place: Path | None = None) -> "Applications":
    """D7 of this city, clean; one set of data is read once a process. ``place``: another folder of datasets."""
    folder = Path(place) if place else data.folder()
    return _applications(folder, data.city_id(folder))


@lru_cache(maxsize=4)
def _applications(folder, city_id):
    return Applications(data.open("d7-paper", folder), data.open("d7-online", folder))


@dataclass(frozen=True, eq=False)
class Applications:
    """``paper`` and ``online``: the two tables of D7. All values are counted from them."""

    paper: object
    online: object

    @cached_property
    def rows(self):
        """Both tables one after the other, rows numbered from 0."""
        import pandas as pd

        return pd.concat([self.paper, self.online], ignore_index=True)

    @cached_property
    def matches(self):
        """Every pair worth comparing, and what the rules say."""
        return tables.match(self.paper, self.online)

    @cached_property
    def who(self):
        """A person's label for each row; held pairs are two people."""
        return persons(self.rows, self.matches)

    @property
    def people(self) -> int:
        return self.who.nunique()

    @cached_property
    def people_at_least(self) -> int:
        """The people if every held pair were one person."""
        return persons(self.rows, self.matches, joined=CAREFUL).nunique()

    def decided(self, decision: str) -> int:
        """How many pairs are 同一, 保留 or 別人."""
        return int((self.matches["判定"] == decision).sum())

    def coarse(self, age: str, *more):
        """Age (of AGES) and town of each row; ``more``: columns of days, of which year and month are kept."""
        plan = {"生年月日": AGES[age][0], "町": "keep"} | dict.fromkeys(more, "month")
        return generalise(self._with_towns, plan, on=self.last_day).frame

    @cached_property
    def _with_towns(self):
        towns = generalise(self.rows, {"住所": "town"}, on=self.last_day).frame["町"]
        return self.rows[["生年月日", "受付日"]].assign(町=towns)

    def alike(self, age: str) -> Alike:
        """People of the same age (of AGES) and town."""
        return alike(self.coarse(age), [AGES[age][1], "町"], person=self.who)

    @cached_property
    def by_birth(self) -> Alike:
        """People of the same birth date and town."""
        return self.alike("birth")

    def joined_up(self) -> tuple[Alike, Alike]:
        """年代, 町 and month of the application: row by row, and all rows of a person together."""
        frame = self.coarse("ten", "受付日")
        return (
            alike(frame, list(frame), person=self.who),
            histories(frame, list(frame), person=self.who),
        )

    @cached_property
    def small_table(self):
        """People of four towns by 年代, with 合計: those with the most numbers below LEAST, then the smaller ones.

        A 年代 with nobody there is left out.
        """
        whole = count(self.coarse("ten"), "町", "年代", person=self.who)
        body = whole.iloc[:-1, :-1]
        ranks = whole.iloc[:-1].assign(few=-((body > 0) & (body < LEAST)).sum(axis=1))
        towns = ranks.sort_values(["few", "合計"], kind="stable").index[:TOWNS]
        chosen = body.loc[sorted(towns)]
        return with_totals(chosen.loc[:, chosen.sum() > 0])

    @cached_property
    def smallest(self) -> tuple[str, str]:
        """(town, 年代) of the smallest number in the small table that is not 0; of equal ones the first."""
        body = self.small_table.iloc[:-1, :-1].stack()
        return body[body > 0].idxmin()

    @property
    def small_numbers(self) -> list[int]:
        """The numbers of the small table from 1 to LEAST − 1, without the totals."""
        body = self.small_table.iloc[:-1, :-1].stack()
        return [int(number) for number in body if 0 < number < LEAST]

    @cached_property
    def pairs(self) -> dict[str, tuple]:
        """{letter: (number, other number, decision)} of the six pairs shown."""
        found = {}
        for letter, (rule, words) in zip(LETTERS, PAIRS, strict=True):
            fits = self.matches[(self.matches["規則"] == rule) & self.matches["理由"].str.contains(words)]
            one, other, decision = fits.iloc[0][["受付番号1", "受付番号2", "判定"]]
            found[letter] = (one, other, decision)
        return found

    @property
    def first_day(self):
        return self.rows["受付日"].min().date()

    @property
    def last_day(self):
        return self.rows["受付日"].max().date()

    def caption(self, method: str) -> figures.Caption:
        first, last = (
            f"令和{day.year - 2018}年{day.month}月{day.day}日" for day in (self.first_day, self.last_day)
        )
        return figures.Caption(f"{first}〜{last}", SCOPE, method)
