import type { Concept } from "./lexicon.ts";

/** What is to be done: the same for many matters, so that each weighs little. */
export const deeds: readonly Concept[] = [
  {
    name: "补换",
    kind: "deed",
    say: "补换 补办 补领 补一张 补卡 补 换卡 换领 换发 换证 换新 换一张 换张 换 重办 重新办 重做 丢 丢了 掉了 遗失 挂失 弄丢 不见了 找不到:0.6 没了:0.4 坏了 坏掉 消磁 断了:0.4 损坏 用不了 刷不出 不能用 lost replace replacement reissue missing broken damaged stolen 补个 补一个 补一下 补新 补发 再办 再领 再办一张 另办 新卡 换…卡 卡…换 卡…补 卡…丢 丢…卡 掉…卡 丢失 遗落 被偷 偷了 被盗 被吞 吞了 吞卡 折断 折了 摔坏 洗坏 磁条 消磁了 刷不了 失灵 失效 不灵 读不出 读不了 用不成 用不上 破了 旧了 以旧换新 挂失…补 重新…一张 重新弄 重新领 更换 lost_card broken_card renew_card new_card",
  },
  {
    name: "到期",
    kind: "deed",
    say: "到期 过期 快到期 要到期 快过期 到日子 期满 届满 有效期 延续 延期 续期 续证 续签 续办 续 展期 年审 年检 换证:0.6 换发:0.6 签注:0.5 renew renewal extend extension expire expired expiring expiry 到期了 快要到期 就要到期 马上到期 马上过期 过期了 到时间 时间到了 期限 年限 有效期到 有效期…到 到了期 失效 续一下 续个 续上 接着用 继续用 再续 延长 延 复审 审验 到期换 满一年 一年一次 到期…换 expires expiration due outdated about_to_expire",
  },
  {
    name: "变更",
    kind: "deed",
    say: "变更 更改 改 修改 更正 改名 改名字 换名 换名字 更名 改地址 换地址 换老板 换法人 变了 变动 换了 写错 错了 不对 改成 更新 改信息 搬了 搬家:0.6 change:0.8 update modify amend correct edit wrong 变跟 便更 改一下 改个 改…名 改…地址 改…信息 改…资料 改…电话 改…号码 改…手机 换…名字 换…地址 换…老板 换…法人 换…负责人 换…电话 换…手机 换手机号 换电话 手机号换 电话换 名字…错 信息…错 号…错 写错了 打错 打错字 登记错 登错 不一致 对不上 更名字 换地方 换个地方 搬地方 店搬 店…搬 搬到 改动 修正 纠正 调整 变化 mistake wrong_name new_address changed corrected",
  },
  {
    name: "打印",
    say: "打印 打 打单 打单子 打一份 打一张 打个 打出来 开具 开个 开一份 开一张 出具 拉单 拉个单 单子 清单 记录 明细 流水 print printing printout 打印机 印 印一份 印一张 打…证明 打…单 打…明细 打…记录 打一下 打…张 开…证明 开…单 拉…单 拉…清单 拉…流水 出…证明 提供…证明 要…证明 拿…证明 要个…证明 复印 下载 导出 打个证明 printed",
  },
  {
    name: "证明",
    say: "证明 证明书 凭证 单子 回单 certificate proof statement evidence 正明 证名 证明信 证明单 证明材料 证明文件 纸质证明 明细单 缴费单 缴存单 对账单 certificate_of certify document:0.4 letter:0.4 proof_of",
  },
  {
    name: "查询",
    say: "查询 查 查一查 查一下 看看:0.3 查查 check query search inquiry lookup look_up find:0.3 查看 查…有没有 查…多少 想知道 了解一下:0.5 看一下:0.4 看下:0.4 核查 查档 查证 see:0.2 view",
  },
  {
    name: "补贴",
    say: "补贴 津贴 补助 补助金 补贴金 补贴款 补钱 领钱 领什么钱 有钱领 发钱 拿钱 给钱:0.5 钱可以领 钱领 福利 待遇 救济金 扶持 钱:0.5 国家给 subsidy subsidies allowance benefit benefits grant money:0.5 补贴钱 补…钱 给…钱 领…钱 有…钱 发…钱 有钱 有…补贴 有…补助 有…津贴 拿补贴 拿…钱 多少…钱:0.4 国家…钱 政府…钱 每月…钱:0.6 每个月…钱:0.6 补助费 生活费 金钱 资助 援助:0.6 奖励 奖金:0.4 红利 福利待遇 优惠政策 financial_support financial_aid payment:0.4 stipend fund:0.3",
  },
  {
    name: "申领",
    say: "申领 领取 领 拿 申请领取 claim collect receive 申请领 领到 领…钱 领补 领个 申请…钱 拿到 发放 发给 apply_for",
  },
  {
    name: "预约",
    say: "预约 约 排期 挂号:0.4 约号 订时间 appointment book booking reserve 预定 订 约个 约时间 约…时间 提前约 先约 排号 排队 取号 schedule slot reservation",
  },
  {
    name: "信息",
    say: "信息 资料 个人信息 手机号 电话号码 名字 姓名 号码 information info details data 信息…错 个人资料 联系方式 手机 电话 身份证号 身份证号码 姓名…错 资讯",
  },
  {
    name: "一件事",
    say: "一件事 1件事 一次办 1次办 一起办 一次办好 一次办完 全部办 都要办 一条龙 打包 套餐 哪些手续 要办哪些 all_in_one package 全套 整套 从头到尾 全部手续 所有手续 所有…证 哪些证 哪些…手续 什么手续 都办 都要办什么 都要办哪些 一块办 一块儿办 一并 一站式 一起办完 一口气 一趟办 要跑哪些 跑哪些部门 跑几个 everything all_at_once one_stop",
  },
  {
    name: "咨询",
    say: "咨询 问问:0.3 了解:0.3 指引 consult advice 咨询一下 打听 请教 求教 政策咨询 advice_on",
  },
];
