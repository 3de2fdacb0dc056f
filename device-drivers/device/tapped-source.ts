import type { Clock } from "../clock.ts";
import type { Transport, TransportSource } from "../transport/transport.ts";
import type { Direction, WireDescription, WireTracer } from "./wire-trace.ts";

/** One message on the wire, when it was there. */
export interface TappedMessage extends WireDescription {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly direction: Direction;
}

/**
 * The same source, with somebody who looks on: every message of every line that is opened is described, redacted by the
 * family's own tracer, and told. Looking on never changes, delays or ends what crosses the line.
 */
export function tapSource<Line extends Transport>(
  source: TransportSource<Line>,
  options: {
    readonly clock: Clock;
    readonly tracer: (line: Line) => WireTracer;
    readonly tell: (message: TappedMessage) => void;
  },
): TransportSource<Line> {
  const { clock, tracer, tell } = options;
  return {
    get address() {
      return source.address;
    },
    exists: () => source.exists(),
    async open() {
      const line = await source.open();
      const trace = tracer(line);
      /** What crossed the line and has not been described yet, in the order in which it did. */
      const unseen: { readonly direction: Direction; readonly at: number; readonly bytes: Uint8Array }[] = [];
      const describe = () => {
        for (const { direction, at, bytes } of unseen.splice(0)) {
          for (const description of trace.push(direction, bytes)) tell({ ...description, direction, at });
        }
      };
      return new Proxy(line, {
        get(target, member) {
          if (member === "write") {
            return (bytes: Uint8Array) => {
              const at = clock.now();
              const written = target.write(bytes);
              // What is sent may be wiped by its owner as soon as it is written.
              unseen.push({ direction: "toDevice", at, bytes: bytes.slice() });
              // Behind an answer that still waits, as it was on the line: whoever has the answer asks on at once.
              if (unseen.length === 1) describe();
              return written;
            };
          }
          if (member === "onData") {
            return (listener: (chunk: Uint8Array) => void) =>
              target.onData((chunk) => {
                // Copied: the device takes it first, and may wipe it; nobody waits for who looks on.
                unseen.push({ direction: "toHost", at: clock.now(), bytes: chunk.slice() });
                listener(chunk);
                clock.defer(describe);
              });
          }
          const value: unknown = Reflect.get(target, member);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    },
  };
}
