import AmendsCodec

/// Where an entry lies in this store: the stream by its number here, and its index.
struct Place: Hashable, Comparable {
    var stream: Int64
    var index: UInt64

    static func < (left: Place, right: Place) -> Bool {
        left.stream != right.stream ? left.stream < right.stream : left.index < right.index
    }

    /// Two varints.
    func append(to bytes: inout [UInt8]) {
        bytes.append(varint: UInt64(stream))
        bytes.append(varint: index)
    }

    static func list(_ bytes: [UInt8]) throws(StoreError) -> [Place] {
        var places: [Place] = []
        do {
            try bytes.withUnsafeBytes { raw in
                var reader = ByteReader(raw)
                while !reader.isAtEnd {
                    let (stream, index) = (try reader.varint(), try reader.varint())
                    guard let stream = Int64(exactly: stream) else { throw CodecError(.overLimit, "stream of a place") }
                    places.append(Place(stream: stream, index: index))
                }
            }
        } catch { throw StoreError(.damaged, "A record's list of places can't be read. Run `amends rebuild`.") }
        return places
    }
}
