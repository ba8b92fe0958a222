"""What the notebook on choosing a theme shows of the survey (D5)."""

from kenshu.figures.sheet import FICTIONAL, Sheet
from kenshu.improve.survey import course
from kenshu.improve.survey.draw import response_picture
from kenshu.improve.survey.people import together
from kenshu.improve.survey.response import LOUD, response
from kenshu.improve.survey.themes import themes
from kenshu.improve.survey.voices import voices
from kenshu.improve.views import as_received

MADE_UP = f"({FICTIONAL})"
LONGEST = 16  # characters of a cell in the file as received
HEADS = {
    "回答": "回答の数(件)",
    "職員数に直すと": "職員数に直すと(人)",
    "時間": "1か月の時間(時間)",
}


def received(lines=8):
    """The first lines of the answers as they came, long free text cut."""
    sheet = as_received("d5-survey", lines)
    title, *rows = sheet.rows
    short = [
        tuple(cell if len(cell) <= LONGEST else f"{cell[:LONGEST]}…" for cell in map(_one_line, row))
        for row in rows
    ]
    return Sheet(sheet.caption, sheet.heads, (title, *short))


def who_was_asked():
    """How many were asked, how many answered; no share."""
    answers, staff = course.opened()
    rows = (
        ("配った相手(令和7年5月1日の職員)", f"{staff['職員数'].sum():,}人"),
        ("答えた人", f"{len(answers):,}人"),
        ("課の数", f"{len(staff):,}課"),
    )
    return Sheet(f"業務アンケート {course.ABOUT.period} {MADE_UP}", ("項目", "数"), rows)


def by_theme(*ways):
    """The sums of each theme in ``ways`` (of ``themes.WAYS``), by name: neither ranks nor shares; and the whole."""
    frame = _themes().frame.sort_values("テーマ")
    rows = [(row["テーマ"], *(_number(row[way]) for way in ways)) for row in frame.to_dict("records")]
    whole = ("合計", *(_number(frame[way].sum()) for way in ways))
    heads = ("テーマ", *(HEADS[way] for way in ways))
    return Sheet(_scoped("いちばん時間をとられている仕事", len(course.opened()[0])), heads, (*rows, whole))


def ten_sheets():
    """The small example in which one may tick several."""
    rows = tuple((f"{place}人目", said) for place, said in enumerate(course.SHEETS, 1))
    return Sheet(f"ある課の10人の答え(いくつでも選べる問い) {MADE_UP}", ("用紙", "選んだもの"), rows)


def who_answered():
    """Bars of the share of each section that answered."""
    return response_picture(response(*course.opened(), about=course.ABOUT))


def loud_and_others(theme):
    """How often ``theme`` was named in the sections that answered most, and in all others."""
    answers, staff = course.opened()
    loud = next(remark.rows for remark in _remarks(answers, staff) if remark.id == "loud")
    table = together(answers, staff, texts=("第1テーマ",)).answers
    rows = []
    for name, mine in ((f"回答率の高い{len(loud)}課", table["課"].isin(loud)),
                       ("そのほかの課", ~table["課"].isin(loud))):  # fmt: skip
        told = int((table["第1テーマ"][mine] == theme).sum())
        rows.append((name, int(mine.sum()), told, f"{100 * told / mine.sum():.0f}%"))
    heads = ("課", "回答(件)", f"うち{theme}(件)", "割合")
    title = f"「{theme}」と答えた人は、どの課に多いか。回答率が全体の{LOUD:g}倍からの課を「高い」としました"
    return Sheet(_scoped(title, len(answers)), heads, tuple(rows))


def six_voices():
    """The written answers to read by hand; without section and post."""
    answers, staff = course.opened()
    told = voices(answers, themes(answers, staff, about=course.ABOUT))
    rows = tuple((f"声{place}", one.theme, one.said) for place, one in enumerate(told, 1))
    heads = ("番号", "第1テーマ", "書かれていたこと")
    return Sheet(_scoped(f"自由記述から選んだ{len(rows)}つ", len(answers)), heads, rows)


def _scoped(title, answered):
    """A caption that may be cut out and shown elsewhere: when, who, how many of them."""
    return f"{title}。{course.ABOUT.period}のアンケートに答えた{answered:,}人 {MADE_UP}"


def _themes():
    return themes(*course.opened(), about=course.ABOUT)


def _remarks(answers, staff):
    return response(answers, staff, about=course.ABOUT).remarks


def _number(value):
    return int(value) if float(value).is_integer() else float(value)


def _one_line(cell):
    return " ".join(cell.split())
