import AmendsModel

extension SimplifiedChinese: BackupWording {
    func sentence(_ message: BackupMessage, in catalogue: Catalogue) -> String {
        switch message {
        case .made(let path, let entries, let bytes):
            "\(path) 含 \(counted(entries, .entries))（\(Amounts.size(bytes))），已重新读出并核对。其中不含本节点的身份。"
        case .restored(let path, let entries): "\(path) 已核对并恢复：\(counted(entries, .entries))。"
        case .newNode(let node, let site): "此文件夹没有身份，因此这是 \(site) 的新节点。节点名称：\(node)"
        case .rescued(let entries): "原数据库中还有备份所缺的 \(counted(entries, .entries))，已一并接收。"
        case .replaced(let path): "原数据库保留为 \(path)；确认无误后可以删除。"
        case .replacedUnreadable(let path): "原数据库无法读取，保留为 \(path)。"
        case .syncNext: "请立即同步：备份所缺而他处保有的内容会由他处补回。"
        case .backingUp(let folder, let interval, let kept): "每隔 \(interval) 备份到 \(folder)，保留最近 \(kept) 份。"
        case .exists(let path): "\(path) 已存在，没有写入任何内容。请另取文件名。"
        case .noSuchFile(let path): "没有文件 \(path)。"
        case .notABackup(let path): "\(path) 不是 Amends 的备份，没有改动。请指定由 amends backup 写出的文件。"
        case .damaged(let path, let problem): "\(path) 核对未通过，没有改动：\(problem) 请改用更早的备份。"
        case .ofAnother(let path, let role, let site):
            "\(path) 属于 \(site) 的\(catalogue.label(code: role, of: NodeRecord.role, kind: .node))节点，没有改动。请用 --data 指定该门店的文件夹或空文件夹。"
        case .inUse(let folder): "另一个程序正在使用 \(folder) 中的节点。请先停止它（amends serve）再试；没有改动。"
        case .badInterval(let text): "“\(text)”不是备份间隔。请给出数字加 s、m、h 或 d，例如 24h；至少 60s。"
        case .badCount(let text): "“\(text)”不是要保留的备份份数。请给出 1 或更大的数。"
        case .epoch(let counter): "本节点处于第 \(counter) 纪元。"
        case .epochBegun(let counter, let at, let reason): "第 \(counter) 纪元，自 \(at) 起：\(reason)。"
        case .branched(let node, let scope, let lines):
            "节点 \(node) 在 \(scope) 的一条日志流有 \(lines) 条分支：它从旧副本恢复过，或其磁盘被复制后两处同时运行。各分支都已保留。"
        case .lastBackup(let at): "最近一次备份：\(at)。"
        case .noBackup: "尚未做过备份：amends backup --to 文件，或 amends serve --backup-to 文件夹。"
        }
    }
}
