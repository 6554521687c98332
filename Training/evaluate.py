"""Measures an exported model and writes RESULTS.md.

    python evaluate.py --shared ../../shared --model ../Sources/English/Model [--out RESULTS.md] [--note TEXT]

Names: F1 of spans after constrained Viterbi decoding. Trees: maximum spanning trees with one root, punctuation counted,
full labels. Relations: the relation head on gold entities of the held-out fold, scored with bench/score.py.
"""
import argparse
import datetime
import os
import sys

import numpy as np
import torch

import data
from data import collate
from export import read_export
from model import NER, PREDICATES, TYPES, UPOS

HERE = os.path.dirname(os.path.abspath(__file__))
NEVER = -1e9


def by_length(sentences, size=64):
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]['ids']))
    return [order[i:i + size] for i in range(0, len(order), size)]


# ---------------------------------------------------------------- names

FOLLOWS = np.array([[0.0 if b[0] != 'I' or a != 'O' and a[2:] == b[2:] else NEVER for b in NER] for a in NER])
STARTS = np.array([NEVER if t[0] == 'I' else 0.0 for t in NER])


def viterbi(logits):
    """The likeliest tags among the well-formed sequences."""
    scores = logits - np.logaddexp.reduce(logits, axis=-1, keepdims=True)
    best, back = scores[0] + STARTS, []
    for row in scores[1:]:
        table = best[:, None] + FOLLOWS
        back.append(table.argmax(0))
        best = table.max(0) + row
    tags = [int(best.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return [NER[t] for t in reversed(tags)]


def spans(tags):
    out, start, kind = set(), None, None
    for i, t in enumerate([*tags, 'O']):
        if start is not None and (t[0] in 'BO' or t[2:] != kind):
            out.add((start, i, kind))
            start = None
        if t[0] == 'B' or t[0] == 'I' and start is None:
            start, kind = i, t[2:]
    return out


def prf(right, found, wanted):
    p, r = right / max(found, 1), right / max(wanted, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


@torch.inference_mode()
def measure_names(model, sentences, types):
    """Gold tags are the sets of a single class; MISC is left out with the other types."""
    right = found = wanted = 0
    for of in by_length(sentences):
        batch = collate([sentences[i] for i in of])
        logits = model.ner(model.encode(batch)[:, 1:]).double().numpy()
        for k, i in enumerate(of):
            gold = ['O' if len(a) > 1 else NER[min(a)] for a in sentences[i]['allowed']]
            g = {s for s in spans(gold) if s[2] in types}
            f = {s for s in spans(viterbi(logits[k, :len(gold)])) if s[2] in types}
            right, found, wanted = right + len(g & f), found + len(f), wanted + len(g)
    return [100 * x for x in prf(right, found, wanted)]


# ---------------------------------------------------------------- trees

def best_tree(scores):
    """Chu-Liu and Edmonds: heads of the maximum spanning tree; scores[dependent, head], node 0 the root."""
    n = scores.shape[0]
    scores = scores.copy()
    np.fill_diagonal(scores, NEVER)
    scores[0] = NEVER
    head = scores.argmax(1)
    head[0] = -1
    colour, cycle = np.zeros(n, int), None
    for i in range(1, n):
        path, j = [], i
        while j > 0 and colour[j] == 0:
            colour[j] = 1
            path.append(j)
            j = head[j]
        if j > 0 and colour[j] == 1:
            cycle = path[path.index(j):]
            break
        colour[path] = 2
    if cycle is None:
        return head
    rest = [i for i in range(n) if i not in set(cycle)]
    m, cycle = len(rest), np.array(cycle)
    small, enters, leaves = np.full((m + 1, m + 1), NEVER), {}, {}
    small[:m, :m] = scores[np.ix_(rest, rest)]
    own = scores[cycle, head[cycle]]
    for k, r in enumerate(rest):
        gain = scores[cycle, r] - own
        enters[k] = gain.argmax()
        small[m, k] = gain[enters[k]] + own.sum()
        if r:
            leaves[k] = scores[r, cycle].argmax()
            small[k, m] = scores[r, cycle][leaves[k]]
    inner, out = best_tree(small), head.copy()
    for k, r in enumerate(rest):
        if r:
            out[r] = cycle[leaves[k]] if inner[k] == m else rest[inner[k]]
    out[cycle[enters[inner[m]]]] = rest[inner[m]]
    return out


def is_tree(heads):
    """Whether the heads (0 = root) make one tree with one root."""
    if (np.asarray(heads) == 0).sum() != 1:
        return False
    state = [2] + [0] * len(heads)
    for i in range(1, len(heads) + 1):
        path, j = [], i
        while state[j] == 0:
            state[j] = 1
            path.append(j)
            j = int(heads[j - 1])
        if state[j] == 1:
            return False
        for k in path:
            state[k] = 2
    return True


def tree(arcs):
    """Heads from the scores of a sentence (words × words + 1)."""
    heads = arcs.argmax(1)
    if is_tree(heads):
        return heads.tolist()
    n = len(arcs)
    scores = np.full((n + 1, n + 1), NEVER)
    scores[1:] = arcs - np.logaddexp.reduce(arcs, axis=1, keepdims=True)
    root = scores[1:, 0].argmax() + 1
    keep = max(scores[root, 0], -50)
    scores[1:, 0] = -1e6                               # the likeliest root is the only one
    scores[root, 0] = keep
    return best_tree(scores)[1:].tolist()


@torch.inference_mode()
def measure_trees(model, sentences):
    """(unlabelled, labelled, tags), in percent of all words."""
    right = np.zeros(3)
    total = 0
    for of in by_length(sentences):
        batch = collate([sentences[i] for i in of])
        h = model.encode(batch)
        arcs, tags = model.arcs(h, batch), model.pos(h[:, 1:]).argmax(-1)
        heads = torch.zeros(tags.shape, dtype=torch.long)
        for k, i in enumerate(of):
            n = len(sentences[i]['words'])
            heads[k, :n] = torch.tensor(tree(arcs[k, :n, :n + 1].double().numpy()))
        labels = model.label_logits(h, heads).argmax(-1)
        for k, i in enumerate(of):
            s = sentences[i]
            total += len(s['words'])
            for j, (head, label, tag) in enumerate(zip(s['heads'], s['labels'], s['upos'])):
                u = int(heads[k, j]) == head
                right += u, u and model.labels[labels[k, j]] == label, UPOS[tags[k, j]] == tag
    return (100 * right / total).tolist()


# ---------------------------------------------------------------- relations

@torch.inference_mode()
def relation_scores(model, pieces, documents):
    """document -> (subject, predicate, object) -> probability, on gold entities."""
    out = {d['id']: {} for d in documents}
    sentences = pieces.prepare_all([s for d in documents for s in data.gold_sentences(d, ()) if s['groups']])
    kinds = {(d['id'], e['id']): e['type'] for d in documents for e in d['entities']}
    for of in by_length(sentences):
        batch = collate([sentences[i] for i in of])
        rows = iter(model.pair_groups(model.encode(batch), batch).sigmoid().tolist())
        for i in of:
            document = sentences[i]['document']
            for (s, o, *_), row in zip(sentences[i]['groups'], rows):
                fits = data.admitted(kinds[document, s], kinds[document, o])
                for predicate, p, ok in zip(PREDICATES, row, fits):
                    if ok:
                        key = (o, predicate, s) if predicate in data.SYMMETRIC and s > o else (s, predicate, o)
                        out[document][key] = max(p, out[document].get(key, 0))
    return out


def score_relations(scorer, documents, scores, threshold):
    predicted = {d['id']: dict(id=d['id'], entities=d['entities'], relations=[
        dict(subject=s, predicate=p, object=o, status='actual') for (s, p, o), x in scores[d['id']].items() if x >= threshold])
        for d in documents}
    return scorer.score({d['id']: d for d in documents}, predicted)['relations']


def best_threshold(scorer, documents, scores):
    """The threshold with the best strict F1, smoothed over its neighbours."""
    grid = [x / 100 for x in range(10, 86, 3)]
    f = [score_relations(scorer, documents, scores, t)['strict']['f1'] for t in grid]
    smooth = [(f[max(0, i - 1)] + 2 * f[i] + f[min(len(f) - 1, i + 1)]) / 4 for i in range(len(f))]
    return grid[max(range(len(grid)), key=smooth.__getitem__)]


# ---------------------------------------------------------------- all

def measure(shared, folder):
    model, pieces, related = read_export(folder)
    read = pieces.prepare_all
    three = ('PER', 'ORG', 'LOC')
    lines = ['| names | precision | recall | F1 |', '|---|---|---|---|']

    def names(title, sentences, types):
        row = measure_names(model, read(sentences), types)
        lines.append('| ' + ' | '.join([title] + [f'{x:.1f}' for x in row]) + ' |')
        print(lines[-1], flush=True)
    names('CoNLL-2003 dev, 4 classes', data.conll2003(shared, 'dev'), three + ('MISC',))
    names('CoNLL-2003 test, 4 classes', data.conll2003(shared, 'test'), three + ('MISC',))
    names('CoNLL-2003 test, PER/ORG/LOC', data.conll2003(shared, 'test'), three)
    names('CrossNER politics test, PER/ORG/LOC', data.crossner(shared, 'politics', 'test'), three)
    names('UNER EWT test, PER/ORG/LOC', data.uner(shared, 'test'), three)
    lines += ['', '| trees | UAS | LAS | part of speech |', '|---|---|---|---|']
    for title, sentences in (('EWT dev', data.ewt(shared, 'dev')), ('GUM test', data.gum(shared, 'test')),
                             ('EWT test', data.ewt(shared, 'test')), ('PUD', data.pud(shared))):
        row = measure_trees(model, read(sentences))
        lines.append('| ' + ' | '.join([title] + [f'{x:.1f}' for x in row]) + ' |')
        print(lines[-1], flush=True)
    if related:
        sys.path.insert(0, shared + '/bench')
        import score as scorer
        held = data.gold_training(shared)[1]
        scores = relation_scores(model, pieces, held)
        chosen = best_threshold(scorer, held, scores)
        lines += ['', f'| relations, held-out fold ({len(held)} texts), entities given | threshold | precision | recall | F1 |',
                  '|---|---|---|---|---|']

        def relations(title, threshold, row):
            lines.append(f'| {title} | {threshold} | ' + ' | '.join(f'{100 * row[k]:.1f}' for k in ('p', 'r', 'f1')) + ' |')
            print(lines[-1], flush=True)
        for t in sorted({0.2, 0.3, 0.4, 0.5, 0.6, 0.7, chosen}):
            relations('strict, best' if t == chosen else 'strict', t, score_relations(scorer, held, scores, t)['strict'])
        for level in ('root', 'pair'):
            relations(level, chosen, score_relations(scorer, held, scores, chosen)[level])
        halves, sums = (held[::2], held[1::2]), np.zeros(3)
        for tune, test in (halves, halves[::-1]):
            row = score_relations(scorer, test, scores, best_threshold(scorer, tune, scores))['strict']
            sums += row['tp'], row['tp'] + row['fp'], row['tp'] + row['fn']
        relations('strict, threshold from the other half', '–', dict(zip(('p', 'r', 'f1'), prf(*sums))))
    return lines


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--shared', default=HERE + '/../../shared')
    parser.add_argument('--model', default=HERE + '/../Sources/English/Model')
    parser.add_argument('--out', default=HERE + '/RESULTS.md')
    parser.add_argument('--note', default='', help='a line for the file, such as how long training took')
    parser.add_argument('--threads', type=int, default=2)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    lines = measure(a.shared, a.model)
    with open(a.out, 'w', encoding='utf8') as f:
        f.write(f'# Figures of the English model\n\n{datetime.date.today().isoformat()}, written by evaluate.py. In percent; '
                'of the exported weights (int8, dequantised), computed in single precision.\n'
                + (f'{a.note}\n' if a.note else '') + '\n' + '\n'.join(lines) + '\n')
