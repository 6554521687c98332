"""Makes docs/vocabulary/index.html, the vocabulary for people, from docs/vocabulary/entente.ttl and nothing else.

    python scripts/vocabulary_page.py            write the page
    python scripts/vocabulary_page.py --check    end with status 1 where the page is not what would be written

The same vocabulary gives the same bytes. Needs rdflib (Tests/requirements.txt).
"""

import argparse
import html
import pathlib
import re
import sys

import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD
from rdflib.collection import Collection

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "docs" / "vocabulary"
ENT = rdflib.Namespace("https://w3id.org/entente/")
VANN = rdflib.Namespace("http://purl.org/vocab/vann/")
ONTOLOGY = rdflib.URIRef(ENT)
MATCHES = [
    (SKOS.exactMatch, "the same"), (SKOS.closeMatch, "close"), (SKOS.broadMatch, "broader"),
    (SKOS.narrowMatch, "narrower"), (SKOS.relatedMatch, "related"),
]
SECTIONS = [
    ("entities", "Entities", "Each node of the graph has one of the four classes person, country, organization, place."),
    ("of-entities", "Properties of entities", "Beside <code>rdfs:label</code> (the name), <code>skos:altLabel</code> "
     "(other names) and <code>owl:sameAs</code> (a country’s Wikidata item)."),
    ("statements", "Statements", "A relation as a node (<code>rdf:Statement</code>; in RDF 1.2 the reifier), which "
     "carries what a bare edge cannot."),
    ("families", "Families of relations", "Exports write the relations below them; reasoners derive these."),
    ("standing", "Standing relations", "How two entities stand to each other over time."),
    ("cooperative", "Cooperative interactions", "One act for or with the other."),
    ("hostile", "Hostile interactions", "One act against the other."),
    ("plover", "PLOVER roots", "The names are those of <a href=\"https://github.com/openeventdata/PLOVER\">PLOVER</a>, "
     "so that output can be joined with event data; the wording is ours."),
]

STYLE = """
:root { color-scheme: light dark; --ink: #1d2126; --soft: #565e68; --page: #fff; --panel: #f4f5f7; --line: #d5d9de;
  --link: #0b57a4; --standing: #5a5f66; --cooperative: #1f6f43; --hostile: #a3312c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7eb; --soft: #a4adb8; --page: #15181c; --panel: #1e2227;
  --line: #3a4049; --link: #8abfff; --standing: #b0b6be; --cooperative: #7fd0a0; --hostile: #f19a93; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem; background: var(--page); }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
footer { padding-block: 2rem; color: var(--soft); }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; margin: 3rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.1rem; margin: 0; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover { text-decoration: underline; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
nav ul { list-style: none; padding: 0; margin: .25rem 0 .75rem; display: flex; flex-wrap: wrap; gap: .1rem .9rem; }
nav p { margin: 0; font-weight: 600; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--soft); padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); }
tbody th { font-weight: 400; }
article { background: var(--panel); border-left: 4px solid var(--line); padding: .75rem 1rem; margin: 1rem 0; }
article.standing { border-color: var(--standing); }
article.cooperative { border-color: var(--cooperative); }
article.hostile { border-color: var(--hostile); }
article p { margin: .35rem 0; }
article .what { color: var(--soft); font-size: .9rem; }
dl { margin: .5rem 0 0; display: grid; grid-template-columns: 6rem 1fr; gap: .2rem 1rem; }
dt { color: var(--soft); }
dd { margin: 0; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
"""


class Page:
    def __init__(self, text):
        self.graph = rdflib.Graph().parse(data=text, format="turtle")
        self.prefixes = dict(re.findall(r"(?m)^@prefix (\S*): <(.*)> \.$", text))
        # The order of the file, which a graph does not keep.
        names = re.findall(r"(?m)^(?:(\w+):(\w+)|<(\S+)>) a ", text)
        self.terms = [rdflib.URIRef(iri or self.prefixes[prefix] + name) for prefix, name, iri in names]
        self.terms.remove(ONTOLOGY)

    def value(self, term, property):
        return self.graph.value(term, property)

    def texts(self, term, property):
        return sorted(str(text) for text in self.graph.objects(term, property))

    def types(self, term):
        return set(self.graph.objects(term, RDF.type))

    def section(self, term):
        types, parent = self.types(term), self.value(term, RDFS.subPropertyOf)
        domain = self.value(term, RDFS.domain)
        if types & {SKOS.Concept, SKOS.ConceptScheme}:
            return "plover"
        if term == ENT.relation or parent == ENT.relation or OWL.AnnotationProperty in types:
            return "families"
        if parent is not None:
            return {ENT.standingRelation: "standing", ENT.cooperativeInteraction: "cooperative"}.get(parent, "hostile")
        if OWL.Class in types and term != ENT.Status:
            return "entities"
        return "of-entities" if domain in (ENT.Entity, ENT.Country) else "statements"

    @staticmethod
    def anchor(term):
        return term.rstrip("/").rsplit("/", 1)[1]

    def curie(self, term):
        fits = [(iri, prefix) for prefix, iri in self.prefixes.items() if term.startswith(iri)]
        if not fits:
            return str(term)
        iri, prefix = max(fits, key=lambda fit: len(fit[0]))
        return f"{prefix}:{term.removeprefix(iri)}"

    def link(self, term):
        """A term of ours by its label, one of others by its short name, and its label where that says more."""
        if term in self.terms:
            return f'<a href="#{self.anchor(term)}">{html.escape(str(self.value(term, RDFS.label)))}</a>'
        address = re.sub(r"^http://www\.wikidata\.org/prop/direct/", "https://www.wikidata.org/wiki/Property:", term)
        label = self.value(term, RDFS.label)
        return (f'<a href="{html.escape(address)}"><code>{html.escape(self.curie(term))}</code></a>'
                + (f" ({html.escape(label)})" if label else ""))

    def links(self, node):
        """A class, or the members of a union."""
        union = None if isinstance(node, rdflib.URIRef) else self.value(node, OWL.unionOf)
        parts = [node] if union is None else list(Collection(self.graph, union))
        return " or ".join(self.link(part) for part in parts)

    def what(self, term):
        types = self.types(term)
        for type, name in (
            (OWL.AnnotationProperty, "annotation"), (OWL.DatatypeProperty, "property with a value"),
            (OWL.ObjectProperty, "property"), (OWL.Class, "class"), (ENT.Status, "individual"),
            (SKOS.ConceptScheme, "concept scheme"), (SKOS.Concept, "concept"),
        ):
            if type in types:
                return ("symmetric " if OWL.SymmetricProperty in types else "") + name
        raise ValueError(f"{term} is of no known type")

    def facts(self, term):
        """The lines of the list under a definition: what, and the HTML that says it."""
        domain, range = self.value(term, RDFS.domain), self.value(term, RDFS.range)
        symmetric = OWL.SymmetricProperty in self.types(term)
        if symmetric:
            yield "between", f"{self.links(domain)} and {self.links(range)}, true both ways"
        elif domain is not None or range is not None:
            is_value = range is not None and range.startswith(XSD)
            if domain is not None:
                yield "of" if is_value else "from", self.links(domain)
            if range is not None:
                yield "value" if is_value else "to", self.links(range)
        for property, name in (
            (RDFS.subClassOf, "kind of"), (RDFS.subPropertyOf, "kind of"), (OWL.unionOf, "made of"), (OWL.oneOf, "one of"),
        ):
            value = self.value(term, property)
            if value is not None:
                parts = [value] if isinstance(value, rdflib.URIRef) else list(Collection(self.graph, value))
                yield name, ", ".join(self.link(part) for part in parts)
        if self.types(term) & {ENT.Status}:
            yield "kind of", self.link(ENT.Status)
        matches = []
        for property, name in MATCHES:
            # P27 before P1038.
            others = sorted(
                self.graph.objects(term, property),
                key=lambda other: (self.curie(other).split(":")[0], len(other), other))
            if others:
                matches.append(f"{name}: " + ", ".join(self.link(other) for other in others))
        if matches:
            yield "elsewhere", "; ".join(matches)
        ours = sorted(s for property, _ in MATCHES for s in self.graph.subjects(property, term) if s in self.terms)
        if ours:
            yield "relations", ", ".join(self.link(s) for s in sorted(set(ours), key=self.terms.index))
        for text in self.texts(term, SKOS.scopeNote):
            yield "note", self.prose(text)
        for text in self.texts(term, SKOS.example):
            yield "example", self.prose(text)
        for other in sorted(self.graph.objects(term, RDFS.seeAlso)):
            yield "see", f'<a href="{html.escape(other)}">{html.escape(other)}</a>'

    def prose(self, text):
        """Names such as ent:attacks become links."""
        escaped = html.escape(text, quote=False)
        return re.sub(r"\b(ent|foaf|schema|prov):(\w+)", self.mention, escaped)

    def mention(self, match):
        prefix, name = match.groups()
        return self.link(rdflib.URIRef(self.prefixes[prefix] + name))

    def article(self, term, section):
        anchor, label = self.anchor(term), html.escape(str(self.value(term, RDFS.label)))
        facts = "".join(f"\n<dt>{name}</dt><dd>{text}</dd>" for name, text in self.facts(term))
        return f"""<article id="{anchor}" class="{section}" aria-labelledby="{anchor}-name">
<h3 id="{anchor}-name"><a href="#{anchor}">{label}</a></h3>
<p class="what"><code>{html.escape(self.curie(term))}</code>, {self.what(term)}</p>
<p>{self.prose(str(self.value(term, SKOS.definition)))}</p>""" + (f"\n<dl>{facts}\n</dl>" if facts else "") + "\n</article>\n"

    def overview(self, by_section):
        rows = []
        for section in ("standing", "cooperative", "hostile"):
            for term in by_section[section]:
                both = OWL.SymmetricProperty in self.types(term)
                root = self.value(term, ENT.ploverRoot)
                rows.append(
                    f'<tr><th scope="row"><a href="#{self.anchor(term)}"><code>{self.anchor(term)}</code></a></th>'
                    f"<td>{section}</td><td>{self.links(self.value(term, RDFS.domain))}</td>"
                    f"<td>{self.links(self.value(term, RDFS.range))}</td><td>{'yes' if both else 'no'}</td>"
                    + (f'<td><a href="#{root}">{root}</a></td></tr>' if root else "<td>none</td></tr>"))
        return (
            '<h2 id="relations">The relations at a glance</h2>\n<div class="scroll" tabindex="0" role="region" '
            'aria-labelledby="relations">\n<table>\n<caption>An actor is a person, country or organization. A relation '
            "that is true both ways is written once.</caption>\n<thead><tr>"
            + "".join(f'<th scope="col">{name}</th>' for name in ("relation", "family", "from", "to", "both ways", "PLOVER root"))
            + "</tr></thead>\n<tbody>\n" + "\n".join(rows) + "\n</tbody>\n</table>\n</div>\n")

    def render(self):
        by_section = {key: [] for key, _, _ in SECTIONS}
        for term in self.terms:
            by_section[self.section(term)].append(term)
        contents = "\n".join(
            f'<p><a href="#section-{key}">{title}</a></p>\n<ul>' + "".join(
                f'<li><a href="#{self.anchor(t)}">{html.escape(str(self.value(t, RDFS.label)))}</a></li>'
                for t in by_section[key]) + "</ul>"
            for key, title, _ in SECTIONS)
        sections = "".join(
            f'<section aria-labelledby="section-{key}">\n<h2 id="section-{key}">{title}</h2>\n<p>{introduction}</p>\n'
            + "".join(self.article(term, key) for term in by_section[key]) + "</section>\n"
            for key, title, introduction in SECTIONS)
        title = html.escape(str(self.value(ONTOLOGY, DCTERMS.title)))
        description = html.escape(str(self.value(ONTOLOGY, DCTERMS.description)), quote=False)
        license = html.escape(str(self.value(ONTOLOGY, DCTERMS.license)))
        prefix = html.escape(str(self.value(ONTOLOGY, VANN.preferredNamespacePrefix)))
        return f"""<!DOCTYPE html>
<!-- Made by scripts/vocabulary_page.py from entente.ttl. Change that, not this. -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{html.escape(description)}">
<link rel="alternate" type="text/turtle" href="entente.ttl">
<style>{STYLE}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<h1>{title}</h1>
<p>{description}</p>
<p>{self.prose(str(self.value(ONTOLOGY, SKOS.scopeNote)))}</p>
<dl>
<dt>namespace</dt><dd><code>{ENT}</code>, prefix <code>{prefix}</code></dd>
<dt>version</dt><dd>{html.escape(str(self.value(ONTOLOGY, OWL.versionInfo)))}, by {html.escape(str(self.value(ONTOLOGY, DCTERMS.creator)))}, <a href="{license}">Apache License 2.0</a></dd>
<dt>files</dt><dd><a href="entente.ttl">entente.ttl</a> (OWL), <a href="entente.shacl.ttl">entente.shacl.ttl</a> (SHACL)</dd>
<dt>more</dt><dd><a href="../rdf.md">how exports use it</a>, <a href="../vocabulary.md">when a relation holds</a></dd>
</dl>
<nav aria-label="Terms">
<h2>Contents</h2>
<p><a href="#relations">The relations at a glance</a></p>
{contents}
</nav>
</header>
<main id="content">
{self.overview(by_section)}{sections}</main>
<footer><p>Under <em>elsewhere</em>, “broader” means that the other term is broader than ours. Example sentences are invented; behind each stands who relates to whom.</p></footer>
</body>
</html>
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--check", action="store_true", help="only say whether the page is up to date")
    options = parser.parse_args()
    page = Page((FOLDER / "entente.ttl").read_text(encoding="utf-8")).render()
    target = FOLDER / "index.html"
    if options.check:
        if not target.exists() or target.read_text(encoding="utf-8") != page:
            sys.exit("docs/vocabulary/index.html is not what entente.ttl says: run scripts/vocabulary_page.py")
    else:
        target.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
