"""nbgrader's settings for this course: run nbgrader with this folder as the current one.

The paths hold on Windows too: nbgrader takes an absolute source_directory there for a relative one.
"""

import os

c = get_config()  # noqa: F821  (nbgrader puts it there)

here = os.path.dirname(os.path.abspath(__file__))
c.CourseDirectory.root = here
c.CourseDirectory.directory_structure = os.path.join("{nbgrader_step}", "{student_id}", "{assignment_id}")
c.CourseDirectory.source_directory = os.path.join("..", "build", "source")
c.CourseDirectory.db_url = "sqlite:///" + os.path.join(here, "gradebook.db").replace(os.sep, "/")

# What learners see where a solution stood. The default raises an error, which stops "run all".
c.ClearSolutions.code_stub = {"python": "# ここに書きます\n..."}
c.ClearSolutions.text_stub = "ここには、提出のときに、入力欄に書いた文章が入ります。"

# One kernel after another on the trainer's PC; limits generous enough for a busy one.
c.Execute.timeout = 120
c.Execute.iopub_timeout = 60
c.Execute.shutdown_kernel = "immediate"
