import Diagrams
import Foundation
import KnowledgeGraph

// render GRAPH.json[l] NODES LAYOUT DOT
// Writes the diagram of the best-connected NODES as DOT, then draws it as SVG each time a line comes on standard input
// and answers with the milliseconds that it took. LAYOUT is an engine, or "default".

let arguments = CommandLine.arguments
guard arguments.count == 5, let nodes = Int(arguments[2]) else {
    FileHandle.standardError.write(Data("usage: render GRAPH NODES LAYOUT DOT\n".utf8))
    exit(2)
}
let data = try Data(contentsOf: URL(fileURLWithPath: arguments[1]))
let graph = Graph(documents: try GraphJSON.read(data)).selecting(Selection())
var options = DiagramOptions()
options.maximumNodes = nodes
options.layout = arguments[3] == "default" ? nil : try Diagram.Layout(named: arguments[3])
try Data(Diagram(graph, options: options).dot.utf8).write(to: URL(fileURLWithPath: arguments[4]))
let shown = Diagram(graph, options: options).graph
print(shown.entities.count, shown.relations.count)
fflush(nil)
while readLine() != nil {
    let start = ContinuousClock.now
    let svg = try Diagram(graph, options: options).render(as: .svg)
    let time = (ContinuousClock.now - start) / .milliseconds(1)
    print(time, svg.count)
    fflush(nil)
}
