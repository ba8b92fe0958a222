"""N07: days from the wish for a form to its publishing in D6, by who made it."""

from statistics import median

from tests.course.plainly import d
from tests.course.plainly.d import near


def answers(folder):
    expect = d.planted()["d6"]
    rows = d.clean(folder, "d6-form-publishing", "forms")
    groups = [
        [row for row in rows if row["作成者"] == expect["makers"][when]] for when in ("before", "after")
    ]
    facts = d.facts(folder, "d6")
    days = [[d.days_between(row["依頼日"], row["公開日"]) for row in group] for group in groups]
    items = [[int(row["項目数"]) for row in group] for group in groups]
    (a, b), (x, y) = ([sum(some) / len(some) for some in both] for both in (days, items))
    forms = list(map(len, groups))

    def table(first=(a, x), second=(b, y), places=1):
        return [
            {
                "days": None if one is None else near(one, places),
                "items": None if two is None else near(two, places),
            }
            for one, two in (first, second)
        ]

    return {"n07-days": {
        "right": table(), "right-more-decimals": table(places=3),
        "right-full-width": [{"days": f"{near(a)}日", "items": f"{near(x)}"},
                             {"days": f"{near(b)}", "items": f"{near(y)}項目"}],
        "cell-empty": table(second=(b, None)), "sums": table((sum(days[0]), sum(items[0])), (sum(days[1]), sum(items[1]))),
        "one-sum": table(second=(sum(days[1]), y)), "by-all-forms": table((sum(days[0]) / sum(forms), x)),
        "upside-down": table((1 / a, x), places=3), "columns-swapped": table((x, a), (y, b)),
        "rows-swapped": table((b, y), (a, x)), "number-of-forms": table((forms[0], x)),
        "office-days": table((facts["office-days-before"], x), (facts["office-days-after"], y)),
        "middle-value": table((a, x), (median(days[1]), y)), "rounded-away": table(second=(near(b, 0), y)),
    }}  # fmt: skip
