/// What is said of backups and of a node's past in one language, once in a file of `Languages`.
protocol BackupWording: Sendable {
    func sentence(_ message: BackupMessage, in catalogue: Catalogue) -> String
}

extension Catalogue {
    public func text(_ message: BackupMessage) -> String {
        Printable.text(backup.sentence(message, in: self), keepingLineBreaks: true)
    }

    private var backup: any BackupWording {
        switch language {
        case .english: English()
        case .simplifiedChinese: SimplifiedChinese()
        case .traditionalChinese: TraditionalChinese()
        }
    }
}
