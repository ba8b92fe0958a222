"""One cell at a time: what is certain is read, all else is refused with its reason, and nothing else happens."""

import csv
import doctest
import importlib
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from kenshu.days import DaysError
from kenshu.tables import TablesError, unit_of
from kenshu.tables.values_codes import parse_code
from kenshu.tables.values_durations import parse_duration
from kenshu.tables.values_moments import parse_clock, parse_moment, parse_serial
from kenshu.tables.values_numbers import parse_number, parse_whole


def rows(name):
    with (Path(__file__).parent / "texts" / name).open(encoding="utf-8", newline="") as lines:
        return [tuple(row.values()) for row in csv.DictReader(lines)]


def refusal(read, *given):
    with pytest.raises((TablesError, DaysError)) as caught:
        read(*given)
    return str(caught.value)


@pytest.mark.parametrize(("text", "number"), rows("numbers.csv"))
def test_a_number_is_read(text, number):
    assert parse_number(text) == float(number)


@pytest.mark.parametrize(("text", "message"), rows("not_numbers.csv"))
def test_what_is_no_number_is_refused_with_its_reason(text, message):
    said = refusal(parse_number, text)
    assert message in said and f"「{text}」" in said


def test_a_yen_against_the_unit_of_the_heading_is_refused():
    assert parse_number("1,234円", ("円", 1)) == 1234
    for text in ("1,234円", "¥1,234", "￥-5"):
        assert "見出しの単位は千円です" in refusal(parse_number, text, ("千円", 1000))


@pytest.mark.parametrize(("heading", "unit", "factor"), rows("units.csv"))
def test_the_unit_of_a_heading_is_known_or_there_is_none(heading, unit, factor):
    assert unit_of(heading) == ((unit, int(factor)) if unit else None)


@pytest.mark.parametrize(("text", "unit", "minutes"), rows("durations.csv"))
def test_a_span_is_read(text, unit, minutes):
    assert parse_duration(text, unit or None) == timedelta(minutes=float(minutes))


@pytest.mark.parametrize(("text", "unit", "message"), rows("not_durations.csv"))
def test_what_is_no_span_is_refused_with_its_reason(text, unit, message):
    said = refusal(parse_duration, text, unit or None)
    assert message in said and f"「{text}」" in said


@pytest.mark.parametrize(("text", "moment"), rows("moments.csv"))
def test_a_day_with_a_time_is_read(text, moment):
    assert parse_moment(text) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(("text", "message"), rows("not_moments.csv"))
def test_what_is_no_moment_is_refused_with_its_reason(text, message):
    assert message in refusal(parse_moment, text)


@pytest.mark.parametrize(("text", "system", "day"), rows("serials.csv"))
def test_a_day_number_of_excel_is_read_on_request(text, system, day):
    assert parse_serial(text, system) == date.fromisoformat(day)


@pytest.mark.parametrize(("text", "system", "message"), rows("not_serials.csv"))
def test_a_number_of_no_day_is_refused(text, system, message):
    assert message in refusal(parse_serial, text, system)


@pytest.mark.parametrize(
    ("text", "code"), [("0467", "0467"), ("０４６７", "0467"), (" A-1 ", "A-1"), ("①", "①"), ("1E5", "1E5")]
)
def test_a_code_keeps_its_zeros(text, code):
    assert parse_code(text) == code


@pytest.mark.parametrize("text", ["1.23457E+11", "#N/A", "04\ufffd7", "　"])
def test_what_is_no_code_any_more_is_refused(text):
    assert f"「{text}」" in refusal(parse_code, text)


# ways of writing one number, each undone by reading
WAYS = (
    str,
    "{:,}".format,
    lambda n: f"{n:,}円",
    lambda n: f"¥{n:,}",
    lambda n: str(n).translate(
        {ord(a): ord(b) for a, b in zip("0123456789-", "０１２３４５６７８９－", strict=True)}
    ),
    lambda n: f"△{-n:,}" if n < 0 else str(n),
    lambda n: f"▲ {-n}" if n < 0 else f"+{n}",
    lambda n: f"({-n:,})" if n < 0 else f"  {n}　",
    lambda n: f"{n}.0",
)


@given(some.integers(-(10**15) + 1, 10**15 - 1), some.sampled_from(WAYS))
def test_a_number_comes_back_from_every_way_of_writing_it(number, write):
    assert parse_number(write(number)) == number


@given(some.integers(-(10**9), 10**9), some.integers(1, 5))
def test_a_decimal_number_comes_back(number, places):
    decimal = number / 10**places
    assert parse_number(f"{decimal:,.{places}f}") == pytest.approx(decimal, abs=10**-9)


@given(some.integers(0, 10**6))
def test_a_span_comes_back_from_every_way_of_writing_it(seconds):
    hours, minutes, rest = seconds // 3600, seconds % 3600 // 60, seconds % 60
    for text in (
        f"{hours}:{minutes:02}:{rest:02}",
        f"{hours}時間{minutes}分{rest}秒",
        f"{hours}h{minutes}m{rest}s",
    ):
        assert parse_duration(text) == timedelta(seconds=seconds)


@given(
    some.datetimes(datetime(1873, 1, 1), datetime(9998, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    )
)
def test_a_moment_comes_back_from_every_way_of_writing_it(moment):
    clock = f"{moment.hour}:{moment.minute:02}:{moment.second:02}"
    for day in (
        f"{moment.year}/{moment.month}/{moment.day}",
        f"{moment.year}年{moment.month}月{moment.day}日 ",
    ):
        assert parse_moment(f"{day} {clock}") == moment
    assert parse_moment(moment.isoformat()) == moment


@given(some.dates(date(1900, 3, 1), date(2173, 1, 1)))
def test_a_day_comes_back_from_its_number_in_both_systems(day):
    assert parse_serial(str((day - date(1899, 12, 30)).days), "1900") == day
    if day.year >= 1904 and (number := (day - date(1904, 1, 1)).days) < 100_000:
        assert parse_serial(str(number), "1904") == day


ANY = some.text(max_size=15) | some.text(
    "0123456789０１,.-−△▲()（）¥円年月日:時分秒h%E+十百千万億①²　令RT ", max_size=12
)


@given(ANY)
@example("9999-12-31 47:59")
@example("T")
def test_any_text_is_read_or_refused_in_japanese(text):
    for read in (parse_number, parse_whole, parse_duration, parse_moment, parse_clock, parse_code):
        try:
            assert read(text) is not None
        except (TablesError, DaysError) as problem:
            assert "ください" in str(problem) or "です" in str(problem)


@given(ANY)
def test_no_mark_that_only_looks_like_a_figure_is_counted(text):
    """NFKC would make 12 of 1② and 102 of 10²."""
    try:
        parse_number(text)
    except TablesError:
        return
    assert not set(text) & set("①²½")


@pytest.mark.parametrize("name", ["cells", "durations", "numbers"])
def test_the_examples_run(name):
    module = importlib.import_module(f"kenshu.tables.values_{name}")
    done = doctest.testmod(module)
    assert done.failed == 0 and done.attempted > 0
