/** Parts that many characters have and that no reading leads to easily; then those that are written by themselves too. */
export const usualParts = [
  ..."亻氵扌钅讠纟艹忄木王土火日月口女石禾竹足虫马鸟鱼车门山米衤礻饣犭阝辶疒宀冖广尸厂穴雨页骨走金言糸貝車馬鳥魚門食龙龍天大小人子心水手目田白皿立羊牛巾弓戈斤攵文方气父乃夕彡士工寸力刀刂又二十八儿几也可古吉青景仑予令亢奇圭昌朋林森品",
];
