"""LibreOffice without a window: the other program that calculates and prints our documents."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

MISSING = "試験にはLibreOfficeが要ります。soffice を入れてください(Debianでは apt-get install libreoffice fonts-noto-cjk)。"


def converted(path: Path, kind: str, folder: Path) -> Path:
    """``path`` as ``kind`` (xlsx, pdf) in ``folder``."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, MISSING
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder / "out"),
        str(path),
    ]
    done = subprocess.run(command, capture_output=True, timeout=180, text=True)
    found = folder / "out" / f"{path.stem}.{kind}"
    assert found.exists(), done.stdout + done.stderr
    return found


def without_values(content: bytes, path: Path) -> Path:
    """A workbook whose formulas have lost their values, so that whoever opens it must calculate."""
    path.write_bytes(content)
    bare = path.with_name(f"bare-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part)
                assert b"</f><v>" not in part
            new.writestr(name, part)
    return bare
