/**
 * Words that everybody in the hall knows and no list of words for learners has: the places here, and what people have in hand or pay
 * into every month; the button that calls somebody; two words that everybody says.
 */
export const knownWords: readonly string[] = [
  ..."中国 福建 福建省 厦门 厦门市 湖里 湖里区 岛内 岛外 台湾 香港 澳门 港澳 闽政通".split(" "),
  ..."小湖 小湖e办 小湖陪办 台胞 台胞证 社保 社保卡 医保 医保卡 公积金 低保 工作日 一楼 二楼".split(" "),
  ..."元 块钱 扫码 二维码 短信 微信 支付宝 出证 签名 本机 机上 求助 样 啦".split(" "),
];
