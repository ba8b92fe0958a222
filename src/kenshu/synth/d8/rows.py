"""D8 on paper: reports in the office's register, answers of the survey, people of each age; clean and as received."""

from kenshu.synth.draws import Draws
from kenshu.synth.hand import Hand, cp932, wide

REPORT_HEADINGS = ["受付番号", "経路", "受付", "現地", "完了", "種別", "地区", "緊急度", "通報内容"]
SHEET_HEADINGS = [
    "回答番号", "回答方法", "年代", "地区", "スマートフォン", "アプリ通報", "オンライン手続", "道路の満足度", "自由記述",
]  # fmt: skip
CODED = SHEET_HEADINGS[4:8]


def clean_reports(reports: list) -> list[list[str]]:
    """Headings, then one row a report."""
    return [
        REPORT_HEADINGS,
        *(
            [
                f"D{rank:04d}", r.route, r.at.isoformat(), r.seen.isoformat(), r.done.isoformat(),
                r.kind, r.area, r.urgency, r.words,
            ]
            for rank, r in enumerate(reports, 1)
        ),
    ]  # fmt: skip


def raw_reports(reports: list, target: dict, draws: Draws) -> list[list[str]]:
    """The register: the app's rows pasted from its export, the others typed by clerks each in the own way."""
    headings, *clean = clean_reports(reports)
    rows = [[target["title"], *[""] * (len(headings) - 1)], headings]
    hand = Hand(draws, staff=target["staff"], own_habit=0.9)
    for row, report in zip(clean, reports, strict=True):
        number, route, *_, kind, area, urgency, words = row
        clerk = target["staff"][draws.below(len(target["staff"]))]
        pasted = report.route == target["online"]
        times = [
            f"{report.at:%Y-%m-%d %H:%M}" if pasted else _typed(report.at, hand, clerk, target, draws),
            _typed(report.seen, hand, clerk, target, draws),
            _typed(report.done, hand, clerk, target, draws),
        ]
        called = [word if pasted else _spelled(word, target["spellings"], draws) for word in (route, kind)]
        rows.append([number, called[0], *times, called[1], area, urgency, cp932(words)])
    return rows


def clean_sheets(sheets: list) -> list[list[str]]:
    """Headings, then one row an answer."""
    return [
        SHEET_HEADINGS,
        *(
            [f"J{rank:03d}", s.way, s.age, s.area, s.phone, s.known, s.wish, s.content, s.words]
            for rank, s in enumerate(sheets, 1)
        ),
    ]


def raw_sheets(sheets: list, target: dict, draws: Draws) -> list[list[str]]:
    """The web form's words and, of the sheets on paper, the numbers of the answers as they were keyed in."""
    headings, *clean = clean_sheets(sheets)
    asked = target["survey"]
    rows = [[asked["title"], *[""] * (len(headings) - 1)], headings]
    for row in clean:
        number, way, age, area, *answers, words = row
        if way != asked["online"]:
            answers = [
                str(1 + asked["codes"][heading].index(answer))
                for heading, answer in zip(CODED, answers, strict=True)
            ]
            answers = [wide(one) if draws.unit() < target["shape"]["full_width"] else one for one in answers]
        age = _spelled(cp932(age), asked["age_spellings"], draws)
        rows.append([number, _spelled(way, asked["way_spellings"], draws), age, area, *answers, cp932(words)])
    return rows


def population_rows(target: dict) -> list[list[str]]:
    return [["年代", "人口"], *([age, str(count)] for age, count in target["survey"]["population"].items())]


def _spelled(word, spellings, draws):
    ways = spellings.get(word, [word])
    return ways[draws.below(len(ways))]


def _typed(at, hand, clerk, target, draws):
    """A day as the clerk writes it and a time; 全角 goes with the day."""
    text = f"{hand.day(at, clerk)} {at.hour}:{at.minute:02d}"
    if draws.unit() < target["shape"]["full_width"]:
        return wide(text).replace(" ", "　")
    return text
