"""フォーム設計票: one line an item of the paper form, needed or not, with everything that must be said about it.

項目, 判断 (要る・要らない・市が持つ), 必須 (必須・任意), 例, エラー文, 利用目的, 理由; and above them the procedure, its
利用目的, 本人確認, the way by telephone or counter, and who mends the form.
"""

from kenshu.improve.form_sheet.hall import hall_form, own_sheet
from kenshu.improve.form_sheet.items import COLUMNS, FormSheet, Item, read_sheet
from kenshu.improve.form_sheet.publishing import publishing_days
from kenshu.improve.form_sheet.review import as_sheet, counts, review
from kenshu.improve.form_sheet.views import by_maker

__all__ = [
    "COLUMNS", "FormSheet", "Item", "as_sheet", "by_maker", "counts", "hall_form", "own_sheet", "publishing_days",
    "read_sheet", "review",
]  # fmt: skip
