// Points, boxes and curves of the drawing, in points of 1/72 inch, y upwards as Graphviz has it.

struct Point: Hashable, Sendable {
    var x: Double
    var y: Double

    static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
    static func - (a: Point, b: Point) -> Point { Point(x: a.x - b.x, y: a.y - b.y) }
    static func * (a: Point, factor: Double) -> Point { Point(x: a.x * factor, y: a.y * factor) }

    var length: Double { (x * x + y * y).squareRoot() }
}

struct Size: Hashable, Sendable {
    var width: Double
    var height: Double
}

struct Box: Hashable, Sendable {
    var minX: Double
    var minY: Double
    var maxX: Double
    var maxY: Double

    init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        (self.minX, self.minY, self.maxX, self.maxY) = (minX, minY, maxX, maxY)
    }

    init(center: Point, size: Size, margin: Double = 0) {
        self.init(
            minX: center.x - size.width / 2 - margin, minY: center.y - size.height / 2 - margin,
            maxX: center.x + size.width / 2 + margin, maxY: center.y + size.height / 2 + margin)
    }

    /// Around points; `nil` without any.
    init?(_ points: [Point]) {
        guard let first = points.first else { return nil }
        self.init(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
        for point in points {
            (minX, minY) = (min(minX, point.x), min(minY, point.y))
            (maxX, maxY) = (max(maxX, point.x), max(maxY, point.y))
        }
    }

    var width: Double { maxX - minX }
    var height: Double { maxY - minY }

    func contains(_ point: Point) -> Bool {
        point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
    }

    /// Whether a point is in it, or no further away than a distance in either direction.
    func contains(_ point: Point, within distance: Double) -> Bool {
        point.x >= minX - distance && point.x <= maxX + distance && point.y >= minY - distance
            && point.y <= maxY + distance
    }

    func overlap(_ other: Box) -> Double {
        let width = min(maxX, other.maxX) - max(minX, other.minX)
        let height = min(maxY, other.maxY) - max(minY, other.minY)
        return width > 0 && height > 0 ? width * height : 0
    }

    func touches(_ other: Box) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    func union(_ other: Box) -> Box {
        Box(
            minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
            maxY: max(maxY, other.maxY))
    }
}

/// A curve with one handle: an arc, or a straight line when the handle lies half-way.
struct Arc: Hashable, Sendable {
    var start: Point
    var handle: Point
    var end: Point

    /// - Parameter bend: how far the middle lies beside the straight line, in points, left of its direction.
    init(from start: Point, to end: Point, bend: Double) {
        self.start = start
        self.end = end
        let along = end - start
        let length = max(along.length, 1)
        let normal = Point(x: -along.y / length, y: along.x / length)
        handle = (start + end) * 0.5 + normal * (bend * 2)
    }

    func point(at t: Double) -> Point {
        start * ((1 - t) * (1 - t)) + handle * (2 * t * (1 - t)) + end * (t * t)
    }

    /// The part between two parameters, as the four points of a cubic curve.
    func cubic(from low: Double, to high: Double) -> [Point] {
        let first = point(at: low)
        let last = point(at: high)
        let middle =
            start * ((1 - low) * (1 - high)) + handle * (low * (1 - high) + high * (1 - low))
            + end * (low * high)
        return [first, first + (middle - first) * (2.0 / 3), last + (middle - last) * (2.0 / 3), last]
    }
}

/// A chain of cubic curves, and where its arrowhead points.
struct Curve: Hashable, Sendable {
    /// The first point, then three for each curve.
    var points: [Point]
    /// Of the arrowhead, which begins at the last point; `nil` for a line without one.
    var tip: Point?

    init(points: [Point], tip: Point?) { (self.points, self.tip) = (points, tip) }

    /// Reads what Graphviz writes as `pos` of an edge: tips of arrows first, marked with a letter.
    init(graphviz text: String) {
        func point(_ part: Substring) -> Point? {
            let numbers = part.split(separator: ",").compactMap { Double($0) }
            return numbers.count == 2 ? Point(x: numbers[0], y: numbers[1]) : nil
        }
        let parts = text.split(separator: " ")
        tip = parts.first { $0.hasPrefix("e,") }.flatMap { point($0.dropFirst(2)) }
        points = parts.filter { !$0.hasPrefix("e") && !$0.hasPrefix("s") }.compactMap(point)
        if points.count % 3 != 1 { points = [] }
    }

    /// Points along it.
    var samples: [Point] {
        stride(from: 0, to: points.count - 3, by: 3).flatMap { start in
            (0...12).map { step in
                let t = Double(step) / 12
                let u = 1 - t
                return points[start] * (u * u * u) + points[start + 1] * (3 * u * u * t)
                    + points[start + 2] * (3 * u * t * t) + points[start + 3] * (t * t * t)
            }
        }
    }
}

/// The outline of a node, for where an edge has to stop.
enum Outline: Sendable {
    case box, pill

    /// Whether a point lies within the outline of a node, `gap` further out.
    func contains(_ point: Point, center: Point, size: Size, gap: Double) -> Bool {
        let x = abs(point.x - center.x)
        let y = abs(point.y - center.y)
        let halfWidth = size.width / 2 + gap
        let halfHeight = size.height / 2 + gap
        switch self {
        case .box: return x <= halfWidth && y <= halfHeight
        case .pill:
            let beyond = max(x - (halfWidth - halfHeight), 0)
            return beyond * beyond + y * y <= halfHeight * halfHeight
        }
    }
}
