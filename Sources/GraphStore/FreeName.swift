/// What articles and kept files are called, so that each can be removed by its name.
struct FreeName {
    private let sql: Statements

    init(_ sql: Statements) { self.sql = sql }

    /// The name, or the path where something else has that name, numbered where even that is taken.
    ///
    /// - Parameter origin: the path; without one the name stays, for it says which article is meant.
    func name(_ name: String, origin: String?) throws -> String {
        let name = name.composed
        guard let origin else { return name }
        let path = String(origin.composed.drop { $0 == "/" })
        var free = name
        var number = 1
        while try isTaken(free) {
            free = number == 1 ? path : "\(path)-\(number)"
            number += 1
        }
        return free
    }

    private func isTaken(_ name: String) throws -> Bool {
        try sql.has(
            "SELECT 1 FROM article WHERE id = ?1 UNION ALL SELECT 1 FROM quad_file WHERE name = ?1",
            .text(name))
    }
}
