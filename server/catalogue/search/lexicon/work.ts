import type { Concept } from "./lexicon.ts";

/** Social insurance, jobs, wages, tax, the provident fund. */
export const work: readonly Concept[] = [
  {
    name: "社保",
    say: "社保 社会保险 社会保障 社会保险费 社保费 五险 五险一金:0.6 三险 劳保 交保险 买保险:0.6 缴保险 社会保险参保 social_security social_insurance insurance:0.5 社保局 社会保验 设保 社宝 养老医疗 五险缴费 社保单 社保记录 参保情况 缴纳社保 缴纳情况 social_insurance_record 社险 社保的 五金:0.4 保险金:0.4 社会保险的 五险1金:0.6 国民保险 劳健保 劳保局 社保费用 养老医保 养老和医疗 社会保 social_security_number si_payment",
  },
  {
    name: "社保卡",
    say: "社保卡 社会保障卡 医保卡 市民卡 社会保险卡 社保的卡 三代卡 三代社保卡 社会保障市民卡 医疗卡 看病的卡 social_security_card insurance_card citizen_card 社保…卡 社会保障…卡 社保卡片 社保磁条 卡…社保 医保…卡 社保卡…补 社保卡挂失 社保卡激活 就医卡 医社保卡 社保ic卡 social_card medical_card 健保卡 社会卡 社保银行卡 社保金融卡 金融社保卡 电子社保卡:0.5 三代社保 第三代卡 第3代社保卡 看病卡 就诊卡:0.5 看病的那张卡 看病那张卡 医院的卡 医保的卡 医保本 社保ic 社保的那张卡 保险卡 social_insurance_card card_for_doctor health_card hospital_card",
    suggests: "社保:0.5 医保:0.3",
  },
  {
    name: "养老保险",
    say: "养老保险 城乡居民养老 居民养老 城居保 农保 新农保 农村养老 职工养老 养老险 pension_insurance 养老保险费 交养老 缴养老 养老…保险 保养老 养老社保 养老统筹 城乡养老保险 居民养老保险 农民养老保险 买养老 自己买养老 交养老的 养老的保险 职工养老保险 社会养老保险 old_age_insurance",
    suggests: "社保:0.6 养老金:0.6",
  },
  {
    name: "参保",
    say: "参保 参加社保 参加社会保险 参加保险 缴费 交社保 交社会保险 缴社保 上社保 买社保 办社保 入社保 社保登记 续社保 续上 接着交 开户:0.3 enroll:0.4 contribute contribution 交…社保 缴…社保 买…社保 上…社保 交…保险 缴…保险 办…社保 入…社保 参…保 交五险 上五险 买五险 交养老保险 缴纳社保 社保开户 社保…登记 接续 接着交社保 加入社保 contributions pay_social 入保 入社会保险 买保 投保 加保 上保险 上个社保 上份社保 上医保 上养老 缴保 缴社会保险 缴纳 交保 交上 交钱:0.3 交养老 交医保 缴医保 买医保 入医保 办医保 办保险 参医保 续费 续交 续缴 接着续 接着买 继续交 继续缴 重新交 开始交 社保怎么上 社保怎么交 社保怎么买 社保…交 社保…缴 社保…买 社保…上 社保…续 保险…交 保险…缴 医保…交 医保…上 医保…参 纳保 投劳保 加入保险 join_insurance start_paying pay_insurance",
    suggests: "社保:0.6",
  },
  {
    name: "失业",
    say: "没头路 没有头路 头路没了 失去工作 被资遣 失业 失业金 失业保险 失业保险金 失业补助 下岗 被裁 裁员 裁掉 裁了 被辞退 辞退 炒鱿鱼 炒了 丢工作 丢了工作 工作丢了 没工作 没有工作 无业 找不到工作 公司不续 不续签 公司倒闭:0.5 离职 没活干 没班上 待业 unemployment unemployed jobless laid_off lost_my_job fired 失了业 下了岗 被炒 被炒鱿鱼 炒…鱿鱼 被裁员 公司裁 裁人 丢饭碗 丢了饭碗 饭碗 没了工作 工作没了 没得上班 没工作了 没事做:0.6 被公司开除:0.5 被开:0.5 公司倒了 厂倒了 厂子倒了 工厂倒闭 合同到期 不续合同 失业补贴 失业救济 失业救济金 领失业 待业证:0.5 unemployed_money dole redundancy 失业给付 资遣 没活了 没活 没事干 没班 没班上了 断了收入:0.5 饭碗没 饭碗丢 饭碗砸 丢了差事 丢了活 失去饭碗 被裁了 被优化 优化掉 优化了 毕业了:0.2 被毕业 被劝退 劝退 公司散伙:0.5 公司解散:0.4 公司没了:0.4 厂里裁 厂里裁人 厂里不要 单位不要 公司不要我 老板不要我 老板叫我走 叫我走人 赶走 被赶走 赶我走 走人 滚蛋 卷铺盖 卷铺盖走人 炒掉 炒我 把我炒 辞了 被辞 被辞了 辞了我 辞掉我 不让干 不让我干 不用我 工作没 工作黄了 活没了 无工可做 没上班 不上班了:0.5 在家没工作 失业在家 失业了 失业领 失业…领 失业…钱 没工作…钱 没工作…领 丢工作…钱 离职…领钱 离职…失业 领救济 领下岗 下岗工人 下岗了 失业登记:0.6 请领失业 失业救助 非自愿离职 out_of_work lost_job lost_his_job no_job got_fired sacked unemployment_money between_jobs",
    suggests: "补贴:0.3",
  },
  {
    name: "就业",
    say: "找头路 就业 就业创业证 就业证 失业证 就业失业登记 就业登记 求职 找工作 上班:0.4 工作:0.4 毕业:0.5 毕业生 大学生:0.5 job employment employed work:0.4 就业证明 就业创业 就业登记证 就业失业证 求职证 应届 应届生 应届毕业生 大学毕业 刚毕业 毕业…工作 找…工作 招聘 求职创业 job_seeker graduate 毕业证:0.3 没毕业 毕业没工作 毕业了没 毕业…没找 待就业 未就业 就业困难 就业援助 就业手册 就业登记本 就业创业本 就业的本子 就业本 失业本 失业的那个证 失业…证 失业证明 失业登记证 失业登记 就业困难人员 求职登记 找事做 找份工 找份工作 招工 应征 谋生 谋职 讨生活 looking_for_a_job find_a_job find_work job_hunting looking_for_work university_graduate",
  },
  {
    name: "创业",
    say: "创业 创业证 自主创业 创办 startup entrepreneur entrepreneurship start_a_business 自己创业 大学生创业 创业证明 创业就业 创业的人 干一番 闯一闯 自主 创业补 开公司创业 青创 startups",
  },
  {
    name: "工资",
    say: "工资 工钱 薪水 薪资 薪 薪酬 工款 血汗钱 加班费 加班 奖金:0.6 提成:0.6 包工头 没发钱 不发钱 没给钱 一分钱:0.6 发工资 讨薪 要账:0.6 wage wages salary pay:0.5 paid:0.6 overtime 薪金 月薪 底薪 工钱款 打工钱 打工的钱 打工…钱 干活…钱 干…没给 白干 白干活 薪水没发 结账:0.4 结工资 发不出工资 不发工资 工资不发 工资…不 工资…没 没…工资 不…工资 不…薪 老板…钱 老板…不给 老板…不发 老板…跑 欠…工资 欠…钱 欠…薪 扣…工资 扣…钱 工头 工程款:0.5 尾款:0.5 payroll money_owed 少发 少发…钱 少发…工资 发少了 少给 少算 工资少 拖…月 几个月没 没…发钱 不给钱 不结账 not_paying 工资款 工资条 工资钱 薪饷 月钱 工薪 工程队 包工 小包工头 工地老板 工地…钱 工地…干 工地…工资 干活…没 干了…没钱 干了…不给 做工…钱 打工…不给 年底…钱 过年…钱 工钱…没 工钱…不 没结清 没结账 没结工钱 结不到 结不了 结算不了:0.5 迟发 晚发 迟迟不发 拖工资 拖着工资 拖薪 薪资…拖 薪水…拖 月薪…没 欠我 欠我们 欠我钱 老板欠 公司欠 厂里欠 黑老板 老板跑 老板跑了 老板跑路 老板失踪 老板不见 老板赖 老板不认账 讨要 讨要工资 讨要工钱 追讨 追工资 要回工资 要回 要工资 讨钱 白做 白干了 辛苦钱 保证金不退 押金不退 扣我工资 扣我钱 乱扣 罚我钱 罚款扣工资 加班没钱 加班不给 加班…没 加班…不给 加班…不 年终奖 unpaid_salary late_salary salary_late no_salary boss_owes owes_me owed",
    suggests: "劳动争议:0.7",
  },
  {
    name: "拖欠",
    say: "拖欠 欠 欠薪 欠钱 拖 赖账 不给 没给 不发 没发 不结 没拿到 拿不到 要不到 要不回 讨 跑了 跑路 压工资 克扣 扣 didn't_pay not_paid unpaid owe 欠着 欠条 不付 没付 没结 不发放 不还:0.5 拖着 拖了 赖着 赖 没发下来 迟迟 压着 压了 要钱 讨钱 拿不到钱 不认账 跑路了 hasn't_paid withhold",
    suggests: "劳动争议:0.4",
  },
  {
    name: "劳动争议",
    say: "劳动争议 劳动纠纷 劳动仲裁 仲裁 劳资 劳资纠纷 劳动合同 签合同 合同纠纷 没签合同 不签合同 劳动监察 劳动局 维权 告公司 告老板 告他 告 投诉 举报 赔偿 赔钱 补偿 补偿金 经济补偿 工伤 开除 被开除 解雇 辞职 强迫 试用期 欠薪 讨薪 工资 labor_dispute labour_dispute arbitration dispute dismissed employer boss complain sue 劳动纠份 劳动纷争 劳务纠纷 劳动中裁 劳工纠纷 聘雇纠纷 劳工 雇主 东家 克扣工资 拖欠工资 违法辞退 无故辞退 被辞退 辞退 辞退…赔 裁员补偿 赔偿金 n+1 双倍工资 不给…赔 没签…合同 不签…合同 签…合同 劳务合同 劳动者 受伤 干活受伤 工作…受伤 工地…受伤 工伤赔偿 打官司 官司 起诉 法院:0.5 说理 讲理 评理 欺负 找谁评 被欺负 压榨 黑心老板 不放人 扣押金 离职证明:0.5 辞工 辞职…工资 辞职…不给 unfair dismissal compensation unpaid_wages labor labour severance contract:0.4 劳资争议 劳资调解 调解 劳动调解 劳动者权益 劳动法 劳动保障 劳动监察大队 劳动部门 劳动局投诉 告单位 告厂 告工厂 找老板算账 讨说法 讨公道 讨个说法 说理去 没地方说理 不讲理 没天理 欺负人 欺负工人 压榨工人 上班受伤 上班…伤 干活…伤 干活摔 工伤认定:0.7 工伤没赔 工伤…赔 受了工伤 赔我 赔偿我 赔多少 不赔 不给赔偿 不给补偿 没补偿 没赔偿 赔不赔 强制加班 逼我辞职 逼我走 逼辞 被逼 被逼离职 骂人:0.5 打人:0.4 无缘无故开除 无故开除 无理由 说开除 开除我 把我开除 辞退我 突然辞退 突然开除 辞退没补偿 没提前通知 不给签合同 没合同 没有合同 合同没签 不交社保:0.6 没给我交社保 没给交社保 不给我交社保 没买社保:0.5 没给买社保 扣身份证 扣证件 扣押 违约金 竞业 离职不批 不让辞职 不给离职 资遣费 labour_law labor_law labour_rights workers_rights complaint_about_boss injured_at_work work_injury no_contract",
  },
  {
    name: "完税",
    say: "完税 完税证明 税 税收 税务 纳税 交税 缴税 纳税证明 税单 税票 个税 个人所得税 所得税 上税 tax taxes tax_payment taxpayer 完睡 缴税证明 交税证明 交税…证明 缴税…证明 税…证明 纳税…证明 纳税记录 个税记录 个税…证明 税款 完税凭证 税收证明 个税清单 收入纳税明细 纳税清单 工资税 缴过税 交过税 交了…税 发票:0.4 增值税 契税 taxation income_tax tax_record 纳税证明书 所得清单 扣缴凭单 扣了多少税 扣税 扣的税 交的税 缴的税 多少税 税的证明 税…纸 税…单子 税…凭证 税收单 完税单 完税凭单 税务证明 税务记录 我交税 我的税 个税单 个税app 个税申报:0.6 报个税:0.6 退税:0.6 纳税凭证 纳税额 工资扣税 收入证明:0.4 税收记录 缴税凭证 所得证明 税籍 报税资料 综所税 taxes_paid tax_paid tax_certificate income_proof:0.5 proof_of_tax",
  },
  {
    name: "税务登记",
    say: "税务登记 税务报到 税务开户 税号 办税 报税 首次报税 第一次报税 第一次…税务 去税务局 税务局报到 税务…报到 税务…登记 新公司…税 新店…税 刚开…税 刚注册…税 执照…税 开票 开发票 领发票 申请发票 要开发票 电子发票 税控 税控盘 金税盘 电子税务局 核定税种 税种核定 税种 纳税人识别号 纳税人信息 一般纳税人 小规模 小规模纳税人 实名办税 三方协议 记账报税 税籍登记 营业税籍 统一编号:0.5 tax_registration register_for_tax tax_number tax_id tax_office invoices",
    suggests: "完税:0.4",
  },
  {
    name: "清税",
    say: "清税 清税证明 清税单 结清税 税结清 税…清 税…结清 清完税 清缴 缴清税 交清税 补税 欠税 欠…税 税务注销 注销税务 税务…注销 注销…税 税号…注销 税号…销 销税号 税务清算 税务…关 税务那边…关 关店…税 关公司…税 关门…税 不开了…税 发票缴销 缴销发票 发票…缴 剩…发票 没用完…发票 tax_clearance clear_tax settle_tax close_tax",
    suggests: "完税:0.4 注销:0.5",
  },
  {
    name: "停保",
    say: "停保 减员 社保减员 员工减员 停员工社保 员工社保 员工保险 员工…社保 员工…保险 工人…社保 工人…停保 给员工停 单位社保 公司社保 单位…社保 公司…社保 社保…销户 社保注销 注销社保 社保账户…关 单位账户 单位户 员工走…社保 员工离职…社保 停止缴费 停缴社保 退保:0.6 劳保退保 退劳保 stop_paying_insurance staff_insurance employees_insurance employee_insurance",
    suggests: "社保:0.5 注销:0.4 企业:0.4",
  },
  {
    name: "公积金",
    say: "公积金 住房公积金 住房基金 房屋公积金 房基金 公积 住房金 housing_fund provident_fund housing_provident_fund gjj 工积金 公鸡金 公积今 公积金中心 住房储金 房积金 公积金的 公积金账户 公积金账号 公积金卡 公积金余额 公基金 积金 住公金 房公积 住房储蓄 housing_provident provident gongjijin",
  },
  {
    name: "提取",
    say: "提取 提 取 取出 取出来 提出来 拿出来 领出来 用公积金 套出来 提现 withdraw withdrawal take_out 提公积金 取公积金 公积金…提 公积金…取 公积金…拿 公积金…出来 公积金…用 提…公积金 取…公积金 领公积金 领…公积金 支取 套现 公积金…付 公积金…房租 get_out take 取钱 取出来用 取得出 取得出来 拿得出来 领出 领走 取走 提走 拿走 取光 拿光 提光 取完 提完 全取 全提 全拿 全部取 全部提 全部拿 都取 都提 提一下 提一点 取一点 动用 用得上:0.4 拿去 拿来付 拿来交 拿来还 抵房租 付房租 交房租 还房贷:0.6 take_out_money get_my_money cash_out use_my",
  },
  {
    name: "销户",
    say: "销户 公积金销户 全部提取 一次性提取 一次性 一次领 一次取 一次提 取光 拿光 提光 取完 提完 取空 全取 全提 全拿 全部取 全部提 全部拿 全部拿出来 都取出来 都拿出来 都提出来 清空 账户…清 公积金…全 公积金…光 公积金…退 公积金…一次 公积金…注销 公积金…退休 退休…公积金 离职…公积金 离开厦门…公积金 出国…公积金 close_account close_my_account whole_amount all_my_money everything_out",
    suggests: "提取:0.6",
  },
  {
    name: "房租",
    say: "房租 租房 租金 租房子 租赁 租住 出租屋 交房租 付房租 租 rent rental renting lease 租房提取 付租金 交租 租客 房东 租约 租的房子 租的房 租…房 房租补贴:0.5 tenant landlord 房租金 租的 租着 租屋 租屋族 租套房 租个房 租了房 租了房子 租房住 租别人 租人家 租赁房 房东催租 催租 单间 合租 月租 押金:0.3 租赁合同 租房合同 公寓:0.4 apartment_rent pay_rent my_rent rented",
  },
  {
    name: "从业资格",
    say: "从业资格 从业资格证 从业证 资格证 上岗证 驾驶员资格 司机证 道路运输 运输证 货运 客运 运输 货车 大货车 卡车 拉货 跑货 跑运输 跑车 网约车 出租车 的士 开车:0.5 开滴滴 滴滴 司机 驾驶员 driver driver's taxi truck transport professional_driver haulage 开货车 开…车的 开大车 开客车 开出租 开的士 开公交 开网约车 跑网约车 跑长途 拉客 拉货的 货车司机 客车司机 出租司机 出租车司机 网约车司机 网约车证 人证 双证 道路从业 营运证:0.6 司机…证 驾驶员…证 货运资格证 客运资格证 危险品运输 押运 truck_driver bus_driver cab driving_for_a_living 上岗证到期 开车的证 拉货证 跑货车 开货车的证 司机上岗 司机上岗证 司机资格 司机资格证 司机…上岗 出租车…证 的士证 的士司机 的哥 的哥证 计程车 计程车司机 货车…证 货车司机…证 大车司机 大车证 客车…证 公交司机 大巴司机 大巴 校车司机 滴滴司机 滴滴证 网约…证 网约车…证 跑车…证 开车…证:0.5 运输…证 运输从业 运营证 营运资格 道运证 道路运输证 从业…到期 从业…换 资格证…到期 资格证到期 资格证过期 危运 危险品 押运证 搬运装卸 职业驾照 职业驾驶 职业驾驶证:0.5 taxi_licence taxi_license lorry truck_licence cab_driver coach_driver",
  },
  {
    name: "驾驶证",
    kind: "subject",
    say: "驾驶证 驾照 行驶证 driving_licence driving_license driver's_license 换驾照 驾照到期 驾驶证到期 c1 学车 考驾照 行车证 驾驶本 驾驶证换证 驾照换证 驾照年审 驾照审验 驾驶证年审 驾照丢 补驾照 驾照过期 国际驾照 驾照扣分 学驾照 学开车 c照 a照 b照 a2 b2 科目一 科目二 路考 换驾驶证 driving_permit driver_license driver_licence drivers_license",
  },
];
