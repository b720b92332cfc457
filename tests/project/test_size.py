"""Functions and modules stay short enough to be read in one go."""

from statistics import median, quantiles

import pytest

from tests.project.source_tree import Function, functions, product_modules

MEDIAN_LINES = 10
"""Half of all functions have no more lines, docstring not counted."""
USUAL_LINES = 40
"""95 % of all functions have no more."""
MOST_LINES = 60
"""No function has more."""
MODULE_LINES = 400
"""No module has more."""


@pytest.fixture(scope="module")
def all_functions() -> list[Function]:
    """All functions of the product, the longest first."""
    found = [function for module in product_modules() for function in functions(module)]
    return sorted(found, key=lambda function: -function.lines)


def test_half_of_the_functions_are_short(all_functions: list[Function]) -> None:
    middle = median(function.lines for function in all_functions)
    assert middle <= MEDIAN_LINES, f"the median is {middle} lines"


def test_nearly_all_functions_fit_a_screen(all_functions: list[Function]) -> None:
    percentile = quantiles((function.lines for function in all_functions), n=20)[-1]
    assert percentile <= USUAL_LINES, _listed(all_functions, USUAL_LINES)


def test_no_function_is_long(all_functions: list[Function]) -> None:
    assert all_functions[0].lines <= MOST_LINES, _listed(all_functions, MOST_LINES)


def test_no_module_is_long() -> None:
    assert not [f"{m.path}: {m.lines} lines" for m in product_modules() if m.lines > MODULE_LINES]


def _listed(all_functions: list[Function], limit: int) -> str:
    at_fault = [f"{function.place}: {function.lines}" for function in all_functions if function.lines > limit]
    return f"longer than {limit} lines:\n" + "\n".join(at_fault)
