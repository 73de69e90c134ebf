import AmendsNode
import AmendsText
import AmendsTransport
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
    @Flag(help: "Listen where other machines can reach it, although nothing is encrypted yet.") var insecureAnyInterface = false
    @Option(help: ArgumentHelp("Write backups into this folder.", valueName: "dir")) var backupTo: String?
    @Option(help: ArgumentHelp("Time between two backups, such as 30m, 24h or 7d.", valueName: "time")) var backupEvery = "24h"
    @Option(help: ArgumentHelp("How many backups to keep.", valueName: "count")) var backupKeep = BackupSchedule.defaultKept
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
        options.allowsAnyInterface = insecureAnyInterface
        options.interval = interval
        options.peers = try peer.map { text in
            let address = try PeerAddress(text)
            return (address.host, address.port)
        }
        if let backupTo {
            guard backupKeep > 0 else { throw Failure(.usage, BackupMessage.badCount(text: String(backupKeep))) }
            options.backups = BackupSchedule(folder: backupTo, interval: try BackupInterval.seconds(backupEvery), kept: backupKeep)
            console.say(.backingUp(folder: backupTo, interval: backupEvery, kept: backupKeep))
        }
        let isLoopback = LoopbackAddress.isLoopback(address.host)
        guard isLoopback || insecureAnyInterface else { throw Failure(.notPermitted, .onlyLoopback(address: listen)) }
        if acceptNew { console.say(.acceptingNewNodes) }
        var logger = Logger(label: "amends") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .info
        let printsJSON = json
        let serving = Serving(node, options, logger: logger) { port in
            let place = "\(address.host):\(port)"
            console.say(isLoopback ? .listening(address: place) : .listeningOnEveryInterface(address: place))
            // A reader that has gone is told by the signal, not by a failure of the service.
            if printsJSON { try? console.write(.object([("listening", .count(port))])) }
        }
        var configuration = ServiceGroupConfiguration(
            services: [.init(service: serving, successTerminationBehavior: .gracefullyShutdownGroup)],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(Self.patience)
        try await ServiceGroup(configuration: configuration).run()
        console.say(.stopped)
    }

    /// How long sessions may take to end after a signal, seconds. What was acknowledged is durable at
    /// any moment, so nothing is lost by ending.
    private static let patience = 10
}
