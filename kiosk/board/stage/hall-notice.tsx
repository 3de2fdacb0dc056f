import type { Language } from "../../../server/contract/hall.ts";
import { inLanguage, type Notice, running } from "../../../server/contract/notices/notice.ts";
import { Icon } from "../../ui/icon.tsx";
import { pageAt } from "../paging.ts";

export interface ReadNotice {
  readonly words: string;
  readonly language: Language;
  readonly urgent: boolean;
}

/**
 * Whose turn it is at the foot of the board; null: what the board says itself, which has a turn of its own, but where something is urgent.
 * What is not in the board's language is not read there.
 */
export function noticeAt(notices: readonly Notice[], language: Language, now: number): ReadNotice | null {
  const read = running(notices, now).flatMap(({ urgent, ...notice }) => {
    const said = inLanguage(notice, language);
    return said ? [{ ...said, urgent }] : [];
  });
  const urgent = read.filter((each) => each.urgent);
  return pageAt(urgent.length > 0 ? urgent : [null, ...read], 1, now).items[0] ?? null;
}

/** A notice of the hall. */
export function HallNotice({ notice: { words, language, urgent } }: { readonly notice: ReadNotice }) {
  return (
    <p class="board__notice" data-urgent={urgent} lang={language}>
      <Icon name={urgent ? "warning" : "information"} size={40} />
      {words}
    </p>
  );
}
