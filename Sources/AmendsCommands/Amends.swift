import ArgumentParser

/// The command line: what is asked for becomes calls of one `Node`, and what comes back becomes
/// tables in the reader's language or one JSON document. It keeps nothing itself.
public enum Amends {
    /// Runs what the program's arguments ask for, and ends the program with the status of the outcome.
    public static func main() async -> Never {
        do {
            var command = try RootCommand.parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand { try await waiting.run() } else { try command.run() }
            RootCommand.exit()
        } catch {
            Ending(error, CommandLine.arguments).tell()
            RootCommand.exit(withError: error)
        }
    }
}

struct RootCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amends",
        abstract: "Keeps the complaint cases of a chain of shops; every store works offline and syncs later.",
        discussion: """
            Every command takes --data DIR (or AMENDS_DATA) for the node's folder, ./amends-data otherwise, and \
            --language en, zh-Hans or zh-Hant. One that writes waits 20 seconds for another program that is writing \
            to the node, or AMENDS_WAIT seconds. Exit codes: 64 usage, 65 bad data, 66 no input, 69 peer unavailable, \
            70 internal, 73 cannot create, 74 input or output error, 75 busy (try again), 77 no permission.
            """,
        groupedSubcommands: [
            CommandGroup(
                name: "Cases:", subcommands: [CaseCommand.self, CustomerCommand.self, SearchCommand.self, TransferCommand.self]),
            CommandGroup(
                name: "A node:",
                subcommands: [
                    InitCommand.self, SiteCommand.self, StaffCommand.self, RoleCommand.self, GroupCommand.self, VolumeCommand.self,
                    RebuildCommand.self,
                ]),
            CommandGroup(
                name: "Other nodes:",
                subcommands: [ServeCommand.self, SyncCommand.self, BundleCommand.self, PeersCommand.self, QuarantineCommand.self]),
            CommandGroup(
                name: "The chain:",
                subcommands: [InviteCommand.self, JoinCommand.self, MemberCommand.self, RevokeCommand.self, AuthorityCommand.self]),
            CommandGroup(name: "Figures:", subcommands: [StatisticsCommand.self, KPICommand.self, DigestCommand.self, VerifyCommand.self]),
            CommandGroup(name: "Papers:", subcommands: [ReportCommand.self]),
            CommandGroup(name: "Archive:", subcommands: [ArchiveCommand.self, DestructionCommand.self]),
            CommandGroup(name: "Management:", subcommands: [RecordCommand.self] + RecordTags.groups),
            CommandGroup(name: "Policy:", subcommands: [PackCommand.self, CalendarCommand.self]),
            CommandGroup(name: "Files:", subcommands: [ImportCommand.self, MappingsCommand.self, ExportCommand.self]),
            CommandGroup(name: "To read:", subcommands: [KnowledgeCommand.self]),
            CommandGroup(name: "To try out:", subcommands: [DemoCommand.self, DemoFill.self, SimulateCommand.self]),
        ])
}
