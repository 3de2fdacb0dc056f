import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect, reconnectDelays } from "../../../kiosk/connection/service-connection.ts";
import { hallGuide } from "../../../server/contract/guide/guide.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

/** A line that says nothing by itself. */
class PlayedSocket {
  static opened: PlayedSocket[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  closed = false;
  readonly sent: string[] = [];
  constructor() {
    PlayedSocket.opened.push(this);
  }
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.closed = true;
  }
}

const clock = new SimulatedClock();
beforeEach(() => {
  PlayedSocket.opened = [];
  vi.stubGlobal("WebSocket", PlayedSocket);
});
const start = () =>
  connect(hallGuide, { token: "t", renewToken: async () => "u", clock, origin: "ws://hall" });

describe("a line that is dead without a word", () => {
  it("is given up for another at once: what was asked is told as lost, and what it still says is heard no more", async () => {
    const connection = start();
    const [dead] = PlayedSocket.opened;
    dead?.onopen?.();
    const states: string[] = [];
    connection.onState((state) => states.push(state));
    const asked = connection
      .request("XiaohuGuide.Services", {})
      .catch((cause: { code: string }) => cause.code);
    connection.reopen();
    expect(await asked).toBe("message.connectionLost");
    expect([dead?.closed, connection.state]).toEqual([true, "lost"]);
    await clock.advance(reconnectDelays[0]);
    await settle();
    expect(PlayedSocket.opened).toHaveLength(2);
    // The browser tells the end of the old one late: the new one stays.
    dead?.onclose?.();
    PlayedSocket.opened[1]?.onopen?.();
    expect([connection.state, states]).toEqual(["open", ["lost", "open"]]);
    await clock.advance(reconnectDelays[3] * 2);
    expect(PlayedSocket.opened).toHaveLength(2);
  });

  it("is not opened twice where it is lost already, or closed", () => {
    const connection = start();
    connection.reopen();
    expect(PlayedSocket.opened).toHaveLength(1);
    PlayedSocket.opened[0]?.onopen?.();
    connection.close();
    PlayedSocket.opened[0]?.onclose?.();
    connection.reopen();
    expect(PlayedSocket.opened).toHaveLength(1);
  });
});

describe("what is asked before the line stands", () => {
  it("is said in its order once it does", async () => {
    const connection = start();
    const [line] = PlayedSocket.opened;
    const asking = new AbortController();
    const first = connection.request("XiaohuGuide.Services", {});
    connection.request("XiaohuGuide.Services", {}, { signal: asking.signal }).catch(() => undefined);
    asking.abort();
    expect(line?.sent).toEqual([]);
    line?.onopen?.();
    expect(line?.sent.map((text) => JSON.parse(text).header)).toMatchObject([
      { name: "XiaohuGuide.Services", requestId: 1 },
      { name: "XiaohuGuide.Services", requestId: 2 },
      { name: "Common.Cancel", requestId: 3 },
    ]);
    const header = { type: "completion", name: "XiaohuGuide.Services", requestId: 1, version: "1.0" };
    const payload = { services: [], classes: [] };
    line?.onmessage?.({
      data: JSON.stringify({ header: { ...header, completionCode: "success" }, payload }),
    });
    expect(await first).toEqual(payload);
  });

  it("is lost with a line that never stood, and so is what is asked until the next one does", async () => {
    const connection = start();
    const lost = (asked: Promise<unknown>) => asked.catch((cause: { code: string }) => cause.code);
    const first = lost(connection.request("XiaohuGuide.Services", {}));
    PlayedSocket.opened[0]?.onclose?.();
    expect(await first).toBe("message.connectionLost");
    expect(await lost(connection.request("XiaohuGuide.Services", {}))).toBe("message.connectionLost");
    await clock.advance(reconnectDelays[0]);
    await settle();
    expect(await lost(connection.request("XiaohuGuide.Services", {}))).toBe("message.connectionLost");
    PlayedSocket.opened[1]?.onopen?.();
    expect(PlayedSocket.opened[1]?.sent).toEqual([]);
  });
});
