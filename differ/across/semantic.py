"""Sentence embeddings that a user has on disk, as one more signal of likeness. None is part of the project.

A backend turns texts into unit vectors; two texts in any languages that say the same get vectors that point the same
way. Models differ in how alike they find texts that have nothing in common, so only what a pair has above the usual
cosine of these two texts counts. The confidence of links is calibrated without a backend.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import Any, Protocol

import numpy as np

from akoma.errors import ClausewiseError, MissingLibraryError
from differ.across.likeness import Matrix
from differ.across.two_stage import Scores

WEIGHT = 0.3
"""Weight of the embeddings beside those of :data:`differ.across.likeness.WEIGHTS`; a guess, for no model was run."""

BATCH = 32
"""Texts that are encoded at a time."""
LONGEST = 512
"""Tokens of a text that are looked at; the models in use take no more."""
UNIT = 0.01
"""How far from 1 the length of a vector may be."""

_HINT = "see docs/across-languages.md for what a backend has to give"


class Encoder(Protocol):
    """A backend."""

    @property
    def name(self) -> str:
        """What it is called in messages."""

    def encode(self, texts: Sequence[str], language: str) -> Matrix:
        """Texts in a language (ISO 639-2/T) to an array of shape (texts, dimensions), each row a unit vector."""


_CHOSEN: ContextVar[Encoder | None] = ContextVar("encoder", default=None)


@contextmanager
def using(encoder: Encoder | None) -> Iterator[None]:
    """This backend is in force inside the ``with`` block."""
    token = _CHOSEN.set(encoder)
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def joined(scores: Scores, old: Sequence[str], new: Sequence[str], languages: tuple[str, str]) -> Scores:
    """Scores with those of the backend in force added; as they are where there is none.

    ``old``, ``new``: the texts that were scored, in their order, and their languages (ISO 639-2/T).
    Raises ClausewiseError for a backend that does not give what it has to.
    """
    encoder = _CHOSEN.get()
    if encoder is None or not old or not new:
        return scores
    cosines = encoded(encoder, old, languages[0]) @ encoded(encoder, new, languages[1]).T
    return replace(scores, matrix=scores.matrix + np.float32(WEIGHT) * above_usual(cosines))


def above_usual(cosines: Matrix) -> Matrix:
    """What each cosine has above the usual one (the median), 1 for equal vectors, 0 at the least."""
    usual = np.float32(min(max(float(np.median(cosines)), 0.0), 0.99)) if cosines.size > 1 else np.float32(0)
    found: Matrix = np.clip((cosines - usual) / (1 - usual), 0, 1).astype(np.float32)
    return found


def encoded(encoder: Encoder, texts: Sequence[str], language: str) -> Matrix:
    """The vectors of texts, checked."""
    vectors = np.asarray(encoder.encode(texts, language), dtype=np.float32)
    if vectors.shape != (len(texts), vectors.shape[-1] if vectors.ndim else 0):
        raise ClausewiseError(f"{encoder.name}: gave shape {vectors.shape} for {len(texts)} texts", _HINT)
    lengths = np.linalg.norm(vectors, axis=1)
    if not np.all(np.abs(lengths - 1) <= UNIT):
        raise ClausewiseError(f"{encoder.name}: gave vectors that are not of length 1", _HINT)
    return vectors


def load(path: str, members: Sequence[str]) -> Encoder:
    """The backend for a model in a folder, whose files are ``members``. Nothing is downloaded.

    An ONNX model has ``tokenizer.json`` beside it; else it is one of sentence-transformers (``modules.json``).
    Raises ClausewiseError for a folder with neither, MissingLibraryError without the library.
    """
    model = next((member for member in sorted(members) if member.endswith(".onnx")), "")
    if model and "tokenizer.json" in members:
        return _Onnx(path, model)
    if "modules.json" in members:
        return _SentenceTransformer(path)
    raise ClausewiseError(
        f"{path}: neither a model of sentence-transformers nor an ONNX model with its tokenizer.json",
        "name the folder that the model was saved in",
    )


def _library(name: str) -> Any:
    """A library of the extra ``semantic``; any type, for they are not installed where types are checked."""
    try:
        return import_module(name)
    except ImportError as problem:
        raise MissingLibraryError(f"{name} is not installed", "pip install 'clausewise[semantic]'") from problem


class _SentenceTransformer:
    """A model of sentence-transformers."""

    def __init__(self, path: str) -> None:
        self.name = PurePath(path).name
        self._model = _library("sentence_transformers").SentenceTransformer(path, device="cpu", local_files_only=True)

    def encode(self, texts: Sequence[str], language: str) -> Matrix:
        """One vector for each text; such models know languages by themselves."""
        found = self._model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(found, dtype=np.float32)


class _Onnx:
    """An ONNX model with its tokenizer: the mean of the vectors of its tokens, or the vector that it gives itself."""

    def __init__(self, path: str, model: str) -> None:
        self.name = PurePath(path).name
        self._session = _library("onnxruntime").InferenceSession(
            str(PurePath(path, model)), providers=["CPUExecutionProvider"]
        )
        self._tokenizer = _library("tokenizers").Tokenizer.from_file(str(PurePath(path, "tokenizer.json")))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.enable_padding()
        self._inputs = {given.name for given in self._session.get_inputs()}

    def encode(self, texts: Sequence[str], language: str) -> Matrix:
        """One vector for each text, some texts at a time."""
        parts = [self._some(texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
        found = np.concatenate(parts)
        unit: Matrix = (found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)).astype(np.float32)
        return unit

    def _some(self, texts: Sequence[str]) -> Matrix:
        rows = self._tokenizer.encode_batch(list(texts))
        given = {
            "input_ids": np.array([row.ids for row in rows], dtype=np.int64),
            "attention_mask": np.array([row.attention_mask for row in rows], dtype=np.int64),
            "token_type_ids": np.array([row.type_ids for row in rows], dtype=np.int64),
        }
        output = self._session.run(None, {name: given[name] for name in given if name in self._inputs})[0]
        return _pooled(np.asarray(output, dtype=np.float32), given["attention_mask"].astype(np.float32))


def _pooled(output: Matrix, mask: Matrix) -> Matrix:
    """One vector for each text: the mean of those of its tokens, unless the model made it already."""
    if output.ndim == mask.ndim:
        return output
    total: Matrix = (output * mask[:, :, None]).sum(axis=1) / np.maximum(mask.sum(axis=1, keepdims=True), 1)
    return total
