// Reading Turtle, and where it goes wrong.

import RDF

let text = """
    @prefix ex: <http://example.org/> .
    ex:vienna ex:hosts ex:talks ; ex:name "Wien"@de .
    ex:talks ex:began "2026-03-12"^^ex:date
    ex:sofia ex:hosts ex:summit .
    """

// Quads come as they are read: a file of any size takes constant memory.
do {
    try TurtleReader().read(text.utf8) { quad in
        print(quad.triple.predicate, quad.triple.object)
    }
} catch let error as SyntaxError {
    print(error)
}
