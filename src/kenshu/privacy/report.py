"""What was done to a table, for the person who signs and for the second one who looks it over."""

from kenshu.privacy.alike import Alike
from kenshu.privacy.columns import Column

SMALL = 5  # people with the same traits: below it a person is nearly alone
ROUNDED = 100  # people: from here on the whole is told to the nearest ten
LEGAL = (
    "この表は、研修のために加工したものです。法律でいう「匿名加工情報」ではありません。"
    "外に出してよいかは、個人情報保護の担当と、もう一人の職員が確かめて決めます。"
)


def report(columns: tuple[Column, ...], steps, before: Alike, after: Alike) -> list[str]:
    """Japanese sentences: what was in the table, what was done (``Outcome.steps`` of all), and what can be told still.

    ``before`` and ``after``: people with the same traits in the table as received and as it is to go out.
    """
    lines = [
        "元の表の列",
        *(f"・{column}" for column in columns),
        "したこと",
        *(f"・{step}" for step in steps),
    ]
    lines += ["同じ条件の人が何人いるか", f"・前: {alike_in_words(before)}", f"・後: {alike_in_words(after)}"]
    return [*lines, "残ること", *(f"・{line}" for line in _left(columns, after)), LEGAL]


def alike_in_words(found: Alike) -> str:
    """One sentence: how many people stand alone with their traits, and the smallest group.

    Numbers from 100 are told to the nearest ten: before and after must not differ by a small number.

    >>> import pandas as pd
    >>> from kenshu.privacy import alike
    >>> alike_in_words(alike(pd.DataFrame({"町": ["東", "東", "西"]}), ["町"]))
    '「町」が同じ人を数えると、3人のうち1人は、同じ条件の人がほかにいません。5人に満たない人は、合わせて3人です。'
    """
    whole, alone = len(found.people), found.by_size["1人だけ"]
    head = f"「{'」「'.join(found.traits)}」が同じ人を数えると、{_about(whole)}人のうち"
    if not found.below(SMALL):
        return f"{head}、いちばん少ない人でも、同じ条件の人が自分を入れて{_about(found.fewest)}人います。"
    alone = f"{_about(alone)}人は、同じ条件の人がほかにいません" if alone else "1人きりの人はいません"
    return f"{head}{alone}。{SMALL}人に満たない人は、合わせて{_about(found.below(SMALL))}人です。"


def _about(people):
    return f"約{round(people, -1):,}" if people >= ROUNDED else f"{people}"


def _left(columns, after):
    unknown = [column.name for column in columns if column.kind == "unknown"]
    if unknown:
        yield f"「{'」「'.join(unknown)}」は、中身が分かりませんでした。人が決めるまで出しません。"
    if after.below(SMALL):
        yield (
            f"同じ条件の人が{SMALL}人に満たない人が、まだ{_about(after.below(SMALL))}人います。"
            "もっと粗くするか、その行を外します。"
        )
    yield "ほかの表と合わせると、人が分かることがあります。だれに渡すか、どこに置くかも決めます。"
