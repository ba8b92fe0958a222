"""Does pm4py count what we count? D3 and the log worked out by hand: what follows what, and every lead time.

    .venv/bin/python tests/flow/log/pm4py_peer.py PYTHON_WITH_PM4PY

PYTHON_WITH_PM4PY: the interpreter of an environment with pm4py (never ours: its licence is the AGPL). Prints a line
for each comparison and ends with 1 when one differs.
"""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
D3 = dict(case="case_id", activity="activity", start="start", complete="complete")
BY_HAND = dict(case="番号", activity="したこと", start="はじめ", complete="おわり")


def main(peer: str) -> int:
    from kenshu import flow

    wrong = 0
    for path, columns in (
        (ROOT / "datasets" / "d3-nursery-admission" / "clean" / "nursery-log.csv", D3),
        (HERE / "by_hand.csv", BY_HAND),
    ):
        said = subprocess.run(
            [peer, __file__, "--theirs", str(path), json.dumps(columns)],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
        theirs = json.loads(said.splitlines()[-1])
        log = flow.read_log(path, **columns, resource="", ends=(), fixed=())
        pairs = {
            f"{a} → {b}": [n, total * 60] for a, b, n, total, *_ in flow.follows(log).itertuples(index=False)
        }
        leads = {
            case: whole * 60
            for case, whole in flow.lead_times(log)[["番号", "全体(分)"]].itertuples(index=False)
        }
        for what, ours in (("pairs", pairs), ("leads", leads)):
            same = ours == theirs[what]
            wrong += not same
            print(
                f"{path.name}: {what}: {len(ours)} of ours, {len(theirs[what])} of pm4py's, {'the same' if same else 'OTHERS'}"
            )
    return int(wrong > 0)


def theirs(path: str, columns: dict):
    import pandas
    import pm4py
    from pm4py.objects.log.util import interval_lifecycle
    from pm4py.statistics.traces.generic.pandas import case_statistics

    frame = pandas.read_csv(path, encoding="utf-8-sig")
    frame = pm4py.format_dataframe(
        frame, case_id=columns["case"], activity_key=columns["activity"], timestamp_key=columns["complete"],
        start_timestamp_key=columns["start"],
    )  # fmt: skip
    counts, times = pm4py.discover_dfg(frame)[0], pm4py.discover_performance_dfg(frame)[0]
    # its table of cases looks at one column of times only, so start and complete become events of their own
    twice = interval_lifecycle.to_lifecycle(pm4py.convert_to_event_log(frame))
    cases = case_statistics.get_cases_description(pm4py.convert_to_dataframe(twice))
    print(json.dumps({
        "pairs": {f"{a} → {b}": [int(n), float(times[a, b]["sum"])] for (a, b), n in counts.items()},
        "leads": {case: float(told["caseDuration"]) for case, told in cases.items()},
    }))  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1] == "--theirs":
        theirs(sys.argv[2], json.loads(sys.argv[3]))
    else:
        sys.exit(main(sys.argv[1]))
