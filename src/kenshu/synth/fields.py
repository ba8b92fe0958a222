"""Frictionless field descriptors: name, type, title, unit, description, code list, what an empty cell means."""

EMPTY_IS_WRONG = "なし(空欄は誤り)"


def text(name: str, title: str, description: str, *, missing: str = EMPTY_IS_WRONG, **constraints) -> dict:
    """Text: codes, names, code lists (``enum``), free writing (``pattern``), keys (``unique=True``)."""
    return field(name, title, "なし", description, {"type": "string"}, missing, constraints)


def whole(name, title, unit, description, *, missing=EMPTY_IS_WRONG, minimum: int = 0) -> dict:
    """A whole number of ``unit``."""
    return field(name, title, unit, description, {"type": "integer"}, missing, {"minimum": minimum})


def number(name, title, unit, description, *, missing=EMPTY_IS_WRONG, minimum: float = 0) -> dict:
    """A number with decimals, of ``unit``."""
    return field(name, title, unit, description, {"type": "number"}, missing, {"minimum": minimum})


def day(name, title, description, *, missing=EMPTY_IS_WRONG) -> dict:
    """A day, YYYY-MM-DD."""
    return field(name, title, "なし", description, {"type": "date", "format": "%Y-%m-%d"}, missing, {})


def clock(name, title, description, *, missing=EMPTY_IS_WRONG) -> dict:
    """A time of day, HH:MM."""
    return field(name, title, "なし", description, {"type": "time", "format": "%H:%M"}, missing, {})


def moment(name, title, description, *, missing=EMPTY_IS_WRONG) -> dict:
    """A day and a time, YYYY-MM-DDTHH:MM:SS, Japan time."""
    kind = {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S"}
    return field(name, title, "なし", description, kind, missing, {})


def field(name, title, unit, description, kind, missing, constraints) -> dict:
    """Any field. ``missing``: what an empty cell means; EMPTY_IS_WRONG makes the cell required."""
    required = {"required": True} if missing == EMPTY_IS_WRONG else {}
    return {
        "name": name, "title": title, **kind, "unit": unit,
        "description": f"{description} 欠損: {missing}。",
        "constraints": {**required, **constraints},
    }  # fmt: skip
