"""Judges a verdict on pools that it was not fitted on."""
import numpy as np
from sklearn.metrics import roc_auc_score

NEAR = ["name", "year", "kind", "other", "cut", "absent"]
"""Kinds of questions that a pool nearly answers."""
THRESHOLDS = (0.4, 0.5, 0.55, 0.6, 0.7)


def auc_by_pool(examples, probability):
    """Examples, function from values to probabilities -> {pool: area under the curve}, pools with both outcomes only."""
    predicted, areas = probability(examples.values), {}
    for pool in dict.fromkeys(examples.pools):
        inside = examples.pools == pool
        if len(set(examples.right[inside])) == 2:
            areas[pool] = roc_auc_score(examples.right[inside], predicted[inside])
    return areas


def calibration_error(right, predicted):
    """Expected calibration error over ten bins of equal width (Naeini et al., 2015)."""
    bins = np.clip((predicted * 10).astype(int), 0, 9)
    return sum(abs(predicted[bins == at].mean() - right[bins == at].mean()) * np.mean(bins == at) for at in set(bins))


def share(of):
    """Booleans -> how many of them are true, 0 to 1; 0 of none."""
    return float(of.mean()) if len(of) else 0.0


def print_areas(label, examples, probability):
    """One line: the area under the curve of each pool, and their mean."""
    areas = auc_by_pool(examples, probability)
    print(f"{label:28s}", " ".join(f"{pool} {area:.3f}" for pool, area in areas.items()), f"mean {np.mean(list(areas.values())):.4f}")


def print_thresholds(examples, probability):
    """For each pool and threshold, what is told as answered: of near misses, of other unanswerable ones; and rightly, of all answerable."""
    predicted, near = probability(examples.values), np.isin(examples.kinds, NEAR)
    for pool in dict.fromkeys(examples.pools):
        inside = examples.pools == pool
        error = calibration_error(examples.right[inside], predicted[inside])
        print(f"{pool}: first right {share(examples.right[inside & examples.has]):.3f}, calibration error {error:.3f}")
        for threshold in THRESHOLDS:
            told = predicted >= threshold
            print(f"  {threshold}: near misses {share(told[inside & ~examples.has & near]):.3f}, "
                  f"other unanswerable {share(told[inside & ~examples.has & ~near]):.3f}, "
                  f"answered and right {share((told & (examples.right == 1))[inside & examples.has]):.3f}, "
                  f"precision {share(examples.right[inside & told]):.3f}")


def print_topics(examples, probability):
    """For each pool, how many questions about nothing of it, and about it, are held to be off topic below 0.3 and 0.5."""
    predicted, off = probability(examples.values), examples.off_topic
    for pool in dict.fromkeys(examples.pools):
        inside = examples.pools == pool
        if off[inside].any():
            print(f"{pool}: off topic below 0.3 {share(predicted[inside & off] < 0.3):.2f}, "
                  f"below 0.5 {share(predicted[inside & off] < 0.5):.2f}; on topic below 0.3 {share(predicted[inside & ~off] < 0.3):.3f}")
