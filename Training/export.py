"""Writes a checkpoint in the form that Sources/English reads, and the fixture that its tests compare with.

    python export.py CHECKPOINT FOLDER [--fixture FILE]

english.safetensors is laid out so that it can be mapped into memory and computed on as it is: matrices are int8 with a
scale an output, in the order in which AVX-512's dot products take them (see `packed`), and begin at multiples of 64 bytes.
vocab.txt has the pieces that are kept, a line a row. Word pieces of other scripts are left out, and so many of the rarest
ones that training never saw that the file stays under 26 MB.
"""
import argparse
import datetime
import json
import os
import unicodedata

import torch
from safetensors import safe_open
from safetensors.torch import load_file

from data import CONTEXT, MOST_PIECES, Pieces, casing, collate, pair_features
from model import ARC, ATTENTION_HEADS, FOLLOWS, HIDDEN, LABEL, NER, PREDICATES, TYPES, UPOS, Model, base_folder

FORMAT = 'entente-english-3'
MOST_BYTES = 25_000_000         # roots.safetensors has a million more
# In every corpus fewer than one name in a thousand directly follows one of its class, which the field learns too slowly.
ADJACENT = -4 * torch.tensor([[float(b[0] == 'B' and a[0] != 'O' and a[2:] == b[2:]) for b in NER] for a in [*NER, 'O']])
SPECIAL = ('[PAD]', '[UNK]', '[CLS]', '[SEP]')
SCRIPTS = ('LATIN', 'GREEK', 'MODIFIER', 'FEMININE', 'MASCULINE', 'MICRO', 'SUPERSCRIPT')


def readable(piece):
    """Whether English news may hold the piece, and the piece rule may make it."""
    if piece in SPECIAL:
        return True
    if piece.startswith('[') and piece.endswith(']') and len(piece) > 2:
        return False                                   # [MASK], [unused…]
    continuation, text = piece.startswith('##') and len(piece) > 2, piece.removeprefix('##') or piece
    for c in text:
        category = unicodedata.category(c)
        if ord(c) > 127:
            if category[0] in 'LM' and not unicodedata.name(c, '').startswith(SCRIPTS):
                return False
            if unicodedata.name(c, '').startswith(('CJK', 'KANGXI', 'FULLWIDTH', 'IDEOGRAPHIC', 'BOX', 'TIBETAN', 'ARABIC',
                                                   'HEBREW', 'DEVANAGARI', 'BENGALI', 'KATAKANA', 'TAMIL')):
                return False
        if continuation and (category[0] == 'P' or ord(c) < 128 and not c.isalnum()):
            return False                               # punctuation is always split off
        if continuation and category[0] == 'S' and c not in '£€°™':
            return False
    return True


def kept_pieces(model, pieces, most):
    """Rows to keep, in order."""
    base = load_file(base_folder() + '/model.safetensors')
    base = next(v for k, v in base.items() if k.endswith('word_embeddings.weight'))
    untouched = (model.word.weight.detach() == base).all(1)
    rows = [i for i, p in enumerate(pieces) if readable(p)]
    for i in sorted(rows, reverse=True):               # the vocabulary is sorted by frequency
        if len(rows) <= most:
            break
        if untouched[i] and len(pieces[i].removeprefix('##')) > 1 and pieces[i] not in SPECIAL:
            rows.remove(i)
    return rows


def quantised(weight):
    scale = (weight.abs().amax(1) / 127).clamp(min=1e-12)
    return (weight / scale[:, None]).round().clamp(-127, 127).to(torch.int8), scale


def packed(matrix):
    """[outputs, inputs] as [outputs / 16, inputs / 4, 16, 4]: each 64 bytes are 4 inputs of 16 outputs. Filled with zeros."""
    n, k = matrix.shape
    full = torch.zeros(-(-n // 16) * 16, -(-k // 4) * 4, dtype=matrix.dtype)
    full[:n, :k] = matrix
    return full.view(full.shape[0] // 16, 16, full.shape[1] // 4, 4).permute(0, 2, 1, 3).contiguous()


def unpacked(tensor):
    return tensor.permute(0, 2, 1, 3).reshape(tensor.shape[0] * 16, tensor.shape[1] * 4)


def linears(model):
    """Every linear layer as (name, weight, bias)."""
    queries = torch.ones(3 * HIDDEN)
    queries[:HIDDEN] = (HIDDEN // ATTENTION_HEADS) ** -0.5       # attention divides its scores by this
    for i, layer in enumerate(model.layers):
        yield (f'encoder.{i}.qkv', torch.cat([layer.q.weight, layer.k.weight, layer.v.weight]) * queries[:, None],
               torch.cat([layer.q.bias, layer.k.bias, layer.v.bias]) * queries)
        yield f'encoder.{i}.attention.output', layer.o.weight, layer.o.bias
        yield f'encoder.{i}.ffn.up', layer.up.weight, layer.up.bias
        yield f'encoder.{i}.ffn.down', layer.down.weight, layer.down.bias
    parts = (model.arc_dependent, model.arc_head, model.label_dependent, model.label_head, model.ner, model.pos, model.boundary)
    yield 'token', torch.cat([p.weight for p in parts]), torch.cat([p.bias for p in parts])
    # [d; 1] W k = (d W' + w) k, and with U for a label: [d; 1] U [k; 1] = (d U' + u) k + (d v + c).
    yield 'arc.bilinear', model.arc_bilinear[:ARC].T, model.arc_bilinear[ARC]
    u = model.label_bilinear                                     # label, dependent and 1, head and 1
    yield ('label.bilinear', torch.cat([u[:, :LABEL, :LABEL].permute(0, 2, 1).reshape(-1, LABEL), u[:, :LABEL, LABEL]]),
           torch.cat([u[:, LABEL, :LABEL].reshape(-1), u[:, LABEL, LABEL]]))
    for name in ('subject', 'object', 'hidden', 'output'):
        part = getattr(model.relation, name)
        yield 'relation.' + name, part.weight, part.bias


def norms(model):
    yield 'embeddings.norm', model.norm
    for i, layer in enumerate(model.layers):
        yield f'encoder.{i}.attention.norm', layer.attention_norm
        yield f'encoder.{i}.ffn.norm', layer.ffn_norm
    yield 'relation.norm', model.relation.norm


TABLES = ('types', 'distance', 'order', 'nesting')


def write_aligned(tensors, metadata, path):
    """A safetensors file with its tensors in the given order, the first at a multiple of 64 bytes."""
    kinds = {torch.int8: 'I8', torch.int32: 'I32', torch.float32: 'F32'}
    header, at = {'__metadata__': metadata}, 0
    for name, t in tensors.items():
        size = t.numel() * t.element_size()
        header[name] = dict(dtype=kinds[t.dtype], shape=list(t.shape), data_offsets=[at, at + size])
        at += size
    text = json.dumps(header, separators=(',', ':')).encode()
    text += b' ' * (-(8 + len(text)) % 64)
    with open(path, 'wb') as f:
        f.write(len(text).to_bytes(8, 'little') + text)
        for t in tensors.values():
            f.write(t.contiguous().numpy().tobytes())


def export(checkpoint, folder):
    model, about = Model.load(checkpoint)
    write(model, Pieces().pieces, folder, conll=about['conll'])


@torch.no_grad()
def write(model, pieces, folder, conll):
    matrices, vectors = {}, {}
    for name, weight, bias in linears(model):
        w, scale = quantised(weight)
        n = -(-len(w) // 16) * 16
        matrices[name + '.weight'] = packed(w)
        pad = lambda t: torch.cat([t, t.new_zeros(n - len(t))])
        vectors[name + '.scale'], vectors[name + '.bias'] = pad(scale), pad(bias)
        vectors[name + '.sum'] = pad(w.sum(1, dtype=torch.int32))
    for name, norm in norms(model):
        vectors[name + '.weight'], vectors[name + '.bias'] = norm.weight, norm.bias
    vectors['embeddings.position.weight'] = model.position.weight + model.kind.weight[0]
    vectors['embeddings.case.weight'] = model.case.weight
    for name in TABLES:
        vectors['relation.' + name] = getattr(model.relation, name).weight
    header = 110 * (len(matrices) + len(vectors) + 3) + 4000       # an upper bound
    room = MOST_BYTES - header - sum(t.numel() * t.element_size() for t in [*matrices.values(), *vectors.values()])
    rows = kept_pieces(model, pieces, room // (HIDDEN + 4))
    table, vectors['embeddings.word.scale'] = quantised(model.word.weight[rows])
    vectors['names.transitions'] = model.transitions + FOLLOWS + ADJACENT
    out = {**matrices, 'embeddings.word.weight': table, **vectors}
    os.makedirs(folder, exist_ok=True)
    metadata = {'format': FORMAT, 'context': str(CONTEXT), 'pos': json.dumps(UPOS), 'ner': json.dumps(NER),
                'relations': json.dumps(model.labels), 'predicates': json.dumps(PREDICATES), 'types': json.dumps(TYPES),
                'conll2003': json.dumps(conll), 'created': datetime.date.today().isoformat()}
    # Written beside and moved, so that no reader sees half a file.
    write_aligned({k: v.detach() for k, v in out.items()}, metadata, f'{folder}/.english.safetensors')
    with open(f'{folder}/.vocab.txt', 'w', encoding='utf8') as f:
        f.writelines(pieces[i] + '\n' for i in rows)
    for name in ('english.safetensors', 'vocab.txt'):
        os.chmod(f'{folder}/.{name}', 0o644)
        os.replace(f'{folder}/.{name}', f'{folder}/{name}')
    print('exported', folder, len(rows), 'pieces,', os.path.getsize(folder + '/english.safetensors'), 'bytes', flush=True)


@torch.no_grad()
def read_export(folder):
    """The exported model, weights as floats again: (model, pieces)."""
    w = load_file(folder + '/english.safetensors')
    with safe_open(folder + '/english.safetensors', 'pt') as f:
        metadata = f.metadata()
    model = Model(json.loads(metadata['relations']), w['embeddings.word.weight'].shape[0])

    def linear(name, n, k):
        return (unpacked(w[name + '.weight']).float() * w[name + '.scale'][:, None])[:n, :k], w[name + '.bias'][:n]

    def fill(module, weight, bias):
        module.weight.copy_(weight)
        module.bias.copy_(bias)
    model.word.weight.copy_(w['embeddings.word.weight'].float() * w['embeddings.word.scale'][:, None])
    model.position.weight.copy_(w['embeddings.position.weight'])
    model.kind.weight.zero_()
    model.case.weight.copy_(w['embeddings.case.weight'])
    model.transitions.copy_(w['names.transitions'] - FOLLOWS - ADJACENT)
    for name, norm in norms(model):
        fill(norm, w[name + '.weight'], w[name + '.bias'])
    queries = (HIDDEN // ATTENTION_HEADS) ** 0.5
    for i, layer in enumerate(model.layers):
        weight, bias = linear(f'encoder.{i}.qkv', 3 * HIDDEN, HIDDEN)
        for part, a, b, times in zip((layer.q, layer.k, layer.v), weight.split(HIDDEN), bias.split(HIDDEN), (queries, 1, 1)):
            fill(part, a * times, b * times)
        for part, name in ((layer.o, 'attention.output'), (layer.up, 'ffn.up'), (layer.down, 'ffn.down')):
            fill(part, *linear(f'encoder.{i}.{name}', *part.weight.shape))
    parts = (model.arc_dependent, model.arc_head, model.label_dependent, model.label_head, model.ner, model.pos, model.boundary)
    sizes = [len(p.bias) for p in parts]
    weight, bias = linear('token', sum(sizes), HIDDEN)
    for part, a, b in zip(parts, weight.split(sizes), bias.split(sizes)):
        fill(part, a, b)
    weight, bias = linear('arc.bilinear', ARC, ARC)
    model.arc_bilinear.copy_(torch.cat([weight.T, bias[None]]))
    count = len(model.labels)
    weight, bias = linear('label.bilinear', count * (LABEL + 1), LABEL)
    u = model.label_bilinear
    u[:, :LABEL, :LABEL] = weight[:count * LABEL].view(count, LABEL, LABEL).permute(0, 2, 1)
    u[:, :LABEL, LABEL] = weight[count * LABEL:]
    u[:, LABEL, :LABEL] = bias[:count * LABEL].view(count, LABEL)
    u[:, LABEL, LABEL] = bias[count * LABEL:]
    for name in ('subject', 'object', 'hidden', 'output'):
        part = getattr(model.relation, name)
        fill(part, *linear('relation.' + name, *part.weight.shape))
    for name in TABLES:
        getattr(model.relation, name).weight.copy_(w['relation.' + name])
    return model.eval(), Pieces(folder + '/vocab.txt')


# ---------------------------------------------------------------- the fixture

def pieces_by_rule(word, vocabulary):
    """The piece rule as Sources/English states it, to check that the tokenizers library does the same."""
    punctuation = lambda c: unicodedata.category(c)[0] == 'P' or ord(c) < 128 and not c.isalnum() and c.isprintable() and c != ' '
    cjk = lambda c: any(a <= ord(c) <= b for a, b in ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF),
                        (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)))
    text = ''.join(' ' if c.isspace() else c for c in word
                   if c in '\t\n\r' or unicodedata.category(c)[0] != 'C' and c != '\ufffd')
    text = ''.join(c for c in unicodedata.normalize('NFD', text) if unicodedata.category(c) != 'Mn')
    text = ''.join(c.lower() for c in text)
    text = ''.join(f' {c} ' if punctuation(c) or cjk(c) else c for c in text)
    out = []
    for token in text.split():
        found, start = [], 0
        while start < len(token) <= 100:
            for end in range(len(token), start, -1):
                piece = ('##' if start else '') + token[start:end]
                if piece in vocabulary:
                    break
            else:
                found = []
                break
            found.append(vocabulary[piece])
            start = end
        out += found or [vocabulary['[UNK]']]
    return out[:MOST_PIECES] or [vocabulary['[UNK]']]


SENTENCES = [s.split() for s in '''
Marta Echeverría flew to Nairobi on Monday .
The Foreign Ministry in Oslo said it would reply “ in due course . ”
PRESIDENT KOVAČ MEETS FINNISH ENVOY IN ZAGREB
storm cuts power to 14,000 homes in coastal Fiji
Kenya 's parliament voted 201 - 118 against the bill .
“ We did n’t ask for it , ” Ms Okafor told the BBC .
He was born in São Tomé and raised near Łódź , Poland .
U.S. Gen. John A. Whitfield arrived at 7:30 on 11/12 .
Shares in Brightwater plc. fell 3.4 % to £ 12.60 .
The U.N. called on both sides to stop fighting
Why did Prime Minister Leila Haddad resign ?
Reuters , AFP and the Associated Press reported the raid .
The Danish navy escorted the tanker Ørnen through the strait .
Talks between Ankara and Athens ended without a deal on Friday .
Dr. Anders Vik - Larsen , 63 , heads the Arctic Fisheries Board .
He wrote “ 東京 ” and “ Москва ” on the card .
Volunteers posted 🙂 after the rescue
The word pneumonoultramicroscopicsilicovolcanoconiosisantidisestablishmentarianismfloccinaucinihilipilification is long .
The code AB12-CD34-EF56-GH78-IJ90-KL12-MN34-OP56 expired .
No .
Peace
The Syrian Democratic Forces shelled a depot outside Raqqa , the Observatory said .
Bolivia accused Chile of diverting the Silala river .
The Kremlin denied it had hacked the Estonian electoral commission .
Former Trade Secretary Ruth Mbeki , now of Cambridge University , praised the pact .
At least 40 people , most of them children , were hurt when a bus overturned near Quetta , Pakistan .
The EU 's top court ruled that Hungary had broken asylum law .
The Rev. Paul O’Donnell 's sister lives in Saint-Denis .
Police in Lagos arrested three men on Tuesday
Turkish President Emre Aydın will host his Georgian counterpart , Nino Beridze , next week .
“ Enough ! ” shouted the crowd ; “ Enough ! ”
The 1970s deal ( signed in Geneva ) lapsed in 2019 ...
iPhone makers and McDonald 's sued each other in the 2nd circuit .
Rebels loyal to Colonel Idris Tall took Gao , Timbuktu and Kidal within a week .
Manila protested to Beijing over the water cannon .
India and Japan agreed to hold joint drills off Kochi in May , officials said .
naïve café owners in Zürich re-elected Mayor Jürg Bäumli
New Zealand beat Sri Lanka by 5 wickets at Lord 's .
UNITED NATIONS , March 3 ( Newsline ) - The Security Council met behind closed doors .
After a night of talks in Vienna that ran well past midnight , the foreign ministers of Austria , Slovenia and Croatia said on Thursday that they had settled a long dispute over river traffic on the Drava , agreed to share the cost of a new lock near Maribor , and asked the European Commission to send engineers before the summer .
'''.strip().split('\n')]
# Stretches of these sentences, and whether they are separated from each other.
STRETCHES = [([i], True) for i in (0, 1, 2, 3, 5, 7, 15, 17, 19, 20, 31, 34, 39)] \
    + [([4, 22, 26, 28], True), ([9, 13, 16, 37], False), (list(range(20, 36)), False), (list(range(36, 40)), True)]
# stretch, sentence in it, subject (first, end, type, nested), object
PAIRS = [(0, 0, (0, 2, 'person', False), (4, 5, 'place', False)), (13, 1, (0, 1, 'country', False), (2, 3, 'country', False)),
         (13, 1, (2, 3, 'country', False), (0, 1, 'country', False)),
         (15, 1, (0, 4, 'organization', False), (1, 2, 'country', True)),
         (15, 1, (1, 2, 'country', True), (0, 4, 'organization', False)),
         (15, 9, (2, 4, 'person', False), (0, 1, 'country', False)), (15, 9, (2, 4, 'person', False), (10, 12, 'person', False)),
         (15, 13, (3, 5, 'person', False), (6, 7, 'place', False)), (15, 15, (0, 1, 'country', False), (2, 3, 'country', False)),
         (12, 0, (17, 18, 'country', False), (54, 56, 'organization', False))]


@torch.inference_mode()
def fixture(folder, path):
    model, pieces = read_export(folder)
    vocabulary = {p: i for i, p in enumerate(pieces.pieces)}
    rounded = lambda t: [[round(x, 4) for x in row] for row in t.tolist()]
    words = [dict(words=w, pieces=[pieces.word(x) for x in w], casing=casing(w)) for w in SENTENCES]
    for w in SENTENCES:
        for x in w:
            assert pieces.word(x) == pieces_by_rule(x, vocabulary), x
    out, kept = [], []
    for of, separated in STRETCHES:
        sentences = [pieces.prepare(dict(words=SENTENCES[i])) for i in of]
        batch = collate([dict(sentences=sentences, separated=separated)], special=(pieces.first, pieces.last))
        h = model.encode(batch)
        arcs = model.arcs(h, batch)
        heads = arcs.argmax(-1)
        labels = model.label_logits(h, heads)
        item = dict(sentences=of, separated=separated, ner=rounded(model.ner(h[:, 1:])[0]), pos=rounded(model.pos(h[:, 1:])[0]),
                    boundary=[round(x, 4) for x in model.boundary(h[:, 1:])[0, :, 0].tolist()], trees=[])
        at = 0
        for s in sentences[:4]:
            n = len(s['words'])
            own = torch.cat([arcs[0, at:at + n, :1], arcs[0, at:at + n, at + 1:at + n + 1]], 1)
            best = own.argmax(-1)
            item['trees'].append(dict(arcs=rounded(own), heads=best.tolist(), labels=rounded(labels[0, at:at + n])))
            at += n
        out.append(item)
        kept.append((h, batch, [0, *torch.tensor([len(s['words']) for s in sentences]).cumsum(0).tolist()]))
    pairs = []
    for stretch, number, subject, object_ in PAIRS:
        h, batch, starts = kept[stretch]
        low, high, distance, order, nesting = pair_features(subject[:2], object_[:2], subject[3], object_[3])
        at = starts[number]
        row = [0, number, *(x + at for x in (*subject[:2], *object_[:2], low, high)), TYPES.index(subject[2]),
               TYPES.index(object_[2]), distance, order, nesting]
        logits = model.relation(h[:, 1:], batch['sentence'], batch['sentences'], torch.tensor([row]))
        pairs.append(dict(stretch=stretch, sentence=number, subject=dict(start=subject[0], end=subject[1], type=subject[2]),
                          object=dict(start=object_[0], end=object_[1], type=object_[2]), between=[low, high],
                          distance=distance, order=order, nesting=nesting, logits=rounded(logits)[0]))
    note = 'Written by Training/export.py, in single precision. sentences: the words, their pieces and casing classes. ' \
           'stretches: which sentences the encoder reads at once, whether [SEP] stands between them (one at the end ' \
           'always does), scores word by word through the stretch, and of the first four sentences the trees: arcs[i][0] ' \
           'is the root, arcs[i][j + 1] is word j of the sentence, a word to itself is -10000; heads are argmaxes of arcs ' \
           '(0 = root); labels are for those heads.'
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf8') as f:
        json.dump(dict(note=note, created=datetime.date.today().isoformat(), sentences=words, stretches=out, pairs=pairs), f,
                  ensure_ascii=False, separators=(',', ':'))
    print('fixture', path, os.path.getsize(path), 'bytes')


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('checkpoint')
    parser.add_argument('folder')
    parser.add_argument('--fixture')
    a = parser.parse_args()
    torch.set_num_threads(1)
    export(a.checkpoint, a.folder)
    if a.fixture:
        fixture(a.folder, a.fixture)
