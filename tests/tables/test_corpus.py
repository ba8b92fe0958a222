"""The forty cases: every file of the corpus gives its expected table and report, or its expected refusal.

A case is a folder `corpus/NN-name` with a file and `expected.yml` (format: corpus/README.md). Expected files were
committed before the reader handled them.
"""

import json
import re
import resource
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
import yaml

import kenshu.tables
from kenshu.tables import TablesError, read_table

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
SAID_ALWAYS = {"changed", "lost", "doubtful"}
EXPECTED = {
    path.parent.name: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted(CORPUS.glob("[0-9]*/expected.yml"))
}


def those(key, part, *, apart=False):
    """The cases for one test; ``part``: the key of ``falls_short`` that says this test is known to fail."""
    return [
        pytest.param(name, marks=marks(case, part))
        for name, case in EXPECTED.items()
        if key in case and ("apart" in case) == apart
    ]


def marks(case, part):
    slow = [pytest.mark.full] if case.get("full") else []
    reason = case.get("falls_short", {}).get(part)
    return [*slow, pytest.mark.xfail(reason=reason)] if reason else slow


TYPED = [
    pytest.param(name, column, marks=marks(case, "typed"))
    for name, case in EXPECTED.items()
    for column in case.get("typed", {})
]
FOUR_GB, SECONDS = 4 << 30, 60


@pytest.fixture
def given(tmp_path, corpus_file):
    """Case name → (expectation, arguments for ``read_table``)."""

    def give(name):
        case = EXPECTED[name]
        path = corpus_file(name, case, tmp_path)
        return case, {"path": path, "sheet": case.get("sheet")}

    return give


@pytest.mark.parametrize("name", those("expect", "table"))
def test_the_table_is_what_a_clerk_sees(given, name):
    case, arguments = given(name)
    assert as_seen(read_table(**arguments), case["expect"]) == wanted(case["expect"])


@pytest.mark.parametrize("name", those("expect", "report"))
def test_the_report_says_what_was_changed_lost_or_doubtful_and_nothing_else(given, name):
    case, arguments = given(name)
    found = [facts(finding) for finding in read_table(**arguments).report.findings]
    assert unlike(found, case["expect"]["findings"]) == {"not said": [], "said without cause": []}


@pytest.mark.parametrize("name", those("expect", "sentence"))
def test_every_finding_names_its_row_in_a_sentence(given, name):
    report = read_table(**given(name)[1]).report
    for finding in report.findings:
        assert len(finding.said) >= 10 and re.search("[ぁ-ん]", finding.said), finding
        if finding.level in SAID_ALWAYS and finding.row is not None:
            assert f"{finding.row}行" in finding.said, finding
    assert all(line.strip() for line in report.lines())


@pytest.mark.parametrize("name", those("error", "refusal"))
def test_the_refusal_names_file_place_and_reason(given, name):
    case, arguments = given(name)
    with pytest.raises(TablesError) as refusal:
        read_table(**arguments)
    assert refused_as(case["error"], refusal.value.id, str(refusal.value), arguments["path"].name) == []


@pytest.mark.parametrize(("name", "column"), TYPED)
def test_typed_values_are_read_rightly_or_refused_with_their_place(given, name, column):
    case, arguments = given(name)
    check_typed(read_table(**arguments), column, case["typed"][column])


@pytest.mark.parametrize("name", those("case", "apart", apart=True))
def test_a_hostile_file_is_read_or_refused_within_four_gigabytes_and_a_minute(given, name):
    case, arguments = given(name)
    done = subprocess.run(
        [sys.executable, HERE / "read_apart.py", arguments["path"]],
        capture_output=True,
        timeout=SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (FOUR_GB, FOUR_GB)),
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    answer = json.loads(done.stdout)
    if "error" in case:
        assert "refused" in answer, answer
        assert refused_as(case["error"], *answer["refused"], arguments["path"].name) == []
        return
    assert (answer.get("headings"), answer.get("rows")) == (
        case["expect"]["headings"],
        case["expect"]["rows"],
    ), answer
    assert unlike(answer["findings"], case["expect"]["findings"]) == {
        "not said": [],
        "said without cause": [],
    }


def test_all_forty_cases_are_there_with_sixty_files_or_more():
    assert {case["case"] for case in EXPECTED.values()} == set(range(1, 41))
    assert len([path for path in CORPUS.glob("[0-9]*/*") if path.name != "expected.yml"]) >= 60


def test_no_file_of_the_corpus_is_without_its_expectation():
    for folder in CORPUS.glob("[0-9]*/"):
        case = EXPECTED[folder.name]
        files = {path.name for path in folder.iterdir()} - {"expected.yml"}
        assert files == ({case["file"]} if "file" in case else set()), folder.name
        assert int(folder.name[:2]) == case["case"]
        assert case["why"] and ("expect" in case) != ("error" in case), folder.name


def test_a_wrong_table_or_a_finding_too_few_is_noticed():
    expected = [{"id": "total-row", "row": 9}]
    assert unlike([], expected)["not said"] == expected
    assert (
        unlike([{"id": "total-row", "row": 8, "level": "changed", "said": ""}], expected)["not said"]
        == expected
    )
    lost = {"id": "comment", "row": 2, "level": "lost", "said": ""}
    assert unlike([lost], [])["said without cause"] == [lost]
    assert (
        unlike([{"id": "line-break", "row": 2, "level": "found", "said": ""}], [])["said without cause"] == []
    )


def wanted(expect):
    """What the expectation demands of table and report; keys that it does not give are not compared."""
    return {key: value for key, value in expect.items() if key != "findings"}


def as_seen(table, expect):
    """The same keys, of the table that was read."""
    frame, report = table.frame, table.report
    seen = {
        "kind": report.kind,
        "encoding": report.encoding and report.encoding.name,
        "bom": bool(report.encoding and report.encoding.bom),
        "delimiter": report.delimiter,
        "headings": list(frame.columns),
        "row_numbers": list(report.rows),
        "row_count": len(frame),
        "last_row": [redigit(cell) for cell in frame.iloc[-1]] if len(frame) else None,
        "last_row_number": report.rows[-1] if report.rows else None,
    }
    if "rows" in expect:
        seen["rows"] = frame.to_numpy().tolist()
    assert all(isinstance(cell, str) for cell in seen.get("rows", [[]]) for cell in cell)
    return {key: seen[key] for key in wanted(expect)}


def redigit(cell):
    """Twelve digits in a row may stand in no committed file: here they have a name."""
    return cell.replace("1234" * 3, "{twelve}")


def facts(finding):
    return {key: getattr(finding, key) for key in ("id", "level", "row", "column", "value", "said")}


def unlike(found, expected):
    """Expected findings that no finding matches; findings that must be expected and are not."""

    def fits(want, have):
        words = want.get("says", "") in have["said"] + str(have.get("value", ""))
        return words and all(
            have.get(key) == want[key] for key in ("id", "level", "row", "column") if key in want
        )

    return {
        "not said": [want for want in expected if not any(fits(want, have) for have in found)],
        "said without cause": [
            have
            for have in found
            if have["level"] in SAID_ALWAYS and not any(fits(want, have) for want in expected)
        ],
    }


def refused_as(error, identity, message, file):
    """What is missing in a refusal: its id, the file's name, the row, the words, what to do."""
    ids = error["id"] if isinstance(error["id"], list) else [error["id"]]
    missing = [] if identity in ids else [f"id {identity} instead of {ids}"]
    missing += [word for word in (file, error.get("says", "")) if word not in message]
    if "row" in error and not re.search(rf"(?<!\d){error['row']} ?行目", message):
        missing.append(f"{error['row']}行目")
    if not message.endswith("。"):
        missing.append("a sentence that ends")
    return [*missing, message] if missing else []


def check_typed(table, column, given):
    """Assert what a typed reading of one column gives, or how it is refused."""
    asked = dict(given)
    verb, values, error, unit = (asked.pop(key, None) for key in ("as", "values", "error", "unit"))
    if unit:
        assert list(kenshu.tables.unit_of(column)) == unit
    if error is None:
        series = getattr(kenshu.tables, verb)(table, column, **asked)
        assert [plain(verb, value) for value in series] == values
        return
    with pytest.raises(TablesError) as refusal:
        getattr(kenshu.tables, verb)(table, column, **asked)
    said = str(refusal.value)
    assert said.startswith(table.report.path.name)
    assert all(word in said for word in (f"{error['row']}行目", f"「{column}」", error["says"])), said


def plain(verb, value):
    """A typed value as YAML writes it: days and moments as ISO text, durations in minutes, missing as null."""
    if pd.isna(value):
        return None
    if verb == "dates":
        return pd.Timestamp(value).date().isoformat()
    if verb == "moments":
        return pd.Timestamp(value).isoformat()
    if verb == "durations":
        return pd.Timedelta(value).total_seconds() / 60
    return value
