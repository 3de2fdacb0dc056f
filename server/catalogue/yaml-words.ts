import type { YAMLError } from "yaml";

/** What each fault of a file that is no YAML is, and what to do, for who writes the content. */
export const yamlWords: Readonly<Record<YAMLError["code"], string>> = {
  ALIAS_PROPS: "引用（*）前后不能再写别的",
  BAD_ALIAS: "引用（*）的名字不对，请直接写内容",
  BAD_DIRECTIVE: "以 % 开头的行看不懂，请删掉",
  BAD_DQ_ESCAPE: "双引号里的反斜杠写法不对，请去掉反斜杠，或改用单引号",
  BAD_INDENT: "缩进不对，请和上下同级的行对齐",
  BAD_PROP_ORDER: "标记（! 或 &）的位置不对，请删掉",
  BAD_SCALAR_START: "不能以 @ 或 ` 开头，请给这段话加上引号",
  BLOCK_AS_IMPLICIT_KEY: "缩进不对，或这段话里有冒号：请对齐，或给这段话加上引号",
  BLOCK_IN_FLOW: "大括号、中括号里不能换行写清单，请写在括号里",
  DUPLICATE_KEY: "同一个要素写了两遍，请删掉一个",
  IMPOSSIBLE: "看不懂，请检查这一行的缩进和符号",
  KEY_OVER_1024_CHARS: "冒号前面太长，请检查前面的引号有没有写完",
  MISSING_CHAR: "少了引号、括号或冒号，请补上",
  MULTILINE_IMPLICIT_KEY: "冒号前面跨了行，请检查缩进和引号",
  MULTIPLE_ANCHORS: "标记（&）写了两个，请删掉",
  MULTIPLE_DOCS: "一个文件里只能有一份内容，请删掉 --- 和它后面的",
  MULTIPLE_TAGS: "标记（!）写了两个，请删掉",
  NON_STRING_KEY: "要素的名字不是文字，请检查冒号前面",
  RESOURCE_EXHAUSTION: "引用（*）展开后太大，请直接写内容",
  TAB_AS_INDENT: "缩进用了制表符（Tab），请改用空格",
  TAG_RESOLVE_FAILED: "标记（!）看不懂，请删掉",
  UNEXPECTED_TOKEN: "这里多了符号，请检查引号、括号和冒号是否成对",
  BAD_COLLECTION_TYPE: "清单和要素混在一起了，请检查缩进和短横线",
};

/** A bracket that is not closed is told as an indentation of what comes after it. */
export const chineseOf = ({ code, message }: Pick<YAMLError, "code" | "message">): string =>
  code === "BAD_INDENT" && message.startsWith("Flow ")
    ? "这一行上面的括号没有关上，请补上 } 或 ]"
    : yamlWords[code];
