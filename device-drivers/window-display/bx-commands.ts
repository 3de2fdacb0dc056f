/**
 * Commands to Onbon BX-5K/6K controllers, and their answers: group, command, whether an answer is wanted or how it went, two reserved
 * bytes, content (maker's protocol 1.4, and its analyser; the packed records of UMgrBXFontCard, 2018). The worked example of a dynamic
 * area at deanled.cn has a length in the reserved bytes and pixels where its own text says bytes; its CRC does not fit either.
 */
import { gb18030TwoByte } from "../text/gb18030.ts";

/** Group and command; the third byte asks for an answer. */
const wantsAnswer = 0x01;

/** Does nothing; the controller answers. */
export const ping = Uint8Array.of(0xa2, 0x00, wantsAnswer, 0x00, 0x00);

export interface DynamicArea {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** At most 1,500 bytes once encoded; where the width is full the controller goes on in the next line. */
  readonly text: string;
}

/** Shows text in dynamic area 0, the whole screen, standing, until it is told otherwise; all other dynamic areas go. */
export function showArea({ width, height, text }: DynamicArea): Uint8Array {
  const encoded = encodeText(text);
  const area = [
    /* an area of text, at 0, 0 */ 0x00,
    ...word(0),
    ...word(0),
    // Across in bytes of eight pixels, down in pixels.
    ...word(Math.floor(width / 8)),
    ...word(height),
    /* its number, no space between its lines, shown over and over, without an end */ 0x00,
    0x00,
    0x00,
    ...word(0),
    /* reserved */ 0x00,
    0x00,
    0x00,
    /* several lines, and a new one where the old is full */ 0x02,
    0x02,
    /* standing, no way out, and the fastest */ 0x01,
    0x00,
    0x00,
    0x00,
    ...word(encoded.length),
    ...word(0),
    ...encoded,
  ];
  // Of the others none is deleted by number; of ours there is one.
  const content = [0x00, 0x01, ...word(area.length), ...area];
  return Uint8Array.of(0xa3, 0x06, wantsAnswer, 0x00, 0x00, ...content);
}

function word(value: number): [number, number] {
  return [value & 0xff, (value >> 8) & 0xff];
}

/** What an answer says. `unknown`: it is none. */
export type BxAnswer =
  | { readonly kind: "acknowledged" }
  | { readonly kind: "refused"; readonly error: number }
  | { readonly kind: "unknown" };

/** The third byte says how it went. Takes any bytes. */
export function readAnswer(data: Uint8Array): BxAnswer {
  const [, , error] = data;
  if (data.length < answerLength || error === undefined) return { kind: "unknown" };
  return error === 0 ? { kind: "acknowledged" } : { kind: "refused", error };
}

/** The shortest: group, command, error and two reserved bytes. */
const answerLength = 5;

/** Reasons of a refusal (the maker's SDK for font cards). `busy` alone passes by itself. */
export const bxErrors = { unknownGroup: 1, unknownCommand: 2, busy: 3, outOfMemory: 4, checksum: 5 } as const;

export function nameOfError(error: number): string {
  return Object.entries(bxErrors).find(([, number]) => number === error)?.[0] ?? `error ${error}`;
}

/** GB 2312, the controllers' fonts: both bytes from A1 on, to F7 and FE. */
function codeOf(character: string): number | undefined {
  const code = gb18030TwoByte(character.codePointAt(0) ?? 0);
  if (code === undefined) return undefined;
  const [lead, trail] = [code >> 8, code & 0xff];
  return lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 ? code : undefined;
}

const isPlain = (character: string) => /^[ -~]$/.test(character);

/** Whether the controller's font has the character. The backslash it takes for the beginning of a command of its own. */
export function bxHas(character: string): boolean {
  return (isPlain(character) && character !== "\\") || codeOf(character) !== undefined;
}

/** `?` for what the font does not have. */
function encodeText(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      if (!bxHas(character)) return [0x3f];
      if (isPlain(character)) return [character.charCodeAt(0)];
      const code = codeOf(character) ?? 0x3f;
      return [code >> 8, code & 0xff];
    }),
  );
}
