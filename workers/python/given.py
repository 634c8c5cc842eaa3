"""The columns a run is given, as Python values."""

import datetime
import json


def read_columns(posted):
    """Name to list, in the order of the table. `posted` comes from `packColumns` on the page."""
    return {column.name: read_column(column) for column in posted}


def read_column(column):
    if column.numbers is not None:
        return read_numbers(column)
    values = json.loads(column.json)
    convert = CONVERSIONS.get(column.kind)
    return values if convert is None else converted(values, convert)


def read_numbers(column):
    values = column.numbers.to_py().tolist()
    if column.kind == "integer":
        values = [int(value) if value == value else None for value in values]
    if column.nulls is None:
        return values
    nulls = column.nulls.to_py().tolist()
    return [None if is_null else value for value, is_null in zip(values, nulls, strict=True)]


def converted(values, convert):
    """All of a column's values converted, or none: a column has one type. A date beyond Python's years stays text."""
    try:
        return [None if value is None else convert(value) for value in values]
    except ValueError:
        return values


CONVERSIONS = {
    "integer": int,
    "decimal": float,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
    "timestamp": datetime.datetime.fromisoformat,
}


def rows_reader(columns):
    """The function `rows`: a list of dicts, made anew by each call."""
    names = list(columns)

    def rows():
        return [dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)]

    return rows
