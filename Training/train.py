"""Trains the English model and exports it.

    python train.py --shared ../../shared --out ../Sources/English/Model [--without-conll] [--work /tmp/entente-training]

Stage 1: names from CoNLL-2003, tags and trees from GUM and EWT. Stage 2, at a lower rate: once more over everything, with
names from elsewhere and the relation head on the gold graphs. Checkpoints lie in --work; --stage 2 goes on from there.
"""
import argparse
import os
import random
import time
from collections import Counter

import torch

import data
from data import Pieces, augment, batches, collate
from export import export
from model import Model

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 1
STAGE1 = dict(epochs=3, encoder=1e-4, heads=1e-3, relation=0.0, warm_up=150)
# Stage 2 repeats stage 1's sentences once, and goes over the gold graphs several times.
STAGE2 = dict(encoder=6e-5, heads=4e-4, relation=1e-3, warm_up=100, gold_passes=5)
WEIGHTS = dict(ner=1.0, pos=0.5, arc=1.0, label=1.0, relation=1.0)


def optimizers(model, plan):
    """AdamW for all but the word table, whose gradient is sparse."""
    groups = {}
    for name, p in model.named_parameters():
        if name == 'word.weight':
            continue
        part = name.split('.')[0]
        kind = 'relation' if part == 'relation' else 'encoder' if part in ('position', 'kind', 'norm', 'layers') else 'heads'
        if plan[kind]:                                 # stage 1 has no relation head
            groups.setdefault((kind, p.dim() > 1), []).append(p)
    dense = torch.optim.AdamW([dict(params=ps, lr=plan[kind], full=plan[kind], weight_decay=0.01 if matrix else 0.0)
                               for (kind, matrix), ps in groups.items()], fused=True, betas=(0.9, 0.98))
    sparse = torch.optim.SparseAdam([model.word.weight], lr=plan['encoder'] / 2)
    return dense, sparse


def run(model, plan, schedule, labels, pieces, rng, after_epoch):
    """Trains for as many epochs as `schedule` has lists of batches."""
    model.word.sparse = True
    dense, sparse = optimizers(model, plan)
    parameters = [p for g in dense.param_groups for p in g['params']]
    total, step, words, started, mean = sum(map(len, schedule)), 0, 0, time.time(), {}
    for epoch, epoch_batches in enumerate(schedule, 1):
        model.train()
        for sentences in epoch_batches:
            factor = min(1, (step + 1) / plan['warm_up']) * (1 - step / total)
            for g in dense.param_groups:
                g['lr'] = g['full'] * factor
            sparse.param_groups[0]['lr'] = plan['encoder'] / 2 * factor
            batch = collate([augment(s, rng, pieces) for s in sentences], labels)
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
                seconds = time.time() - started
                print(f'step {step}/{total} epoch {epoch} {seconds:.0f} s, {words / seconds:.0f} words/s',
                      {k: round(v, 3) for k, v in mean.items()}, flush=True)
        model.eval()
        after_epoch(epoch, time.time() - started)
    return time.time() - started


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--shared', default=HERE + '/../../shared', help='folder with data and gold')
    parser.add_argument('--out', default=HERE + '/../Sources/English/Model', help='where the exported model goes')
    parser.add_argument('--work', default='/tmp/entente-training', help='where checkpoints go')
    parser.add_argument('--without-conll', action='store_true', help='leave out CoNLL-2003 (Reuters text, research terms)')
    parser.add_argument('--stage', type=int, choices=(1, 2), help='run one stage only')
    parser.add_argument('--threads', type=int, default=2)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    os.makedirs(a.work, exist_ok=True)
    pieces = Pieces()
    read = pieces.prepare_all
    conll = [] if a.without_conll else read(data.conll2003(a.shared, 'train'))
    trees = read(data.gum(a.shared, 'train') + data.ewt(a.shared, 'train'))
    about = dict(conll=not a.without_conll, seed=SEED)

    if a.stage in (None, 1):
        torch.manual_seed(SEED)
        rng = random.Random(SEED)
        if a.without_conll:                            # names must come from somewhere
            names = read(data.uner(a.shared, 'dev') + data.crossner(a.shared, 'politics', 'train')
                         + data.crossner(a.shared, 'politics', 'dev'))
        else:
            names = conll
        seen = Counter(r for s in trees for r in s['labels'])
        model = Model(sorted(r for r in seen if seen[r] >= 10 or ':' not in r))
        model.load_base()
        labels = {r: i for i, r in enumerate(model.labels)}
        schedule = []
        for _ in range(STAGE1['epochs']):
            schedule.append(batches(names, rng, 1300) + batches(trees, rng, 1300))
            rng.shuffle(schedule[-1])
        print('stage 1:', len(names), 'sentences with names,', len(trees), 'with trees,', len(labels), 'labels', flush=True)

        def keep(epoch, seconds):
            last = epoch == STAGE1['epochs']
            model.save(f'{a.work}/stage1{"" if last else f"-{epoch}"}.safetensors', seconds=seconds, relation=False, **about)
        run(model, STAGE1, schedule, labels, pieces, rng, keep)

    if a.stage in (None, 2):
        torch.manual_seed(SEED + 1)
        rng = random.Random(SEED + 1)
        model, before = Model.load(f'{a.work}/stage1.safetensors')
        labels = {r: i for i, r in enumerate(model.labels)}
        politics = read(data.crossner(a.shared, 'politics', 'train') + data.crossner(a.shared, 'politics', 'dev'))
        others = read([s for domain in ('ai', 'literature', 'music', 'science') for split in ('train', 'dev')
                       for s in data.crossner(a.shared, domain, split)])
        names = conll + read(data.uner(a.shared, 'dev')) + others + politics * 2
        training, held = data.gold_training(a.shared)
        with open(HERE + '/heldout.txt', 'w', encoding='utf8') as f:
            f.writelines(d['id'] + '\n' for d in held)
        adjectives = data.demonyms(a.shared)
        gold = read([s for d in training for s in data.gold_sentences(d, adjectives)])
        related, plain = [s for s in gold if s['groups']], [s for s in gold if not s['groups']]
        for s in plain:
            del s['groups'], s['mentions']
        epoch = batches(names + plain, rng, 1300) + batches(trees, rng, 1300)
        for _ in range(STAGE2['gold_passes']):
            epoch += batches(related, rng, 650)
        rng.shuffle(epoch)
        print('stage 2:', len(names) + len(plain), 'sentences with names,', len(gold), 'gold ones,',
              sum(len(s['groups']) for s in related), 'pairs of entities,',
              sum(sum(g[3]) for s in related for g in s['groups']), 'relations', flush=True)

        def finish(_, seconds):
            model.save(f'{a.work}/stage2.safetensors', seconds=before['seconds'] + seconds, relation=True, **about)
            print(f'trained in {(before["seconds"] + seconds) / 60:.0f} minutes', flush=True)
        run(model, STAGE2, [epoch], labels, pieces, rng, finish)

    last = f'{a.work}/stage{a.stage or 2}.safetensors'
    export(last, a.out)


if __name__ == '__main__':
    main()
