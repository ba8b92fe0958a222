"""From answers to a ``Request``: every table is read by the room's own door, every figure is held to its source."""

from datetime import date

from kenshu import days
from kenshu.city import City
from kenshu.improve.cost_five_years import FiveYears, five_years
from kenshu.improve.cost_items import YEARS, Cost
from kenshu.improve.documents import places
from kenshu.improve.documents.quoted import HOURS, ROLES, Quoted
from kenshu.improve.documents.request import NAMES, STATES, Check, Funding, Request, Rollout, Texts
from kenshu.improve.figure import Figure, ImproveError, Period
from kenshu.improve.kpi import read_kpis
from kenshu.improve.money import Line
from kenshu.improve.money_written import read_yen
from kenshu.improve.plan import read_day, read_tasks
from kenshu.improve.plan_calendar import Calendar
from kenshu.improve.plan_schedule import schedule
from kenshu.improve.received import as_number

PAID, STAFF_TIME, NOTHING_PAID = "あり", "職員の時間", "なし"
SOME_YEAR = 2026
_SECONDS = {"時間": 3600, "分": 60, "秒": 1}


def read_request(answers: dict, *, city: City, made: date) -> Request:
    """The request that ``answers`` ({question id: entry}, see ``places.toml`` and ``gathering.gather``) make.

    ``made``: the day on the paper. Raises ImproveError: naming all that is missing or too long, else the first cell
    that cannot be used, a figure that is not what its source says, or what ``Request`` refuses.
    """
    places.refuse_incomplete(answers)
    fiscal_year = _fiscal_year(places.value(answers, "fiscal_year"))
    texts = Texts(**{name: _clean(places.text(answers, name)) for name in NAMES})
    if texts.state not in STATES:
        raise ImproveError(f"「{texts.state}」ではなく、「{'」「'.join(STATES)}」から選んでください。")
    costs, accounts = costs_of(answers, fiscal_year, texts.procedure)
    return Request(
        city=city, fiscal_year=fiscal_year, made=made, texts=texts, figures=figures_of(answers),
        periods_a_year=_whole(answers, "periods_a_year", 1, 366), effect_from=_whole(answers, "effect_from", 1, YEARS),
        last_year=read_yen(places.value(answers, "last_year"), "前年度の当初予算額"),
        costs=costs, accounts=accounts, funding=funding_of(answers), cuts=cuts_of(answers), rollout=rollout_of(answers),
        kpis=read_kpis(places.frame(answers, "kpis"), Calendar(city)), plan=_plan(answers, city, fiscal_year),
        checks=tuple(Check(*map(_clean, row.values())) for row in places.rows(answers, "checks")),
        asked=tuple((_clean(row["問い"]), _clean(row["答え"])) for row in places.rows(answers, "asked")),
    )  # fmt: skip


def figures_of(answers) -> tuple[Quoted, ...]:
    """The figures, each held to its source. Raises ImproveError naming the row."""
    by_name = {name: role for role, (name, _) in ROLES.items()} | {role: role for role in ROLES}
    found = []
    for number, row in enumerate(places.rows(answers, "figures"), 1):
        where = f"効果の数字の{number}行目"
        if row["数字"] not in by_name:
            names = "」「".join(name for name, _ in ROLES.values())
            raise ImproveError(f"{where}の「{row['数字']}」は分かりません。「{names}」から選んでください。")
        role = by_name[row["数字"]]
        value, n = (_number(row[column], f"{where}の「{column}」") for column in ("値", "n"))
        first, last = (
            _day(row[column], f"{where}の「{column}」") for column in ("期間の始め", "期間の終わり")
        )
        unit = ROLES[role][1]
        figure = Figure(
            value, unit, Period(first, last), _clean(row["範囲"]), _clean(row["算出方法"]), int(n)
        )
        found.append(
            Quoted(
                role,
                figure,
                row["もとの課題"].split("_")[0],
                _answered(answers, row["もとの課題"], unit, where),
            )
        )
    return tuple(found)


def _answered(answers, source, unit, where):
    """The number at ``source`` (question, or question_row_column in a table), in ``unit``."""
    question, *cell = source.split("_")
    entry = answers.get(question) or {}
    value, given = entry.get("value"), entry.get("unit")
    if cell and isinstance(value, list) and cell[0].isdigit() and 1 <= int(cell[0]) <= len(value):
        value = value[int(cell[0]) - 1].get(cell[1] if len(cell) > 1 else "")
    number = as_number(value) if not isinstance(value, list | bool) else None
    if number is None:
        raise ImproveError(
            f"{where}の「もとの課題」{source or '(空欄)'}に、数の答えがありません。どの課題の数字かを確かめてください。"
        )
    if unit == HOURS and given in _SECONDS:
        return number * _SECONDS[given] / 3600
    return number


def costs_of(answers, fiscal_year, scope) -> tuple[FiveYears, tuple[str, ...]]:
    """The costs of five years from ``fiscal_year`` on, and the 節 of each. Raises ImproveError naming the row."""
    lines, accounts = [], []
    for number, row in enumerate(places.rows(answers, "costs"), 1):
        where = f"経費の{number}行目「{row['内容'][:12]}」"
        yen = tuple(
            read_yen(row[f"{year}年目"] or "0", f"{where}の{year}年目") for year in range(1, YEARS + 1)
        )
        if row["支払い"] not in (PAID, STAFF_TIME, NOTHING_PAID):
            raise ImproveError(
                f"{where}の「支払い」は、「{PAID}」(予算から払う)か「{STAFF_TIME}」を選んでください。"
            )
        paid = row["支払い"] == PAID
        if paid and any(yen) and not row["節"]:
            raise ImproveError(
                f"{where}に節がありません。使用料及び賃借料、委託料など、予算書の節を書いてください。"
            )
        lines.append(Cost(row["種類"], _clean(row["内容"]), yen, _clean(row["積算の根拠"]), paid=paid))
        accounts.append(_clean(row["節"]))
    return five_years(lines, first=fiscal_year, scope=scope), tuple(accounts)


def asked_year(answers) -> int:
    """The fiscal year of the request; while it cannot be read, one whose name alone matters."""
    try:
        return _fiscal_year((answers.get(places.places()["values"]["fiscal_year"]["id"]) or {}).get("value"))
    except ImproveError:
        return SOME_YEAR


def funding_of(answers) -> tuple[Funding, ...]:
    """The sources of money. Raises ImproveError naming the row."""
    return tuple(
        Funding(
            _clean(row["財源"]), read_yen(row["金額"], f"財源「{row['財源']}」の金額"), _clean(row["根拠"])
        )
        for row in places.rows(answers, "funding")
    )


def cuts_of(answers) -> tuple[Line, ...]:
    """The lines of the budget that fall. Raises ImproveError naming the row."""
    return tuple(
        Line(
            row["予算の行"],
            *(read_yen(row[side], f"「{row['予算の行']}」の{side}") for side in ("前", "後")),
            _clean(row["根拠"]),
        )
        for row in places.rows(answers, "cuts")
    )


def rollout_of(answers) -> Rollout:
    """The other procedures; none is an answer, too. Raises ImproveError."""
    rows = places.rows(answers, "rollout")
    if not rows:
        return Rollout()
    row = rows[0]
    where = "ほかの手続への広がりの"
    numbers = [_number(row[f"{year}年目"] or "0", f"{where}{year}年目") for year in range(1, YEARS + 1)]
    if any(number < 0 or number != int(number) for number in numbers) or not row["根拠"]:
        raise ImproveError(f"{where}手続の数は0以上の整数で、根拠もいっしょに書いてください。")
    hours = _number(row["1手続の時間"] or "0", f"{where}「1手続の時間」")
    if hours < 0:
        raise ImproveError(f"{where}「1手続の時間」は0以上で書いてください。")
    return Rollout(tuple(map(int, numbers)), hours, _clean(row["根拠"]))


def _plan(answers, city, fiscal_year):
    start = _day(places.value(answers, "start"), "プランの始めの日")
    return schedule(
        read_tasks(places.frame(answers, "tasks")), city=city, fiscal_year=fiscal_year, start=start
    )


def _fiscal_year(given):
    if isinstance(given, int | float):
        given = f"{given:.0f}年度"
    try:
        return days.parse_fiscal_year(str(given))
    except days.DaysError as error:
        raise ImproveError(f"要求する年度: {error}") from None


def _whole(answers, name, low, high):
    label = places.places()["values"][name]["label"]
    number = _number(places.value(answers, name), f"「{label}」")
    if not low <= number <= high or number != int(number):
        raise ImproveError(
            f"「{label}」は{low}から{high}までの整数で書いてください(いまは「{number:g}」です)。"
        )
    return int(number)


def _number(given, where):
    number = as_number(given)
    if number is None:
        raise ImproveError(f"{where}「{given}」が数として読めません。数だけを書いてください。")
    return number


def _day(given, where):
    day = read_day(given, where)
    if day is None:
        raise ImproveError(f"{where}に日付がありません。「令和7年5月1日」のように書いてください。")
    return day


def _clean(text):
    """Text that a document can hold: signs that no eye sees are gone, lines end the same way."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(
        "".join(letter for letter in line if letter.isprintable() or letter == "\t") for line in lines
    ).strip()
