/** Something that is wrong with the content, where its editor finds it. */
export interface Finding {
  /** `error`: it is not shown like this. `advice`: it is shown, and could be better. */
  readonly weight: "error" | "advice";
  /** Relative to the content's folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** `materials.0.licence` */
  readonly place: string;
  /** Name of the rule that it breaks, as docs/catalogue.md has them. */
  readonly rule: string;
  /** What is wrong and what to do; and the same in Chinese, for who writes the content. */
  readonly says: string;
  readonly chinese: string;
}

/** `matters/food-licence.yaml:31 error deferral-term: …` */
export const findingLine = ({ file, line, weight, rule, place, says }: Finding): string =>
  `${file}:${line} ${weight} ${rule} ${place}: ${says}`;

/** `matters/food-licence.yaml:31 错误 deferral-term …：…` */
export const chineseFindingLine = ({ file, line, weight, rule, place, chinese }: Finding): string =>
  `${file}:${line} ${weight === "error" ? "错误" : "建议"} ${rule} ${place}：${chinese}`;
