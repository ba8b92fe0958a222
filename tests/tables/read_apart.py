"""Read one file and print what came of it as JSON: run as a process of its own, whose memory can be limited."""

import json
import sys

from kenshu.tables import TablesError, read_table


def main(path):
    try:
        table = read_table(path)
    except TablesError as refusal:
        print(json.dumps({"refused": [refusal.id, str(refusal)]}))
        return
    findings = [
        {"id": f.id, "level": f.level, "row": f.row, "column": f.column, "said": f.said}
        for f in table.report.findings
    ]
    print(
        json.dumps(
            {
                "headings": list(table.frame.columns),
                "rows": table.frame.head(20).to_numpy().tolist(),
                "row_count": len(table.frame),
                "findings": findings,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1])
