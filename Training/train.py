"""Trains the English model and exports it.

    python train.py --shared ../../shared --out ../Sources/English/Model [--without-conll] [--work /tmp/entente-training]

One run over all corpora together, batch by batch: trees and tags of GUM and EWT, names of CoNLL-2003, UNER, CrossNER,
GUM's entities and the gold graphs, relations of the gold graphs. A checkpoint lies in --work after every epoch, with its
figures on the development sets.
"""
import argparse
import functools
import os
import random
import time
from collections import Counter

import torch

import data
import decode
from data import Pieces, augment, batches, collate, stretches
from entity_layers import gum_names
from export import export, fixture
from model import Model

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 1
EPOCHS = 10
RATES = dict(encoder=1.5e-4, heads=1e-3, relation=1e-3)
WARM_UP = 300
PIECES, RELATION_PIECES = 1400, 700     # of a batch
WEIGHTS = dict(ner=1.0, pos=0.5, arc=1.0, label=1.0, boundary=0.5, relation=1.0)


def optimizers(model):
    """AdamW for all but the word table, whose gradient is sparse."""
    groups = {}
    for name, p in model.named_parameters():
        if name == 'word.weight':
            continue
        part = name.split('.')[0]
        kind = 'relation' if part == 'relation' else 'encoder' if part in ('position', 'kind', 'norm', 'layers') else 'heads'
        groups.setdefault((kind, p.dim() > 1), []).append(p)
    dense = torch.optim.AdamW([dict(params=ps, lr=RATES[kind], full=RATES[kind], weight_decay=0.01 if matrix else 0.0)
                               for (kind, matrix), ps in groups.items()], fused=True, betas=(0.9, 0.98))
    sparse = torch.optim.SparseAdam([model.word.weight], lr=RATES['encoder'] / 2)
    return dense, sparse


def run(model, schedule, labels, pieces, rng, after_epoch):
    """Trains for as many epochs as `schedule` has lists of batches."""
    model.word.sparse = True
    dense, sparse = optimizers(model)
    parameters = [p for g in dense.param_groups for p in g['params']]
    total, step, words, spent, mean = sum(map(len, schedule)), 0, 0, 0.0, {}
    for epoch, epoch_batches in enumerate(schedule, 1):
        model.train()
        started = time.time()
        for batch_of in epoch_batches:
            factor = min(1, (step + 1) / WARM_UP) * (1 - step / total)
            for g in dense.param_groups:
                g['lr'] = g['full'] * factor
            sparse.param_groups[0]['lr'] = RATES['encoder'] / 2 * factor
            batch = collate([dict(t, sentences=[augment(s, rng, pieces) for s in t['sentences']]) for t in batch_of], labels)
            losses = model.losses(batch)
            dense.zero_grad()
            sparse.zero_grad()
            sum(WEIGHTS[k] * v for k, v in losses.items()).backward()
            torch.nn.utils.clip_grad_norm_([p for p in parameters if p.grad is not None], 2.0)
            dense.step()
            sparse.step()
            step += 1
            words += int(batch['counts_of_words'].sum())
            for k, v in losses.items():
                mean[k] = 0.98 * mean.get(k, v.item()) + 0.02 * v.item()
            if step % 100 == 0:
                seconds = spent + time.time() - started
                print(f'step {step}/{total} epoch {epoch} {seconds:.0f} s, {words / seconds:.0f} words/s',
                      {k: round(v, 3) for k, v in mean.items()}, flush=True)
        spent += time.time() - started
        model.eval()
        after_epoch(epoch, spent)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--shared', default=HERE + '/../../shared', help='folder with data and gold')
    parser.add_argument('--out', default=HERE + '/../Sources/English/Model', help='where the exported model goes')
    parser.add_argument('--work', default='/tmp/entente-training', help='where checkpoints go')
    parser.add_argument('--fixture', help="where the Swift tests' fixture goes")
    parser.add_argument('--without-conll', action='store_true', help='leave out CoNLL-2003 (Reuters text, research terms)')
    parser.add_argument('--epochs', type=int, default=EPOCHS)
    parser.add_argument('--threads', type=int, default=2)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    os.makedirs(a.work, exist_ok=True)
    pieces = Pieces()
    read = pieces.prepare_all

    trees = read(data.gum(a.shared, 'train', functools.partial(gum_names, shared=a.shared))), read(data.ewt(a.shared, 'train'))
    conll = [] if a.without_conll else read(data.conll2003(a.shared, 'train'))
    politics = read(data.crossner(a.shared, 'politics', 'train') + data.crossner(a.shared, 'politics', 'dev'))
    others = read([d for domain in ('ai', 'literature', 'music', 'science') for split in ('train', 'dev')
                   for d in data.crossner(a.shared, domain, split)])
    uner = read(data.uner(a.shared, 'dev'))
    training, held = data.gold_training(a.shared)
    with open(HERE + '/heldout.txt', 'w', encoding='utf8') as f:
        f.writelines(d['id'] + '\n' for d in held)
    adjectives = data.demonyms(a.shared)
    gold = read([data.gold_sentences(d, adjectives) for d in training])
    seen = Counter(r for of in trees for d in of for s in d for r in s['labels'])
    model = Model(sorted(r for r in seen if seen[r] >= 10 or ':' not in r))
    model.load_base()
    labels = {r: i for i, r in enumerate(model.labels)}
    for name, of in (('GUM', trees[0]), ('EWT', trees[1]), ('CoNLL', conll), ('politics', politics), ('other domains', others),
                     ('UNER', uner), ('gold', gold)):
        print(f'{name}: {len(of)} documents, {sum(map(len, of))} sentences, '
              f'{sum(len(s["words"]) for d in of for s in d)} words', flush=True)

    schedule = []
    for epoch in range(a.epochs):
        # Each batch is of one corpus, so that all its sentences carry the same layers of annotation.
        epoch_batches = batches(stretches(gold, rng), rng, RELATION_PIECES)
        names = politics + (others if epoch % 3 == 0 else []) + (uner if epoch % 2 else [])
        for corpus in (*trees, conll, names):
            epoch_batches += batches(stretches(corpus, rng), rng, PIECES)
        rng.shuffle(epoch_batches)
        schedule.append(epoch_batches)

    check = decode.Check(a.shared, pieces, labels)

    def keep(epoch, seconds):
        model.save(f'{a.work}/epoch-{epoch}.safetensors', seconds=seconds, relation=True, conll=not a.without_conll, seed=SEED)
        if epoch > 1 and os.path.exists(f'{a.work}/epoch-{epoch - 1}.safetensors'):
            os.remove(f'{a.work}/epoch-{epoch - 1}.safetensors')
        with open(f'{a.work}/minutes', 'w', encoding='utf8') as f:
            f.write(f'{seconds / 60:.0f}\n')
        print(f'epoch {epoch}, {seconds / 60:.0f} minutes:', check.figures(model), flush=True)
    run(model, schedule, labels, pieces, rng, keep)
    export(f'{a.work}/epoch-{a.epochs}.safetensors', a.out)
    if a.fixture:
        fixture(a.out, a.fixture)


if __name__ == '__main__':
    main()
