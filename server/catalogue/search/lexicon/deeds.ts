import type { Concept } from "./lexicon.ts";

/** What is to be done: the same for many matters, so that each weighs little. */
export const deeds: readonly Concept[] = [
  {
    name: "补换",
    kind: "later",
    say: "补换 补办 补领 补一张 补卡 补 换卡 换领 换发 换证 换新 换一张 换张 换 重办 重新办 重做 丢 丢了 掉了 遗失 挂失 弄丢 不见了 找不到:0.6 没了:0.4 坏了 坏掉 消磁 断了:0.4 损坏 用不了 刷不出 不能用 lost replace replacement reissue missing broken damaged stolen 补个 补一个 补一下 补新 补发 再办 再领 再办一张 另办 新卡 换…卡 卡…换 卡…补 卡…丢 丢…卡 掉…卡 丢失 遗落 被偷 偷了 被盗 被吞 吞了 吞卡 折断 折了 摔坏 洗坏 磁条 消磁了 刷不了 失灵 失效 不灵 读不出 读不了 用不成 用不上 破了 旧了 以旧换新 挂失…补 重新…一张 重新弄 重新领 更换 lost_card broken_card renew_card new_card 补张 补证 补本 补本子 补一本 补一份 补个证 补办一张 换本 换个本 换本子 换新证 换新卡 换一本 换个新 换个卡 换新的 换张新 照片太旧 照片旧 照片…换 换照片 字看不清 字迹模糊 磨花 花了:0.3 磨损 泡水 泡了水 进水 洗衣机洗 水洗 撕了 撕破 撕坏 掰断 压断 裂了 裂开 弯了 烂了 被狗咬 咬坏 找不着 找不见 不见 丢掉 丢失了 搞丢 整丢 弄没 搞没 落在 落车上 忘在:0.4 没带:0.3 掉哪 丢哪 拔不出 取款机吃 机器吃 吃卡 吃了:0.4 被吃 刷不动 刷不上 刷不了卡 感应不到 没反应 读不到 读卡失败 不能刷 不能用了 不好使 不好用 芯片坏 芯片…坏 卡坏 卡…坏 坏卡 停用 锁卡 锁了:0.5 卡锁 密码忘:0.5 忘记密码:0.5 卡过期 补发证 遗失补发 毁损 换补 补证件 lost_my misplaced doesn't_work not_working dropped swallowed new_one duplicate second_copy",
  },
  {
    name: "到期",
    kind: "later",
    say: "到期 过期 快到期 要到期 快过期 到日子 期满 届满 有效期 延续 延期 续期 续证 续签 续办 续 展期 年审 年检 换证:0.6 换发:0.6 签注:0.5 renew renewal extend extension expire expired expiring expiry 到期了 快要到期 就要到期 马上到期 马上过期 过期了 到时间 时间到了 期限 年限 有效期到 有效期…到 到了期 失效 续一下 续个 续上 接着用 继续用 再续 延长 延 复审 审验 到期换 满一年 一年一次 到期…换 expires expiration due outdated about_to_expire 超期 快到了:0.5 快到日期 临期 逾期 失效了 过了有效期 过了期限 过了日期 过时 年头到 期限到 期限快到 日期到 证到期 证…到期 证…过期 十年到 10年到 五年到 5年到 满了:0.5 满1年 满一年了 快满 要满 快没有效 没效了 不能用了:0.3 换期 接续:0.5 续到 续签一下 续期限 往后延 延一年 延长有效期 再延 延一下 展延 换照:0.4 重新审 年度审验 每年审 盖戳 盖个戳 盖戳子 戳子 盖个印 盖印 out_of_date ran_out runs_out prolong valid validity lapse lapsed 一年到了 1年到了 年到了 半年到了 到年限 过了期 过…期 到了:0.3",
  },
  {
    name: "变更",
    kind: "later",
    say: "变更 更改 改 修改 更正 改名 改名字 换名 换名字 更名 改地址 换地址 换老板 换法人 变了 变动 换了 写错 错了 不对 改成 更新 改信息 搬了 搬家:0.6 change:0.8 update modify amend correct edit wrong 变跟 便更 改一下 改个 改…名 改…地址 改…信息 改…资料 改…电话 改…号码 改…手机 换…名字 换…地址 换…老板 换…法人 换…负责人 换…电话 换…手机 换手机号 换电话 手机号换 电话换 名字…错 信息…错 号…错 写错了 打错 打错字 登记错 登错 不一致 对不上 更名字 换地方 换个地方 搬地方 店搬 店…搬 搬到 改动 修正 纠正 调整 变化 mistake wrong_name new_address changed corrected 变一下 调一下 换一个名 改名称 改店名 换店名 店名…改 店名…换 改字 错字 写错名 写错字 名字写错 名字不对 号码写错 号码不对 资料不对 资料错 信息不对 信息有误 有误 弄错 搞错 录错 输错 变更登记 变更地址 地址变 地址…变 地址…换 地址…改 搬了地方 搬了新地方 搬新店 店面搬 店换地方 换店面 加项目 增加项目 增项 加经营项目 加个项目 多卖 想多卖 加卖 增加经营 旧的:0.3 旧号码 旧手机 换号 换号了 换了号 换了手机 手机换了 手机号是旧 号码换了 电话变了 电话换了 改身份证号 身份证…变 改户口 更替 换人 异动 资料异动 update_my change_my phone_number wrong_number typo misspelled",
  },
  {
    name: "打印",
    say: "打印 打 打单 打单子 打一份 打一张 打个 打出来 开具 开个 开一份 开一张 出具 拉单 拉个单 单子 清单 记录 明细 流水 print printing printout 打印机 印 印一份 印一张 打…证明 打…单 打…明细 打…记录 打一下 打…张 开…证明 开…单 拉…单 拉…清单 拉…流水 出…证明 提供…证明 要…证明 拿…证明 要个…证明 复印 下载 导出 打个证明 printed 打个条 打条子 开条子 开条 打张纸 一张纸 张纸 开个纸 开张纸 出个证明 出证明 出单 出个单 出单子 出一份 出一张 拿个证明 要个证明 拿一份 给我一份 给我一张 给一张 弄份 弄一份 弄个单 纸质 纸质版 纸版 盖章的:0.4 带章 有章 电子版 回执 凭据 条子 单据 账单 查账 对账 打账 历史记录 缴费历史 拉明细 拉一张 拉一份 打明细 打流水 列印 影印 print_out paper_copy get_a_copy copy_of",
  },
  {
    name: "证明",
    say: "证明 证明书 凭证 单子 回单 certificate proof statement evidence 正明 证名 证明信 证明单 证明材料 证明文件 纸质证明 明细单 缴费单 缴存单 对账单 certificate_of certify document:0.4 letter:0.4 proof_of 证明纸 证明条 凭单 证件证明 开证明 证据 证明函 无…证明 paper:0.6 proving",
  },
  {
    name: "查询",
    say: "查询 查 查一查 查一下 看看:0.3 查查 check query search inquiry lookup look_up find:0.3 查看 查…有没有 查…多少 想知道 了解一下:0.5 看一下:0.4 看下:0.4 核查 查档 查证 see:0.2 view 查下 查看下 查得到 查得出 帮查 查记录 查一查看 查档案 查资料 查余额 余额 看余额 看看有 看一看 看还有 还有多少 有多少钱 剩多少 剩余 多少钱了 交了多少 交了几年 交了多久 交到几月 交到哪 缴到 缴了多少 缴了几年 how_many:0.4 how_much:0.4 balance show_me",
  },
  {
    name: "补贴",
    say: "补贴 津贴 补助 补助金 补贴金 补贴款 补钱 领钱 领什么钱 有钱领 发钱 拿钱 给钱:0.5 钱可以领 钱领 福利 待遇 救济金 扶持 钱:0.5 国家给 subsidy subsidies allowance benefit benefits grant money:0.5 补贴钱 补…钱 给…钱 领…钱 有…钱 发…钱 有钱 有…补贴 有…补助 有…津贴 拿补贴 拿…钱 多少…钱:0.4 国家…钱 政府…钱 每月…钱:0.6 每个月…钱:0.6 补助费 生活费 金钱 资助 援助:0.6 奖励 奖金:0.4 红利 福利待遇 优惠政策 financial_support financial_aid payment:0.4 stipend fund:0.3 给老人的钱 政府给 国家发 国家补 国家…补 国家有钱 国家有补 社区…钱 街道…钱 领到钱 领得到 领得到钱 领不领 能领 可以领 可领 能领钱 能拿 能拿钱 能领什么 能领多少 领多少 拿多少 有多少钱 发多少 发不发 给不给钱 给多少 给多少钱 补多少 补不补 好处 政策 有什么政策 扶助 补助款 救助金 津帖 补帖 慰问金 红包 奖补 补偿:0.3 补助津贴 补助申请 给付 年金 津贴补助 handout government_money get_money financial_help cash support 有补 有没有补 每月有补 有得补 有得领 领得 补助不 补助吗 有什么补助 有什么补贴 给补 给补贴 给补助 补得到 拿得到 拿得到钱 有钱拿 有钱可拿 有钱可领 就有钱 发钱吗 给钱吗 奖励吗",
  },
  {
    name: "申领",
    say: "申领 领取 领 拿 申请领取 claim collect receive 申请领 领到 领…钱 领补 领个 申请…钱 拿到 发放 发给 apply_for 去领 来领 领一下 领个证 申请一张 办一张 弄一张 弄张 第一次办 首次办 首次申领 新办 没办过 从没办过 初次 第一次 新申请 没有…证:0.4 没…办过 请领 申请表 first_time apply_for_a",
  },
  {
    name: "预约",
    say: "预约 约 排期 挂号:0.4 约号 订时间 appointment book booking reserve 预定 订 约个 约时间 约…时间 提前约 先约 排号 排队 取号 schedule slot reservation 约个日子 约个日期 挑日子 选日子 选个日子 订个日子 定日子 约好 预先约 要不要约 需不需要约 要先约 不用排队 占号 抢号 网上约 约哪天 改期 线上预约 make_an_appointment time_slot",
  },
  {
    name: "信息",
    say: "信息 资料 个人信息 手机号 电话号码 名字 姓名 号码 information info details data 信息…错 个人资料 联系方式 手机 电话 身份证号 身份证号码 姓名…错 资讯 手机号码 电话信息 名字信息 住址 通讯地址 资料错误 基本信息 登记信息 personal_information phone",
  },
  {
    name: "一件事",
    say: "一件事 1件事 一次办 1次办 一起办 一次办好 一次办完 全部办 都要办 一条龙 打包 套餐 哪些手续 要办哪些 all_in_one package 全套 整套 从头到尾 全部手续 所有手续 所有…证 哪些证 哪些…手续 什么手续 都办 都要办什么 都要办哪些 一块办 一块儿办 一并 一站式 一起办完 一口气 一趟办 要跑哪些 跑哪些部门 跑几个 everything all_at_once one_stop 前前后后 前后 从头 一整套 全流程 总共要办 一共要办 要办几个 要办几样 要哪几样 要办些什么 要办什么 都要些什么 哪几个证 几个证 跑几趟 跑几次 跑哪几个 哪几个地方 跑断腿 少跑 省事 省得跑 最省事 顺便 一次搞定 一次弄完 一次弄好 一起搞定 一起弄 一起申请 同时办 同时 一齐 一道 全办了 全都办 该办哪些 该办什么 需要办哪些 要准备哪些手续 手续都有哪些 有哪些手续 整套手续 step_by_step all_the_papers all_paperwork",
  },
  {
    name: "咨询",
    say: "咨询 问问:0.3 了解:0.3 指引 consult advice 咨询一下 打听 请教 求教 政策咨询 advice_on 问清楚 问问看 问政策 政策问题 请教下 不知道能不能:0.4 不懂 不清楚 explain guidance",
  },
];
