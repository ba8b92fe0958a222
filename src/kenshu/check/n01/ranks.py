"""The three orders: the same table read down three columns."""

from kenshu.check.n01.desk import COUNT, HOURS, STAFF, desk_of
from kenshu.check.rules import partly, right, rule, wrong

THEMES = {
    "meetings": "会議・庶務",
    "contracts": "契約・支払",
    "handover": "引継ぎ・属人化",
    "inquiries": "照会・回答",
    "paper": "紙・押印",
    "searching": "資料さがし",
    "copying": "転記・二重入力",
    "phone": "電話・窓口",
}
PLACES = 3
READ = {COUNT: ("count-column", "回答の数"), STAFF: ("staff-column", "職員数に直すと"),
        HOURS: ("hours-column", "1か月の時間")}  # fmt: skip


@rule("n01-by-count")
def by_count(answers, city):
    said = "件数では、こうなりました。声の大きい課の分が入ったままの順番です。"
    return _ranked(answers["n01-by-count"]["value"], COUNT, desk_of(city), said)


@rule("n01-by-staff")
def by_staff(answers, city):
    said = "職員数に直した順番です。件数の順番と、入れかわったところがありますね。"
    return _ranked(answers["n01-by-staff"]["value"], STAFF, desk_of(city), said)


@rule("n01-by-hours")
def by_hours(answers, city):
    said = "時間の順番です。人の数とはちがう姿が見えてきました。"
    return _ranked(answers["n01-by-hours"]["value"], HOURS, desk_of(city), said)


def _ranked(ids, way, desk, said):
    """The verdict on the first three of a column; equal sums may stand in any order."""
    order = [THEMES[one] for one in ids]
    sums, top = desk.themes[way], desk.order(way)
    if len(order) < PLACES:
        begun = [sums[one] for one in order] == [sums[one] for one in top[: len(order)]]
        return partly(
            0.5 if begun else 0, "not-all-placed", "まだ空いているところがあります。三つ並べましょう。"
        )
    if [sums[one] for one in order] == [sums[one] for one in top[:PLACES]]:
        return right(said)
    for other, (name, column) in READ.items():
        if other != way and order == desk.order(other)[:PLACES]:
            return wrong(
                name, f"「{column}」の列で並べたようです。ここでは「{READ[way][1]}」の列を見ましょう。"
            )
    if order in (top[: -PLACES - 1 : -1], top[PLACES - 1 :: -1]):
        return wrong(
            "smallest-first", "小さいほうから並べたようです。いちばん大きいものを、上に置きましょう。"
        )
    if set(order) == set(top[:PLACES]):
        return partly(
            0.5, "order-differs", "三つとも合っています。上から順に、数字の大きさをくらべてみましょう。"
        )
    if order[0] == top[0]:
        return partly(0.5, "first-only", "1番目は合っています。そのあとを、表の列をたどって見直しましょう。")
    return wrong(
        "first-place", f"1番目を見直しましょう。「{READ[way][1]}」の列で、いちばん大きい数をさがします。"
    )
