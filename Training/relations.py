"""Measures the relation head on gold entities of the held-out fold, and prints the table.

    python relations.py --shared ../../shared --model ../Sources/English/Model

The exported weights, dequantised and computed in single precision by PyTorch, scored with bench/score.py.
"""
import argparse
import os
import random
import sys

import torch

import data
from data import collate
from export import read_export
from model import PREDICATES
from scoring import prf

HERE = os.path.dirname(os.path.abspath(__file__))


@torch.inference_mode()
def relation_scores(model, pieces, documents):
    """document -> (subject, predicate, object) -> probability, on gold entities."""
    out = {d['id']: {} for d in documents}
    kinds = {(d['id'], e['id']): e['type'] for d in documents for e in d['entities']}
    sentences = pieces.prepare_all([data.gold_sentences(d, ()) for d in documents])
    for batch_of in data.batches([t for d in sentences for t in data.pack(d, data.CONTEXT, False)], random.Random(0), 2000):
        batch = collate(batch_of, special=(pieces.first, pieces.last))
        if 'pairs' not in batch:
            continue
        rows = iter(model.pair_groups(model.encode(batch), batch).sigmoid().tolist())
        for s in (s for t in batch_of for s in t['sentences']):
            document = s['document']
            for (subject, object_, *_), row in zip(s['groups'], rows):
                fits = data.admitted(kinds[document, subject], kinds[document, object_])
                for predicate, p, ok in zip(PREDICATES, row, fits):
                    if ok:
                        swapped = predicate in data.SYMMETRIC and subject > object_
                        key = (object_, predicate, subject) if swapped else (subject, predicate, object_)
                        out[document][key] = max(p, out[document].get(key, 0))
    return out


def score_relations(scorer, documents, scores, threshold):
    predicted = {d['id']: dict(id=d['id'], entities=d['entities'], relations=[
        dict(subject=s, predicate=p, object=o, status='actual')
        for (s, p, o), x in scores[d['id']].items() if x >= threshold]) for d in documents}
    return scorer.score({d['id']: d for d in documents}, predicted)['relations']


def best_threshold(scorer, documents, scores):
    """The threshold with the best strict F1, smoothed over its neighbours."""
    grid = [x / 100 for x in range(10, 86, 3)]
    f = [score_relations(scorer, documents, scores, t)['strict']['f1'] for t in grid]
    smooth = [(f[max(0, i - 1)] + 2 * f[i] + f[min(len(f) - 1, i + 1)]) / 4 for i in range(len(f))]
    return grid[max(range(len(grid)), key=smooth.__getitem__)]


def relation_table(shared, folder):
    model, pieces = read_export(folder)
    sys.path.insert(0, shared + '/bench')
    sys.dont_write_bytecode = True
    import score as scorer
    held = data.gold_training(shared)[1]
    scores = relation_scores(model, pieces, held)
    chosen = best_threshold(scorer, held, scores)
    lines = [f'| relations, held-out fold ({len(held)} texts), entities given | threshold | precision | recall | F1 |',
             '|---|---|---|---|---|']

    def add(title, threshold, figures):
        lines.append(f'| {title} | {threshold} | ' + ' | '.join(f'{x:.1f}' for x in figures) + ' |')
    at = lambda threshold, level: [100 * score_relations(scorer, held, scores, threshold)[level][k]
                                   for k in ('p', 'r', 'f1')]
    for t in sorted({0.2, 0.3, 0.4, 0.5, 0.6, 0.7, chosen}):
        add('strict, best' if t == chosen else 'strict', t, at(t, 'strict'))
    for level in ('root', 'pair'):
        add(level, chosen, at(chosen, level))
    halves, right, found, wanted = (held[::2], held[1::2]), 0, 0, 0
    for tune, test in (halves, halves[::-1]):
        row = score_relations(scorer, test, scores, best_threshold(scorer, tune, scores))['strict']
        right, found, wanted = right + row['tp'], found + row['tp'] + row['fp'], wanted + row['tp'] + row['fn']
    add('strict, threshold from the other half', '–', prf(right, found, wanted))
    return lines


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--shared', default=HERE + '/../../shared')
    parser.add_argument('--model', default=HERE + '/../Sources/English/Model')
    parser.add_argument('--threads', type=int, default=2)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    print('\n'.join(relation_table(a.shared, a.model)))
