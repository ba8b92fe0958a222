"""Hold our counts of people alike against pycanon's: on D7, then on frames that hypothesis makes.

    python3 -m venv ORACLE && ORACLE/bin/pip install pycanon
    .venv/bin/python tests/privacy/oracle/peer.py ORACLE/bin/python [--examples 400]

pycanon counts rows, so it gets one row for each person and combination. Writes pycanon.json beside this file: what
pycanon said of D7, with which tests/privacy/test_oracle.py compares on every run.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kenshu import privacy

HERE = Path(__file__).parent


def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


plans = load("plans", HERE / "plans.py")
CELL = st.sampled_from(["東", "西", "南", "", "60代", "0", "１"])
FRAMES = st.integers(1, 3).flatmap(
    lambda traits: st.lists(
        st.tuples(*[CELL] * traits, st.sampled_from(["該当", "非該当"]), st.integers(0, 12)),
        min_size=1,
        max_size=60,
    )
)


class Oracle:
    """pycanon in a process of its own."""

    def __init__(self, python):
        self.child = subprocess.Popen(
            [python, HERE / "child.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def ask(self, frame, traits, secret=None):
        said = {"columns": list(frame), "rows": frame.to_numpy().tolist(), "traits": traits, "secret": secret}
        self.child.stdin.write(json.dumps(said, ensure_ascii=False) + "\n")
        self.child.stdin.flush()
        return json.loads(self.child.stdout.readline())


def once_each(frame, traits, who):
    """One row for each person and combination; an empty cell under its name."""
    told = frame[traits].astype(str).replace("", "(空欄)").assign(人=who)
    return told.drop_duplicates().reset_index(drop=True)


def on_frames(oracle, examples):
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(FRAMES, st.integers(1, 8))
    def same(rows, least):
        names = [f"欄{place}" for place in range(len(rows[0]) - 2)]
        frame = pd.DataFrame(rows, columns=[*names, "結果", "だれ"])
        who = frame["だれ"].astype(str)
        ours = privacy.alike(frame, names, person=who)
        theirs = oracle.ask(once_each(frame, names, who), names)
        assert ours.fewest == theirs["k"]
        small = sorted([*map(str, row[:-1]), int(row[-1])] for row in ours.small_groups(least).to_numpy())
        assert small == [one for one in theirs["classes"] if one[-1] < least]
        filled = frame[[*names, "結果"]].replace("", "(空欄)")
        alone = privacy.one_answer(frame, names, "結果", person=who)
        assert (len(alone) > 0) == (oracle.ask(filled, names, "結果")["l"] == 1)

    same()


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("python")
    asked.add_argument("--examples", type=int, default=400)
    given_options = asked.parse_args()
    oracle, kept = Oracle(given_options.python), {}
    for name, frame, traits, who in plans.of_city():
        theirs = oracle.ask(once_each(frame, traits, who), traits)
        kept[name] = plans.told(theirs["k"], theirs["classes"])
        assert kept[name] == plans.ours(frame, traits, who), name
        print(f"{name}: k {theirs['k']}, {len(theirs['classes']):,} combinations, the same")
    (HERE / "pycanon.json").write_text(
        json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    on_frames(oracle, given_options.examples)
    print(f"{given_options.examples} frames of hypothesis: the same")


if __name__ == "__main__":
    sys.exit(main())
