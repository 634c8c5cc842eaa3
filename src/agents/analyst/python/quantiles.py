import math


def student_t_quantile(share, freedom):
    """The t that a share of Student's distribution lies below, by bisection of its p-value (share above a half)."""
    low, high = 0.0, 2.0
    while student_t_p(high, freedom) > 2 * (1 - share):
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if student_t_p(middle, freedom) > 2 * (1 - share):
            low = middle
        else:
            high = middle
    return (low + high) / 2
