#!/usr/bin/env python3
"""Fits how coreference weighs antecedents (Sources/Extraction/Tables/antecedents.tsv), on GUM train.

    coreference.py texts --gum ../shared/data/gum --split train FOLDER
    entente extract FOLDER --chains --antecedents > choices.jsonl
    antecedents.py --gum ../shared/data/gum choices.jsonl [--dev dev-choices.jsonl] --out ../Sources/Extraction/Tables/antecedents.tsv

A line has the document's chains and every choice that was made: the candidates, each with its features, and the features
that speak for none. Each of our entities is the gold chain that most of its names stand in; the right candidates are those
of the anaphor's own chain, or none. A softmax over candidates and none is fitted, by kind of anaphor.
"""
import argparse
import collections
import json

import numpy as np

import coreference

# Names in talk among friends are another matter than names in the news.
LIGHT = {'conversation': 0.3, 'vlog': 0.3, 'podcast': 0.5, 'fiction': 0.5, 'whow': 0.5}
# What one would guess; weights are drawn there and not to zero, since GUM has few bodies and countries that "it", "they" and
# "the group" speak of, and the news has many.
PRIOR = dict(distance=-2.5, paragraph=-.4, after=-2, secondLast=-.5, thirdLast=-1, earlier=-1.5, subject=1.2, object=.2,
             oblique=-.4, conjunct=-.5, demonym=-1.2, nested=-1.5, pronoun=.8, described=.4, subjectThere=.8, frequency=.3,
             share=.5, gender=1, governing=.8, clauseSubject=1, reflexive=3, parallel=.5, ownDescription=-4, speaker=-2,
             outOfQuotation=-1, place=-.5, called=1.5, noneExpletive=4, noneNounBefore=.6, noneNounSubject=.8,
             noneNounGoverning=.6, noneNounEarlier=.5, noneAgain=1)
NAMED = {'description': 2.5, 'neuter': 2.0, 'plural': 3.0}            # for the same reason these count more
# Added after fitting, by what relations of the training texts come out right.
SHIFT = {'plural': 0.7}
OF_KIND = {'personal': dict(candidate=1), 'neuter': dict(), 'plural': dict(candidate=-.5, several=2.5, person=-1.5),
           'description': dict(candidate=1)}


def gold_chains(document):
    """{span: chain} of all mentions that have a chain, singletons too."""
    return {(m.start, m.end): m.chain for m in document.mentions}


def entity_chains(line, gold):
    """The gold chain that most names of an entity, or most mentions of a set of entities, stand in."""
    out = {}
    for chain in line['chains']:
        several = len(chain['entities']) > 1
        votes = collections.Counter()
        for m in chain['mentions']:
            if several and m['kind'] == 'description' or m['kind'] in ('name', 'standIn', 'demonym'):
                for span in (m['phrase'], m['range']):
                    if tuple(span) in gold:
                        votes[gold[tuple(span)]] += 1
                        break
        if votes:
            out[tuple(sorted(chain['entities']))] = votes.most_common(1)[0][0]
    return out


def load(gum, part, path):
    """By kind: choices as (features of candidates and of none, which are right, weight)."""
    with open(path, encoding='utf8') as f:
        lines = {one['id']: one for one in map(json.loads, f)}
    out = collections.defaultdict(list)
    for name in coreference.split(gum, part):
        line, document = lines[name], coreference.read(gum, name)
        gold = gold_chains(document)
        whose = entity_chains(line, gold)
        weight = LIGHT.get(name.split('_')[1], 1.0)
        for c in line['choices']:
            chain = gold.get(tuple(c['phrase'])) or gold.get(tuple(c['range']))
            right = [chain is not None and whose.get(tuple(sorted(x['entities']))) == chain for x in c['candidates']]
            rows = [x['features'] for x in c['candidates']] + [c['none']]
            share = NAMED.get(c['kind'], 1.0) if any(right) else 1.0
            out[c['kind']].append((rows, [*right, not any(right)], weight * share))
    return out


def fit(choices, prior, penalty, steps=400):
    names = sorted({f for rows, _, _ in choices for row in rows for f in row})
    index = {f: i for i, f in enumerate(names)}
    x, right, group, weight = [], [], [], []
    for g, (rows, correct, w) in enumerate(choices):
        for row, ok in zip(rows, correct):
            v = np.zeros(len(names))
            for f, value in row.items():
                v[index[f]] = value
            x.append(v)
            right.append(ok)
            group.append(g)
        weight.append(w)
    x, right, group, weight = np.array(x), np.array(right), np.array(group), np.array(weight)
    prior = np.array([prior.get(f, 0.0) for f in names])
    w = prior.copy()
    m, v = np.zeros_like(w), np.zeros_like(w)

    def shares(score):
        top = np.full(len(weight), -np.inf)
        np.maximum.at(top, group, score)
        e = np.exp(score - top[group])
        return e / np.bincount(group, e)[group]

    for step in range(1, steps + 1):
        score = x @ w
        p, q = shares(score), shares(np.where(right, score, -1e9))
        gradient = x.T @ ((p - q) * weight[group]) + penalty * (w - prior)
        m, v = 0.9 * m + 0.1 * gradient, 0.99 * v + 0.01 * gradient ** 2
        w -= 0.05 * (m / (1 - 0.9 ** step)) / (np.sqrt(v / (1 - 0.99 ** step)) + 1e-8)
    return dict(zip(names, w))


def judge(choices, weights):
    """How many choices are right; of those that name somebody, and of those that should, how many."""
    right = named = named_right = wanted = 0
    for rows, correct, _ in choices:
        scores = [sum(weights.get(f, 0) * v for f, v in row.items()) for row in rows]
        best = max(range(len(rows)), key=lambda i: (scores[i], i))
        right += correct[best]
        wanted += not correct[-1]
        if best < len(rows) - 1:
            named += 1
            named_right += correct[best]
    return right / max(len(choices), 1), named_right / max(named, 1), named_right / max(wanted, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('choices')
    parser.add_argument('--gum', required=True)
    parser.add_argument('--dev', help='choices on GUM dev, to compare penalties on')
    parser.add_argument('--penalty', type=float, default=2.0)
    parser.add_argument('--out')
    args = parser.parse_args()
    train = load(args.gum, 'train', args.choices)
    dev = load(args.gum, 'dev', args.dev) if args.dev else {}
    lines = []
    for kind, choices in sorted(train.items()):
        weights = fit(choices, PRIOR | OF_KIND[kind], args.penalty)
        print(f'{kind:12} {len(choices):5} choices, train', '{:.3f} P {:.3f} R {:.3f}'.format(*judge(choices, weights)))
        if dev.get(kind):
            print(f'{"":12} {len(dev[kind]):5} choices, dev  ', '{:.3f} P {:.3f} R {:.3f}'.format(*judge(dev[kind], weights)))
        weights['candidate'] += SHIFT.get(kind, 0)
        lines += [f'{kind}\t{f}\t{w:.2f}' for f, w in sorted(weights.items()) if abs(w) >= 0.005]
    if args.out:
        with open(args.out, encoding='utf8') as f:
            head = [line.rstrip('\n') for line in f if line.startswith('#')]
        with open(args.out, 'w', encoding='utf8') as f:
            f.write('\n'.join(head + lines) + '\n')


if __name__ == '__main__':
    main()
