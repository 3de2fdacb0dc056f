import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import { cameraDelays, createCameraMachine } from "../../../kiosk/camera/camera.machine.ts";
import { createCameraEffects } from "../../../kiosk/camera/camera.ts";
import { createProviderEffects, type ProviderSources } from "../../../kiosk/camera/provider.ts";
import type {
  ConnectionState,
  RequestOptions,
  ServiceConnection,
} from "../../../kiosk/connection/service-connection.ts";
import { type cameraProvider, partBytes } from "../../../server/contract/camera-provider.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

type Provider = typeof cameraProvider;

/** The terminal's end of a page's connection, as far as the service keeps its contract. */
function aTerminal() {
  const requests: { name: string; payload: unknown }[] = [];
  const listeners = new Set<(state: ConnectionState) => void>();
  const open = new Set<{ want: (id: number) => void; end: (error: unknown) => void }>();
  let refusal: ContractError | undefined;
  let isClosed = false;
  let state: ConnectionState = "open";
  const connection = {
    get state() {
      return state;
    },
    onState(listener: (state: ConnectionState) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    on: () => () => undefined,
    request(name: string, payload: unknown, { signal, onEvent }: RequestOptions<Provider> = {}) {
      requests.push({ name, payload });
      if (refusal) return Promise.reject(refusal);
      if (name !== "XiaohuCamera.Provide") return Promise.resolve(null);
      return new Promise((_resolve, reject) => {
        const running = {
          want: (pictureId: number) => onEvent?.("XiaohuCamera.PictureWantedEvent", { pictureId }),
          end: (error: unknown) => {
            open.delete(running);
            reject(error);
          },
        };
        open.add(running);
        signal?.addEventListener("abort", () =>
          running.end(new ContractError("message.connectionLost", "cancelled")),
        );
      });
    },
    close() {
      isClosed = true;
      for (const { end } of [...open]) end(new ContractError("message.connectionLost", "closed"));
    },
  };
  return {
    connect: () => {
      isClosed = false;
      return connection as unknown as ServiceConnection<Provider>;
    },
    requests,
    provided: () => open.size,
    isClosed: () => isClosed,
    want: (id: number) => {
      for (const { want } of open) want(id);
    },
    refuse: (error: ContractError | undefined) => {
      refusal = error;
    },
    become(next: ConnectionState) {
      state = next;
      if (next === "lost")
        for (const { end } of [...open]) end(new ContractError("message.connectionLost", "lost"));
      for (const listener of [...listeners]) listener(next);
    },
  };
}

async function aLiveCamera(given: Partial<Pick<ProviderSources, "still" | "connect">> = {}) {
  const terminal = aTerminal();
  const { still = async () => new Uint8Array([1, 2, 3]), connect = terminal.connect } = given;
  const reported: unknown[] = [];
  const seen = new Set<() => void>();
  let isSeen = true;
  let stills = 0;
  const clock = new SimulatedClock();
  const track = {
    label: "a camera",
    getSettings: () => ({ width: 640, height: 480 }),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    stop: () => undefined,
  };
  const stream = { getVideoTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream;
  const actor = createActor(
    createCameraMachine({
      ...createCameraEffects({ getUserMedia: async () => stream }),
      ...createProviderEffects({
        connect,
        visibility: {
          isSeen: () => isSeen,
          onChange(listener) {
            seen.add(listener);
            return () => seen.delete(listener);
          },
        },
        still: () => {
          stills += 1;
          return still();
        },
        now: clock.now,
        report: (error) => reported.push(error),
      }),
    }),
    { clock },
  );
  actor.start();
  actor.send({ type: "switchOn" });
  await settle();
  const shows = () => {
    const { value } = actor.getSnapshot();
    return typeof value === "object" ? value.live.still : value;
  };
  return {
    ...terminal,
    actor,
    clock,
    reported,
    shows,
    stills: () => stills,
    takenAt: () => actor.getSnapshot().context.takenAt,
    async frame() {
      actor.send({ type: "frame" });
      await settle();
    },
    async hide(hidden: boolean) {
      isSeen = !hidden;
      for (const listener of [...seen]) listener();
      await settle();
    },
    delivered: () =>
      terminal.requests
        .filter(({ name }) => name === "XiaohuCamera.DeliverPicture")
        .map(({ payload }) => payload as { pictureId: number; part: string; isLast: boolean }),
  };
}
const moving = { none: { seen: "moving" } };
const shown = { none: { seen: { standing: "shown" } } };

describe("the camera for other programs", () => {
  it("is provided from its first picture on, and no longer than it is live", async () => {
    const { frame, provided, actor, requests, isClosed } = await aLiveCamera();
    expect([requests, provided()]).toEqual([[], 0]);
    await frame();
    expect(requests).toEqual([
      { name: "XiaohuCamera.Provide", payload: { label: "a camera", width: 640, height: 480 } },
    ]);
    actor.send({ type: "switchOff" });
    await settle();
    expect([provided(), isClosed(), requests]).toMatchObject([0, true, { length: 1 }]);
  });

  it("is not provided while a still stands in the live picture's place", async () => {
    const { frame, provided, actor } = await aLiveCamera();
    await frame();
    actor.send({ type: "take" });
    await settle();
    expect(provided()).toBe(0);
    actor.send({ type: "again" });
    await settle();
    expect(provided()).toBe(0);
    await frame();
    expect(provided()).toBe(1);
  });

  it("is not provided while the page is hidden", async () => {
    const { frame, provided, hide } = await aLiveCamera();
    await hide(true);
    await frame();
    expect(provided()).toBe(0);
    await hide(false);
    expect(provided()).toBe(1);
    await hide(true);
    expect(provided()).toBe(0);
    await hide(false);
    expect(provided()).toBe(1);
  });

  it("goes on being live without the terminal, and is provided again when that is back", async () => {
    const { frame, provided, become, shows, reported } = await aLiveCamera();
    await frame();
    become("lost");
    await settle();
    expect([provided(), shows()]).toEqual([0, moving]);
    become("open");
    await settle();
    expect([provided(), shows(), reported]).toEqual([1, moving, []]);
  });

  it("is not offered again and again to a terminal that refuses it", async () => {
    const { frame, refuse, requests, reported, shows } = await aLiveCamera();
    const refusal = new ContractError("message.invalidPayload", "no");
    refuse(refusal);
    await frame();
    expect([requests.length, reported, shows()]).toEqual([1, [refusal], moving]);
  });

  it("takes a picture for a program, says so, and shows it for a moment", async () => {
    const { frame, want, shows, takenAt, clock, delivered, stills } = await aLiveCamera();
    await frame();
    expect(takenAt()).toBeNull();
    want(1);
    await settle();
    expect(delivered()).toEqual([{ pictureId: 1, part: "AQID", isLast: true }]);
    expect([shows(), takenAt()]).toEqual([shown, clock.now()]);
    // The next one waits until this one was seen.
    want(2);
    await clock.advance(cameraDelays.standsFor - 1);
    expect([stills(), shows()]).toEqual([1, shown]);
    await clock.advance(1);
    expect([stills(), delivered().at(-1)?.pictureId, takenAt()]).toEqual([2, 2, clock.now()]);
    await clock.advance(cameraDelays.standsFor);
    expect(shows()).toEqual(moving);
  });

  it("hands a picture over in parts that a message can carry", async () => {
    const jpeg = Uint8Array.from({ length: 2 * partBytes + 1 }, (_, at) => at % 251);
    const { frame, want, delivered } = await aLiveCamera({ still: async () => jpeg });
    await frame();
    want(1);
    await settle();
    expect(delivered().map(({ isLast }) => isLast)).toEqual([false, false, true]);
    const whole = Buffer.concat(delivered().map(({ part }) => Buffer.from(part, "base64")));
    expect(whole.equals(jpeg)).toBe(true);
  });

  it("refuses a picture that it cannot take, says of none that it was taken, and takes the next", async () => {
    let isMended = false;
    const broken = new Error("the canvas is empty");
    const { frame, want, requests, takenAt, shows, reported, delivered } = await aLiveCamera({
      still: async () => {
        if (!isMended) throw broken;
        return new Uint8Array([1]);
      },
    });
    await frame();
    want(1);
    await settle();
    expect(requests.at(-1)).toEqual({ name: "XiaohuCamera.RefusePicture", payload: { pictureId: 1 } });
    expect([takenAt(), shows(), reported]).toEqual([null, moving, [broken]]);
    isMended = true;
    want(2);
    await settle();
    expect(delivered().map(({ pictureId }) => pictureId)).toEqual([2]);
  });

  it("loses no picture that is wanted while another one is taken", async () => {
    let give: (jpeg: Uint8Array) => void = () => undefined;
    const { frame, want, clock, delivered } = await aLiveCamera({
      still: () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    });
    await frame();
    want(1);
    want(2);
    give(new Uint8Array([1]));
    await settle();
    await clock.advance(cameraDelays.standsFor);
    give(new Uint8Array([2]));
    await settle();
    expect(delivered().map(({ pictureId, part }) => [pictureId, part])).toEqual([
      [1, "AQ=="],
      [2, "Ag=="],
    ]);
  });

  it("makes nothing of a picture that nobody wants any more, and a report of any other failure", async () => {
    const { frame, want, refuse, clock, reported, shows, takenAt } = await aLiveCamera();
    await frame();
    refuse(new ContractError("message.notFound", "nobody wants it"));
    want(1);
    await settle();
    expect([shows(), reported, takenAt()]).toEqual([shown, [], clock.now()]);
    await clock.advance(cameraDelays.standsFor);
    const failure = new ContractError("message.malformed", "no JPEG");
    refuse(failure);
    want(2);
    await settle();
    expect([shows(), reported]).toEqual([shown, [failure]]);
  });

  it("says until it is switched on again that a picture was taken", async () => {
    const { frame, want, actor, takenAt, clock } = await aLiveCamera();
    await frame();
    want(1);
    await settle();
    actor.send({ type: "switchOff" });
    expect(takenAt()).toBe(clock.now());
    expect(actor.getSnapshot().context).toMatchObject({ wanted: null, asked: null, picture: null });
    actor.send({ type: "switchOn" });
    expect(takenAt()).toBeNull();
  });

  it("is live also where there is no way to the terminal at all", async () => {
    const broken = new Error("this page was served without a token");
    const { frame, shows, reported } = await aLiveCamera({
      connect: () => {
        throw broken;
      },
    });
    await frame();
    expect([shows(), reported]).toEqual([moving, [broken]]);
  });
});
