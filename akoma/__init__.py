"""The law: the model of a legislative text, its identity, its structure, and Akoma Ntoso in and out.

``read(path)`` gives a :class:`~akoma.model.Document`; ``write_akn(expression)`` its Akoma Ntoso. Nothing in here
knows about comparing or about output for readers.
"""

from akoma.model import Document, Expression, Provision, ProvisionKind
from akoma.reading import read, read_data

__all__ = ["Document", "Expression", "Provision", "ProvisionKind", "read", "read_data"]
