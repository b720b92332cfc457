"""The same words in another order or construction, by whatever rule of the language tells so."""

from differ.axes.cores import Cores
from differ.axes.free_order import is_freely_ordered
from differ.axes.given_to import is_given_elsewhere
from differ.axes.loose_order import is_loosely_ordered
from differ.axes.plain_order import is_plainly_ordered
from differ.axes.provided import is_provided
from differ.axes.purposes import is_purpose_recast
from differ.axes.relative_doers import is_relative_doer


def is_reordered(places: int, cores: Cores) -> bool:
    """Whether nothing but order and construction differs. ``places``: where the cores differ, counted."""
    is_ordered = (places > 1 and is_freely_ordered(cores)) or is_loosely_ordered(cores) or is_plainly_ordered(cores)
    is_given = is_given_elsewhere(cores) or is_provided(cores)
    return is_ordered or is_purpose_recast(cores) or is_relative_doer(cores) or is_given
