"""The graph that is asked: exports of the gold graphs, copied until there is enough, each copy with names of its own.

Countries stay the same in all copies, so that few nodes have many edges, as in the news. What graphs made by hand
lack is added as extracted ones have it: sentences, confidence, dates; the same at every run."""
import random
import re

BASE = "https://w3id.org/entente/id/"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
ALIAS = "<http://www.w3.org/2004/02/skos/core#altLabel>"
ISO = "<https://w3id.org/entente/isoCode>"
ENT = "https://w3id.org/entente/"
XSD = "http://www.w3.org/2001/XMLSchema#"
WORDS = (
    "the of minister talks border river trade said on Friday agreement council president condemned attack aid "
    "visit ceasefire sanctions would not Überraschung naïve 北京").split()
NODE = re.compile(r"<" + re.escape(BASE) + r"([^>]*)>|_:b(\d+)")


def copies(lines, triples):
    """Yields N-Quads lines: whole copies of the lines until there are that many triples."""
    lines = [line for line in lines if line.strip()]
    shared = {line.split(" ", 1)[0] for line in lines if line.split(" ", 2)[1] == ISO}
    blanks = 1 + max((int(number) for line in lines for number in re.findall(r"^_:b(\d+)", line)), default=0)
    # Cut once into what is copied as it is and the nodes that are renamed.
    parts = []
    for line in lines:
        subject, predicate, _ = line.split(" ", 2)
        named = predicate in (LABEL, ALIAS) and subject not in shared
        parts.append((subject in shared and NODE.search(line.split(" ", 1)[1]) is None, named, line))
    chance = random.Random(7)
    copy = total = 0
    while total < triples:

        def renamed(match):
            if match.group(2) is not None:
                return f"_:b{int(match.group(2)) + copy * blanks}"
            return match.group(0) if match.group(0) in shared else f"<{BASE}{match.group(1)}.{copy}>"

        for once, named, line in parts:
            if once and copy > 0:
                continue
            text = NODE.sub(renamed, line)
            if named:
                text = text.replace('" .', f' {copy}" .')
            yield text
            total += 1
            more = added(text, chance)
            if more:
                yield more
                total += 1
        copy += 1


def added(line, chance):
    """A line that goes with a line: a sentence, a confidence or a date. None for most."""
    subject, predicate, rest = line.split(" ", 2)
    if predicate == "<http://www.w3.org/ns/oa#hasSource>":
        words = " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 30)))
        return f'{subject} <{ENT}sentence> "{words}." {rest.split(" ", 1)[1]}'
    if predicate == f"<{ENT}status>":
        value = f'"0.{chance.randint(30, 99)}"^^<{XSD}decimal>'
        return f"{subject} <{ENT}confidence> {value} {rest.split(' ', 1)[1]}"
    if rest.startswith("<http://schema.org/Article>"):
        value = f"{chance.randint(2015, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        return f'{subject} <http://purl.org/dc/terms/date> "{value}"^^<{XSD}date> .\n'
    return None


LINE = re.compile(
    r'(\S+ \S+ (?:<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?))(?: (?:<[^>]*>|_:\S+))? \.\s*$')


def triple(line):
    """An N-Quads line without its graph."""
    return LINE.match(line).group(1) + " .\n"
