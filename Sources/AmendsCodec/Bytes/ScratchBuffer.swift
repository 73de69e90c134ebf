/// Memory that is filled anew for every segment and kept in between, with an address that holds
/// still. Elements are plain numbers and structures of them.
struct ScratchBuffer<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
    private var storage = UnsafeMutableBufferPointer<Element>(start: nil, count: 0)

    deinit { storage.deallocate() }

    /// Room for `count` elements, whose contents are whatever was there. Ends the life of what was
    /// given out before.
    mutating func room(for count: Int) -> UnsafeMutableBufferPointer<Element> {
        if storage.count < count {
            storage.deallocate()
            storage = .allocate(capacity: max(count, 64).roundedUpToPowerOfTwo)
        }
        return UnsafeMutableBufferPointer(rebasing: storage[0..<count])
    }
}

extension Int {
    fileprivate var roundedUpToPowerOfTwo: Int { 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
