import AmendsLog
import AmendsModel

extension SimplifiedChinese: MemberWording {
    static let memberWords = VocabularyWords(
        recordKinds: [.member: "成员节点"],
        acts: [
            MemberRecord.admit: "接纳节点",
            MemberRecord.grant: "调整节点权限",
            MemberRecord.revoke: "撤销节点",
            MemberRecord.certify: "更新总部证书",
            MemberRecord.settle: "节点信息冲突确认",
        ],
        fields: [
            .member: [
                MemberRecord.node: "节点",
                MemberRecord.role: "角色",
                MemberRecord.site: "门店",
                MemberRecord.reads: "另可读取",
                MemberRecord.writes: "另可写入",
                MemberRecord.fingerprint: "证书指纹",
                MemberRecord.serial: "证书序列号",
                MemberRecord.certificate: "证书",
                MemberRecord.admittedAt: "接纳时间",
                MemberRecord.replaces: "接替",
                MemberRecord.replacedBy: "由其接替",
                MemberRecord.revokedAt: "撤销时间",
                MemberRecord.why: "原因",
            ]
        ],
        codes: [.member: [MemberRecord.role: ["store": "门店", "head-office": "总部", "auditor": "审计"]]])

    func sentence(_ message: MemberMessage, in catalogue: Catalogue) -> String {
        switch message {
        case .invited(let number, let role, let site, let until):
            "第 \(number) 号邀请：供 \(site) 的\(roleName(role, catalogue))节点加入，限用一次，有效期至 \(until)："
        case .codeHint: "在新机器上执行：amends join 邀请码。小写字母、以 O 代 0、以 I 代 1 均可。凭此码即可加入，请勿告诉他人。"
        case .svgWritten(let path): "邀请码的二维码：\(path)"
        case .withdrawn(let number): "第 \(number) 号邀请已收回，不能再用。"
        case .noInvitations: "没有邀请。"
        case .joined(let role, let site, let node, let folder):
            "\(site) 的\(roleName(role, catalogue))节点已加入连锁，位于 \(folder)。节点名称：\(node)"
        case .firstSynced(let segments): "首次同步完成：收到 \(catalogue.counted(segments, .segments))。可以开始工作。"
        case .firstSyncFailed(let reason): "节点已加入，可以工作，但首次同步没有成功：\(reason)稍后请再执行：amends sync"
        case .certificateRenewed(let until): "证书已更新，有效期至 \(until)。"
        case .noMembers: "本连锁还没有成员登记：新节点在首次连接时接纳。开始邀请：amends invite --site 门店代码 --address HOST:PORT"
        case .revoked(let node, let site): "已撤销 \(site) 的节点 \(node)。本节点从此不再与其会话；其他节点同步后即知。"
        case .revokedDisk: "其磁盘上的内容，拿到磁盘的人仍能读取，详见 README。门店换新节点：amends invite --site 门店代码 --replaces 节点"
        case .granted(let node, let reads, let writes): "节点 \(node) 现在另可读取：\(reads)；另可写入：\(writes)。"
        case .authorityMade(let fingerprint, let takenOver):
            "本总部现在是连锁的证书颁发机构（指纹 \(fingerprint)）。"
                + (takenOver > 0 ? "原已认识的 \(Amounts.grouped(takenOver)) 个节点已登记为成员。" : "")
        case .notExported: "颁发机构的密钥只在这块磁盘上。磁盘一旦丢失，所有节点都要重新加入。请导出：amends authority export --to 文件"
        case .exported(let path): "已导出到 \(path)。请把该文件存放在别处，不要留在本机。"
        case .recoveryHint: "只有这个恢复码能打开该文件。请抄在纸上：以后不再显示，也不保存在任何地方。"
        case .exportRefreshed(let path): "导出文件 \(path) 已同步更新。"
        case .exportNotReached(let path): "无法更新导出文件 \(path)，其中还没有此次变更。请重新导出：amends authority export --to 文件"
        case .imported(let fingerprint, let revocations):
            "本总部已接管连锁的证书颁发机构（指纹 \(fingerprint)），其中有 \(Amounts.grouped(revocations)) 个已撤销的节点。"
        case .formerHeadOffice(let node): "原总部节点仍是成员：\(node)。若其机器已丢失：amends revoke \(node.prefix(12)) --why 原因"
        case .termsSet(let days, let graceDays): "今后签发的证书有效 \(days) 天，过期后 \(graceDays) 天内仍可更新。"
        case .listeningSecured(let address): "正在监听 \(address)，使用 TLS 加密。"
        case .noEvidence: "没有被拒收的内容。"
        }
    }

    private func roleName(_ role: String, _ catalogue: Catalogue) -> String {
        catalogue.label(code: role, of: MemberRecord.role, kind: .member)
    }

    func sentence(_ problem: MemberProblem) -> String {
        switch problem {
        case .codeCharacter(let character): "邀请码中没有“\(character)”这个字符，只有数字和除 U 以外的字母。"
        case .codeTooLong: "输入的内容比任何码都长，请只输入码本身。"
        case .codeIncomplete(let count): "码不完整：每组六个字符，目前共输入 \(count) 个。没有发送任何内容。"
        case .codeGroup(let number): "第 \(number) 组有误，请对方重念这一组。没有发送任何内容。"
        case .codeOfAnotherKind: "这不是邀请码。邀请码由总部生成：amends invite"
        case .codeOfLaterVersion: "这个码由更新版本的 Amends 生成，请先升级本机。"
        case .addressUnusable(let text): "\(text) 不能写入邀请码。请用 --address HOST:PORT，主机可为 IP 或域名。"
        case .addressMissing: "请说明新节点到哪里找本节点：--address HOST:PORT。以后的邀请会沿用。"
        case .invitationLength: "邀请的有效期为 1 小时至 365 天。"
        case .badDuration(let text): "\(text) 不是时长，请写作 12h 或 7d。"
        case .badScopes(let text): "\(text) 不是门店代码，请写作 S012,S013，或用“*”表示全部。"
        case .noSuchInvitation(let number): "没有可收回的第 \(number) 号邀请。可用 amends invite list 查看。"
        case .replacesOther(let node): "节点 \(node) 的角色或门店与邀请不符。可用 amends member list 查看。"
        case .declined(let reason): declined(reason)
        case .notThisChain(let address): "\(address) 处的节点不是该邀请码所属连锁的总部，没有把邀请码出示给它。请与发码人核对地址。"
        case .headOfficeUnknown: "请说明与哪个节点同步：--peer HOST:PORT。凭邀请码加入的节点会记住总部地址。"
        case .noSuchMember(let name): "连锁中没有名为 \(name) 的节点。可用 amends member list 查看。"
        case .ambiguousMember(let name): "有多个节点以 \(name) 开头，请多给几位。"
        case .fixedRights: "只有审计节点的权限可以调整：门店节点读写本门店，总部读写全部。"
        case .revokingItself: "这是总部节点本身。请先在别处重建（amends authority import），再由新总部撤销。"
        case .authorityThere: "本总部已是连锁的证书颁发机构。"
        case .authorityElsewhere: "本节点所属连锁的证书颁发机构是另一节点。迁移请用：amends authority import"
        case .authorityMissing: "本节点没有证书颁发机构。请先建立：amends authority make"
        case .certificateMissing:
            "其他机器能连接的地址必须使用 TLS，而本节点还没有证书。请先建立证书颁发机构（amends authority make）或加入连锁（amends join）；仅在可信网络内，可加 --insecure-any-interface。"
        case .fileThere(let path): "\(path) 已存在，请另选文件。"
        case .exportSealed: "恢复码与文件不符，或文件已损坏。没有改动。"
        case .exportDamaged(let path): "\(path) 不是证书颁发机构的导出文件，或已损坏。没有改动。"
        case .exportOfLaterVersion: "导出文件由更新版本的 Amends 写成，请先升级本机。"
        }
    }

    private func declined(_ reason: MemberProblem.Declined) -> String {
        switch reason {
        case .version: "总部与本节点没有共同的版本，请升级较旧的一方。"
        case .unknownCode: "总部没有这个邀请码。请确认是该总部发出的，或索取新的邀请码。"
        case .used: "此邀请码已被使用，请向总部索取新的。"
        case .expired: "此邀请码已过期，请向总部索取新的。"
        case .withdrawn: "此邀请码已被收回，请向总部索取新的。"
        case .tooManyAttempts: "从本地址发出的错误邀请码过多，请过一刻钟再试。"
        case .unproven: "总部无法核对本节点的密钥。请重试；如仍不行，请报告。"
        case .notMember: "本节点不是连锁的成员，请向总部索取邀请码。"
        case .revoked: "总部已撤销本节点。请用邀请码另建新节点，已同步过的内容都会回来。"
        case .tooLate: "本节点的证书过期太久，请向总部索取邀请码重新加入。"
        case .noAuthority: "所连节点没有证书颁发机构，请使用总部的地址。"
        case .busy: "总部正忙，请一分钟后再试。"
        case .otherParty: "邀请的角色或门店与本节点不符，请向总部索取正确的邀请码。"
        case .fault: "总部未能办理，原因见总部的日志。请稍后再试。"
        }
    }

    func label(_ word: MemberWord) -> String {
        switch word {
        case .reads: "另可读取"
        case .writes: "另可写入"
        case .admittedAt: "接纳时间"
        case .state: "状态"
        case .why: "原因"
        case .validUntil: "有效期至"
        case .usedBy: "使用节点"
        case .invitation: "邀请"
        case .everything: "全部"
        case .active: "成员"
        case .revoked: "已撤销"
        case .replaced: "已被接替"
        case .waiting: "未使用"
        case .used: "已使用"
        case .expired: "已过期"
        case .withdrawn: "已收回"
        case .authority: "证书颁发机构"
        case .exportedTo: "导出到"
        case .nowhere: "未导出"
        case .certificateUntil: "证书有效期至"
        case .certificateDays: "证书有效天数"
        case .graceDays: "宽限天数"
        case .sender: "来自"
        case .refusedAt: "拒收时间"
        }
    }
}
