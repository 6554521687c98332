"""From scores to tags, and quick figures on the development sets while training."""
import random

import torch

import data
from data import CONTEXT, batches, collate, pack
from model import FOLLOWS, NER
from scoring import prf, spans

def viterbi(logits, table):
    """The likeliest tags among the well-formed sequences. `table`: the model's transitions and FOLLOWS."""
    best, back = logits[0] + table[-1], []
    for row in logits[1:]:
        ways = best[:, None] + table[:-1]
        back.append(ways.argmax(0))
        best = ways.max(0) + row
    tags = [int(best.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return [NER[t] for t in reversed(tags)]


def f1(right, found, wanted):
    return round(prf(right, found, wanted)[2], 2)


class Check:
    """Figures on CoNLL-2003 dev (names) and EWT dev (trees by the best head of each word, sentence ends)."""

    def __init__(self, shared, pieces, labels):
        self.labels = labels
        self.names = [t for d in pieces.prepare_all(data.conll2003(shared, 'dev')) for t in pack(d, CONTEXT, True)]
        trees = pieces.prepare_all(data.ewt(shared, 'dev'))
        self.trees = [t for d in trees for t in pack(d, CONTEXT, True)]
        self.raw = [t for d in trees for t in pack(d, CONTEXT, False)]

    def sets(self, of):
        return batches(of, random.Random(0), 4000)

    @torch.inference_mode()
    def figures(self, model):
        right = found = wanted = 0
        table = (model.transitions + FOLLOWS).double().numpy()
        for of in self.sets(self.names):
            batch = collate(of)
            logits = model.ner(model.encode(batch)[:, 1:]).double().numpy()
            for row, stretch in zip(logits, of):
                at = 0
                for s in stretch['sentences']:
                    g = spans([NER[min(a)] for a in s['allowed']])
                    p = spans(viterbi(row[at:at + len(s['words'])], table))
                    right, found, wanted = right + len(g & p), found + len(p), wanted + len(g)
                    at += len(s['words'])
        out = dict(conll_dev=f1(right, found, wanted))
        total = arcs = labelled = 0
        for of in self.sets(self.trees):
            batch = collate(of, self.labels)
            h = model.encode(batch)
            heads = model.arcs(h, batch).argmax(-1)
            rels = model.label_logits(h, heads).argmax(-1)
            real = batch['word_mask']
            same = (heads == batch['heads']) & real
            total, arcs = total + int(real.sum()), arcs + int(same.sum())
            labelled += int((same & (rels == batch['labels'])).sum())
        out.update(ewt_dev_uas=round(100 * arcs / total, 2), ewt_dev_las=round(100 * labelled / total, 2))
        right = found = wanted = 0
        for of in self.sets(self.raw):
            batch = collate(of, self.labels)
            z = (model.boundary(model.encode(batch)[:, 1:])[..., 0] > 0) & (batch['ends_count'] > 0)
            g = (batch['ends'] > 0) & (batch['ends_count'] > 0)
            right, found, wanted = right + int((z & g).sum()), found + int(z.sum()), wanted + int(g.sum())
        out['ewt_dev_ends'] = f1(right, found, wanted)
        return out
