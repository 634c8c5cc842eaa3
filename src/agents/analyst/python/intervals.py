import math
import statistics


def mean_interval(mean, deviation, n, level):
    """Student's interval of a mean, from the sample standard deviation."""
    if n < 2 or deviation is None:
        return {"estimate": mean, "low": None, "high": None, "n": n, "level": level}
    reach = student_t_quantile((1 + level) / 2, n - 1) * deviation / math.sqrt(n)
    return {"estimate": mean, "low": mean - reach, "high": mean + reach, "n": n, "level": level}


def share_interval(count, n, level):
    """Wilson's interval of a share (1927): it stays between 0 and 1, and holds for few rows too."""
    if n == 0:
        return {"estimate": None, "low": None, "high": None, "n": n, "level": level}
    z = statistics.NormalDist().inv_cdf((1 + level) / 2)
    share = count / n
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return {"estimate": share, "low": max(0.0, centre - reach), "high": min(1.0, centre + reach), "n": n, "level": level}
