"""A plan as a table of tasks: who does what, for how many 開庁日, after what, and by when. Read once, here.

Columns: 番号, 作業, 担当, 日数 (開庁日), and, where needed, 割合 (% of the owner's day), 先に終える作業 (numbers),
始められる日, 期限, 種類 (one of KINDS).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from kenshu import days
from kenshu.improve.figure import ImproveError
from kenshu.improve.received import as_number, as_text, received

ASSEMBLY, CONTRACT = "議会", "契約"
KINDS = ("準備", "調整", ASSEMBLY, CONTRACT, "実施", "検証")
COLUMNS = ("番号", "作業", "担当", "日数", "割合", "先に終える作業", "始められる日", "期限", "種類")
LONGEST = 60  # characters of the name of a task
MOST = 60  # tasks
MOST_DAYS = 500  # 開庁日 of one task: two years
_SEPARATOR = re.compile(r"[、,,・\s]+")
_NOTHING = ("", "なし", "-", "ー")


@dataclass(frozen=True)
class Task:
    """``days`` 開庁日 at ``share`` % of the owner's day, after the tasks ``after``; a 議会 task lasts one 定例会.

    ``not_before`` and ``due``: days that are given, or None.
    """

    number: str
    name: str
    owner: str
    days: int
    share: float = 100.0
    after: tuple[str, ...] = ()
    not_before: date | None = None
    due: date | None = None
    kind: str = KINDS[0]

    @property
    def called(self):
        """As messages name it: 3「契約」."""
        return f"{self.number}「{self.name}」"


def read_tasks(table) -> tuple[Task, ...]:
    """The tasks of a frame with COLUMNS (番号, 作業, 担当, 日数 at least), in an order that keeps 先に終える作業.

    Raises ImproveError, naming the task: none or more than MOST, no owner, no name or more than LONGEST characters,
    no or 0 days, a share outside 1–100, a day that is no date, a number that is not there or twice, a cycle.
    """
    given = table.copy()
    for column in COLUMNS[4:]:
        given[column] = given.get(column, "")
    rows = received(given, "実行プラン", number="番号", texts=("作業",), blank=COLUMNS[2:]).to_dict("records")
    if len(rows) > MOST:
        raise ImproveError(f"実行プランの作業が{len(rows)}あります。{MOST}までにまとめてください。")
    tasks = {row["番号"]: _task(row) for row in rows}
    for task in tasks.values():
        _refuse_unknown(task, tasks)
    return in_order(tuple(tasks.values()))


def in_order(tasks) -> tuple[Task, ...]:
    """The tasks so that each stands after those it waits for, else as they stood. Raises ImproveError for a cycle."""
    left, done = {task.number: task for task in tasks}, {}
    while left:
        ready = next((task for task in left.values() if all(number in done for number in task.after)), None)
        if ready is None:
            loop = _cycle(left)
            raise ImproveError(
                f"作業の順番が輪になっています({'→'.join([*loop, loop[0]])})。どれも始められません。"
                "「先に終える作業」を1つ外してください。"
            )
        done[ready.number] = left.pop(ready.number)
    return tuple(done.values())


def _task(row):
    where = f"作業{row['番号']}「{row['作業'][:12]}」"
    if len(row["作業"]) > LONGEST:
        raise ImproveError(
            f"{where}の名前が{len(row['作業'])}文字あります。{LONGEST}文字までにしてください。"
        )
    if row["担当"] in _NOTHING:
        raise ImproveError(f"{where}に担当がありません。課や係の役割で書いてください。")
    kind = row["種類"] or KINDS[0]
    if kind not in KINDS:
        raise ImproveError(
            f"{where}の種類「{kind}」はありません。「{'」「'.join(KINDS)}」から選んでください。"
        )
    return Task(
        row["番号"], row["作業"], row["担当"], _days(row, where, kind), _share(row, where),
        tuple(number for number in _SEPARATOR.split(row["先に終える作業"]) if number not in _NOTHING),
        read_day(row["始められる日"], f"{where}の「始められる日」"), read_day(row["期限"], f"{where}の「期限」"), kind,
    )  # fmt: skip


def _days(row, where, kind):
    if kind == ASSEMBLY and not row["日数"]:
        return 0
    number = as_number(row["日数"])
    if number is None or not 1 <= number <= MOST_DAYS or number != int(number):
        more = "契約には、見積り、決裁、公告や見積合わせの日数が要ります。" if kind == CONTRACT else ""
        raise ImproveError(
            f"{where}の日数「{row['日数']}」は使えません。開庁日で1から{MOST_DAYS}までの整数を書いてください。{more}"
        )
    return int(number)


def _share(row, where):
    number = as_number(row["割合"].rstrip("%％")) if row["割合"] else 100.0
    if number is None or not 1 <= number <= 100:
        raise ImproveError(
            f"{where}の割合「{row['割合']}」は使えません。担当の1日のうち何%かを、1から100で書いてください。"
        )
    return number


def read_day(text, where) -> date | None:
    """A day as typed, or None for nothing; ``where`` begins the message."""
    if as_text(text) in _NOTHING:
        return None
    if isinstance(text, date):
        return text.date() if isinstance(text, datetime) else text
    try:
        return days.parse_date(as_text(text).removesuffix(" 00:00:00"))
    except days.DaysError as error:
        raise ImproveError(f"{where}: {error}") from None


def _refuse_unknown(task, tasks):
    for number in task.after:
        if number == task.number:
            raise ImproveError(
                f"作業{task.called}が、自分の終わりを待っています。「先に終える作業」から外してください。"
            )
        if number not in tasks:
            raise ImproveError(
                f"作業{task.called}の「先に終える作業」に、番号「{number}」がありますが、その番号の作業はありません。"
            )


def _cycle(left):
    """Numbers of one cycle among tasks that all wait for each other, from the one that stands first."""
    path, here = [], next(iter(left))
    while here not in path:
        path.append(here)
        here = next(number for number in left[here].after if number in left)
    loop = path[path.index(here) :][::-1]
    first = min(map(list(left).index, loop))
    turn = loop.index(list(left)[first])
    return loop[turn:] + loop[:turn]
