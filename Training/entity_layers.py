"""Names, partly told, from GUM's layer of entities.

It annotates more than names (whole noun phrases, pronouns, common nouns), so borders are cut back to what CoNLL-2003
would mark, and where that is uncertain any tag is allowed.
"""
import functools
import os
import re

import data
from data import ANY, NO_CLASS, TAG
from model import NER

CLASSES = {'person': 'PER', 'organization': 'ORG', 'place': 'LOC'}
# Before a name these are no part of it.
TITLES = set('''mr mrs ms miss mister dr doctor prof professor president vice-president senator senators sen
    representative rep congressman congresswoman governor gov mayor minister premier chancellor secretary undersecretary
    ambassador general gen colonel col major maj captain capt lieutenant lt sergeant sgt admiral adm commander cmdr
    brigadier brig justice judge chairman chairwoman chair director administrator inspector detective officer chief
    speaker attorney deputy vice prime former ex-president spokesman spokeswoman madam mademoiselle mlle mme monsieur
    rev reverend premier tsar tsarevna emperor empress president-elect air marshal field corporal private pvt spc staff
    foreign office mp messrs principal dean coach citizen citoyen comrade'''.split())
# Before a name these sometimes are.
NOBLE = set('''lord lady sir dame king queen prince princess pope saint st bishop archbishop cardinal father brother
    sister shah sheikh sheik imam ayatollah mullah duke duchess earl count countess baron baroness marquis master abba
    apa uncle aunt auntie grandma grandpa mother hon rabbi sultan emir khan caliph captain rabbi santa'''.split())
# Alone these are no names that CoNLL would surely mark.
GENERIC = set('''god mom mum dad mommy mummy daddy mama papa grandma grandpa grandmother grandfather mother father aunt
    uncle christ lord satan devil sun moon earth west east north south northeast northwest southeast southwest midwest
    internet web state states government company court house board commission department ministry committee council
    university college school church army navy police force forces union party city county nation republic kingdom
    district province town village island lake river mountain street road avenue park center centre hall building
    station airport office agency bureau association club museum library hospital institute press court bench crown
    heaven hell paradise home chapter section article cabinet administration embassy coalition command mission team
    him he his her she i you we they us it me my our your their who himself one assembly federation bank campus bay
    capital downtown avenue square bridge tower gate hotel restaurant cafe sir madam ma'am mister miss doctor
    resistance opposition constitution bible quran internet earth empire world universe global user player
    secretary-general floor study chamber lodge go going channel gulf sea ocean country coast plaza priest target marina
    man woman member star golden society evolution frontiers voice forest desert valley beach metro square terminal room kitchen stage gallows defense lodge national creation chaos'''.split()) | TITLES | NOBLE
# Places that CoNLL often calls organisations, and works of men of which it is not consistent.
INSTITUTION = set('''university college school academy museum hospital hotel restaurant library center centre church
    theatre theater company club gallery institute institution store cafe bar pub inn market mall supermarket cathedral
    abbey temple mosque synagogue prison jail court laboratory lab labs facility clinic department embassy house bank
    factory office hall agency studio studios zoo estate apartment apartments room cinema building shop ministry command
    base kremlin pentagon capitol reich empire union republics conservatory'''.split())
FUNCTION_ENDS = {'-', '–', '/'}
DATES = set('''monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs
    fri sat sun'''.split())
FAITHS = set('''christian christians muslim muslims jew jews jewish islamic catholic catholics protestant protestants hindu
    hindus buddhist buddhists sunni sunnis shia shiite shiites shi'a arab arabs arabic kurd kurds kurdish yazidi yazidis
    yezidi yezidis turkmen european europeans african africans asian asians latin democrat democrats republican
    republicans nazi nazis hispanic western british english welsh scottish irish hebrew roman romans persian ottoman
    soviet germanic aboriginal latino latina
    viking vikings shi'ite shi'ites yezidi cherokee sassanid easterners midwesterners socialist communist communists marxist conservative conservatives jihadi byzantine mayan aztec norman tibetan'''.split())


def letters(word):
    return re.sub(r"[^\w'-]", '', word.replace('’', "'")).lower()


def capital(word):
    return word[:1].isupper()


@functools.lru_cache(None)
def countries(shared):
    """(names of countries, nationalities, capitals), in lower case."""
    cities = {'new york', 'los angeles', 'chicago', 'boston', 'houston', 'helsinki', 'oxford', 'cambridge', 'barcelona',
              'liverpool', 'manchester', 'milan', 'munich', 'hong kong', 'california', 'texas', 'florida'}
    out = {'us', 'u.s.', 'u.s', 'usa', 'u.s.a.', 'uk', 'u.k.', 'america', 'britain', 'england', 'scotland', 'wales',
           'northern ireland', 'holland', 'korea', 'russia', 'syria', 'iran', 'burma', 'palestine', 'united states of america',
           'kurdistan', 'uae', 'turkey', 'czech republic', 'ivory coast', 'macedonia', 'swaziland', 'cape verde', 'east timor',
           'north korea', 'south korea', 'congo', 'china', 'taiwan', 'ussr', 'soviet union'}
    path = f'{shared}/data/countries/countries.tsv'
    if os.path.exists(path):
        with open(path, encoding='utf8') as f:
            next(f)
            for line in f:
                c = line.split('\t')
                out |= {c[2].lower(), c[3].lower()}
                cities |= {x.strip().lower() for x in c[5].split(',')}
    return out, data_demonyms(shared) | FAITHS, cities - {''}


@functools.lru_cache(None)
def data_demonyms(shared):
    return data.demonyms(shared)


def name_tags(n, cls):
    return [TAG[('I-' if i else 'B-') + cls] for i in range(n)]


def either(*tags):
    return frozenset(NER.index(t) for t in tags)


def organisation_tags(words, shared):
    """Tags of an organisation's name; whether a country or nationality before it is part of it, CoNLL is of two minds."""
    places, demonyms, _ = countries(shared)
    tags = name_tags(len(words), 'ORG')
    if len(words) > 1:
        first = words[0].lower()
        n = 2 if len(words) > 2 and ' '.join(words[:2]).lower() in places else 1
        if first in demonyms and (first not in FAITHS or first in data_demonyms(shared)):
            tags[0], tags[1] = either('B-MISC', 'B-ORG'), either('B-ORG', 'I-ORG')
        elif n == 2 or first in places and first != 'united':
            for i in range(n):
                tags[i] = either(*(('B-LOC', 'B-ORG') if i == 0 else ('I-LOC', 'I-ORG')))
            tags[n] = either('B-ORG', 'I-ORG')
    return tags


def whole(allowed):
    """Without rests of names whose beginning has become uncertain."""
    for i in range(1, len(allowed)):
        if len(allowed[i]) == 1 and NER[min(allowed[i])][0] == 'I' and (allowed[i - 1] == ANY or not any(
                NER[t][2:] == NER[min(allowed[i])][2:] for t in allowed[i - 1])):
            allowed[i] = ANY
    return allowed


# ---------------------------------------------------------------- GUM

def gum_entities(rows):
    """(first, end, type) of the entities that lie in the sentence."""
    out, opened = [], []
    for i, c in enumerate(rows):
        field = next((x[7:] for x in c[9].split('|') if x.startswith('Entity=')), '')
        for m in re.finditer(r'\((\d+)(?:\[[\d/]+\])?-([a-z]+)[^()]*(\))?|(\d+)(?:\[[\d/]+\])?\)', field):
            if m.group(4):
                for k in range(len(opened) - 1, -1, -1):
                    if opened[k][0] == m.group(4):
                        out.append((opened[k][1], i + 1, opened.pop(k)[2]))
                        break
            elif m.group(3):
                out.append((i, i + 1, m.group(2)))
            else:
                opened.append((m.group(1), i, m.group(2)))
    return sorted(set(out), key=lambda e: (e[0], -e[1]))


def gum_core(rows, start, end, head, heads, cls):
    """(first, end, doubtful words) of the name around the head of a noun phrase."""
    def rel(i):
        return rows[i][7]

    def named(i):
        return (rows[i][4] in ('NNP', 'NNPS') or rows[i][3] == 'PROPN') and any(x.isalnum() for x in rows[i][1])

    def hyphen(i):
        return rows[i][1] in FUNCTION_ENDS and 'SpaceAfter=No' in rows[i][9] and i > start and 'SpaceAfter=No' in rows[i - 1][9]

    def joined(i):                                     # a chain of names from i up to the head
        for _ in range(12):
            if i == head:
                return True
            if not (start <= i < end) or rel(i).split(':')[0] not in ('compound', 'flat', 'amod', 'nmod', 'dep', 'goeswith',
                    'nummod', 'punct', 'list', 'det') or rel(i) in ('nmod:poss', 'det'):
                return False
            if rel(i) == 'nmod' and any(heads[j] == i and rel(j) in ('case', 'punct') and j < i for j in range(start, end)):
                return False
            i = heads[i]
        return False

    a, b = head, head + 1
    while a > start:
        if named(a - 1) and joined(a - 1):
            a -= 1
        elif hyphen(a - 1) and a - 1 > start and (named(a - 2) or capital(rows[a - 2][1])) and joined(a - 2):
            a -= 2
        else:
            break
    while b < end:
        small = rel(b) in ('flat', 'case', 'compound') and rows[b][1].lower() in data.SMALL_WORDS and cls == 'PER' and heads[b] >= a
        if named(b) and joined(b) or small and b + 1 < end and named(b + 1) and joined(b + 1) \
                or rows[b][3] == 'NUM' and not rows[b][1].isalpha() and rel(b) in ('nummod', 'compound', 'flat', 'nmod:unmarked', 'dep') and joined(b) \
                or re.fullmatch('[IVX]+', rows[b][1]) and joined(b):
            b += 1
        elif hyphen(b) and b + 1 < end and joined(b + 1):
            b += 2
        else:
            break
    doubtful = set()
    far = [i for i in range(b, end) if rel(i) == 'flat' and joined(i) and capital(rows[i][1])]
    if far:                                            # a nickname in quotes
        doubtful |= set(range(a, max(far) + 1))
    if b < end and rows[b][1].lower() in ('of', 'for') and rows[b][3] == 'ADP' and heads[b] < end \
            and start <= heads[heads[b]] < b and rel(heads[b]).split(':')[0] in ('nmod', 'flat'):
        tail = [b]
        i, far_end = b + 1, None
        while i < end:
            if named(i) and rel(i) not in ('nmod:desc', 'appos'):
                far_end = i + 1
            elif rows[i][1].lower() not in ('the', 'and', '&') or rows[i][1].lower() != 'the' and cls == 'PER':
                break
            i += 1
        if far_end:
            more = far_end < end and (rows[far_end][1].lower() in ('of', 'for', 'in', 'at', 'and', '&', ',')
                                      and any(named(k) for k in range(far_end, end))
                                      or rows[far_end][3] in ('NOUN', 'ADJ') and heads[b] >= far_end)
            if cls in ('ORG', 'LOC'):
                tail = list(range(b, far_end))
                one = all(named(k) or rows[k][1].lower() in ('of', 'for', 'the') for k in tail)
                b = far_end
                if cls == 'LOC' and rows[tail[0]][1].lower() == 'for' or not one and cls == 'LOC':
                    doubtful |= set(range(a, b))
                if more:                               # the name may go on, or have ended before
                    k = b
                    while k < end and (named(k) or rows[k][1].lower() in ('of', 'for', 'in', 'at', 'and', '&', ',', 'the')
                                       or rows[k][3] in ('NOUN', 'ADJ') and k <= heads[tail[0]]):
                        k += 1
                    doubtful |= set(range(tail[0], k))
                    b = max(b, k)
            elif b - a == 1 or cls is None:
                doubtful |= set(range(b, far_end))
        elif cls != 'PER':
            doubtful |= set(range(a, b))
    return a, b, doubtful


def gum_names(rows, shared):
    """The allowed tags of one sentence, given its CoNLL-U token rows."""
    n = len(rows)
    words, heads = [c[1] for c in rows], [int(c[6]) - 1 for c in rows]
    places, demonyms, cities = countries(shared)
    allowed = []
    for i, c in enumerate(rows):
        w = letters(c[1])
        if w in DATES and c[3] == 'PROPN' or w in TITLES and c[7] == 'nmod:desc':
            allowed.append(NO_CLASS)
        elif c[1].lower() in demonyms and capital(c[1]):
            allowed.append(NO_CLASS if c[3] == 'ADJ' and c[4] != 'NNP' else ANY)
        elif c[3] == 'PROPN' or c[4] in ('NNP', 'NNPS') or c[4] in ('FW', 'ADD', 'GW', 'XX') \
                or c[3] in ('ADJ', 'X', 'SYM', 'NOUN') and i and capital(c[1]) and len(c[1]) > 1 and not capital(words[0]) \
                or any(x.isupper() for x in c[1][1:]) and c[3] not in ('PRON', 'AUX', 'DET', 'ADP'):
            allowed.append(ANY)
        else:
            allowed.append(NO_CLASS)
    entities = gum_entities(rows)
    names, doubts = [], set()
    by_head = {}
    for start, end, kind in entities:
        tops = [i for i in range(start, end) if not start <= heads[i] < end]
        if len(tops) == 1:
            by_head.setdefault(tops[0], []).append((start, end, kind))
        elif kind in CLASSES:
            doubts |= {i for i in range(start, end) if rows[i][3] == 'PROPN'}
    for head, spans in by_head.items():
        if rows[head][3] != 'PROPN':
            # "the US": an adjective or so that alone makes up a place
            s, e, kind = min(spans, key=lambda x: x[1] - x[0])
            if kind == 'place' and e - s == 1 and words[s].lower() in ('us', 'u.s.', 'u.s', 'uk', 'u.k.', 'usa') and words[s].isupper():
                names.append((s, e, [TAG['B-LOC']]))
            continue
        kinds = {k for _, _, k in spans}
        start, end, kind = min(spans, key=lambda x: x[1] - x[0])      # with "A and B" that has the head A, A itself
        cls = CLASSES.get(kind)
        a, b, doubtful = gum_core(rows, start, end, head, heads, cls)
        name = words[a:b]
        text = ' '.join(name)
        if cls is None or len(kinds) > 1:
            b = max([b, *(i + 1 for i in doubtful)])
            if not (kind == 'time' and all(letters(w) in DATES or w.isdigit() for w in name)):
                names.append((a, b, [ANY] * (b - a)))
            continue
        conjoined = [i for i in range(start, end) if rows[i][7] == 'conj' and a <= heads[i] < b and rows[i][3] == 'PROPN']
        if conjoined and text.lower() in ('bosnia', 'saint kitts', 'trinidad', 'antigua'):
            names.append((a, max(conjoined) + 1, None))
            continue
        if conjoined and (cls == 'ORG' or len(spans) == 1 and not any(s <= i < e and e - s < end - start for i in conjoined for s, e, _ in entities)):
            names.append((min(a, start if cls == 'ORG' else a), max(conjoined) + 1, None))
            continue
        if text.lower() in places:
            names.append((a, b, name_tags(b - a, 'LOC') if not doubtful and cls != 'PER' else [ANY] * (b - a)))
            continue
        if all(letters(w) in GENERIC or w.lower() in data.SMALL_WORDS for w in name) or text.lower() in demonyms \
                or not capital(name[0]) and not (cls == 'PER' and len(name) > 1 or any(x.isupper() for x in name[0])) \
                or len(name) == 1 and (len(letters(text)) < 2 or text[0] in '@#_' or '.' in text.strip('.') and not re.fullmatch(r'(\w\.)+', text)) \
                or '_' in text or '@' in text:
            names.append((a, b, [ANY] * (b - a)))
            continue
        tags = None
        if cls == 'PER':
            while a < b - 1 and (letters(words[a]) in TITLES or words[a].lower() in places and (a, a + 1, 'place') in entities):
                if letters(words[a]) in TITLES:
                    allowed[a] = NO_CLASS
                a += 1
            tags = name_tags(b - a, 'PER')
            if rows[a][7] == 'nmod:desc' and len(tags) > 1 and a != head:
                tags[:2] = [ANY, either('B-PER', 'I-PER')]
            if letters(words[a]) in TITLES | NOBLE:
                k = 1
                while k < len(tags) - 1 and letters(words[a + k]) in NOBLE | TITLES:
                    k += 1
                tags[:k] = [ANY] * k
                if k < len(tags):
                    tags[k] = either('B-PER', 'I-PER')
            if len(tags) == 1 and a > start and rows[a - 1][3] in ('DET', 'PRON', 'ADJ', 'NUM') or rows[head][4] == 'NNPS' or words[a].lower() in demonyms \
                    or any(letters(w) in TITLES for w in words[a + 1:b]) or all(x.isdigit() for x in words[b - 1]):
                tags = [ANY] * (b - a)
            if words[b:b + 1] == [','] and b + 1 < end and letters(words[b + 1]) in ('jr', 'sr', 'iii', 'ii'):
                doubtful |= {b, b + 1}
        elif cls == 'ORG':
            tags = organisation_tags(name, shared) if text.lower() not in cities else [ANY] * (b - a)
            if text.endswith('ism') or letters(words[head]) in ('administration', 'families', 'family', 'regime', 'dynasty') or rows[head][4] == 'NNPS' and len(name) == 1:
                tags = [ANY] * (b - a)
        else:
            tags = name_tags(b - a, 'LOC')
            if any(letters(w) in INSTITUTION or any(x.isdigit() for x in w) for w in name) or letters(name[0]) in ('city', 'state', 'town', 'village', 'pyramid') or rows[head][4] == 'NNPS' and len(name) == 1 \
                    or any(w.lower() in demonyms for w in name[:1]) or len(name) > 1 and name[0].lower() in places:
                tags = [ANY] * (b - a)
            elif len(name) > 1 and letters(name[0]) in ('northern', 'southern', 'eastern', 'western', 'central', 'downtown'):
                tags[:2] = [ANY, either('B-LOC', 'I-LOC')]
        if name[-1].lower() in data.SMALL_WORDS:
            tags = [ANY] * (b - a)
        # What stands right before may belong to the name.
        if a > 0 and words[a - 1] in ("'s", '’s', "'", '’') and len(tags) == 1 and cls != 'PER':
            k = a - 1
            while k > 0 and rows[k - 1][3] == 'PROPN':
                k -= 1
            doubts |= set(range(k, b))
        elif a > 0 and words[a - 1] == 'The' and a > 1:
            doubts.add(a - 1)
            tags[0] |= either('I-' + cls)
        elif a > 0 and capital(words[a - 1]) and a - 1 >= start and rows[a - 1][3] in ('ADJ', 'NOUN', 'VERB') and a > 1 \
                and words[a - 1].lower() not in demonyms and letters(words[a - 1]) not in TITLES | NOBLE:
            doubts |= {a - 1}
            tags[0] |= either('I-' + cls)
        if cls != 'PER' and b < end and capital(words[b]) and rows[b][3] in ('NOUN', 'ADJ', 'PROPN') or b + 1 < n and words[b] in FUNCTION_ENDS \
                and 'SpaceAfter=No' in rows[b][9] and 'SpaceAfter=No' in rows[b - 1][9]:
            doubts |= set(range(a, b + 1))
        if a > 1 and words[a - 1] in FUNCTION_ENDS and 'SpaceAfter=No' in rows[a - 1][9] and 'SpaceAfter=No' in rows[a - 2][9]:
            doubts |= set(range(a - 1, b))
        names.append((a, b, tags))
        if doubtful:
            doubts |= doubtful
    taken = {}
    for a, b, tags in sorted(names, key=lambda x: (x[0] - x[1], x[0])):
        clash = {taken[i] for i in range(a, b) if i in taken}
        if clash:
            inside = [c for c in clash if c[0] <= a and b <= c[1]]
            if not inside or (a, b) == inside[0]:
                doubts |= set(range(a, b)) | {i for c in clash for i in range(*c)}
            continue
        # A name right in the middle of what another name is compounded with, "the Obama administration", is kept.
        for i in range(a, b):
            taken[i] = (a, b)
            allowed[i] = ANY if tags is None else tags[i - a]
    for i in doubts:
        allowed[i] = ANY
    # In headings in title case or capitals nothing but names can be told.
    for i in range(1, n):
        if allowed[i] == NO_CLASS and i + 1 < n and words[i].lower() in data.SMALL_WORDS | {'for', '&'} \
                and allowed[i - 1] == ANY and allowed[i + 1] == ANY and rows[i][3] in ('ADP', 'CCONJ', 'DET'):
            allowed[i] = ANY
    return whole(allowed)
