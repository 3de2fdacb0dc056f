/** Some entries have what stands at some places of the query. */
export interface Evidence {
  readonly from: number;
  readonly to: number;
  /** What each of the places gains for an entry that has it. */
  readonly worth: number;
  readonly entries: Uint16Array;
  /** Of each entry, how strongly it has it; all fully where there are none. */
  readonly weights?: Float32Array;
}

/** A query taken apart. */
export interface Question {
  readonly characters: readonly string[];
  /** How much each place says of the matter: 0 for fillers and signs. */
  readonly says: Float32Array;
  /** How much each place says of something that the catalogue has not; 0 elsewhere. */
  readonly lacked: Float32Array;
  readonly evidence: readonly Evidence[];
  /** Concepts that it means, with the weight of the surest way. */
  readonly concepts: ReadonlyMap<number, number>;
  /** Neighbouring characters that it has. */
  readonly pairs: ReadonlySet<number>;
  /** The numbers of the English stems that it has. */
  readonly stems: ReadonlySet<number>;
  /** Neighbouring sounds that it has, each with how surely. */
  readonly soundPairs: ReadonlyMap<number, number>;
}
