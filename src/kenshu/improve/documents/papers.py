"""Templates for the desk, as Markdown: 調整依頼文, 引継書, 試行チェック票, フォーム設計票, 測定票.

The texts are data (templates/*.txt). ``{name}`` is filled in from a request; what is not known stays a blank to write on.
"""

import re
from importlib.resources import files

from kenshu import days
from kenshu.improve.documents.request import Request

TEMPLATES = {
    "調整依頼文.md": "coordination", "引継書.md": "handover", "試行チェック票.md": "trial",
    "フォーム設計票.md": "form", "測定票.md": "measuring",
}  # fmt: skip
BLANK = "＿＿＿＿＿＿"
_FIELD = re.compile(r"\{([a-z_]+)\}")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


def papers(request: Request | None = None) -> dict[str, str]:
    """{file name: Markdown}; without a request every field is a blank."""
    known = _known(request) if request else {}
    folder = files("kenshu.improve.documents").joinpath("templates")
    return {
        name: _FIELD.sub(
            lambda found: known.get(found[1], BLANK),
            folder.joinpath(f"{stem}.txt").read_text(encoding="utf-8"),
        )
        for name, stem in TEMPLATES.items()
    }


def _known(request):
    texts, contacts = request.texts, request.city.contacts
    plain = {
        "city": request.city.full_name, "title": texts.title, "section": texts.section, "procedure": texts.procedure,
        "purpose": texts.purpose, "project": texts.project, "care": texts.care, "stop": texts.stop, "keeper": texts.keeper,
        "grounds": texts.grounds, "made": days.wareki(request.made), "residents": texts.residents,
        **{f"ask_{name}": f"{one.section}(内線{one.extension})" for name in ("privacy", "it", "legal")
           for one in (getattr(contacts, name),)},
    }  # fmt: skip
    known = {name: _escaped(text) for name, text in plain.items()}
    known["checks"] = "\n".join(
        f"| {_escaped(one.topic)} | {_escaped(one.asked)} | {_escaped(one.result)} |"
        for one in request.checks
    )
    known["steps"] = "\n".join(
        f"| {days.wareki(one.first)} | {days.wareki(one.last)} | {_escaped(one.task.name)} | {_escaped(one.task.owner)} |"
        for one in request.plan.placed
    )
    return known


def _escaped(text):
    """Text that Markdown shows as it is, in one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
