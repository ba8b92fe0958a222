"""What is said before the first form: the purpose, who sees what, and when it is deleted."""

import html
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kenshu import city, days


@dataclass(frozen=True)
class Promise:
    """Shown as a table in a notebook. ``lines``: (heading, text) pairs."""

    lines: tuple[tuple[str, str], ...]

    def __repr__(self):
        return "\n".join(f"{heading}: {text}" for heading, text in self.lines)

    def _repr_html_(self):
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left;white-space:nowrap">{html.escape(heading)}</th>'
            f'<td style="text-align:left">{html.escape(text)}</td></tr>'
            for heading, text in self.lines
        )
        caption = '<caption style="text-align:left">あなたの答えのあつかい</caption>'
        return f'<table lang="ja" style="font-size:1rem">{caption}<tbody>{rows}</tbody></table>'


def promise(folder=None):
    """The promise of the class whose release holds ``folder`` (None = the working directory)."""
    ours = city.load()
    office = ours.contacts.office
    return Promise((
        ("使う目的", "研修の実施と改善のみに使います。人事評価には使いません。"),
        ("答えを見る人", "あなたと、講師と、研修の担当だけです"
                    f"({office.section.split()[0]}の中でも、研修の担当だけ)。上司や、評価・異動の担当には、答えも点も渡しません。"),
        ("あなたがかいた図", "答えと同じあつかいです。課の人に見せるかどうかは、あなたが決めます。"),
        ("人事に伝わること", "氏名、所属、修了したかどうか、受講した時間数。この四つだけです。"),
        ("保存期限", f"{_until(ours, _class_json(folder))}。その日までに消します。"),
        ("聞きたいとき", f"{office.section}(内線 {office.extension})へどうぞ。"),
    ))  # fmt: skip


def _until(ours, about):
    """The last day the answers are kept: of the class when its dates are known, else in words."""
    years = ours.retention.years_after
    held = [session["date"] for session in about.get("sessions", {}).values() if session.get("date")]
    if held:
        return days.wareki(days.keep_until(date.fromisoformat(max(held)), years))
    later = {0: "", 1: "次の年度の"}.get(years, f"{years}年あとの年度の")
    return f"研修をした年度の{later}3月31日"


def _class_json(folder):
    """What class.json says, walking up from ``folder``; {} in a clone without a class."""
    start = Path(folder or Path.cwd()).resolve()
    for place in (start, *start.parents):
        if (place / "class.json").is_file():
            return json.loads((place / "class.json").read_text(encoding="utf-8"))
    return {}
