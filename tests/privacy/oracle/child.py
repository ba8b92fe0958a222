"""Run by the environment that has pycanon: a line of JSON in, a line of JSON out. See peer.py."""

import json
import sys

import pandas as pd
from pycanon.anonymity import k_anonymity, l_diversity
from pycanon.anonymity.utils.aux_anonymity import get_equiv_class

for line in sys.stdin:
    asked = json.loads(line)
    frame = pd.DataFrame(asked["rows"], columns=asked["columns"])
    traits, secret = asked["traits"], asked["secret"]
    classes = [[*map(str, frame.loc[rows[0], traits]), len(rows)] for rows in get_equiv_class(frame, traits)]
    answer = {"k": int(k_anonymity(frame, traits)), "classes": sorted(classes)}
    if secret:
        answer["l"] = int(l_diversity(frame, traits, [secret]))
    print(json.dumps(answer, ensure_ascii=False), flush=True)
