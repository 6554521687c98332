"""Readers for the corpora, features of words, augmentation and batches.

A sentence is a dict: `words`; perhaps `allowed` (for each word the set of name tags it may have), `upos`, `heads`
(0 = root), `labels`; perhaps `mentions` and `groups` (see gold_sentences); and, made by Pieces.prepare, `ids`, `owner`
(the word of each piece, -1 for special ones) and `case`.
"""
import glob
import hashlib
import json
import os
import re

import torch
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from model import NER, PREDICATES, SPECIAL_CASE, TYPES, UPOS, base_folder

# ---------------------------------------------------------------- what is never trained on

# The Wikinews documents behind gold/dev (the measuring set) and behind the held-out articles.
MEASURED = {'GUM_news_asylum', 'GUM_news_election', 'GUM_news_sensitive',
            'GUM_news_afghan', 'GUM_news_korea', 'GUM_news_defector', 'GUM_news_imprisoned'}


def held_out(document_id):
    """The fixed 15 percent of gold/train that is kept for thresholds and figures."""
    return int(hashlib.md5(('entente-held-out ' + document_id).encode()).hexdigest(), 16) % 100 < 15


# ---------------------------------------------------------------- trees and tags

def read_conllu(path):
    out, rows = [], []
    with open(path, encoding='utf8') as f:
        for line in [*f, '\n']:
            line = line.rstrip('\n')
            if line.startswith('#'):
                continue
            if line:
                c = line.split('\t')
                if c[0].isdigit():                     # neither multi-word nor empty tokens
                    rows.append(c)
            elif rows:
                out.append(dict(words=[c[1] for c in rows], upos=[c[3] for c in rows],
                                heads=[int(c[6]) for c in rows], labels=[c[7] for c in rows]))
                rows = []
    return out


def gum(shared, split):
    """A split of GUM, without Reddit (its text is blanked), GENTLE and the measured documents."""
    splits, current = {}, None
    for line in open(f'{shared}/data/gum/splits.md', encoding='utf8'):
        if m := re.match(r'## (\w+)', line):
            current = m.group(1)
        elif m := re.match(r'\s+\* (\w+)', line):
            splits[m.group(1)] = current
    out = []
    for path in sorted(glob.glob(f'{shared}/data/gum/dep/GUM_*.conllu')):
        name = os.path.basename(path)[:-7]
        if name.startswith('GUM_reddit') or name in MEASURED or splits.get(name, 'train') != split:
            continue
        out += read_conllu(path)
    return out


def ewt(shared, split):
    out = []
    for path in sorted(glob.glob(f'{shared}/data/ewt/en_ewt-ud-{split}*.conllu')):
        out += read_conllu(path)
    return out


def pud(shared):
    return read_conllu(f'{shared}/data/pud/en_pud-ud-test.conllu')


# ---------------------------------------------------------------- names

ANY = frozenset(range(len(NER)))
OUTSIDE, NO_CLASS = frozenset([0]), frozenset([0, NER.index('B-MISC'), NER.index('I-MISC')])
TAG = {t: frozenset([i]) for i, t in enumerate(NER)}
# Classes of CrossNER. What is not listed here is of no class of ours (O or MISC), and what maps to None is of a class
# that cannot be told: any tag is allowed.
CONLL = {'person': 'PER', 'organisation': 'ORG', 'location': 'LOC', 'misc': 'MISC'}
CROSSNER = {'person': 'PER', 'politician': 'PER', 'researcher': 'PER', 'writer': 'PER', 'musicalartist': 'PER',
            'scientist': 'PER', 'organisation': 'ORG', 'politicalparty': 'ORG', 'university': 'ORG', 'band': 'ORG',
            'location': 'LOC', 'country': 'LOC', 'magazine': None, 'academicjournal': None, 'conference': None,
            'astronomicalobject': None, 'award': None, 'product': None}


def read_names(path, classes, full):
    """A two-column file, or UNER's (word in the second column). `full`: the annotation knows MISC too."""
    out, words, tags = [], [], []
    outside = OUTSIDE if full else NO_CLASS
    with open(path, encoding='utf8') as f:
        for line in [*f, '\n']:
            line = line.rstrip('\n')
            if line.startswith('# ') and '\t' not in line:
                continue
            if not line.strip():
                if words:
                    out.append(dict(words=words, allowed=tags))
                words, tags = [], []
                continue
            c = line.split('\t')
            word, tag = (c[1], c[2]) if len(c) > 2 else (c[0], c[1])
            words.append(word)
            name = 'O' if tag == 'O' else classes.get(tag[2:], 'O')
            tags.append(ANY if name is None else outside if name == 'O' else TAG[tag[:2] + name])
    return out


def conll2003(shared, split):
    return read_names(f'{shared}/data/crossner/conll2003/{split}.txt', CONLL, full=True)


def crossner(shared, domain, split):
    return read_names(f'{shared}/data/crossner/{domain}/{split}.txt', CROSSNER, full=False)


def uner(shared, split):
    return read_names(f'{shared}/data/uner-ewt/en_ewt-ud-{split}.iob2', {t: t for t in ('PER', 'ORG', 'LOC')}, full=False)


# ---------------------------------------------------------------- casing, pieces

def casing_class(word):
    if any(c.isdigit() for c in word):
        return 7 if all(c.isdigit() or c in '.,-/:' for c in word) else 8
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 0
    if all(not c.isupper() for c in letters):
        return 1
    if all(c.isupper() for c in letters):
        return 4 if len(letters) == 1 else 3
    if letters[0].isupper() and all(not c.isupper() for c in letters[1:]):
        return 2
    return 5 if letters[0].isupper() else 6


def casing(words):
    """The nine classes, or 9 to 17 when the whole sentence has capitals and no lower-case letter."""
    classes = [casing_class(w) for w in words]
    text = ''.join(words)
    capitals = any(c.isupper() for c in text) and not any(c.islower() for c in text)
    return [c + 9 for c in classes] if capitals else classes


MOST_PIECES = 16


class Pieces:
    """Word pieces of words; the vocabulary file defaults to the base encoder's."""

    def __init__(self, vocabulary=None):
        self.pieces = open(vocabulary or base_folder() + '/vocab.txt', encoding='utf8').read().split('\n')
        if not self.pieces[-1]:
            self.pieces.pop()
        self.tokenizer = Tokenizer(WordPiece({p: i for i, p in enumerate(self.pieces)}, unk_token='[UNK]',
                                             max_input_chars_per_word=100))
        self.tokenizer.normalizer, self.tokenizer.pre_tokenizer = BertNormalizer(lowercase=True), BertPreTokenizer()
        self.unknown, self.first, self.last = (self.tokenizer.token_to_id(t) for t in ('[UNK]', '[CLS]', '[SEP]'))
        self.known = {}

    def word(self, word):
        ids = self.known.get(word)
        if ids is None:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:MOST_PIECES] or [self.unknown]
            self.known[word] = ids
        return ids

    def prepare(self, sentence):
        ids, owner = [self.first], [-1]
        for i, w in enumerate(sentence['words']):
            pieces = self.word(w)
            ids += pieces
            owner += [i] * len(pieces)
        sentence.update(ids=ids + [self.last], owner=owner + [-1], case=casing(sentence['words']))
        return sentence

    def prepare_all(self, sentences, most=500):
        return [s for s in map(self.prepare, sentences) if len(s['ids']) <= most]


# ---------------------------------------------------------------- augmentation

def curly(words):
    """Straight or LaTeX quotes as curly ones, opening and closing in turn."""
    out, inside = [], False
    for w in words:
        if w in ('"', '``', "''"):
            w = '“' if w == '``' or w == '"' and not inside else '”'
            inside = w == '“'
        out.append(w.replace("'", '’'))
    return out


def augment(sentence, rng, pieces):
    """Now and then: another casing (8 %), curly quotes (half of the sentences with quotes), no final full stop (4 %)."""
    words, cased = sentence['words'], None
    if rng.random() < 0.5 and any("'" in w or w in ('"', '``') for w in words):
        words = curly(words)
    r = rng.random()
    if r < 0.02:
        cased = [w.lower() for w in words]
    elif r < 0.045:
        cased = [w.upper() for w in words]
    elif r < 0.08:
        cased = [w[:1].upper() + w[1:] if len(w) > 3 or i == 0 else w for i, w in enumerate(words)]
    drop = rng.random() < 0.04 and len(words) > 3 and words[-1] == '.' and 'groups' not in sentence \
        and len(words) not in sentence.get('heads', ())
    if words is sentence['words'] and cased is None and not drop:
        return sentence
    changed = dict(sentence, words=cased or words)
    if drop:
        for k in ('words', 'allowed', 'upos', 'heads', 'labels'):
            if k in changed:
                changed[k] = changed[k][:-1]
    return pieces.prepare(changed)


# ---------------------------------------------------------------- gold graphs

SYMMETRIC = {'counterpart', 'ally', 'adversary', 'relative', 'meets', 'agreesWith', 'cooperatesWith'}
_actor, _body = {'person', 'country', 'organization'}, {'country', 'organization'}
SIGNATURES = {p: (_actor, _actor) for p in PREDICATES} | {
    'counterpart': ({'person'}, {'person'}), 'relative': ({'person'}, {'person'}), 'holdsOffice': ({'person'}, _body),
    'memberOf': (_actor, {'organization'}), 'partOf': ({'organization'}, _body),
    'locatedIn': ({'place', 'organization'}, {'place', 'country'}), 'nationality': ({'person'}, {'country'}),
    'visits': (_actor, {'country', 'place', 'organization'}),
    **{p: (_actor, _actor | {'place'}) for p in ('aids', 'mobilizesAgainst', 'attacks')}}


def admitted(subject, object_):
    """For each predicate, 1 if the vocabulary admits it between these types."""
    return [int(subject in SIGNATURES[p][0] and object_ in SIGNATURES[p][1]) for p in PREDICATES]


SEATS = {'White House', 'Kremlin', 'Pentagon', 'Downing Street', 'Capitol Hill'}
SMALL_WORDS = {'of', 'and', 'the', 'de', 'del', 'la', 'du', 'des', 'al', 'on', 'in', 'upon', 'da', 'do', 'van', 'den', 'der'}
_titles = 'Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Lt|Col|Sgt|Maj|Capt|Gov|St|Sr|Jr|Adm|Cmdr|Prof|Rev|Hon|Inc|Corp|Co|Ltd|Amb|Brig|' \
    'Pres|Messrs|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Ft|Mt'
_prefixes = 'anti|pro|non|pre|re|co|ex|un|sub|semi|multi|pan|counter|inter|self|mid|post|e'
WORD = re.compile(rf"""
    (?:[^\W\d_]\.){{2,}}                                   # U.S.
  | (?:{_titles})\.                                        # Gen.
  | [A-Z]\.(?=\s+[A-Z])                                    # John F. Kennedy
  | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|bn)?\b             # 1,200  7:30  20th
  | \b[Cc]an(?=not\b)
  | \b[^\W\d_]+?(?=n['’]t\b)                               # do|n't
  | n['’]t\b
  | ['’](?:s|S|re|ve|ll|d|m)\b                             # clitics
  | \b(?:{_prefixes})-[^\W_]+                              # re-elected, as in UD
  | [^\W_]+(?:['’](?!(?:s|S|re|ve|ll|d|m|t)\b)[^\W_]+)*    # O'Brien
  | \.\.\.+ | --+
  | \S""", re.X | re.U)
_abbreviations = set('mr mrs ms dr gen sen rep lt col sgt maj capt gov st sr jr adm cmdr prof rev hon no vs inc corp co '
                     'ltd u.s u.n u.k jan feb mar apr jun jul aug sep sept oct nov dec messrs amb brig pres'.split())


def sentence_spans(text):
    cuts = [0]
    for m in re.finditer(r'\n+|[.!?]+["”\'’)\]]*\s+(?=["“‘\'(\[]*[A-Z0-9])', text):
        if '\n' not in m.group() and m.group().strip() == '.':
            w = re.search(r'\S*$', text[:m.start()]).group().lower().strip('("“\'')
            if w in _abbreviations or re.fullmatch(r'[a-z]|(?:[a-z]\.)+[a-z]', w):
                continue
        cuts.append(m.end())
    return [(a, b) for a, b in zip(cuts, cuts[1:] + [len(text)]) if text[a:b].strip()]


def find_mentions(text, entities):
    """(start, end, entity id, name, nested?) by name and alias at word boundaries, longest first; one may lie in another."""
    forms = sorted({(n, e['id']) for e in entities if e['type'] in TYPES
                    for n in [e['name'], *e.get('aliases', [])] if n and n.strip()}, key=lambda x: (-len(x[0]), x))
    out = []
    for name, entity in forms:
        pattern = r'\s+'.join(map(re.escape, name.split()))
        pattern = (r'(?<!\w)' if name[0].isalnum() else '') + pattern + (r'(?!\w)' if name[-1].isalnum() else '')
        for m in re.finditer(pattern, text):
            a, b = m.span()
            over = [x for x in out if a < x[1] and x[0] < b]
            if all(x[2] != entity and x[0] <= a and b <= x[1] and (a, b) != x[:2] for x in over):
                out.append((a, b, entity, name, bool(over)))
    return sorted(out)


def read_gold(shared, folder, texts):
    out = []
    for path in sorted(glob.glob(f'{shared}/gold/{folder}/*.json')):
        document = json.load(open(path, encoding='utf8'))
        document['text'] = open(f'{shared}/gold/{texts}/{document["id"]}.txt', encoding='utf8', newline='').read()
        out.append(document)
    return out


def gold_training(shared):
    """(training, held out): gold/own and 85 percent of gold/train; the other 15 percent."""
    train = read_gold(shared, 'train', 'texts-train')
    return ([d for d in train if not held_out(d['id'])] + read_gold(shared, 'own', 'texts-own'),
            [d for d in train if held_out(d['id'])])


def demonyms(shared):
    """Adjective forms of country names, which CoNLL calls MISC."""
    out = set()
    with open(f'{shared}/data/countries/countries.tsv', encoding='utf8') as f:
        at = next(f).rstrip('\n').split('\t').index('demonyms')
        for line in f:
            for d in line.rstrip('\n').split('\t')[at].split(','):
                d = d.strip()
                if d:
                    out |= {d.lower(), d.lower() + 's'}
    out |= {'british', 'dutch', 'argentinian', 'palestinian', 'kosovar', 'kosovan', 'yemeni', 'saudi', 'saudis', 'kurdish',
            'congolese', 'burmese', 'emirati', 'korean', 'north korean', 'south korean', 'north koreans', 'south koreans',
            'koreans', 'briton', 'britons', 'philippine', 'kyrgyz', 'swiss', 'thai', 'thais', 'spaniard', 'spaniards', 'frenchman', 'turk', 'turks', 'pole', 'poles', 'dane',
            'danes', 'swede', 'swedes', 'finn', 'finns', 'filipino', 'filipinos', 'afghani', 'iraqi', 'iraqis'}
    return out - {'us', 'usa', 'uk'}


def pair_features(a, b, a_nested, b_nested):
    """(words between from, to, distance bucket, order, nesting) of two word spans, subject first."""
    first, second = (a, b) if a[0] <= b[0] else (b, a)
    low, high = min(first[1], second[0]), second[0]
    d = high - low
    nesting = 2 if b_nested and a[0] <= b[0] and b[1] <= a[1] else 1 if a_nested and b[0] <= a[0] and a[1] <= b[1] else 0
    return low, high, 0 if d <= 0 else min(7, d.bit_length()), int(a[0] <= b[0]), nesting


def gold_sentences(document, adjectives):
    """The sentences of a gold document with `allowed` tags, `mentions` and `groups`.

    A mention is (first word, end word, entity, type, nested?). A group is (subject, object, pairs of mentions, holds,
    counts): of two entities, for each predicate whether it holds and whether it counts in the loss.
    """
    text = document['text']
    entities = {e['id']: e for e in document['entities']}
    optional = {i for i, e in entities.items() if e.get('optional')}
    stated = {}                                        # (subject, object) -> predicate -> [(kind, evidence)]
    for r in document['relations']:
        kind = 'optional' if r.get('optional') or r['subject'] in optional or r['object'] in optional \
            else 'holds' if r.get('status', 'actual') == 'actual' else 'not'
        ways = [(r['subject'], r['object'])]
        if r['predicate'] in SYMMETRIC:
            ways.append(ways[0][::-1])
        for way in ways:
            stated.setdefault(way, {}).setdefault(r['predicate'], []).append((kind, r.get('evidence', [])))
    mentions = find_mentions(text, document['entities'])
    out = []
    for start, end in sentence_spans(text):
        spans = [(m.start() + start, m.end() + start) for m in WORD.finditer(text[start:end])][:330]
        if not spans:
            continue
        allowed, here = [NO_CLASS] * len(spans), []
        for a, b, entity, name, nested in mentions:
            at = [i for i, (x, y) in enumerate(spans) if x < b and a < y]
            if not at:
                continue
            e = entities[entity]
            here.append((at[0], at[-1] + 1, entity, TYPES.index(e['type']), nested))
            if nested:
                continue
            tag = {'person': 'PER', 'organization': 'ORG', 'place': 'LOC'}.get(e['type'])
            if tag is None:
                tag = 'MISC' if name.lower() in adjectives else 'LOC'
            # Cut through words, "the Bush administration", buildings that stand for a government: no telling.
            odd = spans[at[0]][0] != a or spans[at[-1]][1] != b or name in SEATS or tag in ('LOC', 'MISC') \
                and any(w.islower() and w not in SMALL_WORDS for w in name.split())
            for i in at:
                allowed[i] = ANY if entity in optional or odd else TAG[('B-' if i == at[0] else 'I-') + tag]
        groups = {}
        for x, m in enumerate(here):
            for y, n in enumerate(here):
                if m[2] != n[2]:
                    groups.setdefault((m[2], n[2]), []).append((x, y))
        rows = []
        for (s, o), pairs in groups.items():
            holds, counts = [0] * len(PREDICATES), admitted(entities[s]['type'], entities[o]['type'])
            for predicate, statements in stated.get((s, o), {}).items():
                p = PREDICATES.index(predicate)
                kinds = {k for k, _ in statements}
                local = {k for k, evidence in statements if any(v['start'] < end and start < v['end'] for v in evidence)}
                if 'holds' in local:
                    holds[p] = 1
                elif 'not' in local and 'optional' not in local:
                    pass                               # possible and denied ones are negatives
                elif 'optional' in local or kinds & {'holds', 'optional'}:
                    counts[p] = 0                      # a matter of taste, or stated elsewhere
            pairs.sort(key=lambda q: abs(here[q[0]][0] - here[q[1]][0]))
            rows.append((s, o, pairs[:6], holds, counts))
        out.append(dict(document=document['id'], words=[text[a:b] for a, b in spans], allowed=allowed,
                        mentions=here, groups=rows))
    return out


# ---------------------------------------------------------------- batches

def collate(sentences, labels=None):
    """A batch; `labels` gives the numbers of dependency relations."""
    size, longest = len(sentences), max(len(s['ids']) for s in sentences)
    most = max(len(s['words']) for s in sentences)
    ids, mask = torch.zeros(size, longest, dtype=torch.long), torch.zeros(size, longest, dtype=torch.bool)
    case = torch.full((size, longest), SPECIAL_CASE)
    pool = torch.zeros(size, most + 1, longest)        # words as means of pieces; row 0 is [CLS]
    for b, s in enumerate(sentences):
        n = len(s['ids'])
        ids[b, :n], mask[b, :n] = torch.tensor(s['ids']), True
        case[b, :n] = torch.tensor([SPECIAL_CASE if w < 0 else s['case'][w] for w in s['owner']])
        pool[b, 0, 0] = 1
        pool[b, torch.tensor(s['owner'][1:-1]) + 1, torch.arange(1, n - 1)] = 1
    pool /= pool.sum(-1, keepdim=True).clamp(min=1)
    counts = torch.tensor([len(s['words']) for s in sentences])
    batch = dict(ids=ids, mask=mask, case=case, pool=pool, counts_of_words=counts,
                 word_mask=torch.arange(most)[None] < counts[:, None])
    if 'allowed' in sentences[0]:
        allowed = torch.ones(size, most, len(NER), dtype=torch.bool)
        for b, s in enumerate(sentences):
            allowed[b, :len(s['words'])] = torch.tensor([[t in a for t in range(len(NER))] for a in s['allowed']])
        batch['allowed'] = allowed
    if 'heads' in sentences[0] and labels:
        upos, heads, rels = (torch.full((size, most), -100) for _ in range(3))
        for b, s in enumerate(sentences):
            n = len(s['words'])
            upos[b, :n] = torch.tensor([UPOS.index(t) for t in s['upos']])
            heads[b, :n] = torch.tensor(s['heads'])
            rels[b, :n] = torch.tensor([labels.get(x, labels.get(x.split(':')[0], 0)) for x in s['labels']])
        batch.update(upos=upos, heads=heads, labels=rels)
    if 'groups' in sentences[0]:
        pairs, holds, weight, group = [], [], [], []
        for b, s in enumerate(sentences):
            for _, _, of, h, c in s['groups']:
                for x, y in of:
                    m, n = s['mentions'][x], s['mentions'][y]
                    low, high, distance, order, nesting = pair_features(m[:2], n[:2], m[4], n[4])
                    pairs.append((b, m[0], m[1], n[0], n[1], low, high, m[3], n[3], distance, order, nesting))
                    group.append(len(holds))
                holds.append(h)
                weight.append(c)
        if pairs:
            batch.update(pairs=torch.tensor(pairs), group=torch.tensor(group), holds=torch.tensor(holds, dtype=torch.float),
                         counts=torch.tensor(weight, dtype=torch.float))
    return batch


def batches(sentences, rng, pieces):
    """Shuffled batches of sentences of similar length with about `pieces` pieces each."""
    order, out = sentences[:], []
    rng.shuffle(order)
    for i in range(0, len(order), 2500):
        batch, n = [], 0
        for s in sorted(order[i:i + 2500], key=lambda s: len(s['ids']) + rng.random()):
            batch.append(s)
            n += len(s['ids'])
            if n >= pieces:
                out.append(batch)
                batch, n = [], 0
        if batch:
            out.append(batch)
    return out
