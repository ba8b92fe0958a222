"""What the notebook on 匿名化と名寄せ shows of the applications (D7)."""

from kenshu.improve import Sheet
from kenshu.privacy.course import LETTERS, applications
from kenshu.privacy.draw import alike_picture
from kenshu.privacy.small_cells import HIDDEN, hide
from kenshu.tables import as_text

MADE_UP = "(架空のデータ)"
LONGEST = 18  # characters of a cell in the list as it came
WAYS = {"birth": "生年月日と町", "year": "年齢と町", "five": "5歳きざみと町", "ten": "10歳きざみと町"}
SHOWN = ("氏名", "生年月日", "住所", "電話")
CALLS = "電話|連絡"  # a note that many lists have
METHOD = "町と、生年月日・年齢・年代が同じ人の数(二度申請した人は1人と数える)"


def received(lines=4):
    """The first applications on paper and the first one with a note on calling; all columns."""
    frame = applications().paper
    noted = frame.index[frame["備考"].str.contains(CALLS)][0]
    frame = frame.loc[sorted({*frame.index[: lines - 1], noted})]
    return Sheet(f"紙の申請の一覧から {MADE_UP}", tuple(frame.columns), _rows(frame))


def left_over(lines=3):
    """What is left when only the names are thought of: birth date and town of the same applications."""
    frame = applications().coarse("birth").head(lines)
    return Sheet(f"生年月日と町だけを残した一覧から {MADE_UP}", tuple(frame.columns), _rows(frame))


def alone():
    """People by how many have the same birth date and town, and their applications; no share."""
    mine = applications()
    found = mine.by_birth
    by_person = found.rows.groupby(mine.who).min()
    rows = []
    for size in sorted(set(by_person)):
        name = "自分だけ(ほかにいない)" if size == 1 else f"自分を入れて{size}人"
        rows.append((name, int((by_person == size).sum()), int((found.rows == size).sum())))
    rows.append(("合計", mine.people, len(mine.rows)))
    heads = ("生年月日と町が同じ人", "人", "申請(件)")
    return Sheet(f"生年月日と町が同じ人は何人いるか {MADE_UP}", heads, tuple(rows))


def coarser():
    """The share of people who are alone, and of those with others alike, for four ways of telling the age."""
    mine = applications()
    return alike_picture(
        {name: mine.alike(age) for age, name in WAYS.items()},
        title="年齢を粗くするほど、同じ条件の人がふえます",
        caption=mine.caption(METHOD),
    )


def small_table():
    """People of four towns by 年代, with totals, nothing hidden."""
    return _table(applications().small_table, "四つの町の、年代ごとの人数")


def one_hidden():
    """One line of that table with only its smallest number hidden, and the total."""
    mine = applications()
    town, age = mine.smallest
    line = mine.small_table.loc[[town]].astype(object)
    line.loc[town, age] = HIDDEN
    return _table(line, f"{town}の行。5人に満たない数を、一つだけふせたとき")


def more_hidden():
    """The table of four towns as it could be given out."""
    return _table(hide(applications().small_table).shown, "引き算をしても分からないように、ふせた表")


def six_pairs():
    """Two rows for each of the six pairs; the decision is not told."""
    mine = applications()
    rows = mine.rows.set_index("受付番号", drop=False)
    listed = []
    for letter in LETTERS:
        for number in mine.pairs[letter][:2]:
            cells = {name: as_text(rows.loc[[number], name])[0] for name in SHOWN}
            whole = (text if name == "住所" else _unbroken(text) for name, text in cells.items())
            listed.append((letter, *whole))
    return Sheet(f"似ている申請の組 {MADE_UP}", ("組", *SHOWN), tuple(listed))


def decided():
    """How many applications there are, and how many pairs the rules joined or held."""
    mine = applications()
    rows = (
        ("紙とオンラインの申請", f"{len(mine.rows):,}件"),
        ("同じ人とみなした組", f"{mine.decided('同一'):,}組"),
        ("保留の組", f"{mine.decided('保留'):,}組"),
        ("似ているが、別の人とみなした組", f"{mine.decided('別人'):,}組"),
    )
    return Sheet(f"全部の申請を、同じきまりで比べた結果 {MADE_UP}", ("項目", "数"), rows)


def joined_up():
    """People alone with 年代, town and month: each row by itself, and with one mark a person."""
    one, all_rows = applications().joined_up()
    rows = (
        ("記号なし(1行ずつ読む)", one.by_size["1人だけ"]),
        ("人ごとに同じ記号あり(つなげて読む)", all_rows.by_size["1人だけ"]),
    )
    return Sheet(
        f"年代・町・申請の月を残した一覧で、同じ条件の人がほかにいない人 {MADE_UP}", ("一覧", "人"), rows
    )


def _table(table, title):
    rows = tuple((name, *(_number(cell) for cell in line)) for name, *line in table.itertuples(name=None))
    return Sheet(f"{title} {MADE_UP}", (table.index.name or "町", *table.columns), rows)


def _number(cell):
    return cell if isinstance(cell, str) else int(cell)


def _rows(frame):
    """The rows of a frame as short texts."""
    columns = [as_text(frame[name]) for name in frame]
    return tuple(tuple(map(_short, row)) for row in zip(*columns, strict=True))


def _unbroken(text):
    """A text that stays in one line of a narrow table: other hyphens and blanks, which look the same."""
    return text.replace("-", "\u2011").replace("　", "\u2003\u2060").replace(" ", "\u00a0")


def _short(text):
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
