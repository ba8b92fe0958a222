"""The columns of D2 as Frictionless field descriptors: name, type, title, unit, description, code list."""

from kenshu.synth import fields

CLOCK_AS_WRITTEN = "[0-9]{1,2}:[0-9]{2}"
TIMES = {
    "発券": ("整理券を取った時刻", "来た人が発券機で整理券を取った時刻"),
    "呼出": ("呼び出した時刻", "窓口が番号を呼んだ時刻"),
    "終了": ("用件が終わった時刻", "窓口での対応が終わった時刻"),
}


def clean(purposes: list[str], windows: list[str]) -> list[dict]:
    """Field descriptors of the clean file."""
    day = fields.day("開庁日", "開庁日", "整理券を出した日(YYYY-MM-DD)です。休日開庁の日を含みます。")
    times = {
        name: fields.clock(name, title, f"{what}(HH:MM、24時間制)です。")
        for name, (title, what) in TIMES.items()
    }
    return _in_order(day, times, purposes, fields.text("窓口", *_WINDOW, enum=windows))


def raw(labels: list[str]) -> list[dict]:
    """Field descriptors of the file as received; ``labels``: the words on the machine's buttons."""
    day = fields.text(
        "開庁日", "開庁日", "整理券を出した日です。3月は西暦、機械を替えた4月からは和暦です。",
        pattern=r"([0-9]{4}/[0-9]{2}/[0-9]{2}|R[0-9]+\.[0-9]+\.[0-9]+)",
    )  # fmt: skip
    times = {
        name: fields.text(name, title, f"{what}です。", pattern=CLOCK_AS_WRITTEN)
        for name, (title, what) in TIMES.items()
    }
    window = fields.text("窓口", *_WINDOW, pattern="([0-9]{2}|[0-9]番窓口)")
    return _in_order(day, times, labels, window)


_WINDOW = ("窓口の番号", "対応した窓口の番号です。文字として扱います。")


def _in_order(day, times, purposes, window):
    number = fields.text(
        "整理番号", "整理券の番号",
        "用件ごとの記号と、その日の何番目かの番号です。毎日001から始まるので、開庁日と合わせて1件を指します。",
        pattern="[A-D][0-9]{3}",
    )  # fmt: skip
    purpose = fields.text("用件", "用件", "発券機で選んだ用件です。", enum=purposes)
    return [number, day, times["発券"], purpose, times["呼出"], times["終了"], window]
