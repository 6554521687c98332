"""How much does more gold help? The relation head alone, trained anew on parts of the gold, and what each part reaches.

    python learning_curve.py --shared ../../shared [--model ../Sources/English/Model] [--out curve.md] [--svg curve.svg]

The encoder stays as it is, so that this takes minutes and not hours. Texts are drawn at random, smaller parts within
larger ones. Entities are given; scored on the texts of gold/train that are held out of all training, the threshold chosen
on the other half of them. The encoder has been trained on all of the gold, relations too: small parts would do worse with
one that had not, so that the true curve is steeper.
"""
import argparse
import random
import sys
import time

import torch
import torch.nn.functional as F

import data
from data import collate
from export import read_export
from model import RelationHead
from relations import HERE, best_threshold, relation_scores, score_relations
from scoring import prf

PARTS = 8
FRACTIONS = {1: '1/8', 2: '1/4', 4: '1/2', 8: 'all'}
RATE, DECAY, LEAST_STEPS = 1e-3, 0.01, 600


@torch.no_grad()
def encoded(model, pieces, documents):
    """Batches of pairs with the words' vectors, which do not change."""
    sentences = pieces.prepare_all([data.gold_sentences(d, ()) for d in documents])
    stretches = [t for d in sentences for t in data.pack(d, data.CONTEXT, False)]
    out = []
    for batch_of in data.batches(stretches, random.Random(0), 1500):
        batch = collate(batch_of, special=(pieces.first, pieces.last))
        if 'pairs' in batch:
            kept = {k: batch[k] for k in ('sentence', 'sentences', 'pairs', 'group', 'holds', 'counts')}
            out.append((model.encode(batch).half(), kept))
    return out


def train(model, batches, epochs, seed):
    """A fresh head; the rate goes down to nought."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model.relation = RelationHead()
    model.relation.train()
    optimizer = torch.optim.AdamW(model.relation.parameters(), RATE, weight_decay=DECAY)
    total, step = epochs * len(batches), 0
    for _ in range(epochs):
        rng.shuffle(batches)
        for states, batch in batches:
            for group in optimizer.param_groups:
                group['lr'] = RATE * min(1, (step + 1) / 50) * (1 - step / total)
            z = model.pair_groups(states.float(), batch)
            loss = (F.binary_cross_entropy_with_logits(z, batch['holds'], reduction='none') * batch['counts']).sum() / len(z)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.relation.parameters(), 1.0)
            optimizer.step()
            step += 1
    model.relation.eval()
    return loss.item()


def figures(scorer, held, scores):
    """Precision, recall and F1 in percent, each half of the texts with the threshold of the other."""
    right = found = wanted = 0
    for tune, test in ((held[::2], held[1::2]), (held[1::2], held[::2])):
        row = score_relations(scorer, test, scores, best_threshold(scorer, tune, scores))['strict']
        right, found, wanted = right + row['tp'], found + row['tp'] + row['fp'], wanted + row['tp'] + row['fn']
    return prf(right, found, wanted)


def svg(rows):
    """F1 by the number of relations, on a logarithmic scale."""
    import math
    width, height, left, bottom = 420, 260, 50, 44
    low, high = math.log2(rows[0][2]), math.log2(rows[-1][2])
    values = [f for *_, f in rows]
    least, most = 5 * math.floor(min(values) / 5), 5 * math.ceil(max(values) / 5)
    x = lambda n: left + 20 + (width - left - 50) * (math.log2(n) - low) / (high - low)
    y = lambda f: height - bottom - (height - bottom - 24) * (f - least) / (most - least)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">',
           '<title>Strict F1 of the relation head by the number of relations it was trained on</title>',
           '<style>text { font: 12px sans-serif; fill: #333 }</style>', f'<rect width="{width}" height="{height}" fill="#fff"/>']
    for f in range(least, most + 1, 5):
        out += [f'<line x1="{left}" x2="{width - 20}" y1="{y(f):.1f}" y2="{y(f):.1f}" stroke="#e4e4e4"/>',
                f'<text x="{left - 8}" y="{y(f) + 4:.1f}" text-anchor="end">{f}</text>']
    out.append('<polyline points="{}" fill="none" stroke="#1b6ca8" stroke-width="2"/>'.format(
        ' '.join(f'{x(r[2]):.1f},{y(r[-1]):.1f}' for r in rows)))
    for r in rows:
        out += [f'<circle cx="{x(r[2]):.1f}" cy="{y(r[-1]):.1f}" r="4" fill="#1b6ca8"/>',
                f'<text x="{x(r[2]):.1f}" y="{y(r[-1]) - 9:.1f}" text-anchor="middle">{r[-1]:.1f}</text>',
                f'<text x="{x(r[2]):.1f}" y="{height - bottom + 18}" text-anchor="middle">{r[2]:,}</text>']
    out += [f'<text x="{(left + width) / 2}" y="{height - 8}" text-anchor="middle">relations trained on</text>',
            f'<text x="14" y="{height / 2 - 10}" text-anchor="middle" transform="rotate(-90 14 {height / 2 - 10})">strict F1</text>',
            '</svg>', '']
    return '\n'.join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--shared', default=HERE + '/../../shared')
    parser.add_argument('--model', default=HERE + '/../Sources/English/Model')
    parser.add_argument('--seeds', type=int, default=1)
    parser.add_argument('--epochs', type=int, default=6, help='passes over all of the gold; smaller parts get at least '
                                                              f'{LEAST_STEPS} steps')
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--out', help='a Markdown file to write')
    parser.add_argument('--svg', help='a figure to write')
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    sys.path.insert(0, a.shared + '/bench')
    sys.dont_write_bytecode = True
    import score as scorer
    model, pieces = read_export(a.model)
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    documents, held = data.gold_training(a.shared)
    random.Random(1).shuffle(documents)
    parts = [documents[i::PARTS] for i in range(PARTS)]
    started = time.time()
    vectors = [encoded(model, pieces, part) for part in parts]
    print(f'{len(documents)} texts encoded, {time.time() - started:.0f} s', file=sys.stderr, flush=True)
    rows = []
    for count, title in FRACTIONS.items():
        batches = [b for part in vectors[:count] for b in part]
        texts = sum(map(len, parts[:count]))
        relations = sum(not r.get('optional') for part in parts[:count] for d in part for r in d['relations'])
        epochs = max(a.epochs, round(LEAST_STEPS / len(batches)))
        runs = []
        for seed in range(1, a.seeds + 1):
            loss = train(model, batches, epochs, seed)
            runs.append(figures(scorer, held, relation_scores(model, pieces, held)))
            print(f'{title}: {len(batches)} batches, {epochs} epochs, last loss {loss:.3f}, F1 {runs[-1][2]:.1f}, '
                  f'{time.time() - started:.0f} s', file=sys.stderr, flush=True)
        rows.append((title, texts, relations, *(sum(r[i] for r in runs) / len(runs) for i in range(3))))
    lines = ['| part of the gold | texts | demanded relations | precision | recall | strict F1 |', '|---|---|---|---|---|---|']
    lines += ['| {} | {:,} | {:,} | {:.1f} | {:.1f} | {:.1f} |'.format(*r) for r in rows]
    print('\n'.join(lines))
    if a.out:
        with open(a.out, 'w', encoding='utf8') as f:
            f.write('\n'.join(lines) + '\n')
    if a.svg:
        with open(a.svg, 'w', encoding='utf8') as f:
            f.write(svg(rows))


if __name__ == '__main__':
    main()
