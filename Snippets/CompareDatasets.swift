// Whether two datasets say the same, and a text that depends on nothing but what a dataset says.

import RDF

let one = try TurtleReader().quads(in: "_:a <http://e/p> _:b . _:b <http://e/p> 'x' .".utf8)
let other = try TurtleReader().quads(in: "[] <http://e/p> [ <http://e/p> 'x' ] .".utf8)

print("same terms:", Dataset(one) == Dataset(other))
print("same but for blank nodes:", try Dataset(one).isIsomorphic(to: Dataset(other)))

let canonical = try Canonicalizer().canonicalize(one)
print(canonical.nquads, terminator: "")
print("same text:", try Canonicalizer().canonicalize(other).nquads == canonical.nquads)
print(HashAlgorithm.sha256.hash(canonical.nquads).prefix(16))

// Blank nodes can be so much alike that telling them apart would take years.
do {
    let clique = (0..<9).flatMap { a in
        (0..<9).map { Quad(.blank(BlankNode(a)), "http://e/p", .blank(BlankNode($0))) }
    }
    _ = try Canonicalizer(workLimit: 10_000).canonicalize(clique)
} catch {
    print(error)
}
