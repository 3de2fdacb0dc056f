import type * as z from "zod/mini";
import { comparisons, type FaultKind } from "../contract/forms/condition.ts";
import { formLimits } from "../contract/forms/definition.ts";
import { patternWords } from "./pattern-words.ts";
import type { Said } from "./said.ts";
import { wideSignIn } from "./wide-signs.ts";

/** What is wrong at a place of a file that is not as its schema wants it, and what to do. @param issue with what was written as its input */
export function schemaWords(issue: z.core.$ZodIssue): Said {
  const { input } = issue;
  if (issue.code === "custom") return ofCustom(issue);
  const chosen = discriminatorOf(issue);
  if (chosen) return chosen;
  if (input === undefined) return completed(missing, choiceOf(issue));
  if (input === null)
    return {
      says: "there is a name and nothing behind it: write it, or delete the line",
      chinese: "只写了名字，没有内容：请写上内容，或者删掉这一行",
    };
  return (typeof input === "string" && isOfOneWord(issue) && wideSignIn(input)) || wrong(issue);
}

/** Of a group whose kind one of its elements says: that this one is missing, or none of those that there are. */
function discriminatorOf(issue: z.core.$ZodIssue): Said | undefined {
  if (issue.code !== "invalid_union" || !issue.discriminator || !isGroup(issue.input)) return undefined;
  const written = issue.input[issue.discriminator];
  const slip = Object.keys(issue.input).find((key) => slipIn(key));
  if (written === undefined && slip) return slipIn(slip);
  if (written === undefined) return completed(missing, expectedBy(issue));
  return wrong({ ...issue, input: written });
}
const isGroup = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === "object" && input !== null && !Array.isArray(input);

const missing: Said = { says: "is missing: write it", chinese: "没有写：请补上" };
const completed = (said: Said, wanted: Said | undefined): Said =>
  wanted ? { says: `${said.says}, ${wanted.says}`, chinese: `${said.chinese}，${wanted.chinese}` } : said;
/** What is missing without a choice, everybody knows how to write. */
const choiceOf = (issue: z.core.$ZodIssue): Said | undefined =>
  issue.code === "invalid_value" ? expectedBy(issue) : undefined;

/** Texts for people have wide signs of their own; what is too long is no matter of signs. */
const isOfOneWord = ({ code }: z.core.$ZodIssue): boolean => code !== "too_big" && code !== "too_small";

function wrong(issue: z.core.$ZodIssue): Said {
  const written = shown(issue.input);
  switch (issue.code) {
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_format":
      return behind(written, patternWords[bare(issue.pattern ?? "")] ?? unfit);
    default: {
      const wanted = expectedBy(issue);
      return wanted
        ? behind(written, { says: `is wrong: ${wanted.says}`, chinese: `不对：${wanted.chinese}` })
        : behind(written, unfit);
    }
  }
}

const unfit: Said = {
  says: "does not fit here: write what docs/catalogue.md says of this element",
  chinese: "写法不对：请照 docs/catalogue.md 里这个要素的写法改",
};
const behind = (written: string, { says, chinese }: Said): Said => ({
  says: `${written} ${says}`,
  chinese: `${written}${chinese}`,
});

/** `/^a$/` → `^a$` */
const bare = (pattern: string): string => pattern.replace(/^\/|\/[a-z]*$/g, "");

const longestShown = 24;
function shown(input: unknown): string {
  const text = typeof input === "string" ? input : JSON.stringify(input);
  return `“${text.length > longestShown ? `${text.slice(0, longestShown)}…` : text}”`;
}

const kinds: Readonly<Record<string, Said>> = {
  string: { says: "write a text", chinese: "请写文字；数字要当文字用就加引号" },
  number: { says: "write a number in digits", chinese: "请写数字，用0到9，不加引号" },
  int: { says: "write a whole number", chinese: "请写整数" },
  boolean: { says: "write true or false", chinese: "请写 true 或 false" },
  array: {
    says: "write a list: [one, other], or lines that begin with -",
    chinese: "请写清单：[甲, 乙]，或每行以 - 开头",
  },
  object: {
    says: "write names with contents: { zh-CN: …, en: … }",
    chinese: "请写一组要素，名字、冒号、内容，像 { zh-CN: …, en: … }",
  },
  record: { says: "write names with contents", chinese: "请写一组要素：名字、冒号、内容" },
};

/** What has to be written, where the issue tells. */
function expectedBy(issue: z.core.$ZodIssue): Said | undefined {
  if (issue.code === "invalid_type") return kinds[issue.expected];
  if (issue.code === "invalid_value") return oneOf(issue.values);
  if (issue.code !== "invalid_union") return undefined;
  if ("options" in issue && issue.options) return oneOf(issue.options);
  const ways = issue.errors.flat().flatMap((each) => expectedBy(each) ?? []);
  const [first] = ways;
  if (!first) return undefined;
  const unlike = ways.filter(({ says }, index) => ways.findIndex((other) => other.says === says) === index);
  return {
    says: unlike.map(({ says }) => says).join(", or "),
    chinese: unlike.map(({ chinese }) => chinese).join("；或者"),
  };
}

const oneOf = (values: readonly z.core.util.Primitive[]): Said => {
  const [only, ...others] = values.map(String);
  if (others.length === 0) return { says: `write ${only}`, chinese: `请写 ${only}` };
  return {
    says: `write one of ${values.map(String).join(", ")}`,
    chinese: `请从这些里选一个：${values.map(String).join("、")}`,
  };
};

function tooSmall({ origin, minimum, input }: z.core.$ZodIssueTooSmall): Said {
  if (origin === "string")
    return minimum === 1
      ? {
          says: "is empty: write something, or delete the line",
          chinese: "是空的：请写上内容，或者删掉这一行",
        }
      : { says: `is too short: write ${minimum} signs or more`, chinese: `太短：请写${minimum}个字以上` };
  if (origin === "array")
    return {
      says: `has too few items: write ${minimum} or more`,
      chinese: `项数太少：请写${minimum}项以上`,
    };
  return {
    says: `${input} is too small: write ${minimum} or more`,
    chinese: `${input} 太小：请写${minimum}或更大的数`,
  };
}

function tooBig({ origin, maximum, input }: z.core.$ZodIssueTooBig): Said {
  if (origin === "string")
    return {
      says: `is too long: write ${maximum} signs at most`,
      chinese: `太长：请缩短到${maximum}个字以内`,
    };
  if (origin === "array")
    return {
      says: `has too many items: leave ${maximum} at most`,
      chinese: `项数太多：请减到${maximum}项以内`,
    };
  return {
    says: `${input} is too large: write ${maximum} at most`,
    chinese: `${input} 太大：请写${maximum}或更小的数`,
  };
}

/** What stands there, and that nothing has that name. @param known names that it may have been meant for */
export function unknownName(name: string, known: readonly string[]): Said {
  const slip = slipIn(name);
  if (slip) return slip;
  const meant = known.find((each) => isNearly(each, name));
  return meant === undefined
    ? {
        says: `there is no element ${name} here: delete it, or correct its name`,
        chinese: `这里没有名为 ${name} 的要素：请删掉，或改对名字`,
      }
    : {
        says: `there is no element ${name} here: write ${meant} where that is meant`,
        chinese: `这里没有名为 ${name} 的要素：是不是 ${meant}？请改对`,
      };
}

/** That a name has its contents in it, for a colon that is none. */
function slipIn(name: string): Said | undefined {
  const wide = wideSignIn(name);
  if (wide) return wide;
  const [before, after] = name.split(/:(.*)/su);
  if (!after) return undefined;
  return {
    says: `“${name}”: behind the colon there has to be a space`,
    chinese: `“${name}”：请在冒号后面空一格，写成 ${before}: ${after}`,
  };
}

/** One letter more, less, other, or two that changed places; case aside. */
function isNearly(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  const without = (text: string, count = 1) => text.slice(count);
  return (
    restA === restB ||
    without(restA) === restB ||
    restA === without(restB) ||
    without(restA) === without(restB) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && without(restA, 2) === without(restB, 2))
  );
}

const comparisonWords = comparisons.join("、");
const conditionWords: Readonly<Record<FaultKind, (word: string) => string>> = {
  deep: () => "条件套得太深：请拆开，或写得简单些",
  none: () => "不是条件：请写 true、false，或 { field: situation.…, is: … } 这样的比较",
  list: (word) => `${word} 后面要写条件的清单：请写成 ${word}: [{ … }, { … }]`,
  word: (word) => `条件里没有 ${word} 这个词：请写 field，再从这些比较词里选一个：${comparisonWords}`,
  comparison: () => `条件要有 field 和一个比较词，只能一个：请从 ${comparisonWords} 里选`,
  field: () => "没写比较的是什么：请在 field 后面写 situation.…、holder.… 或表单字段",
  filled: () => "filled 后面请写 true 或 false",
  oneOf: () => "oneOf 后面要写值的清单：请写成 oneOf: [甲, 乙]",
  day: (word) => `“${word}”不是日期：请写 today、today - 18 years 或 today + 1 month 这样`,
  value: () => "这里请写文字、数字、true 或 false",
  operand: () => "这里请写文字、数字、true、false，或 { field: 另一个字段 }",
};

/** What the schemas look at by functions of their own: conditions, days of a form, how large a form is. */
function ofCustom({ message, params, input }: z.core.$ZodIssueCustom): Said {
  const kind = params?.kind as FaultKind | "dayBound" | "fields" | undefined;
  if (kind === undefined) return { says: message, chinese: unfit.chinese };
  if (kind === "dayBound")
    return behind(shown(input), {
      says: `is no day: write ${message}`,
      chinese: "不是日期：请写 2026-11-01，或 today、today - 18 years、today + 1 month 这样",
    });
  if (kind === "fields") return { says: message, chinese: `整张表单超过${formLimits.fields}个字段：请删减` };
  const word = String(params?.word ?? "");
  const slip = kind === "word" ? slipIn(word) : undefined;
  return slip ?? { says: message, chinese: conditionWords[kind](word) };
}
