"""formgrader's own templates in Japanese, without its menus, without code and without MathJax's CDN."""

from pathlib import Path

from jinja2 import Environment, FunctionLoader
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbgrader.server_extensions.formgrader.handlers import template_path

from kenshu.forms.static_answer import NOTHING
from kenshu.grading.rebuild import OPEN

STYLE = """<style>
.nav-stacked, .jupyter-logo, .prompt, .help, .live-notebook .name-hidden { display: none !important; }
.live-notebook a { pointer-events: none; }
.live-notebook .glyphicon, .anchor-link { display: none !important; }
.live-notebook .name-shown { display: inline !important; }
body, .rendered_html { font-family: "BIZ UDPGothic", "Hiragino Sans", "Meiryo", "Noto Sans CJK JP",
  sans-serif; }
.task-score, .avg-task-score { display: none; }
.inner_cell > .input_area, .nbgrader_cell:not(:has(textarea.comment)) .input_area { display: none; }
table.kenshu-answer { border-collapse: collapse; margin: 1.2em 0 .6em; }
table.kenshu-answer th, table.kenshu-answer td { padding: .25em .8em; text-align: left; vertical-align: top; }
table.kenshu-answer > tbody > tr > th { max-width: 26em; }
table.kenshu-again > tbody > tr > th { max-width: none; }
table.kenshu-again td { display: none; }
.output_area table { border-collapse: collapse; }
.output_area table th, .output_area table td { padding: .25em .8em; text-align: left; }
pre.kenshu-answer { white-space: pre-wrap; font: inherit !important; line-height: 1.9 !important; border: 0;
  background: none; }
</style>
"""
# Words that formgrader's scripts write after the page is there.
LATER = """<script>
(function () {
  function change(node, from, to) {
    if (node && node.textContent.indexOf(from) === 0) { node.textContent = to + node.textContent.slice(from.length); }
  }
  function japanese() {
    document.querySelectorAll("a.name-hidden").forEach(function (a) { change(a, "Submission #", "提出 "); });
    document.querySelectorAll(".dataTables_filter label, .dt-search label").forEach(function (label) {
      change(label.firstChild, "Search:", "さがす:");
    });
    document.querySelectorAll("textarea.comment[placeholder^='Type any']").forEach(function (field) {
      field.placeholder = "コメント(受講者に返す紙に、このまま出ます)";
    });
    document.querySelectorAll("textarea.comment[placeholder^='No response']").forEach(function (field) {
      field.placeholder = "まだ書かれていません";
    });
  }
  new MutationObserver(japanese).observe(document, {childList: true, subtree: true, attributes: true,
    attributeFilter: ["placeholder"]});
})();
</script>
"""
# No question of the course is nbgrader's "task": its columns would say 0 / 0 on every line.
WORDS = {
    '<th class="text-center">Task Score</th>': '<th class="text-center task-score">Task Score</th>',
    '<th class="text-center">Avg. Task Score</th>': '<th class="text-center task-score">Avg. Task Score</th>',
    "<h1>nbgrader</h1>": '<h1>研修</h1><p><a href="/formgrader/rubric">修了課題と発表を、観点で読む</a></p>',
    "Manual Grading": "人が読む問い",
    "Needs Manual Grade?": "点を待っているか", "Overall Score": "合計", "Code Score": "自動の点",
    "Written Score": "人の点", "Tests Failed?": "合わない問い", "Flagged?": "旗",
    "Submission ID": "提出", "Show All Names": "番号をすべて見せる", ">Full credit<": ">満点<",
    ">No credit<": ">0点<",
    ">Resolve<": ">この点のまま<", "(extra credit)": "(加点)", "Student's answer": "受講者の答え",
    "Loading, please wait...": "読み込んでいます…", "&larr; Prev": "&larr; 前", "Next &rarr;": "次 &rarr;",
    "Assignment ID": "回", "Notebook ID": "ノートブック", "Due Date": "締切", "# Submissions": "提出の数",
    "Avg. Score": "合計の平均", "Avg. 自動の点": "自動の点の平均", "Avg. 人の点": "人の点の平均",
    ">Submissions<": ">提出の数<", ">Score<": ">点の平均<",
    "Submission {{": "提出 {{", "Submission #{{": "提出 {{",
    "<html>": '<html lang="ja">', "<!doctype html>\n<head>": '<!doctype html>\n<html lang="ja">\n<head>',
}  # fmt: skip
# formgrade.js waits for MathJax before it puts the cursor into the first field; there is none to wait for. What is
# typed before the marks are fetched would be wiped out unsaved, so until then no field takes anything.
NO_MATHJAX = """{% macro mathjax(url=none) %}<script>
var MathJax = {Hub: {Queue: function () {}, Startup: {signal: {Interest: function (heard) {
  $(document).ready(function () {
    var fields = $(".score, .extra-credit, textarea.comment").prop("disabled", true);
    var waiting = setInterval(function () {
      if (!(formgrader.loaded && formgrader.grades.loaded && formgrader.comments.loaded)) { return; }
      clearInterval(waiting);
      fields.prop("disabled", false);
      heard("End");
    }, 50);
  });
}}}}};
</script>{% endmacro %}"""
# What the course's own outputs are made of; scripts, styles, images from anywhere and handlers are not.
TAGS = [
    "a", "b", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "hr", "li", "ol",
    "p", "pre", "small", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
]  # fmt: skip
ATTRIBUTES = {"*": ["class", "scope", "aria-hidden", "colspan", "rowspan"]}


class CleanOutputs(SanitizeHTML):
    """Outputs keep only TAGS. Markdown is the course's own, or a learner's text escaped at intake.

    A text not written yet is said to be none: its cell still holds what the release tells the learner.
    """

    def __init__(self, **traits):
        super().__init__(tags=TAGS, attributes=ATTRIBUTES, strip=True, **traits)

    def preprocess_cell(self, cell, resources, cell_index):
        if cell.metadata.get("kenshu", {}).get("role") == "manual" and not cell.source.startswith(OPEN):
            cell.source = NOTHING
        if cell.cell_type != "code":
            return cell, resources
        return super().preprocess_cell(cell, resources, cell_index)


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
    return text.replace("</head>", STYLE + LATER + "</head>")
