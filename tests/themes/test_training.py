"""Learning from labelled texts: the same bytes each time, faults told by their line, an estimator among estimators."""

import json
from pathlib import Path

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.utils.estimator_checks import check_estimator

import reformtext as rt
from reformtext.cli import main
from reformtext.errors import ResourceError
from reformtext.resources.taxonomy import taxonomy
from reformtext.resources.theme_model import load_model, written
from reformtext.themes.training import best_limits, learn_own, reached, read_labelled

ROOT = Path(__file__).parents[2]
OWN = ROOT / "corpus" / "training" / "themes.jsonl"
ABOUT = {
    "river": ["疏浚河道{}里", "水库蓄水{}万方", "加固堤坝{}处", "灌溉农田{}亩"],
    "river.dam": ["大坝坝顶加高{}米，水库安全"],
    "school": ["新建学校{}所", "教师培训{}人", "学生入学{}名", "修缮教室{}间"],
}
TEXTS = [(form.format(n), label) for n in (2, 3, 5, 8) for label, forms in ABOUT.items() for form in forms]


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "labelled.jsonl"
    path.write_text("".join(json.dumps({"text": t, "themes": [x]}) + "\n" for t, x in TEXTS), "utf-8")
    return path


def test_the_projects_sentences_cover_every_theme_and_none() -> None:
    rows = read_labelled(OWN)
    counts = {sub.id: sum(sub.id in row.labels for row in rows) for theme in taxonomy() for sub in theme.subs}
    assert len(rows) >= 500 and min(counts.values()) >= 3
    assert sum(not row.labels for row in rows) >= 40
    known = set(counts) | {theme.id for theme in taxonomy()}
    assert all(row.labels <= known for row in rows)


def test_limits_are_learnt_with_the_likeliest_of_a_group() -> None:
    scores = np.array([[0.9, 0.1, 0.5], [0.3, 0.2, 0.1], [0.1, 0.1, 0.1]])
    one, two = np.array([0, 0, 0]), np.array([0, 0, 1])
    assert reached(scores, one, 0.5, 0.3).tolist() == [[True, False, True], [True, False, False], [False] * 3]
    assert reached(scores, two, 0.5, 0.1)[2].tolist() == [True, False, True]
    assert np.array_equal(reached(scores, one, 0.5, 0.5), scores >= 0.5)
    threshold, fair = best_limits(scores, one, reached(scores, one, 0.5, 0.3), None)
    assert reached(scores, one, threshold, fair).tolist() == reached(scores, one, 0.5, 0.3).tolist()


def test_limits_count_the_first_label_and_texts_that_have_none() -> None:
    scores = np.array([[0.9, 0.1], [0.4, 0.1], [0.8, 0.1], [0.3, 0.1]])
    targets = np.array([[True, False], [True, False], [True, False], [False, False]])
    one = np.array([0, 0])
    threshold, fair = best_limits(scores, one, targets, np.array([0, 0, 0, -1]))
    assert reached(scores, one, threshold, fair)[:, 0].tolist() == [True, True, True, False]


def test_learning_twice_gives_the_same_bytes_and_the_command_the_same(labelled: Path, tmp_path: Path) -> None:
    once, _measured = learn_own(labelled)
    assert main(["train", "themes", str(labelled), "-o", str(tmp_path / "model"), "-q"]) == 0
    assert (tmp_path / "model").read_bytes().decode() == written(once) == written(learn_own(labelled)[0])


def test_a_learnt_model_tags(labelled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = tmp_path / "model"
    assert main(["train", "themes", str(labelled), "-o", str(model)]) == 0
    assert "cross-validation: themes micro F1" in capsys.readouterr().err
    article = tmp_path / "a.txt"
    article.write_text("县里又疏浚河道，水库蓄水。\n中心学校新来教师。", "utf-8")
    assert main(["analyze", str(article), "--themes", str(model), "--format", "json", "--explain"]) == 0
    first, second = json.loads(capsys.readouterr().out)["paragraphs"]
    assert {tag["id"].partition(".")[0] for tag in first["themes"]} == {"river"} and first["themes"][0]["terms"]
    assert [tag["id"] for tag in second["themes"]] == ["school"]
    with pytest.raises(TypeError, match="load_themes"):
        rt.analyze("水库", themes=str(model))  # type: ignore[arg-type]


def test_own_taxonomy_by_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[theme]]\nid = "sky"\nzh = "天文"\nseeds = ["观星"]\n', "utf-8")
    article = tmp_path / "a.txt"
    article.write_text("夜里大家去观星。", "utf-8")
    assert main(["analyze", str(article), "--themes", str(own), "--format", "json"]) == 0
    assert [theme["zh"] for theme in json.loads(capsys.readouterr().out)["themes"]] == ["天文"]
    own.write_text('[[theme]]\nid = "sky"\nseeds = [""]\n', "utf-8")
    assert main(["analyze", str(article), "--themes", str(own)]) == 1
    assert "own.toml, line 3" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not JSON"),
        ("[]", '"text"'),
        ('{"text": " "}', '"text"'),
        ('{"text": "水"}', '"themes" or "sub"'),
        ('{"text": "水", "themes": "a"}', "list of ids"),
        ('{"text": "水", "themes": ["a.b.c"]}', "is no id"),
        ('{"text": "水", "themes": ["a"], "title": 3}', "must be a text"),
    ],
)
def test_faults_of_labelled_rows_name_their_line(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "水库", "themes": ["a"]}\n' + line + "\n", "utf-8")
    with pytest.raises(ResourceError, match=r"rows\.jsonl, line 2") as caught:
        read_labelled(path)
    assert says in str(caught.value)


def test_labels_that_the_given_taxonomy_lacks(labelled: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[theme]]\nid = "river"\nzh = "水"\nseeds = ["水库"]\n', "utf-8")
    with pytest.raises(ResourceError, match=r"'river\.dam' is no id"):
        learn_own(labelled, own)


@pytest.mark.filterwarnings("ignore")
def test_the_estimator_passes_scikit_learns_checks() -> None:
    failed = [check for check in check_estimator(rt.ThemeClassifier(), on_fail=None) if check["status"] == "failed"]
    assert failed == []


def test_the_estimator_among_scikit_learns_tools(tmp_path: Path) -> None:
    texts = [text for text, _label in TEXTS]
    classes = [label.partition(".")[0] for _text, label in TEXTS]
    pipeline = Pipeline(
        [("strip", FunctionTransformer(lambda found: [x.strip() for x in found])), ("themes", rt.ThemeClassifier())]
    )
    assert cross_val_score(pipeline, texts, classes, cv=3).mean() > 0.9
    matrix = np.array([[x == "river", x == "school"] for x in classes]).astype(int)
    found = clone(rt.ThemeClassifier(labels=["河", "校"])).fit(texts, matrix)
    assert (found.predict(texts) == matrix).mean() > 0.95
    assert found.predict_proba(texts).shape == matrix.shape
    found.save(tmp_path / "model.txt")
    again = rt.ThemeClassifier.load(tmp_path / "model.txt")
    assert (again.predict_proba(texts) == found.predict_proba(texts)).all()
    assert load_model(tmp_path / "model.txt").labels[0].zh == "河"
    by_class = rt.ThemeClassifier().fit(texts, classes)
    by_class.save(tmp_path / "classes.txt")
    assert rt.ThemeClassifier.load(tmp_path / "classes.txt").predict(texts).tolist() == by_class.predict(texts).tolist()
    with pytest.raises(ValueError, match="sequence of str"):
        found.predict("水库")
    with pytest.raises(ValueError, match="labels for"):
        rt.ThemeClassifier(labels=["一"]).fit(texts, matrix)
