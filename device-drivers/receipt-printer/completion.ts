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
  /** To be called as it is written: answers are counted in the order of writing. */
  sending(): void;
}

interface Asked {
  readonly kind: ProofKind;
  readonly id: string;
  /** Which answer of the paper sensor is its own. */
  ordinal: number;
  idleLooks: number;
  isAnswered: boolean;
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

  /** A question, to be written where its answer shall prove something. */
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
      if (asked.kind !== "printingBit") continue;
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
    for (const question of asked) question.sending();
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
    asked.isAnswered = true;
    this.#open.delete(asked);
  }

  #ask(kind: ProofKind | "none"): Question {
    if (kind === "none")
      return { bytes: new Uint8Array(), isAnswered: () => false, sending: () => undefined };
    const id = (this.#nextProcessId++ % 36 ** 4).toString(36).toUpperCase().padStart(4, "0");
    const asked: Asked = { kind, id, ordinal: 0, idleLooks: 0, isAnswered: false };
    return {
      bytes: questionBytes(kind, id),
      isAnswered: () => asked.isAnswered,
      sending: () => {
        if (kind === "paperSensor") asked.ordinal = ++this.#sensorsAsked;
        this.#open.add(asked);
      },
    };
  }
}

function questionBytes(kind: ProofKind, id: string): Uint8Array {
  if (kind === "processId") return requestProcessId(id);
  return kind === "paperSensor" ? requestPaperSensor : new Uint8Array();
}
