"""Three rows in which minutes were told as hours: which they are, and how long one piece takes."""

from kenshu.check.mark import Verdict
from kenshu.check.n06.desk import desk_of, of_rows
from kenshu.check.rules import partly, right, rule, wrong
from kenshu.improve.workload.hours import HOURS
from kenshu.improve.workload.views import LONGEST

RIGHT = "三つとも見つかりました。直す前に、書いた課に聞きます。"
EMPTY = "この行は、まだ空いています。表を上から順に見てみましょう。"


@rule("n06-slips")
def slips(answers, city):
    """A third of the points a row: half for the right 番号, half for the minutes. The rows may stand in any order."""
    desk = desk_of(city)
    rows = answers["n06-slips"]["value"]
    chosen = [row["number"] for row in rows]
    verdicts = [_row(row, desk, again=row["number"] in chosen[:place]) for place, row in enumerate(rows)]
    return of_rows(verdicts, rows, RIGHT)


def _row(row, desk, *, again):
    number, minutes = row["number"], row["minutes"]
    if number is None:
        return wrong("row-empty", EMPTY)
    if again:
        return wrong("same-number", "同じ番号が2回あります。べつの業務をさがしましょう。")
    if number not in desk.too_long:
        return wrong(*_wrong_number(number, desk))
    if minutes is None:
        return partly(
            0.5, "minutes-missing", "番号は合っています。もとは何分のつもりだったかも書きましょう。"
        )
    return _minutes(minutes, desk.too_long[number])


def _wrong_number(number, desk) -> tuple[str, str]:
    places = {int(name): row for name, row in desk.table.set_index("番号").to_dict("index").items()}
    if number in {place + 1 for place in range(LONGEST)} and number not in _shown(desk):
        return "place-not-number", "何番目かを書いたようです。表の左はしの「番号」を書きましょう。"
    if number not in places:
        return "no-such-number", "その番号の業務は、表にありません。左はしの「番号」を書き写しましょう。"
    if number in _shown(desk):
        return "within-its-people", "その業務は、右の二つの列を見ると、担当の人の1年の中におさまっています。"
    return "not-in-this-table", "上の10業務の中からさがしましょう。右の二つの列を比べます。"


def _shown(desk):
    """The numbers of the longest tasks, which the table above the question shows."""
    return {int(number) for number in desk.table.nlargest(LONGEST, HOURS)["番号"]}


def _minutes(minutes, meant) -> Verdict:
    if abs(minutes - meant) < 0.01:
        return right("")
    if abs(minutes - meant * 60) < 0.01:
        return partly(
            0.5, "as-written", "番号は合っています。表に書かれた分のままです。何時間にあたるでしょう。"
        )
    if abs(minutes - meant / 60) < 0.006:
        return partly(
            0.5, "told-in-hours", "番号は合っています。60で割る回数が1回多いか、時間で書いたようです。"
        )
    return partly(
        0.5, "other-minutes", "番号は合っています。表の1件分を60で割ると、書いた人の頭の中の数が見えます。"
    )
