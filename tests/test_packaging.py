"""The wheel carries its prompts and templates, and drafts in a clean environment."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_built_wheel_drafts_in_a_clean_environment(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {"pipeline/_prompts/write/v1.md.j2", "pipeline/_prompts/judge/v1.md.j2"} <= set(names)
    assert not [name for name in names if name.startswith(("prompts", "tests", "samples"))]

    clean = tmp_path / "clean"
    venv.create(clean, with_pip=True)
    python = clean / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    # What plainpaper needs is lent from this environment; plainpaper itself comes from the wheel alone.
    (site,) = (clean / "lib").glob("python*/site-packages")
    lent = Path(sys.executable).parent.parent / "lib" / site.parent.name / "site-packages"
    (site / "zz_lent.pth").write_text(str(lent), encoding="utf-8")
    code = (
        f"import pipeline; assert pipeline.__file__.startswith({str(site)!r}), pipeline.__file__\n"
        "from pipeline.draft.prompts import load_prompt; assert load_prompt('write', 1).text\n"
    )
    subprocess.run([str(python), "-c", code], check=True, cwd=tmp_path)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    sample = ROOT / "samples" / "mouse-study.txt"
    done = subprocess.run(
        [str(clean / "bin" / "plainpaper"), "draft", str(sample)],
        cwd=tmp_path, capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "outputs" / "mouse-study" / "article.html").exists()
