"""差戻し: the trainer asks a learner to do a notebook again, and lifts it. A new hand-in lifts it by itself."""

from dataclasses import replace

from kenshu.grading import marks, register
from kenshu.grading.place import GradingError, Place
from kenshu.grading.register import ABSENT, RECEIVED, RETURNED, Status
from kenshu.grading.standing import HAS_MARKS, judged


def send_back(place: Place, learner: str, notebook: str, reason: str) -> Status:
    """Set 差戻し with a reason the learner can act on. Raises GradingError when nothing was handed in."""
    if not reason.strip():
        raise GradingError("差戻しの理由を書いてください。受講者は、それを読んで直します。")
    with register.only_writer(place.root), register.opened(place.register) as connection:
        present = _present(place, connection, learner, notebook)
        if present.status not in (*HAS_MARKS, RECEIVED, RETURNED):
            raise GradingError(f"{learner} の {notebook} は「{present.text}」なので、差戻しにできません。")
        status = replace(present, status=RETURNED, reason=reason.strip())
        register.add_event(connection, status)
    return status


def lift(place: Place, learner: str, notebook: str) -> Status:
    """Take 差戻し back; the notebook stands as it would without it."""
    with register.only_writer(place.root), register.opened(place.register) as connection:
        present = _present(place, connection, learner, notebook)
        if present.status != RETURNED:
            raise GradingError(f"{learner} の {notebook} は「{present.text}」で、差戻しではありません。")
        status, since = register.last_status(connection, learner, notebook, but=RETURNED)
        given = marks.grades(place.gradebook, learner).get((learner, notebook), ())
        graded = connection.execute(
            "SELECT 1 FROM graded WHERE learner = ? AND session = ? AND at >= ?",
            (learner, present.session, since)).fetchone()  # fmt: skip
        if given and (status.status in HAS_MARKS or (status.status == RECEIVED and graded)):
            status = replace(status, status=judged(given))
        status = replace(status, reason="講師が差戻しを取り消しました", late=present.late)
        register.add_event(connection, status)
    return status


def _present(place, connection, learner, notebook) -> Status:
    if learner not in register.learners(connection):
        raise GradingError(f"受講者番号 {learner} は名簿にありません。番号を確かめてください。")
    sessions = [session for session in place.sessions() if notebook in place.notebooks(session)]
    if not sessions:
        known = "、".join(name for session in place.sessions() for name in place.notebooks(session))
        raise GradingError(f"ノートブック {notebook} は配っていません。配ったもの: {known}")
    status, _ = register.last_status(connection, learner, notebook)
    return status if status.status != ABSENT else replace(status, session=sessions[0])
