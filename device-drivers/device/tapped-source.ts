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
      const look = (direction: Direction, bytes: Uint8Array) => {
        for (const description of trace.push(direction, bytes)) {
          tell({ ...description, direction, at: clock.now() });
        }
      };
      return new Proxy(line, {
        get(target, member) {
          if (member === "write") {
            return (bytes: Uint8Array) => {
              // What is sent may be wiped by its owner as soon as it is written.
              const written = target.write(bytes);
              look("toDevice", bytes);
              return written;
            };
          }
          if (member === "onData") {
            return (listener: (chunk: Uint8Array) => void) =>
              target.onData((chunk) => {
                // Copied: the device takes it first, and may wipe it; nobody waits for who looks on.
                const seen = chunk.slice();
                listener(chunk);
                clock.defer(() => look("toHost", seen));
              });
          }
          const value: unknown = Reflect.get(target, member);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    },
  };
}
