"""The columns of D3 as Frictionless field descriptors: name, type, title, unit, description, code list."""

from kenshu.synth import fields

MOMENT_AS_RECEIVED = (
    r"([0-9]{4}/[0-9]{2}/[0-9]{2}|R[0-9]+\.[0-9]+\.[0-9]+|令和[0-9]+年[0-9]+月[0-9]+日|Ｒ[０-９．]+)"
    r" ([0-9]{1,2}:[0-9]{2}|[０-９]{1,2}：[０-９]{2})"
)
CASE = ("申請の番号", "1件の申請に1つの番号です。文字として扱います。")
ACTIVITY = ("した仕事", "その行でした仕事です。利用調整日待ちは、決まった日を待っていた間です。")
RESOURCE = ("担当", "その仕事をした係・職です。")
CHANNEL = ("申請の方法", "紙で出したか、オンラインで出したかです。")


def clean(activities: list[str], resources: list[str], channels: list[str]) -> list[dict]:
    """Field descriptors of the clean log."""
    return [
        fields.text("case_id", *CASE, pattern="[A-Z][0-9]{2}-[0-9]{4}"),
        fields.text("activity", *ACTIVITY, enum=activities),
        fields.text("resource", *RESOURCE, enum=resources),
        fields.moment("start", "始めた日時", "その仕事を始めた日時(ISO 8601、日本時間)です。"),
        fields.moment("complete", "終えた日時", "その仕事を終えた日時(ISO 8601、日本時間)です。"),
        fields.text("channel", *CHANNEL, enum=channels),
    ]


def raw(activities: list[str], resources: list[str], channels: list[str]) -> list[dict]:
    """Field descriptors of the log as received."""
    mixed = "押印の行は決裁簿から手で写したもので、和暦と西暦、全角と半角が混ざっています。"
    return [
        fields.text("受付番号", *CASE, pattern="[A-Z][0-9]{2}-[0-9]{4}"),
        fields.text("処理", *ACTIVITY, enum=activities),
        fields.text("担当", *RESOURCE, enum=resources),
        fields.text("開始", "始めた日時", f"その仕事を始めた日時です。{mixed}", pattern=MOMENT_AS_RECEIVED),
        fields.text("完了", "終えた日時", f"その仕事を終えた日時です。{mixed}", pattern=MOMENT_AS_RECEIVED),
        fields.text("申請方法", *CHANNEL, enum=channels),
    ]
