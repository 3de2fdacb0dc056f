import type { Clock } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { Transport, TransportSource } from "./transport.ts";

/**
 * Milliseconds that a printer may take to answer one request. Ours: a sleeping office printer wakes in some 10 s, and a
 * document of a few megabytes crosses a slow network in as many.
 */
export const answerDeadline = 30_000;

/** An answer longer than this is none of a printer's: attributes are a few kilobytes. */
const longestAnswer = 1024 * 1024;

/**
 * IPP over HTTP (RFC 8010 §4, RFC 8011): what is written is one whole request, what comes is one whole response. HTTP
 * connections come and go underneath; the line is lost when a request finds no printer.
 *
 * @param url `http://printer.local:631/ipp/print`, or CUPS's `http://127.0.0.1:631/printers/NAME`
 */
export function ippSource(url: string, clock: Clock): TransportSource {
  return {
    address: url,
    // There is no cheaper way to know than to ask, which opening does.
    exists: async () => true,
    async open() {
      // The resource answers something to a GET wherever a printer listens.
      await request(url, clock, { method: "GET" }, "line.absent");
      return ippTransport(url, clock);
    },
  };
}

function ippTransport(url: string, clock: Clock): Transport {
  const closing = new AbortController();
  let onData: ((chunk: Uint8Array) => void) | undefined;
  let onLost: ((cause: Error) => void) | undefined;
  let lost: DeviceError | undefined;
  return {
    async write(bytes) {
      if (lost || closing.signal.aborted) throw lost ?? new DeviceError("line.lost", `${url} is closed`);
      const headers = { "content-type": "application/ipp" };
      const sent = { method: "POST", headers, body: Buffer.from(bytes), signal: closing.signal };
      try {
        onData?.(await request(url, clock, sent, "line.lost"));
      } catch (cause) {
        if (!(cause instanceof DeviceError) || cause.code !== "line.lost") throw cause;
        if (!lost && !closing.signal.aborted) {
          lost = cause;
          onLost?.(cause);
        }
        throw cause;
      }
    },
    onData(listener) {
      onData = listener;
    },
    onLost(listener) {
      onLost = listener;
      if (lost) listener(lost);
    },
    async close() {
      closing.abort();
    },
  };
}

async function request(
  url: string,
  clock: Clock,
  init: RequestInit,
  missing: "line.absent" | "line.lost",
): Promise<Uint8Array> {
  const late = new AbortController();
  const timer = clock.setTimeout(() => late.abort(), answerDeadline);
  const stop = () => late.abort();
  init.signal?.addEventListener("abort", stop, { once: true });
  try {
    const response = await fetch(url, { ...init, signal: late.signal });
    const announced = Number(response.headers.get("content-length") ?? 0);
    if (announced > longestAnswer)
      throw new DeviceError("device.garbled", `${url} answered ${announced} bytes`);
    const body = await boundedBody(response);
    if (init.method === "POST" && !response.ok)
      throw new DeviceError("device.garbled", `${url} answered HTTP ${response.status}`);
    return body;
  } catch (cause) {
    if (cause instanceof DeviceError) throw cause;
    throw new DeviceError(missing, `${url}: ${(cause as Error).message}`, { cause });
  } finally {
    clock.clearTimeout(timer);
    init.signal?.removeEventListener("abort", stop);
  }
}

async function boundedBody(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > longestAnswer) throw new DeviceError("device.garbled", "an answer without end");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
