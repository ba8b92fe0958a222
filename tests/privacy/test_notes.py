"""What is found in free text, and the rows that must go out whole."""

import random
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from kenshu import data, privacy

NOTES = tomllib.loads((Path(__file__).parent / "notes.toml").read_text(encoding="utf-8"))["note"]


@pytest.mark.parametrize("note", NOTES, ids=range(len(NOTES)))
def test_what_is_found_in_a_note(note):
    number = "".join(random.Random(3).choices("123456789", k=12))
    frame = pd.DataFrame({"備考": [note["text"].replace("{valid}", number)], "氏名": [note.get("own", "")]})
    assert [one.what for one in privacy.scan(frame, "備考", names=("氏名",))] == note["found"]


@pytest.mark.parametrize("name", ["d7-paper", "d7-online"])
def test_exactly_the_protected_rows_of_the_city_are_taken_out_and_their_number_is_not_told(name):
    frame = data.open(name)
    done = privacy.leave_out_marked(frame, ["備考"])
    gone = frame.drop(done.frame.index)
    assert len(gone) == {"d7-paper": 3, "d7-online": 1}[name] and gone["備考"].str.contains("支援措置").all()
    assert not done.frame["備考"].str.contains("支援措置").any()
    assert done.steps == ("支援措置などの印がある行を、10行に満たない数だけ、行ごと外しました。",)


def test_rows_of_people_nearly_alone_are_taken_out_and_told_to_the_nearest_ten():
    towns = ["東"] * 20 + ["西"] * 4 + ["南"] * 4 + ["北"] * 4
    frame = pd.DataFrame({"町": towns})
    done = privacy.leave_out_rare(frame, ["町"], 5)
    assert set(done.frame["町"]) == {"東"} and "約10行" in done.steps[0]
    assert "外した行はありません" in privacy.leave_out_rare(done.frame, ["町"], 5).steps[0]


def test_five_applications_of_one_person_do_not_hide_them():
    frame = pd.DataFrame({"町": ["西"] * 5 + ["東"] * 5})
    who = pd.Series(["a"] * 5 + list("bcdef"))
    assert set(privacy.leave_out_rare(frame, ["町"], 5, person=who).frame["町"]) == {"東"}


def test_a_column_that_is_not_there_is_said():
    with pytest.raises(privacy.PrivacyError, match="列「メモ」がありません"):
        privacy.scan(pd.DataFrame({"備考": [""]}), "メモ")
