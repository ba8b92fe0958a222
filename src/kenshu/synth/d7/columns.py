"""The columns of D7 as Frictionless field descriptors."""

from kenshu.synth import fields
from kenshu.synth.d7.rows import HEADINGS

FIGURE = "[0-9０-９]"
WESTERN = f"{FIGURE}{{4}}/{FIGURE}{{2}}/{FIGURE}{{2}}"
SHORT_ERA = f"[SHRＳＨＲ]{FIGURE}+[.．]{FIGURE}+[.．]{FIGURE}+"
LONG_ERA = f"(昭和|平成|令和)({FIGURE}+|元)年{FIGURE}+月{FIGURE}+日"
BIRTH = f"({WESTERN}|{SHORT_ERA}|{LONG_ERA})"
DAY = rf"({WESTERN}|{SHORT_ERA}|{LONG_ERA}|[0-9]+\.[0-9]+\.[0-9]+)"
PHONE = r"(000-[0-9]{4}-[0-9]{4}|000[0-9]{8}|000\([0-9]{4}\)[0-9]{4}|０００－[０-９]{4}－[０-９]{4})"

NAME = "書いたままです。空白の有無と、旧字・新字が混ざっています。組み合わせて作った名前です。"
ADDRESS = "書いたままです。丁目・番・号の書き方、全角・半角、建物名の有無が混ざっています。"
REMARK = "職員のメモ、またはオンラインで申請した人の言葉です。"


def of(raw: bool) -> list[dict]:
    """Field descriptors of both files, clean or ``raw``."""
    made = {
        "受付番号": fields.text(
            "受付番号", "受付の番号", "受け付けた順の番号です。K7は紙、E7はオンライン。文字として扱います。",
            unique=True, pattern="[KE]7-[0-9]{5}",
        ),
        "氏名": fields.text("氏名", "申請した人の氏名", NAME),
        "カナ": _kana(raw),
        "生年月日": _birth(raw),
        "住所": fields.text("住所", "申請した人の住所", ADDRESS),
        "電話": _phone(raw),
        "口座下3桁": _account(raw),
        "受付日": _day(raw),
        "備考": fields.text("備考", "備考", REMARK, missing="書くことがなかった"),
    }  # fmt: skip
    return [made[heading] for heading in HEADINGS]


def _kana(raw):
    what = "半角と全角が混ざっています。" if raw else "全角で、姓と名の間は全角の空白1つです。"
    return fields.text("カナ", "氏名の読み", f"氏名の読みです。{what}")


def _birth(raw):
    if raw:
        text = "和暦と西暦、全角と半角が混ざっています。"
        return fields.text("生年月日", "申請した人の生年月日", text, pattern=BIRTH)
    return fields.day("生年月日", "申請した人の生年月日", "生まれた日(YYYY-MM-DD)です。")


def _phone(raw):
    what = "ハイフン、かっこ、全角が混ざっています。" if raw else "半角で、000-0000-0000 の形です。"
    pattern = PHONE if raw else "000-[0-9]{4}-[0-9]{4}"
    text = f"連絡先です。{what}000で始まる番号は使われていません。"
    return fields.text("電話", "電話番号", text, missing="記入なし", pattern=pattern)


def _account(raw):
    what = "全角と、先頭の0が落ちたものが混ざっています。" if raw else "いつも3文字です。"
    pattern = "([0-9]{1,3}|[０-９]{3})" if raw else "[0-9]{3}"
    return fields.text("口座下3桁", "振込先の口座番号の下3桁", f"文字として扱います。{what}", pattern=pattern)


def _day(raw):
    if raw:
        text = "受け付けた日です。和暦と西暦、元号のない書き方が混ざっています。"
        return fields.text("受付日", "申請を受け付けた日", text, pattern=DAY)
    return fields.day("受付日", "申請を受け付けた日", "受け付けた日(YYYY-MM-DD)です。")
