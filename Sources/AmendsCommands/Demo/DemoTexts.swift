import AmendsSimulation

/// What customers of the demo's shops complain of, in Chinese and in English.
enum DemoTexts {
    struct Complaint {
        var category: String
        var content: String
        var remedy: String
    }

    static func complaint(_ random: inout SeededRandom) -> Complaint {
        let template = random.element(of: templates)
        let isEnglish = random.below(5) == 0
        let content = (isEnglish ? template.english : template.chinese)
            .replacing("#", with: String(random.integer(in: 2...9)))
            .replacing("@", with: random.element(of: isEnglish ? goodsInEnglish : goodsInChinese))
        return Complaint(category: template.category, content: content, remedy: template.remedy)
    }

    static func name(_ random: inout SeededRandom) -> String { random.element(of: surnames) + random.element(of: givenNames) }

    static func note(_ random: inout SeededRandom) -> String { random.element(of: notes) }

    private static let templates: [(category: String, remedy: String, chinese: String, english: String)] = [
        (
            "product_quality", "refund", "上周在贵店买的@，回家打开发现已经变质，要求退款并说明原因。已经打了#次电话都没有人处理。",
            "The @ I bought had gone bad when I opened it at home. I have called # times and want my money back."
        ),
        (
            "price", "discount", "货架上@标价和收银台结账价格不一致，多收了#元，店员说系统没有更新，希望退还差价。",
            "The shelf said one price for the @ and the till charged # yuan more. Please refund the difference."
        ),
        (
            "attitude", "apology", "咨询@的保修时，柜台服务人员态度很不耐烦，让我等了#0分钟还说没空，要求当面道歉。",
            "The person at the counter was rude when I asked about the @ and left me waiting for #0 minutes."
        ),
        (
            "hygiene_safety", "compensation", "在店内就餐吃出异物，@里有头发，当天晚上全家#口人肠胃不适，要求检查厨房卫生并赔偿。",
            "There was a hair in the @, and # of us felt sick that night. Please check the kitchen."
        ),
        (
            "logistics", "extra_service", "网上订的@说好次日送达，已经过去#天还没有收到，客服只说在催，没有一个准确时间。",
            "My @ was promised for the next day. It has been # days and nobody can tell me where it is."
        ),
        (
            "after_sales", "repair", "@买来不到#个月就坏了，维修点推来推去，保修期内还要收上门费，不合理。",
            "The @ broke after # months, and the repair shop wants a fee although it is under warranty."
        ),
        (
            "equipment", "explanation", "二楼扶梯停运#天了，带着老人和孩子很不方便，也没有张贴任何说明。",
            "The escalator has been out of order for # days, with no notice. I could not carry the @ down."
        ),
        (
            "false_ad", "exchange", "宣传页上写@买#送一，到店却说活动已经结束，属于虚假宣传，要求按广告兑现。",
            "The leaflet says buy # get one free for the @, but the shop says the offer is over."
        ),
        (
            "service_quality", "coupon", "会员积分兑换@，排队排了#0分钟，轮到我时说系统故障，白跑一趟。",
            "I queued for #0 minutes to redeem points for a @, and then the system was down."
        ),
        (
            "safety_hazard", "safety_protection", "门口地面湿滑没有警示牌，我拿着@滑倒，膝盖擦伤，缝了#针，请尽快处理。",
            "The floor at the entrance was wet and unmarked. I slipped carrying the @ and needed # stitches."
        ),
    ]
    private static let goodsInChinese = ["草莓", "牛奶", "电饭煲", "羽绒服", "蛋糕", "净水器", "运动鞋", "酸菜鱼", "吹风机", "手机"]
    private static let goodsInEnglish = ["cake", "rice cooker", "coat", "milk", "phone", "hair dryer", "pair of shoes"]
    private static let surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙"]
    private static let givenNames = ["芳", "伟", "娜", "敏", "静", "强", "磊", "洋", "艳", "勇", "秀英", "建国", "晓明", "丽华"]
    private static let notes = [
        "已电话联系顾客，约定明天上午回复。", "顾客发来照片，已转后厨核对批次。", "调取监控，情况与顾客所述基本一致。", "供应商回复同批次另有两起反馈。",
        "顾客表示可以接受换货，不再要求赔偿。", "Called the customer back; no answer, will try again tonight.", "店长已当面道歉，顾客情绪平稳。",
    ]
}
