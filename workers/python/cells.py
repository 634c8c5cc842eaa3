"""Python values as cells: what JSON can say, with the rules that the page has for its own results."""

import dataclasses
import datetime
import decimal
import enum
import fractions
import math
import numbers
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import islice

# Beyond these a result is no result any more: it is a data set, or a mistake.
CELL_LIMIT = 2_000_000
DEPTH_LIMIT = 60
TABLE_ROW_LIMIT = 10_000

# JSON has no word for them. The page turns these objects back into numbers.
NON_FINITE_KEY = "\0number"

_EXACT = 2**53


class TooMuch(Exception):
    """A result of too many values, or nested too deeply."""


class Encoder:
    """Counts what it has written, so that no result grows without end."""

    def __init__(self):
        self.cells = 0

    def encode(self, value, depth=0):
        self.cells += 1
        if self.cells > CELL_LIMIT:
            raise TooMuch(f"The result has more than {CELL_LIMIT:,} values. Return a summary of it.")
        if depth > DEPTH_LIMIT:
            raise TooMuch("The result is nested too deeply, or contains itself.")
        if value is None or isinstance(value, (bool, str)):
            return str(value) if isinstance(value, str) else value
        if isinstance(value, numbers.Number):
            return encode_number(value)
        return self.encode_compound(value, depth + 1)

    def encode_compound(self, value, depth):
        if isinstance(value, Mapping):
            return {encode_key(key): self.encode(item, depth) for key, item in value.items()}
        if hasattr(value, "_asdict"):
            return self.encode(value._asdict(), depth)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = dataclasses.fields(value)
            return {field.name: self.encode(getattr(value, field.name), depth) for field in fields}
        if isinstance(value, enum.Enum):
            return self.encode(value.value, depth)
        if isinstance(value, (bytes, bytearray)):
            return "".join(f"\\x{byte:02X}" for byte in value)
        if hasattr(value, "tolist"):
            return self.encode(value.tolist(), depth)
        if isinstance(value, Set):
            return [self.encode(item, depth) for item in in_order(value)]
        if isinstance(value, Iterator):
            return [self.encode(item, depth) for item in islice(value, CELL_LIMIT + 1)]
        if isinstance(value, Iterable):
            return [self.encode(item, depth) for item in value]
        return encode_other(value)


def encode_key(key):
    return key if isinstance(key, str) else str(encode_plain(key))


def encode_plain(value):
    if isinstance(value, numbers.Number) and not isinstance(value, bool):
        encoded = encode_number(value)
        return str(value) if isinstance(encoded, dict) else encoded
    return encode_other(value)


def encode_number(value):
    if isinstance(value, numbers.Integral):
        whole = int(value)
        return whole if abs(whole) <= _EXACT else whole_digits(whole)
    if isinstance(value, decimal.Decimal):
        return encode_decimal(value)
    if isinstance(value, (float, fractions.Fraction, numbers.Real)):
        return encode_float(float(value))
    return str(value)


def whole_digits(whole):
    try:
        return str(whole)
    except ValueError:
        raise TooMuch(f"The result holds an integer of about {whole.bit_length() * 0.30103:,.0f} digits.") from None


def encode_decimal(value):
    if not value.is_finite():
        return encode_float(float(value))
    nearest = float(value)
    exact = math.isfinite(nearest) and decimal.Decimal(repr(nearest)) == value
    return nearest if exact else format(value, "f")


def encode_float(value):
    if math.isfinite(value):
        return value
    name = "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return {NON_FINITE_KEY: name}


def encode_other(value):
    if isinstance(value, datetime.datetime):
        return encode_timestamp(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return encode_interval(value)
    return str(value)


def encode_timestamp(value):
    if value.tzinfo is None:
        return value.isoformat(" ")
    return value.astimezone(datetime.UTC).replace(tzinfo=None).isoformat(" ") + "+00"


def encode_interval(value):
    clock = datetime.timedelta(seconds=value.seconds, microseconds=value.microseconds)
    hours = str(clock).rjust(8, "0") if clock.microseconds == 0 else str(clock).rjust(15, "0")
    if value.days == 0:
        return hours
    return f"{value.days} day{'' if abs(value.days) == 1 else 's'} {hours}"


def in_order(values):
    try:
        return sorted(values)
    except TypeError:
        return list(values)


def table_of(value):
    """A list of mappings, or a mapping of equally long lists, as columns and rows; None for all else."""
    columns = columns_of(value)
    if columns is None:
        return None
    rows = list(islice(zip(*columns.values(), strict=True), TABLE_ROW_LIMIT))
    return {
        "columns": [describe(name, column) for name, column in columns.items()],
        "rows": Encoder().encode(rows),
    }


def columns_of(value):
    if isinstance(value, Mapping):
        return columns_of_mapping(value)
    if isinstance(value, (list, tuple)):
        return columns_of_records(value)
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
    (int, "integer", "BIGINT"),
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
