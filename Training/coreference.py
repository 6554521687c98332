#!/usr/bin/env python3
"""Scores coreference on GUM: the mean of MUC, B³ and CEAF-φ4.

    coreference.py texts --gum ../shared/data/gum --split test FOLDER       writes the documents as plain text
    entente extract FOLDER --chains > chains.jsonl
    coreference.py score --gum ../shared/data/gum --split test chains.jsonl [--documents] [--kinds]
    coreference.py test                                                     runs the self-test

Training/README.md says how mentions are matched and which chains count.
"""
import argparse
import collections
import json
import os
import re
import sys
from dataclasses import dataclass

from scoring import FIRST, FORM, MISC, read_conllu

# The gold graphs' dev documents and the held-out articles come from these: never read, not even to report.
NEVER = {f'GUM_news_{x}' for x in 'asylum election sensitive afghan korea defector imprisoned'.split()}
TAG = 3
NAMED_TYPES = {'person', 'organization', 'place'}
# Ours that GUM does not mark as mentions: "Russian", "who".
UNMARKED = {'demonym', 'relative'}

# ---------------------------------------------------------------- GUM


@dataclass(frozen=True)
class Mention:
    start: int          # offsets into the text, in characters
    end: int
    chain: str
    type: str
    head: str           # the tag of the word that governs it
    text: str


@dataclass
class Document:
    id: str
    text: str
    mentions: list

    def chains(self):
        """Chains of two mentions or more, as lists of mentions."""
        chains = collections.defaultdict(dict)
        for m in self.mentions:
            chains[m.chain].setdefault((m.start, m.end), m)
        return [list(c.values()) for c in chains.values() if len(c) > 1]


def split(gum, name):
    """The documents of a part that may be read and whose text is there (Reddit's is not)."""
    part, out = None, []
    with open(f'{gum}/splits.md', encoding='utf8') as f:
        for line in f:
            if line.startswith('## '):
                part = line[3:].strip()
            elif m := re.match(r'\s+\* (\S+)', line):
                if part == name and m[1] not in NEVER and '_reddit_' not in m[1]:
                    out.append(m[1])
    if not out:
        sys.exit(f'{gum}/splits.md has no documents in "{name}"')
    return out


def read(gum, name):
    with open(f'{gum}/dep/{name}.conllu', encoding='utf8') as f:
        sentences = read_conllu(f)
    text, words = '', []                                # (start, end, row, number of the sentence)
    space = ''
    for number, sentence in enumerate(sentences):
        if text:
            starts = any(c.startswith('# newpar') and not c.startswith('# newpar_block') for c in sentence.comments)
            text += '\n\n' if starts else space
        begin, line, at = len(text), sentence.comment('text'), 0
        text += line
        inside = None                                   # of a multi-word token: its last word, start and end
        for row in sentence.rows:
            form = row[FORM]
            if '-' in row[FIRST]:
                start = line.index(form, at)
                inside = int(row[FIRST].split('-')[1]), start, start + len(form)
                at = start
                continue
            if inside and not line.startswith(form, at):
                start, end = inside[1:]                 # words that are not written: all of the token
            else:
                start = line.index(form, at)
                end = start + len(form)
            at = max(at, end) if not inside or int(row[FIRST]) < inside[0] else inside[2]
            if inside and int(row[FIRST]) >= inside[0]:
                inside = None
            words.append((begin + start, begin + end, row, number))
        space = '' if 'SpaceAfter=No' in sentence.rows[-1][MISC] else ' '
    return Document(name, text, list(mentions(text, words)))


def mentions(text, words):
    """What Entity= brackets. A mention in several parts is the span of its first part, as in GUM's own CoNLL files."""
    open_ = collections.defaultdict(list)
    for i, (_, _, row, _) in enumerate(words):
        m = re.search(r'(?:^|\|)Entity=([^|]*)', row[MISC])
        if not m:
            continue
        for opened, body, closed in re.findall(r'(\()([^()]*)(?=\(|\)|$)|([^()]+)\)', m[1]):
            if opened:
                fields = body.split('-')
                open_[fields[0]].append((i, fields))
            elif closed and '-' not in closed:
                yield from finished(text, words, open_, closed, i)
        # "(1-person-…)" opens and closes here.
        for body in re.findall(r'\(([^()]*)\)', m[1]):
            yield from finished(text, words, open_, body.split('-')[0], i)


def finished(text, words, open_, key, last):
    chain, _, part = key.partition('[')
    if not open_[key]:
        return
    first, fields = open_[key].pop()
    if part and not part.startswith('1/'):
        return
    span = range(first, last + 1)
    heads = [int(x) for x in fields[5].split(',') if x.isdigit()] if len(fields) > 5 else []
    head = words[first + heads[0] - 1] if heads and first + heads[0] - 1 <= last else governor(words, span)
    start, end = words[first][0], words[last][1]
    yield Mention(start, end, chain, fields[1], head[2][TAG], text[start:end])


def governor(words, span):
    inside = {words[i][2][FIRST] for i in span}
    return next((words[i] for i in span if words[i][2][6] not in inside), words[span[-1]])


# ---------------------------------------------------------------- measures: chains are sets, disjoint on each side

def overlaps(key, response):
    """For each chain of the key, how many of its mentions stand in which chain of the response."""
    where = {m: i for i, chain in enumerate(response) for m in chain}
    return [collections.Counter(where[m] for m in chain if m in where) for chain in key]


def muc_recall(key, response):
    """Links kept: a chain that the response divides into n parts (its unknown mentions are a part each) lost n - 1."""
    kept = possible = 0
    for chain, parts in zip(key, overlaps(key, response)):
        kept += len(chain) - (len(parts) + len(chain) - sum(parts.values()))
        possible += len(chain) - 1
    return kept, possible


def b3_recall(key, response):
    """For each mention, how much of its chain stands with it in the response."""
    right = sum(sum(n * n for n in parts.values()) / len(chain) for chain, parts in zip(key, overlaps(key, response)))
    return right, sum(map(len, key))


def ceaf_similarity(key, response):
    """The best one-to-one alignment of chains, by φ4, twice the common mentions over all mentions of both."""
    rows = overlaps(key, response)
    phi = {(i, j): 2 * n / (len(key[i]) + len(response[j])) for i, parts in enumerate(rows) for j, n in parts.items()}
    return assignment(phi)


def assignment(weights):
    """The largest sum of weights that use each row and each column once: by part that hangs together, Hungarian."""
    rows, columns = collections.defaultdict(set), collections.defaultdict(set)
    for i, j in weights:
        rows[i].add(j)
        columns[j].add(i)
    total, seen = 0.0, set()
    for first in sorted(rows):
        if first in seen:
            continue
        r, c, todo = {first}, set(), [first]
        while todo:
            for j in rows[todo.pop()] - c:
                c.add(j)
                todo += columns[j] - r
                r |= columns[j]
        seen |= r
        size = max(len(r), len(c))
        r, c = sorted(r) + [None] * (size - len(r)), sorted(c) + [None] * (size - len(c))
        total += hungarian([[weights.get((i, j), 0.0) for j in c] for i in r])
    return total


def hungarian(w):
    """The largest sum over a square matrix, by shortest augmenting paths with potentials."""
    n = len(w)
    u, v, match = [0.0] * (n + 1), [0.0] * (n + 1), [0] * (n + 1)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        least, used, way = [float('inf')] * (n + 1), [False] * (n + 1), [0] * (n + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], float('inf'), 0
            for j in range(1, n + 1):
                if not used[j]:
                    cost = -w[i0 - 1][j - 1] - u[i0] - v[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(n + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if not match[j0]:
                break
        while j0:
            match[j0], j0 = match[way[j0]], way[j0]
    return sum(w[match[j] - 1][j - 1] for j in range(1, n + 1))


class Counts:
    """Sums over documents: what is right of what was found, and of what was to be found."""
    NAMES = 'mentions', 'MUC', 'B³', 'CEAF-φ4'

    def __init__(self):
        self.sums = {name: [0.0] * 4 for name in self.NAMES}     # right, of the key; right, of the response

    def add(self, key, response):
        key, response = ([set(c) for c in chains] for chains in (key, response))
        all_key, all_response = set().union(*key), set().union(*response)
        both, similarity = len(all_key & all_response), ceaf_similarity(key, response)
        for name, values in (('mentions', (both, len(all_key), both, len(all_response))),
                             ('MUC', muc_recall(key, response) + muc_recall(response, key)),
                             ('B³', b3_recall(key, response) + b3_recall(response, key)),
                             ('CEAF-φ4', (similarity, len(key), similarity, len(response)))):
            self.sums[name] = [a + b for a, b in zip(self.sums[name], values)]

    def figures(self, name):
        """Precision, recall and F1."""
        kept, wanted, right, found = self.sums[name]
        p, r = right / max(found, 1), kept / max(wanted, 1)
        return p, r, 2 * p * r / (p + r) if p + r else 0.0

    def conll(self):
        return sum(self.figures(name)[2] for name in self.NAMES[1:]) / 3


# ---------------------------------------------------------------- our chains

def system(line):
    """{(start, end): kind} for each chain, the spans those of whole noun phrases; a span belongs to one chain."""
    taken, out = set(), []
    for chain in line['chains']:
        spans = {}
        for m in chain['mentions']:
            span = tuple(m['phrase'])
            if m['kind'] not in UNMARKED and span not in taken:
                taken.add(span)
                spans[span] = m['kind']
        if len(spans) > 1:
            out.append(spans)
    return out


def is_named(chain):
    return any(m.type in NAMED_TYPES and m.head == 'PROPN' for m in chain)


def kind_of(mention):
    """How a gold mention speaks, for the table of what is found."""
    if mention.head == 'PRON' or mention.head == 'DET':
        return mention.text.lower() if len(mention.text) < 12 else 'pronoun'
    return {'PROPN': '(name)', 'NOUN': '(noun)'}.get(mention.head, '(other)')


def score(args):
    with open(args.chains, encoding='utf8') as f:
        lines = {one['id']: one for one in map(json.loads, f)}
    documents = [read(args.gum, name) for name in split(args.gum, args.split)]
    if missing := [d.id for d in documents if d.id not in lines]:
        sys.exit(f'{args.chains} lacks {len(missing)} of the documents, the first of them {missing[0]}')
    plain, named = Counts(), Counts()
    kinds, ours = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for d in documents:
        gold, response = d.chains(), system(lines[d.id])
        of_names = [c for c in gold if is_named(c)]
        spans = [[(m.start, m.end) for m in c] for c in gold]
        plain.add(spans, response)
        one = Counts()
        for counts in (one, named):
            counts.add([[(m.start, m.end) for m in c] for c in of_names], response)
        if args.documents:
            print(f'{d.id:32} {len(of_names):3} chains  CoNLL F1 {one.conll():.3f}')
        note_kinds(of_names, response, kinds, ours)
    for title, counts in (('all chains', plain), ('chains with a name', named)):
        print(f'{args.split}, {len(documents)} documents, {title}')
        for name in Counts.NAMES:
            print('  {:9} P {:.3f}  R {:.3f}  F1 {:.3f}'.format(name, *counts.figures(name)))
        print(f'  CoNLL F1 {counts.conll():.3f}')
    if args.kinds:
        print('mentions of chains with a name: kind, how many, span found, in the chain that it shares most with')
        for kind, c in sorted(kinds.items(), key=lambda x: -x[1]['all'])[:40]:
            print(f'  {kind:14} {c["all"]:5} {c["found"] / c["all"]:6.2f} {c["right"] / c["all"]:6.2f}')
        print('our mentions: kind, how many, span in such a chain, in the chain that ours shares most with')
        for kind, c in sorted(ours.items(), key=lambda x: -x[1]['all']):
            print(f'  {kind:14} {c["all"]:5} {c["found"] / c["all"]:6.2f} {c["right"] / c["all"]:6.2f}')


def note_kinds(gold, response, kinds, ours):
    spans = [[(m.start, m.end) for m in c] for c in gold]
    main = {i: parts.most_common(1)[0][0] for i, parts in enumerate(overlaps(response, spans)) if parts}
    where = {s: (i, kind) for i, chain in enumerate(response) for s, kind in chain.items()}
    whose = {s: i for i, chain in enumerate(spans) for s in chain}
    for i, chain in enumerate(gold):
        for m in chain:
            c, place = kinds[kind_of(m)], where.get((m.start, m.end))
            c['all'] += 1
            c['found'] += place is not None
            c['right'] += place is not None and main.get(place[0]) == i
    for i, chain in enumerate(response):
        for span, kind in chain.items():
            ours[kind]['all'] += 1
            ours[kind]['found'] += span in whose
            ours[kind]['right'] += span in whose and whose[span] == main.get(i)


def write_texts(args):
    os.makedirs(args.folder, exist_ok=True)
    for name in split(args.gum, args.split):
        with open(f'{args.folder}/{name}.txt', 'w', encoding='utf8', newline='\n') as f:
            f.write(read(args.gum, name).text)


# ---------------------------------------------------------------- self-test, on the examples of the papers

def test(_):
    def of(key, response):
        counts = Counts()
        counts.add([set(x) for x in key.split()], [set(x) for x in response.split()])
        return counts

    def near(counts, name, precision, recall):
        p, r, _ = counts.figures(name)
        assert abs(p - precision) < 0.005 and abs(r - recall) < 0.005, (name, p, r)

    # Vilain et al. 1995: a chain of four found in two halves, and the other way round.
    near(of('abcd', 'ab cd'), 'MUC', 1, 2 / 3)
    near(of('ab cd', 'abcd'), 'MUC', 2 / 3, 1)
    # Bagga and Baldwin 1998: joining two large chains costs more than joining a small one.
    near(of('12345 67 89ABC', '12345 6789ABC'), 'MUC', 0.9, 1)
    near(of('12345 67 89ABC', '12345 6789ABC'), 'B³', 16 / 21, 1)
    near(of('12345 67 89ABC', '1234589ABC 67'), 'B³', 7 / 12, 1)
    # Pradhan et al. 2014: mentions that only one side has.
    worked = of('abc defg', 'ab cd fghi')
    near(worked, 'MUC', 0.4, 0.4)
    near(worked, 'B³', 0.5, 5 / 12)
    near(worked, 'CEAF-φ4', 1.3 / 3, 0.65)
    # Luo 2005: all in one chain, and nothing in any.
    one = of('12345 67 89ABC', '123456789ABC')
    near(one, 'CEAF-φ4', 10 / 17, 10 / 51)
    near(of('ab', ''), 'CEAF-φ4', 0, 0)
    assert abs(hungarian([[.4, .5], [.3, .5]]) - .9) < 1e-9
    same = of('abc de', 'cab ed')
    assert abs(same.conll() - 1) < 1e-9
    print('ok')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, run in (('texts', write_texts), ('score', score), ('test', test)):
        command = commands.add_parser(name)
        command.set_defaults(run=run)
        if name != 'test':
            command.add_argument('--gum', required=True, help='the folder with splits.md and dep')
            command.add_argument('--split', default='test', help='train, dev, test or test2')
        if name == 'texts':
            command.add_argument('folder')
        if name == 'score':
            command.add_argument('chains')
            command.add_argument('--documents', action='store_true', help='a line a document')
            command.add_argument('--kinds', action='store_true', help='what is found, by kind of mention')
    args = parser.parse_args()
    args.run(args)


if __name__ == '__main__':
    main()
