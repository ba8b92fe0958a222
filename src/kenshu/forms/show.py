"""The one verb of a form cell."""

from contextlib import suppress

from kenshu import answers
from kenshu.answers import AnswersError


def show(question_id: str):
    """The form of a question; while grading, or outside a notebook, its answer as text, writing nothing.

    The stored answer stands in the form again. Raises AnswersError when the session has no such question.
    """
    folder = answers.session_folder()
    questions = answers.load_questions(folder)
    if question_id not in questions:
        raise AnswersError(
            f"問い「{question_id}」が {folder.name}/questions.json にありません。講師に知らせてください。"
        )
    question, store = questions[question_id], answers.Store(folder)
    if not answers.on_screen():
        from kenshu.forms.static_answer import StaticAnswer

        return StaticAnswer(question, store.document(mend=False)["answers"].get(question_id, {}))
    from kenshu.forms.widget import Form

    with suppress(AnswersError):  # the form says itself what is wrong with the folder
        answers.bring(folder)
    return Form(question, store)
