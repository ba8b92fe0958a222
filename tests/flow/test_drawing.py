"""A drawn flow: words inside their shapes, the paper's size, the same bytes, readable without seeing it."""

import hashlib
import os
import subprocess
import sys

import pytest
from PIL import Image

from kenshu import figures, flow
from kenshu.flow import draw_joins, draw_shapes, reading
from kenshu.flow.layout import PAPERS
from kenshu.flow.layout_shapes import Line

CAPTION = figures.Caption("令和7年度の想定", "開始から終了まで", "表に書かれた1件あたりの分と待ち")
AIR = 0.3  # mm: two pixels of the measuring renderer


def written_places(fig, page):
    """(text, left, top, right, bottom) in mm of everything written, as the renderer measures its ink."""
    with figures.style():
        fig.draw_without_rendering()
    (axes,) = fig.axes
    back = axes.transData.inverted()
    for text in axes.texts:
        box = text.get_window_extent()
        (left, bottom), (right, top) = back.transform([(box.x0, box.y0), (box.x1, box.y1)])
        yield text.get_text(), left, top, right, bottom


def test_every_word_lies_inside_its_shape(steps):
    """Names inside the outline (a diamond's too), notes inside the box around it, lanes' names in their heads."""
    drawing = flow.draw(steps, caption=CAPTION)
    for page, picture in zip(drawing.layout.pages, drawing.pages, strict=True):
        places = {}
        for words, *box in written_places(picture.fig, page):
            places.setdefault(words, []).append(box)
        for box in page.boxes:
            path = draw_shapes.outline(box, page.scale)
            for one in box.written:
                left, top, right, bottom = nearest(places[one.text], one)
                assert box.x - AIR <= left and right <= box.x + box.width + AIR, (box.number, one.text)
                assert box.y - AIR <= top and bottom <= box.y + box.height + AIR, (box.number, one.text)
                if one.part == "name":
                    corners = [(left, top), (right, top), (left, bottom), (right, bottom)]
                    assert (
                        path.contains_points(corners, radius=0.3).all()
                        or path.contains_points(corners, radius=-0.3).all()
                    ), (box.number, one.text)
        for label in page.labels:
            for place, words in enumerate(label.lines):
                found = [box for box in places[words] if abs(box[0] - label.x) < 0.6]
                assert found and all(box[2] <= label.x + label.width + AIR for box in found), (place, words)
        for lane in page.lanes:
            for one in lane.written:
                left, _, right, _ = nearest(places[one.text], one)
                assert lane.x <= left and right <= lane.x + lane.head, lane.name
        for sign in page.signs:
            middle = (sign.x + sign.width / 2, sign.y + sign.height / 2)
            left, _, right, _ = min(
                places[sign.text],
                key=lambda b: abs(b[0] + b[2] - 2 * middle[0]) + abs(b[1] + b[3] - 2 * middle[1]),
            )
            assert sign.x <= left and right <= sign.x + sign.width, sign.text


def nearest(boxes, one):
    """The measured place of a written line: the one at its height, nearest to its x."""

    def far(box):
        x = {"left": box[0], "right": box[2], "center": (box[0] + box[2]) / 2}[one.side]
        return abs(x - one.x) + abs((box[1] + box[3]) / 2 - one.y)

    return min(boxes, key=far)


@pytest.mark.parametrize("name", ["benefit", "hiring", "bidding"])
def test_a_sheet_is_not_larger_than_its_paper_and_has_its_caption(corpus, name, tmp_path):
    drawing = flow.draw(corpus[name], caption=CAPTION)
    written = drawing.save(tmp_path / f"{name}.png")
    assert len(written) == 2 * len(drawing.pages)
    width, height = PAPERS[drawing.layout.paper]
    for path in written:
        if path.suffix == ".png":
            with Image.open(path) as image:
                dpi = image.info["dpi"][0]
                assert image.width / dpi * 25.4 == pytest.approx(width, abs=0.5)
                assert image.height / dpi * 25.4 <= height + 0.5
                assert image.info["Title"].startswith("担当ごとの帯に分けた業務の流れ図")
        else:
            svg = path.read_text(encoding="utf-8")
            assert "<title>担当ごとの帯に分けた業務の流れ図" in svg and 'lang="ja"' in svg


def test_several_sheets_are_numbered(corpus, tmp_path):
    drawing = flow.draw(corpus["bidding"], caption=CAPTION)
    names = [path.name for path in drawing.save(tmp_path / "入札.png")]
    assert len(drawing.pages) > 1 and names[:3] == ["入札-1.png", "入札-1.svg", "入札-2.png"]
    assert f"({len(drawing.pages)}枚のうち2枚目)" in drawing.pages[1].alt


def test_the_same_table_gives_the_same_bytes_in_another_process(tmp_path):
    code = (
        "import sys; from kenshu import flow\n"
        "flow.draw(flow.read_steps(sys.argv[1])).save(sys.argv[2] + '/flow.png')\n"
    )
    table = os.path.join(os.path.dirname(__file__), "corpus", "contract.csv")
    hashes = []
    for seed in ("0", "7"):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run([sys.executable, "-W", "error", "-c", code, table, str(folder)], check=True,
                       env=dict(os.environ, PYTHONHASHSEED=seed))  # fmt: skip
        hashes.append([hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())])
    assert hashes[0] == hashes[1] and len(hashes[0]) == 2


def test_without_a_caption_the_picture_names_its_table(corpus):
    picture = flow.draw(corpus["dog"]).pages[0]
    assert picture.caption.lines[-1] == "もとの表: dog.csv"


def test_a_place_that_cannot_be_written_is_named(corpus, tmp_path):
    with pytest.raises(flow.FlowError, match="に書けません"):
        flow.draw(corpus["dog"]).save(tmp_path / "無い" / "図.png")


def test_styles_differ_without_colour():
    dashes = [dashes for _, dashes, _ in draw_shapes.STYLES.values()]
    assert len(set(dashes)) == len(dashes) and dashes[0] is None


def test_every_alt_text_is_short_and_names_both_ends(steps):
    alt = reading.alt(steps)
    assert len(alt) <= figures.caption.LONGEST_ALT
    assert steps.steps[0].name[:30] in alt and f"{len(steps)}の手順" in alt


def test_the_whole_flow_can_be_read_aloud(steps):
    told = flow.read_aloud(steps)
    assert len(told) == len(steps) + 1 and steps.title in told[0]
    for step, sentence in zip(steps, told[1:], strict=True):
        assert sentence.startswith(f"{step.number}. ") and step.name in sentence and sentence.endswith("。")
        for way in step.exits:
            assert way.to in sentence and way.condition in sentence
    returning = sum(sentence.count("へ戻ります(差戻し)") for sentence in told)
    assert returning == len(flow.returns(steps))


def test_a_notebook_gets_the_picture_with_its_reading(corpus):
    html = flow.draw(corpus["dog"], caption=CAPTION)._repr_html_()
    assert html.count("<figure") == 1 and "文字で読む" in html and "4と5へ同時に進みます" in html


def test_lines_that_arrive_together_are_drawn_once():
    trunk = Line(("1", "9"), "normal", ((0, 0), (10, 0), (10, 20), (20, 20)))
    late = Line(("2", "9"), "exception", ((0, 10), (10, 10), (10, 20), (20, 20)))
    straight = Line(("3", "9"), "return", ((0, 20), (20, 20)))
    drawn = {line.edge[0]: (line.points, head) for line, head in draw_joins.joined((late, straight, trunk))}
    assert drawn["1"] == (trunk.points, True)
    assert drawn["2"] == (((0, 10), (10, 10)), False)
    assert drawn["3"] == (((0, 20), (10, 20)), False)


def kenshu(*arguments, folder):
    command = [sys.executable, "-W", "error", "-m", "kenshu", "flow", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def test_the_command_line_makes_a_form_checks_and_draws(tmp_path):
    made = kenshu("new", "手順.xlsx", folder=tmp_path)
    assert made.returncode == 0 and made.stdout.startswith("空の表を作りました: 手順.xlsx\n")
    again = kenshu("new", "手順.xlsx", folder=tmp_path)
    assert again.returncode == 1 and "もうあります" in again.stderr
    empty = kenshu("check", "手順.xlsx", folder=tmp_path)
    assert empty.returncode == 1 and "× 手順が1行もありません" in empty.stdout
    refused = kenshu("draw", "手順.xlsx", folder=tmp_path)
    assert refused.returncode == 1 and refused.stderr.startswith("まだ図にできません")
    table = os.path.join(os.path.dirname(__file__), "corpus", "dog.csv")
    drawn = kenshu("draw", table, "--out", "犬.png", folder=tmp_path)
    assert drawn.returncode == 0 and "図を書きました: 犬.svg" in drawn.stdout and "△ 「例外」" in drawn.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"手順.xlsx", "犬.png", "犬.svg"}
