"""The columns of D4 as Frictionless field descriptors."""

from kenshu.synth import fields
from kenshu.synth.d4.rows import HEADINGS

NUMBER = r"[0-9０-９]{1,3}([,，]?[0-9０-９]{3})*"
LENGTH = r"[0-9０-９]+([.．][0-9０-９]+)?(分|時間)?"
COUNT_OR_NONE = r"([0-9０-９]+|なし|－|無)"


def of(raw: bool, sections: list[str]) -> list[dict]:
    """Field descriptors of the survey; ``raw``: as the sections sent it."""
    made = [_field(heading, raw, sections) for heading in HEADINGS]
    if raw:
        made[HEADINGS.index("1件分")]["name"] = "１件当たりの時間（分）"
    return made


def staff(raw: bool, sections: list[str]) -> list[dict]:
    """Field descriptors of the staff table."""
    text = "会計年度任用職員を常勤に換算して含めた人数です。"
    count = (
        fields.field(
            "職員数",
            "課の職員数",
            "人",
            text,
            {"type": "string"},
            fields.EMPTY_IS_WRONG,
            {"pattern": "[0-9]+人"},
        )
        if raw
        else fields.whole("職員数", "課の職員数", "人", text, minimum=1)
    )
    return [fields.text("課", "課の名前", "調査に答えた課です。", enum=sections), count]


def _field(heading, raw, sections):
    if heading in _NUMBERS:
        title, unit, text, pattern, minimum = _NUMBERS[heading]
        if not raw:
            return fields.whole(heading, title, unit, text, minimum=minimum)
        text = f"{text}全角と半角、単位の有無が混ざっています。「なし」「無」「－」は0です。"
        return fields.field(
            heading, title, unit, text, {"type": "string"}, fields.EMPTY_IS_WRONG, {"pattern": pattern}
        )
    title, text, codes = _TEXTS[heading]
    if heading == "番号":
        return fields.text(heading, title, text, unique=True, pattern="[0-9]{3}")
    if heading == "課":
        return fields.text(heading, title, text, enum=sections)
    if raw or not codes:
        return fields.text(heading, title, text + ("課ごとに書き方が違います。" if raw and codes else ""))
    return fields.text(heading, title, text, enum=codes)


_NUMBERS = {
    "件数": ("件数", "件", "頻度の欄の期間(日・週・月・年)に1回ごとにある件数です。", NUMBER + "件?", 1),
    "1件分": (
        "1件にかかる時間", "分",
        "1件にかかる職員の時間です。2人でする仕事は2人分を足してあります。答えた課が書いたままの値です。",
        LENGTH, 1,
    ),
    "人数": ("担当する人数", "人", "その業務を担当する職員の数です。時間の計算では掛けません。", NUMBER + "[人名]?", 1),
    "押印数": ("押印の数", "個", "1件の処理で庁内の職員が押す印の数です。", COUNT_OR_NONE, 0),
    "転記数": ("転記の数", "回", "1件の処理で、同じ内容を別の紙や画面に書き写す回数です。", COUNT_OR_NONE, 0),
}  # fmt: skip
_TEXTS = {
    "番号": ("行の番号", "調査票をつないだ順の番号です。文字として扱います。", []),
    "課": ("課の名前", "答えた課です。", []),
    "係": ("係の名前", "業務を書き出した係です。", []),
    "業務": ("業務の名前", "係が書いた業務の名前です。", []),
    "定型・非定型": ("定型か非定型か", "手順が決まっていれば定型です。", ["定型", "非定型"]),
    "コア・ノンコア": (
        "コアかノンコアか", "職員の判断や相談が要るものがコア、受付・入力・発送などがノンコアです。",
        ["コア", "ノンコア"],
    ),
    "頻度": ("件数を数えた期間", "件数が、日・週・月・年のどれに1回ごとの数かを表します。", ["日", "週", "月", "年"]),
    "媒体": ("使う媒体", "受け取って処理するものの媒体です。", ["紙", "電子", "紙と電子"]),
    "担当区分": ("担当する職員の区分", "主に担当する職員の区分です。", ["正規職員", "会計年度任用職員", "両方"]),
}  # fmt: skip
