"""What a heading says about its column. Asked in this order: the first that fits decides."""

import re
import unicodedata

_SAID = "見出しに「{}」とあります"
_MEASURED = "見出しが「{}」で終わる、数や区分です"
_RULES = (
    ("my-number", r"個人番号(?!カード)|マイナンバー(?!カード)|MY ?NUMBER(?! ?CARD)"),
    (
        "sensitive",
        r"病|健診結果|検診結果|判定|診断|障害|障がい|要介護|介護度|手帳|犯罪|前科|人種|信条|宗教|税額|課税|所得|収入|滞納|"
        r"生活保護|保護費|支援措置|閲覧制限|虐待|DV|相談|感染|接種|妊娠|服薬|アレルギー",
    ),
    ("indirect", r"経験年数|勤続|世帯人数|家族の?数|子の?数"),
    (
        "measure",
        r"(?:件数|人数|枚数|回数|台数|日数|時間|秒|(?<![身処])分|率|割合|金額|単価|個数|"
        r"区分|種別|種類|有無|方法|経路|状態|状況|数)$",
    ),
    ("content", r"法人番号|文書番号|文書記号|団体名|事業名|施設名|課名|手続名"),
    ("indirect", r"郵便番号|〒|続柄|町名|町丁|大字|地区|学区|自治会|町内会|地域"),
    (
        "direct",
        r"氏名|名前|姓名|フリガナ|ふりがな|カナ|よみ|^(?:姓|名|氏)$|世帯主|保護者|代理人|連絡先|電話|携帯|TEL|℡|FAX|"
        r"メール|MAIL|住所|所在地|番地|方書|口座|通帳|記号番号|被保険者|保険証|免許|旅券|パスポート|在留カード|"
        r"住民票コード|宛名番号|職員番号|社員番号|基礎年金番号|診察券|NAME|ADDRESS",
    ),
    (
        "indirect",
        r"生年|誕生|年齢|年代|性別|国籍|家族|世帯|職業|勤務先|役職|職位|所属|部署|担当|受付者|職員$|課$|係$|学校|学年|"
        r"日時|日付|年月|時刻|(?:日|月)$|AGE$|SEX|BIRTH|DATE",
    ),
    ("text", r"備考|メモ|摘要|自由|記述|意見|要望|内容|理由|コメント|経過|特記|所見|その他|REMARK|NOTE"),
    ("code", r"番号|NO\.?$|№|ID$|コード|整理|CODE"),
)


def by_heading(name: str) -> tuple[str, str] | None:
    """(kind, reason in Japanese without 。), or None when the heading says nothing.

    >>> by_heading("電話番号")[0], by_heading("電話の件数")[0], by_heading("欄A")
    ('direct', 'content', None)
    """
    text = unicodedata.normalize("NFKC", name).strip().upper()
    for kind, pattern in _RULES:
        if hit := re.search(pattern, text):
            if kind == "measure":
                return "content", _MEASURED.format(hit[0])
            return kind, _SAID.format(hit[0])
    return None
