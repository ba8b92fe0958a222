"""A table in a form: rows come and go, what Excel copies lands as meant, Enter and arrows walk."""

from playwright.sync_api import expect
from tests.forms.keys import SAVED, focus, soon


def test_rows_from_excel_are_pasted_and_rows_come_and_go(opened):
    desk = opened("n98-steps", "n98-ages")
    form = desk.form("n98-steps")
    copied = '窓口A\t受付\t５\r\n担当課\t"確認\n(台帳)"\t12.5\r\n係長\t決裁\t△\r\n'
    desk.page.evaluate("words => navigator.clipboard.writeText(words)", copied.replace("△", "3"))
    focus(form.get_by_label("1行目 担当(役割)"))
    desk.page.keyboard.press("Control+v")
    expect(desk.status("n98-steps")).to_contain_text(SAVED)
    rows = desk.stored()["n98-steps"]["value"]
    assert [list(row.values()) for row in rows] == [
        ["窓口A", "受付", 5],
        ["担当課", "確認 (台帳)", 12.5],
        ["係長", "決裁", 3],
    ]

    form.get_by_role("button", name="行を増やす").press("Enter")
    expect(form.get_by_label("4行目 担当(役割)")).to_be_focused()
    form.get_by_role("button", name="2行目を消す").press("Enter")
    expect(form.get_by_label("2行目 担当(役割)")).to_have_value("係長")
    expect(form.get_by_label("2行目 担当(役割)")).to_be_focused()
    expect(desk.status("n98-steps")).to_contain_text(SAVED)
    expect(form.get_by_role("row")).to_have_count(1 + 3)

    desk.page.evaluate(
        "words => navigator.clipboard.writeText(words)", "5\t6\t電子申請\n7\t8\t郵送\n9\t1\t電話\n2\t2\t電話"
    )
    focus(desk.form("n98-ages").get_by_label("65歳未満 電話(件)"))
    desk.page.keyboard.press("Control+v")
    expect(desk.form("n98-ages").locator(".kenshu-scroll ~ [role=status]")).to_contain_text(
        "3行3列を貼り付けました。表に入りきらない部分は貼り付けていません。選択肢にない言葉が1か所"
    )
    expect(desk.status("n98-ages")).to_contain_text(SAVED)
    assert [row["way"] for row in desk.stored()["n98-ages"]["value"]] == ["o", None, "p"]


COPIED = [  # what Excel copies, what is stored, what is told
    ("担当\tすること\t時間(分)\n窓口A\t受付\t5\n\n\t\t\n", [["窓口A", "受付", 5]], "1行3列"),
    (
        "窓口A\t受付\t５分\n\t\t\n係長\t決裁",
        [["窓口A", "受付", 5], [None] * 3, ["係長", "決裁", None]],
        "3行3列",
    ),
    ("=1+1\t<b>太字</b>\n" * 10_000, [["=1+1", "<b>太字</b>", None]] * 5, "表に入りきらない部分"),
    ('"2行の\nセル"', [["2行の セル", None, None]], ""),
]


def test_what_people_copy_in_excel_lands_as_meant_and_is_taken_back(opened):
    """Headings and empty rows come along, merged cells are gaps, ten thousand rows do not fit."""
    desk = opened("n98-steps")
    form = desk.form("n98-steps")

    def stored():
        return [list(row.values()) for row in desk.stored().get("n98-steps", {"value": []})["value"]]

    for copied, steps, told in COPIED:
        desk.page.evaluate("words => navigator.clipboard.writeText(words)", copied)
        focus(form.get_by_label("1行目 担当(役割)"))
        desk.page.keyboard.press("Control+v")
        soon(stored, steps)
        expect(form.locator(".kenshu-more + [role=status]")).to_contain_text(told)
        desk.page.keyboard.press("Control+z")
        soon(stored, [])
    expect(form.get_by_role("row")).to_have_count(1 + 2)


def test_enter_and_arrows_go_from_row_to_row(opened):
    desk = opened("n98-steps", "n98-ages")
    form, keys = desk.form("n98-steps"), desk.page.keyboard
    focus(form.get_by_label("1行目 すること"))
    keys.press("ArrowDown")
    keys.press("Enter")  # the last row is empty: no row is added to it
    expect(form.get_by_label("2行目 すること")).to_be_focused()
    keys.type("受付")
    keys.press("Enter")
    expect(form.get_by_label("3行目 すること")).to_be_focused()
    keys.press("ArrowUp")
    expect(form.get_by_label("2行目 すること")).to_be_focused()
    focus(desk.form("n98-ages").get_by_label("75歳以上 電話(件)"))
    keys.type("3")
    keys.press("Enter")
    expect(desk.form("n98-ages").get_by_role("row")).to_have_count(1 + 3)
