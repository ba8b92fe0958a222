"""The columns of D1 as Frictionless field descriptors: name, type, title, unit, description, code list."""

from kenshu.synth import fields

AGES = ["65歳未満", "65〜74歳", "75〜79歳", "80歳以上"]
PURPOSES = ["予約", "変更", "取消", "問合せ"]
BY = ["本人", "家族等"]
CLERKS = [f"職員{letter}" for letter in "ABCDEF"]
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
NUMBER_AS_TYPED = r"([0-9]{1,3}(,[0-9]{3})*|[０-９]{1,3}(，[０-９]{3})*)"
DAY_AS_TYPED = (
    r"(R[0-9]+\.[0-9]+\.[0-9]+|Ｒ[０-９]+．[０-９]+．[０-９]+"
    r"|令和[0-9]+年[0-9]+月[0-9]+日|[0-9]{4}/[0-9]{2}/[0-9]{2})"
)
CLOCK_AS_TYPED = r"([0-9]{1,2}:[0-9]{2}|[０-９]{1,2}：[０-９]{2})"


def of(headings: list[str], raw: bool) -> list[dict]:
    """Field descriptors of a file with these headings; ``raw``: as received, numbers and dates as text."""
    return [_FIELDS[heading](raw) for heading in headings]


def _receipt_number(raw):
    return fields.text(
        "受付番号", "受付の番号", "受け付けた順の番号です。文字として扱います。",
        unique=True, pattern="[GT][0-9]{2}-[0-9]{4}",
    )  # fmt: skip


def _day(raw):
    title = "電話を受けた日"
    if raw:
        how = "受け付けた日です。和暦と西暦、全角と半角が混ざっています。"
        return fields.text("受付日", title, how, pattern=DAY_AS_TYPED)
    return fields.day("受付日", title, "受け付けた日(YYYY-MM-DD)です。")


def _clock(raw):
    title = "電話を受けた時刻"
    if raw:
        how = "話し始めた時刻です。全角が混ざっています。"
        return fields.text("時刻", title, how, pattern=CLOCK_AS_TYPED)
    return fields.clock("時刻", title, "話し始めた時刻(HH:MM、24時間制)です。")


def _purpose(raw):
    return fields.text("用件", "電話の用件", "電話の用件です。", enum=PURPOSES)


def _age(raw):
    codes = AGES
    if raw:
        half = [age.replace("〜", "～") for age in AGES]
        codes = half + [age.translate(WIDE_DIGITS) for age in half]
    text = "検診を受ける人の年代です。電話をかけた人や入力した人の年代ではありません。"
    return fields.text("年代", "受診する人の年代", text, enum=codes)


def _seconds(name, title, description):
    def field(raw):
        if raw:
            text = f"{description}全角と桁区切りのコンマが混ざっています。"
            kind = {"type": "string"}
            return fields.field(
                name, title, "秒", text, kind, fields.EMPTY_IS_WRONG, {"pattern": NUMBER_AS_TYPED}
            )
        return fields.whole(name, title, "秒", description)

    return field


def _clerk(raw):
    return fields.text("受付者", "電話を受けた職員", "電話を受けた職員の記号です。", enum=CLERKS)


def _moment(raw):
    text = "申込みを受け付けた日時(ISO 8601、日本時間)です。夜間と閉庁日を含みます。"
    return fields.moment("受付日時", "申込みの日時", text)


def _by(raw):
    text = "入力した人です。家族等は、受診する人に代わって入力した人です。"
    return fields.text("入力者", "入力した人", text, enum=BY)


_FIELDS = {
    "受付番号": _receipt_number,
    "受付日": _day,
    "時刻": _clock,
    "用件": _purpose,
    "年代": _age,
    "通話秒": _seconds("通話秒", "通話の長さ", "話していた時間です。"),
    "後処理秒": _seconds("後処理秒", "通話のあとの入力", "電話を切ってから記録を書き終えるまでの時間です。"),
    "受付者": _clerk,
    "受付日時": _moment,
    "入力者": _by,
    "職員確認秒": _seconds("職員確認秒", "職員が確かめた時間", "申込み1件の内容を職員が確かめた時間です。"),
}
