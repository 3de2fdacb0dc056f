import type { Concept } from "./lexicon.ts";

/** Health insurance, treatment, hygiene. */
export const health: readonly Concept[] = [
  {
    name: "医保",
    say: "医保 医疗保险 基本医疗保险 医疗险 农合 新农合 医疗保障 居民医保 职工医保 城乡医保 看病报销 报销 医药费 medical_insurance health_insurance medicare 医宝 医饱 医疗 社会医疗 医疗…保险 大病医保 少儿医保 学生医保 新农村合作医疗 合作医疗 医保局 医保…信息 医保账户 医疗账户 医保的 看病的保险 看病保险 看病…保险 看病的钱 看病能报 能报销 报不报 报多少 报得了 报销比例 医药报销 报医药费 医保卡:0.3 医保待遇 职工医疗 居民医疗 城镇医保 城乡居民医保 社会医疗保险 少儿医疗 娃医保 医疗保 全民健保 健保 医保关系 医保缴费 health_care_insurance medical_cover 医保系统 医保里 医保留",
  },
  {
    name: "看病",
    say: "看病 就医 看医生 住院 治病 治疗 医院 门诊 手术 就诊 瞧病 开刀 求医 hospital doctor medical:0.6 treatment clinic 瞧医生 看门诊 开药 买药 挂号:0.6 动手术 做手术 治 去医院 大医院 三甲 转院 转诊 直接结算 结算 急诊 化疗 生病 生…病 住…院 看…病 hospitalized surgery see_a_doctor 健保:0.6 看大夫 看个病 瞧大夫 医病 治一治 做检查 检查身体:0.5 拍片 住进医院 住医院 住几天院 住院费 看牙:0.4 看专科 看专家 找专家 大夫 医生 医治 换肾 放疗 复查 康复 疗养 坐月子:0.3 生孩子:0.2 刷医保 用医保 医保能用 医保能不能用 报销看病 see_doctor doctors operation",
    suggests: "医保:0.4",
  },
  {
    name: "异地",
    say: "异地 外地 外省 外市 省外 跨省 跨市 老家 去外地 回老家 到外地 别的城市 其他城市 出省 北京 上海 广州 out_of_town another_city another_province other_city elsewhere cross_province away 易地 外地住院 外地…医 外地…病 外省…病 外地…院 老家…病 老家…医 老家…院 北京…病 上海…病 福州…病 广州…病 在外地 在外省 去北京 去上海 到上海 到北京 别处 外面看病 跨地区 异省 省外就医 福州 深圳 杭州 长期在外 长期住外地 外边 外面城市 省城 首都 北上广 天津 武汉 长沙 成都 西安 南京 苏州 合肥 南昌 贵阳 昆明 郑州 济南 青岛 哈尔滨 沈阳 海口 三亚 东莞 佛山 珠海 宁波 温州 在北京 在上海 在广州 在深圳 在杭州 在福州 去福州 去广州 去深圳 去杭州 回湖南 回四川 回江西 回老家…病 老家那边 乡下老家 跟着儿子 跟着女儿 跟儿子住 跟女儿住 去儿子家 去女儿家 去儿子那 儿子在 女儿在 随子女 去带孙子 带孙子 长住 常住外地 住外地 住半年 去住半年 外地工作 外派 出差 驻外 在外面 在别的 别的地方 外地医院 外地大医院 外地的医院 跨城 跨省看病 跨省住院 跨省报销 外地报销 外地能不能用 外地能用 外地用医保 两地 beijing shanghai guangzhou shenzhen hospital_in_another another_place",
  },
  {
    name: "备案",
    say: "备案 先登记 报备 登记 record filing register:0.5 registration:0.5 先登 登个记 备个案 提前登记 先报备 办备案 提前说 先说一声 要不要先登记 先办登记 先备案 要备案 备不备案 申报:0.4 报一下 报一声 报个备 notify_before",
  },
  {
    name: "卫生许可",
    say: "卫生许可 卫生许可证 卫生证 公共场所卫生 公共场所 公众聚集场所 卫生 hygiene hygiene_permit sanitary sanitation health_permit public_place 卫生…证 卫生…许可 卫生牌 卫生批 卫生资格 卫生证件 卫生牌照 卫生执照 卫生检查:0.5 卫生合格证 卫生合格 卫监 卫生监督 卫生局 卫健 卫健局 卫生证书 公卫 卫生…到期 卫生…续 卫生…过期 卫生…延 hygiene_certificate health_licence sanitation_permit",
  },
  {
    name: "公众场所",
    say: "宾馆 酒店 旅馆 旅店 民宿 客栈 招待所 理发 理发店 美发店 美发 发廊 美容 美容院 美容店 浴室 澡堂 洗浴 足浴 桑拿 游泳馆 游泳池 游泳 健身房 影院 电影院 ktv 网吧 歌厅 商场:0.5 公共场所 公众聚集场所 hotel hostel salon hairdresser barber swimming_pool spa 民宿卫生 洗脚店 按摩店 推拿 汗蒸 理发馆 剪头发 剃头 剃头店 美发厅 纹绣 美容美发 酒店卫生 招待所卫生 温泉 泳池 游泳场 健身 剧本杀 影剧院 舞厅 酒吧 茶座 展览馆 候车室 商场卫生 guesthouse bnb homestay beauty_salon gym cinema bar 青旅 快捷酒店 连锁酒店 家庭旅馆 短租 日租房 公寓酒店 发型店 造型 理容院 理发厅 美容厅 spa馆 养生馆 足疗 足疗店 足疗馆 采耳 汤池 洗浴中心 浴场 桑拿房 健身中心 瑜伽馆 瑜伽 体育馆 球馆 密室 桌游 网咖 咖啡厅:0.2 电玩城 电玩 卡拉ok ktv店 夜总会 书店:0.3 图书馆:0.3 泳馆 水上乐园 旅社 饭店旅馆 民宿业 hair_salon hairdressing barbershop inn spa_shop bathhouse fitness",
    suggests: "卫生许可:0.5",
  },
];
