"""CoNLL-U and what is scored on it: spans of names, trees on given words, and everything from raw text.

    python scoring.py      runs the self-test

From raw text the rules are those of the CoNLL 2018 shared task: all white space is dropped, tokens, sentences and words
are spans of the characters that remain, and words of the two sides are the same where their spans are. The words of a
multi-word token share its span; around such tokens words are paired by their forms.
"""
import re
from dataclasses import dataclass, field

# ---------------------------------------------------------------- CoNLL-U

FIRST, FORM, LEMMA, UPOS, HEAD, LABEL, MISC = 0, 1, 2, 3, 6, 7, 9


@dataclass
class Sentence:
    comments: list = field(default_factory=list)
    rows: list = field(default_factory=list)           # the columns of words and multi-word tokens, not of empty nodes

    def words(self):
        return [r for r in self.rows if '-' not in r[FIRST]]

    def forms(self):
        return [r[FORM] for r in self.words()]

    def comment(self, name):
        """The value of `# name = value` or `# name id = value`, '' for a bare `# name`, or None."""
        for c in self.comments:
            if m := re.fullmatch(rf'# ?{name}(?: id)?(?: *= *(.*))?', c):
                return m.group(1) or ''

    def check_tree(self):
        """One root, to which the heads of every word lead."""
        heads = [int(r[HEAD]) for r in self.words()]
        reached = {0}
        for i in range(1, len(heads) + 1):
            path = []
            while i not in reached and i not in path and 0 < i <= len(heads):
                path.append(i)
                i = heads[i - 1]
            if i in reached:
                reached.update(path)
        if heads.count(0) != 1 or len(reached) != len(heads) + 1:
            raise ValueError(f'no tree with one root: {heads} over {" ".join(self.forms())!r}')


def read_conllu(lines):
    out, sentence = [], Sentence()
    for line in [*lines, '']:
        line = line.rstrip('\r\n')
        if not line:
            if sentence.rows:
                out.append(sentence)
                sentence = Sentence()
        elif line.startswith('#'):
            sentence.comments.append(line)
        else:
            row = line.split('\t')
            if len(row) != 10:
                raise ValueError(f'{len(row)} columns in the line {line!r}')
            if '.' not in row[FIRST]:
                sentence.rows.append(row)
    return out


# ---------------------------------------------------------------- names

def spans(tags):
    """(start, end, class) of IOB tags; an I without its B begins a name."""
    out, start, kind = set(), None, None
    for i, t in enumerate([*tags, 'O']):
        if start is not None and (t[0] in 'BO' or t[2:] != kind):
            out.add((start, i, kind))
            start = None
        if t[0] == 'B' or t[0] == 'I' and start is None:
            start, kind = i, t[2:]
    return out


def prf(right, found, wanted):
    """Precision, recall and F1, in percent."""
    return (100 * right / max(found, 1), 100 * right / max(wanted, 1), 200 * right / max(found + wanted, 1))


def name_scores(gold, system, classes):
    """Exact spans of all sentences together; names of other classes are left out on both sides."""
    right = found = wanted = 0
    for g, s in zip(gold, system, strict=True):
        g, s = ({x for x in spans(tags) if x[2] in classes} for tags in (g, s))
        right, found, wanted = right + len(g & s), found + len(s), wanted + len(g)
    return dict(zip(('precision', 'recall', 'F1'), prf(right, found, wanted)))


# ---------------------------------------------------------------- trees on given words

def universal(label):
    return label.split(':')[0]


def tree_scores(gold, system):
    """Percentages of all words, punctuation too; the sentences have the same words."""
    counts, total = dict.fromkeys(('UAS', 'LAS', 'LAS, no subtypes', 'UPOS', 'lemmas'), 0), 0
    for a, b in zip(gold, system, strict=True):
        for g, s in zip(a.words(), b.words(), strict=True):
            headed = int(g[HEAD]) == int(s[HEAD])
            total += 1
            counts['UAS'] += headed
            counts['LAS'] += headed and g[LABEL] == s[LABEL]
            counts['LAS, no subtypes'] += headed and universal(g[LABEL]) == universal(s[LABEL])
            counts['UPOS'] += g[UPOS] == s[UPOS]
            counts['lemmas'] += g[LEMMA] in ('_', s[LEMMA])
    return {k: 100 * v / max(total, 1) for k, v in counts.items()}


# ---------------------------------------------------------------- from raw text

@dataclass(eq=False)
class Word:
    row: list
    start: int
    end: int
    shared: bool                                       # whether the span is that of a multi-word token
    head: 'Word | None' = None                         # None for the root


class Text:
    """Sentences laid end to end without white space."""

    def __init__(self, sentences):
        parts, at = [], 0
        self.tokens, self.sentences, self.words = [], [], []
        for sentence in sentences:
            begin, first, inside, token = at, len(self.words), 0, None
            for row in sentence.rows:
                if '-' in row[FIRST] or int(row[FIRST]) > inside:
                    form = ''.join(row[FORM].split())
                    if not form:
                        raise ValueError(f'an empty token: {row}')
                    parts.append(form)
                    token, at = (at, at + len(form)), at + len(form)
                    self.tokens.append(token)
                if '-' in row[FIRST]:
                    inside = int(row[FIRST].split('-')[1])
                else:
                    self.words.append(Word(row, *token, int(row[FIRST]) <= inside))
            own = self.words[first:]
            for word in own:
                head = int(word.row[HEAD])
                word.head = own[head - 1] if head else None
            self.sentences.append((begin, at))
        self.characters = ''.join(parts)


def common(a, b):
    """Index pairs of a longest common subsequence; an early pair goes before a later one."""
    longest = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            longest[i][j] = longest[i + 1][j + 1] + 1 if a[i] == b[j] else max(longest[i + 1][j], longest[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif longest[i][j] == longest[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def align(gold, system):
    """Pairs of the words that are the same on both sides."""
    pairs, g, s = [], 0, 0
    while g < len(gold) and s < len(system):
        a, b = gold[g], system[s]
        if not a.shared and not b.shared:
            same = (a.start, a.end) == (b.start, b.end)
            if same:
                pairs.append((a, b))
            g, s = (g + 1, s + 1) if same else (g + 1, s) if a.start <= b.start else (g, s + 1)
            continue
        # The stretch that multi-word tokens of either side, and what overlaps with them, cover without a gap.
        end = a.end if a.shared else b.end
        if a.shared and not b.shared and b.start < a.start:
            s += 1
        elif b.shared and not a.shared and a.start < b.start:
            g += 1
        from_g, from_s = g, s
        reaches = lambda words, i: i < len(words) and (words[i].start if words[i].shared else words[i].end - 1) < end
        while reaches(gold, g) or reaches(system, s):
            if s == len(system) or g < len(gold) and gold[g].start <= system[s].start:
                word, g = gold[g], g + 1
            else:
                word, s = system[s], s + 1
            if word.shared:
                end = max(end, word.end)
        forms = [[w.row[FORM].lower() for w in words] for words in (gold[from_g:g], system[from_s:s])]
        pairs += [(gold[from_g + i], system[from_s + j]) for i, j in common(*forms)]
    return pairs


def raw_scores(gold, system):
    """F1 of tokens, sentences and words, and of words with their tags, lemmas and arcs; both are lists of sentences."""
    gold, system = Text(gold), Text(system)
    if gold.characters != system.characters:
        at = next((i for i, (x, y) in enumerate(zip(gold.characters, system.characters)) if x != y),
                  min(len(gold.characters), len(system.characters)))
        raise ValueError('the characters differ: {!r} in gold, {!r} in the output'.format(
            *(t.characters[max(0, at - 30):at + 30] for t in (gold, system))))
    f1 = lambda right, part: prf(right, len(getattr(system, part)), len(getattr(gold, part)))[2]
    same = lambda part: len(set(getattr(gold, part)) & set(getattr(system, part)))
    out = {part: f1(same(part), part) for part in ('tokens', 'sentences')}
    pairs = align(gold.words, system.words)
    partner = {s: g for g, s in pairs}
    count = lambda right: f1(sum(right(g.row, s.row) for g, s in pairs), 'words')
    headed = [(g.row[LABEL], s.row[LABEL]) for g, s in pairs
              if (g.head is None if s.head is None else g.head is not None and partner.get(s.head) is g.head)]
    out['words'] = f1(len(pairs), 'words')
    out['UAS'] = f1(len(headed), 'words')
    out['LAS'] = f1(sum(g == s for g, s in headed), 'words')
    out['LAS, no subtypes'] = f1(sum(universal(g) == universal(s) for g, s in headed), 'words')
    out['UPOS'] = count(lambda g, s: g[UPOS] == s[UPOS])
    out['lemmas'] = count(lambda g, s: g[LEMMA] in ('_', s[LEMMA]))
    return out


# ---------------------------------------------------------------- self-test

def self_test():
    def sentence(*words):                              # (id, form, head, label)
        return Sentence(rows=[[str(i), form, form.lower(), 'X', '_', '_', str(head), label, '_', '_']
                              for i, form, head, label in words])

    def near(scores, **wanted):
        for k, v in wanted.items():
            assert abs(scores[k.replace('_', ' ')] - v) < 1e-9, (k, scores, v)

    assert spans(['B-PER', 'I-PER', 'B-PER', 'O', 'I-LOC', 'I-ORG']) == {
        (0, 2, 'PER'), (2, 3, 'PER'), (4, 5, 'LOC'), (5, 6, 'ORG')}
    near(name_scores([['B-PER', 'O', 'B-LOC']], [['B-PER', 'B-MISC', 'B-ORG']], ('PER', 'LOC', 'ORG')),
         precision=50, recall=50, F1=50)
    near(name_scores([['B-PER', 'I-PER', 'O']], [['B-PER', 'O', 'O']], ('PER',)), precision=0, recall=0, F1=0)

    read = read_conllu(['# newdoc id = a', '# newpar', '# newpar_block = x', '# text = I see = I',
                        *(i + '\tI\ti\tX\t_\t_\t0\troot\t_\t_' for i in ('1', '1.1')), ''])
    assert len(read) == 1 and read[0].forms() == ['I'] and read[0].comment('text') == 'I see = I'
    assert read[0].comment('newdoc') == 'a' and read[0].comment('newpar') == '' and read[0].comment('sent_id') is None

    we = [(1, 'We', 3, 'nsubj'), ('2-3', "don't", '_', '_'), (2, 'do', 3, 'aux'), (3, "n't", 0, 'root')]
    gold = [sentence(*we, (4, '.', 3, 'punct')), sentence((1, 'Go', 0, 'root'), (2, 'New York', 1, 'obl:unmarked'))]
    near(raw_scores(gold, gold), tokens=100, sentences=100, words=100, UAS=100, LAS=100, UPOS=100, lemmas=100)
    near(tree_scores(gold, gold), UAS=100, LAS=100, UPOS=100, lemmas=100)
    other = [sentence(*we, (4, '.', 2, 'punct')), sentence((1, 'Go', 0, 'root'), (2, 'New York', 1, 'obl'))]
    for scores in (tree_scores, raw_scores):           # with the same words both count alike
        near(scores(gold, other), UAS=100 * 5 / 6, LAS=100 * 4 / 6, UPOS=100)
        assert abs(scores(gold, other)['LAS, no subtypes'] - 100 * 5 / 6) < 1e-9
    # The token whole and one sentence for two: 5 and 6 words of which We, ., Go and New York are the same.
    merged = [sentence((1, 'We', 2, 'nsubj'), (2, "don't", 0, 'root'), (3, '.', 2, 'punct'), (4, 'Go', 2, 'parataxis'),
                       (5, 'New York', 4, 'obl'))]
    near(raw_scores(gold, merged), tokens=100, sentences=0, words=100 * 8 / 11, UAS=100 * 2 / 11, LAS=0,
         UPOS=100 * 8 / 11)
    # The token in two without being multi-word: words are paired by form, tokens are not.
    split = [sentence(*we[:1], *we[2:], (4, '.', 3, 'punct')), gold[1]]
    near(raw_scores(gold, split), tokens=100 * 8 / 11, sentences=100, words=100, LAS=100)
    for s in gold + other + merged + split:
        s.check_tree()
    cycle = sentence((1, 'a', 2, 'x'), (2, 'b', 1, 'x'), (3, 'c', 0, 'x'))
    roots, beyond = sentence((1, 'a', 0, 'x'), (2, 'b', 0, 'x')), sentence((1, 'a', 0, 'x'), (2, 'b', 5, 'x'))
    for wrong in (cycle.check_tree, roots.check_tree, beyond.check_tree, lambda: raw_scores(gold, gold[:1])):
        try:
            wrong()
        except ValueError:
            continue
        raise AssertionError('accepted what it should not')


if __name__ == '__main__':
    self_test()
    print('the scoring functions do what they should')
