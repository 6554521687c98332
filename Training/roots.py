"""The PLOVER root of a marked pair: trains the heads that stand on the encoder's word vectors, and measures them.

    python roots.py --shared ../../shared --model ../Sources/English/Model [--check] [--fixture FILE]

The encoder stays as it was exported. --check prints figures of a cross-validation on data/plv/PLV_train.tsv, grouped by
sentence; without it the heads are trained on all rows and written beside the model as roots.safetensors.
"""
import argparse
import csv
import hashlib
import json
import os
import random
import re

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

import data
from export import packed, quantised, read_export, write_aligned
from model import HIDDEN, LAYERS, Dropout

HERE = os.path.dirname(os.path.abspath(__file__))
ROOTS = ['AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE', 'AID', 'YIELD', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST',
         'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']
MOST_WORDS = 200
# Where a word stands: in the source, in the target, before both, between them (source first, target first), after both.
SOURCE, TARGET, BEFORE, BETWEEN, BACKWARDS, AFTER = range(6)


# ---------------------------------------------------------------- rows

def read_marked(marked):
    """(text, span of the source, span of the target) of a sentence in which <s>, <t> mark the two; of several the first.
    What is not marked is None: some rows have an actor that is not named."""
    text, spans, opened = '', {}, {}
    for part in re.split(r'(</?[st]>)', marked):
        if re.fullmatch(r'<[st]>', part):
            opened[part[1]] = len(text)
        elif re.fullmatch(r'</[st]>', part):
            spans.setdefault(part[2], (opened.get(part[2], 0), len(text)))
        else:
            text += part
    return text, spans.get('s'), spans.get('t')


def words_of(text, *spans):
    """The words of a text, and for each span of characters the words (first, end) that it touches, or None."""
    at = [m.span() for m in data.WORD.finditer(text)][:MOST_WORDS]
    ranges = []
    for span in spans:
        inside = [i for i, (x, y) in enumerate(at) if span and x < span[1] and span[0] < y]
        ranges.append((inside[0], inside[-1] + 1) if inside else None)
    return [text[a:b] for a, b in at], ranges


def row(marked, root, identifier):
    text, source, target = read_marked(marked)
    words, (s, t) = words_of(text, source, target)
    return dict(id=identifier, text=text, words=words, source=s, target=t, root=ROOTS.index(root))


def read_plv(shared):
    with open(f'{shared}/data/plv/PLV_train.tsv', encoding='utf8', newline='') as f:
        return [row(r['marked_sentence'], r['gold_root'], r['sentence_id'])
                for r in csv.DictReader(f, delimiter='\t') if r['gold_root'] in ROOTS]


def read_own(path=HERE + '/gold/roots.tsv'):
    with open(path, encoding='utf8') as f:
        lines = [line.rstrip('\n').split('\t') for line in f][1:]
    return [row(marked, root, f'own-{i}') for i, (root, marked) in enumerate(lines)]


# ---------------------------------------------------------------- the encoder's word vectors

@torch.inference_mode()
def encode(model, pieces, rows, size=32):
    """Adds `vectors` to each row: its words' vectors, the row read as one sentence."""
    known = {}
    order = sorted({r['text']: r for r in rows}.values(), key=lambda r: len(r['words']))
    for i in range(0, len(order), size):
        prepared = [pieces.prepare(dict(words=r['words'])) for r in order[i:i + size]]
        batch = data.collate([dict(sentences=[s], separated=True) for s in prepared], special=(pieces.first, pieces.last))
        states = model.encode(batch)
        for r, h in zip(order[i:i + size], states):
            known[r['text']] = h[1:1 + len(r['words'])].clone()
    for r in rows:
        r['vectors'] = known[r['text']]


# ---------------------------------------------------------------- the head

def regions(count, source, target):
    """Where each word stands. A span that lies in the other one is marked within it; without both nothing is between."""
    spans = [x for x in (source, target) if x]
    low, high = min([count, *(b for _, b in spans)]), max([0, *(a for a, _ in spans)])
    first = min([count, *(a for a, _ in spans)])
    between = BACKWARDS if source and target and target[0] < source[0] else BETWEEN
    out = [BEFORE if i < first else between if low <= i < high else AFTER for i in range(count)]
    marks = [(x, mark) for x, mark in ((source, SOURCE), (target, TARGET)) if x]
    for (a, b), mark in sorted(marks, key=lambda m: m[0][0] - m[0][1]):
        out[a:b] = [mark] * (b - a)
    return out


def collate(rows):
    longest = max(len(r['words']) for r in rows)
    x = torch.zeros(len(rows), longest, HIDDEN)
    region = torch.full((len(rows), longest), AFTER)
    inside = torch.zeros(len(rows), longest, dtype=torch.bool)
    for i, r in enumerate(rows):
        n = len(r['words'])
        x[i, :n] = r['vectors']
        region[i, :n] = torch.tensor(r['regions'])
        inside[i, :n] = True
    return x, region, inside


class RootHead(nn.Module):
    """Reads a sentence's word vectors with the pair marked in them; logits of the 15 roots.

    Words are projected and told where they stand. Learned queries each take a weighted mean of them; these, and the means
    of source and target, go through a hidden layer.
    """

    def __init__(self, size=192, looks=4, hidden=128, dropout=0.3):
        super().__init__()
        self.norm, self.input = nn.LayerNorm(HIDDEN, 1e-5), nn.Linear(HIDDEN, size)
        self.region = nn.Embedding(6, size)
        nn.init.normal_(self.region.weight, std=0.3)
        self.last = nn.LayerNorm(size, 1e-5)
        self.look = nn.Linear(size, looks)
        self.hidden, self.output = nn.Linear((looks + 2) * size, hidden), nn.Linear(hidden, len(ROOTS))
        self.dropout = Dropout(dropout)

    def forward(self, x, region, inside):
        x = self.last(self.input(self.dropout(self.norm(x))) + self.region(region))
        away = torch.zeros(inside.shape).masked_fill(~inside, -1e9)
        looks = (self.look(x) + away[..., None]).softmax(1)
        means = torch.stack([(region == r) & inside for r in (SOURCE, TARGET)], -1).float()
        means = means / means.sum(1, keepdim=True).clamp(min=1)
        pooled = torch.cat([looks, means], -1).transpose(1, 2) @ x
        return self.output(self.dropout(F.gelu(self.hidden(self.dropout(pooled.flatten(1))))))


# ---------------------------------------------------------------- training

def train(rows, seed, epochs=14, rate=1.5e-3, size=32, smoothing=0.1, decay=0.05, word_dropout=0.05, balance=0.5):
    """A head trained on rows; classes count by the inverse of their frequency to the power `balance`. The running average
    of the last two fifths is kept."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    head = RootHead()
    matrices = [p for n, p in head.named_parameters() if p.dim() > 1 and 'region' not in n]
    rest = [p for n, p in head.named_parameters() if not (p.dim() > 1 and 'region' not in n)]
    optimizer = torch.optim.AdamW([dict(params=matrices, weight_decay=decay), dict(params=rest, weight_decay=0)], lr=rate)
    counts = torch.bincount(torch.tensor([r['root'] for r in rows]), minlength=len(ROOTS)).float()
    classes = (counts.mean() / counts.clamp(min=1)) ** balance
    per_epoch = -(-len(rows) // size)
    total, step, average = epochs * per_epoch, 0, None
    for epoch in range(epochs):
        order = rows[:]
        rng.shuffle(order)
        batches = []
        for i in range(0, len(order), 16 * size):
            near = sorted(order[i:i + 16 * size], key=lambda r: len(r['words']))
            batches += [near[j:j + size] for j in range(0, len(near), size)]
        rng.shuffle(batches)
        head.train()
        for batch in batches:
            x, region, inside = collate(batch)
            hidden = torch.rand(inside.shape) < word_dropout
            x = x.masked_fill(hidden[..., None], 0)
            gold = torch.tensor([r['root'] for r in batch])
            weight = classes[gold]
            with torch.autocast('cpu', dtype=torch.bfloat16):
                logits = head(x, region, inside).float()
            loss = F.cross_entropy(logits, gold, reduction='none', label_smoothing=smoothing)
            loss = (loss * weight).sum() / weight.sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            for g in optimizer.param_groups:
                g['lr'] = rate * min(1, (step + 1) / 60) * (1 - step / total)
            optimizer.step()
            step += 1
            if step > total * 0.6:
                with torch.no_grad():
                    if average is None:
                        average = [p.clone() for p in head.parameters()]
                    for a, p in zip(average, head.parameters()):
                        a.lerp_(p, 0.02)
    with torch.no_grad():
        for a, p in zip(average, head.parameters()):
            p.copy_(a)
    return head.eval()


@torch.inference_mode()
def predict(heads, rows, size=64):
    """Probabilities, a row for each of `rows`: the mean of the heads."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]['words']))
    out = torch.zeros(len(rows), len(ROOTS))
    for i in range(0, len(order), size):
        at = order[i:i + size]
        batch = collate([rows[j] for j in at])
        out[at] = sum(head(*batch).softmax(-1) for head in heads) / len(heads)
    return out


def fold(text, folds=5):
    return int(hashlib.md5(('entente-roots ' + text).encode()).hexdigest(), 16) % folds


def figures(gold, found):
    """(macro F1, accuracy, F1 by root) in percent."""
    by = {}
    for c, name in enumerate(ROOTS):
        right = sum(g == p == c for g, p in zip(gold, found))
        wanted, given = sum(g == c for g in gold), sum(p == c for p in found)
        by[name] = 200 * right / (wanted + given) if wanted + given else 0
    return sum(by.values()) / len(by), 100 * sum(g == p for g, p in zip(gold, found)) / len(gold), by


# ---------------------------------------------------------------- the file for Swift, the fixture

def mark(folder):
    """What tells an encoder's weights apart: FNV-1a over the last matrix, in words of eight bytes, as Swift computes it."""
    weights = load_file(folder + '/english.safetensors')[f'encoder.{LAYERS - 1}.ffn.down.weight'].contiguous()
    number = weights.numel()
    for word in weights.flatten().view(torch.int64).tolist():
        number = ((number ^ (word & (1 << 64) - 1)) * 0x100000001B3) & (1 << 64) - 1
    return f'{number:x}'


@torch.no_grad()
def write(heads, folder):
    matrices, vectors = {}, {}
    for number, head in enumerate(heads):
        for part in ('input', 'look', 'hidden', 'output'):
            name, layer = f'{number}.{part}', getattr(head, part)
            w, scale = quantised(layer.weight)
            n = -(-len(w) // 16) * 16
            pad = lambda t: torch.cat([t, t.new_zeros(n - len(t))])
            matrices[name + '.weight'] = packed(w)
            vectors[name + '.scale'], vectors[name + '.bias'] = pad(scale), pad(layer.bias)
            vectors[name + '.sum'] = pad(w.sum(1, dtype=torch.int32))
            layer.weight.copy_(w.float() * scale[:, None])         # so that the fixture is of what is written
        for part in ('norm', 'last'):
            norm = getattr(head, part)
            vectors[f'{number}.{part}.weight'], vectors[f'{number}.{part}.bias'] = norm.weight, norm.bias
        vectors[f'{number}.region'] = head.region.weight
    about = dict(roots=' '.join(ROOTS), heads=str(len(heads)), encoder=mark(folder))
    path = f'{folder}/roots.safetensors'
    write_aligned({k: v.detach() for k, v in {**matrices, **vectors}.items()}, about, path + '.new')
    os.replace(path + '.new', path)
    print('wrote', path, os.path.getsize(path), 'bytes', flush=True)


def write_fixture(heads, rows, path):
    items = [dict(words=r['words'], source=r['source'], target=r['target'], probabilities=[round(x, 5) for x in p])
             for r, p in zip(rows, predict(heads, rows).tolist())]
    note = 'Written by Training/roots.py, in single precision: the words of a sentence, the words of source and target ' \
           '(first, end), the probabilities of the roots.'
    with open(path, 'w', encoding='utf8') as f:
        json.dump(dict(note=note, roots=ROOTS, items=items), f, ensure_ascii=False, separators=(',', ':'))
    print('fixture', path, os.path.getsize(path), 'bytes')


# ---------------------------------------------------------------- the run

SEEDS = (1, 2, 3, 4)       # of the heads whose mean is taken


def prepared(shared, folder):
    """(PLV's rows, our own), with the exported encoder's vectors."""
    model, pieces = read_export(folder)
    plv, own = read_plv(shared), read_own()
    encode(model, pieces, plv + own)
    for r in plv + own:
        r['regions'] = regions(len(r['words']), r['source'], r['target'])
    return plv, own


def cross_validate(plv, own):
    """Prints figures of five folds, grouped by sentence: of each head, of their mean, and of texts the encoder never read."""
    gold, total = [r['root'] for r in plv], torch.zeros(len(plv), len(ROOTS))
    with open(HERE + '/heldout.txt', encoding='utf8') as f:
        unread = set(f.read().split())
    held = [i for i, r in enumerate(plv) if 'plvt-' + r['id'] in unread]

    def show(name, scores):
        best = scores.argmax(1).tolist()
        macro, accuracy, by = figures(gold, best)
        print(f'{name}: macro F1 {macro:.1f}, accuracy {accuracy:.1f}; {len(held)} rows whose sentences the encoder was not '
              f'trained on: accuracy {figures([gold[i] for i in held], [best[i] for i in held])[1]:.1f}', flush=True)
        return by
    for seed in SEEDS:
        scores = torch.zeros(len(plv), len(ROOTS))
        for f in range(5):
            head = train([r for r in plv if fold(r['text']) != f] + own, seed)
            out = [i for i, r in enumerate(plv) if fold(r['text']) == f]
            scores[out] = predict([head], [plv[i] for i in out])
        show(f'head {seed}', scores)
        total += scores
    for root, f in show('their mean', total).items():
        print(f'{root:10} {gold.count(ROOTS.index(root)):4} rows, F1 {f:.1f}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--shared', default=HERE + '/../../shared')
    parser.add_argument('--model', default=HERE + '/../Sources/English/Model', help='folder of the exported encoder')
    parser.add_argument('--fixture', help="where the Swift tests' fixture goes")
    parser.add_argument('--check', action='store_true', help='print cross-validated figures instead')
    a = parser.parse_args()
    torch.set_num_threads(1)
    plv, own = prepared(a.shared, a.model)
    if a.check:
        return cross_validate(plv, own)
    heads = [train(plv + own, seed) for seed in SEEDS]
    write(heads, a.model)
    if a.fixture:
        unnamed = [dict(r, source=None, regions=regions(len(r['words']), None, r['target'])) for r in own[5:7]]
        write_fixture(heads, own[::90] + unnamed, a.fixture)


if __name__ == '__main__':
    main()
