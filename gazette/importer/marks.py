"""Named patterns of a gazette's structure. All match text whose print blanks are undone (:func:`gazette.importer.text.squeezed`)."""

import re

NUMERAL = "[一二三四五六七八九十百零〇两]"

CHAPTER = re.compile(rf"第(?:{NUMERAL}+|\d+)[章编篇]")  # 第八章附则
CHAPTER_SECTION = re.compile(rf"第(?:{NUMERAL}+|\d+)节")  # 第二节
CLAUSE = re.compile(rf"第{NUMERAL}+条")  # 第十五条
TOP = re.compile(rf"{NUMERAL}+、")  # 一、总体要求
SECOND = re.compile(rf"[（(]{NUMERAL}+[）)]")  # （一）指导思想
POINT = re.compile(r"\d{1,3}[.．、](?!\d)")  # 1.总则
DECIMAL = re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,3})(?![\d%％‰.])")  # 3.1.2社会影响分析
SUB_POINT = re.compile(r"[（(]\d{1,3}[）)]|[①-⑳]")  # （1）

ENUMERATOR = re.compile(
    rf"第(?:{NUMERAL}+|\d+)[章编篇节条]|{NUMERAL}{{1,3}}、|[（(]{NUMERAL}{{1,4}}[）)]|\d{{1,3}}[.．、](?!\d)|[（(]\d{{1,3}}[）)]|[①-⑳]|——"
)
UNIT = "[万亿%％个名元吨亩公年月日号倍分多余条项家人次米千百年]"
LABEL = re.compile(
    r"[（(]?(?:[一-鿿]{1,4}(?:单位|部门)|完成时限|时间节点|联系人|联系电话|电子?邮?箱|电话|邮编|邮政编码|通信地址|地址|网址|传真)[：:]"
)
# 责任单位：市科技局。

YEAR = r"(?:19|20|１９|２０)\d\d"  # print of an age set all digits wide
SHORT_YEAR = r"[5-9]\d"  # (56), as it was written until the nineties
DOC_NUMBER = re.compile(
    rf"[（(]?(?P<number>[一-鿿A-Za-z]{{1,16}}[〔\[［【（(（](?:{YEAR}|{SHORT_YEAR})[〕\]］】）)）]第?\d{{1,4}}号"
    rf"|[〔\[（(（](?:{YEAR}|{SHORT_YEAR})[〕\]）)）][一-鿿]{{1,10}}第\d{{1,4}}号)[）)]?"
)  # 宛政〔2021〕7号, 川府发（87）52号, （56）会粮字第214号
ORDER_NUMBER = re.compile(
    rf"(?:[一-鿿]{{2,20}}令)?[（(]?(?:{YEAR}年|[一二三四五六七八九十]{{1,3}}届)?第[\d一二三四五六七八九十百〇零]+号[）)]?"
)  # 第12号, （第三号）, 2021年第3号, （十三届第82号）: of an order 令 or an announcement 公告

DIGIT = "[0-9０-９〇○零一二三四五六七八九十]"
DATE = re.compile(rf"(?P<year>{DIGIT}{{4}})年(?P<month>{DIGIT}{{1,3}})月(?:(?P<day>{DIGIT}{{1,3}})日)?")  # 二〇二〇年四月十六日
DATE_LINE = re.compile(
    rf"[（(]?{DIGIT}{{4}}年{DIGIT}{{1,3}}月{DIGIT}{{1,3}}日(?P<note>[，,]?根据[^。]{{2,8}}整理)?[）)]?"
)  # （2020年4月3日，根据录音整理）
NOTE_LINE = re.compile(r"[（(]根据[^。）)]{2,8}整理[）)]")  # （根据录音整理）

BODY_TAIL = "政府|政府办公室|政府办公厅|委员会|办公室|办公厅|厅|局|委|院|处|中心|指挥部|领导小组|支队|总队|调查队|大队|公司|银行|协会|联合会|工会|大学|学院|党委|人大常委会|管委会|署|部|会|站|所|社|妇联|残联|工商联|文联|侨联|科协"
BODY_ENDS = frozenset(tail[-1] for tail in BODY_TAIL.split("|"))
"""Asked before the pattern: most lines end in none of them."""
BODY = re.compile(rf"[一-鿿（）()、]{{2,40}}?(?:{BODY_TAIL})")  # 三门峡市教育局
GOVERNMENT = re.compile(r"[一-鿿]{2,24}?(?:人民(?:政府|委员会)(?:办公室|办公厅)?|政府(?:办公室|办公厅))")
GENRE = "通知|决定|指示|意见|通报|公告|通告|布告|批复|函|令|命令|决议|议案|报告|纪要|公报|规定|办法|细则|方案|预案|规划|条例|计划|要点|规则|规程|目录|清单|制度|措施|标准|规范|指南|导则|纲要|准则"
NOTICE_TITLE = re.compile(rf"(?P<body>[一-鿿（）()、\s]{{2,60}}?)?关于.+?(?:{GENRE})(?:[（(][^（）()]{{1,12}}[）)])?")
ANNEXED_TITLE = re.compile(
    rf"[^。；！？]{{3,90}}(?:{GENRE}|实施意见|任务分工|分工表|名单|名录|名册|一览表|统计表|汇总表|申请表|表)(?:[（(][^（）()]{{1,12}}[）)])?"
)
ANNEX = re.compile(
    r"(?:附件|附表|附录|附图|附)(?:[\d一二三四五六七八九十]{1,3}(?:[-—–－][\d一二三四五六七八九十]{1,2})?)?[：:]?"
)  # 附件1, 附表1-2
ANNEX_LIST = re.compile(r"附(?:件|表|录)?[：:].")  # 附件：1.…
SPEECH_SUBTITLE = re.compile(r"——.{4,80}")  # ——在…会议上的讲话
PERSON_LINE = re.compile(
    r"(?:[一-鿿、]{1,20}(?:长|书记|主任|主席|秘书长|代表|委员|常委))?(?:[一-鿿]{2,4}|[一-鿿]{2,5}[·•][一-鿿]{2,5})(?:同志)?"
)  # 市政府市长朱是西
GREETING = re.compile(r"(?:[一-鿿、，]{0,20}(?:同志们|朋友们|女士们|先生们|各位[一-鿿]{2,6}|各位代表)[，、]?)+[：:！!]")  # 同志们：
COLUMN_MARK = re.compile(r"[●◆■★▲□◎○◇][一-鿿]{2,10}[●◆■★▲□◎○◇]?|【[一-鿿]{2,10}】")  # ●卷首语, 【州政府文件】
SECTION_LINE = re.compile(
    r"卷首语|[一-鿿]{0,8}(?:文件|文件选[载登编])|(?:领导|重要|市长|县长|省长|区长|州长)讲话|人事(?:任免|信息|变动)|(?:干部|人员)?任免"
    r"|政策解读|政务(?:要闻|动态|信息|简讯)|工作(?:动态|研究|交流)|(?:经济|工作|理论|改革|发展)论坛|(?:要闻|动态|信息)(?:短讯|简讯|选登)|调查研究|调研报告|部门之窗|统计(?:资料|数据|公报|信息)"
)  # 市政府文件, as a plain line over an article
TAIL_NOTE = re.compile(
    r"[（(](?:此件|此文|本文|本件|此通知|公开方式[：:]|公开属性[：:])[^。（）()]{2,30}[）)]|(?:抄送|抄报|主题词|公开方式|信息公开类别|信息公开属性)[：:].*"
)  # （此件公开发布）, 抄送：…, under a document's date
SIGNER = re.compile(
    r"(?:代理?)?(?:省|市|县|区|州|盟|旗|部|厅|局|署|院|行)长[：:]?[一-鿿]{2,4}|(?:主任|主席|总理)[：:]?[一-鿿]{2,4}"
)  # 省长任某某, under an order
CREDIT = re.compile(r"[（(][一-鿿]{2,16}[）)]")  # （市统计局）
CLOSING = re.compile(
    r".{0,60}(?:自.{1,24}起(?:施行|实施|执行)|谢谢大家|特此(?:通知|通报|公告|批复|决定)|会议还研究了其他事项).{0,60}[。！]"
)
NEWS_LEAD = re.compile(r"(?:本刊|本报|新华社|据)\S{0,8}(?:讯|电)")  # 本刊讯
