/**
 * How a printer proves that it got to a place in what it was sent: a question stands there, and its answer comes when all
 * before it is done. Which questions a model answers is learnt by asking.
 *
 * - process id (`GS ( H`): answered when everything before it is printed; each has its own name;
 * - paper sensor (`GS r`): answered when the printer gets to it in its buffer; told apart by counting;
 * - printing bit: no question; the printer says twice that it does not print, after the last byte.
 */
import { PROCESS_ID_BLOCK, requestPaperSensor, requestProcessId } from "./commands.ts";
import type { PrinterReply } from "./replies.ts";
import { REAL_TIME_DEADLINE_MS, REAL_TIME_RETRY_PAUSE_MS, type ReplyLine } from "./reply-line.ts";
import type { ProofKind } from "./status-profiles.ts";

/** An answer that belongs with the one just received comes within a retry pause. */
const COMPANION_REPLY_MS = REAL_TIME_RETRY_PAUSE_MS;
/** A pause between two lines of a ticket may look like the end once, not twice a poll apart. */
const IDLE_LOOKS = 2;

export interface Question {
  readonly bytes: Uint8Array;
  /** Said once, stays said. */
  isAnswered(): boolean;
  /** It has left for the printer: only from now on does the printing bit tell anything. */
  sent(): void;
}

interface Asked {
  readonly kind: ProofKind | "none";
  readonly id: string;
  readonly ordinal: number;
  answered: boolean;
  idleLooks: number;
  isSent: boolean;
}

export class Completion {
  readonly #line: ReplyLine;
  #kinds: readonly ProofKind[];
  #open = new Set<Asked>();
  #nextProcessId: number;
  #sensorsAsked = 0;
  #sensorsAnswered = 0;
  /** What the printer answers; undefined until it was asked, or when answers may be out of step. */
  kind: ProofKind | "none" | undefined;

  /** @param seed process ids begin here, so that they differ from those of a session shortly before */
  constructor(line: ReplyLine, kinds: readonly ProofKind[], seed: number) {
    this.#line = line;
    this.#kinds = kinds;
    this.#nextProcessId = seed;
  }

  get isGiven(): boolean {
    return this.kind !== undefined && this.kind !== "none";
  }

  /** Another model after all. */
  expect(kinds: readonly ProofKind[]): void {
    if (kinds === this.#kinds) return;
    this.#kinds = kinds;
    this.forget();
  }

  /** What was asked and not answered yet will not be: its answer must not pass for another's. */
  forget(): void {
    this.kind = undefined;
    this.#open.clear();
    this.#sensorsAsked = 0;
    this.#sensorsAnswered = 0;
  }

  /** A question to be written into what is sent next; they must be sent in the order of asking. */
  question(): Question {
    return this.#ask(this.kind ?? "none");
  }

  hear(reply: PrinterReply): void {
    if (reply.kind === "powerOn") this.forget();
    // One more than were asked is an old one that came late.
    if (reply.kind === "paperSensor" && this.#sensorsAnswered < this.#sensorsAsked) this.#sensorsAnswered++;
    for (const asked of this.#open) {
      const isIt =
        asked.kind === "processId"
          ? reply.kind === "block" && reply.id === PROCESS_ID_BLOCK && reply.text === asked.id
          : asked.kind === "paperSensor" && this.#sensorsAnswered >= asked.ordinal;
      if (isIt) this.#settle(asked);
    }
  }

  /** What a look at the status said of the printing bit. */
  hearPrinting(printing: boolean): void {
    for (const asked of this.#open) {
      if (asked.kind !== "printingBit" || !asked.isSent) continue;
      asked.idleLooks = printing ? 0 : asked.idleLooks + 1;
      if (asked.idleLooks >= IDLE_LOOKS) this.#settle(asked);
    }
  }

  /** Asks everything that the model may answer. True when it answered something, or has no question to answer. */
  async learn(signal: AbortSignal): Promise<boolean> {
    this.forget();
    if (this.#kinds.includes("printingBit")) {
      this.kind = "printingBit";
      return true;
    }
    const asked = this.#kinds.map((kind) => this.#ask(kind));
    const answered = () => asked.filter((question) => question.isAnswered());
    await this.#line.write(Buffer.concat(asked.map(({ bytes }) => bytes)));
    const deadline = REAL_TIME_DEADLINE_MS + this.#line.backlogMs;
    await this.#line.until(() => answered().length > 0, deadline, signal);
    await this.#line.until(() => answered().length === asked.length, COMPANION_REPLY_MS, signal);
    this.#line.giveUpReply();
    this.kind = this.#kinds.find((_, index) => asked[index]?.isAnswered()) ?? "none";
    return this.kind !== "none";
  }

  #settle(asked: Asked): void {
    asked.answered = true;
    this.#open.delete(asked);
  }

  #ask(kind: ProofKind | "none"): Question {
    const id = (this.#nextProcessId++ % 36 ** 4).toString(36).toUpperCase().padStart(4, "0");
    const ordinal = kind === "paperSensor" ? ++this.#sensorsAsked : 0;
    const asked: Asked = { kind, id, ordinal, answered: false, idleLooks: 0, isSent: false };
    if (kind !== "none") this.#open.add(asked);
    const bytes =
      kind === "processId"
        ? requestProcessId(id)
        : kind === "paperSensor"
          ? requestPaperSensor
          : new Uint8Array();
    return {
      bytes,
      isAnswered: () => asked.answered,
      sent: () => {
        asked.isSent = true;
      },
    };
  }
}
