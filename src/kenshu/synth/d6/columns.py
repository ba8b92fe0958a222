"""The columns of D6 as Frictionless field descriptors."""

from kenshu.synth import fields

DAY_AS_TYPED = (
    r"(R[0-9]+\.[0-9]+\.[0-9]+|Ｒ[０-９]+．[０-９]+．[０-９]+"
    r"|令和[0-9]+年[0-9]+月[0-9]+日|[0-9]{4}/[0-9]{2}/[0-9]{2})"
)


def of(raw: bool, sections: list[str], makers: list[str]) -> list[dict]:
    """Field descriptors of the ledger; ``raw``: as it is kept, dates and numbers as text."""
    return [
        fields.text(
            "番号", "台帳の番号", "依頼を受けた順の番号です。文字です。", unique=True, pattern="[0-9]{3}"
        ),
        fields.text("課", "依頼した課", "フォームで申請などを受ける課です。", enum=sections),
        fields.text("フォーム名", "フォームの名前", "住民に見える名前です。"),
        _day("依頼日", "公開を依頼した日", "課が公開を依頼した日です。", raw),
        _day("公開日", "公開した日", "住民が使えるようになった日です。", raw),
        fields.text("作成者", "作った人", "委託業者か、担当課の職員です。", enum=makers),
        _items(raw),
    ]


def _day(name, title, description, raw):
    if raw:
        how = f"{description}和暦と西暦、全角と半角が混ざっています。"
        return fields.text(name, title, how, pattern=DAY_AS_TYPED)
    return fields.day(name, title, f"{description}YYYY-MM-DD です。")


def _items(raw):
    title, text = "入力する項目の数", "住民が入力する欄の数です。"
    if raw:
        kind, pattern = {"type": "string"}, {"pattern": "[0-9]{1,3}|[０-９]{1,3}"}
        return fields.field(
            "項目数", title, "項目", f"{text}全角が混ざっています。", kind, fields.EMPTY_IS_WRONG, pattern
        )
    return fields.whole("項目数", title, "項目", text, minimum=1)
