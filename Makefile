# Two commands do everything: `make start` (the learner's desk) and `make test`.
# No absolute path stands here, so a clone below a folder with spaces or Japanese letters works.
PYTHON ?= python3
PY = .venv/bin/python
export PYTHONUTF8 = 1

.PHONY: start test test-full shots lock environment-office environment-test

start: environment-office
	$(PY) -m kenshu start

test: environment-test
	$(PY) -m pytest -n 2 --dist loadfile

test-full: environment-test
	$(PY) -m pytest -n 2 --dist loadfile --full

shots: environment-test
	$(PY) -m tests.shots

environment-office:
	$(PYTHON) requirements/install.py office

environment-test:
	$(PYTHON) requirements/install.py test
	$(PY) tests/browser.py

# For whoever changes pyproject.toml: needs uv on the PATH.
lock:
	$(PYTHON) requirements/lock.py
