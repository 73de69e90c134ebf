/// Why a backup was not made or not put back.
public enum BackupRefusal: Sendable, Equatable {
    /// There is a file of that name already.
    case exists(path: String)
    case noSuchFile(path: String)
    /// The file is no database of this program.
    case notABackup(path: String)
    /// It can be opened, and what it holds does not check.
    case damaged(path: String, problem: String)
    /// It is of a node of another site or role.
    case ofAnother(path: String, role: String, site: String)
    /// A program has the node open.
    case inUse(folder: String)
}

extension NodeError {
    init(_ code: Code, backup refusal: BackupRefusal, _ text: String) { self.init(code, text, reason: .backup(refusal)) }
}
