"""Write the three locks and environment.yml from pyproject.toml (for maintainers; needs uv on the PATH)."""

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXTRAS = {"test": ["office", "test"], "office": ["office"], "learner": []}  # the widest first


def main():
    for name, extras in EXTRAS.items():
        write_lock(name, extras)
    (ROOT / "environment.yml").write_text(environment_yml(), encoding="utf-8")


def write_lock(name, extras):
    """The widest lock constrains the others, so that a package has one version in all three."""
    options = [] if name == "test" else ["--constraint", "requirements/test.txt"]
    options += [flag for extra in extras for flag in ("--extra", extra)]
    command = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11",
               "--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header"]  # fmt: skip
    output = ["pyproject.toml", "--output-file", f"requirements/{name}.txt"]
    subprocess.run([*command, *options, *output], cwd=ROOT, check=True)


def environment_yml():
    """The direct dependencies at the lock's versions, for those who use conda."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *project["optional-dependencies"]["office"],
        *project["optional-dependencies"]["test"],
    ]
    locked = dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", (ROOT / "requirements/test.txt").read_text(), re.M))
    names = sorted({re.match(r"[A-Za-z0-9-]+", line)[0].lower() for line in wanted})
    head = ["# Made by requirements/lock.py from pyproject.toml and requirements/test.txt; do not edit.",
            "name: kenshu", "channels:", "  - conda-forge", "dependencies:",
            f"  - python{project['requires-python']}", "  - pip", "  - pip:"]  # fmt: skip
    return "\n".join([*head, *(f"      - {name}=={locked[name]}" for name in names), "      - -e ."]) + "\n"


if __name__ == "__main__":
    main()
