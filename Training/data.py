"""Readers for the corpora, features of words, augmentation, stretches of documents and batches.

A document is a list of sentences. A sentence is a dict: `words`; perhaps `allowed` (for each word the set of name tags it
may have), `upos`, `heads` (0 = root), `labels`; perhaps `mentions` and `groups` (see gold_sentences); perhaps `sure` (for
each word whether it is certain that the sentence goes on after it, or, of the last, ends; with trees it always is); perhaps
`break`, that a paragraph begins with it; and, made by Pieces.prepare, `ids`, `owner` (the word of each piece) and `case`.

The encoder reads a stretch of a document at a time: a dict of `sentences` and `separated`, whether a [SEP] stands between
all of them (the text came divided into sentences) or only between paragraphs (the model divides it itself).
"""
import glob
import hashlib
import json
import os
import re
import sys

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
# Of this one, sentences are in the held-out part of gold/train: no names from it.
HELD_NAMES = 'GUM_news_worship'


def held_out(document_id):
    """The fixed 15 percent of gold/train that is kept for thresholds and figures."""
    return int(hashlib.md5(('entente-held-out ' + document_id).encode()).hexdigest(), 16) % 100 < 15


# ---------------------------------------------------------------- trees and tags

def read_conllu(path, names=None):
    """The documents of a file; `names` makes the sets of allowed name tags from a sentence's rows."""
    documents, rows, opens = [[]], [], True
    with open(path, encoding='utf8') as f:
        for line in [*f, '\n']:
            line = line.rstrip('\n')
            if line.startswith('# newdoc'):
                documents.append([])
            elif line.startswith('# newpar') and not line.startswith('# newpar_block'):
                opens = True
            elif line and not line.startswith('#'):
                c = line.split('\t')
                if c[0].isdigit():                     # neither multi-word nor empty tokens
                    rows.append(c)
            elif not line and rows:
                sentence = dict(words=[c[1] for c in rows], upos=[c[3] for c in rows], heads=[int(c[6]) for c in rows],
                                labels=[c[7] for c in rows])
                if names:
                    sentence['allowed'] = names(rows)
                sentence['break'] = opens or not documents[-1]
                documents[-1].append(sentence)
                rows, opens = [], False
    return [d for d in documents if d]


def gum(shared, split, names=None):
    """A split of GUM, without Reddit (its text is blanked), GENTLE and the measured documents. `names`: see read_conllu."""
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
        out += read_conllu(path, names and name == HELD_NAMES and (lambda rows: [ANY] * len(rows)) or names)
    return out


def ewt(shared, split):
    return [d for path in sorted(glob.glob(f'{shared}/data/ewt/en_ewt-ud-{split}*.conllu')) for d in read_conllu(path)]


# ---------------------------------------------------------------- sentence ends where there are no trees

STOPS = {'.', '!', '?'}
MARKS = STOPS | set(':;…"“”‘’\'`') | {"''", '``', '...'}


def given_ends(document):
    """Adds `sure` where the division into sentences is given: within a sentence but for its marks, and at a full stop or
    the like before a capital. Headings, bylines and tables, whose line breaks are lost, cannot be told."""
    for s, following in zip(document, [*document[1:], None]):
        *inner, last = s['words']
        s['sure'] = [w not in MARKS for w in inner] + [
            last in STOPS and (following is None or following['words'][0][0].isupper())]
    return document


def found_ends(text, spans, end):
    """`sure` of a sentence that `sentence_spans` has found: words with no mark in them or after them, and an end at a
    line break or between a full stop or the like and a capital, but not after what may be an abbreviation."""
    def marked(span):
        word = text[slice(*span)]
        return word in MARKS or not STOPS.isdisjoint(word) or ':' in word
    marks = [marked(s) for s in spans] + [True]
    a, b = spans[-1]
    if end == len(text) or '\n' in text[b:end]:
        last = not text[end:end + 1].islower()
    else:
        last = text[a:b] in STOPS and text[b:end].isspace() and text[end].isupper() \
            and not re.search(r'\b[A-Z]\w{0,2}$', text[:a])
    return [not (x or y) for x, y in zip(marks, marks[1:])][:-1] + [last]


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
    """The documents of a two-column file, or UNER's (word in the second column). `full`: the annotation knows MISC too."""
    documents, words, tags = [[]], [], []
    outside = OUTSIDE if full else NO_CLASS
    with open(path, encoding='utf8') as f:
        for line in [*f, '\n']:
            line = line.rstrip('\n')
            if line.startswith('# ') and '\t' not in line:
                if line.startswith('# newdoc'):
                    documents.append([])
                continue
            if not line.strip():
                if words:
                    documents[-1].append(dict(words=words, allowed=tags))
                words, tags = [], []
                continue
            c = line.split('\t')
            word, tag = (c[1], c[2]) if len(c) > 2 else (c[0], c[1])
            words.append(word)
            name = 'O' if tag == 'O' else classes.get(tag[2:], 'O')
            tags.append(ANY if name is None else outside if name == 'O' else TAG[tag[:2] + name])
    return [d for d in documents if d]


def conll2003(shared, split):
    """One document: the file has no marks between articles, but they stand in order."""
    return [given_ends(d) for d in read_names(f'{shared}/data/crossner/conll2003/{split}.txt', CONLL, full=True)]


def crossner(shared, domain, split):
    """Each sentence is a document: they come from anywhere."""
    return [given_ends([s]) for d in read_names(f'{shared}/data/crossner/{domain}/{split}.txt', CROSSNER, full=False) for s in d]


def uner(shared, split):
    """Without sentence ends: those of the development part are what `decode.Check` looks at."""
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
CLS_SEP, MASK = (101, 102), 103      # in the base encoder's vocabulary


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
        ids, owner = [], []
        for i, w in enumerate(sentence['words']):
            pieces = self.word(w)
            ids += pieces
            owner += [i] * len(pieces)
        sentence.update(ids=ids, owner=owner, case=casing(sentence['words']))
        return sentence

    def prepare_all(self, documents, most=480):
        out = ([s for s in map(self.prepare, d) if len(s['ids']) <= most] for d in documents)
        return [d for d in out if d]


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
    """Now and then: another casing (8 %), curly quotes (half of the sentences with quotes), no final full stop (4 %)
    and hidden words (2 %, 6 % of those with a capital), which the model has to guess from their neighbours."""
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
        return hidden(sentence, rng)
    changed = dict(sentence, words=cased or words)
    if drop:
        for k in ('words', 'allowed', 'upos', 'heads', 'labels'):
            if k in changed:
                changed[k] = changed[k][:-1]
        if 'sure' in changed:
            changed['sure'] = changed['sure'][:-2] + [False]
    return hidden(pieces.prepare(changed), rng)


def hidden(sentence, rng):
    away = {i for i, w in enumerate(sentence['words']) if rng.random() < (0.06 if w[:1].isupper() else 0.02)}
    if not away:
        return sentence
    return dict(sentence, ids=[MASK if w in away else x for x, w in zip(sentence['ids'], sentence['owner'])])


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


def read_compact_gold(shared, folder=os.path.join(os.path.dirname(os.path.abspath(__file__)), 'gold')):
    """The project's own gold, read with the tools of the other sets."""
    if shared + '/bench' not in sys.path:
        sys.path.append(shared + '/bench')
    from check_gold import check
    from compact_gold import parse
    out = []
    for path in sorted(glob.glob(folder + '/*.txt')):
        with open(path, encoding='utf8') as f:
            documents, wrong = parse(f)
        for document in documents:
            document['text'] = '\n'.join(document['text'])
            wrong += check(document, document['text'])     # which also turns quotes into offsets
        if wrong:
            raise ValueError(f'{path}: {wrong[0]}')
        out += documents
    return out


def gold_training(shared):
    """(training, held out): our own gold and 85 percent of gold/train; the other 15 percent."""
    train = read_gold(shared, 'train', 'texts-train')
    own = read_gold(shared, 'own', 'texts-own') + read_compact_gold(shared)
    if len({d['id'] for d in train + own}) < len(train + own):
        raise ValueError('gold ids are not unique')
    return [d for d in train if not held_out(d['id'])] + own, [d for d in train if held_out(d['id'])]


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


MOST_WORDS = 330


def gold_sentences(document, adjectives):
    """A gold document's sentences with `allowed` tags, `mentions`, `groups` and `sure`.

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
    out, before = [], 0
    for start, end in sentence_spans(text):
        opens, before = start == 0 or '\n' in text[before:start] or text[start - 1] == '\n', end
        spans = [(m.start() + start, m.end() + start) for m in WORD.finditer(text[start:end])]
        if not spans:
            continue
        sure, spans = found_ends(text, spans, end)[:MOST_WORDS], spans[:MOST_WORDS]
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
                        mentions=here, groups=rows, **{'break': opens}))
        if not document['id'].startswith(('ewt-', 'gum-')):    # whose ends are read with the trees
            out[-1]['sure'] = sure
    return out


# ---------------------------------------------------------------- stretches and batches

CONTEXT = 192       # the most pieces of a stretch, special ones included, unless one sentence has more


def pack(document, most, separated):
    """A document's stretches, each of as many sentences as `most` pieces hold."""
    out, room = [], 0
    for s in document:
        need = len(s['ids']) + 1
        if out and room >= need:
            out[-1]['sentences'].append(s)
        else:
            out.append(dict(sentences=[s], separated=separated))
            room = most - 1
        room -= need
    return out


def stretches(documents, rng):
    """Stretches to train on: now of one sentence, now of many; half of them with all sentences separated."""
    out = []
    for document in documents:
        start = 0
        while start < len(document):               # change the manner now and then within a long document
            end = start + 30
            most = 0 if rng.random() < 0.15 else rng.choice((64, 128, CONTEXT, CONTEXT))
            out += pack(document[start:end], most, rng.random() < 0.5)
            start = end
    return out


def length(stretch):
    return sum(len(s['ids']) + 1 for s in stretch['sentences'])


def breaks(stretch):
    """For each sentence whether a [SEP] comes after it."""
    sentences = stretch['sentences']
    return [stretch['separated'] or n.get('break', False) for n in sentences[1:]] + [True]


def collate(batch_of, labels=None, special=CLS_SEP):
    """A batch of stretches; `labels` gives the numbers of dependency relations."""
    size = len(batch_of)
    marks = [breaks(t) for t in batch_of]
    longest = max(1 + sum(len(s['ids']) + m for s, m in zip(t['sentences'], ms)) for t, ms in zip(batch_of, marks))
    most = max(sum(len(s['words']) for s in t['sentences']) for t in batch_of)
    ids, mask = torch.zeros(size, longest, dtype=torch.long), torch.zeros(size, longest, dtype=torch.bool)
    case = torch.full((size, longest), SPECIAL_CASE)
    pool = torch.zeros(size, most + 1, longest)        # words as means of pieces; row 0 is [CLS]
    sentence = torch.full((size, most), -1)            # the sentence of each word, counted through the batch
    ends, ends_count = torch.zeros(size, most), torch.zeros(size, most)
    kinds = batch_of[0]['sentences'][0]
    allowed = torch.ones(size, most, len(NER), dtype=torch.bool) if 'allowed' in kinds else None
    trees = 'heads' in kinds and labels
    upos, heads, rels = (torch.full((size, most), -100) for _ in range(3))
    pairs, holds, weight, group = [], [], [], []
    longest_sentence = max(len(s['words']) for t in batch_of for s in t['sentences'])
    word_of = torch.full((sum(len(t['sentences']) for t in batch_of), longest_sentence), -1)   # counted through the batch
    number, counts = 0, []
    for b, (stretch, ms) in enumerate(zip(batch_of, marks)):
        row, cases, at, word = [special[0]], [SPECIAL_CASE], [-1], 0
        for s, separated in zip(stretch['sentences'], ms):
            n = len(s['words'])
            row += s['ids']
            cases += [s['case'][w] for w in s['owner']]
            at += [word + w for w in s['owner']]
            if separated:
                row.append(special[1])
                cases.append(SPECIAL_CASE)
                at.append(-1)
            own = slice(word, word + n)
            sentence[b, own] = number
            word_of[number, :n] = torch.arange(n) + b * most + word
            ends[b, word + n - 1] = 1
            if not stretch['separated']:
                if trees:
                    ends_count[b, own] = 1
                elif 'sure' in s:
                    ends_count[b, own] = torch.tensor(s['sure'], dtype=torch.float)
            if allowed is not None:
                allowed[b, own] = torch.tensor([[t in a for t in range(len(NER))] for a in s['allowed']])
            if trees:
                upos[b, own] = torch.tensor([UPOS.index(t) for t in s['upos']])
                heads[b, own] = torch.tensor([h and h + word for h in s['heads']])
                rels[b, own] = torch.tensor([labels.get(x, labels.get(x.split(':')[0], 0)) for x in s['labels']])
            for _, _, of, h, c in s.get('groups', ()):
                for x, y in of:
                    m, o = s['mentions'][x], s['mentions'][y]
                    low, high, distance, order, nesting = pair_features(m[:2], o[:2], m[4], o[4])
                    pairs.append((b, number, m[0] + word, m[1] + word, o[0] + word, o[1] + word, low + word, high + word,
                                  m[3], o[3], distance, order, nesting))
                    group.append(len(holds))
                holds.append(h)
                weight.append(c)
            word += n
            number += 1
        n = len(row)
        ids[b, :n], mask[b, :n], case[b, :n] = torch.tensor(row), True, torch.tensor(cases)
        at = torch.tensor(at)
        inside = (at >= 0).nonzero()[:, 0]
        pool[b, 0, 0] = 1
        pool[b, at[inside] + 1, inside] = 1
        counts.append(word)
    pool /= pool.sum(-1, keepdim=True).clamp(min=1)
    counts = torch.tensor(counts)
    batch = dict(ids=ids, mask=mask, case=case, pool=pool, counts_of_words=counts, sentence=sentence, sentences=number,
                 word_mask=torch.arange(most)[None] < counts[:, None], ends=ends, ends_count=ends_count)
    if allowed is not None:
        batch.update(allowed=allowed, word_of=word_of)
    if trees:
        batch.update(upos=upos, heads=heads, labels=rels)
    if pairs:
        batch.update(pairs=torch.tensor(pairs), group=torch.tensor(group), holds=torch.tensor(holds, dtype=torch.float),
                     counts=torch.tensor(weight, dtype=torch.float))
    return batch


def batches(of, rng, pieces):
    """Shuffled batches of stretches of similar length with about `pieces` pieces each."""
    order, out = of[:], []
    rng.shuffle(order)
    for i in range(0, len(order), 1000):
        batch, n = [], 0
        for t in sorted(order[i:i + 1000], key=lambda t: length(t) + rng.random()):
            batch.append(t)
            n += length(t)
            if n >= pieces:
                out.append(batch)
                batch, n = [], 0
        if batch:
            out.append(batch)
    return out
