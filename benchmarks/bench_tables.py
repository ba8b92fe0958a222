"""Reading a large CSV and a large workbook, with the full report, beside pandas reading them without one.

``python benchmarks/bench_tables.py [rounds]``. CSV: 50 MB in CP932 as received (title row, 外字, half-width kana,
a total at the end), beside ``pandas.read_csv`` told the encoding, as text. Workbook: 100,000 rows, beside
``pandas.read_excel`` with openpyxl, as text. Rounds are interleaved; in the first the cells are compared. CPU and
wall: medians. Peak memory: of a process of its own that reads the file once (with its imports). ``cpu ratio`` and
``wall ratio`` are ours ÷ pandas for the CSV and pandas ÷ ours for the workbook.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

BYTES, ROWS = 50_000_000, 100_000
HEADINGS = ["受付番号", "受付日", "時刻", "用件", "年代", "氏名カナ", "通話秒", "後処理秒", "受付者", "地区"]


def main(rounds: int):
    with tempfile.TemporaryDirectory() as folder:
        csv, book = Path(folder) / "電話受付簿.csv", Path(folder) / "電話受付簿.xlsx"
        write_csv(csv)
        write_book(book)
        print(f"load {os.getloadavg()[0]:.1f}; {rounds} rounds; pandas {pd.__version__}")
        compare("CSV", csv, ours, pandas_csv, rounds, over="ours / pandas")
        compare("xlsx", book, ours, pandas_excel, rounds, over="pandas / ours")


def compare(name, path, ours, peer, rounds, over):
    """Print times, peaks and ratios of both readers on one file; their cells must be the same."""
    times = {ours: [], peer: []}
    for turn in range(rounds):
        frames = {}
        for read in times:
            cpu, wall = time.process_time(), time.perf_counter()
            frames[read] = read(path)
            times[read].append((time.process_time() - cpu, time.perf_counter() - wall))
        if turn == 0:
            assert frames[ours].equals(frames[peer]), f"{name}: the cells differ"
            print(f"{name}: {path.stat().st_size:,} bytes, {frames[ours].shape}, same cells")
    middle = {
        read: [statistics.median(column) for column in zip(*found, strict=True)]
        for read, found in times.items()
    }
    for read, (cpu, wall) in middle.items():
        print(
            f"{name} {read.__name__:13} cpu {cpu:6.2f} s   wall {wall:6.2f} s   peak {peak(read, path):5.0f} MiB"
        )
    top, bottom = (ours, peer) if over.startswith("ours") else (peer, ours)
    print(f"{name}, {over}")
    print(f"cpu ratio: {middle[top][0] / middle[bottom][0]:.2f}")
    print(f"wall ratio: {middle[top][1] / middle[bottom][1]:.2f}")


def ours(path: Path):
    from kenshu import tables

    table = tables.read_table(path)
    ids = {finding.id for finding in table.report.findings}
    assert path.suffix == ".xlsx" or ids >= {"title-row", "private-use", "half-width-kana", "total-row"}, ids
    return table.frame


def pandas_csv(path: Path):
    frame = pd.read_csv(path, dtype=str, encoding="cp932", keep_default_na=False, skiprows=1)
    return frame.iloc[:-1]


def pandas_excel(path: Path):
    return pd.read_excel(path, engine="openpyxl", dtype=str, keep_default_na=False)


def peak(read, path: Path) -> float:
    """MiB that a process needs at most to read the file once."""
    command = [sys.executable, __file__, "--peak", read.__name__, str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def rows(seed=7):
    """Rows of a synthetic telephone register (架空のデータ), without end."""
    draw, number = random.Random(seed), 0
    while True:
        number += 1
        year, month, day = draw.randint(5, 7), draw.randint(1, 12), draw.randint(1, 28)
        yield [
            f"G{number:07d}", f"令和{year}年{month}月{day}日", f"{draw.randint(8, 17)}:{draw.randint(0, 59):02d}",
            draw.choice(["証明書", "転入・転居", "印鑑登録", "マイナンバーカード"]),
            draw.choice(["65歳未満", "65～74歳", "75～79歳", "80歳以上"]),
            "ﾔﾏｻﾞｷ" if number % 5000 == 0 else draw.choice(["ヤマザキ", "カワバタ", "ノノムラ"]),
            str(draw.randint(30, 900)), str(draw.randint(5, 99)), "職員" + draw.choice("ABCDEF"),
            "東地区\ue000" if number % 9000 == 0 else f"{draw.choice('東西南北')}地区{draw.randint(1, 300)}",
        ]  # fmt: skip


def write_csv(path: Path):
    with path.open("w", encoding="cp932", newline="") as out:
        out.write("電話受付簿（架空のデータ）" + "," * (len(HEADINGS) - 1) + "\r\n")
        out.write(",".join(HEADINGS) + "\r\n")
        for row in rows():
            out.write(",".join(row) + "\r\n")
            if out.tell() > BYTES:
                break
        out.write("合計" + "," * (len(HEADINGS) - 1) + "\r\n")


def write_book(path: Path):
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("受付簿")
    sheet.append(HEADINGS)
    for row in (row for row, _ in zip(rows(), range(ROWS), strict=False)):
        sheet.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.save(path)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peak"]:
        globals()[sys.argv[2]](Path(sys.argv[3]))
        status = Path("/proc/self/status").read_text().split()  # getrusage would hand down the parent's peak
        print(int(status[status.index("VmHWM:") + 1]) / 1024)
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
