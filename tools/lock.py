"""Write the two lock files. Takes pyproject.toml; gives pins with hashes, no index and no host.

What is pinned stays pinned, so that a new package moves no other; `--upgrade` takes the newest of all.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def compile_lock(wanted: list[str], target: Path, constraint: Path | None = None) -> None:
    """Resolve `wanted` for every platform and write pins with hashes to `target`."""
    command = [
        *(sys.executable, "-m", "uv", "pip", "compile", "-", "--universal", "--python-version", "3.11"),
        *("--generate-hashes", "--no-annotate", "--no-header", "--no-emit-index-url", "--quiet"),
        *("--output-file", str(target)),
        *(arg for arg in sys.argv[1:] if arg == "--upgrade"),
    ]
    if constraint:
        command += ["--constraint", str(constraint)]
    subprocess.run(command, input="\n".join(wanted), text=True, check=True, cwd=ROOT)  # noqa: S603 - fixed words


def main() -> None:
    """Lock what a run needs, then what the tests need on top, at the same versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    compile_lock(runtime, ROOT / "requirements.lock")
    compile_lock(
        [*runtime, *project["dependency-groups"]["dev"]],
        ROOT / "requirements-dev.lock",
        ROOT / "requirements.lock",
    )
    print("wrote requirements.lock and requirements-dev.lock")


if __name__ == "__main__":
    main()
