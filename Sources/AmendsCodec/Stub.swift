public import AmendsLog
public struct SegmentHeader: Sendable { public var stream: StreamID; public var first: UInt64; public var count: Int; public var root: Digest; public var signature: [UInt8]
 public static func peek(_ b: UnsafeRawBufferPointer) throws(CodecError) -> SegmentHeader { throw CodecError(.truncated, "x") } }
public struct SegmentEncoder: Sendable { public init() {}
 public func fittingCount(_ b: EntryBatch, from: Int) -> Int { 0 }
 public mutating func encode(_ b: EntryBatch, _ r: Range<Int>, stream: StreamID, first: UInt64, root: Digest, signature: [UInt8]) throws(CodecError) -> [UInt8] { [] } }
public struct SegmentDecoder: Sendable { public init() {}
 public mutating func decode(_ b: UnsafeRawBufferPointer, into: inout EntryBatch) throws(CodecError) -> SegmentHeader { throw CodecError(.truncated, "x") } }
