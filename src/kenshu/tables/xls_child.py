"""Run as a program of its own: values and merges of one sheet of an .xls, from standard input to output.

calamine asks for any amount of memory that a damaged .xls names, and when it does not get it, the whole program
ends. So it works on such files in a process that may end. Imports nothing of kenshu: it must start at once.
"""

import pickle
import sys

MEMORY = 4 << 30


def main(name: str):
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):  # Windows; or a narrower limit is set already
        pass
    import io

    from python_calamine import CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_object(io.BytesIO(sys.stdin.buffer.read())) as book:
            sheet = book.get_sheet_by_name(name)
            answer = (sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or [])
    except PasswordError:
        answer = "password"
    pickle.dump(answer, sys.stdout.buffer)


if __name__ == "__main__":
    main(sys.argv[1])
