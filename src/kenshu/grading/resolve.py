"""A hand-in that waits for a person, settled in one verb: whose it is, counted, or not counted.

What was decided and why is added to the record; the original stays as it came. After each decision the newest
counted hand-in of everybody concerned is the one that is graded.
"""

import hashlib
import json
import shutil
from dataclasses import replace

from kenshu import answers, why
from kenshu.answers.document import parse
from kenshu.grading import intake, register
from kenshu.grading.elsewhere import ASK
from kenshu.grading.originals import original
from kenshu.grading.place import GradingError, Place
from kenshu.grading.register import ABSENT, HELD, RECEIVED, Arrival, Status

SET_ASIDE = "不採用"
GONE = "講師が、この提出を数えないことにしました"


def unsettled(place: Place) -> list[Arrival]:
    """The hand-ins somebody has to look at, oldest first: 保留, 隔離, and two that seem to be by two people."""
    with register.opened(place.register) as connection:
        found = register.arrivals(connection)
    waiting = (HELD, intake.QUARANTINED)
    return [a for a in found if a.state in waiting or (a.state == RECEIVED and ASK in a.reason)]


def resolve(
    place: Place, receipt: str, *, learner: str | None = None, count: bool = True, reason: str = ""
) -> Arrival:
    """Settle the hand-in ``receipt`` (受付番号 or file name): count it, as ``learner``'s if given, or do not.

    Counting overrules the number, the class and the data it was made with; answers that fit no question of ours
    are left out and named. Returns the hand-in as it stands now. Raises GradingError when it cannot be counted.
    """
    with register.only_writer(place.root), register.opened(place.register) as connection:
        arrival = find(register.arrivals(connection), receipt)
        if count:
            fresh = _counted(place, connection, arrival, learner, reason)
        else:
            fresh = replace(arrival, state=SET_ASIDE, reason=f"{GONE}({reason})" if reason else GONE)
        register.settle(connection, fresh)
        try:
            for number in dict.fromkeys((*whose(arrival), *whose(fresh))):
                refile(place, connection, number, arrival.session, fresh.reason)
        except OSError as error:
            raise GradingError(
                f"{error.filename} に書けません({why(error)})。空き容量と書き込みの権限を確かめて、"
                "もう一度実行してください。提出の原本は残っています。"
            ) from error
    return fresh


def refile(place: Place, connection, number: str, session: str, reason: str) -> None:
    """Let ``submitted/`` and the status follow what counts now for one learner and session."""
    if number not in register.learners(connection) or session not in place.sessions():
        return
    mine = [a for a in register.arrivals(connection) if a.session == session and number in whose(a)]
    counted = [a for a in mine if a.state == RECEIVED]
    if counted:
        newest = counted[-1]
        decided = newest.id in register.settled(connection)
        right = _put_right(place, newest, []) if decided else lambda found: found
        taken = intake.take_again(place, original(place, newest), right)
        intake._write_submitted(place, number, replace(taken, arrival=newest))
        status, told, of = RECEIVED, newest.reason, newest
    else:
        shutil.rmtree(place.submitted / number / session, ignore_errors=True)
        shutil.rmtree(place.autograded / number / session, ignore_errors=True)
        of = next((a for a in reversed(mine) if a.state == HELD), None)
        status, told = (HELD, of.reason) if of else (ABSENT, reason)
    for notebook in place.notebooks(session):
        late, handin = (of.late, of.id) if of else (False, None)
        register.add_event(connection, Status(number, session, notebook, status, told, late, handin))


def whose(arrival: Arrival) -> tuple[str, ...]:
    """The numbers a hand-in counts for."""
    return arrival.members or (arrival.learner,)


def find(arrivals: list[Arrival], receipt: str) -> Arrival:
    """The hand-in with this 受付番号 or file name. Raises GradingError when there is none or more than one."""
    found = [a for a in arrivals if receipt in (a.receipt, a.file)]
    if len(found) == 1:
        return found[0]
    if found:
        names = "、".join(a.file for a in found)
        raise GradingError(
            f"受付番号 {receipt} の提出が{len(found)}件あります。ファイルの名前で選んでください: {names}"
        )
    raise GradingError(
        f"受付番号 {receipt} の提出が見つかりません。kenshu class resolve だけを打つと、確かめるものの一覧が出ます。"
    )


def _counted(place, connection, arrival: Arrival, learner: str | None, reason: str) -> Arrival:
    """The hand-in as it will stand when it counts."""
    dropped: list[str] = []
    owned = _owned(arrival, learner, register.learners(connection))
    taken = intake.take_again(place, original(place, arrival), _put_right(place, owned, dropped))
    if taken.arrival.state != RECEIVED:
        raise GradingError(
            f"{arrival.file} は数えられません。{taken.arrival.reason} "
            f"数えないと決めるときは kenshu class resolve {arrival.receipt} --reject です。"
        )
    said = f"講師が {learner} の提出として受け付けました" if learner else "講師が確かめて受け付けました"
    parts = [said + (f"({reason})" if reason else "")]
    parts += [f"教材と合わない答え{len(dropped)}件は除きました({'、'.join(dropped)})"] if dropped else []
    return replace(
        owned, session=taken.arrival.session, state=RECEIVED, reason="。".join(parts), late=taken.arrival.late
    )


def _owned(arrival: Arrival, learner: str | None, people) -> Arrival:
    """Whose it is: ``learner`` in place of the one number that is not on the roster, or of the sender's."""
    if learner and learner not in people:
        raise GradingError(
            f"受講者番号 {learner} は名簿にありません。番号を確かめるか、kenshu class add で加えてください。"
        )
    unknown = [
        number for number in dict.fromkeys((arrival.learner, *arrival.members)) if number not in people
    ]
    if len(unknown) > 1 or (unknown and not learner):
        raise GradingError(
            f"名簿にない受講者番号です({'、'.join(unknown)})。1人だけなら --learner で本当の番号を書きます。"
            "名簿に入れ忘れた方なら、先に kenshu class add で加えてください。"
        )
    wrong = unknown[0] if unknown else arrival.learner
    if not learner or learner == wrong:
        return arrival
    members = tuple(sorted({learner if number == wrong else number for number in arrival.members}))
    return replace(arrival, learner=learner if arrival.learner == wrong else arrival.learner, members=members)


def _put_right(place: Place, arrival: Arrival, dropped: list[str]):
    """What a trainer overrules: number, class and data; answers of no question of ours go into ``dropped``."""
    package = (place.release / "datasets" / "datapackage.json").read_bytes()
    city, class_id = hashlib.sha256(package).hexdigest(), place.settings()["class"]

    def settled(found):
        files = dict(found.files)
        try:
            document = parse(found.answers)
            questions = answers.load_questions(place.release / found.session)
            strange = [i for i, entry in document["answers"].items() if not _fits(questions.get(i), entry)]
        except (answers.AnswersError, KeyError, TypeError, AttributeError):
            strange = None  # what is wrong with it, the checks say better
        if strange is not None:
            dropped.extend(strange)
            kept = {i: entry for i, entry in document["answers"].items() if i not in strange}
            whole = document | {"answers": kept, "city": city}
            files["answers.json"] = json.dumps(whole, ensure_ascii=False).encode()
        return replace(found, class_id=class_id, learner=arrival.learner, members=arrival.members, city=city,
                       files=files)  # fmt: skip

    return settled


def _fits(question, entry) -> bool:
    try:
        if question:
            answers.check_entry(question, entry)
    except answers.AnswersError:
        return False
    return question is not None
