"""The facts of D7, counted plainly: rows, days, ages, remarks, how the raw files are written, and the pairs."""

import re
import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

from kenshu.synth import reading
from kenshu.synth.d7 import verify_pairs

FILES = ("paper", "online")
ERAS = {"S": 1925, "H": 1988, "R": 2018}


def facts(folder: Path, expect: dict) -> dict[str, float]:
    """{fact: number} counted on D7's files below ``folder``.

    ``expect``: ``closed`` days of the season, ``today``, ``letters`` {older: today's}, ``two_numbers`` (towns
    without 丁目).
    """
    place = folder / "d7-benefit-applications"
    clean = {name: reading.clean(place / "clean" / f"{name}.csv") for name in FILES}
    raw = {name: reading.raw(place / "raw" / f"{name}.csv") for name in FILES}
    both = [row for name in FILES for row in clean[name]]
    as_received = [{**row, "読んだ日": _day(row["生年月日"])} for name in FILES for row in raw[name]]
    return {
        **verify_pairs.counted([{**row, "読んだ日": row["生年月日"]} for row in both], expect, ""),
        **verify_pairs.counted(as_received, expect, "raw-"),
        **_rows(clean, both),
        **_remarks(clean, both),
        **_people(clean, both, expect),
        **_season(clean, expect),
        **_raw(clean, raw),
    }


def _rows(clean, both):
    return {
        **{f"rows-{name}": len(rows) for name, rows in clean.items()},
        "numbers-twice": len(both) - len({row["受付番号"] for row in both}),
        "phones-in-use": sum(not row["電話"].startswith("000-") for row in both if row["電話"]),
        "accounts-not-three-digits": sum(not re.fullmatch("[0-9]{3}", row["口座下3桁"]) for row in both),
    }


def _remarks(clean, both):
    texts = [row["備考"] for row in both if row["備考"]]
    flagged = [row for row in both if "支援措置" in row["備考"]]
    return {
        "remarks-empty-share": 1 - len(texts) / len(both),
        "remarks-empty-share-online": mean(not row["備考"] for row in clean["online"]),
        "remarks-distinct": len(set(texts)),
        "remarks-most-used": max(texts.count(text) for text in set(texts)) / len(texts),
        "remarks-mean-letters": mean(len(text) for text in texts),
        "protected-rows": len(flagged),
        "protected-said-otherwise": sum("支援" in text and "支援措置" not in text for text in texts),
    }


def _people(clean, both, expect):
    ages = {name: [_age(row, expect["today"]) for row in rows] for name, rows in clean.items()}
    names = [unicodedata.normalize("NFKC", row["氏名"]) for row in both]
    return {
        "age-median-paper": median(ages["paper"]),
        "age-median-online": median(ages["online"]),
        "under-age": sum(age < 18 for name in FILES for age in ages[name]),
        "older-letters-share": mean(any(letter in name for letter in expect["letters"]) for name in names),
        "commonest-surname-share": mean(row["カナ"].startswith("サトウ　") for row in both),
        "namesakes": len(both) - len({"".join(name.split()) for name in names}),
        "no-phone-share-paper": mean(not row["電話"] for row in clean["paper"]),
    }


def _season(clean, expect):
    days = {name: [date.fromisoformat(row["受付日"]) for row in rows] for name, rows in clean.items()}
    first = min(days["paper"])
    closed = [_is_closed(day, expect) for day in days["online"]]
    return {
        "paper-on-closed-days": sum(_is_closed(day, expect) for day in days["paper"]),
        "online-on-closed-days-share": mean(closed),
        "rows-out-of-order": sum(a > b for name in FILES for a, b in pairwise(days[name])),
        "days-of-season": (max(days["paper"]) - first).days + 1,
        "first-two-weeks-share": mean((day - first).days < 14 for name in FILES for day in days[name]),
    }


def _raw(clean, raw):
    paper, online = raw["paper"], raw["online"]
    births = [row["生年月日"] for row in paper]
    return {
        "raw-rows-unlike-clean": sum(_unlike(clean[name], raw[name]) for name in FILES),
        "raw-era-births-share": mean(text[0] in "SHＳＨ昭平" for text in births),
        "raw-full-width-births-share": mean(not text.isascii() and text[0] not in "昭平" for text in births),
        "raw-western-online": mean(text["生年月日"][:2] in ("19", "20") for text in online),
        "raw-half-kana-share": mean("ｱ" <= row["カナ"][0] <= "ﾝ" for row in paper),
        "raw-full-width-addresses-share": mean(bool(re.search("[０-９]", row["住所"])) for row in paper),
        "raw-phones-without-hyphen-share": mean(
            row["電話"].isdigit() for row in paper + online if row["電話"]
        ),
        "raw-days-without-era": sum(bool(re.fullmatch(r"7\.\d+\.\d+", row["受付日"])) for row in paper),
        "raw-accounts-short": sum(len(row["口座下3桁"]) < 3 for row in paper),
        "raw-city-left-out-share": mean(not row["住所"].startswith("みどり野市") for row in paper),
    }


def _unlike(clean, raw):
    """Rows of the raw file that do not say what the clean one says."""
    return abs(len(clean) - len(raw)) + sum(_plain(b) != a for a, b in zip(clean, raw, strict=False))


def _plain(row):
    phone = re.sub(r"\D", "", unicodedata.normalize("NFKC", row["電話"]))
    return {
        **row,
        "カナ": unicodedata.normalize("NFKC", row["カナ"]).replace(" ", "　", 1),
        "生年月日": _day(row["生年月日"]),
        "受付日": _day(row["受付日"]),
        "電話": f"{phone[:3]}-{phone[3:7]}-{phone[7:]}" if phone else "",
        "口座下3桁": unicodedata.normalize("NFKC", row["口座下3桁"]).zfill(3),
    }


def _day(text):
    """YYYY-MM-DD of a birth or of a day of receipt; without an era it is 令和, as the list's title says."""
    text = unicodedata.normalize("NFKC", text).replace("元年", "1年")
    for long, short in (("昭和", "S"), ("平成", "H"), ("令和", "R")):
        text = text.replace(long, short)
    year, month, day = re.split("[./年月]", text.strip("日"))
    if not year.isdigit() or len(year) < 4:
        era = year[0] if year[0] in ERAS else "R"
        year = ERAS[era] + int(year.strip("SHR"))
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _age(row, today):
    birth = date.fromisoformat(row["生年月日"])
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def _is_closed(day, expect):
    return day.weekday() > 4 or day in expect["closed"]
