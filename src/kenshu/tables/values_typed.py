"""A table with typed columns, and its report with what the typing changed."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kenshu.tables.errors import TablesError
from kenshu.tables.values_changes import changes


def typed(table, columns: Mapping[str, Callable], *, meanings: Mapping[str, str] | None = None):
    """``table`` with each column of ``columns`` read by its verb; what was changed stands in the report.

    ``typed(table, {"受付日": dates, "件数": integers}, meanings={"-": "該当なし"})``. A verb with choices of its
    own is given by ``functools.partial(dates, serial="1900")``; its own ``meanings`` go before these.
    The given table stays as it is. Raises one TablesError for the unreadable cells of all columns together.
    """
    frame, findings, problems = table.frame.copy(), [], []
    for column, verb in columns.items():
        own = getattr(verb, "keywords", {}).get("meanings", meanings)
        try:
            values = verb(table, column, meanings=own)
        except TablesError as problem:
            problems.append(str(problem))
            continue
        findings += changes(table, column, values, own)
        frame[column] = values
    if problems:
        raise TablesError("\n".join(problems))
    return replace(
        table, frame=frame, report=replace(table.report, findings=(*table.report.findings, *findings))
    )
