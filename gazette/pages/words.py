"""Words that official titles are made of: a line is turned between them, not within (GB/T 9704-2012 §7.3.1: 词意完整)."""

import re

from markupsafe import Markup, escape

WORDS = """
人民政府 办公室 办公厅 委员会 基本 医疗 保险 生育 养老 失业 工伤 社会 保障 实施 办法 细则 方案 意见 通知 通报 决定 规定 规划 计划 预案 公告 通告
管理 工作 建设 发展 推进 促进 推动 加强 加快 进一步 全面 深化 改革 创新 产业 集聚 企业 项目 资金 奖励 专项 行动 任免 职务 任命 表彰 嘉奖 突出 贡献
先进 单位 个人 集体 同志 成立 调整 领导 小组 印发 转发 批转 开展 组织 重点 责任 目标 任务 城市 城乡 乡村 农村 农业 农民 土地 耕地 保护 生态 环境
污染 防治 攻坚 整治 治理 安全 生产 应急 事故 事件 突发 处置 消防 食品 药品 卫生 健康 体育 健身 消费 教育 教师 学校 中小学 课程 实践 活动 综合 优秀
成果 评选 文化 旅游 科技 科学 技术 人才 就业 创业 服务 政务 信息 公开 数据 智慧 经济 质量 高质量 市场 监督 监管 行政 执法 审批 制度 体系 机制 统筹
市级 全市 全民 年度 政府 报告 系统 财税 税收 国道 公路 交通 运输 水利 防汛 抗旱 森林 防火 住房 房屋 租赁 征收 补偿 安置 棚户区 改造 中心 城区 融资
还款 上市 挂牌 新型 建筑 装配式 大面积 停电 婴幼儿 照护 暂行 试行 有关 若干 问题 政策 措施 解读 讲话 会议 常务 对口 协作 分区 管控 底线 红线 殡葬
创建 国家 动员 誓师 优化 营商 提升 能力 水平 持续 稳定 增长 脱贫 扶贫 振兴 统计 普查 人口 工业 商业 贸易 金融 投资 招商 引资 开发区 示范区 河南省 南水北调
"""
TITLE = re.compile(r"(<h2[^>]*>)([^<]+)")  # of an attached document
KNOWN = re.compile(f"的?(?:{'|'.join(sorted(WORDS.split(), key=len, reverse=True))})")


def in_whole_words(text: str) -> Markup:
    """A title's phrase, its known words kept whole; a 的 goes with what follows it.

    >>> in_whole_words("关于职工医疗保险")
    Markup('关于职工<span class="word">医疗</span><span class="word">保险</span>')
    """
    return Markup(_kept_whole(str(escape(text))))


def with_whole_titles(html: Markup) -> Markup:
    """A body whose attached documents' titles turn between words, too.

    >>> with_whole_titles(Markup('<h2 id="part-1">实施办法</h2>'))
    Markup('<h2 id="part-1"><span class="word">实施</span><span class="word">办法</span></h2>')
    """
    return Markup(TITLE.sub(lambda found: f"{found[1]}{_kept_whole(found[2])}", str(html)))


def _kept_whole(html: str) -> str:
    return KNOWN.sub(lambda found: f'<span class="word">{found[0]}</span>', html)
