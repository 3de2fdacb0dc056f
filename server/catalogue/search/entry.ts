/** What the search knows of one matter. Chinese as in zh-CN; the query may come in any script. */
export interface SearchEntry {
  readonly id: string;
  /** Formal name, plain (口语化) name, other names and synonyms. */
  readonly names: readonly string[];
  /** English names and keywords. */
  readonly english: readonly string[];
  /** Weaker: what people may say that is in its guide (materials, results, situations, everyday questions). */
  readonly words: readonly string[];
  readonly department: string;
  readonly subject: "person" | "enterprise" | "both";
  readonly lifeEvents: readonly string[];
  /** 0 … 1; decides between equals. */
  readonly popularity?: number;
}
