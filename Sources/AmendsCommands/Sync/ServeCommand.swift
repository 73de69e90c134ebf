import AmendsNode
import AmendsText
import AmendsTransport
import AmendsTrust
import ArgumentParser
import Logging
import ServiceLifecycle
import UnixSignals

struct ServeCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Let other nodes sync with this one, and call peers now and then, until stopped.")

    @Option(help: ArgumentHelp("Where to listen; port 0 takes a free one.", valueName: "host:port")) var listen = "127.0.0.1:7601"
    @Flag(help: "Take nodes that were never met before; from then on they are known by their key.") var acceptNew = false
    @Option(parsing: .singleValue, help: ArgumentHelp("A node to sync with; may be given several times.", valueName: "host:port")) var peer:
        [String] = []
    @Option(help: ArgumentHelp("How long to wait between two calls of a peer.", valueName: "seconds")) var interval = 30
    @Flag(help: "Talk over TLS only, also on loopback. Where other machines can reach it, a node always does.") var tls = false
    @Flag(help: "Talk in the clear with whoever wants to, also where other machines can reach it.") var insecureAnyInterface = false
    @Option(help: "The least important messages to show: trace, debug, info, notice, warning, error.") var logLevel = "info"
    @Flag(name: .customLong("json"), help: "Print {\"listening\": port} on standard output when it listens.") var json = false
    @OptionGroup var place: NodeOptions

    func validate() throws {
        if interval < 1 { throw ValidationError("--interval must be at least 1.") }
        if Logger.Level(rawValue: logLevel) == nil {
            throw ValidationError("--log-level takes trace, debug, info, notice, warning or error.")
        }
    }

    func perform(on node: Node, _ console: Console) async throws {
        let address = try PeerAddress(listen, allowsAnyPort: true)
        var options = Serving.Options(host: address.host, port: address.port)
        options.acceptsNew = acceptNew
        options.isInsecure = insecureAnyInterface
        options.requiresTLS = tls
        options.interval = interval
        options.peers = try peers(of: node)
        let isLoopback = LoopbackAddress.isLoopback(address.host)
        if acceptNew { console.say(.acceptingNewNodes) }
        var logger = Logger(label: "amends") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .info
        let printsJSON = json
        let isSecured = tls || !isLoopback && !insecureAnyInterface
        let serving = Serving(node, options, logger: logger) { port in
            let place = "\(address.host):\(port)"
            if isSecured {
                console.say(.listeningSecured(address: place))
            } else {
                console.say(isLoopback ? .listening(address: place) : .listeningOnEveryInterface(address: place))
            }
            // A reader that has gone is told by the signal, not by a failure of the service.
            if printsJSON { try? console.write(.object([("listening", .count(port))])) }
        }
        try serving.check()
        var configuration = ServiceGroupConfiguration(
            services: [.init(service: serving, successTerminationBehavior: .gracefullyShutdownGroup)],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(Self.patience)
        try await ServiceGroup(configuration: configuration).run()
        console.say(.stopped)
    }

    /// Those that were asked for, else the head office that invited the node.
    private func peers(of node: Node) throws -> [(host: String, port: Int)] {
        guard peer.isEmpty else {
            return try peer.map { text in
                let address = try PeerAddress(text)
                return (address.host, address.port)
            }
        }
        return try node.headOfficeAddress.map { [($0.host, Int($0.port))] } ?? []
    }

    /// How long sessions may take to end after a signal, seconds. What was acknowledged is durable at
    /// any moment, so nothing is lost by ending.
    private static let patience = 10
}
