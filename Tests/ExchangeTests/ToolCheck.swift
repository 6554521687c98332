import Exchange
import Foundation
import KnowledgeGraph

/// Reads the formats for other tools with networkx, Python's csv, Graphviz and an openCypher engine, and compares all
/// that they hold with what the graph says.
enum ToolCheck {
    static let formats = ["graphml", "gexf", "csv", "cypher", "dot"]

    /// Writes a graph in all formats as `name.graphml` and so on, and what is to be found in them as `name.expected`.
    static func export(_ graph: Graph, as name: String, to folder: URL, evidence: EvidenceLevel = .full)
        throws
    {
        for format in Formats.all where formats.contains(format.name) {
            let files = try format.files(graph, options: ExportOptions(evidence: evidence, title: name))
            for (suffix, data) in zip(format.fileSuffixes, files) {
                try data.write(
                    to: folder.appendingPathComponent(name + suffix + "." + format.fileExtensions[0]))
            }
        }
        var graph = graph
        for index in graph.relations.indices {
            let relation = graph.relations[index]
            if evidence == .none { graph.relations[index].evidence = [] }
            graph.relations[index].confidence = relation.confidence.map { ($0 * 100).rounded() / 100 }
        }
        let expected = Expected(
            documents: graph.sources, entities: graph.entities, relations: graph.relations,
            symmetric: Predicate.allCases.filter(\.isSymmetric).map(\.rawValue),
            labels: Dictionary(uniqueKeysWithValues: Predicate.allCases.map { ($0.rawValue, $0.label) }))
        try JSONEncoder().encode(expected).write(to: folder.appendingPathComponent(name + ".expected"))
    }

    private struct Expected: Encodable {
        let documents: [Graph.Source]
        let entities: [Entity]
        let relations: [Relation]
        let symmetric: [String]
        let labels: [String: String]
    }

    /// - Parameter withEngine: whether the openCypher engine runs all statements too, which takes its time.
    static func run(_ folder: URL, withEngine: Bool) throws -> CrossCheck.Outcome {
        try CrossCheck.run(withEngine ? "engine" : "files", [folder.path], script: script)
    }

    static let script = #"""
        import collections, csv, glob, json, os, re, shutil, subprocess, sys, time
        import xml.etree.ElementTree as ET
        import networkx as nx

        NOT_XML = re.compile("[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
        NMTOKEN = re.compile(r"[-.:\w]+", re.A)

        def clean(text):
            return None if text is None else NOT_XML.sub("\uFFFD", text)

        def same(found, expected, what):
            if found == expected: return
            if isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
                found, expected = next(pair for pair in zip(found, expected) if pair[0] != pair[1])
            assert False, f"{what}: found {found!r}, expected {expected!r}"

        class Graph:
            def __init__(self, stem):
                data = json.load(open(stem + ".expected", encoding="utf-8"))
                self.stem, self.documents = stem, data["documents"]
                self.nodes, self.edges = data["entities"], data["relations"]
                self.symmetric, self.labels = set(data["symmetric"]), data["labels"]
                self.index = {n["id"]: i for i, n in enumerate(self.nodes)}

            def ends(self, edge):
                return self.index[edge["subject"]], self.index[edge["object"]]

        def rows(rows):
            return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))

        # What XML tools see. An empty text is nothing to networkx.
        def xml_node(node):
            return {k: v for k, v in (
                ("label", clean(node["name"])), ("type", node["type"]), ("aliases", node["aliases"] or None),
                ("link", clean(node.get("link"))), ("mentionCount", node.get("mentionCount"))) if v}

        def xml_edge(graph, edge):
            start, end = graph.ends(edge)
            speaker = edge["attributedTo"]
            return [start, end] + [{k: v for k, v in (
                ("predicate", edge["predicate"]), ("label", graph.labels[edge["predicate"]]),
                ("symmetric", edge["predicate"] in graph.symmetric or None),
                ("status", edge["status"]), ("role", clean(edge["role"])),
                ("attributedTo", None if speaker is None else graph.index[speaker]),
                ("confidence", edge.get("confidence")), ("date", clean(edge.get("date"))),
                ("evidence", edge["evidence"])) if v not in (None, "", [])}]

        def check_networkx(graph, g, wanted, what):
            ids = {id: i for i, id in enumerate(g.nodes)}
            found = []
            for id, data in g.nodes(data=True):
                data = {k: v for k, v in data.items() if k in ("label", "type", "aliases", "link", "mentionCount") and v}
                if "aliases" in data: data["aliases"] = json.loads(data["aliases"])
                found.append(data)
            same(found, [xml_node(n) for n in graph.nodes], what + " nodes")
            found = []
            for start, end, data in g.edges(data=True):
                data = {k: data[k] for k in wanted if data.get(k) not in (None, "") and data[k] is not False}
                if "evidence" in data: data["evidence"] = json.loads(data["evidence"])
                if "attributedTo" in data: data["attributedTo"] = ids[data["attributedTo"]]
                found.append([ids[start], ids[end], data])
            same(rows(found), rows(xml_edge(graph, e) for e in graph.edges), what + " edges")

        EDGE = ("predicate", "label", "symmetric", "status", "role", "attributedTo", "confidence", "date", "evidence")

        def graphml(graph):
            path = graph.stem + ".graphml"
            g = nx.read_graphml(path, force_multigraph=True)
            check_networkx(graph, g, EDGE, path)
            same(json.loads(g.graph.get("documents", "[]")), graph.documents, path + " documents")
            # The rules of the schema.
            ns = "{http://graphml.graphdrawing.org/xmlns}"
            root = ET.parse(path).getroot()
            same(root.tag, ns + "graphml", path)
            same([c.tag for c in root if c.tag not in (ns + "desc", ns + "key")], [ns + "graph"], path)
            keys = {k.get("id"): k.get("for") for k in root.iter(ns + "key")}
            same(len(keys), len(root.findall(ns + "key")), path + " keys")
            for key in root.iter(ns + "key"):
                assert key.get("attr.type") in ("boolean", "int", "long", "float", "double", "string")
            ids = [e.get("id") for tag in ("key", "graph", "node", "edge") for e in root.iter(ns + tag)]
            for tag in ("node", "edge"):
                own = [e.get("id") for e in root.iter(ns + tag)]
                same(len(set(own)), len(own), f"{path} ids of {tag}s")
            for id in ids: assert NMTOKEN.fullmatch(id), f"{path}: {id!r} is no NMTOKEN"
            for tag in ("graph", "node", "edge"):
                for element in root.iter(ns + tag):
                    own = [d.get("key") for d in element.findall(ns + "data")]
                    same(len(set(own)), len(own), path + " data")
                    for key in own: same(keys[key], tag, path + " data")

        def gexf(graph):
            path = graph.stem + ".gexf"
            g = nx.read_gexf(path, version="1.3")
            if not g.is_multigraph(): g = nx.MultiDiGraph(g)
            check_networkx(graph, g, EDGE, path)
            ns = "{http://gexf.net/1.3}"
            root = ET.parse(path).getroot()
            timed = [e for e in root.iter(ns + "edge") if e.get("start")]
            same(root.find(ns + "graph").get("mode"), "dynamic" if timed else "static", path + " mode")
            same(bool(root.find(ns + "graph").get("timeformat")), bool(timed), path + " time format")
            for edge in timed:
                for name in ("start", "end"): time.strptime(edge.get(name), "%Y-%m-%d")
            declared = {a.get("class"): {x.get("id") for x in a} for a in root.iter(ns + "attributes")}
            for tag in ("node", "edge"):
                own = [e.get("id") for e in root.iter(ns + tag)]
                same(len(set(own)), len(own), f"{path} ids of {tag}s")
                for element in root.iter(ns + tag):
                    used = [v.get("for") for v in element.iter(ns + "attvalue")]
                    assert set(used) <= declared[tag] and len(set(used)) == len(used), path

        DANGER = "=+-@\t\r\n＝＋－＠"

        def plain(cell):
            assert not cell or cell[0] not in DANGER, f"a formula: {cell!r}"
            return cell[1:] if re.match("'+[" + re.escape(DANGER) + "]", cell) else cell

        def no_nul(text): return "" if text is None else text.replace("\0", "\uFFFD")
        def listed(items): return ";".join(no_nul(i).replace(";", ",") for i in items)

        def table(path):
            with open(path, encoding="utf-8", newline="") as file:
                lines = list(csv.reader(file, strict=True))
            for line in lines[1:]: same(len(line), len(lines[0]), path + " cells")
            return lines[0], lines[1:]

        def csv_tables(graph):
            path = graph.stem + "-nodes.csv"
            head, lines = table(path)
            same(head, ["id:ID", ":LABEL", "name", "type", "aliases:string[]", "link", "wikidata",
                        "mentionCount:int"], path)
            found = [[plain(c) for c in l[:6]] + [l[7]] for l in lines]
            same(found, [[no_nul(n["id"]), "Entity;" + n["type"].capitalize(), no_nul(n["name"]), n["type"],
                          listed(n["aliases"]), no_nul(n.get("link")), str(n.get("mentionCount", ""))]
                         for n in graph.nodes], path)
            ids = {l[0] for l in lines}
            same(len(ids), len(graph.nodes), path + " ids")
            for line in lines:
                assert not line[6] or line[3] == "country" and re.fullmatch("Q[0-9]+", line[6]), line
            path = graph.stem + "-relations.csv"
            head, lines = table(path)
            same(head, [":START_ID", ":TYPE", ":END_ID", "predicate", "status", "role", "attributedTo",
                        "confidence:double", "date", "documents:string[]", "sentence", "evidence"], path)
            for line in lines: assert {line[0], line[2]} <= ids, path
            found = [[plain(c) for c in l[:7]] + [float(l[7]) if l[7] else None] + [plain(c) for c in l[8:11]]
                     + [json.loads(l[11] or "[]")] for l in lines]
            expected = []
            for e in graph.edges:
                type = re.sub("[A-Z]", lambda m: "_" + m[0], e["predicate"]).upper()
                documents = [p.get("document", "") for p in e["evidence"]]
                sentences = [p["sentence"] for p in e["evidence"] if p.get("sentence")]
                expected.append([no_nul(e["subject"]), type, no_nul(e["object"]), e["predicate"], e["status"],
                    no_nul(e["role"]), no_nul(e["attributedTo"]), e.get("confidence"), no_nul(e.get("date")),
                    listed(documents) if any(documents) else "", no_nul(next(iter(sentences), "")), e["evidence"]])
            same(found, expected, path)

        def dot_text(text):
            text = re.sub("\r\n?", "\n", text)
            return re.sub("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]", "\uFFFD", text)

        def dot_read(text):
            return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], text)

        def dot(graphs):
            command = shutil.which("dot")
            if not command: return print("Graphviz is not there, DOT is not read", end="; ")
            objects = []
            for start in range(0, len(graphs), 200):
                paths = [g.stem + ".dot" for g in graphs[start:start + 200]]
                canon = subprocess.run([command, "-Tcanon"] + paths, capture_output=True)
                same((canon.returncode, canon.stderr), (0, b""), "dot -Tcanon")
                # Graphviz 2.43 leaves "-." unquoted in its canonical form and cannot read that again.
                again = [] if sys.argv[1] == "files" else paths
                data = subprocess.run([command, "-Tdot_json"] + again, input=canon.stdout, capture_output=True)
                same((data.returncode, data.stderr), (0, b""), "dot -Tdot_json")
                text, place = data.stdout.decode(), 0
                while text[place:].strip():
                    value, place = json.JSONDecoder(strict=False).raw_decode(text, place)
                    objects.append(value)
                    while place < len(text) and text[place].isspace(): place += 1
            same(len(objects), len(graphs), "graphs in DOT")
            for graph, found in zip(graphs, objects):
                # Graphviz has an order of its own.
                nodes = [[dot_read(n["label"]), n["type"], json.loads(dot_read(n.get("aliases", "[]")))]
                         for n in found.get("objects", [])]
                own = [[re.sub("&(?=#?[0-9A-Za-z]+;)", "&amp;", dot_text(n["name"])), n["type"], n["aliases"]]
                       for n in graph.nodes]
                same(rows(nodes), rows(own), graph.stem + ".dot nodes")
                edges = [[nodes[e["tail"]], nodes[e["head"]], e["predicate"], e["status"], dot_read(e.get("role", "")),
                          json.loads(dot_read(e.get("evidence", "") or "[]")), e.get("dir", "")]
                         for e in found.get("edges", [])]
                same(rows(edges), rows(
                    [*(own[i] for i in graph.ends(e)), e["predicate"], e["status"], dot_text(e["role"] or ""), e["evidence"],
                     "none" if e["predicate"] in graph.symmetric else ""] for e in graph.edges), graph.stem + ".dot edges")

        # A tokenizer of openCypher 9, for all that these statements use.
        TOKEN = re.compile(r"""\s+|'(?:[^'\\]|\\(?:['\\nrtbf]|u[0-9A-F]{4}))*'|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|->|[-:;,.(){}\[\]=+]""")

        def cypher(graph):
            path = graph.stem + ".cypher"
            lines = open(path, encoding="utf-8", newline="").read().split("\n")
            same(lines.pop(), "", path)
            same(len(lines), len(graph.documents) + len(graph.nodes) + len(graph.edges), path + " statements")
            for line in lines:
                tokens, place = [], 0
                while place < len(line):
                    match = TOKEN.match(line, place)
                    assert match, f"{path}: no token at {line[place:place + 40]!r}"
                    if not match[0].isspace(): tokens.append(match[0])
                    place = match.end()
                same((tokens[-1], tokens.count(";")), (";", 1), path)
                assert tokens[0] in ("MERGE", "MATCH"), path
                for a, b in zip("({[", ")}]"): same(tokens.count(a), tokens.count(b), path)
                assert not re.search(r"(?<!\\)(?:\\\\)+u", line, re.I), f"{path}: engines that replace first go wrong at {line!r}"

        def run_cypher(graph):
            import gqlite
            connection = gqlite.connect(graph.stem + ".engine")
            # The second time must change nothing. (This engine lists a label again that is set again.)
            for line in open(graph.stem + ".cypher", encoding="utf-8", newline="").read().split("\n")[:-1] * 2:
                connection.execute_oc_query(line)
            def answer(query): return connection.execute_oc_query(query)[1:]
            found = answer("MATCH (n:Entity) RETURN n.id, n.name, n.aliases, n.link, n.mentionCount, labels(n)")
            same(rows([r[:2] + [r[2] or []] + r[3:5] + [sorted(set(r[5]))] for r in found]), rows(
                [n["id"], n["name"], n["aliases"], n.get("link"), n.get("mentionCount"),
                 sorted(["Entity", n["type"].capitalize()])] for n in graph.nodes), graph.stem + ".cypher nodes")
            found = answer("MATCH (d:Document) RETURN d.id, d.title, d.date, d.url")
            same(rows(found), rows([d["id"], d.get("title"), d.get("date"), d.get("url")] for d in graph.documents),
                 graph.stem + ".cypher documents")
            found = answer("MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, r.status, r.role, r.attributedTo, "
                           "r.confidence, r.date, r.documents, r.quotes, r.sentences, r.startOffsets, r.endOffsets")
            def part(edge, name): return [p.get(name, "") for p in edge["evidence"]]
            def filled(texts): return texts if any(texts) else None
            same(rows(found), rows([e["subject"], re.sub("[A-Z]", lambda m: "_" + m[0], e["predicate"]).upper(), e["object"],
                e["status"], e["role"], e["attributedTo"], e.get("confidence"), e.get("date"), filled(part(e, "document")),
                filled(part(e, "quote")), filled(part(e, "sentence")), part(e, "start") or None, part(e, "end") or None]
                for e in graph.edges), graph.stem + ".cypher relationships")

        try:
            graphs = [Graph(p[:-9]) for p in sorted(glob.glob(sys.argv[2] + "/*.expected"))]
            for graph in graphs:
                for check in (graphml, gexf, csv_tables, cypher): check(graph)
                if sys.argv[1] == "engine": run_cypher(graph)
            dot(graphs)
            print(len(graphs), "graphs,", sum(len(g.nodes) for g in graphs), "nodes,",
                  sum(len(g.edges) for g in graphs), "edges,", round(time.process_time()), "s")
        except AssertionError as error:
            sys.exit(f"failed: {error}")
        """#
}
