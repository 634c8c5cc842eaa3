import math
import statistics


def moments(values, of_population):
    """
    Mean, median, standard deviation, skewness and excess kurtosis. Of a sample they are corrected for bias (G1 and G2
    of Joanes and Gill 1998, as spreadsheets and pandas have them); of a population they are the plain moments.
    """
    n = len(values)
    if n == 0:
        return {"n": 0}
    mean = statistics.fmean(values)
    second, third, fourth = (math.fsum((value - mean) ** power for value in values) / n for power in (2, 3, 4))
    skewness = third / second**1.5 if second > 0 else None
    kurtosis = fourth / second**2 - 3 if second > 0 else None
    if not of_population and second > 0:
        kurtosis = ((n + 1) * kurtosis + 6) * (n - 1) / ((n - 2) * (n - 3)) if n > 3 else None
        skewness = skewness * math.sqrt(n * (n - 1)) / (n - 2) if n > 2 else None
    lost = 0 if of_population else 1
    return {
        "mean": mean,
        "median": statistics.median(values),
        "std": math.sqrt(second * n / (n - lost)) if n > lost else None,
        "skewness": skewness,
        "kurtosis": kurtosis,
        "min": min(values),
        "max": max(values),
        "n": n,
    }
