"""N01: the three orders of D5's themes: by answers, by the staff they stand for, by hours."""

from tests.course.plainly import d
from tests.course.plainly.d import NOT_HERE

THEMES = {
    "meetings": "会議・庶務", "contracts": "契約・支払", "handover": "引継ぎ・属人化", "inquiries": "照会・回答",
    "paper": "紙・押印", "searching": "資料さがし", "copying": "転記・二重入力", "phone": "電話・窓口",
}  # fmt: skip


def answers(folder):
    sums = sums_of(folder)
    return {f"n01-by-{way}": _ranked(way, sums) for way in sums}


def sums_of(folder):
    rows = d.clean(folder, "d5-staff-survey", "survey")
    staff = {row["課"]: int(row["職員数"]) for row in d.clean(folder, "d5-staff-survey", "staff")}
    stands_for = {name: people / sum(row["課"] == name for row in rows) for name, people in staff.items()}
    one = {
        "count": lambda row: 1,
        "staff": lambda row: stands_for[row["課"]],
        "hours": lambda row: int(row["月時間"]),
    }
    return {
        way: {
            key: round(sum(of(row) for row in rows if row["第1テーマ"] == theme), 6)
            for key, theme in THEMES.items()
        }
        for way, of in one.items()
    }


def _ranked(way, sums):
    own, order = sums[way], _down(sums[way])
    first, second, third, *rest = order
    columns = {f"{other}-column": _down(sums[other])[:3] for other in sums if other != way}
    made = {
        "right": order[:3], "right-labels": [THEMES[key] for key in order[:3]], **columns,
        "smallest-first": order[: -4 : -1], "turned-round": [third, second, first], "order-differs": [second, first, third],
        "first-only": [first, *rest[1:3]], "first-place": [rest[1], first, second], "two-placed": [first, second],
        "four": order[:4],
    }  # fmt: skip
    if way == "hours":
        made["order-differs"] = [first, third, second]
    told = {
        name: ids for name, ids in made.items() if name.startswith("right") or not _alike(ids, order, own)
    }
    return {name: told.get(name, NOT_HERE) for name in made if name in CASES[way]}


def _alike(ids, order, sums):
    """Whether these earn what the right three earn: equal sums may stand in any order."""
    return [sums[key] for key in ids] == [sums[key] for key in order[:3]]


def _down(sums):
    return sorted(sums, key=sums.get, reverse=True)


_EVERY = {
    "right",
    "smallest-first",
    "turned-round",
    "order-differs",
    "first-only",
    "first-place",
    "two-placed",
}
CASES = {
    "count": _EVERY | {"right-labels", "staff-column", "hours-column"},
    "staff": _EVERY | {"count-column", "hours-column"},
    "hours": _EVERY | {"count-column", "staff-column", "four"},
}
