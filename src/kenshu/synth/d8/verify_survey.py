"""The facts of D8's survey: who answered, what the web alone says, what each age weighed by its people says."""

import re
import unicodedata
from pathlib import Path
from statistics import mean

from kenshu.synth import reading


def facts(place: Path, expect: dict) -> dict[str, float]:
    """{fact: number} counted on the survey and the population below ``place``.

    ``expect``: ``web``, ``young``, ``old`` (ages), ``willing`` and ``nothing`` (answers), ``codes`` {column: answers
    in the order of the sheet}, ``meant`` {spelling: name}.
    """
    rows = reading.clean(place / "clean" / "residents.csv")
    raw = reading.raw(place / "raw" / "residents.csv")
    people = {row["年代"]: int(row["人口"]) for row in reading.clean(place / "clean" / "population.csv")}
    return {**_who(rows, people, expect), **_wish(rows, people, expect), **_written(rows, raw, expect)}


def _who(rows, people, expect):
    web = [row for row in rows if row["回答方法"] == expect["web"]]
    young = sum(people[age] for age in expect["young"]) / sum(people.values())
    return {
        "sheets": len(rows),
        "sheets-by-web": len(web),
        "population": sum(people.values()),
        "under-50-of-population": young,
        "under-50-of-web": _share(web, "年代", expect["young"]),
        "under-50-of-paper": _share([row for row in rows if row not in web], "年代", expect["young"]),
        "under-50-of-all": _share(rows, "年代", expect["young"]),
        "over-70-by-web": sum(row["年代"] in expect["old"] for row in web),
        "phoneless-on-the-web": sum(row["スマートフォン"] != "使っている" for row in web),
    }


def _wish(rows, people, expect):
    web = [row for row in rows if row["回答方法"] == expect["web"]]
    old = [row for row in rows if row["年代"] in expect["old"]]
    old_web = [row for row in web if row["年代"] in expect["old"]]
    return {
        "willing-of-web": _share(web, "オンライン手続", expect["willing"]),
        "willing-of-all": _share(rows, "オンライン手続", expect["willing"]),
        "willing-weighted-by-age": _weighted(rows, people, expect),
        "willing-of-web-weighted-by-age": _weighted(web, people, expect),
        "willing-over-70-of-web": _share(old_web, "オンライン手続", expect["willing"]),
        "willing-over-70-of-all": _share(old, "オンライン手続", expect["willing"]),
    }


def _weighted(rows, people, expect):
    """The share of each age times its part of the population."""
    shares = [
        (count, _share([row for row in rows if row["年代"] == age], "オンライン手続", expect["willing"]))
        for age, count in people.items()
    ]
    return sum(count * share for count, share in shares) / sum(people.values())


def _written(rows, raw, expect):
    said = [row["自由記述"] for row in rows]
    told = [text for text in said if text and text not in expect["nothing"]]
    return {
        "opinions": len(told),
        "opinions-distinct": len(set(told)),
        "opinion-most-used": max(told.count(text) for text in set(told)),
        "raw-sheets-unlike-clean": abs(len(rows) - len(raw))
        + sum(_plain(b, expect) != a for a, b in zip(rows, raw, strict=False)),
        "raw-answers-as-numbers": mean(row["オンライン手続"].isdecimal() for row in raw),
        "raw-spellings-of-ages": len({row["年代"] for row in raw}),
    }


def _plain(row, expect):
    plain = dict(row)
    way = unicodedata.normalize("NFKC", row["回答方法"])
    plain["回答方法"] = expect["meant"].get(way, way)
    years = re.findall("[0-9]{2}", unicodedata.normalize("NFKC", row["年代"]))
    low = {"20": 18, "18": 18}.get(years[0], int(years[0]))
    plain["年代"] = "80歳以上" if low == 80 else f"{low}〜{29 if low == 18 else low + 9}歳"
    for heading, answers in expect["codes"].items():
        code = unicodedata.normalize("NFKC", row[heading])
        plain[heading] = answers[int(code) - 1] if code.isdecimal() else row[heading]
    plain["自由記述"] = row["自由記述"].replace("～", "〜")
    return plain


def _share(rows, column, values):
    return mean(row[column] in values for row in rows)
