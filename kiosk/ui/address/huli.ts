/** A place of the division below the district, by its official name and in Latin letters. */
export interface Place {
  readonly name: string;
  readonly latin: string;
}

/** 街道 */
export interface Street extends Place {
  /** 社区 */
  readonly communities: readonly Place[];
}

/** What stands before every address of the district. */
export const district = {
  code: "350206",
  province: "福建省",
  city: "厦门市",
  name: "湖里区",
  latin: "Huli District, Xiamen, Fujian",
} as const;

/**
 * The five streets of Huli District and their 59 communities. Source: National Bureau of Statistics, division codes for statistics
 * (统计用区划代码和城乡划分代码) of 2023, as of 2023-06-30; without 居委会 behind each name, and without its two virtual communities of industrial zones.
 */
export const streets: readonly Street[] = [
  street("湖里街道 Huli", [
    "湖里 Huli",
    "村里 Cunli",
    "徐厝 Xucuo",
    "濠头 Haotou",
    "东渡 Dongdu",
    "塘边 Tangbian",
    "后浦 Houpu",
    "金鼎 Jinding",
    "南山 Nanshan",
    "东荣 Dongrong",
    "康乐 Kangle",
    "康晖 Kanghui",
    "康泰 Kangtai",
    "怡景 Yijing",
    "和通 Hetong",
    "新港 Xingang",
    "海天 Haitian",
    "兴华 Xinghua",
  ]),
  street("殿前街道 Dianqian", [
    "兴隆 Xinglong",
    "长乐 Changle",
    "北站 Beizhan",
    "神山 Shenshan",
    "高殿 Gaodian",
    "马垅 Malong",
    "兴园 Xingyuan",
    "嘉福 Jiafu",
    "翔鹭 Xianglu",
  ]),
  street("禾山街道 Heshan", [
    "枋湖 Fanghu",
    "坂尚 Banshang",
    "钟宅畲族 Zhongzhai (She)",
    "岭下 Lingxia",
    "围里 Weili",
    "禾欣 Hexin",
    "禾盛 Hesheng",
    "禾山 Heshan",
    "禾缘 Heyuan",
    "五缘湾北 Wuyuanwan North",
    "禾美 Hemei",
    "枋湖南 Fanghu South",
  ]),
  street("江头街道 Jiangtou", [
    "江头 Jiangtou",
    "吕厝 Lücuo",
    "吕岭 Lüling",
    "园山 Yuanshan",
    "金尚 Jinshang",
    "江村 Jiangcun",
    "蔡塘 Caitang",
    "后埔 Houpu",
    "祥店 Xiangdian",
    "江华 Jianghua",
    "忠仑 Zhonglun",
  ]),
  street("金山街道 Jinshan", [
    "高林 Gaolin",
    "五通 Wutong",
    "后坑 Houkeng",
    "金山 Jinshan",
    "金林 Jinlin",
    "金安 Jin'an",
    "湖边 Hubian",
    "金湖 Jinhu",
    "金海 Jinhai",
  ]),
];

function street(named: string, communities: readonly string[]): Street {
  return { ...place(named), communities: communities.map((each) => place(each.replace(" ", "社区 "))) };
}

function place(named: string): Place {
  const space = named.indexOf(" ");
  return { name: named.slice(0, space), latin: named.slice(space + 1) };
}
