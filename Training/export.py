"""Writes a checkpoint in the form that Sources/English reads, and the fixture that its tests compare with.

    python export.py CHECKPOINT FOLDER [--fixture FILE]

english.safetensors has the encoder and the word table in int8 with a scale a row, heads in half precision; vocab.txt has
the pieces that are kept, a line a row. Word pieces of other scripts are left out, and so many of the rarest ones that
training never saw that the file stays under 26 MB.
"""
import argparse
import datetime
import json
import os
import unicodedata

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from data import MOST_PIECES, Pieces, casing, collate, pair_features
from model import HIDDEN, NER, PREDICATES, TYPES, UPOS, Model, base_folder

FORMAT = 'entente-english-1'
MOST_BYTES = 25_990_000
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


HEADS = {'ner': 'ner', 'pos': 'pos', 'arc.dependent': 'arc_dependent', 'arc.head': 'arc_head',
         'label.dependent': 'label_dependent', 'label.head': 'label_head', 'relation.subject': 'relation.subject',
         'relation.object': 'relation.object', 'relation.hidden': 'relation.hidden', 'relation.output': 'relation.output'}
TABLES = ('types', 'distance', 'order', 'nesting')


def export(checkpoint, folder):
    model, about = Model.load(checkpoint)
    pieces = Pieces().pieces
    half = lambda t: t.detach().to(torch.float16)
    single = lambda t: t.detach().to(torch.float32)
    out = {'embeddings.position.weight': half(model.position.weight + model.kind.weight[0]),
           'embeddings.case.weight': half(model.case.weight), 'embeddings.norm.weight': single(model.norm.weight),
           'embeddings.norm.bias': single(model.norm.bias)}
    for i, layer in enumerate(model.layers):
        def put(name, weight, bias):
            w, s = quantised(weight.detach())
            out.update({f'encoder.{i}.{name}.weight': w, f'encoder.{i}.{name}.scale': s,
                        f'encoder.{i}.{name}.bias': single(bias)})
        put('qkv', torch.cat([layer.q.weight, layer.k.weight, layer.v.weight]),
            torch.cat([layer.q.bias, layer.k.bias, layer.v.bias]))
        put('attention.output', layer.o.weight, layer.o.bias)
        put('ffn.up', layer.up.weight, layer.up.bias)
        put('ffn.down', layer.down.weight, layer.down.bias)
        for name, norm in (('attention.norm', layer.attention_norm), ('ffn.norm', layer.ffn_norm)):
            out[f'encoder.{i}.{name}.weight'], out[f'encoder.{i}.{name}.bias'] = single(norm.weight), single(norm.bias)
    for name, attribute in HEADS.items():
        head = model.get_submodule(attribute)
        out[name + '.weight'], out[name + '.bias'] = half(head.weight), single(head.bias)
    out['arc.bilinear'], out['label.bilinear'] = half(model.arc_bilinear), half(model.label_bilinear)
    for name in TABLES:
        out['relation.' + name] = half(getattr(model.relation, name).weight)
    out['relation.norm.weight'], out['relation.norm.bias'] = single(model.relation.norm.weight), single(model.relation.norm.bias)
    header = 110 * (len(out) + 3) + 4000               # an upper bound
    room = MOST_BYTES - header - sum(t.numel() * t.element_size() for t in out.values())
    rows = kept_pieces(model, pieces, room // (HIDDEN + 4))
    out['embeddings.word.weight'], out['embeddings.word.scale'] = quantised(model.word.weight.detach()[rows])
    if not about['relation']:
        out = {k: v for k, v in out.items() if not k.startswith('relation.')}
    os.makedirs(folder, exist_ok=True)
    metadata = {'format': FORMAT, 'pos': json.dumps(UPOS), 'ner': json.dumps(NER), 'relations': json.dumps(model.labels),
                'predicates': json.dumps(PREDICATES), 'types': json.dumps(TYPES),
                'conll2003': json.dumps(about['conll']), 'created': datetime.date.today().isoformat()}
    # Written beside and moved, so that no reader sees half a file.
    save_file({k: v.contiguous() for k, v in out.items()}, f'{folder}/.english.safetensors', metadata=metadata)
    with open(f'{folder}/.vocab.txt', 'w', encoding='utf8') as f:
        f.writelines(pieces[i] + '\n' for i in rows)
    for name in ('english.safetensors', 'vocab.txt'):
        os.chmod(f'{folder}/.{name}', 0o644)
        os.replace(f'{folder}/.{name}', f'{folder}/{name}')
    print('exported', folder, len(rows), 'pieces,', os.path.getsize(folder + '/english.safetensors'), 'bytes', flush=True)


def read_export(folder):
    """The exported model, weights as floats again: (model, pieces, whether it has the relation head)."""
    w = load_file(folder + '/english.safetensors')
    with safe_open(folder + '/english.safetensors', 'pt') as f:
        metadata = f.metadata()
    model = Model(json.loads(metadata['relations']), w['embeddings.word.weight'].shape[0])
    full = lambda name: w[name + '.weight'].float() * w[name + '.scale'][:, None]

    def fill(module, weight, bias):
        module.weight.data.copy_(weight)
        module.bias.data.copy_(bias)
    model.word.weight.data.copy_(full('embeddings.word'))
    model.position.weight.data.copy_(w['embeddings.position.weight'])
    model.kind.weight.data.zero_()
    model.case.weight.data.copy_(w['embeddings.case.weight'])
    fill(model.norm, w['embeddings.norm.weight'], w['embeddings.norm.bias'])
    for i, layer in enumerate(model.layers):
        p = f'encoder.{i}.'
        for part, weight, bias in zip((layer.q, layer.k, layer.v), full(p + 'qkv').split(HIDDEN),
                                      w[p + 'qkv.bias'].split(HIDDEN)):
            fill(part, weight, bias)
        for part, name in ((layer.o, 'attention.output'), (layer.up, 'ffn.up'), (layer.down, 'ffn.down')):
            fill(part, full(p + name), w[p + name + '.bias'])
        for part, name in ((layer.attention_norm, 'attention.norm'), (layer.ffn_norm, 'ffn.norm')):
            fill(part, w[p + name + '.weight'], w[p + name + '.bias'])
    related = 'relation.hidden.weight' in w
    for name, attribute in HEADS.items():
        if related or not name.startswith('relation.'):
            fill(model.get_submodule(attribute), w[name + '.weight'], w[name + '.bias'])
    model.arc_bilinear.data.copy_(w['arc.bilinear'])
    model.label_bilinear.data.copy_(w['label.bilinear'])
    if related:
        for name in TABLES:
            getattr(model.relation, name).weight.data.copy_(w['relation.' + name])
        fill(model.relation.norm, w['relation.norm.weight'], w['relation.norm.bias'])
    return model.eval(), Pieces(folder + '/vocab.txt'), related


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
FULL = (0, 1, 2, 3, 5, 6, 9, 15, 17, 29, 33, 39)      # sentences whose arcs and labels are kept too
# sentence, subject (first, end, type, nested), object
PAIRS = [(0, (0, 2, 'person', False), (4, 5, 'place', False)), (22, (0, 1, 'country', False), (2, 3, 'country', False)),
         (22, (2, 3, 'country', False), (0, 1, 'country', False)),
         (21, (0, 4, 'organization', False), (1, 2, 'country', True)),
         (21, (1, 2, 'country', True), (0, 4, 'organization', False)),
         (29, (2, 4, 'person', False), (0, 1, 'country', False)), (29, (2, 4, 'person', False), (10, 12, 'person', False)),
         (33, (3, 5, 'person', False), (6, 7, 'place', False)), (35, (0, 1, 'country', False), (2, 3, 'country', False)),
         (39, (17, 18, 'country', False), (54, 56, 'organization', False))]


@torch.inference_mode()
def fixture(folder, path):
    model, pieces, related = read_export(folder)
    vocabulary = {p: i for i, p in enumerate(pieces.pieces)}
    rounded = lambda t: [[round(x, 4) for x in row] for row in t.tolist()]
    out, index = [], {}
    for number, words in enumerate(SENTENCES):
        for w in words:
            assert pieces.word(w) == pieces_by_rule(w, vocabulary), w
        batch = collate([pieces.prepare(dict(words=words))])
        h = model.encode(batch)
        item = dict(words=words, pieces=[pieces.word(w) for w in words], casing=casing(words),
                    ner=rounded(model.ner(h[:, 1:])[0]), pos=rounded(model.pos(h[:, 1:])[0]))
        if number in FULL:
            arcs = model.arcs(h, batch)
            heads = arcs.argmax(-1)
            item.update(arcs=rounded(arcs[0]), heads=heads[0].tolist(), labels=rounded(model.label_logits(h, heads)[0]))
        out.append(item)
        index[number] = h, batch
    pairs = []
    for number, subject, object_ in PAIRS if related else ():
        h, batch = index[number]
        low, high, distance, order, nesting = pair_features(subject[:2], object_[:2], subject[3], object_[3])
        row = [0, *subject[:2], *object_[:2], low, high, TYPES.index(subject[2]), TYPES.index(object_[2]),
               distance, order, nesting]
        logits = model.relation(h[:, 1:], batch['word_mask'], torch.tensor([row]))
        pairs.append(dict(sentence=number, subject=dict(start=subject[0], end=subject[1], type=subject[2]),
                          object=dict(start=object_[0], end=object_[1], type=object_[2]), between=[low, high],
                          distance=distance, order=order, nesting=nesting, logits=rounded(logits)[0]))
    note = 'Written by Training/export.py. Words count from 0; arcs[i][0] is the root, arcs[i][j + 1] is word j, a word ' \
           'to itself is -10000; heads are argmaxes of arcs (0 = root); labels are for those heads.'
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf8') as f:
        json.dump(dict(note=note, created=datetime.date.today().isoformat(), sentences=out, pairs=pairs), f,
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
