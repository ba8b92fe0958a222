"""Figures say what they show: to the eye, to a listener, in a slide, and with the same bytes each time."""

import ast
import doctest
import hashlib
import importlib
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import matplotlib
import pytest
from matplotlib.text import Text
from PIL import Image

from kenshu import figures
from kenshu.figures import Caption, FiguresError, Part

CAPTION = Caption("令和6年と令和7年の5月〜7月", "図書館の予約(見本)", "通話と後処理の合計")
ALT = "図書館の予約の時間が100から28に減った棒の図。"


def bars(**change):
    given = {
        "parts": [Part("通話", 60, 12), Part("後処理", 40, 9.5), Part("電子申請の確認", 0, 6)],
        "names": ("令和6年", "令和7年"),
        "unit": "時間",
        "title": "予約の時間が減った",
        "caption": CAPTION,
    } | change
    return figures.paired_bars(**given)


def line(**change):
    given = {
        "yearly_cost": 1_000_000,
        "yearly_worth": 240_000,
        "title": "何手続で追いつくか",
        "caption": CAPTION,
    }
    return figures.break_even(**given | change)


def points(**change):
    given = {
        "target": (100, 40),
        "control": (80, 72),
        "labels": ("図書館", "会議室"),
        "names": ("令和6年", "令和7年"),
        "unit": "時間",
        "title": "変えなかった手続と比べる",
        "caption": CAPTION,
    } | change
    return figures.four_points(**given)


class Page(HTMLParser):
    """Tags with their attributes, and the text inside each."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts = {}, {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags[tag] = dict(attrs)
        self.here = tag

    def handle_data(self, data):
        self.texts[self.here] = self.texts.get(self.here, "") + data


@pytest.mark.parametrize(("field", "name"), [("period", "期間"), ("scope", "範囲"), ("method", "算出方法")])
@pytest.mark.parametrize("nothing", ["", "  ", "-", "未定", "不明", None])
def test_a_caption_without_period_scope_or_method_is_refused(field, name, nothing):
    with pytest.raises(FiguresError, match=f"「{name}」がありません"):
        Caption(**{"period": "5月", "scope": "電話", "method": "合計"} | {field: nothing})


def test_a_caption_names_all_that_is_missing_at_once():
    with pytest.raises(FiguresError, match="「期間」「範囲」「算出方法」「データの由来」"):
        Caption("", "", "", "")


def test_a_caption_says_the_data_are_fictional_unless_told_otherwise():
    assert CAPTION.text.endswith("架空のデータ")
    assert Caption("5月", "電話", "合計", data="自課で10件測った値").lines[-1] == "自課で10件測った値"


@pytest.mark.parametrize("draw", [bars, line, points])
def test_no_figure_without_a_caption(draw, tmp_path):
    with pytest.raises(FiguresError, match="Caption"):
        figures.save(draw().fig, tmp_path / "figure", None, ALT)
    with pytest.raises(FiguresError, match="Caption"):
        figures.as_html(draw().fig, "期間: 5月", ALT, "読み")
    assert list(tmp_path.iterdir()) == []


HASH = "9f86d081884c7d659a2feaa0c55ad015"


@pytest.mark.parametrize("alt", ["", " ", "bars_1.png", "figures/1.SVG", HASH, "あ" * 251, None])
def test_an_alt_text_that_tells_nothing_is_refused(alt, tmp_path):
    with pytest.raises(FiguresError, match="図の代わりになる文"):
        figures.save(bars().fig, tmp_path / "figure", CAPTION, alt)
    assert list(tmp_path.iterdir()) == []


def test_a_page_needs_a_reading():
    with pytest.raises(FiguresError, match="文字で読む"):
        figures.as_html(bars().fig, CAPTION, ALT, " ")


@pytest.mark.parametrize("draw", [bars, line, points])
def test_a_saved_figure_carries_its_alt_text_in_both_files(draw, tmp_path):
    picture = draw()
    png, svg = picture.save(tmp_path / "figure.any")
    assert (png.name, svg.name) == ("figure.png", "figure.svg")
    assert information(png)["Title"] == picture.alt
    drawn = svg.read_text(encoding="utf-8")
    assert f"<title>{picture.alt}</title>" in drawn and '<svg role="img" lang="ja"' in drawn


def information(png: Path) -> dict:
    """The text and other information inside a PNG file."""
    with Image.open(png) as image:
        image.load()
        return image.info


def test_files_hold_no_date_no_tool_version_and_no_foreign_document_type(tmp_path):
    png, svg = bars().save(tmp_path / "figure")
    assert set(information(png)) <= {"Title", "dpi"}
    drawn = svg.read_text(encoding="utf-8")
    assert "DOCTYPE" not in drawn and "dc:date" not in drawn and "atplotlib v" not in drawn


def test_the_same_figure_gives_the_same_bytes_in_another_process(tmp_path):
    code = (
        "import sys; from kenshu.figures import *\n"
        "c = Caption('5月', '電話', '合計')\n"
        "paired_bars([Part('通話', 6, 2), Part('後処理', 4, 1)], names=('前', '後'),"
        " unit='時間', title='減った',"
        " caption=c).save(sys.argv[1] + '/bars')\n"
        "break_even(100, 30, title='線', caption=c).save(sys.argv[1] + '/line')\n"
    )
    hashes = []
    for seed in ("0", "7"):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-W", "error", "-c", code, folder],
            check=True,
            env=dict(os.environ, PYTHONHASHSEED=seed),
        )
        files = sorted(folder.iterdir())
        hashes.append([(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files])
    assert hashes[0] == hashes[1] and len(hashes[0]) == 4


def test_saving_leaves_the_figure_as_it_was(tmp_path):
    picture = bars()
    before = picture._repr_html_()
    height = picture.fig.get_figheight()
    first = [path.read_bytes() for path in picture.save(tmp_path / "one")]
    second = [path.read_bytes() for path in picture.save(tmp_path / "two")]
    assert first == second
    assert (picture.fig.get_figheight(), picture._repr_html_()) == (height, before)


def test_the_caption_is_drawn_below_the_picture(tmp_path):
    picture = bars()
    png, _ = picture.save(tmp_path / "figure")
    plain_height = picture.fig.get_figheight() * 144
    with Image.open(png) as opened:
        image = opened.convert("L")
    assert image.height > plain_height + 20
    strip = image.crop((0, int(plain_height), image.width, image.height))
    assert strip.getextrema()[0] < 130, "nothing dark: no text in the strip"


@pytest.mark.parametrize(
    "picture",
    [
        bars(),
        bars(parts=[Part("通話", 60, 1), Part("後処理", 1, 1), Part("確認", 0, 1), Part("来庁", 1, 25)]),
        line(),
        line(yearly_worth=1_500_000),
        line(yearly_worth=20_000),
        points(),
        points(target=(100, 88), control=(99, 89)),
    ],
)
def test_no_word_is_cut_off_or_lies_on_another(picture):
    boxes = visible_words(picture.fig)
    assert len(boxes) >= 8
    for number, (text, box) in enumerate(boxes):
        assert box.x0 >= -1 and box.y0 >= -1, text
        assert box.x1 <= picture.fig.bbox.x1 + 1 and box.y1 <= picture.fig.bbox.y1 + 1, text
        for other, far in boxes[number + 1 :]:
            assert not box.overlaps(far), (text, other)


def visible_words(fig) -> list:
    """(text, box in pixels) of all that is written; tick labels beyond an axis are never drawn."""
    with figures.style():
        fig.draw_without_rendering()
    axes = fig.axes[0]
    hidden = set()
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        hidden |= {tick.label1 for tick in axis.get_major_ticks() if not low <= tick.get_loc() <= high}
    found = [
        text for text in fig.findobj(Text) if text.get_visible() and text.get_text() and text not in hidden
    ]
    return [(text.get_text(), Text.get_window_extent(text)) for text in found]


def test_words_are_japanese_glyphs_without_a_warning():
    fig, axes = figures.figure()
    axes.set_title("髙﨑①㈱−△▲%〜—予約")
    axes.set_xlabel("後から書いた日本語")  # outside style(): drawn in the house font all the same
    axes.plot([0, 1], [-1, 1])
    html = figures.as_html(fig, CAPTION, ALT, "読み")  # warnings are errors in this suite
    assert html.startswith("<figure")


def test_a_notebook_gets_a_figure_that_can_be_read_without_seeing_it():
    picture = bars()
    page = Page(picture._repr_html_())
    assert page.tags["figure"]["lang"] == "ja"
    assert page.tags["img"]["alt"] == picture.alt
    assert page.tags["img"]["src"].startswith("data:image/png;base64,")
    assert page.texts["figcaption"] == CAPTION.text
    assert page.texts["summary"] == "文字で読む"
    assert (
        "令和7年は、通話が12.0時間、後処理が9.5時間、電子申請の確認が6.0時間、合わせて27.5時間です。"
        in page.texts["p"]
    )


def test_what_people_typed_cannot_become_markup():
    hostile = Caption("<script>alert(1)</script>", '"><b>', "合計&lt;", data="<i>")
    html = figures.as_html(bars().fig, hostile, 'a"onerror="x', "<img src=x>")
    assert "<script" not in html and "<b>" not in html and "<i>" not in html and "<img src=x" not in html
    assert Page(html).tags["img"]["alt"] == 'a"onerror="x'


def test_a_bar_of_one_part_has_its_number_once_and_no_legend():
    picture = bars(parts=[Part("職員の時間", 180, 43)])
    (axes,) = picture.fig.axes
    assert axes.get_legend() is None
    assert sorted(text.get_text() for text in axes.texts) == ["180.0時間", "43.0時間"]
    assert "令和6年は、職員の時間が180.0時間です。" in picture.reading


def test_break_even_says_the_first_whole_number_and_that_time_is_not_budget():
    picture = line(rate_note="例。自市の値に")
    assert "5手続で、効果が費用に追いつきます" in picture.reading
    assert "予算がその分減るという意味ではありません" in picture.reading
    assert "単価は例。自市の値に" in picture.caption.method
    assert "4手続で" in line(yearly_cost=960_000).reading


def test_four_points_tell_the_proportional_expectation():
    assert "令和7年は90.0時間です" in points().reading.splitlines()[-1]


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: bars(parts=[]), "1つから4つまで"),
        (lambda: bars(parts=[Part(str(n), 1, 1) for n in range(5)]), "いまは5つ"),
        (lambda: bars(parts=[Part("通話", -1, 1)]), "「通話」の数字が描けません"),
        (lambda: bars(parts=[Part("通話", float("nan"), 1)]), "「通話」の数字が描けません"),
        (lambda: bars(parts=[Part("通話", 1, float("inf"))]), "「通話」の数字が描けません"),
        (lambda: bars(parts=[Part("通話", 0, 0)]), "すべて0"),
        (lambda: line(yearly_worth=0), "0より大きい金額"),
        (lambda: line(yearly_cost=float("nan")), "0より大きい金額"),
        (lambda: line(yearly_cost=float("inf")), "0より大きい金額"),
        (lambda: points(control=(0, 1)), "0より大きい数"),
        (lambda: points(control=(1, float("nan"))), "0より大きい数"),
    ],
)
def test_numbers_that_cannot_be_drawn_are_refused(draw, message):
    with pytest.raises(FiguresError, match=message):
        draw()


def test_a_figure_made_elsewhere_is_refused_with_where_to_make_it():
    with pytest.raises(FiguresError, match=r"kenshu\.figures\.figure"):
        figures.as_html(matplotlib.figure.Figure(), CAPTION, ALT, "読み")


def test_drawing_changes_nothing_for_others():
    before = dict(matplotlib.rcParams)
    bars()._repr_html_()
    assert dict(matplotlib.rcParams) == before


def test_importing_the_room_loads_no_matplotlib_and_drawing_no_pyplot():
    code = (
        "import sys; from kenshu import figures as f; print('matplotlib' in sys.modules)\n"
        "f.figure(); print('matplotlib.pyplot' in sys.modules, 'matplotlib_fontja' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert (done.stdout.split(), done.stderr) == (["False", "False", "False"], "")


@pytest.mark.parametrize("name", ["caption", "palette", "style"])
def test_the_examples_run(name):
    outcome = doctest.testmod(importlib.import_module(f"kenshu.figures.{name}"))
    assert outcome.attempted >= 1 and outcome.failed == 0


def test_no_colour_is_written_outside_the_palette():
    for path in Path(figures.__file__).parent.glob("*.py"):
        if path.name != "palette.py":
            texts = [node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                     if isinstance(node, ast.Constant) and isinstance(node.value, str)]  # fmt: skip
            assert not [text for text in texts if text.startswith("#") and len(text) == 7], path.name
