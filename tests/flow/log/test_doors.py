"""The quick door and the careful door: one log, whichever a file goes through; the quick one gives up in doubt."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kenshu import days, flow
from kenshu.flow.log import plain
from kenshu.flow.log.columns import KNOWN

HEAD = ["case_id", "activity", "resource", "start", "complete", "channel"]
ASKED = dict.fromkeys(KNOWN)
words = st.text("AB表ソ能ｱ髙①々 9-", min_size=1, max_size=20).map(str.strip).filter(bool)
moments = st.datetimes(pd.Timestamp("2020-01-01"), pd.Timestamp("2026-12-31")).map(
    lambda at: at.replace(microsecond=0)
)
one_year = st.datetimes(pd.Timestamp("2023-10-01"), pd.Timestamp("2024-09-30"))
event = st.tuples(words, words, words, moments, st.integers(0, 10_000), words)


def written(path, rows, *, encoding="cp932", end="\r\n", between="T"):
    lines = [",".join(HEAD)]
    for case, activity, resource, start, minutes, channel in rows:
        times = [start, start + pd.Timedelta(minutes=minutes)]
        lines.append(
            ",".join(
                [case, activity, resource, *(f"{at:%Y-%m-%d{between}%H:%M:%S}" for at in times), channel]
            )
        )
    path.write_bytes((end.join(lines) + end).encode(encoding))
    return path


def same(one, other):
    return (
        one.frame.equals(other.frame) and one.of_case["channel"].tolist() == other.of_case["channel"].tolist()
    )


@settings(deadline=None, max_examples=60)
@given(
    rows=st.lists(event, min_size=1, max_size=30), encoding=st.sampled_from(["cp932", "utf-8", "utf-8-sig"]),
    end=st.sampled_from(["\r\n", "\n"]), between=st.sampled_from("T "), block=st.sampled_from([64, 300, 1 << 21]),
)  # fmt: skip
def test_both_doors_give_one_log(tmp_path_factory, rows, encoding, end, between, block):
    path = written(
        tmp_path_factory.mktemp("log") / "log.csv", rows, encoding=encoding, end=end, between=between
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "BLOCK", block)
        quick = flow.read_log(path, of_case=["channel"])
        patch.setattr("kenshu.flow.log.read.read_plain", lambda *_: None)
        assert same(quick, flow.read_log(path, of_case=["channel"]))


def test_a_plain_file_goes_through_the_quick_door(tmp_path):
    rows = [("A", "受付", "係", pd.Timestamp("2024-04-01 09:00"), 5, "紙")]
    assert plain.read_plain(written(tmp_path / "a.csv", rows), ASKED, ("channel",))


@pytest.mark.parametrize(
    "spoilt",
    [
        ("受付", '"受付"'), ("受付", ""), ("受付", " 受付"), ("受付", "受付,"), ("T09:00:00", "T09:00"), ("04-01T", "13-01T"),
        ("04-01T", "4-001T"), ("case_id", "題名"), ("channel", "start"), ("A,", "A\0,"), ("\n", "\n\n"), ("受付", "受" * 33),
        ("2024-04-01", "２０２４-04-01"),
    ],
)  # fmt: skip
def test_whatever_is_unusual_is_left_to_the_careful_door(tmp_path, spoilt):
    rows = [("A", "受付", "係", pd.Timestamp("2024-04-01 09:00"), 5, "紙")]
    path = written(tmp_path / "a.csv", rows)
    path.write_bytes(path.read_bytes().decode("cp932").replace(*spoilt).encode("cp932"))
    assert plain.read_plain(path, ASKED, ()) is None


def test_a_workbook_is_read_too(tmp_path):
    rows = [("A", "受付", "係", pd.Timestamp("2024-04-01 09:00"), 5, "紙")]
    book = tmp_path / "log.xlsx"
    pd.read_csv(written(tmp_path / "a.csv", rows), encoding="cp932").to_excel(book, index=False)
    assert flow.read_log(book).activities == ("受付",)


@settings(deadline=None, max_examples=40)
@given(pairs=st.lists(st.tuples(one_year, one_year), min_size=1, max_size=20))
def test_the_office_clock_is_that_of_the_room_of_days(pairs):
    hours = days.OfficeHours(
        extra=((pd.Timestamp("2024-03-31").date(), *(pd.Timestamp(t).time() for t in ("9:00", "12:00"))),)
    )
    pairs = [sorted(at.replace(microsecond=0) for at in pair) for pair in pairs]
    start, end = (np.array(side, dtype="datetime64[s]").astype(np.int64) for side in zip(*pairs, strict=True))
    clock = flow.log.office.OfficeClock(hours, int(start.min()), int(end.max()))
    assert (clock.between(start, end) / 60).tolist() == [days.office_minutes(a, b, hours) for a, b in pairs]
