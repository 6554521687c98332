#!/usr/bin/env python3
"""Fits the weights of RelationCombiner (Sources/Extraction) and prints them, with what they give in cross-validation.

    entente extract TEXTS --candidates > candidates.jsonl
    combine.py --shared ../shared --gold GOLD candidates.jsonl [--only heldout.txt] [--also GOLD CANDIDATES]

GOLD is a folder of gold graphs. The texts must be ones that the relation head was not trained on: `heldout.txt` lists them.
Others may help with --also, where older weights, which have not seen them, made the candidates; they count --also-weight
each, and are never tested on.

A logistic model. A feature more: a line in FEATURES, a term in RelationCombiner.
"""
import argparse
import json
import math
import os
import random
import sys
from dataclasses import dataclass

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
LEVELS = 'strict', 'root', 'pair'


def log_odds(p):
    p = min(max(p, 0.005), 0.995)
    return math.log(p / (1 - p))


# What a candidate is weighed by: the names of RelationCombiner's weights, from the candidate and its document.
FEATURES = {
    'bias': lambda c, d: 1.0,
    'head': lambda c, d: log_odds(c['head']) if 'head' in c else 0.0,
    'unscored': lambda c, d: float('head' not in c),
    'hasPattern': lambda c, d: float('pattern' in c),
    'pattern': lambda c, d: c.get('pattern', 0.0),
    # Where both speak, the head counts otherwise.
    'both': lambda c, d: log_odds(c['head']) if 'head' in c and 'pattern' in c else 0.0,
    # The more entities a text has, the more pairs of them are taken wrongly.
    'crowd': lambda c, d: math.log(min(max(len(d['entities']), 1), 50) / 5),
}


def features(candidate, document):
    return [f(candidate, document) for f in FEATURES.values()]


@dataclass
class Text:
    """A document as it was read, its candidates, and its gold graph."""
    document: dict
    candidates: list
    gold: dict
    x: np.ndarray                                      # a row of features for each candidate
    places: dict                                       # the scorer's key of an actual relation -> its candidates' numbers
    demanded: set                                      # keys
    optional: set


def read_text(document, candidates, truth, score):
    """What was read of a text, beside its gold graph."""
    entities = [e for e in truth['entities'] if e['type'] in score.TYPES]
    to_gold = {p: g for g, p in score.match_entities(entities, document['entities']).items()}
    doubtful = {e['id'] for e in entities if e.get('optional')}
    demanded, optional = set(), set()
    for r in truth['relations']:
        if r.get('optional') or r['subject'] in doubtful or r['object'] in doubtful:
            optional.add(score.keys(r, 'strict'))
        elif r.get('status', 'actual') == 'actual':
            demanded.add(score.keys(r, 'strict'))
    places = {}
    for number, c in enumerate(candidates):
        if c['status'] == 'actual':
            places.setdefault(score.keys(c, 'strict', to_gold), []).append(number)
    x = np.array([features(c, document) for c in candidates]).reshape(-1, len(FEATURES))
    return Text(document, candidates, truth, x, places, demanded, optional - demanded)


def load(lines, gold, score, only=None):
    """The texts of the lines that `entente extract --candidates` writes; `gold` maps ids to gold graphs."""
    documents = map(json.loads, lines)
    return [read_text(d['document'], d['candidates'], gold[d['document']['id']], score)
            for d in documents if only is None or d['document']['id'] in only]


def load_files(candidates, gold, score, only=None):
    """The texts of a file of candidates, with the gold graphs of a folder."""
    with open(candidates, encoding='utf8') as file:
        return load(file, score.load(gold), score, only)


def examples(texts):
    """The features of every relation that is right or wrong, at the place that says it best, and which it is."""
    x, y = [], []
    for t in texts:
        for key, places in t.places.items():
            if key not in t.optional:
                best = max(places, key=lambda n: (t.candidates[n].get('pattern', -1), t.candidates[n].get('head', 0)))
                x.append(t.x[best])
                y.append(float(key in t.demanded))
    return np.array(x), np.array(y)


def fit(texts, also=(), also_weight=0.1, ridge=0.5):
    """Newton's method; all but the bias are held small."""
    x, y = examples(texts)
    counts = np.ones(len(y))
    if also:
        more_x, more_y = examples(also)
        x, y = np.concatenate([x, more_x]), np.concatenate([y, more_y])
        counts = np.concatenate([counts, np.full(len(more_y), also_weight)])
    held = ridge * np.array([name != 'bias' for name in FEATURES])
    w = np.zeros(len(FEATURES))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (counts * (p - y)) + held * w
        w -= np.linalg.solve((x * (counts * p * (1 - p))[:, None]).T @ x + np.diag(held + 1e-9), gradient)
    return w


def confidences(text, w):
    """A confidence for each candidate."""
    return 1 / (1 + np.exp(-text.x @ w))


# Of each of these, one predicate is kept between the same two: Alternatives.swift.
ALTERNATIVES = {'holdsOffice', 'memberOf'}, {'holdsOffice', 'nationality'}, {'partOf', 'locatedIn'}


def surest(text, sure):
    """The numbers of the candidates to which no alternative is surer."""
    groups = lambda c: [(c['subject'], c['object'], c['status'], i) for i, g in enumerate(ALTERNATIVES) if c['predicate'] in g]
    best = {}
    for c, p in zip(text.candidates, sure):
        for key in groups(c):
            if p > best.get(key, (None, 0))[1]:
                best[key] = c['predicate'], p
    return [n for n, c in enumerate(text.candidates) if all(best[key][0] == c['predicate'] for key in groups(c))]


def predicted(text, sure, threshold):
    """The document that the program would write."""
    kept = [text.candidates[n] for n in surest(text, sure) if sure[n] >= threshold]
    return dict(text.document, relations=[{k: c[k] for k in ('subject', 'predicate', 'object', 'status')} for c in kept])


def judged(texts, sure):
    """(confidence, right?) of every actual relation that no alternative excludes; optional ones are left out."""
    out = []
    for t, s in zip(texts, sure):
        here = set(surest(t, s))
        for key, places in t.places.items():
            if key not in t.optional and here.intersection(places):
                out.append((max(s[n] for n in here.intersection(places)), key in t.demanded))
    return np.array([p for p, _ in out]), np.array([float(y) for _, y in out])


def strict(pairs, demanded, threshold):
    """Precision, recall and F1 of (confidences, right?) at a threshold."""
    p, y = pairs
    right, found = y[p >= threshold].sum(), (p >= threshold).sum()
    return right / max(1, found), right / max(1, demanded), 2 * right / max(1, found + demanded)


GRID = [n / 100 for n in range(10, 71, 2)]


def best_threshold(texts, sure):
    """That with the best strict F1, smoothed over its neighbours."""
    pairs, demanded = judged(texts, sure), sum(len(t.demanded) for t in texts)
    f = [strict(pairs, demanded, t)[2] for t in GRID]
    smooth = [(f[max(0, i - 1)] + 2 * f[i] + f[min(len(f) - 1, i + 1)]) / 4 for i in range(len(f))]
    return GRID[int(np.argmax(smooth))]


def cross_validated(texts, also=(), also_weight=0.1, folds=5, seed=1):
    """For each text the confidences, and the threshold, that a fit on the other folds gives."""
    order = list(range(len(texts)))
    random.Random(seed).shuffle(order)
    sure, thresholds = [None] * len(texts), [None] * len(texts)
    for fold in range(folds):
        test = set(order[fold::folds])
        others = [t for i, t in enumerate(texts) if i not in test]
        w = fit(others, also, also_weight)
        threshold = best_threshold(others, [confidences(t, w) for t in others])
        for i in test:
            sure[i], thresholds[i] = confidences(texts[i], w), threshold
    return sure, thresholds


def scorer(shared):
    """The scorer beside the gold graphs."""
    if not os.path.exists(shared + '/bench/score.py'):
        sys.exit(f'no scorer at {shared}/bench/score.py: this needs the gold graphs beside the project (--shared FOLDER)')
    sys.path.insert(0, shared + '/bench')
    sys.dont_write_bytecode = True
    import score
    return score


def arguments(description):
    """The arguments that say which texts to fit on; a caller may add its own."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('candidates')
    parser.add_argument('--shared', default=HERE + '/../../shared')
    parser.add_argument('--gold', required=True)
    parser.add_argument('--only', help='a file with the ids of the documents to use')
    parser.add_argument('--also', nargs=2, metavar=('GOLD', 'CANDIDATES'), help='more texts to fit on')
    parser.add_argument('--also-weight', type=float, default=0.1)
    return parser


def load_chosen(a, score):
    """The texts that the arguments name, and those that only help."""
    only = set(open(a.only, encoding='utf8').read().split()) if a.only else None
    return load_files(a.candidates, a.gold, score, only), load_files(a.also[1], a.also[0], score) if a.also else []


def main():
    a = arguments(__doc__).parse_args()
    score = scorer(a.shared)
    texts, also = load_chosen(a, score)
    w = fit(texts, also, a.also_weight)
    threshold = best_threshold(texts, [confidences(t, w) for t in texts])
    print(f'{len(texts)} documents' + (f' and {len(also)} more' if also else ''))
    print(', '.join(f'{name}: {value:.2f}' for name, value in zip(FEATURES, w)) + f', threshold: {threshold:.2f}')
    sure, thresholds = cross_validated(texts, also, a.also_weight)
    predictions = {t.document['id']: predicted(t, s, at) for t, s, at in zip(texts, sure, thresholds)}
    figures = score.score({t.gold['id']: t.gold for t in texts}, predictions)['relations']
    print('five-fold cross-validation, the threshold chosen on the other folds:',
          ', '.join('{} F1 {:.3f}'.format(level, figures[level]['f1']) for level in LEVELS))
    pairs, demanded = judged(texts, sure), sum(len(t.demanded) for t in texts)
    for at in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8):
        print('  threshold {:.2f}  P {:.3f}  R {:.3f}  F1 {:.3f}'.format(at, *strict(pairs, demanded, at)))


if __name__ == '__main__':
    main()
