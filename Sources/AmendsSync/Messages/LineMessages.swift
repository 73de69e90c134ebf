import AmendsLog

/// EXTENDS: a line that the sender is going to send begins with one that the receiver listed, and goes on
/// from its end.
///
///     u16  number of the line in the sender's list
///     u16  number of the receiver's line in the receiver's list
struct ExtendsMessage: Equatable {
    var line: UInt16
    var extended: UInt16

    var payload: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: line)
        bytes.append(bigEndian: extended)
        return bytes
    }

    init(line: UInt16, extended: UInt16) { (self.line, self.extended) = (line, extended) }

    init(_ payload: [UInt8]) throws(MalformedMessage) {
        var reader = MessageReader(payload)
        line = try reader.integer("line")
        extended = try reader.integer("extended line")
        try reader.finish()
    }
}

/// LADDER: a line that the sender is going to send begins with none that the receiver listed. Roots of the
/// line at descending sizes, so that the receiver can say how much of it is held there.
///
///     u16  number of the line in the sender's list
///     u8   number of rungs, at most Rung.maximumCount; for each, sizes descending and below the line's:
///            u64 size, at least 1 · 32 root
struct LadderMessage: Equatable {
    var line: UInt16
    var rungs: [Rung]

    var payload: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: line)
        bytes.append(UInt8(rungs.count))
        for rung in rungs {
            bytes.append(bigEndian: rung.size)
            rung.root.append(to: &bytes)
        }
        return bytes
    }

    init(line: UInt16, rungs: [Rung]) { (self.line, self.rungs) = (line, rungs) }

    init(_ payload: [UInt8]) throws(MalformedMessage) {
        var reader = MessageReader(payload)
        line = try reader.integer("line")
        let count: UInt8 = try reader.integer("number of rungs")
        guard count <= Rung.maximumCount else { throw MalformedMessage("it has \(count) rungs") }
        rungs = []
        for _ in 0..<count {
            let rung = Rung(size: try reader.streamSize(), root: try reader.digest("root"))
            guard rung.size > 0, rungs.last.map({ rung.size < $0.size }) ?? true else { throw MalformedMessage("its rungs do not descend") }
            rungs.append(rung)
        }
        try reader.finish()
    }
}

/// HELD, the answer to LADDER: how much of the line its sender holds. The rest is sent from there.
///
///     u16  number of the line in the list of the LADDER's sender
///     u64  size, at most the line's
struct HeldMessage: Equatable {
    var line: UInt16
    var size: UInt64

    var payload: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: line)
        bytes.append(bigEndian: size)
        return bytes
    }

    init(line: UInt16, size: UInt64) { (self.line, self.size) = (line, size) }

    init(_ payload: [UInt8]) throws(MalformedMessage) {
        var reader = MessageReader(payload)
        line = try reader.integer("line")
        size = try reader.streamSize()
        try reader.finish()
    }
}
