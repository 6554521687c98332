/// `ORDER BY`; with a limit, only the rows that come first are kept, in a heap.
final class SortOperator: Operator {
    private let input: Operator
    private let conditions: [(expression: ExpressionRunner, isDescending: Bool)]
    private let limit: Int?
    private let width: Int
    private let budget: Budget
    private let context: ExpressionContext
    /// Rows and their keys, by place.
    private var rows: [UInt64] = []
    private var keys: [Value?] = []
    /// When the row of a place came: of rows that are the same in the order, the one that came first is first.
    private var arrival: [Int] = []
    /// Places, in order at the end.
    private var order: [Int]?
    private var position = 0
    private var held = 0

    init(
        _ input: Operator, _ conditions: [(expression: ExpressionRunner, isDescending: Bool)], limit: Int?,
        width: Int, context: ExpressionContext, budget: Budget
    ) {
        self.input = input
        self.conditions = conditions
        self.limit = limit
        self.width = max(1, width)
        self.context = context
        self.budget = budget
    }

    deinit { try? budget.hold(-held) }

    override func fill(_ block: RowBlock, limit: Int) throws {
        let order = try sorted()
        while block.count < limit, position < order.count {
            rows.withUnsafeBufferPointer { rows in
                if let base = rows.baseAddress {
                    block.end.update(from: base + order[position] * width, count: width)
                }
            }
            block.count += 1
            position += 1
        }
    }

    private func sorted() throws -> [Int] {
        if let order { return order }
        var heap: [Int] = []
        var count = 0
        var scratch: [Value?] = Array(repeating: nil, count: conditions.count)
        let block = RowBlock(width: width)
        while limit != 0 {
            try budget.checkTime()
            try input.next(into: block, limit: block.capacity)
            if block.count == 0 { break }
            for index in 0..<block.count {
                context.beginSolution()
                for (place, condition) in conditions.enumerated() {
                    scratch[place] = try condition.expression.value(block[index])
                }
                if let limit, heap.count == limit {
                    // The heap's top is the last of those kept. A row that is the same came later, so it is behind.
                    if isBefore(scratch, heap[0]) {
                        put(block[index], scratch, at: heap[0], arrival: count)
                        sink(&heap)
                    }
                } else {
                    heap.append(arrival.count)
                    try append(block[index], scratch, arrival: count)
                    if limit != nil { rise(&heap) }
                }
                count += 1
            }
        }
        heap.sort(by: isPlaceBefore)
        order = heap
        return heap
    }

    private func append(_ row: UnsafeMutablePointer<UInt64>, _ values: [Value?], arrival number: Int) throws {
        let bytes = width * 8 + values.count * MemoryLayout<Value?>.stride + 16
        try budget.hold(bytes)
        held += bytes
        rows.append(contentsOf: UnsafeBufferPointer(start: row, count: width))
        keys.append(contentsOf: values)
        arrival.append(number)
    }

    private func put(
        _ row: UnsafeMutablePointer<UInt64>, _ values: [Value?], at place: Int, arrival number: Int
    ) {
        for slot in 0..<width { rows[place * width + slot] = row[slot] }
        for (index, value) in values.enumerated() { keys[place * values.count + index] = value }
        arrival[place] = number
    }

    // MARK: - Order

    private func isBefore(_ values: [Value?], _ place: Int) -> Bool {
        for (index, condition) in conditions.enumerated() {
            let order = Value.orderedBefore(values[index], keys[place * conditions.count + index])
            if order != .same { return (order == .before) != condition.isDescending }
        }
        return false
    }

    private func isPlaceBefore(_ a: Int, _ b: Int) -> Bool {
        for (index, condition) in conditions.enumerated() {
            let order = Value.orderedBefore(
                keys[a * conditions.count + index], keys[b * conditions.count + index])
            if order != .same { return (order == .before) != condition.isDescending }
        }
        return arrival[a] < arrival[b]
    }

    // MARK: - Heap, the last row on top

    private func rise(_ heap: inout [Int]) {
        var index = heap.count - 1
        while index > 0 {
            let parent = (index - 1) / 2
            guard isPlaceBefore(heap[parent], heap[index]) else { return }
            heap.swapAt(parent, index)
            index = parent
        }
    }

    private func sink(_ heap: inout [Int]) {
        var index = 0
        while true {
            var last = index
            for child in [index * 2 + 1, index * 2 + 2]
            where child < heap.count && isPlaceBefore(heap[last], heap[child]) {
                last = child
            }
            if last == index { return }
            heap.swapAt(index, last)
            index = last
        }
    }

    override func reset() {
        input.reset()
        rows = []
        keys = []
        arrival = []
        order = nil
        position = 0
        try? budget.hold(-held)
        held = 0
    }
}
