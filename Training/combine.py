#!/usr/bin/env python3
"""Fits the weights of RelationCombiner (Sources/Extraction) and prints what each threshold gives.

    entente extract TEXTS --candidates > candidates.jsonl
    combine.py --shared ../shared --gold GOLD candidates.jsonl [--only heldout.txt]

GOLD is a folder of gold graphs. The texts must be ones that the relation head was not trained on: `heldout.txt` lists them.
A logistic model over: the head's log odds, the pattern's confidence, whether there is a pattern, whether the head was asked.
"""
import argparse
import json
import math
import os
import random
import sys

import numpy as np

NAMES = ('bias', 'head', 'pattern', 'hasPattern', 'unscored')


def features(pattern, head):
    odds = 0.0
    if head is not None:
        clipped = min(max(head, 0.005), 0.995)
        odds = math.log(clipped / (1 - clipped))
    return [1.0, odds, pattern or 0.0, float(pattern is not None), float(head is None)]


def load(path, gold, score, only):
    """For each document: candidates by key, the keys demanded, the keys allowed."""
    documents = []
    for line in open(path, encoding='utf8'):
        one = json.loads(line)
        if only and one['document']['id'] not in only:
            continue
        truth = gold[one['document']['id']]
        entities = [e for e in truth['entities'] if e['type'] in score.TYPES]
        to_gold = {p: g for g, p in score.match_entities(entities, one['document']['entities']).items()}
        optional = {e['id'] for e in entities if e.get('optional')}
        need, allowed = set(), set()
        for r in truth['relations']:
            key = score.keys(r, 'strict')
            if r.get('optional') or r['subject'] in optional or r['object'] in optional:
                allowed.add(key)
            elif r.get('status', 'actual') == 'actual':
                need.add(key)
        found = {}
        for c in one['candidates']:
            if c['status'] == 'actual':
                found.setdefault(score.keys(c, 'strict', to_gold), []).append((c.get('pattern'), c.get('head')))
        documents.append((found, need, allowed - need))
    return documents


def examples(documents):
    x, y = [], []
    for found, need, allowed in documents:
        for key, places in found.items():
            if key not in allowed:
                # The place that says it best: with a pattern if there is one.
                best = max(places, key=lambda p: (p[0] is not None, p[0] or 0, p[1] or 0))
                x.append(features(*best))
                y.append(float(key in need))
    return np.array(x), np.array(y)


def fit(documents, ridge=0.5):
    """Newton's method; all but the bias are held small."""
    x, y = examples(documents)
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + ridge * np.r_[0, w[1:]]
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w)), gradient)
    return w


def confidences(documents, w):
    return [({k: max(1 / (1 + math.exp(-float(np.dot(features(*p), w)))) for p in places) for k, places in found.items()},
             need, allowed) for found, need, allowed in documents]


def figures(scored, threshold):
    right = spurious = missed = 0
    for found, need, allowed in scored:
        kept = {k for k, v in found.items() if v >= threshold}
        right, missed, spurious = right + len(kept & need), missed + len(need - kept), spurious + len(kept - need - allowed)
    p, r = right / max(1, right + spurious), right / max(1, right + missed)
    return p, r, 2 * p * r / max(1e-9, p + r)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('candidates')
    parser.add_argument('--shared', default=here + '/../../shared')
    parser.add_argument('--gold', required=True)
    parser.add_argument('--only', help='a file with the ids of the documents to use')
    a = parser.parse_args()
    sys.path.insert(0, a.shared + '/bench')
    sys.dont_write_bytecode = True
    import score
    only = set(open(a.only, encoding='utf8').read().split()) if a.only else None
    documents = load(a.candidates, score.load(a.gold), score, only)
    print(len(documents), 'documents;', {n: round(float(v), 2) for n, v in zip(NAMES, fit(documents))})
    order = list(range(len(documents)))
    random.Random(1).shuffle(order)
    scored = []
    for fold in range(5):
        test = {order[i] for i in range(fold, len(order), 5)}
        w = fit([d for i, d in enumerate(documents) if i not in test])
        scored += confidences([documents[i] for i in sorted(test)], w)
    print('five-fold cross-validation, strict:')
    for threshold in (0.15, 0.2, 0.22, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8):
        print('  threshold {:.2f}  P {:.3f}  R {:.3f}  F1 {:.3f}'.format(threshold, *figures(scored, threshold)))


if __name__ == '__main__':
    main()
