"""Measures the English model in the built command, `entente analyze`, and writes RESULTS.md.

    python evaluate.py --shared ../../shared --entente ../.build/release/entente [--model ../Sources/English/Model]
                       [--out RESULTS.md] [--minutes N] [--note TEXT]

Everything is measured twice, in int8 (what users get) and in single precision; scoring.py says how figures are counted.
Only the relations are measured in PyTorch, by relations.py.
"""
import argparse
import datetime
import hashlib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass

from scoring import FIRST, FORM, MISC, Sentence, name_scores, raw_scores, read_conllu, tree_scores

HERE = os.path.dirname(os.path.abspath(__file__))
PRECISIONS = 'int8', 'single'

# What is demanded, at least; int8 may lose no more than MOST_LOST of these.
NAMES, TREES, RAW = 'names, words and sentences given', 'trees, words and sentences given', 'from raw text'
BARS = {(NAMES, 'CoNLL-2003 test, 4 classes', 'F1'): 90.5, (NAMES, 'CoNLL-2003 test, PER/ORG/LOC', 'F1'): 92.0,
        (NAMES, 'CrossNER politics test, PER/ORG/LOC', 'F1'): 80.0,
        (TREES, 'GUM test', 'UAS'): 92.0, (TREES, 'GUM test', 'LAS'): 89.8,
        (TREES, 'EWT test', 'UAS'): 92.5, (TREES, 'EWT test', 'LAS'): 90.2,
        (TREES, 'PUD', 'UAS'): 90.5, (TREES, 'PUD', 'LAS'): 87.8,
        (RAW, 'EWT test', 'tokens'): 99.0, (RAW, 'EWT test', 'sentences'): 88.0,
        (RAW, 'GUM test', 'tokens'): 99.0, (RAW, 'GUM test', 'sentences'): 88.0}
MOST_LOST, MOST_BYTES = 0.2, 26_000_000

# ---------------------------------------------------------------- corpora


@dataclass
class Corpus:
    source: str
    title: str
    files: list
    documents: list                                    # lists of sentences
    named: tuple = ()                                  # the sets of classes to score names in; none: score trees

    def sentences(self):
        return [s for d in self.documents for s in d]


def lines(path):
    with open(path, encoding='utf8', newline='\n') as f:
        return f.read().split('\n')


def by_document(sentences):
    documents = []
    for s in sentences:
        if not documents or s.comment('newdoc') is not None:
            documents.append([])
        documents[-1].append(s)
    return documents


# The classes of the corpora that are ours, by the names that the command gives them; names of others do not count as
# names (one found there is an error), as in data.py.
CLASSES = {'person': 'person', 'politician': 'person', 'organisation': 'organization', 'politicalparty': 'organization',
           'location': 'place', 'country': 'place', 'PER': 'person', 'ORG': 'organization', 'LOC': 'place'}
THREE, FOUR = ('PER', 'ORG', 'LOC'), ('PER', 'ORG', 'LOC', 'MISC')


def read_names(path, classes):
    """The sentences of a two-column file, or of UNER's (number, word, tag); names as `entente analyze` writes them."""
    out, sentence = [], Sentence()
    for line in [*lines(path), '']:
        if line.startswith('# ') and '\t' not in line:
            sentence.comments.append(line)
        elif line.strip():
            c = line.split('\t')
            word, tag = c[1:3] if len(c) > 2 else c
            name = classes.get(tag[2:])
            misc = 'NER=' + tag[:2] + name if name else '_'
            sentence.rows.append([str(len(sentence.rows) + 1), word] + ['_'] * 7 + [misc])
        elif sentence.rows:
            out.append(sentence)
            sentence = Sentence()
    return out


def gum_split(shared, split):
    """The files of a split, without Reddit (its text is blanked) and the article that gold/dev is made of."""
    text = '\n'.join(lines(f'{shared}/data/gum/splits.md'))
    names = re.findall(r'^\s+\* (GUM_\w+)', text.split(f'## {split}\n')[1].split('\n## ')[0], re.M)
    return [f'{shared}/data/gum/dep/{n}.conllu' for n in sorted(names)
            if not n.startswith('GUM_reddit') and n != 'GUM_news_sensitive']


def corpora(shared):
    out = []
    for split in ('dev', 'test'):
        path = f'{shared}/data/crossner/conll2003/{split}.txt'
        out.append(Corpus('CoNLL-2003', f'CoNLL-2003 {split}', [path], [read_names(path, CLASSES | {'misc': 'misc'})],
                          (FOUR, THREE)))
    for split in ('dev', 'test'):
        path = f'{shared}/data/crossner/politics/{split}.txt'
        out.append(Corpus('CrossNER politics', f'CrossNER politics {split}', [path],
                          [[s] for s in read_names(path, CLASSES)], (THREE,)))
    path = f'{shared}/data/uner-ewt/en_ewt-ud-test.iob2'
    out.append(Corpus('UNER EWT', 'UNER EWT test', [path], by_document(read_names(path, CLASSES)), (THREE,)))
    for source, title, files in (
            ('EWT', 'EWT dev', [f'{shared}/data/ewt/en_ewt-ud-dev.conllu']),
            ('GUM', 'GUM dev', gum_split(shared, 'dev')), ('GUM', 'GUM test', gum_split(shared, 'test')),
            ('EWT', 'EWT test', [f'{shared}/data/ewt/en_ewt-ud-test.conllu']),
            ('PUD', 'PUD', [f'{shared}/data/pud/en_pud-ud-test.conllu'])):
        documents = [d for path in files for d in by_document(read_conllu(lines(path)))]
        out.append(Corpus(source, title, files, documents))
    return out


# ---------------------------------------------------------------- the command

class Command:
    def __init__(self, entente, model, jobs):
        self.entente, self.model, self.jobs = os.path.abspath(entente), os.path.abspath(model), jobs

    def analyze(self, precision, files, *options):
        """The sentences of the analysis of some files, one after the other."""
        run = [self.entente, 'analyze', *options, '--jobs', str(self.jobs), *files]
        done = subprocess.run(run, stdout=subprocess.PIPE, env={**os.environ, 'ENTENTE_PRECISION': precision,
                                                                'ENTENTE_MODEL': self.model})
        if done.returncode:
            sys.exit(f'{shlex.join(run)[:200]} failed with exit code {done.returncode}')
        try:
            sentences = read_conllu(done.stdout.decode('utf8').split('\n'))
            for s in sentences:
                s.check_tree()
        except ValueError as error:
            sys.exit(f'{shlex.join(run)[:200]}: {error}')
        return sentences

    def version(self):
        return subprocess.run([self.entente, '--version'], stdout=subprocess.PIPE, encoding='utf8').stdout.strip()


def tokenized(documents):
    """CoNLL-U with nothing but tokens, words, and where documents and paragraphs begin."""
    out = []
    for number, document in enumerate(documents, 1):
        for index, s in enumerate(document):
            if not index:
                out.append(f'# newdoc id = {number}')
            if s.comment('newpar') is not None:
                out.append('# newpar')
            out.append(f'# sent_id = {number}-{index + 1}')
            if s.comment('text'):
                out.append('# text = ' + s.comment('text'))
            for row in s.rows:
                space = 'SpaceAfter=No' if 'SpaceAfter=No' in row[MISC].split('|') else '_'
                out.append('\t'.join([row[FIRST], row[FORM], *['_'] * 7, space]))
            out.append('')
    return '\n'.join(out) + '\n'


def raw(document):
    """The text of a document: sentences of a paragraph with a space between, paragraphs with a blank line."""
    paragraphs = []
    for s in document:
        if not paragraphs or s.comment('newpar') is not None:
            paragraphs.append([])
        paragraphs[-1].append(s.comment('text'))
    return '\n\n'.join(' '.join(p) for p in paragraphs) + '\n'


KINDS = {'person': 'PER', 'organization': 'ORG', 'place': 'LOC'}


def tags(sentence):
    out = []
    for row in sentence.words():
        tag = next((x[4:] for x in row[MISC].split('|') if x.startswith('NER=')), 'O')
        out.append('O' if tag == 'O' else tag[:2] + KINDS.get(tag[2:], 'MISC'))
    return out


# ---------------------------------------------------------------- figures

def measure(command, precision, corpus, folder):
    """(section, title, measure) -> percent"""
    out = {}

    def add(section, title, scores):
        out.update({(section, title, k): v for k, v in scores.items()})
    given, gold = os.path.join(folder, 'given.conllu'), corpus.sentences()
    with open(given, 'w', encoding='utf8', newline='\n') as f:
        f.write(tokenized(corpus.documents))
    found = command.analyze(precision, [given], '--tokenized')
    for number, (g, s) in enumerate(zip(gold, found), 1):
        if g.forms() != s.forms():
            sys.exit(f'{corpus.title}: the words of sentence {number} were not kept: {g.forms()} became {s.forms()}')
    if len(gold) != len(found):
        sys.exit(f'{corpus.title}: {len(gold)} sentences became {len(found)}')
    for classes in corpus.named:
        title = f'{corpus.title}, ' + ('4 classes' if classes == FOUR else '/'.join(classes))
        add(NAMES, title, name_scores(map(tags, gold), map(tags, found), classes))
    if not corpus.named:
        add(TREES, corpus.title, tree_scores(gold, found))
        files = [os.path.join(folder, f'{i:05}.txt') for i in range(len(corpus.documents))]
        for path, document in zip(files, corpus.documents):
            with open(path, 'w', encoding='utf8', newline='\n') as f:
                f.write(raw(document))
        try:
            add(RAW, corpus.title, raw_scores(gold, command.analyze(precision, files)))
        except ValueError as error:
            sys.exit(f'{corpus.title}, from raw text: {error}')
    return out


def verdict(met):
    return 'met' if met else '**not met**'


def tables(figures):
    """A table for each section, a row for each figure; and how many bars are met."""
    out, verdicts = [], []
    int8, single = (figures[p] for p in PRECISIONS)
    for section in (NAMES, TREES, RAW):
        out += ['', f'| {section} | | int8 | single | lost | bar | |', '|---|---|---|---|---|---|---|']
        before = None
        for (of, title, name), value in int8.items():
            if of != section:
                continue
            key = of, title, name
            bar = BARS.get(key)
            if bar is not None:
                verdicts.append((value >= bar, f'{title}, {name}'))
            out.append(f'| {title if title != before else ""} | {name} | {value:.2f} | {single[key]:.2f} '
                       f'| {single[key] - value:.2f} | '
                       + (f'{bar} | {verdict(value >= bar)} |' if bar is not None else '| |'))
            before = title
    return out, verdicts


def loss_bar(figures):
    """Whether int8 loses no more than it may, and a sentence on that."""
    int8, single = (figures[p] for p in PRECISIONS)
    if int8 == single:
        return False, '**All figures are the same in both: the command does not seem to heed ENTENTE_PRECISION.**'
    lost = sorted(((single[k] - v, ', '.join(k)) for k, v in int8.items() if k in BARS),
                  reverse=True)
    over = [f'{where} ({x:.2f})' for x, where in lost if x > MOST_LOST]
    return not over, f'{MOST_LOST} may be lost (of the figures with a bar): {verdict(not over)}. ' \
        + ('More is lost of: ' + '; '.join(over) if over else f'The most is {lost[0][0]:.2f}: {lost[0][1]}') + '.'


# ---------------------------------------------------------------- the file

def digest(files):
    """Of the files' contents one after the other, as `cat FILES | sha256sum` gives it."""
    out = hashlib.sha256()
    for path in files:
        with open(path, 'rb') as f:
            out.update(f.read())
    return out.hexdigest()


def checksums(shared, all_corpora):
    files = {}
    for c in all_corpora:
        files.setdefault(c.source, []).extend(c.files)
    files['GUM'].append(f'{shared}/data/gum/splits.md')
    ids = lines(HERE + '/heldout.txt')
    files['gold/train, held-out fold'] = [
        p for i in ids if i for p in (f'{shared}/gold/train/{i}.json', f'{shared}/gold/texts-train/{i}.txt')]
    out = ['', '| data | files | sha256 of all in order of their paths |', '|---|---|---|']
    return out + [f'| {source} | {len(paths)} | `{digest(sorted(paths))}` |' for source, paths in files.items()]


ABOUT = '''
What the built command `entente analyze` writes, in percent. int8 is the arithmetic it chooses where the processor can;
"lost" is single precision less int8. {loss}

- **Names**: exact spans, micro-averaged; names of other classes are left out on both sides, and a name of our classes
  found in one of them is an error. CrossNER's politicians are PER, its parties ORG, its countries LOC. The command gets
  words and sentences (`--tokenized`). CoNLL-2003 is one document a file (it has no marks between articles); each
  sentence of CrossNER is a document; UNER's documents are those of its `# newdoc`.
- **Trees**: punctuation counts, labels are full, subtypes included, but for "no subtypes". The command gets words,
  multi-word tokens, sentences and where documents and paragraphs begin. Documents are those of `# newdoc` (EWT; GUM,
  one a file; PUD, whose 397 are one to five sentences that stood near to one another in an article). GUM is without
  Reddit, whose text is blanked, and without `GUM_news_sensitive`, which is in gold/dev.
- **From raw text**: each document's text is made from `# text`: sentences of a paragraph (`# newpar`) have a space
  between them, paragraphs a blank line; each document is a file, all of a corpus are counted together. Counted as in
  the CoNLL 2018 shared task (F1 over spans of characters without white space, words of multi-word tokens paired by
  form), but for LAS, whose labels are full; "LAS, no subtypes" is the shared task's.
- **Lemmas**: exact; gold's `_` is right with anything, as in the shared task.
'''


def write(path, text):
    with open(path + '.new', 'w', encoding='utf8') as f:
        f.write(text)
    os.replace(path + '.new', path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--shared', default=HERE + '/../../shared')
    parser.add_argument('--entente', default=HERE + '/../.build/release/entente', help='the built command')
    parser.add_argument('--model', default=HERE + '/../Sources/English/Model')
    parser.add_argument('--out', default=HERE + '/RESULTS.md')
    parser.add_argument('--minutes', type=float, help='how long training took')
    parser.add_argument('--note', default='', help='a line for the file')
    parser.add_argument('--jobs', type=int, default=2)
    a = parser.parse_args()
    command, all_corpora = Command(a.entente, a.model, a.jobs), corpora(a.shared)
    figures = {p: {} for p in PRECISIONS}
    with tempfile.TemporaryDirectory() as folder:
        for corpus in all_corpora:
            for precision in PRECISIONS:
                found = measure(command, precision, corpus, folder)
                figures[precision].update(found)
                for key, value in found.items():
                    print(f'{precision:6}  {", ".join(key)}  {value:.2f}', flush=True)
    relations = subprocess.run([sys.executable, HERE + '/relations.py', '--shared', a.shared, '--model', a.model,
                                '--threads', str(a.jobs)], stdout=subprocess.PIPE, encoding='utf8')
    rows, verdicts = tables(figures)
    kept, loss = loss_bar(figures)
    weights = a.model + '/english.safetensors'
    size, vocabulary = os.path.getsize(weights), os.path.getsize(a.model + '/vocab.txt')
    verdicts += [(kept, 'lost by int8'), (size <= MOST_BYTES, 'size of the weights')]
    missed = [title for met, title in verdicts if not met]
    text = ['# Figures of the English model', '',
            f'{datetime.date.today().isoformat()}, written by `{shlex.join(["python", *sys.argv])}`; '
            f'entente {command.version()}.']
    if a.minutes is not None:
        text.append(f'Training took {a.minutes:g} minutes.')
    text += [a.note] if a.note else []
    text += ['', f'Of the {len(verdicts)} bars {len(verdicts) - len(missed)} are met'
             + (', not met: ' + '; '.join(missed) if missed else '') + '.']
    text += ABOUT.format(loss=loss).rstrip().split('\n')
    text += rows + ['', '| weights | bytes | bar | | sha256 |', '|---|---|---|---|---|',
                    f'| english.safetensors | {size:,} | {MOST_BYTES:,} | {verdict(size <= MOST_BYTES)} '
                    f'| `{digest([weights])}` |',
                    f'| vocab.txt | {vocabulary:,} | | | `{digest([a.model + "/vocab.txt"])}` |', '']
    if relations.returncode:
        text.append('The relations could not be measured: relations.py failed.')
    else:
        text += ['The relation head by itself, in PyTorch, on the exported weights in single precision:', '',
                 relations.stdout.rstrip()]
    text += checksums(a.shared, all_corpora)
    write(a.out, '\n'.join(text) + '\n')
    return 1 if relations.returncode else 0


if __name__ == '__main__':
    sys.exit(main())
