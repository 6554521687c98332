"""Trains the English model and exports it.

    python train.py --shared ../../shared --out ../Sources/English/Model [--without-conll] [--work /tmp/entente-training]
                    [--resume]

One run over all corpora together, batch by batch: trees and tags of GUM and EWT, names of CoNLL-2003, UNER, CrossNER,
GUM's entities and the gold graphs, relations of the gold graphs. After every CHECKS epochs the weights and their running
average lie in --work, with figures on the development sets printed; the average is exported. After every epoch all that a
run needs to go on is saved there too.
"""
import argparse
import functools
import os
import random
import shutil
import time
import zlib
from collections import Counter

import torch

import data
import decode
from data import Pieces, augment, batches, collate, length, stretches
from entity_layers import gum_names
from export import export, fixture
from model import Model
from workers import Team

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 1
EPOCHS = 16
RATES = dict(encoder=2e-4, case=1e-3, names=1.2e-3, trees=1.2e-3, boundary=1.2e-3, relation=1e-3)
WARM_UP = 300
PIECES, RELATION_PIECES = 1200, 700     # of a batch of one worker
WEIGHTS = dict(ner=1.0, pos=0.5, arc=1.0, label=1.0, boundary=1.0, ends=0.3, relation=1.0)     # ends: see Model.losses
AVERAGE = 0.997                         # decay a step of the running average of the weights, which is what is kept
CHECKS = 4                              # figures on the development sets every so many epochs


def groups(model):
    """Parameters by the part of the network, those of the heads apart because not every batch has their annotation."""
    out = {}
    for name, p in model.named_parameters():
        if name == 'word.weight':
            continue
        part = name.split('.')[0]
        kind = part if part in ('relation', 'boundary') else 'names' if part in ('ner', 'transitions') \
            else 'case' if part == 'case' else 'encoder' if part in ('position', 'kind', 'norm', 'layers') else 'trees'
        out.setdefault((kind, p.dim() > 1 and part != 'transitions'), []).append(p)
    return [(parameters, RATES[kind], 0.01 if matrix else 0.0) for (kind, matrix), parameters in out.items()]


def paired(epoch_batches, workers, rng):
    """The batches in random order, those that workers compute at the same time of like size."""
    def size(batch):                                       # as measured
        of = batch[0]['sentences'][0]
        cells = len(batch) * max(map(length, batch))
        return cells * (1 + 0.16 * ('heads' in of) + 0.24 * ('groups' in of)) \
            + 0.24 * sum(len(s.get('groups', ())) for t in batch for s in t['sentences'])
    rng.shuffle(epoch_batches)
    steps = []
    for i in range(0, len(epoch_batches), 40 * workers):
        near = sorted(epoch_batches[i:i + 40 * workers], key=size)
        steps += [near[j:j + workers] for j in range(0, len(near), workers)]
    rng.shuffle(steps)
    return steps


def run(worker, model, schedule, labels, pieces, after_epoch, states, resume):
    """Trains for as many epochs as `schedule` has lists of steps, or those that are left after `resume`, a saved state."""
    torch.manual_seed(SEED + worker.rank)
    rng = random.Random(SEED + worker.rank)
    total, step, words, mean, started, done = sum(map(len, schedule)), 0, 0, {}, time.time(), 0
    mark = zlib.crc32(repr([[[list(map(length, b)) for b in at_once] for at_once in steps] for steps in schedule]).encode())
    if resume:
        about = torch.load(f'{resume}/worker-{worker.rank}.pt')
        if about['schedule'] != mark:
            raise SystemExit('the saved state is of another run: data, epochs or workers differ')
        worker.restore(about['worker'])
        rng.setstate(about['rng'])
        done, words, mean = about['epoch'], about['words'], about['mean']
        step, started = worker.steps, started - about['seconds']
    for epoch, steps in list(enumerate(schedule, 1))[done:]:
        model.train()
        for at_once in steps:
            loss = None
            if worker.rank < len(at_once):
                batch = collate([dict(t, sentences=[augment(s, rng, pieces) for s in t['sentences']])
                                 for t in at_once[worker.rank]], labels)
                losses = model.losses(batch)
                loss = sum(WEIGHTS[k] * v for k, v in losses.items())
                words += int(batch['counts_of_words'].sum())
                for k, v in losses.items():
                    mean[k] = 0.98 * mean.get(k, v.item()) + 0.02 * v.item()
            worker.step(loss, min(1, (step + 1) / WARM_UP) * (1 - step / total))
            step += 1
            if step % 100 == 0 and worker.rank == 0:
                seconds = time.time() - started
                print(f'step {step}/{total} epoch {epoch} {seconds:.0f} s, {words / seconds:.0f} words/s of this worker',
                      {k: round(v, 3) for k, v in mean.items()}, flush=True)
        model.eval()
        after_epoch(worker, epoch, time.time() - started)
        save_state(worker, f'{states}/{epoch}', dict(
            worker=worker.state(), rng=rng.getstate(), epoch=epoch, words=words, mean=mean, seconds=time.time() - started,
            schedule=mark))


def save_state(worker, folder, about):
    """Each worker its part, into a folder that gets its name when all of it is there; older ones go."""
    parent, name = os.path.split(folder)
    new = f'{parent}/new'
    if worker.rank == 0:
        shutil.rmtree(new, ignore_errors=True)
        os.makedirs(new)
        torch.save(worker.team.state(), new + '/weights.pt')
    worker.wait()
    torch.save(about, f'{new}/worker-{worker.rank}.pt')
    worker.wait()
    if worker.rank == 0:
        os.sync()
        shutil.rmtree(folder, ignore_errors=True)
        os.rename(new, folder)
        for old in set(os.listdir(parent)) - {name}:
            shutil.rmtree(f'{parent}/{old}')


def newest_state(states):
    epochs = [int(x) for x in os.listdir(states) if x.isdigit()] if os.path.isdir(states) else []
    return f'{states}/{max(epochs)}' if epochs else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--shared', default=HERE + '/../../shared', help='folder with data and gold')
    parser.add_argument('--out', default=HERE + '/../Sources/English/Model', help='where the exported model goes')
    parser.add_argument('--work', default='/tmp/entente-training', help='where checkpoints go')
    parser.add_argument('--fixture', help="where the Swift tests' fixture goes")
    parser.add_argument('--without-conll', action='store_true', help='leave out CoNLL-2003 (Reuters text, research terms)')
    parser.add_argument('--epochs', type=int, default=EPOCHS)
    parser.add_argument('--workers', type=int, default=2, help='processes, one core each')
    parser.add_argument('--resume', action='store_true', help='go on after the last whole epoch of the run in --work')
    a = parser.parse_args()
    torch.set_num_threads(1)
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
        schedule.append(paired(epoch_batches, a.workers, rng))

    check = decode.Check(a.shared, pieces, labels)

    def keep(worker, epoch, seconds):
        if epoch % CHECKS and epoch != a.epochs:
            return
        worker.wait()
        for rank, name in ((0, 'last'), (a.workers - 1, 'average')):
            if worker.rank == rank:
                now = model if name == 'last' else worker.team.averaged()
                now.save(f'{a.work}/{name}.safetensors', conll=not a.without_conll)
                print(f'epoch {epoch}, {seconds / 60:.0f} minutes, {name}:', check.figures(now), flush=True)
        if worker.rank == 0:
            with open(f'{a.work}/minutes', 'w', encoding='utf8') as f:
                f.write(f'{seconds / 60:.0f}\n')
        worker.wait()
    team = Team(model, groups(model), RATES['encoder'] / 2, a.workers, AVERAGE)
    model.word.sparse = True
    states = a.work + '/state'
    resume = newest_state(states) if a.resume else None
    if resume:
        print('going on after epoch', os.path.basename(resume), flush=True)
        team.restore(torch.load(resume + '/weights.pt'))
    team.run(lambda worker: run(worker, model, schedule, labels, pieces, keep, states, resume))
    export(f'{a.work}/average.safetensors', a.out)
    if a.fixture:
        fixture(a.out, a.fixture)


if __name__ == '__main__':
    main()
