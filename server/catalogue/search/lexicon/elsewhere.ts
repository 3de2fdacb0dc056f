import type { Concept } from "./lexicon.ts";

/**
 * What people also ask a hall for and few catalogues have. Where no matter has it in a name, who says it is told so and led to a person
 * instead of to what merely sounds alike (`subject`).
 */
export const elsewhere: readonly Concept[] = [
  {
    name: "水电",
    kind: "subject",
    say: "水费 电费 水电费 煤气费 燃气费 交水电 煤气 燃气 停电 停水 漏水 电表 水表 宽带 话费 手机费 电话费 网费 物业费 物业 有线电视 electricity_bill water_bill gas_bill broadband utility 交电费 交水费 充电费 电费单 水费单 过户电表 燃气卡 煤气卡 天然气 装宽带 宽带费 有线 流量 话费充值 充话费 手机卡 电话卡 补手机卡 办手机卡 sim卡 手机号…过户 自来水 跳闸 没电 没水 断水 下水道 马桶 电价 瓦斯 瓦斯费 sim_card phone_bill water_leak power_cut wifi_bill gas electricity 充值 手机充值 给手机充值 充公交卡 公交卡充值 地铁卡充值 卡充值 卡…充 交话费 top_up",
  },
  {
    name: "车辆",
    kind: "subject",
    say: "车牌 车牌号 上车牌 上牌 上牌照 违章 闯红灯 罚单 罚款 扣分 交警 停车 停车位 年检 车检 车辆 车辆年检 验车 买车 卖车 二手车 电动车 电瓶车 摩托车 拖车 行车执照 parking fine vehicle motorcycle license_plate number_plate 买车上牌 过户车 车过户 二手车过户 行车本 车年审 车子年检 车子年审 年检车 违章查询 查违章 处理违章 交通违章 违停 违章停车 超速 罚款单 交罚款 交罚单 扣车 被拖走 车被拖 拖走 电动自行车 电瓶车上牌 上电动车牌 摩托车牌 车位 停车证 停车月卡 etc 充电桩 加油 车险 交强险 保险理赔:0.5 车祸理赔:0.5 行照 驾照罚单 交通罚单 车牌摇号 摇号 speeding car_registration register_my_car my_car e-bike electric_bike scooter traffic_ticket traffic driving_test",
  },
  {
    name: "宠物",
    kind: "subject",
    say: "狗 狗证 养狗 猫 宠物 犬 犬证 dog pet 狗狗 小狗 养猫 猫咪 办狗证 狗牌 狗执照 遛狗 流浪狗 流浪猫 狗咬 宠物证 宠物医院:0.4 pets cat dog_licence",
  },
  {
    name: "疫苗",
    kind: "subject",
    say: "疫苗 打疫苗 打针 预防针 接种 体检 健康证 献血 核酸 牙医 配眼镜 vaccine vaccination 打预防针 打疫苗本 疫苗本 接种证 预防接种 办健康证 健康证办理 体检表 入职体检 健康体检 献血证 打流感 hpv 核酸检测 健康码 挂号看病 挂个号 看中医 拔牙 vaccination_record covid test health_check checkup 专家号 挂专家号 挂号 产检预约 看牙医 孕妇…飞机",
  },
  {
    name: "邻里",
    kind: "subject",
    say: "邻居 太吵 噪音 扰民 油烟 垃圾 倒垃圾 家暴 报警 被骗 诈骗 小偷 偷东西 noise neighbour neighbor police_report scam 楼上吵 楼上漏水 楼下吵 半夜吵 施工噪音 跳广场舞 广场舞 油烟味 臭味 污水 乱丢垃圾 垃圾分类 报案 打110 110 报警了 被打 打架 被抢 偷 被偷 手机被偷 钱包被偷 车被偷 骗子 被骗钱 诈骗电话 电信诈骗 网上被骗 丢东西 失物招领 捡到 捡到钱 走失 走丢 找人 失踪 家庭暴力 欠钱不还 邻里纠纷 违建举报 举报违建 路灯坏 路灯 井盖 路坏 路面 坑 树倒 树枝 积水 蚊子 蟑螂 老鼠 police stolen theft robbed noisy garbage lost_property 楼道灯 楼道 灯坏 楼梯 走廊灯 下水道堵 堵了 停电了",
  },
  {
    name: "公租房",
    kind: "subject",
    say: "公租房 公租屋 廉租房 廉租 保障房 保障性住房 经济适用房 安置房 人才房 社会住宅 国宅 拆迁 拆迁款 征收 public_housing social_housing 保障性租赁住房 申请公租房 公租房申请 公共租赁 人才公寓 人才住房 共有产权 限价房 回迁房 拆迁补偿 拆迁房 征地 征地补偿 土地征收 房屋征收 摇房 社会住宅申请 租金补贴:0.4 council_house affordable_housing social_flat",
    suggests: "房产:0.2",
  },
  {
    name: "过户",
    kind: "subject",
    say: "过户 房产过户 房子过户 卖房 卖房子 二手房 房产交易 房产抵押 抵押 解押 加名字 房产证加名 办房产证 遗嘱 公证 公证处 notary transfer_ownership sell_house sell_my_house mortgage 房子…过户 房…过户 过户给 房产赠与 赠与 继承房产 房子继承 继承房子 过到…名下 房产证…名 房产证…加 房产证丢 补房产证 房本丢 办房本 办不动产证 办不动产权证 卖房过户 买卖房 网签 二手房交易 公证书 做公证 公证遗嘱 立遗嘱 委托书 授权委托 翻译公证 注销抵押 抵押登记 拆墙:0.0 地籍测量 put_my_name house_transfer transfer_house property_transfer notarise notarize will_and 卖掉房子 房子卖掉 把房子卖 房子…卖 出租房屋 房屋出租 租赁备案 房屋租赁备案 出租房备案 宅基地 确权 selling_house rent_out",
  },
  {
    name: "行路",
    kind: "subject",
    say: "火车票 机票 飞机票 高铁 高铁票 动车 动车票 买票 订票 船票 几路车 train_ticket flight 坐几路 几路公交:0.8 公交线路 去火车站 去机场 机场 火车站 动车站 打车 叫车 订机票 订高铁 订酒店 地铁线路 地铁几点 末班车 租车 快递 查快递 寄快递 取快递 包裹 邮局 寄信 外卖多久 bus_route train flight_ticket parcel courier airport taxi_to 末班 首班 头班车 站台 公交站",
  },
  {
    name: "借贷",
    kind: "subject",
    say: "借钱 贷款利息 信用卡 征信 银行卡丢 存钱 取钱 股票 彩票 loan credit_card 借款 小额贷款 网贷 贷款办理 办贷款 个人贷款 创业贷 信贷 征信报告 查征信 个人征信 信用报告 信用卡办理 银行卡 银行卡丢了 补银行卡 开银行卡 银行账户 开户行 转账 汇款 换钱 换外币 换零钱 理财 基金 炒股 买彩票 中奖 存款 取款 取现 提款 atm bank_card bank_account credit_report borrow_money exchange_money 贷款逾期 信用卡逾期 逾期还款 还不上 还不上贷款 催收 讨债公司 欠银行",
  },
  {
    name: "行业证",
    kind: "subject",
    say: "导游证 律师证 教师证 教师资格 教师资格证 护士证 医师证 会计证 电工证 焊工证 健身教练 出版 记者证 烟草证 烟草 烟证 酒证 药品经营 网吧许可 tobacco teacher_certificate nurse 会计从业 教师证认定 普通话 普通话考试 四六级 考研 考公务员 公务员考试 高考 高考报名 中考 中考报名 成绩 成人高考 自考 学历认证 学位证 毕业证丢 毕业证补办 驾校 技能证 职业资格证 职称 评职称 建造师 月嫂证 健身教练证 保安员证 烟草专卖 烟草专卖许可证 卖烟 卖烟证 卖酒证 酒类 卖药 药品许可 药店许可 诊所许可 开诊所 医疗机构 美容师证 厨师证 消防证 消防验收 消防检查 特种设备 电梯年检 危化品 排污 排污许可 环评 icp备案 网站备案 商标 注册商标 专利 版权 著作权 条形码 进出口 进出口权 外贸备案 企业年报 工商年报 年报 经营异常 异常名录 信用修复 营业执照年检 teacher_license tobacco_licence trademark patent exam degree",
  },
  {
    name: "楼内",
    kind: "subject",
    say: "厕所 洗手间 卫生间 化妆间 喝水 饮水机 充电 停车场 wifi 无线网 电梯 母婴室 吸烟 天气 气温 几点下班 几点上班 上班时间 下班时间 toilet restroom washroom bathroom weather 开水 打水 热水 纸巾 手机充电 借充电宝 充电宝 借笔 笔 老花镜 轮椅借 借轮椅:0.9 借伞 雨伞 厕所在哪 卫生间在哪 wc 上厕所 存包 寄存 存东西 休息室 哺乳室 吸烟区 抽烟 打印店在哪 复印店 哪里复印 哪里可以复印 哪里能复印 复印机在哪 复印身份证 拍照片 照相 拍证件照 证件照 一寸照 上班吗 周末上班 周六上班 星期六上班 礼拜六 今天上班 几点开门 几点关门 开门时间 关门时间 营业时间 中午休息 午休 下班了吗 排队多久 人多吗 前面几个人 停车在哪 停哪里 食堂在哪 吃饭的地方 几楼 在几楼 出口在哪 天气怎么样 下雨 讲故事 唱歌 放音乐 讲笑话 你是谁 你叫什么 几点了 现在几点 photocopy copier opening_hours closing_time water where_is_the_toilet photo 附近 好吃的 有什么好吃 几号 写作文 聊天 讲个 推荐 旅游路线",
  },
  {
    name: "房贷",
    kind: "subject",
    say: "公积金贷款 贷款买房 买房贷款 住房贷款 房屋贷款 商转公 组合贷款 申请房贷 房贷利率 提前还贷 还贷 还房贷 按揭贷款 mortgage_loan home_loan housing_loan",
  },
  {
    name: "执照改动",
    kind: "subject",
    say: "营业执照变更 变更营业执照 执照变更 执照补办 补办营业执照 补办执照 补执照 执照丢 执照丢了 执照丢失 执照遗失 营业执照丢 营业执照…丢 营业执照…补 执照…补办 执照…变更 执照…改 改执照 改营业执照 换执照 换营业执照 工商变更 公司变更 公司改名 公司名称变更 公司换名 公司换地址 公司地址变更 公司搬家 股权变更 股权转让 转股 增资 减资 变更股东 换股东 退股 注册资本变更 经营范围变更 change_company_name company_address lost_business_licence 营业执照遗失 营业执照补办 营业执照丢失 营业执照遗失补办 执照遗失补办",
  },
  {
    name: "保险转移",
    kind: "subject",
    say: "社保转移 转移社保 社保转过来 社保转回 社保转到 社保转出 社保…转移 社保…转到 养老保险转移 养老…转移 养老保险转 医保转移 医保…转移 医保转过来 转移接续 关系转移 社保合并 两地社保 transfer_social_insurance transfer_pension",
  },
  {
    name: "生育待遇",
    kind: "subject",
    say: "生育津贴 生育报销 生育保险报销 产假工资 产假津贴 产假 陪产假 育儿假 育儿补贴 育儿津贴 育儿金 生育补贴 三孩补贴 二孩补贴 独生子女费 独生子女奖励 独生子女证 计生奖励 托育 托儿所 托班 月子中心 早教 maternity_pay maternity_leave childcare nursery",
  },
  {
    name: "资格认证",
    kind: "subject",
    say: "资格认证 养老认证 养老金认证 退休认证 生存认证 领取资格认证 养老…认证 人脸认证 养老院 敬老院 托老 居家养老 日间照料 助餐 老年食堂 长者食堂 长护险 长期护理险 适老化 养老机构 nursing_home care_home",
  },
  {
    name: "户籍改动",
    kind: "subject",
    say: "改姓名 改姓 改名换姓 改民族 改出生日期 改生日 改年龄 分户 独立户口 户口本丢 户口本丢了 补户口本 户口本补办 亲属关系证明 亲属证明 亲子鉴定 单身证明 未婚证明 婚姻状况证明 补结婚证 结婚证丢 结婚证丢了 结婚证补办 补办结婚证 change_my_name single_certificate 孩子改名 小孩改名 宝宝改名 给孩子改名 孩子…改名 孩子…改姓 户口…改名 户口…改姓 户口…改年龄 改出生年月 change_child_name",
  },
  {
    name: "报销和慢病",
    kind: "subject",
    say: "零星报销 手工报销 发票报销 报销单 慢性病 慢病 特殊病种 门特 特殊门诊 家庭医生 签约医生 医保余额 医保卡余额 医保卡里的钱 医保共济 家庭共济 family_doctor",
  },
  {
    name: "人才",
    kind: "subject",
    say: "人才引进 引进人才 高层次人才 人才补贴 人才认定 落户补贴 购房补贴 技能补贴 技能提升补贴 实习补贴 留学生落户 博士后 人事档案 档案托管 档案转移 转档案 组织关系 入党 入团 团员 党员 党费 党组织 talent",
  },
  {
    name: "消费和法律",
    kind: "subject",
    say: "消费投诉 12315 退货 退款 退费 退卡 退定金 退押金 假货 质量问题 商家 缺斤少两 举报商家 网购 买到假 法律援助 免费律师 请律师 找律师 律师 信访 上访 合同诈骗 房东纠纷 跟房东 房东不退 房东赶 lawyer legal_aid refund consumer_complaint",
  },
  {
    name: "文体",
    kind: "subject",
    say: "图书证 借书 图书卡 读者证 健身卡 游泳卡 年票 演唱会 电影票 博物馆预约 景区预约 球场 老年大学 兴趣班 夏令营 志愿者 义工 library_card volunteer 学游泳 学钢琴 学车 培训班 补习班 补课 兴趣课",
  },
];
