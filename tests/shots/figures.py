"""The ready figures as files for slides, caption below."""

import contextlib
import os

from kenshu import answers, authoring, figures, improve

TITLE = "スライドに使える図"
HOURS = {"n08-before-hours": 180, "n08-after-hours": 43}


def shoot(camera, root, folder):
    release = authoring.build(root=root, out=folder / "release").folder
    session = release / "s3"
    with contextlib.chdir(session):
        os.environ.update(KENSHU_DATA=str(release / "datasets"), KENSHU_CITY=str(release / "city.json"))
        for question, hours in HOURS.items():
            answers.Store(session).write(question, {"value": hours, "unit": "時間"})
        keep(
            camera,
            folder,
            improve.own_bars(*HOURS),
            "figures-1-own-bars",
            "自分の答えから描いた、前と後の時間",
        )
        picture = improve.break_even_picture(hours=30, monthly_fee=100_000)
        keep(camera, folder, picture, "figures-2-break-even", "いくつの手続で使用料に見合うか")
    keep(camera, folder, four_points(), "figures-3-four-points", "変えた手続と変えなかった手続の、前と後")


def four_points():
    """Both check-ups of D1, whose hours are known exactly."""
    caption = figures.Caption(
        "令和6年と令和7年の5月〜7月", "検診の予約を受ける職員の時間", "通話、後処理、職員確認の合計"
    )
    title, names = "検診の予約にかかった職員の時間", ("令和6年", "令和7年")
    return figures.four_points(
        (180.0, 43.0), (120.0, 111.6), labels=("がん検診", "特定健診"), names=names, unit="時間", title=title,
        caption=caption,
    )  # fmt: skip


def keep(camera, folder, picture, name, words):
    camera.keep(picture.save(folder / name)[0], name, words)
