import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseReportDescriptor } from "../../../device-drivers/hid/report-descriptor.ts";
import { configuredKeys, keyMapOf } from "../../../device-drivers/keypad/configured-keys.ts";
import {
  type KeyMap,
  keyMapSchema,
  keyOf,
  keypadFunctions,
  ordinaryKeyMap,
  usageOfKey,
} from "../../../device-drivers/keypad/key-map.ts";
import { KeyTracker } from "../../../device-drivers/keypad/key-tracker.ts";
import { beginLearning, learnKey, skipFunction } from "../../../device-drivers/keypad/learn-key-map.ts";
import { keypadSelfTests } from "../../../device-drivers/keypad/self-tests.ts";
import { createKeypadSession, type KeypadSession } from "../../../device-drivers/keypad/session.ts";
import { keypadReportDescriptor, SimulatedKeypad } from "../../../device-drivers/keypad/simulated.ts";
import type { KeypadFault } from "../../../device-drivers/keypad/simulated-faults.ts";
import { createKeypadTracer } from "../../../device-drivers/keypad/trace.ts";
import { settle } from "../../support/simulated-clock.ts";
import { never, plugIn } from "../code-scanner/scanner-support.ts";
import { bootKeyboard, honeywellScanner } from "../hid/published.ts";

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ""), "hex"));

/** A keyboard with a bit for each key, as those that know no limit of keys have it, keys and modifiers out of order. */
const bitKeyboard = hex(`05 01 09 06 a1 01 05 07 15 00 25 01 75 01
  19 04 29 73 95 70 81 02 75 03 95 01 81 03 75 01 19 e0 29 e7 95 08 81 02 75 05 95 01 81 03 c0`);

async function plugKeypad(descriptor: Uint8Array = keypadReportDescriptor, keyMap: KeyMap = ordinaryKeyMap) {
  const all = await plugIn(
    () => new SimulatedKeypad(descriptor),
    (transport) => createKeypadSession(transport, keyMap),
  );
  await all.session.identify(never);
  const told: string[] = [];
  const stop = all.session.onKey(({ key, isDown, function: name }) =>
    told.push(`${isDown ? "+" : "-"}${name ?? key}`),
  );
  return { ...all, told, stop };
}

describe("a keypad", () => {
  it.each([
    ["boot keyboard", bootKeyboard],
    ["bit for each key", bitKeyboard],
    ["keys and volume", keypadReportDescriptor],
  ] as const)("tells every key that goes down and up, in order: %s", async (_name, descriptor) => {
    const { device, told } = await plugKeypad(descriptor);
    for (const key of [ordinaryKeyMap.up, ordinaryKeyMap.confirm, "07:04", "07:e1"]) device.press(key);
    await settle();
    for (const key of [ordinaryKeyMap.confirm, "07:e1", ordinaryKeyMap.up, "07:04"]) device.release(key);
    await settle();
    expect(told).toEqual(["+up", "+confirm", "+07:04", "+07:e1", "-confirm", "-07:e1", "-up", "-07:04"]);
  });

  it("has its volume on another page and in another report", async () => {
    const { device, told } = await plugKeypad();
    device.press(ordinaryKeyMap.help);
    device.press(ordinaryKeyMap.volumeUp);
    device.release(ordinaryKeyMap.volumeUp);
    device.release(ordinaryKeyMap.help);
    await settle();
    expect(told).toEqual(["+help", "+volumeUp", "-volumeUp", "-help"]);
  });

  it("keeps its keys as they were while more are down than it can tell", async () => {
    const { device, told } = await plugKeypad();
    const keys = [0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a].map((id) => keyOf(0x70000 + id));
    for (const key of keys) device.press(key);
    await settle();
    expect(told).toEqual(keys.slice(0, 6).map((key) => `+${key}`));
    device.release(keys[6]!);
    device.release(keys[0]!);
    await settle();
    expect(told.slice(6)).toEqual([`-${keys[0]}`]);
  });

  it("that is none does not identify", async () => {
    for (const [descriptor, detail] of [
      [honeywellScanner, /no keys/],
      [bootKeyboard.subarray(0, 40), /malformed/],
    ] as const) {
      const { session } = await plugIn(
        () => new SimulatedKeypad(),
        (line) => createKeypadSession({ ...line, reportDescriptor: descriptor }, ordinaryKeyMap),
      );
      await expect(session.identify(never)).rejects.toMatchObject({
        code: "device.garbled",
        message: expect.stringMatching(detail),
      });
    }
    expect(() => new SimulatedKeypad(bootKeyboard.subarray(0, 40))).toThrow(RangeError);
    expect(() => new SimulatedKeypad(bootKeyboard).press("0c:e9")).toThrow(RangeError);
  });

  it("lets go of its keys when it is reset, and of its listeners when they go", async () => {
    const { device, session, told, stop } = await plugKeypad();
    device.press(ordinaryKeyMap.up);
    device.press(ordinaryKeyMap.volumeUp);
    await settle();
    await session.reset(never);
    expect(told).toEqual(["+up", "+volumeUp", "-up", "-volumeUp"]);
    stop();
    device.press(ordinaryKeyMap.down);
    await settle();
    expect(told).toHaveLength(4);
    expect(await session.identify(never)).toEqual({ protocol: "HID keyboard" });
  });

  it("takes reports of any kind, and ends with no key down that did not go down", () => {
    const parsed = [bootKeyboard, bitKeyboard, keypadReportDescriptor].map(parseReportDescriptor);
    fc.assert(
      fc.property(
        fc.constantFrom(...parsed),
        fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 30 }),
        (read, reports) => {
          if (read.kind === "malformed") throw new Error(read.reason);
          const tracker = new KeyTracker(read.descriptor);
          const down = new Set<number>();
          const follow = (changes: ReturnType<KeyTracker["push"]>) => {
            for (const { usage, isDown } of changes) {
              // Two reports may name one key.
              if (isDown) down.add(usage);
              else down.delete(usage);
            }
          };
          for (const report of reports) follow(tracker.push(report));
          follow(tracker.releaseAll());
          expect(down.size).toBe(0);
          expect(tracker.releaseAll()).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("a fault", () => {
  it.each([
    ["silence", [], ["+up", "-up"]],
    ["stuckKey", ["+up"], ["-up", "+up", "-up"]],
    ["bouncingKey", ["+up", "-up", "+up", "-up"], ["+up", "-up"]],
    ["shortReport", [], ["+up", "-up"]],
    ["rollOver", [], ["+up", "-up"]],
  ] as readonly [KeypadFault, string[], string[]][])(
    "%s, and the keys are right after it",
    async (fault, during, after) => {
      const { device, told } = await plugKeypad();
      device.setFault(fault);
      device.press(ordinaryKeyMap.up);
      device.release(ordinaryKeyMap.up);
      await settle();
      expect(told.splice(0)).toEqual(during);
      device.clearFault(fault);
      device.press(ordinaryKeyMap.up);
      device.release(ordinaryKeyMap.up);
      await settle();
      expect(told).toEqual(after);
      expect(device.state).toEqual({ down: [], faults: [] });
    },
  );

  it("of the cable forgets the keys that were down", async () => {
    const { device, line, told } = await plugKeypad();
    device.press(ordinaryKeyMap.up);
    device.detach();
    expect(device.state.down).toEqual([]);
    device.release(ordinaryKeyMap.up);
    line.unplug();
    await settle();
    expect(told.filter((text) => text === "-up")).toEqual([]);
  });
});

it("takes another key map while it runs; a key that is down goes up as what it went down as", async () => {
  const { device, session, told } = await plugKeypad();
  device.press("07:3a");
  await settle();
  session.setKeyMap({ repeat: "07:3a" });
  expect(session.keyMap).toEqual({ repeat: "07:3a" });
  device.release("07:3a");
  device.press("07:3a");
  device.release("07:3a");
  device.press(ordinaryKeyMap.up);
  await settle();
  expect(told).toEqual(["+help", "-help", "+repeat", "-repeat", "+07:52"]);
});

describe("a key map of the configuration", () => {
  it("names keys by their usages, and every other by page and id", () => {
    const keys = configuredKeys.parse({ f1: "help", "07:62": "repeat", volumeIncrement: "volumeUp" });
    expect(keyMapOf(keys)).toEqual({ help: "07:3a", repeat: "07:62", volumeUp: "0c:e9" });
    expect(keyMapSchema.parse(keyMapOf(configuredKeys.parse({ "0007:0062": "help" })))).toEqual({
      help: "07:62",
    });
  });

  it.each([
    { f1: "help", f2: "help" },
    { upArrow: "up", "07:52": "down" },
    { "07:52": "up", "0007:0052": "down" },
    { f1: "jump" },
    { f99: "help" },
    { "7:52": "up" },
    ["f1"],
  ])("that is none is refused: %j", (data) => expect(configuredKeys.safeParse(data).success).toBe(false));
});

describe("a key map", () => {
  const press = (key: string) => ({ key, isDown: true });

  it("is learned function by function, refuses a key twice, and may leave a function out", () => {
    let learning = beginLearning();
    const outcomes: string[] = [];
    const take = (event: { key: string; isDown: boolean }) => {
      const step = learnKey(learning, event);
      learning = step.learning;
      outcomes.push(`${step.outcome} ${learning.asked}`);
    };
    take(press("07:72"));
    take({ key: "07:72", isDown: false });
    take(press("07:72"));
    take(press("07:e5"));
    take(press("07:04"));
    expect(outcomes).toEqual([
      "learnt down",
      "ignored down",
      "duplicate down",
      "ignored down",
      "learnt left",
    ]);
    for (const key of ["07:70", "07:6f", "07:6e", "07:6d", "07:6c"]) take(press(key));
    expect(learning.asked).toBe("volumeUp");
    learning = skipFunction(skipFunction(learning));
    take(press("07:6b"));
    expect(learning.asked).toBeUndefined();
    take(press("07:6a"));
    expect(outcomes.at(-1)).toBe("ignored undefined");
    expect(skipFunction(learning)).toBe(learning);
    expect(learning.learnt).toEqual({
      up: "07:72",
      down: "07:04",
      left: "07:70",
      right: "07:6f",
      confirm: "07:6e",
      back: "07:6d",
      help: "07:6c",
      repeat: "07:6b",
    });
  });

  it("that was learned from any keys is one that the configuration takes, and drives the session", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 0x04, max: 0x73 }), { minLength: 10, maxLength: 10 }),
        async (ids) => {
          const { device, session, line } = await plugKeypad();
          let learning = beginLearning();
          session.onKey((event) => {
            learning = learnKey(learning, event).learning;
          });
          for (const id of ids) {
            device.press(keyOf(0x70000 + id));
            device.release(keyOf(0x70000 + id));
          }
          await settle();
          expect(learning.asked).toBeUndefined();
          const stored = keyMapSchema.parse(JSON.parse(JSON.stringify(learning.learnt)));
          expect(Object.keys(stored)).toEqual([...keypadFunctions]);
          line.unplug();
          const again = await plugKeypad(keypadReportDescriptor, stored);
          for (const id of ids) again.device.press(keyOf(0x70000 + id));
          await settle();
          expect(again.told.slice(0, 6)).toEqual(keypadFunctions.slice(0, 6).map((name) => `+${name}`));
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    { up: "07:52", down: "07:52" },
    { up: "52" },
    { up: 82 },
    { jump: "07:52" },
    { up: "07:5g" },
    "07:52",
  ])("that is none is refused: %j", (data) => expect(keyMapSchema.safeParse(data).success).toBe(false));

  it("may be empty, and keys are written as they are read", () => {
    expect(keyMapSchema.parse({})).toEqual({});
    expect(keyMapSchema.parse(ordinaryKeyMap)).toEqual(ordinaryKeyMap);
    for (const key of Object.values(ordinaryKeyMap)) expect(keyOf(usageOfKey(key)!)).toBe(key);
    expect(usageOfKey("7:52")).toBeUndefined();
    expect(keyOf(0xff660003)).toBe("ff66:03");
  });
});

describe("a trace", () => {
  it("shows navigation keys, and nothing of what is written", () => {
    const tracer = createKeypadTracer(bootKeyboard);
    const lines = (text: string, direction: "toHost" | "toDevice" = "toHost") =>
      tracer.push(direction, hex(text)).map((line) => `${line.name} | ${line.hex}`);
    expect(lines("00 00 52 3a 00 00 00 00")).toEqual(["down: 07:52, 07:3a | 00 00 52 3A 00 00 00 00"]);
    expect(lines("02 00 52 04 00 00 00 00")).toEqual([
      "down: 07:e1, 07:52, a character | … 8 bytes redacted …",
    ]);
    expect(lines("00 00 00 00 00 00 00 00")).toEqual(["no key down | 00 00 00 00 00 00 00 00"]);
    expect(lines("00 00 04")).toEqual(["report that tells no keys | … 3 bytes redacted …"]);
    expect(lines("00 02", "toDevice")).toEqual(["lights | 00 02"]);
    const blind = createKeypadTracer(bootKeyboard.subarray(0, 20));
    expect(blind.push("toHost", hex("00 00 04"))[0]?.hex).toBe("… 3 bytes redacted …");
    for (let id = 0x04; id <= 0x38; id++) {
      if (id >= 0x28 && id <= 0x2b) continue;
      const report = Uint8Array.of(0, 0, id, 0, 0, 0, 0, 0);
      expect(tracer.push("toHost", report)[0]).toEqual({
        name: "down: a character",
        hex: "… 8 bytes redacted …",
      });
    }
  });
});

describe("the self-test", () => {
  it("ends when each key has gone down and up, and not before", async () => {
    const { device, session } = await plugKeypad();
    const running = keypadSelfTests[0]!.run(session, never);
    let isOver = false;
    void running.then(() => {
      isOver = true;
    });
    device.press("07:04");
    device.release("07:04");
    for (const name of keypadFunctions) {
      expect(isOver).toBe(false);
      device.press(ordinaryKeyMap[name]);
      await settle();
      expect(isOver).toBe(false);
      device.release(ordinaryKeyMap[name]);
      await settle();
    }
    expect(await running).toEqual([{ name: "keys", value: keypadFunctions.join(", ") }]);
  });

  it("does not count a key that was down before it, and listens no longer than it runs", async () => {
    const { device, session } = await plugKeypad(bootKeyboard, { up: ordinaryKeyMap.up });
    let listening = 0;
    const watched: KeypadSession = Object.assign(Object.create(session), {
      keyMap: session.keyMap,
      onKey(listener: Parameters<KeypadSession["onKey"]>[0]) {
        const stop = session.onKey(listener);
        listening++;
        return () => {
          listening--;
          stop();
        };
      },
    });
    device.press(ordinaryKeyMap.up);
    await settle();
    let isOver = false;
    const running = keypadSelfTests[0]!.run(watched, never).finally(() => {
      isOver = true;
    });
    device.release(ordinaryKeyMap.up);
    await settle();
    expect([isOver, listening]).toEqual([false, 1]);
    device.press(ordinaryKeyMap.up);
    device.release(ordinaryKeyMap.up);
    expect(await running).toEqual([{ name: "keys", value: "up" }]);
    expect(listening).toBe(0);
  });

  it("of a keypad with an empty map ends at once, and an aborted one with the reason", async () => {
    const { session } = await plugKeypad(bootKeyboard, {});
    expect(await keypadSelfTests[0]!.run(session, never)).toEqual([{ name: "keys", value: "none" }]);
    const abort = new AbortController();
    const { session: other } = await plugKeypad();
    const running = keypadSelfTests[0]!.run(other, abort.signal);
    abort.abort(new Error("enough"));
    await expect(running).rejects.toThrow("enough");
  });
});
