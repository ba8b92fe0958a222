"""An event log in XES (IEEE 1849): extensions concept, time, lifecycle, organizational.

One row of a log is one activity instance: a ``start`` and a ``complete`` event that share ``concept:instance``.
"""

from xml.sax.saxutils import escape, quoteattr

EXTENSIONS = ("Concept", "concept"), ("Time", "time"), ("Lifecycle", "lifecycle"), ("Organizational", "org")
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- {note} -->
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
"""
EXTENSION = '<extension name="{name}" prefix="{prefix}" uri="http://www.xes-standard.org/{prefix}.xesext"/>\n'
GLOBALS = """<global scope="trace"><string key="concept:name" value=""/>{traces}</global>
<global scope="event"><string key="concept:name" value=""/><string key="concept:instance" value=""/>\
<string key="lifecycle:transition" value="complete"/>\
<date key="time:timestamp" value="1970-01-01T00:00:00Z"/></global>
<classifier name="activity" keys="concept:name"/>
<string key="concept:name" value={title}/>
<string key="lifecycle:model" value="standard"/>
"""


def xes(rows: list[list[str]], *, title: str, note: str, zone: str = "+09:00") -> bytes:
    """The log as UTF-8 bytes; ``note`` stands in a comment at the top, ``title`` is its concept:name.

    ``rows``: headings ``case_id, activity, resource, start, complete`` and then columns that say the same in
    every row of a case, which become attributes of the trace; then the rows, each case's in its order. Times
    are YYYY-MM-DDTHH:MM:SS in ``zone``. In a trace an event follows by time; at equal times a complete event
    precedes the start of a later row, and an instance of no length starts before it is complete. The resource
    stands on the complete event, once an instance.
    """
    (_, _, _, _, _, *extra), *steps = rows
    cases = {}
    for step in steps:
        cases.setdefault(step[0], []).append(step)
    parts = [HEAD.format(note=escape(note).replace("--", "- -"))]
    parts += [EXTENSION.format(name=name, prefix=prefix) for name, prefix in EXTENSIONS]
    parts.append(GLOBALS.format(title=quoteattr(title), traces="".join(_text(name, "") for name in extra)))
    for case, own in cases.items():
        attributes = _text("concept:name", case) + "".join(map(_text, extra, own[0][5:]))
        parts.append(f"<trace>{attributes}\n{_events(own, zone)}</trace>\n")
    return "".join([*parts, "</log>\n"]).encode()


def _events(steps, zone):
    """The events of one case; ``concept:instance`` is the rank of the row in its case."""
    timed = []
    for rank, (_, activity, resource, start, complete, *_) in enumerate(steps, 1):
        same = _text("concept:name", activity) + _text("concept:instance", str(rank))
        timed.append((start, rank, 0, same + _text("lifecycle:transition", "start")))
        by = _text("lifecycle:transition", "complete") + _text("org:resource", resource)
        timed.append((complete, rank, 1, same + by))
    return "".join(
        f'<event>{said}<date key="time:timestamp" value="{at}{zone}"/></event>\n'
        for at, _, _, said in sorted(timed)
    )


def _text(key, value):
    return f"<string key={quoteattr(key)} value={quoteattr(value)}/>"
