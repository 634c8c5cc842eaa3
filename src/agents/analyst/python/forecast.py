import math
import statistics

LEAST_PERIODS = 8


def forecast(values, season, ahead):
    """
    The next values of a series with 80 % and 95 % intervals. The method is the one with the least mean absolute error
    on the last values, held out: the last value again, the value a season ago, a damped trend, or that with a season
    that is added or in proportion (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 5.2,
    5.6, 5.8, 8.2 and 8.3).
    """
    n = len(values)
    if n < LEAST_PERIODS:
        return {"method": None, "n": n, "needed": LEAST_PERIODS, "points": []}
    held = min(ahead, max(1, n // 4))
    known, rest = values[: n - held], values[n - held :]
    tried = []
    for name, method in methods_for(known, season).items():
        points = method(known, held)
        tried.append({"method": name, "error": statistics.fmean(abs(a - b["mean"]) for a, b in zip(rest, points))})
    best = min(tried, key=lambda one: one["error"])
    return {
        "method": best["method"],
        "error": best["error"],
        "tried": tried,
        "held_out": held,
        "n": n,
        "points": methods_for(values, season)[best["method"]](values, ahead),
    }


def methods_for(values, season):
    """By name, simplest first; each gives the points ahead."""
    found = {"last value": lambda known, ahead: points_of(last_value(known, ahead))}
    if season > 1 and len(values) > season:
        found["same season before"] = lambda known, ahead: points_of(season_before(known, season, ahead))
    found["damped trend"] = lambda known, ahead: points_of(smoothing(known, 1, ahead))
    if season > 1 and len(values) >= 2 * season:
        found["damped trend and season"] = lambda known, ahead: points_of(smoothing(known, season, ahead))
        if min(values) > 0:
            found["damped trend and proportional season"] = lambda known, ahead: points_of(
                smoothing(list(map(math.log, known)), season, ahead), math.exp
            )
    return found


def points_of(steps, back=lambda value: value):
    """`back` undoes what was done to the values; of logarithms the mean becomes the median (there, 5.6)."""
    normal = statistics.NormalDist()
    near, far = normal.inv_cdf(0.9), normal.inv_cdf(0.975)
    return [
        {
            "mean": back(mean),
            "low_80": back(mean - near * deviation),
            "high_80": back(mean + near * deviation),
            "low_95": back(mean - far * deviation),
            "high_95": back(mean + far * deviation),
        }
        for mean, deviation in steps
    ]


def last_value(values, ahead):
    """The deviation of a random walk grows with the root of the steps (there, table 5.2)."""
    changes = [b - a for a, b in zip(values, values[1:])]
    deviation = math.sqrt(statistics.fmean(change * change for change in changes))
    return [(values[-1], deviation * math.sqrt(step)) for step in range(1, ahead + 1)]


def season_before(values, season, ahead):
    changes = [b - a for a, b in zip(values, values[season:])]
    deviation = math.sqrt(statistics.fmean(change * change for change in changes))
    start = len(values) - season
    return [
        (values[start + step % season], deviation * math.sqrt(step // season + 1)) for step in range(ahead)
    ]


def smoothing(values, season, ahead):
    """Exponential smoothing with a damped trend, and a season where `season` is above 1; fitted by least squares."""
    start = first_state(values, season)
    parameters = fitted_parameters(values, season, start)
    state = smoothed(values, season, start, parameters)
    estimated = 5 if season == 1 else 5 + season
    left = math.fsum(error * error for error in state[3])
    return smoothing_ahead(state, season, parameters, left / max(1, len(values) - estimated), len(values), ahead)


def smoothing_ahead(state, season, parameters, variance, at, ahead):
    """
    Means, and deviations by c_j = alpha + beta (phi + … + phi^j) + gamma [j is a multiple of the season] (Hyndman,
    Koehler, Ord and Snyder, Forecasting with Exponential Smoothing, 2008, 6.1, models A,Ad,N and A,Ad,A).
    """
    level, trend, seasonal, _ = state
    alpha, beta, gamma, phi = parameters
    steps, damping, power, spread = [], 0.0, 1.0, 1.0
    for step in range(1, ahead + 1):
        power *= phi
        damping += power
        mean = level + damping * trend + seasonal[(at + step - 1) % season]
        steps.append((mean, math.sqrt(variance * spread)))
        weight = alpha + beta * damping + (gamma if season > 1 and step % season == 0 else 0.0)
        spread += weight * weight
    return steps


def smoothed(values, season, start, parameters):
    """Level, trend and season at the end, and the errors one step ahead (there, table 2.2, error correction form)."""
    level, trend, seasonal = start[0], start[1], list(start[2])
    alpha, beta, gamma, phi = parameters
    errors = []
    for at, value in enumerate(values):
        place = at % season
        damped = phi * trend
        error = value - (level + damped + seasonal[place])
        level += damped + alpha * error
        trend = damped + beta * error
        seasonal[place] += gamma * error
        errors.append(error)
    return level, trend, seasonal, errors


def first_state(values, season):
    """Level and trend of a line through the first ten values, or through the first two seasons' means; the mean distances from it by season."""
    if season == 1:
        first = values[:10]
        slope, intercept = statistics.linear_regression(range(1, len(first) + 1), first)
        return intercept, slope, [0.0]
    first = values[: 2 * season]
    means = statistics.fmean(first[:season]), statistics.fmean(first[season:])
    slope = (means[1] - means[0]) / season
    intercept = means[0] - slope * (season + 1) / 2
    distances = [value - (intercept + slope * (at + 1)) for at, value in enumerate(first)]
    return intercept, slope, [statistics.fmean(distances[place::season]) for place in range(season)]


def fitted_parameters(values, season, start):
    """Pattern search (Hooke and Jeeves 1961) in a unit cube, which keeps beta below alpha and gamma below 1 - alpha."""

    def parameters(point):
        a, b, g, p = point
        alpha = 0.0001 + 0.9998 * a
        return alpha, alpha * b, (1 - alpha) * g if season > 1 else 0.0, 0.8 + 0.18 * p

    def cost(point):
        return math.fsum(error * error for error in smoothed(values, season, start, parameters(point))[3])

    point, reach = [0.3, 0.1, 0.1 if season > 1 else 0.0, 0.9], 0.25
    best = cost(point)
    while reach > 0.004:
        moved = False
        for axis in (0, 1, 2, 3) if season > 1 else (0, 1, 3):
            for step in (reach, -reach):
                tried = [*point]
                tried[axis] = min(1.0, max(0.0, tried[axis] + step))
                found = cost(tried)
                if found < best:
                    point, best, moved = tried, found, True
                    break
        if not moved:
            reach /= 2
    return parameters(point)
