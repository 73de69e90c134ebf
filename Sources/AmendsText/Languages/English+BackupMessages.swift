import AmendsModel

extension English: BackupWording {
    func sentence(_ message: BackupMessage, in catalogue: Catalogue) -> String {
        switch message {
        case .made(let path, let entries, let bytes):
            "\(path) holds \(counted(entries, .entries)) (\(Amounts.size(bytes))), read back and checked. The node's identity is not in it."
        case .restored(let path, let entries): "\(path) was checked and put in place: \(counted(entries, .entries))."
        case .newNode(let node, let site): "The folder had no identity, so this is a new node of \(site). Its name is \(node)."
        case .rescued(let entries): "The database before still had \(counted(entries, .entries)) that the backup lacks; they were taken over."
        case .replaced(let path): "The database before is kept as \(path); delete it when all is well."
        case .replacedUnreadable(let path): "The database before cannot be read; it is kept as \(path)."
        case .syncNext: "Sync now: what others hold and the backup lacks comes back from them."
        case .backingUp(let folder, let interval, let kept): "A backup goes to \(folder) every \(interval); the newest \(kept) are kept."
        case .exists(let path): "\(path) exists already, and nothing was written. Choose another name."
        case .noSuchFile(let path): "There is no file \(path)."
        case .notABackup(let path): "\(path) is no backup of Amends, and nothing was changed. Give a file that `amends backup` wrote."
        case .damaged(let path, let problem): "\(path) does not check, and nothing was changed: \(problem) Try an older backup."
        case .ofAnother(let path, let role, let site):
            "\(path) is of a \(catalogue.label(code: role, of: NodeRecord.role, kind: .node)) node of \(site), and nothing was changed. "
                + "Give that site's folder with --data, or an empty one."
        case .inUse(let folder): "Another program has the node in \(folder) open. Stop it (amends serve) and try again; nothing was changed."
        case .badInterval(let text): "\"\(text)\" is no time between backups. Give a number with s, m, h or d, such as 24h; at least 60s."
        case .badCount(let text): "\"\(text)\" is no number of backups to keep. Give 1 or more."
        case .epoch(let counter): "This node lives in epoch \(counter)."
        case .epochBegun(let counter, let at, let reason): "Epoch \(counter) since \(at): \(reason)."
        case .branched(let node, let scope, let lines):
            "Node \(node) has \(lines) lines of one stream in \(scope): it was restored from a copy, or its disk was copied and runs twice. All are kept."
        case .lastBackup(let at): "Last backup: \(at)."
        case .noBackup: "No backup has been made yet: amends backup --to FILE, or amends serve --backup-to DIR."
        }
    }
}
