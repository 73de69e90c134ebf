import AmendsLog

/// All lines of streams that one side holds of some scopes. The body of STREAMS, and of DIFFERENCES
/// after its signature.
///
///     u8   1 where more scopes differ than this list has room for, else 0
///     u16  number of scopes, at most SyncLimits.maximumListedScopeCount; for each, ascending:
///            scope name
///            u16  number of lines, 0 ... SyncLimits.maximumLineCountPerScope; for each, ascending by all of it:
///                   32 node · u32 epoch counter · u64 epoch random · u64 size, 1 … 2^48 · 32 root
///
/// At most SyncLimits.maximumLineCount lines in all. A line's place in the list, from 0 and
/// over all scopes, is its number in every message about it.
struct StreamList: Equatable {
    struct ScopeStreams: Equatable {
        var scope: Scope
        /// Ascending by node, epoch, size and root, none twice.
        var heads: [StreamHead]
    }

    var hasMore = false
    /// Ascending as sessions list them, none twice.
    var scopes: [ScopeStreams] = []

    /// The lines in the order of their numbers.
    var heads: [StreamHead] { scopes.flatMap(\.heads) }

    /// As many of `scopes` as the limits allow, in their order.
    init(fitting scopes: some Sequence<ScopeStreams>) {
        var count = 0
        for each in scopes {
            count += each.heads.count
            guard count <= SyncLimits.maximumLineCount, self.scopes.count < SyncLimits.maximumListedScopeCount else {
                hasMore = true
                break
            }
            self.scopes.append(each)
        }
    }

    init(_ payload: [UInt8], _ names: ScopeNames) throws(MalformedMessage) {
        var reader = MessageReader(payload)
        try self.init(&reader, names)
        try reader.finish()
    }

    init(_ reader: inout MessageReader, _ names: ScopeNames) throws(MalformedMessage) {
        let flag: UInt8 = try reader.integer("flag")
        guard flag <= 1 else { throw MalformedMessage("its flag is \(flag)") }
        hasMore = flag == 1
        let scopeCount: UInt16 = try reader.integer("number of scopes")
        guard scopeCount <= SyncLimits.maximumListedScopeCount else { throw MalformedMessage("it lists \(scopeCount) scopes") }
        var lineCount = 0
        for _ in 0..<scopeCount {
            let each = try Self.readScope(&reader, names)
            if let last = scopes.last, !Scope.precedesInSession(last.scope, each.scope) {
                throw MalformedMessage("its scopes do not ascend")
            }
            lineCount += each.heads.count
            guard lineCount <= SyncLimits.maximumLineCount else { throw MalformedMessage("it lists \(lineCount) lines") }
            scopes.append(each)
        }
    }

    private static func readScope(_ reader: inout MessageReader, _ names: ScopeNames) throws(MalformedMessage) -> ScopeStreams {
        var result = ScopeStreams(scope: try names.read(&reader), heads: [])
        let count: UInt16 = try reader.integer("number of lines")
        guard count <= SyncLimits.maximumLineCountPerScope else { throw MalformedMessage("it lists \(count) lines of a scope") }
        for _ in 0..<count {
            let node = NodeID(key: try reader.digest("node"))
            let epoch = Epoch(counter: try reader.integer("epoch"), random: try reader.integer("epoch"))
            let stream = StreamID(node: node, scope: result.scope, epoch: epoch)
            let head = StreamHead(stream: stream, size: try reader.streamSize(), root: try reader.digest("root"))
            guard head.size > 0 else { throw MalformedMessage("it lists an empty line") }
            if let last = result.heads.last, last >= head { throw MalformedMessage("its lines do not ascend") }
            result.heads.append(head)
        }
        return result
    }

    func payload(_ names: ScopeNames) -> [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, names)
        return bytes
    }

    func append(to bytes: inout [UInt8], _ names: ScopeNames) {
        bytes.append(hasMore ? 1 : 0)
        bytes.append(bigEndian: UInt16(scopes.count))
        for each in scopes {
            names.append(each.scope, to: &bytes)
            bytes.append(bigEndian: UInt16(each.heads.count))
            for head in each.heads {
                head.stream.node.key.append(to: &bytes)
                bytes.append(bigEndian: head.stream.epoch.counter)
                bytes.append(bigEndian: head.stream.epoch.random)
                bytes.append(bigEndian: head.size)
                head.root.append(to: &bytes)
            }
        }
    }
}
