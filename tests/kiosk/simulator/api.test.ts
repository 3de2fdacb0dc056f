import { afterEach, describe, expect, it, vi } from "vitest";
import { benchOf, follow, perform, type StreamEvent } from "../../../kiosk/simulator/api.ts";
import { longestAction } from "../../../server/contract/simulator.ts";
import { aBenchState, anEntry } from "./bench-fixture.ts";

afterEach(() => vi.unstubAllGlobals());

describe("perform", () => {
  const action = { device: "id-card-reader", action: "layCard", arguments: { persona: "resident" } };

  it("posts the action with its arguments and brings back the bench", async () => {
    const fetched = vi.fn(async () => Response.json(aBenchState({ card: "resident" })));
    vi.stubGlobal("fetch", fetched);
    expect((await perform(action)).reader?.state.card).toBe("resident");
    const [address, { method, body }] = fetched.mock.calls[0] as unknown as [string, RequestInit];
    expect([address, method]).toEqual(["/simulator/api/actions", "POST"]);
    expect(JSON.parse(String(body))).toEqual({
      device: "id-card-reader",
      action: "layCard",
      persona: "resident",
    });
  });

  it.each([
    ["simulator.unknownAction", "simulator.unknownAction"],
    ["something.unheard", "message.internal"],
  ])("tells a refusal %s as %s", async (error, code) => {
    vi.stubGlobal("fetch", async () =>
      Response.json({ error, number: "模拟-02", detail: "no" }, { status: 404 }),
    );
    await expect(perform(action)).rejects.toMatchObject({ name: "SimulatorError", code, message: "no" });
  });

  it("sends a file's text as the trace, and brings back which line of it is wrong", async () => {
    const problem = { kind: "trace", line: 2 };
    const fetched = vi.fn(async () =>
      Response.json(
        { error: "simulator.invalidArguments", number: "模拟-03", detail: "no", problem },
        { status: 400 },
      ),
    );
    vi.stubGlobal("fetch", fetched);
    const recording = { device: "id-card-reader", action: "useRecording", trace: new Blob(["a\tb\n…"]) };
    await expect(perform(recording)).rejects.toMatchObject({ code: "simulator.invalidArguments", problem });
    const [, { body }] = fetched.mock.calls[0] as unknown as [string, RequestInit];
    expect(JSON.parse(String(body))).toEqual({
      device: "id-card-reader",
      action: "useRecording",
      trace: "a\tb\n…",
    });
  });

  it("does not read or send a file that no trace can be", async () => {
    const fetched = vi.fn();
    vi.stubGlobal("fetch", fetched);
    const huge = { size: longestAction + 1 } as Blob;
    const cause = new DOMException("gone", "NotFoundError");
    const gone = { size: 9, text: () => Promise.reject(cause) } as unknown as Blob;
    const problem = { kind: "trace", line: null };
    await expect(perform({ ...action, trace: huge })).rejects.toMatchObject({ problem });
    await expect(perform({ ...action, trace: gone })).rejects.toMatchObject({ problem, cause });
    expect(fetched).not.toHaveBeenCalled();
  });

  it("tells a bench that does not answer, with the cause", async () => {
    const cause = new TypeError("Failed to fetch");
    vi.stubGlobal("fetch", async () => {
      throw cause;
    });
    await expect(perform(action)).rejects.toMatchObject({ name: "SimulatorError", code: null, cause });
  });

  it("does not trust a state that is not of the contract", async () => {
    vi.stubGlobal("fetch", async () => Response.json({ devices: [{}], personas: [] }));
    await expect(perform(action)).rejects.toThrow();
  });
});

describe("follow", () => {
  class Source extends EventTarget {
    static last: Source;
    onopen: (() => void) | null = null;
    onerror: (() => void) | null = null;
    closed = false;
    readonly url: string;
    constructor(url: string) {
      super();
      this.url = url;
      Source.last = this;
    }
    close() {
      this.closed = true;
    }
    tells(type: string, data: unknown) {
      this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
    }
  }

  it("tells of the opening, the states, the bytes and the end", () => {
    vi.stubGlobal("EventSource", Source);
    const heard: StreamEvent[] = [];
    follow((event) => heard.push(event));
    expect(Source.last.url).toBe("/simulator/api/events");
    Source.last.onopen?.();
    Source.last.tells("state", aBenchState());
    Source.last.tells("wire", anEntry(1, "AA"));
    Source.last.onerror?.();
    expect(heard).toEqual([
      { type: "opened" },
      { type: "state", bench: benchOf(aBenchState()) },
      { type: "wire", entry: anEntry(1, "AA") },
      { type: "lost" },
    ]);
    expect(Source.last.closed).toBe(true);
  });

  it("is ended by its caller", () => {
    vi.stubGlobal("EventSource", Source);
    follow(() => undefined)();
    expect(Source.last.closed).toBe(true);
  });
});
