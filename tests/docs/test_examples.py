"""Every Python and console example of the README and the documentation runs, and shows what it says it shows."""

import shutil
from pathlib import Path

import examples
import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
    if any(examples.blocks(path.read_text(encoding="utf-8")))
)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the examples may read and write, as the current folder."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    shutil.copy(ROOT / "README.md", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_examples_show_what_they_say(page: str, checkout: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    wrong = examples.run_python(text, page) + examples.run_console(text, page, checkout)
    assert not wrong, "\n\n".join(wrong)


PAGE = """
```python
n = 2
```
```python
>>> n + 1
3
>>> "改革" * n
'改…'
```
```console
$ python -c "print('一'); print('二'); print('三')"
一
…
三
```
```sh
exit 1
```
"""


def test_the_runner_runs_blocks_in_order(checkout: Path) -> None:
    assert examples.run_python(PAGE, "page") + examples.run_console(PAGE, "page", checkout) == []


@pytest.mark.parametrize(
    "wrong",
    [
        PAGE.replace("\n3\n", "\n4\n"),
        PAGE.replace("n = 2", "n = m"),
        PAGE.replace("\n三\n", "\n四\n"),
        PAGE.replace("\n一\n…\n三\n", "\n"),
    ],
)
def test_the_runner_sees_what_is_wrong(wrong: str, checkout: Path) -> None:
    wrong = wrong.replace("print('三')", "print('三'); exit(1)") if "…\n三" not in wrong else wrong
    assert examples.run_python(wrong, "page") + examples.run_console(wrong, "page", checkout)


def test_a_command_goes_on_after_a_backslash() -> None:
    session = "$ reformtext analyze \\\n    a.txt\n{}\n$ echo\n"
    assert list(examples.commands(session)) == [
        examples.Command("reformtext analyze     a.txt", "{}"),
        examples.Command("echo", ""),
    ]
