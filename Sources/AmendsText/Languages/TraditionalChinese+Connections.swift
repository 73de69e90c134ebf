/// What keeps nodes from talking.
extension TraditionalChinese {
    func sentence(_ problem: ConnectionProblem, place: String, reason: String) -> String {
        let words =
            switch problem {
            case .nobodyListens: "那裡沒有節點在監聽。請啟動節點，或檢查連接埠。"
            case .noAnswer: "沒有及時回應。請檢查網路和位址。"
            case .unknownHost: "沒有這個主機。請檢查名稱。"
            case .unreachable: "無法建立連線。請檢查網路和位址。所有工作都保存在本機。"
            case .addressInUse: "已有其他程式在監聽。請停止它，或另選連接埠。"
            case .connectionLost: "連線中斷。確認過的內容已保存；下次會話從該處繼續。"
            case .notOurProtocol: "對方使用的不是本協定，或資料在途中損壞。"
            case .notSecured: "對方沒有使用 TLS。請檢查地址，並確認該節點屬於本連鎖。"
            case .peerNotTrusted: "該節點不屬於本連鎖，或不是所要聯絡的節點。請檢查地址。"
            case .notTrustedByPeer: "該節點不接受本節點的憑證。請向總部索取邀請。"
            case .unusableCertificate: "本節點的憑證或金鑰無法使用。請更新憑證，或重新加入。"
            case .notABundle: "不是資料包檔案。請檢查是否選錯檔案。"
            case .newerBundle: "資料包由較新的版本製作。請更新本節點。"
            case .bundleNotComplete: "資料包不完整。請重新複製。"
            case .bundleDamaged: "資料包已損壞。請重新複製或重新製作。"
            case .fileFailed: "無法讀寫檔案。請檢查路徑、權限和剩餘空間。"
            case .cut: "會話中斷。確認過的內容已保存；下次會話從該處繼續。"
            case .otherVersion: "兩個節點沒有共同的協定版本。請更新較舊的一方。"
            case .refused: "會話未被接納。"
            case .brokeProtocol: "收到協定不允許的內容，會話已結束，該內容未被採用。"
            case .busy: "節點正忙，暫不能會話。請稍後再試。"
            case .peerFault: "對方節點自身發生故障。請查看對方的提示。"
            case .tooSlow: "太久沒有收到回應。請檢查網路，再次同步。"
            }
        return "\(place)：\(words)" + (reason.isEmpty ? "" : "（\(reason)）")
    }
}
