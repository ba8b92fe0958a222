"""How many people share the same traits: counted in people, never in rows."""

from dataclasses import dataclass
from functools import cached_property

from kenshu.privacy.errors import PrivacyError

EMPTY = "(空欄)"  # an empty cell is a trait like any other
PEOPLE = "人数"
SIZES = (("1人だけ", 1, 1), ("2〜4人", 2, 4), ("5〜9人", 5, 9), ("10人以上", 10, None))


@dataclass(frozen=True)
class Alike:
    """``groups``: a row a combination of ``traits``, in their order, with the number of people (人数).

    ``people``: for each person (index) how many share their rarest combination, themselves among them; ``rows``: the
    same for each row of the table, of its own combination.
    """

    traits: tuple[str, ...]
    groups: object
    people: object
    rows: object

    @property
    def fewest(self) -> int:
        """The smallest number of people with the same traits: the k of k-anonymity, over persons."""
        return int(self.groups[PEOPLE].min())

    def below(self, least: int) -> int:
        """How many people share a combination with fewer than ``least`` people."""
        return int((self.people < least).sum())

    def small_groups(self, least: int):
        """The rows of ``groups`` with fewer than ``least`` people."""
        return self.groups[self.groups[PEOPLE] < least].reset_index(drop=True)

    @cached_property
    def by_size(self) -> dict[str, int]:
        """People in each of SIZES, {label: people}."""
        return {
            label: int(self.people.between(low, high or len(self.people)).sum()) for label, low, high in SIZES
        }


def alike(frame, traits, *, person=None) -> Alike:
    """People with the same ``traits`` (headings). ``person``: a label for each row (``persons``); None: a row each.

    A person with several rows counts once in each combination they are in. Raises PrivacyError for no or unknown
    traits and for a table without rows.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"町": ["東", "東", "西"]})
    >>> alike(frame, ["町"]).fewest, alike(frame, ["町"], person=pd.Series(["a", "a", "b"])).by_size["1人だけ"]
    (1, 2)
    """
    told = _told(frame, traits)
    told[PEOPLE] = list(range(len(told))) if person is None else _checked(person, frame)
    keys = list(traits)
    counted = told.groupby(keys, sort=True, dropna=False)[PEOPLE]
    rows = counted.transform("nunique").set_axis(frame.index).rename(None)
    people = rows.set_axis(told[PEOPLE].to_numpy()).groupby(level=0, sort=False).min()
    return Alike(tuple(traits), counted.nunique().reset_index(), people, rows)


def histories(frame, traits, *, person) -> Alike:
    """The same when one mark for each person stays in the table: then all rows of a person are read together.

    The one trait is 記録: everything said of a person, in any order.
    """
    import pandas as pd

    told = _told(frame, traits)
    lines = pd.Series(["/".join(row) for row in told.itertuples(index=False, name=None)])
    whole = lines.groupby(_checked(person, frame), sort=False).agg(lambda own: "\n".join(sorted(own)))
    return alike(pd.DataFrame({"記録": whole}), ["記録"], person=pd.Series(whole.index, index=whole.index))


def one_answer(frame, traits, column, *, person=None):
    """Combinations in which everybody has the same value of ``column``: whoever knows the traits knows that, too.

    Rows as in ``groups`` with the value beside them; a group of one person is always among them.
    """
    told = _told(frame, [*traits, column])
    kinds = told.groupby(list(traits), sort=True)[column].agg(["nunique", "first"]).reset_index()
    groups = alike(frame, traits, person=person).groups
    groups = groups.assign(**{column: kinds["first"]})
    return groups[kinds["nunique"] == 1].reset_index(drop=True)


def _told(frame, traits):
    """The traits as text in a new frame, numbered from 0; what is empty says so."""
    missing = [name for name in traits if name not in frame]
    if missing or not traits:
        what = f"列「{'」「'.join(missing)}」がありません" if missing else "列が1つも選ばれていません"
        raise PrivacyError(f"{what}。表にある列: {'、'.join(map(str, frame.columns))}。")
    if frame.empty:
        raise PrivacyError("行が1つもない表です。元の表を確かめてください。")
    told = frame[list(traits)].reset_index(drop=True)
    return told.astype(str).where(told.notna(), "").apply(_named_empty)


def _named_empty(cells):
    return cells.str.strip().replace("", EMPTY)


def _checked(person, frame):
    if len(person) != len(frame) or not (person.index == frame.index).all() or person.isna().any():
        raise PrivacyError("行と人の対応が、この表のものではありません。同じ表から作り直してください。")
    return person.to_numpy()
