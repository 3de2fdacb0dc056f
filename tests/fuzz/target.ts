import { DeviceError } from "../../device-drivers/device/errors.ts";
import type { WireTracer } from "../../device-drivers/device/wire-trace.ts";

/** A parser under fuzz, freshly made. */
export interface FuzzedParser {
  /** A chunk of a stream, cut anywhere; or, of a parser of whole messages, one message. */
  push(chunk: Uint8Array): void;
  /** The line has been quiet for longer than any gap inside a message. */
  quiet(): void;
}

/** One parser, as data. */
export interface FuzzTarget {
  /** The folder of the family. */
  readonly family: string;
  readonly parser: string;
  /** Valid messages, which are then damaged. */
  readonly corpus: readonly Uint8Array[];
  /** Whether the parser wants whole messages, as they were sent; else it is given chunks of any size. */
  readonly whole: boolean;
  /** @param passed called by the parser with everything it passes on as good, and whether the reference agrees */
  open(passed: (isSound: boolean) => void): FuzzedParser;
}

const nothing = () => undefined;

/** A parser of a byte stream. `make` is given whom to tell what it has found; `isSound` is the slow reference. */
export function ofStream<Found>(
  family: string,
  parser: string,
  corpus: readonly Uint8Array[],
  make: (found: (what: Found) => void) => { push(chunk: Uint8Array): void; quiet?(): void },
  isSound: (what: Found) => boolean,
): FuzzTarget {
  return {
    family,
    parser,
    corpus,
    whole: false,
    open(passed) {
      const made = make((what) => passed(isSound(what)));
      return { push: (chunk) => made.push(chunk), quiet: () => made.quiet?.() };
    },
  };
}

/**
 * A function of one whole message. `undefined` and a `DeviceError` are refusals; whatever else comes back was passed, and
 * `isSound` is asked about it.
 */
export function ofMessage<Found>(
  family: string,
  parser: string,
  corpus: readonly Uint8Array[],
  parse: (message: Uint8Array) => Found | undefined,
  isSound: (what: Found, message: Uint8Array) => boolean,
): FuzzTarget {
  return {
    family,
    parser,
    corpus,
    whole: true,
    open: (passed) => ({
      push(message) {
        // What the parser does to the bytes must not change what the reference sees.
        const copy = message.slice();
        try {
          const found = parse(message);
          if (found !== undefined) passed(isSound(found, copy));
        } catch (cause) {
          if (!(cause instanceof DeviceError)) throw cause;
        }
      },
      quiet: nothing,
    }),
  };
}

/** Longest description of one message that a wire display is given. */
const longestDescription = 16 * 1024;

/** A wire tracer: what it makes of the bytes must be short, and its hex must be hex. */
export function ofTracer(
  family: string,
  parser: string,
  corpus: readonly Uint8Array[],
  create: () => WireTracer,
): FuzzTarget {
  return {
    family,
    parser,
    corpus,
    whole: false,
    open(passed) {
      const tracer = create();
      let count = 0;
      return {
        push(chunk) {
          const direction = count++ % 2 === 0 ? "toHost" : "toDevice";
          for (const { name, hex } of tracer.push(direction, chunk))
            passed(name.length > 0 && name.length + hex.length <= longestDescription);
        },
        quiet: nothing,
      };
    },
  };
}
