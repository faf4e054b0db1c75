"""reformtext report: a corpus as one page whose links all lead somewhere."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

REPORT = """菏岭市{year}年政府工作报告

各位代表：

一、{before}年工作回顾

过去一年，全市地区生产总值达到{level}亿元，增长{growth}%。<b>城镇新增就业</b>4.6万人。

二、{year}年工作安排

今年发展主要预期目标是：地区生产总值增长{target}%左右。教育投入增长8%以上，扩大学前教育资源，改善居民医疗条件。
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "语料"
    folder.mkdir()
    for year, level, growth, target in ((2021, "1205.6", "4.2", "6.5"), (2022, "1301.2", "6.1", "6")):
        text = REPORT.format(year=year, before=year - 1, level=level, growth=growth, target=target)
        (folder / f"菏岭市_{year}.txt").write_text(text, encoding="utf-8")
    return folder


def links_and_names(page: str) -> tuple[set[str], set[str]]:
    return set(re.findall(r'href="#([^"]+)"', page)), set(re.findall(r'\bid="([^"]+)"', page))


@pytest.mark.parametrize("more", [(), ("--no-text",)])
def test_every_number_leads_to_its_place(reformtext: Run, corpus: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
    done = reformtext("report", corpus, "-o", "报告.html", *more)
    page = (tmp_path / "报告.html").read_text(encoding="utf-8")
    links, names = links_and_names(page)
    assert (done.returncode, done.stdout) == (0, b"")
    assert links <= names
    assert "1,301.2亿元</a>" in page
    assert "≈6%</a>" in page
    assert ("<mark" in page) == (not more)


def test_the_page_runs_and_fetches_nothing(reformtext: Run, corpus: Path, tmp_path: Path) -> None:
    reformtext("report", corpus, "-o", "r.html")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert not re.search(r"<script|https?://|<b>城镇|\son\w+=", page)


def test_what_cannot_be_read_is_listed(reformtext: Run, corpus: Path, tmp_path: Path) -> None:
    (corpus / "坏.txt").write_bytes(b"\x00\x01\x02\xff" * 40)
    done = reformtext("report", corpus, "-o", "r.html")
    assert done.returncode == 1
    assert "坏.txt".encode() in done.stderr
    assert "未能读取" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_without_an_article_there_is_no_page(reformtext: Run, tmp_path: Path) -> None:
    done = reformtext("report", "没有.txt", "-o", "r.html")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "r.html").exists()
