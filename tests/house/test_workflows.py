"""The workflows keep to their published schema, and call the same commands as the README."""

import subprocess
import sys

import pytest
import yaml


@pytest.mark.parametrize("name", ["test.yml", "site.yml"])
def test_a_workflow_keeps_to_its_schema(root, name):
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows",
         str(root / ".github/workflows" / name)], capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_misspelt_workflow_would_be_noticed(root, tmp_path):
    text = (root / ".github/workflows/test.yml").read_text(encoding="utf-8")
    bad = tmp_path / "bad.yml"
    bad.write_text(text.replace("runs-on", "runs-om"), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-workflows",
        str(bad),
    ]
    assert subprocess.run(command, capture_output=True).returncode == 1


def test_ci_and_the_workflow_run_the_readmes_test_command(root):
    job = yaml.safe_load((root / ".github/workflows/test.yml").read_text(encoding="utf-8"))["jobs"]["test"]
    assert job["steps"][-1]["run"] == "make test"
    assert "make test" in (root / ".ci/run").read_text(encoding="utf-8")
    assert "\nmake test " in (root / "README.md").read_text(encoding="utf-8")
