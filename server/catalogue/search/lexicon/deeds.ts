import type { Concept } from "./lexicon.ts";

/** What is to be done: the same for many matters, so that each weighs little. */
export const deeds: readonly Concept[] = [
  {
    name: "补换",
    say: "补换 补办 补领 补一张 补卡 补 换卡 换领 换发 换证 换新 换一张 换张 换 重办 重新办 重做 丢 丢了 掉了 遗失 挂失 弄丢 不见了 找不到:0.6 没了:0.4 坏了 坏掉 消磁 断了:0.4 损坏 用不了 刷不出 不能用 lost replace replacement reissue missing broken damaged stolen",
  },
  {
    name: "到期",
    say: "到期 过期 快到期 要到期 快过期 到日子 期满 届满 有效期 延续 延期 续期 续证 续签 续办 续 展期 年审 年检 换证:0.6 换发:0.6 签注:0.5 renew renewal extend extension expire expired expiring expiry",
  },
  {
    name: "变更",
    say: "变更 更改 改 修改 更正 改名 改名字 换名 换名字 更名 改地址 换地址 换老板 换法人 变了 变动 换了 写错 错了 不对 改成 更新 改信息 搬了 搬家:0.6 change:0.8 update modify amend correct edit wrong",
  },
  {
    name: "打印",
    say: "打印 打 打单 打单子 打一份 打一张 打个 打出来 开具 开个 开一份 开一张 出具 拉单 拉个单 单子 清单 记录 明细 流水 print printing printout",
  },
  {
    name: "证明",
    say: "证明 证明书 凭证 单子 回单 certificate proof statement evidence",
  },
  {
    name: "查询",
    say: "查询 查 查一查 查一下 看看:0.3 查查 check query search inquiry lookup look_up find:0.3",
  },
  {
    name: "补贴",
    say: "补贴 津贴 补助 补助金 补贴金 补贴款 补钱 领钱 领什么钱 有钱领 发钱 拿钱 给钱:0.5 钱可以领 钱领 福利 待遇 救济金 扶持 钱:0.5 国家给 subsidy subsidies allowance benefit benefits grant money:0.5",
  },
  { name: "申领", say: "申领 领取 领 拿 申请领取 claim collect receive" },
  { name: "预约", say: "预约 约 排期 挂号:0.4 约号 订时间 appointment book booking reserve" },
  { name: "信息", say: "信息 资料 个人信息 手机号 电话号码 名字 姓名 号码 information info details data" },
  {
    name: "一件事",
    say: "一件事 1件事 一次办 1次办 一起办 一次办好 一次办完 全部办 都要办 一条龙 打包 套餐 哪些手续 要办哪些 all_in_one package",
  },
  { name: "咨询", say: "咨询 问问:0.3 了解:0.3 指引 consult advice" },
];
