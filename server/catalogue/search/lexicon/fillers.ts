/** What says nothing of the matter, by how little it says. */
export const fillers: readonly { readonly say: string; readonly weight: number }[] = [
  {
    weight: 0,
    say: `我想 我想要 我要 想要 要 想 我 我的 俺 咱 咱们 你 你们 您 我们 他 她 它 他们 自己 请问 请 问 问下 问一下 想问 想问下 麻烦 劳驾 帮我 帮 帮忙 给我
怎么 怎么办 怎么弄 怎么搞 怎么才能 怎样 怎麼 咋 咋办 咋弄 咋整 咋个 咋样 如何 咧 勒 哪 哪里 哪儿 在哪 在哪里 去哪 去哪里 到哪 哪个 哪些 什么 啥 什么时候 多少 多久 几天 为什么 谁
能 能不能 能否 可以 可不可以 可否 会不会 行不行 需不需要 需要 要不要 应该 得 是不是 有没有 有无 吗 么 呢 吧 啊 呀 嘛 哦 噢 哈 啦 喔 捏 无 不 没 咩 唔 欸 诶 嗯 喂 你好 您好 谢谢 拜托
的 了 地 着 过 是 有 在 和 跟 与 及 或 或者 还是 也 都 就 才 还 又 再 很 太 非常 比较 这 那 这个 那个 这边 那边 这里 那里 里 上 下 去 来 到 从 把 被 给 让 对 为 以 所以 因为 但是 如果 然后 一下 下子 一个 一份 一张 一些 个 份 张 些 件 本 点 次 现在 今天 明天 最近 马上 立刻 已经 刚刚 事 事情 东西 情况 问题 方面 有关 关于 相关 人 个人 家 家里 人家 我家 我爸 我妈 爸 妈 爸爸 妈妈 父亲 母亲 老公 老婆 我老婆 哥 姐 弟弟 妹妹 朋友 小湖 厦门 厦门市 湖里 湖里区 福建 本市
the a an my your i i'm im we you he she it his her our me to do does did how what where when which who why can could should would may want wanna need like get got for of in on at with from by is are was were am be been have has had please hello hi and or if not don't about this that there some any next last month week today tomorrow soon just already going will still really very also then`,
  },
  {
    weight: 0.05,
    say: `办 办理 办下 办一下 办个 办张 办好 申请 申办 弄 搞 做 手续 流程 程序 步骤 条件 要求 材料 资料 要什么材料 要啥材料 带什么 要带什么 带啥 准备 准备什么 表格 费用 收费 时间 地点 地址 电话 窗口 网上 线上 自助 机器 机上 怎么申请 政府 国家 部门 业务 服务 事项 办事 处理 解决 apply application applying procedure process handle help needed required`,
  },
];
