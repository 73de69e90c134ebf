/// Reed–Solomon error correction over GF(256) with the polynomial x⁸+x⁴+x³+x²+1 of QR codes.
struct ReedSolomon {
    /// The generator's coefficients without the leading one, highest power first.
    private let generator: [UInt8]

    init(correctionCount: Int) {
        // The product of (x − 2⁰)(x − 2¹)…, kept without the leading coefficient, which is 1.
        var product = [UInt8](repeating: 0, count: correctionCount)
        product[correctionCount - 1] = 1
        var root: UInt8 = 1
        for _ in 0..<correctionCount {
            for index in product.indices {
                product[index] = Self.multiply(product[index], root)
                if index + 1 < product.count { product[index] ^= product[index + 1] }
            }
            root = Self.multiply(root, 2)
        }
        generator = product
    }

    /// The remainder of the data, shifted up, divided by the generator.
    func correction(of data: [UInt8]) -> [UInt8] {
        var remainder = [UInt8](repeating: 0, count: generator.count)
        for byte in data {
            let factor = byte ^ remainder.removeFirst()
            remainder.append(0)
            for index in remainder.indices { remainder[index] ^= Self.multiply(generator[index], factor) }
        }
        return remainder
    }

    private static func multiply(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var result: UInt16 = 0
        for bit in stride(from: 7, through: 0, by: -1) {
            result = result << 1 ^ (result >> 7) * 0x11d
            if right >> UInt8(bit) & 1 == 1 { result ^= UInt16(left) }
        }
        return UInt8(result)
    }
}
