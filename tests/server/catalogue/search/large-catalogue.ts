import type { SearchEntry } from "../../../../server/catalogue/search/entry.ts";
import { fixture } from "./fixture.ts";

const fields =
  "食品 药品 医疗器械 化妆品 特种设备 危险化学品 烟草制品 出版物 电影放映 网吧 旅馆 游泳场所 建筑工程 消防设计 人防工程 城市绿地 户外广告 道路占用 排水 取水 河道 林木 水产养殖 种子 兽药 饲料 动物诊疗 道路货运 出租汽车 网约车 驾驶培训 机动车维修 船舶 民办学校 幼儿园 教师资格 校外培训 社会团体 基金会 民办非企业 养老机构 殡葬 收养 婚姻 残疾人 退役军人 优抚对象 失业人员 高校毕业生 工伤 生育保险 医疗救助 门诊特殊病种 异地安置 住房公积金 公共租赁住房 保障性住房 不动产 土地使用权 房屋租赁 物业 税收 发票 社会保险 劳动合同 人力资源服务 劳务派遣 外国人工作 台湾居民 港澳居民 护照 往来港澳通行证 户口 居民身份证 居住证 枪支 爆破作业 保安 典当 印章 养犬 律师 公证 司法鉴定 法律援助 文物 文化演出 体育场馆 广播电视 档案 统计 气象 地震 测绘 矿产 海域 渔业 环境影响 排污 辐射 固体废物 节能 价格 招标投标 外商投资 进出口 对外劳务 粮食 电力 燃气 供水 邮政 快递 通信".split(
    " ",
  );
const things =
  "经营许可证 资格证 登记 备案 许可 批准书 登记证 从业证 补贴 津贴 证明 认定 审批 待遇 鉴定 年度报告 检验 合格证".split(
    " ",
  );
const deeds = "申领 核发 延续 变更 注销 补办 换发 查询 打印 预约 信息核验 转移 终止 恢复 撤销 备案".split(
  " ",
);
const ways = "我要办 怎么办 丢了补 到期续 改信息 不要了退 查一查 打一张".split(" ");
const people = "个人 企业 个体工商户 社会组织 外地人 老人 学生 残疾人".split(" ");
const places =
  "思明 湖里 集美 海沧 同安 翔安 市内 省内 跨省 异地 网上 首次 再次 临时 小型 大型 普通 特殊 夜间 流动".split(
    " ",
  );

/** A catalogue of any size like a city's: the demonstration's matters and made-up ones, the same at every run. */
export function largeCatalogue(size: number): SearchEntry[] {
  const made = Array.from({ length: Math.max(0, size - fixture.length) }, (_, number): SearchEntry => {
    const pick = <Item>(list: readonly Item[], step: number): Item =>
      list[Math.floor(number * step + number / list.length) % list.length] as Item;
    const field = pick(fields, 1);
    const thing = pick(things, 7);
    const deed = pick(deeds, 3);
    const place = pick(places, 11);
    const who = pick(people, 5);
    return {
      id: `made-${number}`,
      names: [
        `${place}${field}${thing}${deed}(${who})`,
        `${pick(ways, 13)}${field}${thing}`,
        `${who}${field}${deed}`,
        `${field}${thing}${deed}`,
        `${place}${field}的${thing}`,
      ],
      english: [`${deed.length} licence ${number} permit renewal`, `business matter ${number}`],
      words: [
        `身份证 营业执照 ${thing}原件 ${field}合同`,
        `${who}要带什么材料办${field}${thing}`,
        `${field}${deed}多少钱几天能好`,
        `${place}的${who}可以委托别人办${thing}吗`,
      ],
      department: `${field.slice(0, 2)}局`,
      subject: number % 3 === 0 ? "person" : number % 3 === 1 ? "enterprise" : "both",
      lifeEvents: [who],
      popularity: (number % 100) / 200,
    };
  });
  return [...fixture, ...made].slice(0, size);
}
