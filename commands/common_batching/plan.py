"""From manifests and folders to jobs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from commands.common_batching.documents import Facts, Reading, documents_in, facts_of, sha256_of
from commands.common_batching.jobs import Job
from commands.common_batching.manifest import is_manifest, named, read_manifest
from commands.common_batching.pairing import pairs_of
from commands.common_batching.pool import Pool
from commands.common_batching.progress import progress
from commands.common_batching.store import Store
from render.batch_model import Unpaired


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked for: manifests and folders, the defaults for pairs, and what is no input (the results)."""

    sources: tuple[str, ...]
    mode: str
    old_lang: str
    new_lang: str
    results: str

    def defaults(self) -> dict[str, str]:
        """What holds for a pair whose row does not say."""
        return {"mode": self.mode, "old_lang": self.old_lang, "new_lang": self.new_lang}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be compared, and what of the folders is not."""

    jobs: tuple[Job, ...]
    unpaired: tuple[Unpaired, ...]


def planned(asked: Asked, reading: Reading, store: Store, pool: "Pool[str, Facts]") -> Plan:
    """The plan: pairs of the manifests first, in their order, then those found in the folders, by path.

    Documents of folders are read by the pool, unless the database knows them. Raises SourceError for a manifest that is
    wrong, or a folder that is none: nothing has been compared then.
    """
    listed = [job for path in asked.sources if is_manifest(path) for job in read_manifest(path, asked.defaults())]
    folders = [path for path in asked.sources if not is_manifest(path)]
    paths = [path for folder in folders for path in documents_in(folder, (asked.results,))]
    facts = _facts(list(dict.fromkeys(paths)), reading, store, pool)
    found, unpaired = pairs_of(facts, asked.mode, (asked.old_lang, asked.new_lang))
    store.keep_documents(facts, reading.key(), unpaired)
    known = {(job.old, job.new) for job in listed}
    return Plan(tuple(named([*listed, *(job for job in found if (job.old, job.new) not in known)])), tuple(unpaired))


def _facts(paths: Sequence[str], reading: Reading, store: Store, pool: "Pool[str, Facts]") -> list[Facts]:
    known = store.facts(reading.key())
    digests = {path: sha256_of(path) for path in paths}
    # What could not be read has no SHA-256 there, so it is tried again.
    found = {path: known[path, digest] for path, digest in digests.items() if (path, digest) in known}
    unread = [path for path in paths if path not in found]
    with progress(len(unread), "documents read") as advance:
        for facts in pool.run(partial(facts_of, reading), unread, _lost):
            found[facts.path] = facts
            advance()
    return [found[path] for path in paths]


def _lost(path: str, reason: str, _: str) -> Facts:
    return Facts(path, error=f"{path}: {reason}")
