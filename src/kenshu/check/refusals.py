"""What a room refuses to read, as a verdict: its own words, under an id that says which kind of refusal it was."""

from kenshu import KenshuError
from kenshu.check.mark import Verdict
from kenshu.improve.documents.places import without_ids

OTHER = "cannot-read"


def refused(error: KenshuError, kinds: dict[str, str], share: float = 0.0) -> Verdict:
    """``kinds``: {words of the refusal: message id}; the first whose words are in the text names it.

    >>> refused(KenshuError("作業2に担当がありません。"), {"担当がありません": "no-owner"}).message_id
    'no-owner'
    """
    text = str(error)
    name = next((name for words, name in kinds.items() if words in text), OTHER)
    return Verdict(share, name, without_ids(text))
