"""Speed beside jieba, as ratios within one run: `make speed`, or python benchmarks/speed.py [--pairs N] [--corpus DIR].

Whole processes (start to end) and runs within one process are measured in alternating pairs; the table gives medians
and the median of the pairs' ratios, which other load on the machine moves little. Processor time counts a process with
its threads; where the system does not tell that of children (Windows), wall time stands alone.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reformtext import Document

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "corpus" / "articles"
ARTICLE = ARTICLES / "reform_feature.txt"
SEGMENT = "import sys, jieba; jieba.lcut(open(sys.argv[1], encoding='utf-8').read())"


@dataclass(frozen=True)
class Cost:
    """Seconds of one run."""

    wall: float
    processor: float


def process(*arguments: str | Path) -> Cost:
    """Run a Python process to its end, its modules compiled beforehand as an installed package's are."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, start = _of_children(), time.perf_counter()
    subprocess.run(
        [sys.executable, *map(str, arguments)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return Cost(time.perf_counter() - start, _of_children() - before)


def _of_children() -> float:
    try:
        import resource
    except ImportError:
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def within(work: Callable[[], object]) -> Cost:
    """Run a function in this process."""
    before, start = time.process_time(), time.perf_counter()
    work()
    return Cost(time.perf_counter() - start, time.process_time() - before)


def pairs(ours: Callable[[], Cost], theirs: Callable[[], Cost], count: int) -> list[tuple[Cost, Cost]]:
    """Run both in turn, after one run of each that is not counted."""
    ours(), theirs()
    return [(ours(), theirs()) for _ in range(count)]


def row(name: str, measured: Sequence[tuple[Cost, Cost]], unit: Callable[[float], str]) -> str:
    cells = [name]
    for part in ("wall", "processor"):
        one, other = ([getattr(pair[place], part) for pair in measured] for place in (0, 1))
        if all(one) and all(other):
            ratio = median(a / b for a, b in zip(one, other, strict=True))
            cells += [unit(median(one)), unit(median(other)), f"{ratio:.2f}"]
        else:
            cells += ["", "", ""]
    return f"| {' | '.join(cells)} |"


def milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def processes(count: int) -> list[str]:
    """One article as a whole process, and what importing adds to a bare interpreter."""
    analyze = pairs(
        lambda: process("-m", "reformtext", "analyze", ARTICLE), lambda: process("-c", SEGMENT, ARTICLE), count
    )
    imported = pairs(lambda: process("-c", "import reformtext"), lambda: process("-c", "pass"), count)
    return [
        row("reformtext analyze beside jieba.lcut", analyze, milliseconds),
        row("import reformtext beside a bare interpreter", imported, milliseconds),
    ]


def running(count: int, folder: Path) -> list[str]:
    """All articles of a folder in one process that has loaded everything: the whole analysis, each step, the words."""
    import jieba

    import reformtext as rt

    documents = [rt.read(path) for path in sorted(folder.iterdir())]
    texts = [document.text for document in documents]
    characters = sum(map(len, texts))
    jieba.setLogLevel("ERROR")

    def rate(seconds: float) -> str:
        return f"{characters / seconds / 1000:.0f}k characters/s"

    def segmented() -> Cost:
        return within(lambda: [jieba.lcut(text) for text in texts])

    passes = [(_steps(documents), segmented()) for _ in range(count + 1)][1:]
    analyzed = pairs(lambda: within(lambda: [rt.analyze(document) for document in documents]), segmented, count)
    words = pairs(lambda: within(lambda: [rt.words(text) for text in texts]), segmented, count)
    return [
        row("the whole analysis beside jieba.lcut", analyzed, rate),
        *(row(f"– {name}", [(steps[name], other) for steps, other in passes], rate) for name in passes[0][0]),
        row("rt.words beside jieba.lcut", words, rate),
    ]


def _steps(documents: Sequence["Document"]) -> dict[str, Cost]:
    """The cost of each step of the analysis, over all documents."""
    from reformtext import figures, mentions, structure, summary, themes

    spent = dict.fromkeys(("structure", "figures", "themes", "mentions", "summary"), Cost(0.0, 0.0))

    def step(name: str, work: Callable[..., Any], *arguments: object) -> Any:
        results: list[Any] = []
        cost = within(lambda: results.append(work(*arguments)))
        spent[name] = Cost(spent[name].wall + cost.wall, spent[name].processor + cost.processor)
        return results[0]

    for document in documents:
        layout = step("structure", structure.divide, document)
        found, _refused = step("figures", figures.extract, document, layout)
        _tags, told = step("themes", themes.tag, document, layout)
        named = step("mentions", mentions.find, document, layout)
        step("summary", summary.summarize, document, layout, found, told, named)
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=11, help="runs of each that are counted (default 11)")
    parser.add_argument("--corpus", type=Path, default=ARTICLES, help="a folder of articles (default: the samples)")
    options = parser.parse_args()
    print("| medians | wall, ours | theirs | ratio | processor, ours | theirs | ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    print(*processes(options.pairs), sep="\n", flush=True)
    print(*running(options.pairs, options.corpus), sep="\n", flush=True)


if __name__ == "__main__":
    main()
