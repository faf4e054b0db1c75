"""The panel of the ten reports whose cells readers wrote down."""

import json
import subprocess
import sys
from pathlib import Path


def test_cells_of_the_gold_reports(shared: Path) -> None:
    scorer = [sys.executable, str(shared / "tools" / "score_panel.py"), "--json"]
    gold = ["--gold", str(shared / "gold" / "panel_dev.jsonl"), "--texts", str(shared / "corpus" / "reports")]
    command = ["--command", f"{sys.executable} -m reformtext panel --long --format jsonl -q"]
    done = subprocess.run([*scorer, *gold, *command], capture_output=True, encoding="utf-8", check=True)
    score = json.loads(done.stdout)
    assert score["f1"] >= 0.94
    assert score["gdp_target_right"] == [10, 10]
