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
CHARACTER_LIMIT = 50_000_000
DEPTH_LIMIT = 60

# JSON has no word for them. The page turns these objects back into numbers.
NON_FINITE_KEY = "\0number"

_EXACT = 2**53


class TooMuch(Exception):
    """A result of too many values, or nested too deeply."""


class Encoder:
    """Counts what it has written, so that no result grows without end."""

    def __init__(self):
        self.cells = 0
        self.characters = 0

    def encode(self, value, depth=0):
        self.cells += 1
        if self.cells > CELL_LIMIT:
            raise TooMuch(f"The result has more than {CELL_LIMIT:,} values. Return a summary of it.")
        if depth > DEPTH_LIMIT:
            raise TooMuch("The result is nested too deeply, or contains itself.")
        if value is None or isinstance(value, (bool, str)):
            return self.encode_text(value) if isinstance(value, str) else value
        if isinstance(value, numbers.Number):
            return encode_number(value)
        if is_missing(value):
            return None
        return self.encode_compound(value, depth + 1)

    def encode_text(self, value):
        self.characters += len(value)
        if self.characters > CHARACTER_LIMIT:
            raise TooMuch(f"The result has more than {CHARACTER_LIMIT:,} characters. Return a part of it.")
        return str(value)

    def encode_compound(self, value, depth):
        if is_frame(value) or is_series(value):
            return self.encode_frame(value, depth)
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
            return "".join(map(byte_text, value))
        if hasattr(value, "tolist"):
            return self.encode(in_microseconds(value).tolist(), depth)
        if isinstance(value, Set):
            return [self.encode(item, depth) for item in in_order(value)]
        if isinstance(value, Iterator):
            return [self.encode(item, depth) for item in islice(value, CELL_LIMIT + 1)]
        if isinstance(value, Iterable):
            return [self.encode(item, depth) for item in value]
        return encode_other(value)

    def encode_frame(self, value, depth):
        """Rows as objects; a series as an object by its index, or a list where that only counts."""
        counts = type(value.index).__name__ == "RangeIndex"
        if is_frame(value):
            rows = value if counts else value.reset_index()
            return self.encode(rows.to_dict("records"), depth)
        if counts or not value.index.is_unique:
            return self.encode(value.tolist(), depth)
        return self.encode(dict(zip(value.index.tolist(), value.tolist(), strict=True)), depth)


def is_frame(value):
    """True for a pandas data frame, which need not be there to be known."""
    return all(hasattr(value, name) for name in ("columns", "index", "iloc", "to_dict"))


def is_series(value):
    return all(hasattr(value, name) for name in ("index", "iloc", "to_frame", "tolist"))


def is_array(value):
    return all(hasattr(value, name) for name in ("ndim", "shape", "dtype", "tolist"))


def is_missing(value):
    """True for the marks that pandas has for no value; they differ from everything, or say neither yes nor no."""
    return type(value).__name__ in ("NAType", "NaTType")


def in_microseconds(value):
    """numpy's moments and durations, which become bare numbers when they count nanoseconds."""
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    names = {"M": "datetime64[us]", "m": "timedelta64[us]"}
    return value.astype(names[kind]) if kind in names else value


def byte_text(byte):
    """As DuckDB writes a BLOB's byte."""
    return chr(byte) if 0x20 <= byte <= 0x7E and byte not in b"\"'\\" else f"\\x{byte:02X}"


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
