"""Bad input: one Japanese line says what, where and what to do; nothing hangs, nothing is guessed."""

import re
import tomllib
from pathlib import Path

import pytest

from kenshu import KenshuError
from kenshu.flow import whatif

HOSTILE = Path(__file__).parent / "hostile"
PARAMETERS = tomllib.loads((HOSTILE / "parameters.toml").read_text(encoding="utf-8"))["case"]
LOGS = tomllib.loads((HOSTILE / "logs.toml").read_text(encoding="utf-8"))
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def desk(staff, breaks=(), **hours):
    return whatif.desk(staff, breaks=[tuple(one) for one in breaks], **hours)


def crowd(an_hour, **given):
    return whatif.crowd(an_hour, {"用件": whatif.about(6, 3)}, **given)


def simulate(an_hour=None, closes="17:15", name="案", days=200, chance=0.9, **changes):
    if "coming" in changes:
        changes["coming"] = tuple(map(tuple, changes["coming"]))
    one = whatif.desk(1)
    people = crowd(an_hour or {"8:30": 5}, closes=closes)
    return whatif.simulate(
        people, whatif.Case("今", one), whatif.Case(name, one, **changes), days=days, chance=chance
    )


def long_run(per_hour, counters, spread=3):
    return whatif.long_run(per_hour, whatif.about(6, spread), counters)


CALLS = {
    "desk": desk,
    "about": whatif.about,
    "seen": whatif.seen,
    "crowd": crowd,
    "simulate": simulate,
    "long_run": long_run,
}


@pytest.mark.parametrize("case", PARAMETERS, ids=lambda case: case["name"])
def test_a_parameter_that_cannot_be_is_one_japanese_line(case):
    with pytest.raises(KenshuError) as refusal:
        CALLS[case["call"]](**case["given"])
    said = str(refusal.value)
    assert all(part in said for part in case["says"]), said
    assert "\n" not in said and JAPANESE.search(said) and said.endswith(("。", "。)"))


def test_what_the_bad_parameters_stand_in_is_good():
    assert simulate(an_hour={"8:30": 5}, online={"用件": 0.3}, name="3割減").saved.low > 0
    assert long_run(9, 1).wait.middle > 0


@pytest.mark.parametrize("name", LOGS)
def test_a_log_that_cannot_be_is_one_japanese_line_with_the_row(name):
    now = whatif.Case("今", whatif.desk(1))
    with pytest.raises(KenshuError) as refusal:
        whatif.replay(whatif.read_tickets(HOSTILE / f"{name}.csv"), now, whatif.Case("案", whatif.desk(2)))
    said = str(refusal.value)
    assert LOGS[name] in said
    assert "\n" not in said and JAPANESE.search(said)


def test_every_hostile_log_has_its_line():
    assert {path.stem for path in HOSTILE.glob("*.csv")} == set(LOGS)


def test_tickets_never_called_are_counted_apart_and_said(tmp_path):
    text = (HOSTILE / "one-day.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "帰った人.csv").write_text(text + "A009,2025-03-03,09:00,証明書,,,\n", encoding="utf-8")
    tickets = whatif.read_tickets(tmp_path / "帰った人.csv")
    assert (len(tickets), tickets.apart) == (1, 1)
    assert any("1枚は数えていません" in note for note in whatif.crowd_of(tickets).notes)


def test_a_desk_that_closes_before_people_come_is_refused(tickets, now):
    early = whatif.Case("16時まで", whatif.desk(4, closes="16:00"))
    for run in (
        lambda: whatif.replay(tickets, now, early),
        lambda: whatif.simulate(whatif.crowd_of(tickets), now, early),
    ):
        with pytest.raises(KenshuError, match="「16時まで」が開いているのは8:30〜16:00"):
            run()


def test_people_are_not_made_up_in_a_log(tickets, now):
    more = whatif.Case("2割増", now.desk, coming=(("8:30", "17:15", 1.2),))
    with pytest.raises(KenshuError, match="記録にない人は増やせません"):
        whatif.replay(tickets, now, more)


def test_a_day_without_records_is_refused(tickets):
    with pytest.raises(KenshuError, match="選んだ日の記録がありません"):
        tickets.on([])


def test_people_at_the_limit_are_still_worked_through():
    people = whatif.crowd({"8:30": 1140}, {"用件": whatif.about(2, 1)})
    cases = whatif.Case("50人", whatif.desk(50)), whatif.Case("60人", whatif.desk(60))
    assert whatif.simulate(people, *cases, days=20).before.people.mean() > 9_800
