"""D6 フォーム公開: how long a form took to be published, when a vendor made it and when the section made it."""

from kenshu.synth.d6 import columns, rows
from kenshu.synth.d6.events import published
from kenshu.synth.draws import Draws
from kenshu.synth.resource import Resource, clean_csv, raw_csv

FOLDER = "d6-form-publishing"
TITLE = "電子申請フォームの公開管理台帳(令和6年度・令和7年度)"
WHAT = "架空のデータです。1行がフォーム1つです。"


def resources(target: dict, seed: int) -> list[Resource]:
    """Both files of D6, clean and as received. Raises KeyError when ``target`` lacks a number."""
    forms = published(target, seed)
    codes = sorted({form.section for form in forms}), [maker["by"] for maker in target["makers"].values()]
    raw = rows.raw_rows(forms, target, Draws(seed + 61))  # its own stream: typing does not move what happened
    return [
        clean_csv(
            "d6-forms", f"{FOLDER}/clean/forms.csv", rows.clean_rows(forms), columns.of(False, *codes),
            title=TITLE, description=f"{WHAT}日付と数字の書き方をそろえてあります。",
        ),
        raw_csv(
            "d6-forms", f"{FOLDER}/raw/forms.csv", raw, columns.of(True, *codes),
            title=TITLE, description=f"{WHAT}台帳を受け取ったままの形で、1行目は題名です。",
        ),
    ]  # fmt: skip
