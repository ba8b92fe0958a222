"""Were two hand-ins of one number written in one place? Answers carry the time at which each was typed."""

ASK = "とは別のところで書かれています"  # what the reason says of such a hand-in
GONE = 2  # answers of the first that are gone in the later one: a person may clear one, seldom more


def written_elsewhere(one: dict, other: dict) -> bool:
    """Whether answers ``one`` and ``other`` ({question id: entry}) cannot be two states of one answers.json.

    The file keeps every answer until it is changed, and a change carries the time of the change. So whatever
    the later file holds that is older than the earlier file's last entry must stand in the earlier one, letter
    by letter; and answers of the earlier one do not vanish by twos. True means two people with one number, or
    one person at two PCs: a person has to ask.
    """
    if not one or not other:
        return False
    first, later = sorted((one, other), key=_last)
    known_until = _last(first)
    strange = [i for i, entry in later.items() if entry["at"] <= known_until and first.get(i) != entry]
    return bool(strange) or sum(i not in later for i in first) >= GONE


def _last(entries):
    return max(entry["at"] for entry in entries.values())
