import AmendsPolicy

extension SimplifiedChinese: ArchiveWording {
    func sentence(_ message: ArchiveMessage, in catalogue: Catalogue) -> String {
        switch message {
        case .sealed(let number, let listed, let carriedOver, let heldBack):
            "档案卷 \(number) 已封存：入卷 \(Amounts.grouped(listed)) 件，结转未结 \(Amounts.grouped(carriedOver)) 件"
                + (heldBack > 0 ? "，因规则暂缓 \(Amounts.grouped(heldBack)) 件。" : "。")
        case .sealedBefore(let number): "档案卷 \(number) 此前已封存，不再重复编目。"
        case .marked(let count): "已按序号归档 \(Amounts.grouped(count)) 件。"
        case .unmarked(let text): "未能归档：\(text)"
        case .held(let number, let reason): "\(number) 暂缓归档。\(reason)"
        case .heldUntilSupplement(let month): "补齐之后，请编入补充卷：amends archive supplement --month \(month)"
        case .late(let count, let month): "\(month) 封卷后又到 \(Amounts.grouped(count)) 件，请编入补充卷：amends archive supplement --month \(month)"
        case .summariesWanted(let count): "本卷 \(Amounts.grouped(count)) 件均须附案件总结报告：amends report case 编号 --form summary --to 文件"
        case .mayBeKeptLonger: "本制度包规定的是最短保存期限，可以延长保存。"
        case .noVolumes: "没有档案卷。"
        case .volumeIsWhole(let number, let cases): "档案卷 \(number) 完整：签名、目录和 \(Amounts.grouped(cases)) 件案件均已核对。"
        case .volumeHasProblems(let number, let count): "档案卷 \(number)：有 \(Amounts.grouped(count)) 处需要查看。"
        case .appointed(let node, let site): "今后由节点 \(node) 封存 \(site) 的档案卷。"
        case .nothingDue: "目前没有可以销毁的档案。"
        case .due(let count): "可以销毁 \(Amounts.grouped(count)) 件。"
        case .requested(let number, let cases):
            "销毁申请 \(number)：\(Amounts.grouped(cases)) 件。须由申请人以外的两人批准：amends destruction approve \(number) --as 工号"
        case .approved(let number, let have, let need): "销毁申请 \(number)：已有 \(have) 人批准，共需 \(need) 人。"
        case .declined(let number): "销毁申请 \(number) 未获批准。"
        case .destroyed(let number, let cases): "销毁证明 \(number)：已销毁 \(Amounts.grouped(cases)) 件。"
        case .erasedHere: "案件中的个人信息已从本节点删除，其他节点同步后也随之删除。此前制作的数据包、导出文件和备份不在其内，请另行处理。"
        case .noRequests: "没有销毁申请。"
        case .refused(let breach): sentence(breach, in: catalogue)
        }
    }

    private func sentence(_ breach: ArchiveBreach, in catalogue: Catalogue) -> String {
        switch breach {
        case .monthNotOver(let month): "\(month) 尚未结束，须在当月最后一天或之后封卷。"
        case .volumeMissing(let month): "\(month) 尚未封卷，请先执行：amends archive close-month --month \(month)"
        case .otherNodeSeals(let node): "本门店的档案卷由节点 \(node.prefix(8)) 封存。如需更改：amends archive appoint 节点"
        case .nothingToAdd(let month): "\(month) 封卷后没有新到的内容，无需补充卷。"
        case .noSuchVolume(let name): "这里没有档案卷 \(name)。可用 amends archive list 查看。"
        case .ambiguousNode(let text): "\(text) 不是这里已知的唯一节点。可用 amends peers 查看，self 表示本节点。"
        case .nobodyNamed: "此事须有人负责：请用 --as 或 --actor 说明经办人。"
        case .nothingRequested: "请指明要销毁的内容：--volume 卷号 或 --case 案件编号。可销毁的内容用 amends archive due 查看。"
        case .requestedAlready(let number): "销毁申请 \(number) 已包括该案件。可查看：amends destruction show \(number)"
        case .noSuchRequest(let name): "这里没有销毁申请 \(name)。可用 amends destruction list 查看。"
        case .notCarriedOut(let number): "销毁申请 \(number) 尚未执行，还没有销毁证明。可用 amends destruction show \(number) 查看。"
        case .requestEnded(let number): "销毁申请 \(number) 已有结果。"
        case .kept(let number, let blocker): "案件 \(number) 必须保留：\(reason(blocker, in: catalogue))"
        case .ownRequest(let actor): "\(actor) 是申请人，不能再由本人批准，须由他人批准。"
        case .approvedAlready(let actor): "\(actor) 已经批准过，还须另一人批准。"
        case .approvalsMissing(let have, let need): "须 \(need) 人批准，目前 \(have) 人。"
        case .approverRoleMissing(let role): "批准人中须有：\(catalogue.label(role))。"
        }
    }

    private func reason(_ blocker: DestructionBlocker, in catalogue: Catalogue) -> String {
        switch blocker {
        case .open: "尚未结案。"
        case .notArchived: "尚未归档。"
        case .onHold(let hold): "已冻结（\(hold)）。"
        case .retained(let day): "保存期至 \(catalogue.date(ofDay: day))。"
        case .linked(let other): "未结案件 \(other) 与其关联。"
        case .destroyed: "已经销毁。"
        }
    }

    func sentence(_ fault: VolumeFault) -> String {
        switch fault {
        case .notSealed: "档案卷尚未封存：封卷记录还没有收到。"
        case .unreadableLines(let count): "有 \(Amounts.grouped(count)) 行目录无法读取。"
        case .textUnreadable: "签名文本无法读取。"
        case .signatureInvalid: "签名与封卷节点不符。"
        case .contentsDiffer: "目录与签名时的内容不一致。"
        case .textDiffers: "签名文本与档案卷本身的记载不一致。"
        case .outOfOrder(let serial): "序号 \(serial) 的顺序有误。"
        case .caseMissing(let number): "目录中的案件 \(number) 不在本节点。"
        case .actsMissing(let number): "案件 \(number)：档案卷所列的操作记录不在本节点。"
        case .previousMissing: "上一卷不在本节点。"
        case .superseded(let number, let node):
            "两个节点在互不知情时各自封存了 \(number)。以节点 \(node.prefix(8)) 较早的一卷为准；只列在本卷的案件编入补充卷。"
        }
    }

    func sentence(_ remark: ListingRemark) -> String {
        switch remark {
        case .reopened: "之后重新受理"
        case .mergedInto(let number): "之后并入 \(number)"
        case .destroyed(let certificate): "已销毁，证明 \(certificate)"
        case .invalid: "无效"
        case .listedAgain(let serial): "另编为 \(serial)"
        case .notHere: "不在本节点"
        }
    }

    func label(_ word: ArchiveWord) -> String {
        switch word {
        case .serial: "归档序号"
        case .volume: "档案卷"
        case .listed: "入卷"
        case .addenda: "补记"
        case .merged: "并案"
        case .carriedOver: "结转"
        case .heldBack: "暂缓"
        case .kind: "类别"
        case .remark: "备注"
        case .retainUntil: "保存至"
        case .paper: "纸质位置"
        case .sealedAt: "封卷时间"
        case .sealedBy: "封卷人"
        case .rule: "归月规则"
        case .contents: "目录摘要值"
        case .requester: "申请人"
        case .approvers: "批准人"
        case .state: "状态"
        case .waiting: "待批准"
        case .declined: "未获批准"
        case .certified: "已销毁"
        case .approvedEnough: "已批准"
        case .counts: "有效"
        case .doesNotCount: "不作数"
        case .month: "月份"
        }
    }
}
