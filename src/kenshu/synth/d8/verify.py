"""The facts of D8's reports, counted plainly, and of its survey. Days are calendar days; shares 0 to 1."""

import re
import unicodedata
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

from kenshu.synth import reading
from kenshu.synth.d8 import verify_survey

TIMES = ("受付", "現地", "完了")


def facts(folder: Path, expect: dict) -> dict[str, float]:
    """{fact: number} counted on D8's files below ``folder``.

    ``expect``: season (``first``, ``last``), office (``opens``, ``closes``, ``closed`` weekdays), what is called
    how (``phone``, ``app``, ``counter``, ``urgencies``), ``meant`` {spelling: name}, and what ``verify_survey`` needs.
    """
    place = folder / "d8-road-reports"
    clean = [_timed(row) for row in reading.clean(place / "clean" / "reports.csv")]
    raw = reading.raw(place / "raw" / "reports.csv")
    return {
        **_routes(clean, expect),
        **_mix(clean, expect),
        **_office(clean, expect),
        **_shape(clean, expect),
        **_words(clean, expect),
        **_received(clean, raw, expect),
        **verify_survey.facts(place, expect),
    }


def _timed(row):
    received, _, done = (datetime.fromisoformat(row[name]) for name in TIMES)
    return {**row, "days": (done - received) / timedelta(days=1)}


def _of(rows, **wanted):
    return [row["days"] for row in rows if all(row[name] == value for name, value in wanted.items())]


def _routes(rows, expect):
    phone, app = (_of(rows, 経路=expect[route]) for route in ("phone", "app"))
    return {
        "reports": len(rows),
        "reports-by-phone": len(phone),
        "reports-by-app": len(app),
        "app-median-days": median(app),
        "phone-median-days": median(phone),
        "median-days-between": median(phone) - median(app),
    }


def _mix(rows, expect):
    """Telephone against app within one 緊急度, and the same mix of them: what is left of the difference."""
    raw_gap = median(_of(rows, 経路=expect["phone"])) - median(_of(rows, 経路=expect["app"]))
    mean_gap = mean(_of(rows, 経路=expect["phone"])) - mean(_of(rows, 経路=expect["app"]))
    found, left, mean_left, faster = {}, 0.0, 0.0, 0
    for name, urgency in zip(("high", "middle", "low"), expect["urgencies"], strict=True):
        phone, app = (_of(rows, 経路=expect[route], 緊急度=urgency) for route in ("phone", "app"))
        share = len(_of(rows, 緊急度=urgency)) / len(rows)
        left += share * (median(phone) - median(app))
        mean_left += share * (mean(phone) - mean(app))
        faster += median(app) < median(phone)
        found[f"{name}-share-of-phone"] = len(phone) / len(_of(rows, 経路=expect["phone"]))
        found[f"{name}-share-of-app"] = len(app) / len(_of(rows, 経路=expect["app"]))
        found[f"{name}-phone-median-days"] = median(phone)
        found[f"{name}-app-median-days"] = median(app)
    return {
        **found,
        "urgencies-in-which-the-app-is-faster": faster,
        "median-days-between-at-the-same-mix": left,
        "share-explained-by-urgency": 1 - left / raw_gap,
        "share-of-means-explained-by-urgency": 1 - mean_left / mean_gap,
    }


def _office(rows, expect):
    outside = [row["経路"] for row in rows if not _at_work(row["受付"], expect)]
    return {
        "reports-outside-the-year": sum(
            not expect["first"] <= datetime.fromisoformat(row["受付"]).date() <= expect["last"]
            for row in rows
        ),
        "reports-out-of-order": sum(a["受付"] > b["受付"] for a, b in pairwise(rows)),
        "steps-out-of-order": sum(not row["受付"] <= row["現地"] <= row["完了"] for row in rows),
        "counter-outside-office": outside.count(expect["counter"]),
        "phone-share-outside-office": outside.count(expect["phone"]) / len(_of(rows, 経路=expect["phone"])),
        "app-share-outside-office": outside.count(expect["app"]) / len(_of(rows, 経路=expect["app"])),
        "work-outside-office": sum(not _at_work(row[name], expect) for row in rows for name in TIMES[1:]),
    }


def _shape(rows, expect):
    days = [row["days"] for row in rows]
    half = datetime.combine(expect["first"], datetime.min.time()) + timedelta(days=183)
    app = [datetime.fromisoformat(row["受付"]) < half for row in rows if row["経路"] == expect["app"]]
    green = [row["受付"][5:7] in ("06", "07", "08", "09") for row in rows if row["種別"] == "草木"]
    return {
        "days-mean-over-median": mean(days) / median(days),
        "days-longest": max(days),
        "app-share-in-the-second-half": 1 - mean(app),
        "green-in-summer": mean(green),
        "pavement-share": mean(row["種別"] == "舗装の穴・段差" for row in rows),
        "fallen-over-others-days": median(_of(rows, 種別="落下物・動物"))
        / median(row["days"] for row in rows if row["種別"] != "落下物・動物"),
        "areas": len({row["地区"] for row in rows}),
    }


def _words(rows, expect):
    told = [row["通報内容"] for row in rows]
    app = [len(row["通報内容"]) for row in rows if row["経路"] == expect["app"]]
    lengths = sorted(len(text) for text in told)
    return {
        "texts-empty": sum(not text for text in told),
        "texts-distinct": len(set(told)),
        "text-length-median": median(lengths),
        "text-length-long-over-short": lengths[len(lengths) * 9 // 10] / lengths[len(lengths) // 10],
        "text-length-of-app": median(app),
        "texts-with-line-breaks": sum("\n" in text for text in told),
        "most-used-text": max(told.count(text) for text in set(told)),
    }


def _received(rows, raw, expect):
    """How the raw file is written; and how far it is from the clean one (0)."""
    typed = [row["受付"] for row in raw if not row["受付"].startswith("20")]
    return {
        "raw-rows-unlike-clean": abs(len(rows) - len(raw))
        + sum(_plain(b, expect) != {**a, "days": 0} for a, b in zip(rows, raw, strict=False)),
        "raw-western-days": 1 - len(typed) / len(raw),
        "raw-full-width-days": mean("Ｒ" in row["受付"] for row in raw),
        "raw-spellings-of-kinds": len({row["種別"] for row in raw}),
        "raw-routes-as-called": mean(a["経路"] == b["経路"] for a, b in zip(rows, raw, strict=True)),
    }


def _plain(row, expect):
    plain = {**row, "days": 0}
    for heading in ("経路", "種別"):
        text = re.sub(r"\s", "", unicodedata.normalize("NFKC", row[heading]))
        plain[heading] = expect["meant"].get(text, text)
    for heading in TIMES:
        text = unicodedata.normalize("NFKC", row[heading])
        era = text.startswith(("R", "令"))
        year, month, day, hour, minute = (int(part) for part in re.findall("[0-9]+", text))
        plain[heading] = datetime(year + 2018 * era, month, day, hour, minute).isoformat()
    plain["通報内容"] = row["通報内容"].replace("～", "〜")
    return plain


def _at_work(text, expect):
    at = datetime.fromisoformat(text)
    opened = at.weekday() < 5 and at.date() not in expect["closed"]
    return opened and expect["opens"] <= f"{at:%H:%M}" <= expect["closes"]
