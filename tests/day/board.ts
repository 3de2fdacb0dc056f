import { boardDelays } from "../../kiosk/board/delays.ts";
import { spokenCall, type VoiceLanguage } from "../../server/contract/announcement.ts";
import { numberedWindow } from "../../server/hall/numbered-window.ts";
import type { BoardNote } from "./board-witness.ts";
import type { CallOfLog } from "./log.ts";

/** Milliseconds by which a page's timer may fire early in its own count. */
const grain = 250;

/** What one board has shown and said, as it went. */
export class WatchedBoard {
  /** In the address; what it speaks of that in this browser. */
  readonly search: string;
  readonly voices: readonly VoiceLanguage[];
  readonly notes: BoardNote[] = [];
  readonly #onHeard: (number: string, windowId: string) => void;
  #shown: { number: string; windowId: string } | undefined;

  constructor(
    search: string,
    voices: readonly VoiceLanguage[],
    onHeard: (number: string, windowId: string) => void,
  ) {
    this.search = search;
    this.voices = voices;
    this.#onHeard = onHeard;
  }

  note(noted: BoardNote): void {
    this.notes.push(noted);
    if (noted.what === "shown")
      this.#shown = { number: noted.number, windowId: /\d+/.exec(noted.window)?.[0] ?? "" };
    if (noted.what === "spoken" && this.#shown && this.#said() === this.voices.length)
      this.#onHeard(this.#shown.number, this.#shown.windowId);
  }

  get shown(): readonly (BoardNote & { what: "shown" })[] {
    return this.notes.filter((each) => each.what === "shown");
  }

  get spoken(): readonly (BoardNote & { what: "spoken" })[] {
    return this.notes.filter((each) => each.what === "spoken");
  }

  /** Whether the last of so many calls has been said. */
  hasSaid(calls: number): boolean {
    return this.spoken.length >= calls * this.voices.length && this.notes.at(-1)?.what === "gone";
  }

  /** Calls of the hall that waited behind another on this board, at most. */
  longestLine(calls: readonly CallOfLog[]): number {
    return this.shown.reduce((longest, { at }, index) => {
      const called = calls.filter((call) => call.at <= at).length;
      return Math.max(longest, called - index - 1);
    }, 0);
  }

  /** What is wrong with it, against the calls of the log. */
  wrongs(calls: readonly CallOfLog[]): string[] {
    const wrong: string[] = [];
    const compare = (what: string, seen: readonly string[], wanted: readonly string[]) => {
      const at = wanted.findIndex((each, index) => seen[index] !== each);
      if (at >= 0 || seen.length !== wanted.length)
        wrong.push(
          `${what} ${seen.length} of ${wanted.length}; at ${at}: ${seen[at] ?? "nothing"} for ${wanted[at] ?? "nothing"}`,
        );
    };
    compare(
      "shown",
      this.shown.map(({ number, window }) => `${number} ${/\d+/.exec(window)?.[0]}`),
      calls.map(({ number, windowId }) => `${number} ${windowId}`),
    );
    compare(
      "spoken",
      this.spoken.map(({ text }) => text),
      calls.flatMap(({ number, windowId }) =>
        this.voices.map((voice) => spokenCall({ number, windowName: numberedWindow(windowId) }, voice)),
      ),
    );
    const cut = this.spoken.filter(({ whole }) => !whole).length;
    if (cut > 0) wrong.push(`${cut} sentences were cut`);
    const chimes = this.notes.filter(({ what }) => what === "chime").length;
    if (chimes !== calls.length) wrong.push(`${chimes} chimes for ${calls.length} calls`);
    wrong.push(...this.#short());
    return wrong;
  }

  /** Sentences since the call on the stage was shown. */
  #said(): number {
    const from = this.notes.findLastIndex(({ what }) => what === "shown");
    return this.notes.slice(from).filter(({ what }) => what === "spoken").length;
  }

  /** Calls that left the stage before their time, or before they were said. */
  #short(): string[] {
    const short: string[] = [];
    let shown: (BoardNote & { what: "shown" }) | undefined;
    for (const each of this.notes) {
      if (each.what === "spoken" && !shown) short.push(`"${each.text}" is said and nothing shown`);
      if (each.what === "gone" && shown && each.at - shown.at < boardDelays.callTime - grain)
        short.push(`${shown.number} was shown for ${each.at - shown.at} ms`);
      if (each.what === "shown") shown = each;
      if (each.what === "gone") shown = undefined;
    }
    return short;
  }
}
