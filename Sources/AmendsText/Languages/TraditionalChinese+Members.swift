import AmendsLog
import AmendsModel

extension TraditionalChinese: MemberWording {
    static let memberWords = VocabularyWords(
        recordKinds: [.member: "成員節點"],
        acts: [
            MemberRecord.admit: "接納節點",
            MemberRecord.grant: "調整節點權限",
            MemberRecord.revoke: "撤銷節點",
            MemberRecord.certify: "更新總部憑證",
            MemberRecord.settle: "節點資料衝突確認",
        ],
        fields: [
            .member: [
                MemberRecord.node: "節點",
                MemberRecord.role: "角色",
                MemberRecord.site: "門市",
                MemberRecord.reads: "另可讀取",
                MemberRecord.writes: "另可寫入",
                MemberRecord.fingerprint: "憑證指紋",
                MemberRecord.serial: "憑證序號",
                MemberRecord.certificate: "憑證",
                MemberRecord.admittedAt: "接納時間",
                MemberRecord.replaces: "接替",
                MemberRecord.replacedBy: "由其接替",
                MemberRecord.revokedAt: "撤銷時間",
                MemberRecord.why: "原因",
            ]
        ],
        codes: [.member: [MemberRecord.role: ["store": "門市", "head-office": "總部", "auditor": "審計"]]])

    func sentence(_ message: MemberMessage, in catalogue: Catalogue) -> String {
        switch message {
        case .invited(let number, let role, let site, let until):
            "第 \(number) 號邀請：供 \(site) 的\(roleName(role, catalogue))節點加入，限用一次，有效期至 \(until)："
        case .codeHint: "在新機器上執行：amends join 邀請碼。小寫字母、以 O 代 0、以 I 代 1 均可。憑此碼即可加入，請勿告訴他人。"
        case .svgWritten(let path): "邀請碼的 QR Code：\(path)"
        case .withdrawn(let number): "第 \(number) 號邀請已收回，不能再用。"
        case .noInvitations: "沒有邀請。"
        case .joined(let role, let site, let node, let folder):
            "\(site) 的\(roleName(role, catalogue))節點已加入連鎖，位於 \(folder)。節點名稱：\(node)"
        case .firstSynced(let segments): "首次同步完成：收到 \(catalogue.counted(segments, .segments))。可以開始工作。"
        case .firstSyncFailed(let reason): "節點已加入，可以工作，但首次同步沒有成功：\(reason)稍後請再執行：amends sync"
        case .certificateRenewed(let until): "憑證已更新，有效期至 \(until)。"
        case .noMembers: "本連鎖還沒有成員登記：新節點在首次連線時接納。開始邀請：amends invite --site 門市代碼 --address HOST:PORT"
        case .revoked(let node, let site): "已撤銷 \(site) 的節點 \(node)。本節點從此不再與其連線；其他節點同步後即知。"
        case .revokedDisk: "其磁碟上的內容，拿到磁碟的人仍能讀取，詳見 README。門市換新節點：amends invite --site 門市代碼 --replaces 節點"
        case .granted(let node, let reads, let writes): "節點 \(node) 現在另可讀取：\(reads)；另可寫入：\(writes)。"
        case .authorityMade(let fingerprint, let takenOver):
            "本總部現在是連鎖的憑證機構（指紋 \(fingerprint)）。" + (takenOver > 0 ? "原已認識的 \(Amounts.grouped(takenOver)) 個節點已登記為成員。" : "")
        case .notExported: "憑證機構的金鑰只在這顆磁碟上。磁碟一旦遺失，所有節點都要重新加入。請匯出：amends authority export --to 檔案"
        case .exported(let path): "已匯出到 \(path)。請把該檔案存放在別處，不要留在本機。"
        case .recoveryHint: "只有這個復原碼能開啟該檔案。請抄在紙上：以後不再顯示，也不保存在任何地方。"
        case .exportRefreshed(let path): "匯出檔案 \(path) 已同步更新。"
        case .exportNotReached(let path): "無法更新匯出檔案 \(path)，其中還沒有此次變更。請重新匯出：amends authority export --to 檔案"
        case .imported(let fingerprint, let revocations):
            "本總部已接管連鎖的憑證機構（指紋 \(fingerprint)），其中有 \(Amounts.grouped(revocations)) 個已撤銷的節點。"
        case .formerHeadOffice(let node): "原總部節點仍是成員：\(node)。若其機器已遺失：amends revoke \(node.prefix(12)) --why 原因"
        case .termsSet(let days, let graceDays): "今後核發的憑證有效 \(days) 天，過期後 \(graceDays) 天內仍可更新。"
        case .listeningSecured(let address): "正在監聽 \(address)，使用 TLS 加密。"
        case .noEvidence: "沒有被拒收的內容。"
        }
    }

    private func roleName(_ role: String, _ catalogue: Catalogue) -> String {
        catalogue.label(code: role, of: MemberRecord.role, kind: .member)
    }

    func sentence(_ problem: MemberProblem) -> String {
        switch problem {
        case .codeCharacter(let character): "邀請碼中沒有「\(character)」這個字元，只有數字和除 U 以外的字母。"
        case .codeTooLong: "輸入的內容比任何碼都長，請只輸入碼本身。"
        case .codeIncomplete(let count): "碼不完整：每組六個字元，目前共輸入 \(count) 個。沒有送出任何內容。"
        case .codeGroup(let number): "第 \(number) 組有誤，請對方重念這一組。沒有送出任何內容。"
        case .codeOfAnotherKind: "這不是邀請碼。邀請碼由總部產生：amends invite"
        case .codeOfLaterVersion: "這個碼由更新版本的 Amends 產生，請先升級本機。"
        case .addressUnusable(let text): "\(text) 不能寫入邀請碼。請用 --address HOST:PORT，主機可為 IP 或網域名稱。"
        case .addressMissing: "請說明新節點到哪裡找本節點：--address HOST:PORT。以後的邀請會沿用。"
        case .invitationLength: "邀請的有效期為 1 小時至 365 天。"
        case .badDuration(let text): "\(text) 不是時間長度，請寫作 12h 或 7d。"
        case .badScopes(let text): "\(text) 不是門市代碼，請寫作 S012,S013，或用「*」表示全部。"
        case .noSuchInvitation(let number): "沒有可收回的第 \(number) 號邀請。可用 amends invite list 查看。"
        case .replacesOther(let node): "節點 \(node) 的角色或門市與邀請不符。可用 amends member list 查看。"
        case .declined(let reason): declined(reason)
        case .notThisChain(let address): "\(address) 處的節點不是該邀請碼所屬連鎖的總部，沒有把邀請碼出示給它。請與發碼人核對位址。"
        case .headOfficeUnknown: "請說明與哪個節點同步：--peer HOST:PORT。憑邀請碼加入的節點會記住總部位址。"
        case .noSuchMember(let name): "連鎖中沒有名為 \(name) 的節點。可用 amends member list 查看。"
        case .ambiguousMember(let name): "有多個節點以 \(name) 開頭，請多給幾位。"
        case .fixedRights: "只有審計節點的權限可以調整：門市節點讀寫本門市，總部讀寫全部。"
        case .revokingItself: "這是總部節點本身。請先在別處重建（amends authority import），再由新總部撤銷。"
        case .authorityThere: "本總部已是連鎖的憑證機構。"
        case .authorityElsewhere: "本節點所屬連鎖的憑證機構是另一節點。遷移請用：amends authority import"
        case .authorityMissing: "本節點沒有憑證機構。請先建立：amends authority make"
        case .certificateMissing:
            "其他機器能連線的位址必須使用 TLS，而本節點還沒有憑證。請先建立憑證機構（amends authority make）或加入連鎖（amends join）；僅在可信網路內，可加 --insecure-any-interface。"
        case .fileThere(let path): "\(path) 已存在，請另選檔案。"
        case .exportSealed: "復原碼與檔案不符，或檔案已損壞。沒有更動。"
        case .exportDamaged(let path): "\(path) 不是憑證機構的匯出檔案，或已損壞。沒有更動。"
        case .exportOfLaterVersion: "匯出檔案由更新版本的 Amends 寫成，請先升級本機。"
        }
    }

    private func declined(_ reason: MemberProblem.Declined) -> String {
        switch reason {
        case .version: "總部與本節點沒有共同的版本，請升級較舊的一方。"
        case .unknownCode: "總部沒有這個邀請碼。請確認是該總部發出的，或索取新的邀請碼。"
        case .used: "此邀請碼已被使用，請向總部索取新的。"
        case .expired: "此邀請碼已過期，請向總部索取新的。"
        case .withdrawn: "此邀請碼已被收回，請向總部索取新的。"
        case .tooManyAttempts: "從本位址發出的錯誤邀請碼過多，請過一刻鐘再試。"
        case .unproven: "總部無法核對本節點的金鑰。請重試；如仍不行，請回報。"
        case .notMember: "本節點不是連鎖的成員，請向總部索取邀請碼。"
        case .revoked: "總部已撤銷本節點。請用邀請碼另建新節點，已同步過的內容都會回來。"
        case .tooLate: "本節點的憑證過期太久，請向總部索取邀請碼重新加入。"
        case .noAuthority: "所連節點沒有憑證機構，請使用總部的位址。"
        case .busy: "總部正忙，請一分鐘後再試。"
        case .otherParty: "邀請的角色或門市與本節點不符，請向總部索取正確的邀請碼。"
        case .fault: "總部未能辦理，原因見總部的日誌。請稍後再試。"
        }
    }

    func label(_ word: MemberWord) -> String {
        switch word {
        case .reads: "另可讀取"
        case .writes: "另可寫入"
        case .admittedAt: "接納時間"
        case .state: "狀態"
        case .why: "原因"
        case .validUntil: "有效期至"
        case .usedBy: "使用節點"
        case .invitation: "邀請"
        case .everything: "全部"
        case .active: "成員"
        case .revoked: "已撤銷"
        case .replaced: "已被接替"
        case .waiting: "未使用"
        case .used: "已使用"
        case .expired: "已過期"
        case .withdrawn: "已收回"
        case .authority: "憑證機構"
        case .exportedTo: "匯出到"
        case .nowhere: "未匯出"
        case .certificateUntil: "憑證有效期至"
        case .certificateDays: "憑證有效天數"
        case .graceDays: "寬限天數"
        case .sender: "來自"
        case .refusedAt: "拒收時間"
        }
    }
}
