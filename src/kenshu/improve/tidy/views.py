"""What the notebook on tidying shows: the file as it opens, how a column is written, what a chosen rule makes of it.

A view of a question reads its stored answer and is shown anew when its button is pressed.
"""

from kenshu import answers
from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import FICTIONAL, Note, Sheet
from kenshu.improve.tidy import course, rules
from kenshu.improve.tidy.ways import OTHER, WAYS, ways

MADE_UP = f"({FICTIONAL})"
AGAIN = "表を見直す"
READINGS = {"utf-8": ("UTF-8", "utf-8"), "shift-jis": ("シフトJIS", "cp932"), "euc": ("EUC", "euc_jp")}
WAITING = Note("読み方を選んでから「表を見直す」を押すと、ここに表が出ます。")
SHOWN = (0, 1, 3, 5, 6, 7)  # columns of the list as it opens: カナ, 住所 and 備考 would need a wider screen
LONGEST = 9  # characters of a cell there
MARKED = "0を足しました"
UNREAD, EMPTY, OPEN = "(読めないまま)", "(空欄)", "…"
AROUND = 2  # rows shown before and after a day without an era
NAMES, ADDRESSES, SHORT = 4, 2, 13  # rows of each in the table of names; characters of an address


def as_opened(question=None, lines=6):
    """The paper list read as ``question`` says, a note until it is answered; without one in UTF-8, as it opened."""
    if question is None:
        return _read_as(*READINGS["utf-8"], lines)
    return redrawn(
        lambda: _read_as(*READINGS[rule], lines) if (rule := _chosen(question)) else WAITING, AGAIN
    )


def ways_of(column):
    """The ways in which ``column`` is written, an example of each, and the number of rows; and the whole."""
    found = ways(column, course.opened(course.COLUMNS[column])[column])
    rows = [(one.label, one.example or EMPTY, one.count) for one in found if one.count]
    whole = ("合計", "", sum(one.count for one in found))
    name = course.COLUMNS[column]
    scope = f"{course.LISTS[name]}、{course.SPANS[name]}の{whole[-1]:,}行"
    return Sheet(f"「{column}」の書き方。{scope} {MADE_UP}", ("書き方", "例", "行の数"), (*rows, whole))


def days_by(question):
    """The title of the list, and the days around the first one without an era, as the chosen rule reads them."""

    def drawn():
        days = course.opened(course.PAPER)["受付日"]
        title, rule = course.title(course.PAPER), _chosen(question)
        first = _places("受付日").get("no-era", AROUND)
        rows = [("1", title, "")]
        for place in range(max(0, first - AROUND), min(len(days), first + AROUND + 1)):
            after = rules.day(days[place], rule, title) if rule else OPEN
            rows.append((_row_number(place), days[place], UNREAD if after is None else after or EMPTY))
        return _compared("受付日", rows)

    return redrawn(drawn, AGAIN)


def phones_by(question):
    """A row of each way of writing a telephone number, and what the chosen rule makes of it."""
    return redrawn(lambda: _one_of_each("電話", rules.phone, _chosen(question)), AGAIN)


def accounts_by(question):
    """A row of each way of writing 口座下3桁, what the chosen rule makes of it, and the mark it sets."""

    def drawn():
        chosen = _chosen(question)
        plain = _one_of_each("口座下3桁", rules.account, chosen)
        if chosen != "pad":
            return plain
        rows = tuple((*row, MARKED if rules.padded(row[1]) else "") for row in plain.rows)
        return Sheet(plain.caption, (*plain.heads, "印"), rows)

    return redrawn(drawn, AGAIN)


def names_by(question):
    """Names and addresses as received, as the chosen rule would store them, and the copy if it makes one."""

    def drawn():
        frame, rule = course.opened(course.PAPER), _chosen(question)
        rows = []
        for column, place in _telling(frame):
            text = frame[column][place]
            stored = rules.name(text, rule) or "(消えます)" if rule else OPEN
            copied = rules.copy(text, column) if rule == "copy" else OPEN if rule is None else "(なし)"
            rows.append((_row_number(place), column, text, stored, copied))
        heads = ("行", "列", "届いたまま", "しまっておく字", "比べるための写し")
        return Sheet(f"氏名と住所 {MADE_UP}", heads, tuple(rows))

    return redrawn(drawn, AGAIN)


def _read_as(label, codec, lines):
    letters = tuple(chr(ord("A") + place) for place in SHOWN)
    rows = []
    for place, cells in enumerate(course.lines(course.PAPER, lines, codec), 1):
        first, *rest = (cells[at] if at < len(cells) else "" for at in SHOWN)
        row = (_short(first), *map(_short, rest)) if any(rest) else (first, *rest)  # a title is shown whole
        rows.append((str(place), *row))
    return Sheet(f"読み方: {label} {MADE_UP}", ("行", *letters), tuple(rows))


def _one_of_each(column, rule, chosen):
    texts = course.opened(course.COLUMNS[column])[column]
    rows = []
    for place in sorted(_places(column).values()):
        after = rule(texts[place], chosen) or EMPTY if chosen else OPEN
        rows.append((_row_number(place), texts[place] or EMPTY, after))
    return _compared(column, rows)


def _compared(column, rows):
    return Sheet(
        f"「{column}」を決めたとおりにすると。{course.LISTS[course.COLUMNS[column]]}から {MADE_UP}",
        ("行", "届いたまま", "そろえたあと"),
        tuple(rows),
    )


def _places(column):
    """{way: place of the first row written so}, in the order of WAYS; one that begins with 0, if there is one."""
    texts, found = course.opened(course.COLUMNS[column])[column], {}
    for place, text in enumerate(texts):
        name = next(one.id for one in ways(column, [text]) if one.count)
        if name not in found or (text.startswith("0") and not texts[found[name]].startswith("0")):
            found[name] = place
    return {name: found[name] for name, *_ in (*WAYS[column], OTHER) if name in found}


def _telling(frame):
    """(column, place) of the rows to show: older letters, foreign names, other gaps, then addresses."""
    names = frame["氏名"]
    older = [place for place, text in enumerate(names) if any(letter in rules.USUAL for letter in text)]
    foreign = [place for place, text in enumerate(names) if text.isascii() or text[0].isascii()]
    chosen = [*older[: NAMES - len(foreign[:1]) - 1], *foreign[:1]]
    chosen += [place for place in range(len(names)) if place not in chosen][: NAMES - len(chosen)]
    kanji = [place for place, text in enumerate(frame["住所"]) if "丁目" in text and len(text) <= SHORT]
    return [*(("氏名", place) for place in sorted(chosen)), *(("住所", place) for place in kanji[:ADDRESSES])]


def _row_number(place):
    return str(place + course.first_row(course.PAPER))


def _chosen(question):
    """The stored choice of a question of this session; None while there is none."""
    stored = answers.Store(answers.session_folder()).document(mend=False)["answers"]
    return (stored.get(question) or {}).get("value")


def _short(text):
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
