"""The command as a process, on articles written for the tests."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ARTICLE = """菏岭市改革观察：一枚印章管审批

来源：岭南观察网 发布时间：2021-03-05

一、办事更快

2020年，菏岭市地区生产总值达到1205.6亿元，增长4.2%。全市累计减贫12.35万人，126个贫困村全部出列。

开办企业实现1天内办结，“链长制”覆盖10条产业链。

二、民生更暖

城乡低保标准分别提高190%、214%。到2025年，力争公办幼儿园学位达到3万个以上。
"""

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "菏岭市 改革.txt"
    path.write_bytes(ARTICLE.encode())
    return path


@pytest.fixture
def reformtext(tmp_path: Path) -> Run:
    """Return a function that runs the command in a folder of its own and gives back status, output and messages."""

    def run(*arguments: str | Path, stdin: bytes = b"", **variables: str) -> "subprocess.CompletedProcess[bytes]":
        environment = {**os.environ, **variables}
        command = [sys.executable, "-m", "reformtext", *(str(argument) for argument in arguments)]
        return subprocess.run(
            command, input=stdin, capture_output=True, cwd=tmp_path, env=environment, timeout=60, check=False
        )

    return run
