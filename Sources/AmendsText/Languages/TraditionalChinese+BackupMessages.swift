import AmendsModel

extension TraditionalChinese: BackupWording {
    func sentence(_ message: BackupMessage, in catalogue: Catalogue) -> String {
        switch message {
        case .made(let path, let entries, let bytes):
            "\(path) 含 \(counted(entries, .entries))（\(Amounts.size(bytes))），已重新讀出並核對。其中不含本節點的身分。"
        case .restored(let path, let entries): "\(path) 已核對並還原：\(counted(entries, .entries))。"
        case .newNode(let node, let site): "此資料夾沒有身分，因此這是 \(site) 的新節點。節點名稱：\(node)"
        case .rescued(let entries): "原資料庫中還有備份所缺的 \(counted(entries, .entries))，已一併接收。"
        case .replaced(let path): "原資料庫保留為 \(path)；確認無誤後可以刪除。"
        case .replacedUnreadable(let path): "原資料庫無法讀取，保留為 \(path)。"
        case .syncNext: "請立即同步：備份所缺而他處保有的內容會由他處補回。"
        case .backingUp(let folder, let interval, let kept): "每隔 \(interval) 備份到 \(folder)，保留最近 \(kept) 份。"
        case .exists(let path): "\(path) 已存在，沒有寫入任何內容。請另取檔名。"
        case .noSuchFile(let path): "沒有檔案 \(path)。"
        case .notABackup(let path): "\(path) 不是 Amends 的備份，沒有改動。請指定由 amends backup 寫出的檔案。"
        case .damaged(let path, let problem): "\(path) 核對未通過，沒有改動：\(problem) 請改用更早的備份。"
        case .ofAnother(let path, let role, let site):
            "\(path) 屬於 \(site) 的\(catalogue.label(code: role, of: NodeRecord.role, kind: .node))節點，沒有改動。請用 --data 指定該門市的資料夾或空資料夾。"
        case .inUse(let folder): "另一個程式正在使用 \(folder) 中的節點。請先停止它（amends serve）再試；沒有改動。"
        case .badInterval(let text): "「\(text)」不是備份間隔。請給出數字加 s、m、h 或 d，例如 24h；至少 60s。"
        case .badCount(let text): "「\(text)」不是要保留的備份份數。請給出 1 或更大的數。"
        case .epoch(let counter): "本節點處於第 \(counter) 紀元。"
        case .epochBegun(let counter, let at, let reason): "第 \(counter) 紀元，自 \(at) 起：\(reason)。"
        case .branched(let node, let scope, let lines):
            "節點 \(node) 在 \(scope) 的一條日誌流有 \(lines) 條分支：它從舊副本還原過，或其磁碟被複製後兩處同時執行。各分支都已保留。"
        case .lastBackup(let at): "最近一次備份：\(at)。"
        case .noBackup: "尚未做過備份：amends backup --to 檔案，或 amends serve --backup-to 資料夾。"
        }
    }
}
