"""The columns of D9 as Frictionless field descriptors."""

from kenshu.synth import fields
from kenshu.synth.d9.rows import DECISION_HEADINGS, FORM_HEADINGS

DAY = (
    r"(R[0-9]+\.[0-9]+\.[0-9]+|Ｒ[０-９]+．[０-９]+．[０-９]+"
    r"|令和[0-9]+年[0-9]+月[0-9]+日|[0-9]{4}/[0-9]{2}/[0-9]{2})"
)
MOMENT_AS_TYPED = f"{DAY} ([0-9]{{1,2}}:[0-9]{{2}}|[０-９]{{1,2}}：[０-９]{{2}})"
NUMBER_AS_TYPED = r"([0-9]{1,3}(,[0-9]{3})*|[０-９]{1,3}(，[０-９]{3})*)"
BASES = ["法令", "条例規則", "内規", "慣行", "システム制約", "不明"]
NONE_CONSULTED = "この順番の合議はない"


def decisions(raw: bool, target: dict) -> list[dict]:
    """Field descriptors of the decisions; ``raw``: as exported, moments as text."""
    codes = {
        "起案課": ("起案した課", list(target["sections"])),
        "文書の種類": ("決裁する文書の種類", list(target["kinds"])),
        "媒体": ("決裁の媒体", list(target["media"])),
    }
    made = []
    for heading in DECISION_HEADINGS:
        if heading == "文書番号":
            text = "起案の順の番号です。文字です。"
            made.append(fields.text(heading, heading, text, unique=True, pattern="06-[0-9]{4}"))
        elif heading in codes:
            title, enum = codes[heading]
            made.append(fields.text(heading, title, f"{title}です。", enum=enum))
        elif heading == "合議数":
            text = "課長と部長のあいだで、順に回した他の課の数です。"
            made.append(fields.whole(heading, "合議した課の数", "課", text))
        else:
            made.append(_moment(heading, raw))
    return made


def forms(raw: bool) -> list[dict]:
    """Field descriptors of the inventory; ``raw``: as the sections filled it in."""
    basis = [name.replace("条例規則", "条例・規則") for name in BASES] if raw else BASES
    texts = {
        "様式番号": ("様式の番号", "課の順の番号です。文字です。", {"unique": True, "pattern": "[0-9]{3}"}),
        "課": ("様式を使う課", "様式を使う課です。", {}),
        "様式名": ("様式の名前", "印を押す欄がある様式の名前です。", {}),
        "押印種別": ("押す印の種類", "その様式に押す印です。", {"enum": ["実印", "認印", "公印", "職員印"]}),
        "根拠区分": ("押印の根拠", "なぜ印が要るのかを課が答えたものです。", {"enum": basis}),
        "条文": (
            "根拠の条文",
            "根拠が書かれた条文です。すべて架空です。",
            {"missing": "条文がないか、答えがない"},
        ),
    }
    numbers = {
        "年間件数": ("1年の件数", "件", "1年に使う件数です。"),
        "転記回数": ("転記の回数", "回", "1件について、同じ内容を別の紙や画面に書き写す回数です。"),
    }
    return [
        fields.text(name, texts[name][0], texts[name][1], **texts[name][2])
        if name in texts
        else _number(name, *numbers[name], raw)
        for name in FORM_HEADINGS
    ]


def _moment(heading, raw):
    missing = NONE_CONSULTED if heading.startswith("合議") else fields.EMPTY_IS_WRONG
    title = heading if heading != "起案" else "起案した日時"
    if raw:
        text = (
            "電子決裁は文書管理システムの記録、紙の決裁は後から入力した日時です。和暦と西暦が混ざっています。"
        )
        return fields.text(heading, title, text, missing=missing, pattern=MOMENT_AS_TYPED)
    return fields.moment(heading, title, "開庁時間の中の日時です(日本時間)。", missing=missing)


def _number(name, title, unit, text, raw):
    if not raw:
        return fields.whole(name, title, unit, text)
    text = f"{text}全角と桁区切りのコンマが混ざっています。"
    pattern = {"pattern": NUMBER_AS_TYPED}
    return fields.field(name, title, unit, text, {"type": "string"}, fields.EMPTY_IS_WRONG, pattern)
