"""The facts of D5, counted plainly. Shares between 0 and 1; a rank of 1 is the largest."""

import re
import unicodedata
from pathlib import Path
from statistics import mean, median

from kenshu.synth import reading


def facts(folder: Path, expect: dict) -> dict[str, float]:
    """{fact: number} counted on D5's files below ``folder``.

    ``expect``: ``phone``, ``meetings``, ``boss`` (as they are called), ``leaders`` {post: fewest years},
    ``names`` (planted), ``nothing`` (answers that say nothing), ``meant`` {spelling: name}, ``all_staff``.
    """
    place = folder / "d5-staff-survey"
    rows = reading.clean(place / "clean" / "survey.csv")
    raw = reading.raw(place / "raw" / "survey.csv")
    staff = {row["課"]: int(row["職員数"]) for row in reading.clean(place / "clean" / "staff.csv")}
    return {
        **_response(rows, staff, expect),
        **_themes(rows, staff, expect),
        **_people(rows, expect),
        **_words(rows, expect),
        **_received(rows, raw, expect),
    }


def _response(rows, staff, expect):
    rates = [_count(rows, "課", name) / people for name, people in staff.items()]
    return {
        "answers": len(rows),
        "staff": sum(staff.values()),
        "sections": len(staff),
        "answers-of-unknown-sections": sum(row["課"] not in staff for row in rows),
        "response": len(rows) / expect["all_staff"],
        "response-lowest": min(rates),
        "response-highest": max(rates),
        "sections-below-5-answers": sum(_count(rows, "課", name) < 5 for name in staff),
    }


def _themes(rows, staff, expect):
    """The three ways to rank: by answers, by the staff they stand for, by hours; hours also weighted by staff."""
    stands_for = {name: people / _count(rows, "課", name) for name, people in staff.items()}
    ways = {
        "count": lambda row: 1,
        "staff": lambda row: stands_for[row["課"]],
        "hours": lambda row: int(row["月時間"]),
        "staff-hours": lambda row: stands_for[row["課"]] * int(row["月時間"]),
    }
    found = {}
    for way, weight in ways.items():
        sums = {}
        for row in rows:
            sums[row["第1テーマ"]] = sums.get(row["第1テーマ"], 0) + weight(row)
        order = sorted(sums, key=lambda theme: -sums[theme])
        for name in ("phone", "meetings"):
            found[f"{name}-rank-by-{way}"] = order.index(expect[name]) + 1
            found[f"{name}-share-by-{way}"] = sums[expect[name]] / sum(sums.values())
    return found


def _people(rows, expect):
    bosses = [row["課"] for row in rows if row["職位"] == expect["boss"]]
    hours = [int(row["月時間"]) for row in rows]
    phone = [int(row["月時間"]) for row in rows if row["第1テーマ"] == expect["phone"]]
    led = [row for row in rows if row["職位"] in expect["leaders"]]
    return {
        "leaders-too-early": sum(int(row["経験年数"]) < expect["leaders"][row["職位"]] for row in led),
        "sections-with-two-bosses": len(bosses) - len(set(bosses)),
        "share-of-leaders": len(led) / len(rows),
        "years-median": median(int(row["経験年数"]) for row in rows),
        "hours-outside-a-month": sum(not 1 <= one <= 155 for one in hours),
        "hours-mean-over-median": mean(hours) / median(hours),
        "phone-hours-median": median(phone),
        "hours-in-round-numbers": mean(one % 5 == 0 for one in hours),
    }


def _words(rows, expect):
    said = [row["自由記述"] for row in rows]
    told = [text for text in said if text and text not in expect["nothing"]]
    named = [row for row in rows if any(name in row["自由記述"] for name in expect["names"])]
    lengths = sorted(len(text) for text in told)
    return {
        "texts-empty": sum(not text for text in said),
        "texts-distinct": len(set(told)),
        "names-found-once": sum(sum(name in text for text in said) == 1 for name in expect["names"]),
        "answers-with-a-name": len(named),
        "sections-with-a-name": len({row["課"] for row in named}),
        "text-length-median": median(lengths),
        "text-length-long-over-short": lengths[len(lengths) * 9 // 10] / lengths[len(lengths) // 10],
        "texts-with-line-breaks": sum("\n" in text for text in told),
        "texts-without-full-stop": mean(not text.endswith(("。", "．")) for text in told),
    }


def _received(rows, raw, expect):
    """How the raw file is written; and how far it is from the clean one (0)."""
    sections, themes = ([row[column] for row in raw] for column in ("課", "第1テーマ"))
    return {
        "raw-rows-unlike-clean": abs(len(rows) - len(raw))
        + sum(_plain(b, expect["meant"]) != a for a, b in zip(rows, raw, strict=False)),
        "raw-spellings-of-sections": len(set(sections)),
        "raw-spellings-of-themes": len(set(themes)),
        "raw-sections-as-called": mean(a["課"] == b["課"] for a, b in zip(rows, raw, strict=True)),
        "raw-hours-with-words": mean(not row["月時間"].isdecimal() for row in raw),
        "raw-full-width-numbers": mean(not re.match("[約0-9]+", row["月時間"]) for row in raw),
    }


def _plain(row, meant):
    plain = dict(row)
    for heading in ("課", "第1テーマ"):
        text = re.sub(r"\s", "", unicodedata.normalize("NFKC", row[heading]))
        plain[heading] = meant.get(text, text)
    for heading in ("経験年数", "月時間"):
        plain[heading] = "".join(re.findall("[0-9]", unicodedata.normalize("NFKC", row[heading])))
    plain["自由記述"] = row["自由記述"].replace("～", "〜")
    return plain


def _count(rows, column, value):
    return sum(row[column] == value for row in rows)
