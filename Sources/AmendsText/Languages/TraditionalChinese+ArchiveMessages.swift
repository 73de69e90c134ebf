import AmendsPolicy

extension TraditionalChinese: ArchiveWording {
    func sentence(_ message: ArchiveMessage, in catalogue: Catalogue) -> String {
        switch message {
        case .sealed(let number, let listed, let carriedOver, let heldBack):
            "檔案卷 \(number) 已封存：入卷 \(Amounts.grouped(listed)) 件，結轉未結 \(Amounts.grouped(carriedOver)) 件"
                + (heldBack > 0 ? "，因規則暫緩 \(Amounts.grouped(heldBack)) 件。" : "。")
        case .sealedBefore(let number): "檔案卷 \(number) 此前已封存，不再重複編目。"
        case .marked(let count): "已按序號歸檔 \(Amounts.grouped(count)) 件。"
        case .unmarked(let text): "未能歸檔：\(text)"
        case .held(let number, let reason): "\(number) 暫緩歸檔。\(reason)"
        case .heldUntilSupplement(let month): "補齊之後，請編入補充卷：amends archive supplement --month \(month)"
        case .late(let count, let month): "\(month) 封卷後又到 \(Amounts.grouped(count)) 件，請編入補充卷：amends archive supplement --month \(month)"
        case .summariesWanted(let count): "本卷 \(Amounts.grouped(count)) 件均須附案件總結報告：amends report case 編號 --form summary --to 檔案"
        case .mayBeKeptLonger: "本制度包規定的是最短保存期限，可以延長保存。"
        case .noVolumes: "沒有檔案卷。"
        case .volumeIsWhole(let number, let cases): "檔案卷 \(number) 完整：簽名、目錄和 \(Amounts.grouped(cases)) 件案件均已核對。"
        case .volumeHasProblems(let number, let count): "檔案卷 \(number)：有 \(Amounts.grouped(count)) 處需要查看。"
        case .appointed(let node, let site): "今後由節點 \(node) 封存 \(site) 的檔案卷。"
        case .nothingDue: "目前沒有可以銷毀的檔案。"
        case .due(let count): "可以銷毀 \(Amounts.grouped(count)) 件。"
        case .requested(let number, let cases):
            "銷毀申請 \(number)：\(Amounts.grouped(cases)) 件。須由申請人以外的兩人批准：amends destruction approve \(number) --as 工號"
        case .approved(let number, let have, let need): "銷毀申請 \(number)：已有 \(have) 人批准，共需 \(need) 人。"
        case .declined(let number): "銷毀申請 \(number) 未獲批准。"
        case .destroyed(let number, let cases): "銷毀證明 \(number)：已銷毀 \(Amounts.grouped(cases)) 件。"
        case .erasedHere: "案件中的個人資料已從本節點刪除，其他節點同步後也隨之刪除。先前製作的資料包、匯出檔與備份不在其內，請另行處理。"
        case .noRequests: "沒有銷毀申請。"
        case .refused(let breach): sentence(breach, in: catalogue)
        }
    }

    private func sentence(_ breach: ArchiveBreach, in catalogue: Catalogue) -> String {
        switch breach {
        case .monthNotOver(let month): "\(month) 尚未結束，須在當月最後一天或之後封卷。"
        case .volumeMissing(let month): "\(month) 尚未封卷，請先執行：amends archive close-month --month \(month)"
        case .otherNodeSeals(let node): "本門市的檔案卷由節點 \(node.prefix(8)) 封存。如需更改：amends archive appoint 節點"
        case .nothingToAdd(let month): "\(month) 封卷後沒有新到的內容，無需補充卷。"
        case .noSuchVolume(let name): "這裡沒有檔案卷 \(name)。可用 amends archive list 查看。"
        case .ambiguousNode(let text): "\(text) 不是這裡已知的唯一節點。可用 amends peers 查看，self 表示本節點。"
        case .nobodyNamed: "此事須有人負責：請用 --as 或 --actor 說明經辦人。"
        case .nothingRequested: "請指明要銷毀的內容：--volume 卷號 或 --case 案件編號。可銷毀的內容用 amends archive due 查看。"
        case .requestedAlready(let number): "銷毀申請 \(number) 已包括該案件。可查看：amends destruction show \(number)"
        case .noSuchRequest(let name): "這裡沒有銷毀申請 \(name)。可用 amends destruction list 查看。"
        case .notCarriedOut(let number): "銷毀申請 \(number) 尚未執行，還沒有銷毀證明。可用 amends destruction show \(number) 查看。"
        case .requestEnded(let number): "銷毀申請 \(number) 已有結果。"
        case .kept(let number, let blocker): "案件 \(number) 必須保留：\(reason(blocker, in: catalogue))"
        case .ownRequest(let actor): "\(actor) 是申請人，不能再由本人批准，須由他人批准。"
        case .approvedAlready(let actor): "\(actor) 已經批准過，還須另一人批准。"
        case .approvalsMissing(let have, let need): "須 \(need) 人批准，目前 \(have) 人。"
        case .approverRoleMissing(let role): "批准人中須有：\(catalogue.label(role))。"
        }
    }

    private func reason(_ blocker: DestructionBlocker, in catalogue: Catalogue) -> String {
        switch blocker {
        case .open: "尚未結案。"
        case .notArchived: "尚未歸檔。"
        case .onHold(let hold): "已凍結（\(hold)）。"
        case .retained(let day): "保存期至 \(catalogue.date(ofDay: day))。"
        case .linked(let other): "未結案件 \(other) 與其關聯。"
        case .destroyed: "已經銷毀。"
        }
    }

    func sentence(_ fault: VolumeFault) -> String {
        switch fault {
        case .notSealed: "檔案卷尚未封存：封卷紀錄還沒有收到。"
        case .unreadableLines(let count): "有 \(Amounts.grouped(count)) 行目錄無法讀取。"
        case .textUnreadable: "簽名文本無法讀取。"
        case .signatureInvalid: "簽名與封卷節點不符。"
        case .contentsDiffer: "目錄與簽名時的內容不一致。"
        case .textDiffers: "簽名文本與檔案卷本身的記載不一致。"
        case .outOfOrder(let serial): "序號 \(serial) 的順序有誤。"
        case .caseMissing(let number): "目錄中的案件 \(number) 不在本節點。"
        case .actsMissing(let number): "案件 \(number)：檔案卷所列的操作紀錄不在本節點。"
        case .previousMissing: "上一卷不在本節點。"
        case .superseded(let number, let node):
            "兩個節點在互不知情時各自封存了 \(number)。以節點 \(node.prefix(8)) 較早的一卷為準；只列在本卷的案件編入補充卷。"
        }
    }

    func sentence(_ remark: ListingRemark) -> String {
        switch remark {
        case .reopened: "之後重新受理"
        case .mergedInto(let number): "之後併入 \(number)"
        case .destroyed(let certificate): "已銷毀，證明 \(certificate)"
        case .invalid: "無效"
        case .listedAgain(let serial): "另編為 \(serial)"
        case .notHere: "不在本節點"
        }
    }

    func label(_ word: ArchiveWord) -> String {
        switch word {
        case .serial: "歸檔序號"
        case .volume: "檔案卷"
        case .listed: "入卷"
        case .addenda: "補記"
        case .merged: "併案"
        case .carriedOver: "結轉"
        case .heldBack: "暫緩"
        case .kind: "類別"
        case .remark: "備註"
        case .retainUntil: "保存至"
        case .paper: "紙質位置"
        case .sealedAt: "封卷時間"
        case .sealedBy: "封卷人"
        case .rule: "歸月規則"
        case .contents: "目錄摘要值"
        case .requester: "申請人"
        case .approvers: "批准人"
        case .state: "狀態"
        case .waiting: "待批准"
        case .declined: "未獲批准"
        case .certified: "已銷毀"
        case .approvedEnough: "已批准"
        case .counts: "有效"
        case .doesNotCount: "不作數"
        case .month: "月份"
        }
    }
}
