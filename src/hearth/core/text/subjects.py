"""What people write to their deputies about, and the words by which one hears it.

A shared subject is a bridge between 油烟 and 烧烤, and another one a wall between two complaints of one estate.
Add words freely; after a change of
subjects `./hearth bench fit_likeness` weighs them anew.
"""

from collections import Counter

from hearth.core.text.lexicon import Lexicon

WORDS = """
noise: 噪音 噪声 扰民 吵闹 吵 喇叭 轰鸣 隔音 广场舞 音响 喧哗 静音 分贝 降噪 隔音屏
works: 夜间施工 施工噪 工地 打桩 渣土车 渣土 扬尘 混凝土 搅拌站 搅拌 挖机 爆破
smoke: 油烟 餐饮 烧烤 夜宵 烟道 排烟 饭店 餐馆 大排档 呛人
fumes: 废气 臭气 异味 恶臭 刺鼻 臭味 粉尘 烟尘 空气污染 焚烧 甲醛 雾霾
sewage: 污水 下水道 排污 化粪池 臭水 黑臭 堵塞下水 下水管 雨污 井盖 沟渠 水体
litter: 垃圾 环卫 清扫 脏乱差 卫生差 保洁 垃圾站 中转站 垃圾桶
water: 停水 供水 自来水 水质 水压 二次供水 用水 水管 饮用水 通水 水费
power: 停电 供电 用电 电压 电费 断电 电力 变压器 高压线 电线 变电站 通电
heating: 供暖 暖气 供热 取暖 暖 热力 集中供热
gas: 燃气 天然气 煤气 气费 通气
lift: 电梯 加装电梯 困梯 扶梯
leak: 漏水 渗水 渗漏 漏雨 防水 墙体开裂 裂缝 沉降 质量问题 豆腐渣 质量差 房屋质量 脱落 危房
parking: 停车 车位 停车费 停车场 乱停 占道停 违停 泊位 车库 地下车库 捆绑
charging: 充电桩 充电 电动车 电瓶车 飞线
property: 物业费 物业管理 物业公司 物业 物管 保安
owners: 业委会 业主委员会 业主大会 维修基金 维修资金 公共收益
delivery: 交房 延期交房 逾期交房 烂尾 停工 复工 交付 开盘 收房 验房
title: 房产证 不动产证 产权证 办证 产权 过户 网签 备案 契税
purchase: 购房 买房 限购 摇号 首套 刚需 购房合同 退房 认购 定金 捂盘 精装 全装修 装修款 公摊 房价
rent: 公租房 廉租房 保障房 租房 租金 房租 群租 中介 押金 租赁
subsidy: 补贴 人才 租房补贴 购房补贴 安居
relocation: 拆迁 征地 征收 安置 安置房 拆除 补偿 补偿款 棚改 棚户区 回迁 旧改
illegal: 违建 违章 违法建筑 违规建 乱搭 私搭 搭建 加建 违章建筑
rebuild: 老旧小区 提质改造 旧城改造 改造 外墙 翻新
planning: 规划 选址 用地 地块 控规 开发建设
school_place: 学位 入学 就读 学区 划片 招生 派位 上学 转学 配套学校 学籍 新生
kindergarten: 幼儿园 普惠 入园 公办园 早教 托育
tutoring: 补课 补习 晚自习 减负 作业 有偿补课 提前开学
fees_school: 乱收费 学费 教辅 校服 收费 伙食费 择校
teachers: 教师 老师 编制 职称 代课 临聘 招聘 聘用
internship: 实习 社会实践 强制实习 顶岗
training: 培训 培训班 驾校 学车 驾考 科目 健身房 会员卡 预付 跑路 退费 退款 退钱
wages: 工资 欠薪 讨薪 农民工 拖欠 薪资 薪酬 加班 待遇 血汗钱 工程款
insurance: 社保 养老保险 退休 养老金 失业 公积金 工龄 退休金 生育津贴
medical: 医保 医院 医疗 看病 报销 医生 疫苗 挂号 病人 药 诊所 卫生院 护士
elderly: 养老院 敬老 老年 高龄 老人 养老服务
disabled: 残疾 低保 救助 特困 优抚 退伍 军人 贫困
household: 户口 落户 户籍 身份证 居住证 迁户 上户
bus: 公交 公交车 线路 班次 末班车 站台 公交站 巴士 首末站
metro: 地铁 轨道 号线 换乘 轻轨 磁浮 地铁口
taxi: 出租车 网约车 的士 打表 拒载 黑车 滴滴 摩的
bike: 共享单车 单车 自行车 非机动车道
road: 断头路 修路 路面 坑洼 破损 道路建设 拉通 打通 通车 道路施工 硬化 水泥路 扩建 拓宽 修建 改扩建 泥泞
traffic: 堵车 拥堵 红绿灯 信号灯 斑马线 人行道 天桥 交通安全 违章停 掉头 左转 隔离栏 交通事故 标线 抓拍 限行 禁行 匝道
lamps: 路灯 照明 不亮
vehicles: 货车 超载 飙车 改装 大车 飙行
licence: 驾照 驾驶证 车牌 上牌 罚单 扣分 交警 年检 车管所
vendors: 摆摊 流动摊 占道经营 夜市 小贩 摊贩 占道 菜市场 农贸市场 早市
market: 超市 商场 商铺 门面 招商 店铺 门店
fraud: 诈骗 传销 骗 非法集资 集资 网贷 车贷 车贷案 套路贷 p2p 立案 虚假 贷款 理财 欺诈
vice: 赌博 麻将 卖淫 色情 棋牌 聚众 赌 吸毒 黄赌毒 涉黄
police: 派出所 报警 警察 民警 公安 出警 打人 殴打 盗窃 被盗 偷 涉黑 黑社会 寻衅
court: 法院 判决 执行 诉讼 检察院 律师 判 仲裁 开庭
fire: 消防 消防通道 火灾 消防车 灭火 起火 消防栓 安全通道 逃生
food: 食品安全 过期 食物中毒 变质 食堂 食品 假冒 假货 伪劣
green: 绿化 公园 树木 绿地 绿化带 毁绿 树 草坪 广场
river: 河道 湖 水库 水塘 防汛 内涝 积水 排水 洪水
mining: 采砂 矿 砂石 采石 砖厂 塌方
farming: 农田 耕地 土地 流转 种植 养殖 养猪 猪场 灌溉 林地 宅基地
village: 村干部 村支书 村委 村务 组长 选举 贪污 侵占
animals: 狗 流浪狗 犬 养狗 遛狗 猫 野狗
telecom: 宽带 网络 基站 信号 辐射 移动 电信 联通 快递
tv: 有线电视 广播 节目
tax: 税 发票 偷税 纳税 税务
licence_shop: 无证 营业执照 无照 许可证 非法营业 执照
culture: 图书馆 博物馆 体育 文物 遗址 旅游 景区 历史
heritage: 墓 殡葬 陵园 坟 火葬
railway: 高铁 火车 火车站 南站 西站 铁路 候车 改签
airport: 机场 航班 飞机
staff: 态度 服务态度 不作为 推诿 踢皮球 懒政 乱作为 刁难
app: app 网站 系统 小程序 登录 网上 预约
birth: 二胎 生育 社会抚养费 计生 婚假 产假
marriage: 婚姻 结婚 离婚
reform: 撤县 改区 区划 撤并 并入 行政区
"""

SUBJECTS_OF: dict[str, list[str]] = {}
for _line in WORDS.strip().splitlines():
    _subject, _, _words = _line.partition(":")
    for _word in _words.split():
        SUBJECTS_OF.setdefault(_word, []).append(_subject)
LEXICON = Lexicon(SUBJECTS_OF)


def subjects(text: str) -> Counter[str]:
    """How often each subject is touched in a plain text."""
    return Counter(subject for word in LEXICON.found_in(text) for subject in SUBJECTS_OF[word])
