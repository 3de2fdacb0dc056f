import { filePart, mostFiles, type PictureDoubt } from "../../../../server/contract/matters.ts";

/** Pages of one material as they are scanned. Pure data. */

/** A page that was taken and judged: its JPEG lives here and nowhere else until it is sent. */
export interface TakenPage {
  /** Names it here, and at the hall: sent again it is the same file. */
  readonly upload: string;
  readonly jpeg: Uint8Array;
  readonly doubts: readonly PictureDoubt[];
}

/** `file`: what the hall calls it; null: not sent yet. */
export interface ScannedPage extends TakenPage {
  readonly file: string | null;
}

/** With a page at the end, or in the place of the one that was taken again. */
export function withPage(
  pages: readonly ScannedPage[],
  taken: TakenPage,
  replaced: string | null,
): readonly ScannedPage[] {
  const page = { ...taken, file: null };
  return pages.some(({ upload }) => upload === replaced)
    ? pages.map((each) => (each.upload === replaced ? page : each))
    : [...pages, page];
}

export const withoutPage = (pages: readonly ScannedPage[], upload: string): readonly ScannedPage[] =>
  pages.filter((each) => each.upload !== upload);

export const withFile = (
  pages: readonly ScannedPage[],
  upload: string,
  file: string,
): readonly ScannedPage[] => pages.map((each) => (each.upload === upload ? { ...each, file } : each));

/** The next that the hall does not have. */
export const unsent = (pages: readonly ScannedPage[]): ScannedPage | undefined =>
  pages.find(({ file }) => file === null);

/** What the hall calls the pages, in order; null while one is not sent, or there is none. */
export function filesOf(pages: readonly ScannedPage[]): string[] | null {
  const files = pages.flatMap(({ file }) => file ?? []);
  return files.length > 0 && files.length === pages.length ? files : null;
}

export const hasRoom = (pages: readonly ScannedPage[]): boolean => pages.length < mostFiles;

/** Bytes of a part: base 64 makes four characters of three. */
const partBytes = (filePart / 4) * 3;

/** A file in parts as they cross the wire, base 64, of which all together are the file's own base 64. */
export function partsOf(bytes: Uint8Array): string[] {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += partBytes)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + partBytes))));
  return parts;
}
