"""The house keeps its rules: imports point one way, importing is cheap, names are documented, no text is taken over."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import ahocorasick
import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

import reformtext as rt

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus" / "articles" / "reform_feature.txt"
HEAVY = {"pandas", "numpy", "scipy", "sklearn", "snownlp", "pyarrow", "dask", "matplotlib", "docx", "pypdf"}
FOLDERS = ("src", "corpus", "tests", "docs", "benchmarks", "tools", "notebooks")
TEXTS = (".py", ".tsv", ".toml", ".txt", ".md", ".json", ".jsonl", ".html", ".css", ".ipynb", ".csv")


def loaded(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after some code and had not before."""
    lines = ("import sys", "before = set(sys.modules)", code, "print(*(set(sys.modules) - before), file=sys.stderr)")
    run = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, check=True)
    return set(run.stderr.decode("utf-8").splitlines()[-1].split())


def test_imports_point_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS


def test_importing_loads_the_package_alone() -> None:
    modules = loaded("import reformtext")
    assert {name for name in modules if name.startswith("reformtext")} == {"reformtext", "reformtext.version"}
    assert {name.partition(".")[0] for name in modules} - sys.stdlib_module_names == {"reformtext"}


def test_analyze_loads_nothing_heavy_for_any_format(tmp_path: Path) -> None:
    arguments = [["analyze", str(SAMPLE), "-o", str(tmp_path / name), "--format", name] for name in FORMATS]
    code = f"from reformtext.cli import main\nfor arguments in {arguments!r}: assert main(arguments) == 0"
    assert {name.partition(".")[0] for name in loaded(code)} & HEAVY == set()
    assert json.loads((tmp_path / "json").read_bytes())["figures"]


FORMATS = ("text", "json", "jsonl", "csv", "md", "html")


@pytest.mark.parametrize("name", [name for name in rt.__all__ if name != "__version__"])
def test_public_names_are_documented(name: str) -> None:
    documented = (getattr(rt, name).__doc__ or "").strip()
    assert documented and not documented.startswith(f"{name}("), "a docstring that dataclass made does not count"


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.py")), ids=lambda path: path.name)
def test_no_variable_of_a_comprehension_has_the_name_of_a_function(path: Path) -> None:
    """Python 3.12.0 and 3.12.1 take the function for a variable without value then, in the rest of the function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    variables = {
        name.id
        for node in ast.walk(tree)
        if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp)
        for generator in node.generators
        for name in ast.walk(generator.target)
        if isinstance(name, ast.Name)
    }
    assert not functions & variables


def test_nothing_is_copied_from_the_shared_texts(shared: Path) -> None:
    """No sentence of 25 characters of the development texts, nor of the labelled rows, stands in the repository."""
    sentences = ahocorasick.Automaton()
    for sentence in shared_sentences(shared):
        sentences.add_word(sentence, sentence)
    sentences.make_automaton()
    copied = {
        (str(path.relative_to(ROOT)), sentence)
        for path in repository_files()
        for _end, sentence in sentences.iter(unspaced(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert copied == set()


def shared_sentences(shared: Path) -> Iterator[str]:
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted((shared / "gold" / "dev" / "texts").glob("*.txt"))]
    for name in ("themes_train.jsonl", "themes_train_sentences.jsonl", "tone_dev.jsonl"):
        rows = (shared / "gold" / name).read_text(encoding="utf-8").splitlines()
        texts += [json.loads(row)["text"] for row in rows]
    for text in texts:
        yield from (found for found in re.split(r"[。！？；\n]", unspaced(text)) if len(found) >= 25)


def repository_files() -> Iterator[Path]:
    yield from ROOT.glob("*.md")
    for folder in FOLDERS:
        yield from (path for path in sorted((ROOT / folder).rglob("*")) if path.suffix in TEXTS and path.is_file())


def unspaced(text: str) -> str:
    """A text without the white space within its lines."""
    return re.sub(r"[^\S\n]", "", text)
