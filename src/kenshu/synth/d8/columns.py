"""The columns of D8 as Frictionless field descriptors: name, type, title, unit, description, code list."""

from kenshu.synth import fields

URGENCIES = ["高", "中", "低"]
NOTHING_WRITTEN = "空欄は、何も書かなかった回答"


def reports(target: dict, raw: bool) -> list[dict]:
    """Fields of the register of reports; ``raw``: as received, times as text in many forms."""
    return [
        fields.text(
            "受付番号", "受付の番号", "受け付けた順の番号です。文字として扱います。", unique=True, pattern="D[0-9]{4}"
        ),
        _coded("経路", "通報の経路", list(target["routes"]), raw),
        _moment("受付", "通報を受けた日時", raw),
        _moment("現地", "現地を見た日時", raw),
        _moment("完了", "対応を終えた日時", raw),
        _coded("種別", "通報の種別", list(target["slowness"]), raw),
        fields.text("地区", "場所の地区", "場所の地区です。", enum=list(target["areas"])),
        fields.text("緊急度", "緊急度", "受け付けた職員がつけた急ぎの度合いです。", enum=URGENCIES),
        fields.text(
            "通報内容", "通報の内容",
            "電話と窓口は職員が書きとめた文、メッセージアプリは通報した人が入力した文です。改行をふくみます。",
        ),
    ]  # fmt: skip


def sheets(target: dict, raw: bool) -> list[dict]:
    """Fields of the survey; ``raw``: answers on paper as their numbers."""
    asked = target["survey"]
    return [
        fields.text(
            "回答番号",
            "回答の番号",
            "届いた順の番号です。文字として扱います。",
            unique=True,
            pattern="J[0-9]{3}",
        ),
        _coded("回答方法", "回答した方法", list(asked["ways"]), raw),
        _coded("年代", "回答した人の年代", asked["ages"], raw),
        fields.text("地区", "住んでいる地区", "住んでいる地区です。", enum=list(target["areas"])),
        *(
            _coded(name, f"問{rank}", codes, raw)
            for rank, (name, codes) in enumerate(asked["codes"].items(), 1)
        ),
        fields.text("自由記述", "自由記述", "自由に書いた文です。", missing=NOTHING_WRITTEN),
    ]


def population(target: dict) -> list[dict]:
    """Fields of the table of inhabitants."""
    return [
        fields.text("年代", "年代", "年代です。", unique=True, enum=target["survey"]["ages"]),
        fields.whole("人口", "人口", "人", "住民基本台帳の人数です。", minimum=1),
    ]


def _moment(name, title, raw):
    if raw:
        return fields.text(name, title, f"{title}です。和暦と西暦、全角と半角が混ざっています。")
    return fields.moment(name, title, f"{title}(日本時間)です。")


def _coded(name, title, codes, raw):
    if raw:
        return fields.text(
            name, title, f"{title}です。書き方がそろっていません。紙の回答は選択肢の番号です。"
        )
    return fields.text(name, title, f"{title}です。", enum=codes)
