"""XES: one row is a start and a complete event of one instance, in an order that needs no guessing."""

import xml.etree.ElementTree as ElementTree

from kenshu.synth.xes import xes

NS = "{http://www.xes-standard.org/}"
HEADINGS = ["case_id", "activity", "resource", "start", "complete", "channel"]


def made(*rows):
    data = xes([HEADINGS, *map(list, rows)], title="試し 架空のデータ", note="架空のデータ -- です")
    return ElementTree.fromstring(data)


def said(node):
    return {child.get("key"): child.get("value") for child in node if child.get("key")}


def test_ties_keep_the_order_of_the_rows():
    """Two stamps in one minute, and a step that begins when the last is complete."""
    log = made(
        ("A", "受付", "係", "2024-04-01T09:00:00", "2024-04-01T09:10:00", "紙"),
        ("A", "補佐", "補佐", "2024-04-01T09:10:00", "2024-04-01T09:10:00", "紙"),
        ("A", "課長", "課長", "2024-04-01T09:10:00", "2024-04-01T09:10:00", "紙"),
    )
    events = [said(event) for event in log.iter(NS + "event")]
    assert [(e["concept:name"], e["lifecycle:transition"], e["concept:instance"]) for e in events] == [
        ("受付", "start", "1"),
        ("受付", "complete", "1"),
        ("補佐", "start", "2"),
        ("補佐", "complete", "2"),
        ("課長", "start", "3"),
        ("課長", "complete", "3"),
    ]
    assert {e["time:timestamp"] for e in events[1:]} == {"2024-04-01T09:10:00+09:00"}
    assert [e.get("org:resource") for e in events] == [None, "係", None, "補佐", None, "課長"]


def test_rows_of_many_cases_become_traces_with_what_holds_for_the_whole_case():
    log = made(
        ("A", "受付", "係", "2024-04-01T09:00:00", "2024-04-01T09:10:00", "紙"),
        ("B", "受付", "係", "2024-04-01T09:05:00", "2024-04-01T09:20:00", "オンライン"),
        ("A", "審査", "係", "2024-04-01T10:00:00", "2024-04-01T10:10:00", "紙"),
    )
    traces = list(log.iter(NS + "trace"))
    assert [(said(trace)["concept:name"], said(trace)["channel"]) for trace in traces] == [
        ("A", "紙"),
        ("B", "オンライン"),
    ]
    assert [len(trace.findall(NS + "event")) for trace in traces] == [4, 2]


def test_letters_that_mean_something_in_xml_are_kept():
    log = made(("A&B", '<受付> "一"', "係's", "2024-04-01T09:00:00", "2024-04-01T09:10:00", "紙"))
    event = said(next(log.iter(NS + "event")))
    assert event["concept:name"] == '<受付> "一"'
    assert said(next(log.iter(NS + "trace")))["concept:name"] == "A&B"


def test_the_committed_log_names_the_four_extensions_and_is_small(root):
    path = root / "datasets/d3-nursery-admission/log/nursery-log.xes"
    log = ElementTree.parse(path).getroot()
    assert [node.get("prefix") for node in log.findall(NS + "extension")] == [
        "concept",
        "time",
        "lifecycle",
        "org",
    ]
    assert path.stat().st_size <= 3_000_000
