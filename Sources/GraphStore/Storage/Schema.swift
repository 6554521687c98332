import GRDB

/// The tables of a store, version by version. A version that was released is never changed.
enum Schema {
    /// Of the newest tables, which `user_version` has in every store.
    static let version = 2

    /// Makes the tables, or brings those of an earlier version up to date.
    static func migrate(_ database: any DatabaseWriter, upTo version: Int = version) throws {
        var migrator = DatabaseMigrator()
        migrator.registerMigration(names[0]) { db in
            try db.execute(sql: articles + nodes + edges + others)
            try QuadTables.createTables(db)
            try db.execute(
                sql: "PRAGMA application_id = \(StoreFile.applicationID); PRAGMA user_version = 1")
        }
        migrator.registerMigration(names[1]) { db in
            try db.execute(sql: degrees + fullText + "PRAGMA user_version = 2")
        }
        try migrator.migrate(database, upTo: names[version - 1])
    }

    private static let names = ["1: articles, nodes, edges, quads", "2: degrees, full text"]

    /// What was read, as it was extracted. `seq` is the order in which articles came; a changed one comes anew.
    private static let articles = """
        CREATE TABLE article(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, origin TEXT UNIQUE, hash TEXT NOT NULL,
            title TEXT, date TEXT, url TEXT, text TEXT);
        CREATE TABLE local_entity(
            article INTEGER NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
            name TEXT NOT NULL, aliases TEXT NOT NULL, link TEXT, mentions INTEGER NOT NULL, node INTEGER NOT NULL,
            rule TEXT, detail TEXT, unites INTEGER NOT NULL, PRIMARY KEY(article, ordinal)) WITHOUT ROWID;
        CREATE INDEX local_entity_node ON local_entity(node, article, ordinal);
        CREATE TABLE claim(
            article INTEGER NOT NULL, ordinal INTEGER NOT NULL, subject INTEGER NOT NULL, predicate TEXT NOT NULL,
            object INTEGER NOT NULL, status TEXT NOT NULL, role TEXT, speaker INTEGER, confidence REAL, date TEXT,
            edge INTEGER, PRIMARY KEY(article, ordinal)) WITHOUT ROWID;
        CREATE INDEX claim_edge ON claim(edge, article, ordinal, confidence);
        CREATE TABLE evidence(
            article INTEGER NOT NULL, claim INTEGER NOT NULL, ordinal INTEGER NOT NULL, number INTEGER NOT NULL,
            document TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL,
            sentence TEXT NOT NULL, PRIMARY KEY(article, claim, ordinal)) WITHOUT ROWID;
        CREATE INDEX evidence_document ON evidence(document) WHERE document IS NOT NULL;

        """

    /// Entities across articles, with what the resolver asks for. `article` and `ordinal` are those of the first.
    private static let nodes = """
        CREATE TABLE node(
            id INTEGER PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, link TEXT, base TEXT NOT NULL,
            stem TEXT NOT NULL, slug TEXT NOT NULL, mentions INTEGER NOT NULL, members INTEGER NOT NULL,
            facts INTEGER NOT NULL, companies INTEGER NOT NULL, article INTEGER NOT NULL, ordinal INTEGER NOT NULL);
        CREATE INDEX node_slug ON node(slug);
        CREATE INDEX node_stem ON node(stem);
        CREATE INDEX node_first ON node(article, ordinal);
        CREATE TABLE slug_base(
            stem TEXT NOT NULL, base TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY(stem, base)) WITHOUT ROWID;
        CREATE TABLE node_key(
            key TEXT NOT NULL, node INTEGER NOT NULL, is_full INTEGER NOT NULL, count INTEGER NOT NULL,
            article INTEGER NOT NULL, PRIMARY KEY(key, node, is_full)) WITHOUT ROWID;
        CREATE INDEX node_key_node ON node_key(node);
        CREATE TABLE node_trait(
            node INTEGER NOT NULL, trait TEXT NOT NULL, count INTEGER NOT NULL, article INTEGER NOT NULL,
            PRIMARY KEY(node, trait)) WITHOUT ROWID;
        CREATE TABLE node_form(
            node INTEGER NOT NULL, name TEXT NOT NULL, search TEXT NOT NULL, count INTEGER NOT NULL,
            article INTEGER NOT NULL, ordinal INTEGER NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY(node, name)) WITHOUT ROWID;
        CREATE INDEX node_form_search ON node_form(search);

        """

    /// Relations across articles: what several claims say.
    private static let edges = """
        CREATE TABLE edge(
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, subject INTEGER NOT NULL, predicate TEXT NOT NULL,
            object INTEGER NOT NULL, status TEXT NOT NULL, role TEXT, speaker INTEGER, date TEXT, confidence REAL,
            claims INTEGER NOT NULL, evidence INTEGER NOT NULL, article INTEGER NOT NULL, ordinal INTEGER NOT NULL,
            name_group TEXT NOT NULL, name TEXT NOT NULL);
        CREATE INDEX edge_subject ON edge(subject);
        CREATE INDEX edge_object ON edge(object);
        CREATE INDEX edge_speaker ON edge(speaker) WHERE speaker IS NOT NULL;
        CREATE INDEX edge_group ON edge(name_group);

        """

    /// What people said of who is who, and files of RDF that are kept as they are.
    private static let others = """
        CREATE TABLE ruling(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL);
        CREATE TABLE quad_file(
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, origin TEXT UNIQUE, hash TEXT NOT NULL,
            quads INTEGER NOT NULL);
        CREATE TABLE quad_file_part(
            file INTEGER NOT NULL, number INTEGER NOT NULL, quads TEXT NOT NULL, PRIMARY KEY(file, number));

        """
}
