#!/usr/bin/env python3
"""Does the confidence of relations mean what it says? Tables, a figure, and the expected calibration error.

    calibration.py --shared ../shared --gold GOLD candidates.jsonl [--only heldout.txt] [--also GOLD CANDIDATES]
                   [--figure confidence.svg]

The confidences are those of a fit on the other folds, as combine.py makes them; it says what the arguments are. A relation
is right as the scorer has it: both ends and the predicate; optional ones are left out.

The error is the mean distance between confidence and precision over ten bins, of equal width or of equally many relations.
It is never nought on a sample: what a program would show on as many relations whose confidences were perfect stands beside
it, the mean of 200 draws.
"""
import numpy as np

from combine import arguments, cross_validated, judged, load_chosen, scorer, strict

BINS = 10
THRESHOLDS = [n / 20 for n in range(0, 20)]


def groups(p, even=False):
    """Which relations fall into each bin: of equal width, or of equally many."""
    if even:
        return [g for g in np.array_split(np.argsort(p, kind='stable'), BINS) if len(g)]
    bins = np.minimum(BINS - 1, (p * BINS).astype(int))
    return [g for g in (np.where(bins == b)[0] for b in range(BINS)) if len(g)]


def error(p, y, even=False):
    return sum(abs(p[g].sum() - y[g].sum()) for g in groups(p, even)) / max(1, len(p))


def unavoidable(p, even=False, draws=200):
    rng = np.random.default_rng(1)
    return float(np.mean([error(p, (rng.random(len(p)) < p).astype(float), even) for _ in range(draws)]))


def error_table(sets):
    """A row for each (title, confidences, right?, threshold): the errors of what is kept and of all that is weighed."""
    lines = ['| relations | number | right | mean confidence | error, equal widths | if perfect | error, equal numbers | if perfect |',
             '|---|---|---|---|---|---|---|---|']
    for title, p, y, threshold in sets:
        parts = [(f'{title}, kept (from {threshold:.2f})', p >= threshold)]
        if p.min() < threshold:
            parts.append((f'{title}, all weighed', p >= 0))
        for what, chosen in parts:
            q, z = p[chosen], y[chosen]
            lines.append(f'| {what} | {len(q)} | {z.mean():.3f} | {q.mean():.3f} | {error(q, z):.3f} | {unavoidable(q):.3f} '
                         f'| {error(q, z, True):.3f} | {unavoidable(q, True):.3f} |')
    return lines


def reliability_table(p, y):
    lines = ['| confidence | relations | right | mean confidence | precision |', '|---|---|---|---|---|']
    for g in groups(p):
        low = int(p[g].min() * BINS) / BINS
        lines.append(f'| {low:.1f} to {low + 1 / BINS:.1f} | {len(g)} | {int(y[g].sum())} | {p[g].mean():.2f} | {y[g].mean():.2f} |')
    return lines


def curve_table(pairs, demanded, least):
    lines = ['| `--min-confidence` | relations | precision | recall | F1 |', '|---|---|---|---|---|']
    for t in THRESHOLDS:
        found = int((pairs[0] >= t).sum())
        if t >= least and found:
            lines.append('| {:.2f} | {} | {:.3f} | {:.3f} | {:.3f} |'.format(t, found, *strict(pairs, demanded, t)))
    return lines


# ---------------------------------------------------------------- the figure

SIZE, LEFT, TOP, GAP = 260, 56, 44, 90
COLOURS = {'precision': '#1b6ca8', 'recall': '#c2571a', 'F1': '#4a4a4a'}


def panel(x, title, horizontal, vertical, body):
    at = lambda v: (x + v * SIZE, TOP + SIZE)
    marks = []
    for n in range(0, 11, 2):
        v = n / 10
        marks += [f'<line x1="{at(v)[0]:.1f}" y1="{TOP}" x2="{at(v)[0]:.1f}" y2="{TOP + SIZE}" class="grid"/>',
                  f'<line x1="{x}" y1="{TOP + (1 - v) * SIZE:.1f}" x2="{x + SIZE}" y2="{TOP + (1 - v) * SIZE:.1f}" class="grid"/>',
                  f'<text x="{at(v)[0]:.1f}" y="{TOP + SIZE + 16}" text-anchor="middle">{v:.1f}</text>',
                  f'<text x="{x - 8}" y="{TOP + (1 - v) * SIZE + 4:.1f}" text-anchor="end">{v:.1f}</text>']
    middle = TOP + SIZE / 2
    return [f'<text x="{x}" y="{TOP - 16}" class="title">{title}</text>', *marks,
            f'<text x="{x + SIZE / 2}" y="{TOP + SIZE + 34}" text-anchor="middle">{horizontal}</text>',
            f'<text x="{x - 38}" y="{middle}" text-anchor="middle" transform="rotate(-90 {x - 38} {middle})">{vertical}</text>',
            *body]


def figure(pairs, demanded, least, title):
    """An SVG: precision and recall by threshold, and precision by confidence."""
    p, y = pairs
    place = lambda x, a, b: f'{x + a * SIZE:.1f},{TOP + (1 - b) * SIZE:.1f}'
    # Precision of a handful says nothing.
    thresholds = [t / 100 for t in range(round(100 * least), 96) if (p >= t / 100).sum() >= 10]
    rows = [strict(pairs, demanded, t) for t in thresholds]
    left = []
    for index, (name, colour) in enumerate(COLOURS.items()):
        points = ' '.join(place(LEFT, t, row[index]) for t, row in zip(thresholds, rows))
        x, y_ = place(LEFT, thresholds[0], rows[0][index]).split(',')
        left += [f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>',
                 f'<text x="{float(x) - 6:.1f}" y="{float(y_) + 4:.1f}" text-anchor="end" fill="{colour}">{name}</text>']
    at = LEFT + SIZE + GAP
    right = [f'<line x1="{at}" y1="{TOP + SIZE}" x2="{at + SIZE}" y2="{TOP}" stroke="#888" stroke-dasharray="4 4"/>']
    for g in groups(p, even=True):
        x, y_ = place(at, p[g].mean(), y[g].mean()).split(',')
        spread = (y[g].mean() * (1 - y[g].mean()) / len(g)) ** 0.5 * SIZE
        right += [f'<line x1="{x}" y1="{float(y_) - spread:.1f}" x2="{x}" y2="{float(y_) + spread:.1f}" stroke="{COLOURS["precision"]}"/>',
                  f'<circle cx="{x}" cy="{y_}" r="4" fill="{COLOURS["precision"]}"/>']
    width, height = at + SIZE + 24, TOP + SIZE + 48
    return '\n'.join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">',
        f'<title>{title}</title>',
        '<style>text { font: 12px sans-serif; fill: #333 } .title { font-weight: bold; font-size: 13px } .grid { stroke: #e4e4e4 }',
        *(f'text[fill="{c}"] {{ fill: {c} }}' for c in COLOURS.values()), '</style>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *panel(LEFT, 'What --min-confidence trades', 'least confidence', 'share', left),
        *panel(at, 'What confidence means', 'confidence, ten equal groups', 'share that is right', right),
        '</svg>', ''])


def main():
    parser = arguments(__doc__)
    parser.add_argument('--figure', help='an SVG to write')
    a = parser.parse_args()
    texts, also = load_chosen(a, scorer(a.shared))
    sure, thresholds = cross_validated(texts, also, a.also_weight)
    pairs, demanded = judged(texts, sure), sum(len(t.demanded) for t in texts)
    least = float(np.median(thresholds))
    print('\n'.join([*error_table([('cross-validated', *pairs, least)]), '', *reliability_table(*pairs), '',
                     *curve_table(pairs, demanded, least)]))
    if a.figure:
        with open(a.figure, 'w', encoding='utf8') as f:
            f.write(figure(pairs, demanded, least, f'Confidence of relations, cross-validated on {len(texts)} texts'))


if __name__ == '__main__':
    main()
