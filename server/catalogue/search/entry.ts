/** What the search knows of one matter. Chinese as in zh-CN; the query may come in any script. */
export interface SearchEntry {
  readonly id: string;
  /** Formal name, plain (口语化) name, other names and synonyms. */
  readonly names: readonly string[];
  /** English names and keywords. */
  readonly english: readonly string[];
  /** Everyday questions that lead here. */
  readonly asked?: readonly string[];
  /** Weakest: what is in its guide that people may say (materials, results, situations). */
  readonly words: readonly string[];
  /** Its id, as filters and questions back name it; so are the life events. */
  readonly department: string;
  readonly subject: "person" | "enterprise" | "both";
  readonly lifeEvents: readonly string[];
  /** 0 … 1; decides between equals. */
  readonly popularity?: number;
}
