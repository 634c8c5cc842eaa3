"""Results that have the shape of a table."""

import datetime
import decimal
import numbers
from collections.abc import Mapping
from itertools import islice

from analysis_runtime.cells import Encoder, encode_key, is_array, is_frame, is_missing, is_series

TABLE_ROW_LIMIT = 10_000


def table_of(value):
    """
    A data frame, a series, an array, a list of mappings, or a mapping of equally long lists as columns and rows;
    None for all else.
    """
    columns = columns_of(value)
    if columns is None:
        return None
    rows = list(islice(zip(*columns.values(), strict=True), TABLE_ROW_LIMIT))
    return {
        "truncated": length_of(value) > TABLE_ROW_LIMIT,
        "columns": [describe(name, column) for name, column in columns.items()],
        "rows": Encoder().encode(rows),
    }


def length_of(value):
    """Rows of what `columns_of` takes for a table."""
    return len(next(iter(value.values()))) if isinstance(value, Mapping) else len(value)


def columns_of(value):
    if is_series(value):
        return columns_of_frame(value.to_frame())
    if is_frame(value):
        return columns_of_frame(value)
    if is_array(value):
        return columns_of_array(value)
    if isinstance(value, Mapping):
        return columns_of_mapping(value)
    if isinstance(value, (list, tuple)):
        return columns_of_records(value)
    return None


def columns_of_frame(frame):
    """With its index, unless that only counts the rows."""
    shown = frame.iloc[:TABLE_ROW_LIMIT]
    if type(shown.index).__name__ != "RangeIndex":
        shown = shown.reset_index()
    names = [" / ".join(map(str, name)) if isinstance(name, tuple) else str(name) for name in shown.columns]
    return {name: items_of(shown.iloc[:, index]) for index, name in enumerate(names)}


def items_of(series):
    return [None if is_missing(item) else item for item in series.tolist()]


def columns_of_array(array):
    shown = array[:TABLE_ROW_LIMIT]
    if array.ndim == 1:
        return {"value": shown.tolist()}
    if array.ndim == 2:
        return {str(index): shown[:, index].tolist() for index in range(array.shape[1])}
    return None


def columns_of_mapping(value):
    lists = list(value.values())
    if not lists or not all(isinstance(item, (list, tuple)) for item in lists):
        return None
    if len({len(item) for item in lists}) != 1 or any(nests(item) for item in lists):
        return None
    return {encode_key(key): item for key, item in value.items()}


def columns_of_records(value):
    records = [item._asdict() if hasattr(item, "_asdict") else item for item in value[:TABLE_ROW_LIMIT]]
    if not records or not all(isinstance(item, Mapping) and item for item in records):
        return None
    names = list(dict.fromkeys(key for record in records for key in record))
    return {encode_key(name): [record.get(name) for record in records] for name in names}


def nests(values):
    return any(isinstance(item, (Mapping, list, tuple)) for item in values)


KINDS = (
    (bool, "boolean", "BOOLEAN"),
    (numbers.Integral, "integer", "BIGINT"),
    (decimal.Decimal, "decimal", "DECIMAL"),
    (numbers.Real, "float", "DOUBLE"),
    (datetime.datetime, "timestamp", "TIMESTAMP"),
    (datetime.date, "date", "DATE"),
    (datetime.time, "time", "TIME"),
    (datetime.timedelta, "interval", "INTERVAL"),
    (str, "text", "VARCHAR"),
)


def describe(name, values):
    found = {kind_of(value) for value in values if value is not None}
    if found == {("integer", "BIGINT"), ("float", "DOUBLE")}:
        found = {("float", "DOUBLE")}
    kind, type_name = found.pop() if len(found) == 1 else ("other", "PYTHON")
    return {"name": name, "type": type_name, "kind": kind}


def kind_of(value):
    for python_type, kind, type_name in KINDS:
        if isinstance(value, python_type):
            return kind, type_name
    return ("nested", "PYTHON") if isinstance(value, (Mapping, list, tuple, set)) else ("other", "PYTHON")
