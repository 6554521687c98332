/// The slots of a query: one row has a place for every variable, those of sub-queries apart.
final class SlotTable {
    private(set) var names: [String] = []

    var count: Int { names.count }

    func add(_ name: String) -> Int {
        names.append(name)
        return names.count - 1
    }
}

/// Which slot a variable has where it is seen: in the query, or within a sub-query of it.
final class Scope {
    let table: SlotTable
    fileprivate var slots: [Variable: Int] = [:]

    init(_ table: SlotTable) { self.table = table }

    /// The slot of a variable, a new one at the first mention.
    func slot(_ variable: Variable) -> Int {
        if let known = slots[variable] { return known }
        let slot = table.add((variable.isBlank ? "_:" : "?") + variable.name)
        slots[variable] = slot
        return slot
    }

    /// A scope within, in which these variables are the same and all others are its own (section 18.2.1).
    func inner(sharing variables: some Sequence<Variable>) -> Scope {
        let inner = Scope(table)
        for variable in variables { inner.slots[variable] = slot(variable) }
        return inner
    }
}

extension Scope {
    /// Gives a variable a slot that there is already.
    func bind(_ variable: Variable, to slot: Int) { slots[variable] = slot }
}
