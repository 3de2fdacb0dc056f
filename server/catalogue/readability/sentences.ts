/** Spoken in one go: what stands between two stops. A list with 、 is one go. */
const clauseEnds = /[，,：:。！？!?；;…\n]+|——/u;
const sentenceEnds = /[。！？!?；;…\n]+/u;
/** Signs that are said: letters, digits and Chinese; neither stops nor brackets. */
const said = /[\p{L}\p{N}]/gu;

export const lengthOf = (text: string): number => text.match(said)?.length ?? 0;
const parts = (text: string, ends: RegExp): string[] => text.split(ends).filter((part) => lengthOf(part) > 0);

/** 分句 and 句子, without the stops around them. */
export const clausesOf = (text: string): string[] => parts(text, clauseEnds);
export const sentencesOf = (text: string): string[] => parts(text, sentenceEnds);
