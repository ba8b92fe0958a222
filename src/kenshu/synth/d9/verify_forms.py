"""The facts of D9's forms with a seal, counted plainly."""

import unicodedata
from collections import Counter
from statistics import mean, median

BASES = {
    "法令": "law", "条例規則": "bylaw", "内規": "own-rule", "慣行": "custom", "システム制約": "system",
    "不明": "unknown",
}  # fmt: skip


def facts(rows: list[dict], raw: list[dict]) -> dict[str, float]:
    """{fact: number} of the inventory, clean and as received."""
    return {**_forms(rows), **_raw_forms(rows, raw)}


def _forms(rows):
    bases = Counter(row["根拠区分"] for row in rows)
    needed = ("法令", "条例規則", "内規")
    return {
        "forms": len(rows),
        "distinct-form-names": len({row["様式名"] for row in rows}),
        **{f"forms-by-{name}": bases[basis] for basis, name in BASES.items()},
        "articles-where-none-or-missing": sum(
            (row["根拠区分"] in needed) != bool(row["条文"]) for row in rows
        ),
        "articles-not-marked-fictional": sum("(架空)" not in row["条文"] for row in rows if row["条文"]),
        "registered-seal-share": mean(row["押印種別"] == "実印" for row in rows),
        "registered-seal-by-custom": sum(r["押印種別"] == "実印" and r["根拠区分"] == "慣行" for r in rows),
        "yearly-mean-over-median": mean(_whole(rows, "年間件数")) / median(_whole(rows, "年間件数")),
        "yearly-total": sum(_whole(rows, "年間件数")),
        "copies-mean": mean(_whole(rows, "転記回数")),
    }


def _raw_forms(rows, raw):
    bases = Counter(row["根拠区分"] for row in raw)
    called = [a for a, b in zip(rows, raw, strict=True) if b["根拠区分"] == "法令" and not b["条文"]]
    other = [(a, b) for a, b in zip(rows, raw, strict=True) if a not in called]
    return {
        "raw-forms-by-law": bases["法令"],
        "raw-forms-by-custom": bases["慣行"],
        "raw-law-without-article": len(called),
        "raw-customs-called-law": sum(row["根拠区分"] == "慣行" for row in called),
        "raw-forms-unlike-clean": sum({k: _plain(k, v) for k, v in b.items()} != a for a, b in other)
        + sum(_but_basis(row) != _but_basis_plain(b) for row, b in zip(rows, raw, strict=True)),
        "raw-full-width-yearly": mean(not row["年間件数"].isascii() for row in raw),
    }


def _but_basis(row):
    return [value for key, value in row.items() if key != "根拠区分"]


def _but_basis_plain(row):
    return [_plain(key, value) for key, value in row.items() if key != "根拠区分"]


def _plain(heading, text):
    text = unicodedata.normalize("NFKC", text)
    if heading in ("年間件数", "転記回数"):
        return text.replace(",", "")
    return text.replace("条例・規則", "条例規則") if heading == "根拠区分" else text


def _whole(rows, column):
    return [int(row[column]) for row in rows]
