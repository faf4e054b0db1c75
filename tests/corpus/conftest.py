"""A small corpus of our own words in every form that batch reads."""

import csv
import json
import zipfile
from pathlib import Path

import pytest

PLACES = ("东临市", "西川县", "南浦区", "北桥镇")
WORKS = ("新建成农村公路", "改造老旧小区管网", "完成造林绿化", "新增城镇就业", "发放技能补贴")
UNITS = ("公里", "万平方米", "万亩", "万人", "亿元")


def article(number: int, paragraphs: int = 3) -> str:
    """An article that no other number gives, with figures in every paragraph."""
    place = PLACES[number % 4]
    lines = [f"{place}推进第{number}项改革"]
    for paragraph in range(paragraphs):
        work, unit = WORKS[(number + paragraph) % 5], UNITS[(number + paragraph) % 5]
        lines.append(
            f"今年以来,{place}{work}{number * 7 + paragraph + 1}.{paragraph}{unit},"
            f"比上年增长{number % 17 + 1}.{paragraph}%。"
            f"第{number}批项目由市政府办公室牵头,到2027年力争达到{number + paragraph + 20}{unit}。"
        )
    return "\n".join(lines) + "\n"


def write_rows(path: Path, rows: list[dict[str, object]]) -> Path:
    """Write a table by the suffix of its path."""
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    else:
        import pyarrow as pa
        from pyarrow import parquet

        parquet.write_table(pa.Table.from_pylist(rows), path)
    return path


def write_zip(path: Path, members: dict[str, str | bytes]) -> Path:
    """Write an archive of these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with articles in two encodings and in a folder of its own, one empty file, and what is no article."""
    made = tmp_path / "语料"
    (made / "乙").mkdir(parents=True)
    (made / "a.txt").write_text(article(1), encoding="utf-8")
    (made / "b.txt").write_bytes(article(2).encode("gb18030"))
    (made / "c.txt").write_bytes(b"")
    (made / "乙" / "d.md").write_text(article(3), encoding="utf-8")
    (made / "notes.dat").write_bytes(b"\0\1")
    (made / ".hidden.txt").write_text(article(4), encoding="utf-8")
    write_rows(made / "table.jsonl", [{"text": article(5)}])
    return made
