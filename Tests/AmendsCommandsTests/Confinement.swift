import Foundation

/// Surroundings in which a program can't do what it otherwise could, for root as for anybody.
enum Confinement {
    /// No file grows beyond this many blocks of 512 bytes.
    case fileSize(blocks: Int)
    /// An empty disk of this many KiB lies at the folder, in the sight of the command only.
    case disk(kibibytes: Int)
    /// The permissions of files hold.
    case permissions

    /// The command line that runs `command` so.
    func wrapping(_ command: [String], folder: String) -> [String] {
        switch self {
        case .fileSize(let blocks):
            ["/bin/sh", "-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$@\"", "sh"] + command
        case .disk(let kibibytes):
            ["unshare"] + (getuid() == 0 ? [] : ["--map-root-user"])
                + ["--mount", "/bin/sh", "-c", "mount -t tmpfs -o size=\(kibibytes)k tmpfs \"$0\" && exec \"$@\"", folder] + command
        case .permissions:
            (getuid() == 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : []) + command
        }
    }

    /// Whether this machine allows it: a command of the system runs in it, and is kept from doing what it
    /// otherwise does.
    private var isPossible: Bool {
        guard let program = try? Program() else { return false }
        defer { program.remove() }
        let folder = program.path("place")
        let mode = if case .permissions = self { 0o500 } else { 0o700 }
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: mode])
        func status(_ script: String) -> Int32? {
            let command = wrapping(["/bin/sh", "-c", script, folder], folder: folder)
            return try? program.run("/usr/bin/env", command, environment: ["PATH": Program.searchPath]).status
        }
        return status("true") == 0 && status("head -c 99000 /dev/zero > \"$0/file\"").map { $0 != 0 } == true
    }

    static let canLimitFiles = fileSize(blocks: 8).isPossible
    static let canMakeDisks = disk(kibibytes: 32).isPossible
    static let canLoseRights = permissions.isPossible
}
