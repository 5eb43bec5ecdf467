"""Fits the verdict (models/trich-dan-verdict): does the best passage answer, is the question about the corpus at all?

    python3 training/verdict.py --everyday A.f A.r --at-work W.f W.r --formal B.f B.r --off-topic NONE.f --golden G.f
                                [--measure HELD.f …] [--compare] [--out models/trich-dan-verdict/model.json]

Files ending in .f are what `npm run bench -- features POOLS --depth 6` prints; those ending in .r what `reader.py read --cross` writes for the same
pools and that file.
Needs scikit-learn (Debian: python3-sklearn).
"""
import argparse
import json
from functools import reduce
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from verdict_features import Examples, read_examples, with_readings
from verdict_measure import print_areas, print_thresholds, print_topics

LEFT_OUT = ["readerSentence", "readerSecond"]
"""Features that the cross-fitted readings do not tell; with them the fit would trust readings of questions that the reader knows."""
SMALL_POOL = 100
RIGHT_SHARE = {True: 0.58, False: 0.44}
"""Weight of the questions whose first passage answers, in small pools and in large ones: what a series and an archive are asked."""
COUNTS = {"everyday": .3, "at_work": 1, "formal": 1.0, "off_topic": 8, "golden": 20}
"""How much a question of each file counts."""
TOPIC_COUNTS = {"everyday": 0.45, "at_work": 0.45, "formal": 1.0, "off_topic": 2.0, "golden": 12.0}
"""The same for the question of the topic."""
NEAR_MISSES, NEAR_COUNT = ("name", "year", "kind", "other", "cut"), 0.5
"""Kinds of questions that are made to be nearly answered, and what they count beside others: of the pools' questions they are four or five in
ten, of what people ask far fewer."""
PENALTY = 0.1
"""C of the logistic regressions."""
TREES = dict(max_iter=160, max_leaf_nodes=8, learning_rate=0.05, min_samples_leaf=60, l2_regularization=10, random_state=0)
TOPIC = ["coverage", "dense", "whole", "neighbourhood", "softPassage", "softMean", "unknown", "held", "mass", "readerLogit", "score",
         "lexicalShare", "logPassages", "missedWords", "terms"]
"""Features that tell the topic: none that ask for an exact answer."""


def logistic(values, targets, weights):
    """-> a pipeline of scaler and logistic regression."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=PENALTY, max_iter=3000))
    return model.fit(values, targets, logisticregression__sample_weight=weights)


def boosted(values, targets, weights):
    """-> boosted trees."""
    return HistGradientBoostingClassifier(**TREES).fit(values, targets, sample_weight=weights)


def balanced(examples, counts):
    """counts: of each example -> their weights, right and wrong ones by RIGHT_SHARE; questions off topic stay as they are."""
    weights, is_balanced = counts.copy(), examples.kinds != "none"
    for is_small, share in RIGHT_SHARE.items():
        inside = is_balanced & ((examples.sizes < SMALL_POOL) == is_small)
        total = weights[inside].sum()
        for right, part in ((1, share), (0, 1 - share)):
            chosen = inside & (examples.right == right)
            if chosen.any():
                weights[chosen] *= part * total / weights[chosen].sum()
    return weights


def read_part(features, readings=None):
    """Files of features and of readings by a reader that has not seen the article -> Examples."""
    examples = read_examples(features)
    return with_readings(examples, features, readings) if readings else examples


def spread(counts, parts):
    """{file: count}, {file: examples} -> count of each example."""
    return np.concatenate([np.full(len(part), counts[name]) for name, part in parts.items()])


def topic_fit(examples, counts):
    """-> logistic regression on TOPIC: is the question about an article of the pool?"""
    targets = (~examples.off_topic).astype(int)
    weights = counts.copy()
    weights[targets == 0] *= weights[targets == 1].sum() / weights[targets == 0].sum()
    return logistic(examples.values[:, examples.columns(TOPIC)], targets, weights)


def mean_odds(*models):
    """Models -> function from values to the probability of the mean of their log-odds."""
    def probability(values):
        odds = [np.log(p / (1 - p)) for p in (np.clip(model.predict_proba(values)[:, 1], 1e-9, 1 - 1e-9) for model in models)]
        return 1 / (1 + np.exp(-np.mean(odds, axis=0)))
    return probability


def weights_of(model):
    """Scaler and logistic regression -> (bias, weights) for values that are not scaled."""
    scaler, fitted = model[0], model[1]
    weights = fitted.coef_[0] / scaler.scale_
    return float(fitted.intercept_[0] - (weights * scaler.mean_).sum()), weights


def trees_of(model):
    """Boosted trees -> lists of nodes: [value] of a leaf, or [feature, threshold, left, right]; left where feature <= threshold."""
    return [[[round(float(node["value"]), 5)] if node["is_leaf"] else
             [int(node["feature_idx"]), round(float(node["num_threshold"]), 6), int(node["left"]), int(node["right"])]
             for node in tree.nodes] for (tree,) in model._predictors]


def exported(names, linear, trees, topic):
    """Fitted models -> the content of model.json, as src/ranking/verdict-model.ts reads it."""
    (bias, weights), (topic_bias, topic_weights) = weights_of(linear), weights_of(topic)
    told = dict(zip(TOPIC, topic_weights))
    return {
        "format": 1,
        "features": names,
        "answers": {"bias": round(bias, 6), "weights": [round(float(weight), 6) for weight in weights],
                    "base": round(float(np.ravel(trees._baseline_prediction)[0]), 6), "trees": trees_of(trees)},
        "topic": {"bias": round(topic_bias, 6), "weights": [round(float(told.get(name, 0)), 6) for name in names]},
    }


def read_exported(model, values):
    """Content of model.json, values of one question -> the probability, computed as the program does."""
    answers, total = model["answers"], model["answers"]["base"]
    for tree in answers["trees"]:
        node = tree[0]
        while len(node) == 4:
            feature, threshold, left, right = node
            node = tree[left if values[feature] <= threshold else right]
        total += node[0]
    linear = answers["bias"] + sum(weight * value for weight, value in zip(answers["weights"], values))
    return 1 / (1 + np.exp(-(total + linear) / 2))


def compare(parts, measured, columns):
    """Prints the areas of other models, and of those fitted on a part of the questions: {label: (examples, weights)}."""
    for label, (examples, weights) in parts.items():
        values, targets = examples.values[:, columns], examples.right
        print_areas(f"logistic regression, {label}", measured, mean_odds(logistic(values, targets, weights)))
        print_areas(f"trees, {label}", measured, mean_odds(boosted(values, targets, weights)))
        # A perceptron takes no weights.
        perceptron = make_pipeline(StandardScaler(), MLPClassifier((24,), alpha=1, early_stopping=True, random_state=0))
        print_areas(f"perceptron, {label}", measured, mean_odds(perceptron.fit(values, targets)))


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in COUNTS:
        parser.add_argument(f"--{name.replace('_', '-')}", type=Path, nargs="+", required=True, help="features, and readings by a reader that knows none of it")
    parser.add_argument("--measure", type=Path, nargs="*", default=[])
    parser.add_argument("--compare", action="store_true", help="also the areas of other models, and of parts of the questions")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    parts = {name: read_part(*getattr(args, name)) for name in COUNTS}
    examples = reduce(Examples.with_others, parts.values())
    names = [name for name in examples.names if name not in LEFT_OUT]
    columns = examples.columns(names)
    is_near = np.isin(examples.kinds, NEAR_MISSES)
    weights = balanced(examples, spread(COUNTS, parts) * np.where(is_near, NEAR_COUNT, 1))
    linear = logistic(examples.values[:, columns], examples.right, weights)
    trees = boosted(examples.values[:, columns], examples.right, weights)
    topic, both = topic_fit(examples, spread(TOPIC_COUNTS, parts)), mean_odds(linear, trees)
    print(", ".join(f"{len(part)} {name}" for name, part in parts.items()),
          f"questions, {examples.right.mean():.3f} with the right passage first; {trees.n_iter_} trees")
    for path in args.measure:
        measured = read_examples(path)
        kept = Examples(names, measured.rows, measured.values[:, measured.columns(names)])
        print_areas("both", kept, both)
        print_thresholds(kept, both)
        print_topics(measured, lambda values: topic.predict_proba(values[:, measured.columns(TOPIC)])[:, 1])
        if args.compare:
            alone = {f"{name} alone": (part, np.ones(len(part))) for name, part in parts.items() if name in ("everyday", "formal")}
            compare({"all": (examples, weights), **alone}, kept, columns)
    model = exported(names, linear, trees, topic)
    sample = examples.values[:50][:, columns]
    worst = max(abs(read_exported(model, row) - expected) for row, expected in zip(sample, both(sample)))
    if worst > 1e-3:
        raise SystemExit(f"what is written differs from what was fitted by {worst:.2g}")
    if args.out:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        args.out.write_text(json.dumps(model, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()
