"""The floor plan holds: imports go down, rooms stay apart, and the messages teach."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "pipeline"
GROUND = ("errors", "text", "records")  # each may import those before it, and itself
ROOMS = ("discover", "ingest", "draft", "validate", "render", "review", "publish")
THINGS = ("store", "llm", "net", "settings")
DOORS = ("cli", "web", "jobs")
# What each upper floor may open, the ground aside.
BELOW = {"corridor": ("room", "thing"), "door": ("door", "corridor", "room", "thing")}
# Types of these are handed to rooms as objects: the light front door only, never the machinery behind it.
HANDED_IN = {"pipeline.llm", "pipeline.net"}
FORBIDDEN_IN_ROOMS = {
    "time": "the clock", "random": "chance", "secrets": "chance", "uuid": "chance", "socket": "the network",
    "httpx2": "the network", "urllib.request": "the network", "openai": "the network", "django": "the framework",
}  # fmt: skip


def floor(part: str) -> str:
    """Name the floor on which a part of the house lives."""
    for name, parts in (
        ("ground", GROUND),
        ("room", ROOMS),
        ("thing", THINGS),
        ("corridor", ("flow",)),
        ("door", DOORS),
    ):
        if part in parts:
            return name
    return "unplanned"


def imports(path: Path) -> list[str]:
    """Give every module that a file imports, wherever in it."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: import from the full name of the file that defines it"
            found.append(node.module or "")
            found += [f"{node.module}.{alias.name}" for alias in node.names if node.module == "pipeline"]
    return found


def complaint(part: str, module: str) -> str:
    """Say why `part` may not import `module`; empty where it may."""
    where = floor(part)
    if module.startswith("pipeline.") or module == "pipeline":
        return _house_complaint(part, where, module)
    top = next((name for name in FORBIDDEN_IN_ROOMS if module == name or module.startswith(f"{name}.")), "")
    if top and where in {"room", "ground"}:
        return (
            f"{part} is a {where} and may not reach for {FORBIDDEN_IN_ROOMS[top]} ({module}): take it as an argument"
        )
    return ""


def _house_complaint(part: str, where: str, module: str) -> str:
    other = module.split(".")[1] if "." in module else part
    target = floor(other)
    if other == part or (target == "ground" and where != "ground") or (where == "room" and module in HANDED_IN):
        return ""
    if where == "ground":
        allowed = other in GROUND and GROUND.index(other) < GROUND.index(part)
        return "" if allowed else f"{part} is ground and may import only what lies under it, not {other}"
    if where == "room":
        return f"{part} is a room and may not open {other}: take what it needs as an argument"
    if target in BELOW.get(where, ()):
        return ""
    return f"{part} ({where}) may not import {other} ({target}): imports go down"


FILES = sorted(HOUSE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_imports_go_down(path: Path) -> None:
    part = path.relative_to(HOUSE).parts[0].removesuffix(".py")
    if part == "__init__":
        assert imports(path) == [], "the house's own door holds nothing but its name"
        return
    complaints = [c for c in (complaint(part, module) for module in imports(path)) if c]
    assert not complaints, "\n".join(complaints)


def test_every_part_has_its_place_in_the_plan() -> None:
    parts = {p.relative_to(HOUSE).parts[0].removesuffix(".py") for p in FILES} - {"__init__"}
    unplanned = {part for part in parts if floor(part) == "unplanned"}
    assert not unplanned, f"{unplanned} stand on no floor: give each a place in docs/developers.md and here"


def test_the_complaints_teach() -> None:
    assert complaint("validate", "pipeline.store") == (
        "validate is a room and may not open store: take what it needs as an argument"
    )
    assert "clock" in complaint("ingest", "time")
    assert complaint("text", "pipeline.records").startswith("text is ground")
    assert complaint("draft", "pipeline.llm") == ""
    assert complaint("draft", "pipeline.llm.client") != ""


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_files_keep_to_one_purpose(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 400, f"{path.name} has {lines} lines: what is its second purpose? give that a file"
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{path.name} does not say its trade"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from pipeline.cli import cli\n"
        "try: cli(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'openai', 'pydantic', 'lxml', 'pypdf', 'jinja2', 'rich'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# `doctor` asks servers by its trade.
@pytest.mark.parametrize("name", sorted({path.stem for path in (HOUSE / "cli").glob("*.py")} - {"doctor"}))
def test_no_command_loads_the_sdk_before_a_model_is_to_be_asked(name: str) -> None:
    """It takes half a second, which a draft without a model, or a look at the workspace, need not wait for."""
    module = "pipeline.cli" if name == "__init__" else f"pipeline.cli.{name}"
    seen, todo = {module}, [module]
    while todo:
        new = loaded_with(todo.pop()) - seen
        seen |= new
        todo += new
    assert not {"openai", "pipeline.llm.client"} & seen


def loaded_with(module: str) -> set[str]:
    """Name what a module of ours imports as it is loaded: not what stands in its functions, or for types alone."""
    path = HOUSE.parent / module.replace(".", "/")
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.exists() else ast.Module([], [])
    top = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    names = {alias.name for node in top if isinstance(node, ast.Import) for alias in node.names}
    for node in top:
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name for name in names if name.startswith("pipeline.")} | {name.split(".")[0] for name in names}


def test_repository_speaks_of_the_product_alone() -> None:
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    words = (
        "/wor" + "k/",
        "py" + "pi.org",
        "python" + "hosted",
        "npm" + "js.",
        "deb.de" + "bian",
        "developer" + "s.md, issue",
    )
    for name in names.stdout.splitlines():
        path = ROOT / name
        if path.is_file() and path.suffix != ".pdf":
            text = path.read_text(encoding="utf-8").lower()
            assert not [word for word in words if word in text], f"{name} names this machine or a registry's host"
