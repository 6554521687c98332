extension Schema {
    /// With how many other nodes a node has edges. Triggers keep it, so that whoever writes edges need not think of it; an
    /// edge that is there keeps its ends, though it may be turned round.
    static let degrees = """
        DROP INDEX edge_subject;
        DROP INDEX edge_object;
        CREATE INDEX edge_subject ON edge(subject, object, status);
        CREATE INDEX edge_object ON edge(object, subject, status);
        ALTER TABLE node ADD COLUMN degree INTEGER NOT NULL DEFAULT 0;
        UPDATE node SET degree = (SELECT count(*) FROM (
            SELECT object FROM edge WHERE subject = node.id UNION SELECT subject FROM edge WHERE object = node.id));
        CREATE TRIGGER edge_comes AFTER INSERT ON edge WHEN NOT EXISTS (
            SELECT 1 FROM edge WHERE subject = new.subject AND object = new.object AND id <> new.id
            UNION ALL SELECT 1 FROM edge WHERE subject = new.object AND object = new.subject)
        BEGIN UPDATE node SET degree = degree + 1 WHERE id IN (new.subject, new.object); END;
        CREATE TRIGGER edge_goes AFTER DELETE ON edge WHEN NOT EXISTS (
            SELECT 1 FROM edge WHERE subject = old.subject AND object = old.object
            UNION ALL SELECT 1 FROM edge WHERE subject = old.object AND object = old.subject)
        BEGIN UPDATE node SET degree = degree - 1 WHERE id IN (old.subject, old.object); END;

        """

    /// The words of names, as ``KnowledgeGraph/nameKey(_:)`` has them, and those of what evidence says. Both indexes leave the
    /// texts where they are. For that, names get numbers; a piece of evidence has one, which begins with its article's.
    /// Their parts are merged less often than FTS5 would by itself (4), which makes adding an article cheaper.
    static let fullText = """
        CREATE TABLE numbered_form(
            id INTEGER PRIMARY KEY, node INTEGER NOT NULL, name TEXT NOT NULL, search TEXT NOT NULL,
            count INTEGER NOT NULL, article INTEGER NOT NULL, ordinal INTEGER NOT NULL, position INTEGER NOT NULL,
            UNIQUE(node, name));
        INSERT INTO numbered_form(node, name, search, count, article, ordinal, position)
            SELECT node, name, search, count, article, ordinal, position FROM node_form;
        DROP TABLE node_form;
        ALTER TABLE numbered_form RENAME TO node_form;
        CREATE INDEX node_form_search ON node_form(search);
        CREATE VIRTUAL TABLE name_text USING fts5(
            search, content = 'node_form', content_rowid = 'id', columnsize = 0,
            tokenize = 'unicode61 remove_diacritics 2');
        INSERT INTO name_text(name_text, rank) VALUES ('automerge', 8);
        INSERT INTO name_text(name_text) VALUES ('rebuild');
        CREATE TRIGGER form_comes AFTER INSERT ON node_form
        BEGIN INSERT INTO name_text(rowid, search) VALUES (new.id, new.search); END;
        CREATE TRIGGER form_goes AFTER DELETE ON node_form
        BEGIN INSERT INTO name_text(name_text, rowid, search) VALUES ('delete', old.id, old.search); END;

        CREATE VIEW saying AS
            SELECT number, CASE sentence WHEN '' THEN quote ELSE sentence END AS sentence FROM evidence;
        CREATE VIRTUAL TABLE sentence_text USING fts5(
            sentence, content = 'saying', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');
        INSERT INTO sentence_text(sentence_text, rank) VALUES ('automerge', 8);
        INSERT INTO sentence_text(sentence_text) VALUES ('rebuild');
        CREATE TRIGGER evidence_comes AFTER INSERT ON evidence
        BEGIN INSERT INTO sentence_text(rowid, sentence)
            VALUES (new.number, CASE new.sentence WHEN '' THEN new.quote ELSE new.sentence END); END;
        CREATE TRIGGER evidence_goes AFTER DELETE ON evidence
        BEGIN INSERT INTO sentence_text(sentence_text, rowid, sentence)
            VALUES ('delete', old.number, CASE old.sentence WHEN '' THEN old.quote ELSE old.sentence END); END;

        """
}
