"""Rows of one person are one person: who is behind each row, after 名寄せ."""

from kenshu.privacy.errors import PrivacyError
from kenshu.tables.match_decision import HELD, ONE

CAREFUL = (ONE, HELD)  # whoever may be one person is counted as one: never more people than there are


def persons(frame, pairs=None, *, number="受付番号", joined=(ONE,)):
    """Series of a person's label for each row of ``frame``, with the index of ``frame``.

    ``pairs``: what ``tables.match`` found (<number>1, <number>2, 判定), None: every row is a person of its own;
    ``joined``: the decisions by which two rows become one person. The label is the least number of the person's
    rows. Raises PrivacyError for an empty or repeated number and for pairs of other rows.
    """
    numbers = [str(cell).strip() for cell in frame[number].fillna("")]
    if "" in numbers or len(set(numbers)) < len(numbers):
        raise PrivacyError(
            f"「{number}」に空欄か、同じ番号があります。人を数えるには、行ごとにちがう番号が要ります。"
        )
    leader = dict(zip(numbers, numbers, strict=True))
    if pairs is not None:
        _join(leader, pairs[pairs["判定"].isin(joined)], number)
    import pandas as pd

    return pd.Series([_first(leader, one) for one in numbers], index=frame.index, name="人", dtype=object)


def _join(leader, pairs, number):
    for one, other in zip(pairs[f"{number}1"], pairs[f"{number}2"], strict=True):
        if one not in leader or other not in leader:
            unknown = other if one in leader else one
            raise PrivacyError(
                f"名寄せの表にある「{unknown}」が、この表にありません。同じ表で名寄せをしてください。"
            )
        least, greatest = sorted((_first(leader, one), _first(leader, other)))
        leader[greatest] = least


def _first(leader, number):
    while leader[number] != number:
        number = leader[number]
    return number
