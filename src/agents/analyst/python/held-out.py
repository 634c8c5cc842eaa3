import math
import random


def split_places(n, test_share, seed):
    """
    Places of the rows to learn from and of those held out, as scikit-learn's `train_test_split` draws them for a
    `random_state`: numpy's RandomState shuffles 0 to n - 1, the first ceil(n * test_share) are held out.
    """
    draw = mersenne(seed)
    places = list(range(n))
    for last in range(n - 1, 0, -1):
        other = below(draw, last)
        places[last], places[other] = places[other], places[last]
    held = math.ceil(n * test_share - 1e-9)
    return places[held:], places[:held]


def mersenne(seed):
    """The Mersenne Twister seeded by one number as numpy seeds it (`init_genrand`), which `random.seed` does not."""
    state = [seed & 0xFFFFFFFF]
    for place in range(1, 624):
        state.append((1812433253 * (state[-1] ^ (state[-1] >> 30)) + place) & 0xFFFFFFFF)
    twister = random.Random()
    twister.setstate((3, (*state, 624), None))
    return lambda: twister.getrandbits(32)


def below(draw, most):
    """A number from 0 to `most`: the lowest bits that can hold it, drawn again while they are too large."""
    mask = (1 << most.bit_length()) - 1
    while True:
        value = draw() & mask
        if value <= most:
            return value


def judged_line(predictors, y, test_share, seed):
    """Least squares of y on the predictors, learnt from some rows and judged on those held out."""
    learn, held = split_places(len(y), test_share, seed)
    names = [str(at) for at in range(len(predictors))]
    found = multiple_regression(names, [[column[at] for at in learn] for column in predictors], [y[at] for at in learn])
    if not found["terms"] or not held:
        return {"rmse": None, "n": len(y)}
    weights = {term["term"]: term["coefficient"] for term in found["terms"]}
    constant = found["terms"][-1]["coefficient"]
    predicted = [
        constant + math.fsum(weights.get(name, 0.0) * column[at] for name, column in zip(names, predictors)) for at in held
    ]
    errors = [y[at] - value for at, value in zip(held, predicted)]
    mean = math.fsum(y[at] for at in held) / len(held)
    squares = math.fsum(error * error for error in errors)
    spread = math.fsum((y[at] - mean) ** 2 for at in held)
    return {
        "rmse": math.sqrt(squares / len(held)),
        "mse": squares / len(held),
        "mae": math.fsum(map(abs, errors)) / len(held),
        "r_squared": None if spread == 0 else 1 - squares / spread,
        "learnt_from": len(learn),
        "judged_on": len(held),
        "n": len(y),
    }


def judged_classes(predictors, labels, positive, test_share, seed):
    """Logistic regression with scikit-learn's usual penalty (ridge, C = 1, the intercept free), judged on rows held out."""
    learn, held = split_places(len(labels), test_share, seed)
    truth = [1.0 if label == positive else 0.0 for label in labels]
    rows = [[1.0, *values] for values in zip(*predictors)]
    if not held or len({truth[at] for at in learn}) < 2:
        return {"accuracy": None, "n": len(labels)}
    weights = ridge_logistic([rows[at] for at in learn], [truth[at] for at in learn])
    said = [1.0 if dot(weights, rows[at]) > 0 else 0.0 for at in held]
    hits = sum(1 for at, one in zip(held, said) if one == truth[at])
    found = sum(1 for at, one in zip(held, said) if one == 1 and truth[at] == 1)
    precision = found / sum(said) if sum(said) else None
    actual = sum(truth[at] for at in held)
    recall = found / actual if actual else None
    return {
        "accuracy": hits / len(held),
        "precision": precision,
        "recall": recall,
        "f1": 2 * found / (sum(said) + actual) if sum(said) + actual else None,
        "learnt_from": len(learn),
        "judged_on": len(held),
        "n": len(labels),
    }


def ridge_logistic(rows, truth, steps=100):
    """Newton's method on columns scaled to a like size; the penalty is that of the unscaled weights."""
    width = len(rows[0])
    scales = [max(1e-12, max(abs(row[at]) for row in rows)) for at in range(width)]
    scaled = [[value / scale for value, scale in zip(row, scales)] for row in rows]
    penalty = [0.0] + [1 / scale**2 for scale in scales[1:]]
    weights = [0.0] * width
    for _ in range(steps):
        chances = [1 / (1 + math.exp(-max(-35.0, min(35.0, dot(weights, row))))) for row in scaled]
        slope = [
            math.fsum((chance - want) * row[at] for chance, want, row in zip(chances, truth, scaled)) + penalty[at] * weights[at]
            for at in range(width)
        ]
        bend = [
            [
                math.fsum(chance * (1 - chance) * row[a] * row[b] for chance, row in zip(chances, scaled)) + (penalty[a] if a == b else 0)
                for b in range(width)
            ]
            for a in range(width)
        ]
        step = [dot(line, slope) for line in inverse_of(bend)]
        weights = [weight - change for weight, change in zip(weights, step)]
        if max(map(abs, step)) < 1e-10:
            break
    return [weight / scale for weight, scale in zip(weights, scales)]
