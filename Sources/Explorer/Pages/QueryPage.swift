import Exchange
import Foundation
import RDF

/// The page on which people write SPARQL. The script `query.js` sends it to `/sparql` and shows what comes.
enum QueryPage {
    /// - Parameter mapping: whose prefixes need no declaration, and whose entities have pages here.
    static func html(_ mapping: GraphRDF) -> HTML {
        let prefixes = mapping.prefixes.namespaces
        let examples = QueryExamples.all.map {
            "<option value=\"\($0.query)\">\($0.title)</option>\n" as HTML
        }
        let formats = [
            ("CSV", "text/csv"), ("TSV", "text/tab-separated-values"),
            ("JSON", "application/sparql-results+json"), ("XML", "application/sparql-results+xml"),
        ]
        .map { "<button type=\"button\" data-accept=\"\($1)\">\($0)</button>\n" as HTML }
        let table = Dictionary(
            prefixes.map { ($0.prefix.label, $0.iri.string) }, uniquingKeysWith: { first, _ in first })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = (try? encoder.encode(table)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        return PageFrame.page(
            "Query", script: "/assets/query.js",
            """
            <h1>Query</h1>
            <form id="form" class="query" action="/sparql" method="get" data-prefixes="\(json)">
            <p><label for="example">Examples</label>
            <select id="example"><option value="">choose one</option>
            \(examples)</select></p>
            <p><label for="query">SPARQL 1.1</label>
            <textarea id="query" name="query" rows="12" spellcheck="false" autocomplete="off" \
            autofocus="autofocus">\(QueryExamples.all[0].query)</textarea></p>
            <p><button type="submit">Run</button> <kbd>Ctrl</kbd>+<kbd>Enter</kbd> \
            <button type="button" id="stop" hidden="hidden">Stop</button>
            <span id="downloads">Download as \(formats)</span></p>
            </form>
            <p id="status" role="status" aria-live="polite"></p>
            <pre id="error" role="alert" hidden="hidden"></pre>
            <div id="results"></div>
            <details><summary>Prefixes that need no declaration</summary>
            <dl>\(prefixes.map { "<dt>\($0.prefix.label):</dt><dd>\($0.iri.string)</dd>\n" as HTML })</dl>
            </details>
            """)
    }
}
