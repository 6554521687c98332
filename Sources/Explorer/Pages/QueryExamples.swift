/// Queries to begin with, on the page on which people write them.
enum QueryExamples {
    static let all: [(title: String, query: String)] = [
        (
            "Who condemns whom, and the sentence that says so",
            """
            SELECT ?subject ?object ?sentence WHERE {
              ?statement rdf:predicate ent:condemns ;
                         rdf:subject ?subject ;
                         rdf:object ?object ;
                         prov:wasDerivedFrom [ ent:sentence ?sentence ] .
            }
            LIMIT 100
            """
        ),
        (
            "The entities that the articles mention most",
            """
            SELECT ?entity ?name ?mentions WHERE {
              ?entity rdfs:label ?name ;
                      ent:mentionCount ?mentions .
            }
            ORDER BY DESC(?mentions)
            LIMIT 50
            """
        ),
        (
            "How often each relation is stated",
            """
            SELECT ?relation (COUNT(DISTINCT ?statement) AS ?count) WHERE {
              ?statement a rdf:Statement ;
                         rdf:predicate ?relation .
            }
            GROUP BY ?relation
            ORDER BY DESC(?count)
            """
        ),
        (
            "Who holds which office",
            """
            SELECT ?person ?role ?where WHERE {
              ?statement rdf:predicate ent:holdsOffice ;
                         rdf:subject ?person ;
                         rdf:object ?where .
              OPTIONAL { ?statement ent:role ?role }
            }
            LIMIT 100
            """
        ),
        (
            "What each article says",
            """
            SELECT ?document ?subject ?relation ?object WHERE {
              GRAPH ?document { ?subject ?relation ?object }
              ?document a schema:Article .
              ?subject rdfs:label ?name .
            }
            LIMIT 100
            """
        ),
        (
            "Everybody with whom somebody met, as a graph",
            """
            CONSTRUCT { ?a ent:meets ?b } WHERE { ?a ent:meets ?b }
            LIMIT 200
            """
        ),
    ]
}
