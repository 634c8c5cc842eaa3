import math

# Hyndman and Fan (1996), "Sample Quantiles in Statistical Packages": where a share of n values lies, counted from 1.
PLACES = {
    4: lambda n, share: n * share,
    5: lambda n, share: n * share + 0.5,
    6: lambda n, share: (n + 1) * share,
    7: lambda n, share: (n - 1) * share + 1,
    8: lambda n, share: (n + 1 / 3) * share + 1 / 3,
    9: lambda n, share: (n + 1 / 4) * share + 3 / 8,
}


def quantile(values, share, definition):
    """
    The value that a share of the values lies below: by one of Hyndman and Fan's nine types, or by the "lower",
    "higher" or "midpoint" of the two values around type 7.
    """
    ordered = sorted(values)
    n = len(ordered)
    if n == 0:
        return None

    def at(place):
        return ordered[min(max(int(place), 1), n) - 1]

    if definition in (1, 2, 3):
        return step_quantile(at, n * share, definition)
    place = PLACES[7 if isinstance(definition, str) else definition](n, share)
    near = round(place)
    if abs(place - near) < 1e-9:
        place = near
    low, high = at(math.floor(place)), at(math.ceil(place))
    if isinstance(definition, str):
        return {"lower": low, "higher": high, "midpoint": (low + high) / 2}[definition]
    return low + (high - low) * min(max(place - math.floor(place), 0.0), 1.0)


def step_quantile(at, place, definition):
    """Types 1 to 3 take a value that is there; the second the mean of two where the share falls between them."""
    near = round(place)
    is_between = abs(place - near) < 1e-9
    if definition == 3:
        return at(math.floor(place + 0.5) if not abs(place + 0.5 - round(place + 0.5)) < 1e-9 else half_even(place))
    if not is_between:
        return at(math.ceil(place))
    return (at(near) + at(near + 1)) / 2 if definition == 2 else at(near)


def half_even(place):
    """Of the two values that a share lies just between, the one of even place."""
    low = round(place - 0.5)
    return low if low % 2 == 0 else low + 1
