import math
import statistics


def correlation(x, y, method):
    """Pearson's r, or Spearman's rho over average ranks, with the two-tailed p-value of t = r sqrt((n - 2) / (1 - r²))."""
    n = len(x)
    if n < 3 or min(x) == max(x) or min(y) == max(y):
        return {"coefficient": None, "p": None, "r_squared": None, "n": n}
    r = statistics.correlation(x, y, method="ranked" if method == "spearman" else "linear")
    t = math.copysign(math.inf, r) if abs(r) >= 1 else r * math.sqrt((n - 2) / ((1 - r) * (1 + r)))
    return {"coefficient": r, "p": student_t_p(t, n - 2), "r_squared": r * r, "n": n}
