"""Peak memory of a batch's processes at two sizes of corpus: it must not grow.

    python benchmarks/batch_memory.py [--small 1000] [--large 20000] [--workers 2]

The articles are made here; every process is watched from outside (resident set, every 50 ms).
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

PLACES = ("东临市", "西川县", "南浦区", "北桥镇", "中原市")
WORKS = ("新建成农村公路", "改造老旧小区管网", "完成造林绿化", "新增城镇就业", "发放技能补贴", "培育链主企业")
UNITS = ("公里", "万平方米", "万亩", "万人", "亿元", "家")


def article(number: int, chance: random.Random) -> str:
    """An article of some 450 characters with a dozen figures."""
    lines = [f"{chance.choice(PLACES)}推进第{number}项改革"]
    for _ in range(4):
        at = chance.randrange(6)
        lines.append(
            f"今年以来，{chance.choice(PLACES)}{WORKS[at]}{chance.randrange(1, 9000)}{UNITS[at]}，比上年增长"
            f"{chance.randrange(1, 300) / 10}%。第{chance.randrange(90)}批项目由市政府办公室牵头，"
            f"坚持在发展中保障和改善民生，到2027年力争达到{chance.randrange(1, 9000)}{UNITS[at]}，"
            f"群众满意度提高{chance.randrange(1, 90) / 10}个百分点。"
        )
    return "\n".join(lines)


def write_corpus(path: Path, articles: int) -> Path:
    """Write a table of so many articles."""
    chance = random.Random(articles)
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            file.write(json.dumps({"text": article(number, chance)}, ensure_ascii=False) + "\n")
    return path


def peaks(corpus: Path, store: Path, workers: int) -> list[int]:
    """Run a batch and return the peak resident set of every process in bytes, the parent's first."""
    command = (
        sys.executable,
        "-m",
        "reformtext",
        "batch",
        str(corpus),
        "-o",
        str(store),
        "--workers",
        str(workers),
        "-q",
    )
    run = subprocess.Popen(command)
    parent = psutil.Process(run.pid)
    highest: dict[int, int] = {run.pid: 0}
    while run.poll() is None:
        for process in (parent, *_workers(parent)):
            try:
                highest[process.pid] = max(highest.get(process.pid, 0), process.memory_info().rss)
            except psutil.Error:
                continue
        time.sleep(0.05)
    if run.returncode:
        sys.exit(f"the batch ended with {run.returncode}")
    return list(highest.values())


def _workers(parent: psutil.Process) -> list[psutil.Process]:
    try:
        return [child for child in parent.children() if "spawn_main" in " ".join(child.cmdline())]
    except psutil.Error:
        return []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=1000)
    parser.add_argument("--large", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for articles in (options.small, options.large):
            corpus = write_corpus(Path(folder) / f"{articles}.jsonl", articles)
            began = time.monotonic()
            highest = peaks(corpus, Path(folder) / f"store{articles}", options.workers)
            found.append(highest)
            shown = ", ".join(f"{peak / 2**20:.0f}" for peak in highest)
            seconds = time.monotonic() - began
            print(f"{articles:,} articles: peak MB of the parent and its workers: {shown} ({seconds:.0f} s)")
    small, large = found
    print(f"growth: parent {large[0] / small[0] - 1:+.1%}, workers {max(large[1:]) / max(small[1:]) - 1:+.1%}")


if __name__ == "__main__":
    main()
