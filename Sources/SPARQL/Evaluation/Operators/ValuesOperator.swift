/// Each row joined with the rows of a table.
final class ValuesOperator: Operator {
    private var input: InputRows
    private let slots: [Int]
    private let rows: [[UInt64]]
    private var position: Int

    init(_ input: InputRows, _ slots: [Int], _ rows: [[UInt64]]) {
        self.input = input
        self.slots = slots
        self.rows = rows
        position = rows.count
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        while block.count < limit {
            if position == rows.count {
                guard try input.advance(wanted: limit) else { return }
                position = 0
                if rows.isEmpty { continue }
            }
            let target = block.end
            target.update(from: input.row, count: block.width)
            if put(rows[position], target) { block.count += 1 }
            position += 1
        }
    }

    private func put(_ values: [UInt64], _ row: UnsafeMutablePointer<UInt64>) -> Bool {
        for (place, slot) in slots.enumerated() where values[place] != 0 {
            if row[slot] != 0, row[slot] != values[place] { return false }
            row[slot] = values[place]
        }
        return true
    }

    override func reset() {
        input.reset()
        position = rows.count
    }
}
