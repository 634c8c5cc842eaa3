import math
import statistics


def linear_regression(x, y):
    """Ordinary least squares of y on x; the p-value is that of the slope being zero."""
    n = len(x)
    if n < 3 or min(x) == max(x):
        return {"slope": None, "intercept": None, "r_squared": None, "p": None, "rmse": None, "n": n}
    slope, intercept = statistics.linear_regression(x, y)
    center, middle = statistics.fmean(x), statistics.fmean(y)
    spread = math.fsum((value - center) ** 2 for value in x)
    total = math.fsum((value - middle) ** 2 for value in y)
    left = math.fsum((b - (intercept + slope * a)) ** 2 for a, b in zip(x, y))
    error = math.sqrt(left / (n - 2) / spread)
    t = slope / error if error > 0 else math.copysign(math.inf, slope)
    return {
        "slope": slope,
        "intercept": intercept,
        "r_squared": 1 - left / total if total > 0 else None,
        "p": student_t_p(t, n - 2),
        "slope_error": error,
        "rmse": math.sqrt(left / n),
        "n": n,
    }
