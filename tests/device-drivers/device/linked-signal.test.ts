import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { linkSignals } from "../../../device-drivers/device/linked-signal.ts";

describe("linked signals", () => {
  it("aborts with the reason of the first source that aborts", () => {
    const [one, two] = [new AbortController(), new AbortController()];
    const { signal } = linkSignals(one.signal, undefined, two.signal);
    expect(signal.aborted).toBe(false);
    two.abort("two");
    one.abort("one");
    expect(signal.reason).toBe("two");
  });

  it("is aborted from the first when a source is", () => {
    const { signal } = linkSignals(new AbortController().signal, AbortSignal.abort("before"));
    expect(signal.reason).toBe("before");
  });

  it("leaves nothing on its sources once it is released", () => {
    const sources = [new AbortController(), new AbortController()];
    const { signal, release } = linkSignals(...sources.map((source) => source.signal));
    expect(sources.map((source) => getEventListeners(source.signal, "abort").length)).toEqual([1, 1]);
    release();
    expect(sources.map((source) => getEventListeners(source.signal, "abort").length)).toEqual([0, 0]);
    sources[0]?.abort();
    expect(signal.aborted).toBe(false);
  });
});
