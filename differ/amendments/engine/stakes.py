"""What is at stake in a task, in words: the place, the words of the base, the new ones, the unit as it would read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from differ.amendments.draft_spots import TITLE, Base, said
from differ.amendments.draft_tree import Node
from differ.amendments.engine.tasks import (
    TEXT,
    Come,
    Cut,
    Gone,
    Joined,
    Moved,
    Parted,
    Recast,
    Relabelled,
    Swapped,
    Task,
)
from differ.amendments.operation import NewUnit

Nodes = Mapping[int, Node]


@dataclass(frozen=True, slots=True)
class Stake:
    """One side of a meeting. ``result``: the unit as it would read with this change alone; empty where it goes."""

    amendment: str
    place: str
    does: str
    old: str
    new: str
    result: str


def nodes_of(base: Base) -> dict[int, Node]:
    """All units of a text by their rank; the title too, if there is one."""
    title = [base.find(TITLE)] if base.has(TITLE) else []
    return {node.rank: node for top in (*title, *base.top) for node in top.walk()}


def node_of(task: Task, nodes: Nodes) -> Node | None:
    """The unit of the base at which a task stands; ``None`` for the title and for the text as a whole."""
    match task:
        case Cut():
            return nodes.get(task.rank)
        case Gone() | Recast() | Come() | Parted() | Relabelled():
            return task.node
        case Moved() | Joined():
            return task.nodes[0]
        case Swapped():
            return task.one


def stake(task: Task, nodes: Nodes) -> Stake:
    """A task in words."""
    node = node_of(task, nodes)
    return Stake(task.source.amendment, place_of(node), *_words(task, node))


def place_of(node: Node | None) -> str:
    """A unit as messages call it."""
    if node is None:
        return "the text"
    return said(node.path) or (f"{node.kind} {node.label}".strip())


def _words(task: Task, node: Node | None) -> tuple[str, str, str, str]:
    """What a task does, the old words, the new ones, and the unit as it would read."""
    match task:
        case Cut():
            return _cut(task, node)
        case Gone():
            return "deletes it", text_of(task.node), "", ""
        case Recast():
            new = "\n".join(map(new_text, task.units))
            return "recasts it", text_of(task.node), new, new
        case Come():
            new = "\n".join(map(new_text, task.units))
            return f"puts in a new unit ({task.position})", "", new, new
        case _:
            does, old, result = _reshaped(task)
            return does, old, "", result


def _reshaped(task: Moved | Swapped | Parted | Joined | Relabelled) -> tuple[str, str, str]:
    """What a task does that brings no words of its own."""
    match task:
        case Moved():
            text = text_of(task.nodes[0])
            return f"moves it {task.position} {place_of(task.there)}", text, text
        case Swapped():
            return f"swaps it with {place_of(task.other)}", text_of(task.one), text_of(task.other)
        case Parted():
            text = task.node.unit.text
            return "splits it", text, f"{text[: task.at].strip()}\n{text[task.at :].strip()}"
        case Joined():
            texts = [node.unit.text for node in task.nodes]
            return f"joins it with {place_of(task.nodes[-1])}", "\n".join(texts), " ".join(texts)
        case Relabelled():
            text = task.node.unit.text if task.node else ""
            return f"gives it the number {task.label}" if task.node else "numbers the text again", text, text


def _cut(task: Cut, node: Node | None) -> tuple[str, str, str, str]:
    text = field_text(task, node)
    old = "" if task.is_insertion else text[task.core[0] : task.core[1]]
    new = task.words.strip()
    does = "inserts words" if task.is_insertion else "replaces words" if new else "deletes words"
    result = text[: task.start] + task.words + text[task.end :] if node else ""
    return does if task.field == TEXT else f"{does} in the heading", old, new, result.strip()


def field_text(task: Cut, node: Node | None) -> str:
    """The text or heading in which a cut stands; empty for the title, which is no unit."""
    if node is None:
        return ""
    return node.unit.text if task.field == TEXT else node.unit.heading


def text_of(node: Node) -> str:
    """The words of a unit and of all below it, one a line."""
    lines = (part for one in node.walk() for part in (one.unit.heading, one.unit.text))
    return "\n".join(line for line in lines if line)


def new_text(unit: NewUnit) -> str:
    """The words of a new unit and of all below it, one a line."""
    lines = [line for line in (unit.heading, unit.text) if line]
    return "\n".join([*lines, *map(new_text, unit.children)])


def count_words(texts: Sequence[str]) -> int:
    """Words between white space."""
    return sum(len(text.split()) for text in texts)
