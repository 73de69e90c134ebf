import AmendsLog

/// All streams that one side holds of some scopes. The body of STREAMS, and of DIFFERENCES after
/// its signature.
///
///     u8   1 where more scopes differ than this list has room for, else 0
///     u16  number of scopes, at most SyncLimits.maximumListedScopeCount; for each, ascending:
///            scope name
///            u16  number of streams, 0 ... SyncLimits.maximumStreamCountPerScope; for each, ascending:
///                   32 node · u32 epoch counter · u64 epoch random · u64 size, 1 … 2^48 · 32 root
///
/// At most SyncLimits.maximumStreamCount streams in all. A stream's place in the list, from 0 and
/// over all scopes, is its number in every SEGMENT of the side that sent the list.
struct StreamList: Equatable {
    struct ScopeStreams: Equatable {
        var scope: Scope
        /// Ascending by node and epoch, none twice.
        var heads: [StreamHead]
    }

    var hasMore = false
    /// Ascending as sessions list them, none twice.
    var scopes: [ScopeStreams] = []

    /// The streams in the order of their numbers.
    var heads: [StreamHead] { scopes.flatMap(\.heads) }

    /// As many of `scopes` as the limits allow, in their order.
    init(fitting scopes: some Sequence<ScopeStreams>) {
        var count = 0
        for each in scopes {
            count += each.heads.count
            guard count <= SyncLimits.maximumStreamCount, self.scopes.count < SyncLimits.maximumListedScopeCount else {
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
        var streamCount = 0
        for _ in 0..<scopeCount {
            let each = try Self.readScope(&reader, names)
            if let last = scopes.last, !Scope.precedesInSession(last.scope, each.scope) {
                throw MalformedMessage("its scopes do not ascend")
            }
            streamCount += each.heads.count
            guard streamCount <= SyncLimits.maximumStreamCount else { throw MalformedMessage("it lists \(streamCount) streams") }
            scopes.append(each)
        }
    }

    private static func readScope(_ reader: inout MessageReader, _ names: ScopeNames) throws(MalformedMessage) -> ScopeStreams {
        var result = ScopeStreams(scope: try names.read(&reader), heads: [])
        let count: UInt16 = try reader.integer("number of streams")
        guard count <= SyncLimits.maximumStreamCountPerScope else { throw MalformedMessage("it lists \(count) streams of a scope") }
        for _ in 0..<count {
            let node = NodeID(key: try reader.digest("node"))
            let epoch = Epoch(counter: try reader.integer("epoch"), random: try reader.integer("epoch"))
            let stream = StreamID(node: node, scope: result.scope, epoch: epoch)
            let head = StreamHead(stream: stream, size: try reader.streamSize(), root: try reader.digest("root"))
            guard head.size > 0 else { throw MalformedMessage("it lists an empty stream") }
            if let last = result.heads.last, last.stream >= stream { throw MalformedMessage("its streams do not ascend") }
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
