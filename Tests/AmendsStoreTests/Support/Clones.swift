import AmendsLog
import AmendsModel
import AmendsTestSupport
import GRDB

@testable import AmendsStore

extension Store {
    /// A copy of the whole database, as a copied disk has it.
    func cloned() throws -> Store {
        let queue = try DatabaseQueue(configuration: Store.configuration)
        try database.backup(to: queue)
        return try Store(queue)
    }
}

extension Writer {
    /// The same node on a copy of its disk.
    func cloned() throws -> Writer {
        var copy = try Writer(store.cloned(), seed: seed, scope: scope, at: milliseconds)
        copy.milliseconds = milliseconds
        return copy
    }
}

/// Brings `target` the line `head` of `source` as a session would, or from its beginning as a bundle would. Stops
/// after so many segments.
func give(
    _ head: StreamHead, of source: Store, to target: Store, fromBeginning: Bool = false, maximumByteCount: Int = 1 << 20,
    maximumSegments: Int = .max
) throws {
    let held = try target.sealedHeads().filter { $0.stream == head.stream }
    var index: UInt64 = 0
    if !fromBeginning, !held.isEmpty {
        if held.contains(head) { return }
        switch try source.beginning(of: head, among: held) {
        case .line(let begun): index = begun.size
        case .ladder(let rungs): index = try target.heldSize(of: head, ladder: rungs)
        }
    }
    var left = maximumSegments
    while index < head.size {
        let loaded = try source.segments(of: head, from: index, maximumByteCount: maximumByteCount)
        for body in loaded.segments {
            if left == 0 { return }
            left -= 1
            try take(body, into: target)
        }
        if loaded.isComplete { return }
        index = loaded.nextIndex
    }
}

/// Copies of one node's disk that live on by themselves.
struct Herd {
    private(set) var writers: [Writer]
    private var random: SplitMix64

    init(seed: UInt64, acts: Int) throws {
        random = SplitMix64(seed: seed)
        writers = [try Writer(Store.inMemory(), seed: 1)]
        for _ in 0..<acts { try live() }
        for writer in writers { try writer.seal() }
    }

    private mutating func live() throws {
        if writers.count < 6, random.isHit(oneIn: 8), let copied = writers.randomElement(using: &random) { writers.append(try copied.cloned()) }
        let number = Int.random(in: writers.indices, using: &random)
        let id = record(Int.random(in: 0..<5, using: &random))
        if random.isHit(oneIn: 12) {
            // A move by heart: long enough for several segments and trees kept on the way.
            for _ in 0..<Int.random(in: 1...400, using: &random) {
                try writers[number].act(CaseAct.note, on: id, [(CaseField.note, .text("n\(random.next())"))])
            }
        }
        try writers[number].receive(id, [(CaseField.region, .text("r\(random.next() % 4)")), (CaseField.content, .text("c\(random.next())"))])
        if random.isHit(oneIn: 3) { try writers[number].seal() }
    }

    /// All lines of all copies, those that begin another one left out.
    func lines() throws -> [(head: StreamHead, store: Store)] {
        let all = try writers.flatMap { writer in try writer.store.sealedHeads().map { (head: $0, store: writer.store) } }
        var kept: [(head: StreamHead, store: Store)] = []
        for line in all where !kept.contains(where: { $0.head == line.head }) {
            let begins = try all.contains { other in
                guard other.head != line.head, other.head.size > line.head.size else { return false }
                return try other.store.roots(of: [line.head]) == [line.head.root]
            }
            if !begins { kept.append(line) }
        }
        return kept
    }
}
