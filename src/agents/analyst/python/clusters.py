import math
import random
import statistics

MOST_FITTED = 2000
MOST_JUDGED = 400


def clusters(points, wanted, most=6):
    """
    K-means (Lloyd 1982) of standardised measures. Without a number wanted, the one of 2 to `most` with the greatest
    mean silhouette (Rousseeuw 1987). Fitted on 2,000 rows at most, evenly spread; all rows are then counted with
    their nearest centre. The same rows always give the same clusters, the largest first.
    """
    scales = [(statistics.fmean(axis), statistics.pstdev(axis)) for axis in zip(*points)]
    if len(points) < 10 or any(deviation == 0 for _, deviation in scales):
        return {"k": None, "n": len(points)}
    scaled = [tuple((value - mean) / deviation for value, (mean, deviation) in zip(point, scales)) for point in points]
    fitted = scaled[:: math.ceil(len(scaled) / MOST_FITTED)]
    judged = fitted[:: math.ceil(len(fitted) / MOST_JUDGED)]
    different = len(set(fitted))
    choices = [wanted] if wanted is not None else range(2, most + 1)
    tried = []
    for k in [choice for choice in choices if choice < different]:
        centres = best_centres(fitted, k)
        tried.append((silhouette(judged, [nearest(point, centres) for point in judged]), centres))
    if not tried:
        return {"k": None, "n": len(points)}
    score, centres = max(tried, key=lambda one: one[0])
    return {
        "k": len(centres),
        "silhouette": score,
        "n": len(points),
        "scales": [{"mean": mean, "deviation": deviation} for mean, deviation in scales],
        "tried": [{"k": len(found), "silhouette": value} for value, found in tried],
        "clusters": sized(points, [nearest(point, centres) for point in scaled], len(centres)),
    }


def sized(points, places, k):
    """Centres in the units of the data, as means of the rows that belong to each."""
    members = [[] for _ in range(k)]
    for point, place in zip(points, places):
        members[place].append(point)
    found = [
        {"size": len(rows), "share": len(rows) / len(points), "centre": [statistics.fmean(axis) for axis in zip(*rows)]}
        for rows in members
        if rows
    ]
    return sorted(found, key=lambda one: (-one["size"], one["centre"]))


def best_centres(points, k, starts=4):
    """Of a few starts, each seeded by k-means++ (Arthur and Vassilvitskii 2007), the one with the least distances."""
    chance = random.Random(1)
    found = [lloyd(points, seeds(points, k, chance)) for _ in range(starts)]
    return min(found, key=lambda centres: math.fsum(min(math.dist(p, c) for c in centres) ** 2 for p in points))


def seeds(points, k, chance):
    centres = [chance.choice(points)]
    while len(centres) < k:
        weights = [min(math.dist(point, centre) for centre in centres) ** 2 for point in points]
        centres.append(chance.choices(points, weights)[0])
    return centres


def lloyd(points, centres, most=50):
    for _ in range(most):
        members = [[] for _ in centres]
        for point in points:
            members[nearest(point, centres)].append(point)
        moved = [
            tuple(statistics.fmean(axis) for axis in zip(*rows)) if rows else centre
            for rows, centre in zip(members, centres)
        ]
        if moved == centres:
            break
        centres = moved
    return centres


def nearest(point, centres):
    distances = [math.dist(point, centre) for centre in centres]
    return distances.index(min(distances))


def silhouette(points, places):
    """The mean over all points of (b - a) / max(a, b): a the mean distance within, b that to the next cluster."""
    members = {place: [at for at, other in enumerate(places) if other == place] for place in set(places)}
    if len(members) < 2:
        return -1.0
    total = 0.0
    for at, point in enumerate(points):
        means = {
            place: math.fsum(math.dist(point, points[other]) for other in rows) / max(1, len(rows) - (place == places[at]))
            for place, rows in members.items()
        }
        within = means.pop(places[at])
        if len(members[places[at]]) > 1:
            total += (min(means.values()) - within) / (max(within, min(means.values())) or 1.0)
    return total / len(points)
