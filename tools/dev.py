"""Set up the project's own environment and run its tasks; standard library only.

    python tools/dev.py demo      analyse the sample article
    python tools/dev.py test      lint, types and tests (--without-rjieba: with jieba alone)
    python tools/dev.py stress    the long campaigns
    python tools/dev.py train     learn the theme model again, byte for byte
    python tools/dev.py scores    score against gold and write docs/quality.md
    python tools/dev.py speed     speed beside jieba
    python tools/dev.py lint | format

The environment is .venv beside this script's folder; it is made when missing and brought up to date when
pyproject.toml has changed. Works on Linux, macOS and Windows with Python 3.11 or newer.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "reformtext-installed"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
SAMPLE = ROOT / "corpus" / "articles" / "reform_feature.txt"
CHECKED = tuple(name for name in ("src", "tests", "tools", "benchmarks") if (ROOT / name).is_dir())
NEWEST_FIRST = ("3.13", "3.12", "3.11")


def suitable_interpreter() -> str:
    """This interpreter where it is new enough, else one found on the path; ends with a clear line where none is."""
    if sys.version_info >= (3, 11):  # noqa: UP036 - this script may be started by an older Python
        return sys.executable
    for version in NEWEST_FIRST:
        found = shutil.which(f"python{version}")
        if found:
            return found
    sys.exit("reformtext needs Python 3.11 or newer; none was found on the path")


def run(*command: str | Path, check: bool = True, **variables: str) -> int:
    """Run a command in the project's folder with UTF-8 everywhere; ends with its status where it fails."""
    environment = os.environ | {"PYTHONUTF8": "1", **variables}
    status = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False).returncode
    if check and status:
        sys.exit(status)
    return status


def installed_for() -> str:
    """What the environment was made for: the dependencies, and the interpreter that made it."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()


def prepare() -> None:
    """Make .venv and install the project with its tools, unless that has been done for this pyproject.toml."""
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == installed_for():
        return
    if not PYTHON.exists():
        print("setting up .venv …", flush=True)
        interpreter = suitable_interpreter()
        if interpreter == sys.executable:
            venv.create(ENVIRONMENT, with_pip=True)
        else:
            run(interpreter, "-m", "venv", ENVIRONMENT)
    print("installing reformtext and its tools into .venv …", flush=True)
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    run(*pip, "--editable", f"{ROOT}[dev,office,dask]")
    STAMP.write_text(installed_for(), encoding="utf-8")


def compile_package() -> None:
    """Write the package's bytecode where it is missing or old: without it each start costs a tenth more, and some
    machines are told to write none (PYTHONDONTWRITEBYTECODE). Takes 0.1 s when nothing has changed."""
    run(PYTHON, "-m", "compileall", "-q", ROOT / "src", check=False)  # where it cannot be written, things work too


def demo(_options: argparse.Namespace) -> None:
    run(PYTHON, "-m", "reformtext", "analyze", SAMPLE, "--format", "text")


def lint(_options: argparse.Namespace) -> None:
    run(PYTHON, "-m", "ruff", "check", *CHECKED)
    run(PYTHON, "-m", "ruff", "format", "--check", *CHECKED)
    run(PYTHON, "-m", "mypy")
    run(SCRIPTS / "lint-imports")


def reformat(_options: argparse.Namespace) -> None:
    run(PYTHON, "-m", "ruff", "check", "--fix", *CHECKED)
    run(PYTHON, "-m", "ruff", "format", *CHECKED)


def test(options: argparse.Namespace) -> None:
    if options.without_rjieba:
        run(PYTHON, "-m", "pytest", "-n", "2", REFORMTEXT_SEGMENTER="jieba")
        return
    lint(options)
    run(PYTHON, "-m", "pytest", "-n", "2")


def stress(_options: argparse.Namespace) -> None:
    run(PYTHON, "-m", "pytest", "-n", "2", HYPOTHESIS_PROFILE="stress")


def train(_options: argparse.Namespace) -> None:
    run(PYTHON, ROOT / "tools" / "train_themes.py")


def scores(_options: argparse.Namespace) -> None:
    run(PYTHON, ROOT / "benchmarks" / "scores.py")


def speed(_options: argparse.Namespace) -> None:
    run(PYTHON, ROOT / "benchmarks" / "speed.py")


VERBS = {
    "demo": demo,
    "test": test,
    "stress": stress,
    "train": train,
    "scores": scores,
    "speed": speed,
    "lint": lint,
    "format": reformat,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=VERBS)
    parser.add_argument("--without-rjieba", action="store_true", help="test with jieba as the only segmenter")
    options = parser.parse_args()
    prepare()
    compile_package()
    VERBS[options.verb](options)


if __name__ == "__main__":
    main()
