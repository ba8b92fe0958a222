"""The columns of D5 as Frictionless field descriptors: name, type, title, unit, description, code list."""

from kenshu.synth import fields

NOTHING_WRITTEN = "空欄は、何も書かなかった回答"
YEARS_AS_TYPED = r"[0-9０-９]{1,2}年?"
HOURS_AS_TYPED = r"(約)?[0-9０-９]{1,3}(時間|h|Ｈ)?(くらい|程度)?"


def answers(target: dict, raw: bool) -> list[dict]:
    """Fields of the answers; ``raw``: as received, 課 and テーマ typed freely, numbers as text."""
    return [
        fields.text(
            "回答番号", "回答の番号", "届いた順の番号です。文字として扱います。", unique=True, pattern="Q[0-9]{3}"
        ),
        _typed("課", "回答した人の課", list(target["sections"]), raw),
        fields.text(
            "職位", "回答した人の職位",
            "職位です。事務局長と所長は課長にふくみます。", enum=["課長", *target["posts"]],
        ),
        _number("経験年数", "市で働いた年数", "年", YEARS_AS_TYPED, raw),
        _typed("第1テーマ", "いちばん時間をとられている仕事", list(target["hours"]), raw),
        _number("月時間", "第1テーマにかかる時間", "時間", HOURS_AS_TYPED, raw),
        fields.text("自由記述", "自由記述", "自由に書いた文です。改行をふくみます。", missing=NOTHING_WRITTEN),
    ]  # fmt: skip


def staff(target: dict) -> list[dict]:
    """Fields of the table of staff."""
    return [
        fields.text("課", "課の名前", "課の名前です。", unique=True, enum=list(target["sections"])),
        fields.whole("職員数", "課の職員数", "人", "会計年度任用職員をふくむ人数です。", minimum=1),
    ]


def _typed(name, title, codes, raw):
    if raw:
        return fields.text(name, title, f"{title}です。選ぶ形ではなく、書いた人によって書き方が違います。")
    return fields.text(name, title, f"{title}です。", enum=codes)


def _number(name, title, unit, pattern, raw):
    description = f"{title}です。" + ("1か月の合計です。" if unit == "時間" else "")
    if not raw:
        return fields.whole(name, title, unit, description)
    text = f"{description}全角や単位のついたものが混ざっています。"
    kind = {"type": "string"}
    return fields.field(name, title, unit, text, kind, fields.EMPTY_IS_WRONG, {"pattern": pattern})
