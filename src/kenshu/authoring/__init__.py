"""Exercise text → nbgrader source notebook, question specs, release; lint and known answers.

Author's side only: sources with answers leave this room through nbgrader's own removal and in no other way.
"""

from kenshu.authoring.errors import AuthoringError, Problem

__all__ = ["AuthoringError", "Problem", "build", "generate", "known_answers", "lint", "sheets"]


def build(sessions=None, *, root, out=None, watch=None):
    """Sources below ``root/exercises`` → ``build/source`` and a whole release; see :mod:`.release`."""
    from kenshu.authoring import release

    return release.build(sessions, root=root, out=out, watch=watch)


def generate(session, *, root, db_url):
    """Make one session known to the gradebook at ``db_url`` by nbgrader's own GenerateAssignment."""
    from kenshu.authoring import release

    return release.generate(session, root=root, db_url=db_url)


def sheets(folder, *, root, watch=None):
    """Write the workbook and the paper of every session beside the release at ``folder``; see :mod:`.doors`."""
    from kenshu.authoring import doors

    return doors.write(folder, root=root, watch=watch)


def lint(path):
    """Every :class:`Problem` of a source file, a session folder or a whole ``exercises`` folder."""
    from kenshu.authoring import rules

    return rules.lint(path)


def known_answers(path=None, *, root, watch=None):
    """Run the known right and wrong answers through the checks; one Outcome a case; see :mod:`.known`."""
    from kenshu.authoring import known

    return known.known_answers(path, root=root, watch=watch)
