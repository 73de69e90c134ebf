/// What keeps nodes from talking.
extension SimplifiedChinese {
    func sentence(_ problem: ConnectionProblem, place: String, reason: String) -> String {
        let words =
            switch problem {
            case .nobodyListens: "那里没有节点在监听。请启动节点，或检查端口。"
            case .noAnswer: "没有及时回应。请检查网络和地址。"
            case .unknownHost: "没有这个主机。请检查名称。"
            case .unreachable: "无法建立连接。请检查网络和地址。所有工作都保存在本机。"
            case .addressInUse: "已有其他程序在监听。请停止它，或另选端口。"
            case .connectionLost: "连接中断。确认过的内容已保存；下次会话从该处继续。"
            case .notOurProtocol: "对方使用的不是本协议，或数据在途中损坏。"
            case .notSecured: "对方没有使用 TLS。请检查地址，并确认该节点属于本连锁。"
            case .peerNotTrusted: "该节点不属于本连锁，或不是所要联系的节点。请检查地址。"
            case .notTrustedByPeer: "该节点不接受本节点的证书。请向总部索取邀请。"
            case .unusableCertificate: "本节点的证书或密钥无法使用。请更新证书，或重新加入。"
            case .notABundle: "不是数据包文件。请检查是否选错文件。"
            case .newerBundle: "数据包由较新的版本制作。请更新本节点。"
            case .bundleNotComplete: "数据包不完整。请重新复制。"
            case .bundleDamaged: "数据包已损坏。请重新复制或重新制作。"
            case .fileFailed: "无法读写文件。请检查路径、权限和剩余空间。"
            case .cut: "会话中断。确认过的内容已保存；下次会话从该处继续。"
            case .otherVersion: "两个节点没有共同的协议版本。请更新较旧的一方。"
            case .refused: "会话未被接纳。"
            case .brokeProtocol: "收到协议不允许的内容，会话已结束，该内容未被采用。"
            case .busy: "节点正忙，暂不能会话。请稍后再试。"
            case .peerFault: "对方节点自身发生故障。请查看对方的提示。"
            case .tooSlow: "太久没有收到回应。请检查网络，再次同步。"
            }
        return "\(place)：\(words)" + (reason.isEmpty ? "" : "（\(reason)）")
    }
}
