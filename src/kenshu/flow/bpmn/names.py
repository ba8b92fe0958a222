"""Names both directions share: namespaces, ids made from 番号, lengths of time as ISO 8601."""

import re
import unicodedata
from decimal import Decimal

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
COURSE = "urn:kenshu:flow:1"  # the one extension: 分・待ち・件数・媒体・根拠 of a step
BASIS, EXCEPTION = "根拠: ", "例外: "  # how a documentation begins

_ID = re.compile(r"step_((?:[0-9A-Za-z.\-]|_[0-9a-f]{1,6}_)+)")
_SPAN = re.compile(
    r"P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
    r"(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
_MINUTES = (10080.0, 1440.0, 60.0, 1.0, 1 / 60)


def step_id(number: str) -> str:
    """The XML id of a 番号; what an id must not hold is written as its code between underscores.

    >>> step_id("3-2"), step_id("7の2")
    ('step_3-2', 'step_7_306e_2')
    """
    return "step_" + re.sub(r"[^0-9A-Za-z.\-]", lambda found: f"_{ord(found[0]):x}_", number)


def number_of(element_id: str) -> str:
    """The 番号 that ``step_id`` made this id of; "" for any other id.

    >>> number_of("step_7_306e_2"), number_of("Activity_0k2x")
    ('7の2', '')
    """
    found = _ID.fullmatch(element_id)
    if not found:
        return ""
    try:
        number = re.sub(r"_([0-9a-f]+)_", lambda code: chr(int(code[1], 16)), found[1])
    except ValueError:  # beyond the last letter of Unicode
        return ""
    sound = all(unicodedata.category(letter) != "Cs" for letter in number) and step_id(number) == element_id
    return number if sound else ""


def iso_span(minutes: float) -> str:
    """Minutes ≥ 0 as an ISO 8601 duration that ``minutes_of`` reads back.

    >>> iso_span(4320.0), iso_span(90.0), iso_span(0.25), iso_span(0.0)
    ('P3D', 'PT1H30M', 'PT0.25M', 'PT0M')
    """
    if not float(minutes).is_integer():
        return f"PT{Decimal(repr(minutes)):f}M"
    days, rest = divmod(int(minutes), 1440)
    hours, left = divmod(rest, 60)
    date = f"{days}D" if days else ""
    time = (f"{hours}H" if hours else "") + (f"{left}M" if left else "")
    return f"P{date}T{time}" if time else f"P{date}" if date else "PT0M"


def minutes_of(span: str) -> float | None:
    """Minutes of an ISO 8601 duration in weeks to seconds; None for anything else (months, dates, expressions).

    >>> minutes_of("P3D"), minutes_of("PT1H30M"), minutes_of("P1M"), minutes_of("PT")
    (4320.0, 90.0, None, None)
    """
    found = _SPAN.fullmatch(span.strip()) if len(span) < 400 else None
    if not found or not any(found.groups()) or span.strip().endswith("T"):
        return None
    return sum(float(size) * unit for size, unit in zip(found.groups(), _MINUTES, strict=True) if size)
