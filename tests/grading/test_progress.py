"""Group × status: everybody is counted once for each notebook."""

from kenshu import grading
from kenshu.grading.register import STATUSES


def test_everybody_is_in_exactly_one_cell_of_each_notebook(classroom):
    classroom.hand_in("m01x", {"n90-pick": "east", "n90-essay": "一文です。"})
    classroom.hand_in("m03b", {"n90-pick": "west"})
    (classroom.box / "s3_m04d_20260810T010000Z_0badcafe.zip").write_bytes(b"no zip")
    classroom.collect()
    classroom.grade()
    counted = grading.progress(classroom.place)
    assert {key: {word: n for word, n in cell.items() if n} for key, cell in counted.items()} == {
        ("n90-mini", "1班"): {"採点待ち": 1, "未提出": 1},
        ("n90-mini", "2班"): {"採点済": 1, "保留": 1},
    }
    assert all(tuple(cell) == STATUSES for cell in counted.values())
