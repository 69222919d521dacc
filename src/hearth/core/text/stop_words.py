"""Words that stand in letters about anything, and therefore say nothing about this one."""

GRAMMAR = """
一个 一下 一些 一直 一样 一点 一种 一边 万一 上面 下面 不仅 不会 不但 不光 不到 不只 不同 不好 不得 不敢 不断 不是
不知 不管 不能 不要 不让 不过 与其 两个 之前 之后 之间 也是 也许 于是 什么 什么样 什么时候 仅仅 今天 今年 他们 以上
以下 以为 以便 以前 以及 以后 任何 似的 但是 何时 何去何从 作为 你们 使得 例如 依旧 依然 便是 俩 倒是 偏偏 假如 做
像 全部 全都 其中 其他 其它 其实 其余 具体 再次 几个 几乎 几次 几年 凡是 出来 出现 分别 则 刚刚 到底 前面 即使 即便
却是 原来 又是 只是 只有 只能 只要 可以 可是 可能 各个 各种 各位 同时 同样 后来 后面 否则 听说 告诉 周围 和 哪个
哪些 哪儿 哪里 哪怕 啊 因为 因此 固然 在 多么 多少 多年 多次 大家 大概 太 如下 如何 如果 如此 始终 它们 完全 实在
家里 对于 对此 将 将会 尤其 就是 就算 居然 属于 已 已经 希望 常常 并 并且 并不 并非 年 年前 年底 应当 应该 开始
当时 当然 彻底 很 很多 很大 怎么 怎么办 怎样 怎能 总是 总之 情况 或者 或是 所以 所有 所谓 才能 才是 故此 方面 无论
无法 既 既然 日 时 时候 时间 昨天 明天 是 是否 是不是 最 最后 最近 月 有 有些 有人 有没有 有的 本来 本人 本身 来
某些 根据 根本 正在 此 每个 每天 每次 比如 比较 没 没有 没人 点 点钟 然后 然而 特别 现 现在 现有 由于 甚至 由此 的
的话 目前 直到 直接 相关 看到 知道 确实 真是 真的 确定 算是 经常 经过 结果 给 继续 而且 而是 能 能否 能够 至于 至今
若 虽然 虽说 要 要求 觉得 认为 许多 谁 起来 越来越 距离 足够 转 这 这个 这么 这些 这样 这种 这里 这边 这是 进行 还
还是 还有 还要 连 造成 通过 那 那个 那么 那些 那样 那里 部分 都 都是 都会 都有 里面 随时 随着 除了 非常 需要 首先
此外 另外 另一 再有 其次 之一 之类 为 为了 为什么 为何 为此 主要 作出 当中 以来 期间 当天 上午 下午 晚上 早上 凌晨
中午 至少 左右 多个 多月 天 天天 每年 每月 去年 明年 前年 本月 近期 近日 最近几天 长期 一次 第一 第二 三个 四个
不了 过来 过去 出去 回来 下来 下去 上来 进来 想 想要 说 说是 一定 一般 一起 一切 一旦 一天 一年 一家 之 于 与
"""

LETTERS = """
请问 反映 反应 投诉 举报 咨询 希望 建议 关于 问题 领导 您好 你好 尊敬 书记 市长 区长 县长 局长 省长 我们 谢谢 感谢
小区 业主 居民 街道 有关 部门 相关部门 有关部门 政府 请求 恳请 恳求 请 求 帮忙 帮助 解决 处理 关注 关心 重视 落实
核实 查处 答复 回复 回应 来信 写信 留言 百忙之中 百忙 打扰 贵 此致 敬礼 盼 盼复 望 敬请 老百姓 百姓 市民 群众 人民
住户 村民 家长 网友 平台 尽快 尽早 早日 及时 加强 加快 合理 不合理 严重 影响 生活 存在 质疑 呼吁 求助 强烈 强烈要求
强烈建议 多次 反复 向 无果 至今 一直 为民 做主 为民做主 督促 协调 给予 支持 明确 说法 情况属实 情况 你们 职能部门
主管部门 政府部门 上级 辛苦 工作 贵局 贵单位 各位领导 各级领导 来电 电话 热线 联系 打电话 了解 得知 表示 说明 事情
事件 事宜 事项 办理 电话号码
"""

ENGLISH = """
a about above after again all also am an and any are as at be because been before being below between both but by
can could did do does doing down during each few for from further had has have having he her here hers him his how
i if in into is it its just me more most my no nor not now of off on once only or other our out over own please
same she should so some such than thank thanks that the their them then there these they this those through to too
under until up us very was we were what when where which while who whom why will with would you your dear sir madam
hello hi complaint problem issue help need want concerning regarding
"""

STOP_WORDS = frozenset((GRAMMAR + LETTERS + ENGLISH).split())
