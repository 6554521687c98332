#!/usr/bin/env python3
"""Measures extraction by the built command: `make evaluate`. Prints the figures and writes them down.

    evaluate_extraction.py --shared ../shared --entente .build/release/entente [--out Training/EXTRACTION.md]
                           [--figure docs/confidence.svg] [--also GOLD CANDIDATES] [--plover FILE]
    evaluate_extraction.py … --only dev          the figures on gold/dev alone: `make score`
    evaluate_extraction.py … --only plover       the comparison by PLOVER's roots alone

gold/dev is measured as the program stands. Of gold/train, the texts of heldout.txt are measured: nothing was trained on
them but the few weights that combine patterns and relation head, and these are fitted anew on four fifths of the texts for
each fifth. The other texts of gold/train were trained on, so that their figures flatter.

FILE is tab-separated, its columns named in the first line: `marked_sentence` with <s>…</s> and <t>…</t>, and, where it is
to be scored, `gold_root`. `entente roots FILE` prints the predictions, one a line.
"""
import argparse
import collections
import datetime
import hashlib
import json
import os
import shlex
import subprocess
import sys
import tempfile

from combine import HERE, LEVELS, cross_validated, judged, load, load_files, predicted, read_text, scorer

ROUNDS = 5
TARGETS = 'counterpart', 'ally', 'condemns'
ROOTS = ('CONSULT', 'AGREE', 'SUPPORT', 'COOPERATE', 'AID', 'YIELD', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST',
         'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT')


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit(f'{shlex.join(command)[:200]} failed with exit code {done.returncode}')
    return done.stdout


def checksum(*paths):
    """Of the names and bytes of files, and of all files in folders."""
    files = [os.path.join(p, n) for p in paths if os.path.isdir(p) for n in sorted(os.listdir(p))]
    digest = hashlib.sha256()
    for path in files + [p for p in paths if not os.path.isdir(p)]:
        digest.update(os.path.basename(path).encode() + b'\0')
        with open(path, 'rb') as f:
            digest.update(f.read())
    return digest.hexdigest()[:16]


def table(head, rows):
    return ['| ' + ' | '.join(head) + ' |', '|' + '---|' * len(head), *('| ' + ' | '.join(row) + ' |' for row in rows), '']


# ---------------------------------------------------------------- gold graphs

def together(figures, predicates):
    """The figures of some predicates as if they were one."""
    rows = [figures['relations']['byPredicate'][p] for p in predicates if p in figures['relations']['byPredicate']]
    right, wrong, missed = (sum(r[k] for r in rows) for k in ('tp', 'fp', 'fn'))
    p, r = right / max(1, right + wrong), right / max(1, right + missed)
    return dict(p=p, r=r, f1=2 * right / max(1, 2 * right + wrong + missed), tp=right, fp=wrong, fn=missed)


def lines_of(figures):
    """(title, figures) for entities, levels, and the three relations that count most together."""
    entities = [(f'entity {k}', v) for k, v in figures['entities'].items()]
    return entities + [(f'relation {level}', figures['relations'][level]) for level in LEVELS] \
        + [(', '.join(TARGETS), together(figures, TARGETS))]


def cells(row):
    return [f'{row[k]:.3f}' for k in ('p', 'r', 'f1')] if row else ['–'] * 3


def gold_tables(sets, flattered=()):
    """A table of (title, figures) side by side, of `flattered` the F1 alone, and one by predicate."""
    head = [''] + [f'{title} {k}' for title, _ in sets for k in ('P', 'R', 'F1')] + [f'{title} F1' for title, _ in flattered]
    rows = []
    for name, _ in lines_of(sets[0][1]):
        of = lambda figures: cells(dict(lines_of(figures)).get(name))
        rows.append([name] + [c for _, f in sets for c in of(f)] + [of(f)[2] for _, f in flattered])
    predicates = sorted({p for _, figures in sets for p in figures['relations']['byPredicate']})
    by_head = ['predicate'] + [f'{title} {k}' for title, _ in sets for k in ('P', 'R', 'F1', 'right', 'spurious', 'missed')]
    by_rows = []
    for predicate in predicates:
        found = [figures['relations']['byPredicate'].get(predicate) for _, figures in sets]
        by_rows.append([predicate] + [c for row in found for c in cells(row) + (
            [str(row[k]) for k in ('tp', 'fp', 'fn')] if row else ['–'] * 3)])
    return table(head, rows), table(by_head, by_rows)


class Texts:
    """A folder of texts, read once by the command, with what was weighed."""

    def __init__(self, entente, folder, ids=None):
        names = [n for n in sorted(os.listdir(folder)) if n.endswith('.txt') and (ids is None or n[:-4] in ids)]
        self.files = [os.path.join(folder, n) for n in names]
        # Links in one folder: the command takes any number of files there.
        self.links = tempfile.TemporaryDirectory()
        for path in self.files:
            os.symlink(os.path.abspath(path), os.path.join(self.links.name, os.path.basename(path)))
        self.entente = entente

    def documents(self):
        out = run(self.entente, 'extract', self.links.name, '--format', 'jsonl', '--quiet')
        return {d['id']: d for d in map(json.loads, out.splitlines())}

    def candidates(self):
        """What was weighed, a line a text."""
        return run(self.entente, 'extract', self.links.name, '--candidates', '--quiet').splitlines()


# ---------------------------------------------------------------- PLOVER

def plover_rows(path):
    with open(path, encoding='utf8', newline='\n') as f:
        lines = f.read().rstrip('\n').split('\n')
    names = lines[0].rstrip('\r').split('\t')
    return [dict(zip(names, line.rstrip('\r').split('\t'))) for line in lines[1:]]


def plover_scores(gold, found):
    """(root -> (precision, recall, F1, number), macro F1, accuracy) over the roots that the gold has."""
    by = {}
    for root in sorted(set(gold), key=ROOTS.index):
        right = sum(g == f == root for g, f in zip(gold, found))
        p, r = right / max(1, found.count(root)), right / gold.count(root)
        by[root] = p, r, 2 * right / (found.count(root) + gold.count(root)), gold.count(root)
    return by, sum(v[2] for v in by.values()) / len(by), sum(g == f for g, f in zip(gold, found)) / len(gold)


def plover_tables(entente, path, unseen):
    """Macro F1 of all rows and of those whose sentence is in a text that was not trained on; per root; confusions."""
    rows = plover_rows(path)
    found = run(entente, 'roots', path, '--quiet').decode().split()
    if len(found) != len(rows):
        sys.exit(f'{path} has {len(rows)} rows, but entente roots printed {len(found)} lines')
    if not rows or not all(row.get('gold_root') in ROOTS for row in rows):
        return ['No gold roots in the file: nothing to score.', '']
    gold = [row['gold_root'] for row in rows]
    by, macro, accuracy = plover_scores(gold, found)
    summary = [['all rows', str(len(rows)), f'{100 * macro:.1f}', f'{100 * accuracy:.1f}']]
    held = [i for i, row in enumerate(rows) if row.get('sentence', '').strip() in unseen]
    if held:
        _, m, a = plover_scores([gold[i] for i in held], [found[i] for i in held])
        summary.append(['of these, sentences held out of all training', str(len(held)), f'{100 * m:.1f}', f'{100 * a:.1f}'])
    confusion = collections.Counter(zip(gold, found))
    return [*table(['', 'rows', 'macro F1', 'accuracy'], summary),
            *table(['root', 'P', 'R', 'F1', 'rows'],
                   [[root, *(f'{100 * x:.1f}' for x in v[:3]), str(v[3])] for root, v in by.items()]),
            'Gold by row, predicted by column:', '',
            *table(['', *(r[:4] for r in ROOTS)],
                   [[g, *(str(confusion[g, f] or '·') for f in ROOTS)] for g in by])]


# ---------------------------------------------------------------- the whole

class Measurement:
    def __init__(self, shared, entente, also):
        self.shared, self.entente, self.also, self.score = shared, entente, also, scorer(shared)
        with open(HERE + '/heldout.txt', encoding='utf8') as f:
            self.held_ids = set(f.read().split())

    def gold(self, name):
        return self.score.load(f'{self.shared}/gold/{name}')

    def dev(self):
        """(gold, documents, figures)"""
        gold = self.gold('dev')
        documents = Texts(self.entente, f'{self.shared}/gold/texts', set(gold)).documents()
        return gold, documents, self.score.score(gold, documents)

    def judged(self, gold, documents):
        """(confidence, right?) of the actual relations that the program wrote; optional ones are left out."""
        texts = [read_text(documents[name], documents[name]['relations'], truth, self.score)
                 for name, truth in gold.items()]
        return judged(texts, [[r['confidence'] for r in t.candidates] for t in texts])

    def dev_lines(self):
        main, by_predicate = gold_tables([('dev', self.dev()[2])])
        return main + by_predicate

    def plover_lines(self, path):
        unseen = set()
        for name in self.held_ids:
            with open(f'{self.shared}/gold/texts-train/{name}.txt', encoding='utf8') as f:
                unseen.add(f.read().strip())
        return plover_tables(self.entente, path, unseen)

    def all_lines(self, figure_path, plover):
        from calibration import curve_table, error, error_table, figure, reliability_table
        score, texts_train = self.score, f'{self.shared}/gold/texts-train'
        dev_gold, dev_documents, dev = self.dev()
        train = self.gold('train')
        documents = Texts(self.entente, texts_train, set(train)).documents()
        parts = [{i: g for i, g in train.items() if (i in self.held_ids) == held} for held in (True, False)]
        held, seen = (score.score(part, documents) for part in parts)
        texts = load(Texts(self.entente, texts_train, self.held_ids).candidates(), parts[0], score)
        also = load_files(self.also[1], self.also[0], score) if self.also else []
        rounds = [cross_validated(texts, also, seed=seed) for seed in range(1, ROUNDS + 1)]
        validated = [score.score(parts[0], {t.document['id']: predicted(t, s, at) for t, s, at in zip(texts, *r)})
                     for r in rounds]
        mean = lambda values: sum(values) / len(values)
        repeated = '; '.join('{} {:.3f}'.format(level, mean([v['relations'][level]['f1'] for v in validated]))
                             for level in LEVELS)
        (sure, thresholds), least = rounds[0], sorted(rounds[0][1])[len(texts) // 2]
        main, by_predicate = gold_tables(
            [('dev', dev), ('cross-validated', validated[0])], [('held out', held), ('trained on', seen)])
        numbers = '; '.join('{}: {} texts, {} demanded relations'.format(
            title, f['documents'], f['relations']['strict']['tp'] + f['relations']['strict']['fn'])
            for title, f in (('dev', dev), ('held out', held), ('trained on', seen)))
        pairs, demanded = judged(texts, sure), sum(len(t.demanded) for t in texts)
        errors = [error(*(v[p >= least] for v in (p, y))) for p, y in (judged(texts, r[0]) for r in rounds)]
        dev_pairs = self.judged(dev_gold, dev_documents)
        dev_demanded = dev['relations']['strict']['tp'] + dev['relations']['strict']['fn']
        if figure_path:
            with open(figure_path, 'w', encoding='utf8') as f:
                f.write(figure(pairs, demanded, least,
                               f'Confidence of relations, cross-validated on {len(texts)} texts of gold/train'))
        return ['## Gold graphs', '', numbers + '.', '', *main,
                f'Cross-validated, mean F1 of {ROUNDS} divisions into folds: {repeated}. The table has the first.', '',
                '### By predicate', '', *by_predicate, '## Confidence', '',
                'The expected calibration error: the mean distance between confidence and precision over ten bins. "If perfect" is '
                'what', 'perfect confidences would show on as few relations.', '',
                *error_table([('cross-validated', *pairs, least), ('dev', *dev_pairs, dev_pairs[0].min())]), '',
                f'Cross-validated, what is kept, equal widths, mean of {ROUNDS} divisions into folds: {mean(errors):.3f}.', '',
                'Cross-validated, by confidence:', '', *reliability_table(*pairs), '',
                'Cross-validated, by threshold:', '', *curve_table(pairs, demanded, least), '',
                'dev, by threshold:', '', *curve_table(dev_pairs, dev_demanded, dev_pairs[0].min()), '',
                '## PLOVER roots', '', 'Of the rows of PLV_train.tsv these figures flatter: the heads were trained on them. `Training/roots.py --check` cross-validates.',
                '', *self.plover_lines(plover)]


def introduction(entente, shared, plover):
    checksums = {'program': [entente], 'model': [HERE + '/../Sources/English/Model/english.safetensors'],
                 'gold/dev': [f'{shared}/gold/dev', f'{shared}/gold/texts'],
                 'gold/train': [f'{shared}/gold/train', f'{shared}/gold/texts-train'], os.path.basename(plover): [plover]}
    version = run(entente, '--version').decode().strip()
    return ['# Figures of extraction', '',
            f'{datetime.date.today()}, written by `make evaluate` (Training/evaluate_extraction.py); entente {version}.', '',
            *(f'    {name:16} SHA-256 {checksum(*paths)}…' for name, paths in checksums.items()), '',
            'From raw text, entities found and not given, by the scorer beside the gold graphs. *dev* is for measuring only. '
            '*Cross-validated*:', 'the texts of gold/train that are held out of all training (`heldout.txt`), the weights of '
            'patterns and relation head and the', 'threshold fitted on the other four fifths of them; *held out*: the same '
            'texts by the program as it stands; *trained on*: the rest', 'of gold/train, flattered.', '']


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--shared', default=HERE + '/../../shared')
    parser.add_argument('--entente', default=HERE + '/../.build/release/entente')
    parser.add_argument('--only', choices=['dev', 'plover'], help='one part, printed and not written down')
    parser.add_argument('--out', help='a Markdown file to write')
    parser.add_argument('--figure', help='an SVG of the confidence to write')
    parser.add_argument('--also', nargs=2, metavar=('GOLD', 'CANDIDATES'), help='more texts to fit on, see combine.py')
    parser.add_argument('--plover', metavar='FILE', help='marked pairs; PLV_train.tsv of the shared data when not given')
    a = parser.parse_args()
    if not os.access(a.entente, os.X_OK):
        sys.exit(f'no program at {a.entente}: build it first (make build), or name it with --entente')
    measurement = Measurement(a.shared, a.entente, a.also)
    plover = a.plover or f'{a.shared}/data/plv/PLV_train.tsv'
    if a.only == 'dev':
        lines = measurement.dev_lines()
    elif a.only == 'plover':
        lines = measurement.plover_lines(plover)
    else:
        lines = introduction(a.entente, a.shared, plover) + measurement.all_lines(a.figure, plover)
    text = '\n'.join(lines).rstrip() + '\n'
    print(text, end='')
    if a.out and a.only is None:
        with open(a.out, 'w', encoding='utf8') as f:
            f.write(text)


if __name__ == '__main__':
    main()
