/** What says nothing of the matter, by how little it says. */
export const fillers: readonly { readonly say: string; readonly weight: number }[] = [
  {
    weight: 0,
    say: `我想 我想要 我要 想要 要 想 我 我的 俺 咱 咱们 你 你们 您 我们 他 她 它 他们 自己 请问 请 问 问下 问一下 想问 想问下 麻烦 劳驾 帮我 帮 帮忙 给我
怎么 怎么办 怎么弄 怎么搞 怎么才能 怎样 怎麼 咋 咋办 咋弄 咋整 咋个 咋样 如何 咧 勒 哪 哪里 哪儿 在哪 在哪里 去哪 去哪里 到哪 哪个 哪些 什么 啥 什么时候 多少 多久 几天 为什么 谁
能 能不能 能否 可以 可不可以 可否 会不会 行不行 需不需要 需要 要不要 应该 得 是不是 有没有 有无 吗 么 呢 吧 啊 呀 嘛 哦 噢 哈 啦 喔 捏 无 不 没 咩 唔 欸 诶 嗯 喂 你好 您好 谢谢 拜托
的 了 地 着 过 是 有 在 和 跟 与 及 或 或者 还是 也 都 就 才 还 又 再 很 太 非常 比较 这 那 这个 那个 这边 那边 这里 那里 里 上 下 去 来 到 从 把 被 给 让 对 为 以 所以 因为 但是 如果 然后 一下 下子 一个 一份 一张 一些 个 份 张 些 件 本 点 次 现在 今天 明天 最近 马上 立刻 已经 刚刚 事 事情 东西 情况 问题 方面 有关 关于 相关 人 个人 家 家里 人家 我家 我爸 我妈 爸 妈 爸爸 妈妈 父亲 母亲 老公 老婆 我老婆 哥 姐 弟弟 妹妹 朋友 小湖 厦门 厦门市 湖里 湖里区 福建 本市
今年 去年 明年 后年 前年 年初 年底 年前 年后 年中 这个月 上个月 下个月 本月 当月 月初 月底 上月 下月 这周 上周 下周 本周 周末 上星期 下星期 礼拜天 星期天 昨天 前天 后天 大后天 昨晚 今晚 今早 早上 上午 中午 下午 晚上 刚才 刚刚 刚 方才 前几天 前阵子 前段时间 这几天 这阵子 过几天 过两天 过一阵 过段时间 过年 年头 平时 平常 一直 一向 总是 老是 经常 常常 偶尔 以前 从前 之前 以后 之后 往后 后来 将来 目前 如今 眼下 当下 到时候 到时 时候 有时 有时候
听说 据说 说是 听人说 人家说 别人说 有人说 邻居说 朋友说 社区说 街道说 老师说 医生说 单位说 公司说 他们说 通知 通知说 新闻说 网上说 网上看到 看到 知道 不知道 晓得 不晓得 觉得 感觉 以为 记得 希望 打算 想着 考虑 决定 计划 想办法 试试 试一下 看看 瞧瞧 瞅瞅
到底 究竟 其实 反正 总之 大概 大约 可能 也许 应该是 一定 肯定 必须 必要 非要 非得 只能 只好 只要 只有 光是 就是 就要 就想 就行 行吗 行么 好吗 可好 对吗 对不对 好不好 是吗 吗啊 不是 没有 有没 还没 还没有 还要 还得 还能 还可以 还用 用不用 用得着 要是 如果是 假如 万一 虽然 不过 而且 并且 于是 结果 因此 比如 例如 除了 另外 顺便问 顺便问一下 多问一句
请教 请教一下 咨询一下 打扰 打扰一下 打搅 不好意思 辛苦 辛苦了 谢谢你 谢谢您 感谢 多谢 求助一下 求问 求解 急 着急 在线等 很急 急急急 师傅 老师 大姐 大哥 同志 小姐 小伙子 美女 帅哥 姑娘 小妹 阿姨 叔叔 领导 工作人员
给办 帮办 帮我办 帮我弄 帮我查 帮我看 帮我看看 替我 替他 替她 代我 代他 我来 我们家 咱家 咱们家 我老家 俺家 俺们 阮 阮家 恁 自个 自个儿 本人 鄙人 某人 我朋友 我同事 我邻居 我亲戚 亲戚 同事 邻居 表弟 表哥 表姐 表妹 堂弟 堂哥 舅舅 姑姑 姑妈 姨妈 大伯 二叔 叔 婶 嫂子 弟媳 姐夫 妹夫
哪边 哪块 哪儿能 哪里能 哪里可以 去哪儿 去哪办 去哪里办 到哪里 到哪办 找谁 找哪个 找谁办 哪个部门 哪个窗口 哪个单位 几号窗口 几楼办 怎么个 怎么着 怎麽 怎办 怎办理 咋个办 咋子 咋搞 啥样 啥子 啥时候 什么样 什么地方 哪一个 哪一种 哪种 几个 几样 几份 几次 几时 多长时间 多长 要多久 多少天 需要多久 是什么 是啥 有哪些 有什么 都有啥 还有什么
这种 那种 这样 那样 这么 那么 这儿 那儿 这台 这台机器 你们这 你们这里 你们这边 你们这儿 这里能 这里可以 机器能 机器上 能在这 在这里 在这边 在这办 在这儿 湖里的 厦门的 我市 我区 本区 咱厦门 思明 集美 海沧 同安 翔安 岛内 岛外
按怎 安怎 欲 佗位 伫佗位 偌济 毋知 会使 点样 点办 边度 唔知 唔该 嘅 咗 系咪 可唔可以 如何办理 請問 该 该怎么 该怎么办 该去 该找 一趟 一声 一回 一遍 一会 一会儿 一点 一点儿 一样 一种 一共 全部的 所有的 别的 其他 其它 各种 各位
the a an my your i i'm im we you he she it his her our me to do does did how what where when which who why can could should would may want wanna need like get got for of in on at with from by is are was were am be been have has had please hello hi and or if not don't about this that there some any next last month week today tomorrow soon just already going will still really very also then now i've i'd i'll it's someone somebody anyone something anything thing things stuff here tell know hope try ask asking question wonder possible allowed able must because while but so no yes ok okay thanks thank sir madam`,
  },
  {
    weight: 0.05,
    say: `办 办理 办下 办一下 办个 办张 办好 申请 申办 弄 搞 做 手续 流程 程序 步骤 条件 要求 材料 资料 要什么材料 要啥材料 带什么 要带什么 带啥 准备 准备什么 表格 费用 收费 时间 地点 地址 电话 窗口 网上 线上 自助 机器 机上 怎么申请 政府 国家 部门 业务 服务 事项 办事 处理 解决 apply application applying procedure process handle help needed required`,
  },
];
