import math
import statistics


def correlation(x, y, method):
    """
    Pearson's r, or Spearman's rho over average ranks, with the two-tailed p-value of t = r sqrt((n - 2) / (1 - r²));
    or Kendall's tau-b, which explains no share of the variation.
    """
    n = len(x)
    if n < 3 or min(x) == max(x) or min(y) == max(y):
        return {"coefficient": None, "p": None, "r_squared": None, "n": n}
    if method == "kendall":
        tau, p = kendall(x, y)
        return {"coefficient": tau, "p": p, "r_squared": None, "n": n}
    r = statistics.correlation(x, y, method="ranked" if method == "spearman" else "linear")
    t = math.copysign(math.inf, r) if abs(r) >= 1 else r * math.sqrt((n - 2) / ((1 - r) * (1 + r)))
    return {"coefficient": r, "p": student_t_p(t, n - 2), "r_squared": r * r, "n": n}


def judgement(found, alpha, linear_from=None, scale=None):
    """
    Direction, strength (Cohen 1988: 0.1 weak, 0.3 moderate, 0.5 strong) and significance of a correlation. With
    `linear_from`, a significant one that is weaker than that counts as a relationship that is not linear. `scale` says
    from where on a correlation is moderate and strong; all below is weak then.
    """
    if found["coefficient"] is None:
        return {"direction": None, "strength": None, "significant": None, "relationship": None}
    size, significant = abs(found["coefficient"]), found["p"] < alpha
    strength = "strong" if size >= 0.5 else "moderate" if size >= 0.3 else "weak" if size >= 0.1 else "negligible"
    if scale is not None:
        strength = "strong" if size >= scale[1] else "moderate" if size >= scale[0] else "weak"
    direction = "positive" if found["coefficient"] > 0 else "negative"
    relationship = "linear" if significant and size >= (linear_from or 0.1) else "none"
    if significant and linear_from is not None and size < linear_from:
        relationship = "nonlinear"
    return {"direction": direction, "strength": strength, "significant": significant, "relationship": relationship}
