"""The contract of a backend for meaning, with backends that need no model: by hash, knowing the answer, and faulty."""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from akoma.errors import ClausewiseError, MissingLibraryError
from differ.across.features import features
from differ.across.likeness import Matrix
from differ.across.semantic import WEIGHT, Encoder, above_usual, encoded, joined, load, using
from differ.across.two_stage import Scores, aligned, scored

DUTCH = [f"Woord {number} staat hier" for number in ("een", "twee", "drie", "vier", "vijf", "zes")]
ENGLISH = ["Fourth thing", "First thing", "Sixth thing", "Second thing", "Fifth thing", "Third thing"]
ANSWERS = {0: 1, 1: 3, 2: 5, 3: 0, 4: 4, 5: 2}


def of_hash(text: str) -> Matrix:
    """A unit vector that only the text decides."""
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    vector = np.random.default_rng(seed).standard_normal(64).astype(np.float32)
    return vector / np.linalg.norm(vector)


class ByHash:
    """Texts that differ have nothing in common."""

    name = "hash"

    def encode(self, texts: Sequence[str], language: str) -> Matrix:
        return np.stack([of_hash(text) for text in texts])


class Knowing(ByHash):
    """Knows which English text answers which Dutch one."""

    name = "knowing"

    def encode(self, texts: Sequence[str], language: str) -> Matrix:
        answers = {DUTCH[i]: ENGLISH[j] for i, j in ANSWERS.items()}
        return super().encode([answers.get(text, text) for text in texts], language)


class Faulty(ByHash):
    """Gives what it is told to."""

    name = "faulty"

    def __init__(self, vectors: Matrix) -> None:
        self._vectors = vectors

    def encode(self, texts: Sequence[str], language: str) -> Matrix:
        return self._vectors


def plain() -> Scores:
    return scored([features(text, "nld") for text in DUTCH], [features(text, "eng") for text in ENGLISH])


def with_backend(encoder: Encoder | None) -> Scores:
    with using(encoder):
        return joined(plain(), DUTCH, ENGLISH, ("nld", "eng"))


@pytest.mark.parametrize("encoder", [ByHash(), Knowing()], ids=lambda encoder: encoder.name)
def test_the_contract(encoder: Encoder) -> None:
    vectors = encoded(encoder, DUTCH, "nld")
    assert vectors.shape == (6, 64)
    assert vectors.dtype == np.float32
    assert np.array_equal(vectors, encoded(encoder, DUTCH, "nld"))
    assert np.array_equal(vectors[2:3], encoded(encoder, DUTCH[2:3], "nld"))


def test_a_backend_that_knows_the_answer_finds_what_words_do_not() -> None:
    assert not aligned(plain())
    found = {(link.left[0], link.right[0]) for link in aligned(with_backend(Knowing()))}
    assert found == set(ANSWERS.items())


def test_a_backend_adds_at_most_its_weight_and_never_takes() -> None:
    added = with_backend(Knowing()).matrix - plain().matrix
    assert added.min() >= 0
    assert added.max() == pytest.approx(WEIGHT, abs=1e-5)


def test_without_a_backend_nothing_changes() -> None:
    assert np.array_equal(with_backend(None).matrix, plain().matrix)
    with using(Knowing()):
        pass
    assert np.array_equal(joined(plain(), DUTCH, ENGLISH, ("nld", "eng")).matrix, plain().matrix)


def test_only_what_is_above_the_usual_cosine_counts() -> None:
    cosines = np.array([[1.0, 0.8, 0.8], [0.8, 0.9, 0.8], [0.8, 0.8, 0.2]], dtype=np.float32)
    assert above_usual(cosines).round(3).tolist() == [[1, 0, 0], [0, 0.5, 0], [0, 0, 0]]


@pytest.mark.parametrize(
    ("vectors", "said"),
    [
        (np.ones((5, 4), dtype=np.float32) / 2, r"gave shape \(5, 4\) for 6 texts"),
        (np.ones(6, dtype=np.float32), r"gave shape \(6,\) for 6 texts"),
        (np.ones((6, 4), dtype=np.float32), "not of length 1"),
        (np.full((6, 4), np.nan, dtype=np.float32), "not of length 1"),
    ],
)
def test_a_backend_that_breaks_the_contract_is_told(vectors: Matrix, said: str) -> None:
    with pytest.raises(ClausewiseError, match=f"faulty: gave .*{said.removeprefix('gave ')}"):
        with_backend(Faulty(vectors))


def test_a_folder_without_a_model_is_refused() -> None:
    with pytest.raises(ClausewiseError, match="neither a model of sentence-transformers nor an ONNX model"):
        load("models/none", ["readme.md", "model.onnx"])


@pytest.mark.parametrize(("members", "library"), [
    (["modules.json"], "sentence_transformers"), (["model.onnx", "tokenizer.json"], "onnxruntime")])  # fmt: skip
def test_a_missing_library_is_told_with_what_to_type(
    members: list[str], library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingLibraryError, match=rf"{library} is not installed; pip install 'clausewise\[semantic\]'"):
        load("models/some", members)


def test_a_model_of_sentence_transformers_is_loaded_from_its_folder_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for the library: the folder it is given, that it may not download, and what it returns."""
    calls: list[tuple[str, object]] = []

    class Model:
        def __init__(self, path: str, **options: object) -> None:
            calls.append((path, options["local_files_only"]))

        def encode(self, texts: list[str], **options: object) -> Matrix:
            assert options["normalize_embeddings"]
            return ByHash().encode(texts, "")

    monkeypatch.setitem(sys.modules, "sentence_transformers", SimpleNamespace(SentenceTransformer=Model))
    encoder = load("models/some", ["modules.json"])
    assert encoded(encoder, DUTCH, "nld").shape == (6, 64)
    assert (encoder.name, calls) == ("some", [("models/some", True)])


def test_an_onnx_model_gives_the_mean_of_its_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand-ins for both libraries: a token for each word, its vector its length, and padding that must not count."""

    class Tokens:
        @staticmethod
        def from_file(path: str) -> "Tokens":
            assert Path(path).name == "tokenizer.json"
            return Tokens()

        def enable_truncation(self, most: int) -> None:
            assert most == 512

        def enable_padding(self) -> None:
            pass

        def encode_batch(self, texts: list[str]) -> list[SimpleNamespace]:
            rows = [[len(word) for word in text.split()] for text in texts]
            width = max(map(len, rows))
            return [self._row(row, width - len(row)) for row in rows]

        @staticmethod
        def _row(ids: list[int], missing: int) -> SimpleNamespace:
            mask = [1] * len(ids) + [0] * missing
            return SimpleNamespace(ids=ids + [99] * missing, type_ids=[0] * len(mask), attention_mask=mask)

    class Session:
        def __init__(self, path: str, providers: list[str]) -> None:
            assert providers == ["CPUExecutionProvider"]

        def get_inputs(self) -> list[SimpleNamespace]:
            return [SimpleNamespace(name="input_ids"), SimpleNamespace(name="attention_mask")]

        def run(self, outputs: None, given: dict[str, Matrix]) -> list[Matrix]:
            assert set(given) == {"input_ids", "attention_mask"}
            ids = given["input_ids"].astype(np.float32)
            return [np.stack([ids, np.full_like(ids, 3)], axis=2)]

    monkeypatch.setitem(sys.modules, "tokenizers", SimpleNamespace(Tokenizer=Tokens))
    monkeypatch.setitem(sys.modules, "onnxruntime", SimpleNamespace(InferenceSession=Session))
    encoder = load("models/some", ["model.onnx", "tokenizer.json"])
    found = encoder.encode(["aaaa", "aa aaaaaa", *["aaaa"] * 40], "eng")
    assert found.shape == (42, 2)
    assert np.allclose(found, [0.8, 0.6])
