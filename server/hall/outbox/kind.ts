import type * as z from "zod/mini";

/** What became of an item. */
export type Settled<Answer> = {
  readonly stream: string;
  readonly key: string;
} & (
  | { readonly end: "done"; readonly answer: Answer }
  /** Refused for good; nothing of its stream goes on until somebody releases or drops it. */
  | {
      readonly end: "parked";
      /** As the other side calls it, `refused` where it does not say; or one of `ownReasons`. */
      readonly reason: string;
      /** Of HTTP; null where nobody was asked. */
      readonly status: number | null;
    }
);

/** Why an item is parked that nobody outside refused. */
export const ownReasons = [
  /** What was to be sent cannot be opened: the key is another one, or the row is damaged, or of a version that is no more. */
  "unreadable",
  /** No kind of this name is there any more. */
  "unknownKind",
  /** It may have got there or not, and whoever has it would not know it again: sent once more it might be there twice. */
  "outcomeUnknown",
] as const;

/** Thrown by a kind's `send`: its time has not come. That is no failure, and what waits for it is not late. */
export class NotYet extends Error {
  override readonly name = "NotYet";
  /** Milliseconds until it comes. */
  readonly wait: number;

  constructor(wait: number) {
    super(`not for ${wait} ms`);
    this.wait = wait;
  }
}

/** One kind of thing that is sent outside: what it is, how it is sent, and who wants to know what became of it. */
export interface OutboxKind<Payload, Answer> {
  /** Stands in the file: never changed once used. */
  readonly name: string;
  readonly payload: z.ZodMiniType<Payload>;
  readonly answer: z.ZodMiniType<Answer>;
  /**
   * Sends it. May be called again with the same payload and key, also after it was sent.
   *
   * @param key idempotency key for the wire: 64 hexadecimal digits
   * @param trying called right before it is handed over, where there is `repeatableFor`
   * @throws ConnectorError: `again` says whether it is tried again or parked · NotYet
   */
  send(payload: Payload, key: string, signal: AbortSignal, trying: () => void): Promise<Answer>;
  /**
   * Milliseconds for which the other side knows a key again. Once it was handed over that long ago and it is not known what became of it, it is
   * parked as `outcomeUnknown`. Left out: for ever.
   */
  readonly repeatableFor?: number;
  /** Told at least once, in order within a stream: told again after a crash, so it must bear a repetition. What it throws is told again later. */
  settled(settled: Settled<Answer>): void | Promise<void>;
}

/** Something to send. */
export interface OutboxItem {
  readonly kind: OutboxKind<unknown, unknown>;
  /** What is sent one after the other: an application's number. Stands in logs: nothing of a person. */
  readonly stream: string;
  /** Once put in, the same key is the same item for ever, and put in no second time. Stands in logs: nothing of a person. */
  readonly key: string;
  readonly payload: unknown;
}

/** An item of a kind; the one way to make one, so that payload and kind belong together. */
export const itemOf = <Payload, Answer>(
  kind: OutboxKind<Payload, Answer>,
  item: { readonly stream: string; readonly key: string; readonly payload: Payload },
): OutboxItem => ({ kind, ...item });
