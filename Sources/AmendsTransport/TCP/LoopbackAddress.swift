import NIOCore

/// Tells addresses that only programs of this machine can reach from all others.
public enum LoopbackAddress {
    /// True for `localhost`, 127.0.0.0/8, ::1 and 127.0.0.0/8 written as IPv6. Any other name may
    /// stand for any address, and is not taken for this machine.
    public static func isLoopback(_ host: String) -> Bool {
        if host.lowercased() == "localhost" { return true }
        guard let address = (try? SocketAddress(ipAddress: host, port: 0))?.ipAddress else { return false }
        // The system writes an address in one form only, so that its text can be compared.
        return address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
    }
}
