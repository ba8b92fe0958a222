"""formgrader's own templates in Japanese, without its menus, without code and without MathJax's CDN."""

from pathlib import Path

from jinja2 import Environment, FunctionLoader
from nbgrader.server_extensions.formgrader.handlers import template_path

STYLE = """<style>
.nav-stacked, .jupyter-logo, .prompt, .help, .live-notebook .name-hidden { display: none !important; }
.live-notebook a { pointer-events: none; }
.live-notebook .name-shown { display: inline !important; }
body, .rendered_html { font-family: "BIZ UDPGothic", "Hiragino Sans", "Meiryo", "Noto Sans CJK JP", sans-serif; }
.inner_cell > .input_area, .nbgrader_cell .input_area { display: none; }
pre.kenshu-answer { font-size: 1.05em !important; line-height: 1.9 !important; }
</style>
"""
WORDS = {
    "<h1>nbgrader</h1>": "<h1>研修</h1>", "Manual Grading": "人が読む問い",
    "Needs Manual Grade?": "点を待っているか", "Overall Score": "合計", "Code Score": "自動の点",
    "Written Score": "人の点", "Task Score": "課題の点", "Tests Failed?": "合わない問い", "Flagged?": "旗",
    "Submission ID": "提出", "Show All Names": "番号をすべて見せる", ">Full credit<": ">満点<", ">No credit<": ">0点<",
    ">Resolve<": ">この点のまま<", "(extra credit)": "(加点)", "Student's answer": "受講者の答え",
    "Loading, please wait...": "読み込んでいます…", "&larr; Prev": "&larr; 前", "Next &rarr;": "次 &rarr;",
    "Assignment ID": "回", "Notebook ID": "ノートブック", "Due Date": "締切", "# Submissions": "提出の数",
    "Average Score": "平均", "Average 自動の点": "自動の点の平均", "Average 人の点": "人の点の平均",
    "Average 課題の点": "課題の点の平均", "<html>": '<html lang="ja">', "<!doctype html>\n<head>": '<!doctype html>\n<html lang="ja">\n<head>',
}  # fmt: skip
NO_MATHJAX = "{% macro mathjax(url=none) %}{% endmacro %}"


def pages() -> Environment:
    """The environment for formgrader's lists."""
    return Environment(loader=FunctionLoader(lambda name: _translated(Path(template_path, name))))


def notebook_loader() -> FunctionLoader:
    """For nbconvert: formgrader's notebook page; every other template stays nbconvert's."""
    return FunctionLoader(_notebook_template)


def _notebook_template(name):
    if name == "mathjax.html.j2":
        return NO_MATHJAX
    path = Path(template_path, "formgrade", name)
    return _translated(path) if path.is_file() else None


def _translated(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    for english, japanese in WORDS.items():
        text = text.replace(english, japanese)
    return text.replace("</head>", STYLE + "</head>")
