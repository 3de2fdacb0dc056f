import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commonOf, online, openToStrangers, type ProductForStrangers } from "./product-for-strangers.ts";
import { type Message, member, type Stranger } from "./stranger.ts";

/* Every device but the reader and the printer, each with a client that was written from the standard. */

let product: ProductForStrangers;
let reader: Stranger;
let scanner: Stranger;
let light: Stranger;
let display: Stranger;
let camera: Stranger;
let cabinet: Stranger;

const service = (name: string) => product.service(name);
const act: ProductForStrangers["act"] = (device, action, args) => product.act(device, action, args);
const stateOf = <State>(device: string) => product.stateOf<State>(device);

beforeAll(async () => {
  product = await openToStrangers();
  reader = await service("IdCardReader");
  scanner = await service("CodeScanner");
  light = await service("StatusLight");
  display = await service("WindowDisplay");
  camera = await service("Camera");
  cabinet = await service("Auxiliaries");
  for (const client of [reader, scanner, light, display, cabinet]) await online(client);
});
afterAll(() => product.stop());

describe("BarcodeReader", () => {
  const read = async (text: string, symbology: string) => {
    const id = scanner.send("BarcodeReader.Read", { symbologies: null }, { timeout: 5000 });
    await scanner.until(({ header }) => header.type === "acknowledge" && header.requestId === id);
    await act("code-scanner", "presentCode", { symbology, text });
    return scanner.completion(id);
  };

  it("reads a code as its bytes, and says what kind it is", async () => {
    const told = await scanner.command("Common.Capabilities");
    const { symbologies } = member<{ symbologies: Record<string, boolean> }>(told, "barcodeReader");
    const done = await read("取号 A017", "qrCode");
    expect(done.header.completionCode).toBe("success");
    const [code] = member<{ symbology: string; barcodeData: string }[]>(done, "readOutput");
    expect(symbologies[code?.symbology ?? ""]).toBe(true);
    expect(Buffer.from(code?.barcodeData ?? "", "base64").toString()).toBe("取号 A017");
  });

  it("says of a code that did not arrive whole that it is none", async () => {
    await act("code-scanner", "setFault", { fault: "wrongByteCount" });
    expect(await read("A017", "code128")).toMatchObject({
      header: { completionCode: "commandErrorCode" },
      payload: { errorCode: "barcodeInvalid" },
    });
  });

  it("waits no longer than it is told to", async () => {
    const done = await scanner.command("BarcodeReader.Read", null, { timeout: 30 });
    expect(done).toMatchObject({ header: { completionCode: "timeOut" }, payload: null });
    expect((await scanner.command("BarcodeReader.Reset")).header.completionCode).toBe("success");
  });
});

describe("Lights", () => {
  const shown = async () =>
    member<Record<string, Record<string, object>>>(await light.command("Common.Status"), "lights")
      .statusInService?.default;

  it("shines as it is told, and says so", async () => {
    const blue = { flashRate: "slow", color: "blue" };
    const done = await light.command(
      "Lights.SetLight",
      { statusInService: { default: blue } },
      { version: "3.0" },
    );
    expect(done.header.completionCode).toBe("success");
    expect(await shown()).toEqual({ ...blue, direction: null });
    expect(JSON.stringify(await stateOf("status-light"))).toMatch(/blue/i);
    await light.command("Lights.SetLight", { statusInService: { default: { flashRate: "off" } } });
    expect(await shown()).toEqual({ flashRate: "off", color: null, direction: null });
  });

  it.each([
    [{ statusGood: { default: { flashRate: "off" } } }, "commandErrorCode", { errorCode: "invalidLight" }],
    [{ statusInService: { left: { flashRate: "off" } } }, "commandErrorCode", { errorCode: "invalidLight" }],
    [{ statusInService: { default: { flashRate: "slow" } } }, "invalidData", null],
    [{ statusInService: { default: { flashRate: "fast", color: "red" } } }, "invalidData", null],
    [{ discoBall: { default: { flashRate: "off" } } }, "invalidData", null],
    [{ statusInService: { default: { flashRate: "off", direction: "exit" } } }, "unsupportedData", null],
  ])("does not set %j", async (payload, completionCode, answer) => {
    expect(await light.command("Lights.SetLight", payload)).toMatchObject({
      header: { completionCode },
      payload: answer,
    });
  });
});

describe("TextTerminal", () => {
  const shown = async () => (await stateOf<{ lines: readonly string[] }>("window-display"))?.lines;
  const write = (payload: object) => display.command("TextTerminal.Write", payload);
  const upperLeft = { mode: "absolute", posX: 0, posY: 0 };

  it("says how large it is, and that it has no keys", async () => {
    const status = member(await display.command("Common.Status"), "textTerminal");
    expect(status).toEqual({ keyboard: null, keyLock: null, displaySizeX: 20, displaySizeY: 2 });
    expect((await display.command("Common.Capabilities")).payload?.textTerminal).toEqual({
      type: "fixed",
      resolutions: [{ sizeX: 20, sizeY: 2 }],
      keyLock: false,
      cursor: false,
      forms: false,
    });
  });

  it("writes where it is told to, and from there on", async () => {
    await display.command("TextTerminal.Reset");
    expect((await write({ ...upperLeft, text: "A001" })).header.completionCode).toBe("success");
    await write({ mode: "relative", posX: 2, posY: 0, text: "to 3" });
    await write({ mode: "absolute", posX: 16, posY: 1, text: "last" });
    await expect.poll(shown).toEqual(["A001  to 3", "                last"]);
  });

  it("clears a part of it, or all", async () => {
    await display.command("TextTerminal.Reset");
    await write({ ...upperLeft, text: "A001 A002" });
    await display.command("TextTerminal.ClearScreen", {
      screen: { positionX: 0, positionY: 0, width: 5, height: 1 },
    });
    await expect.poll(shown).toEqual(["     A002", ""]);
    await display.command("TextTerminal.ClearScreen", { screen: null });
    await expect.poll(shown).toEqual(["", ""]);
  });

  it.each([
    [{ ...upperLeft, text: "三号" }, "commandErrorCode", { errorCode: "characterSetsData" }],
    [{ ...upperLeft, text: "A", textAttr: { flash: true } }, "unsupportedData", null],
    [{ mode: "sideways", text: "A" }, "invalidData", null],
    [{ ...upperLeft, posX: -1, text: "A" }, "invalidData", null],
  ])("does not write %j, and shows what it showed", async (payload, completionCode, answer) => {
    await display.command("TextTerminal.Reset");
    await write({ ...upperLeft, text: "A001" });
    expect(await write(payload)).toMatchObject({ header: { completionCode }, payload: answer });
    await expect.poll(shown).toEqual(["A001", ""]);
  });

  it("has no keys to read", async () => {
    expect((await display.command("TextTerminal.Read")).header.completionCode).toBe("unsupportedCommand");
  });
});

describe("what the standard has no class for", () => {
  it("is listed apart from the standard's interfaces", async () => {
    for (const [name, command] of [
      ["Voice", "XiaohuVoice.Speak"],
      ["QueueDisplays", "XiaohuQueueDisplay.Show"],
    ] as const) {
      const { payload } = await (await service(name)).command("Common.Capabilities");
      expect(payload).toMatchObject({
        interfaces: [{ name: "Common" }],
        xiaohu: { commands: { [command]: { versions: ["2.0"] } } },
      });
    }
  });

  it("speaks a text to its end", async () => {
    const voice = await service("Voice");
    await online(voice);
    const spoken = await voice.command("XiaohuVoice.Speak", { text: "请 A001 到 3 号窗口", volume: 5 });
    expect(spoken).toMatchObject({ header: { completionCode: "success" }, payload: null });
    expect(await stateOf("voice")).toMatchObject({ speaking: false, last: "[v5]请 A001 到 3 号窗口" });
  });

  it("falls silent when the text is cancelled", async () => {
    const voice = await service("Voice");
    await online(voice);
    const completion = voice.command("XiaohuVoice.Speak", { text: "很长的一段话，".repeat(60) });
    await expect.poll(() => stateOf<{ speaking: unknown }>("voice")).toMatchObject({ speaking: true });
    await voice.command("Common.Cancel", null);
    expect((await completion).header.completionCode).toBe("canceled");
    await expect.poll(() => stateOf("voice")).toMatchObject({ speaking: false });
  });

  it.each([
    [{ text: "𰻝" }, "commandErrorCode", { errorCode: "characterSetsData" }],
    [{ text: "[v16]" }, "commandErrorCode", { errorCode: "characterSetsData" }],
    [{ text: "" }, "invalidData", { errorCode: "message.invalidPayload" }],
    [{ text: "好", volume: 17 }, "invalidData", { errorCode: "message.invalidPayload" }],
  ])("does not speak %j", async (payload, completionCode, answer) => {
    const refused = await (await service("Voice")).command("XiaohuVoice.Speak", payload);
    expect(refused).toMatchObject({ header: { completionCode }, payload: answer });
  });

  it("says which windows have displays and pads, and shows lines at one", async () => {
    const displays = await service("QueueDisplays");
    await online(displays);
    await expect
      .poll(async () => (await displays.command("Common.Status")).payload?.units)
      .toEqual(
        [1, 2].flatMap((number) => [
          { unit: number, window: String(number), kind: "display", answers: true },
          { unit: 100 + number, window: String(number), kind: "pad", answers: true },
        ]),
      );
    const show = { window: "2", lines: ["请 A007 办理", "2号窗口"] };
    expect((await displays.command("XiaohuQueueDisplay.Show", show)).header.completionCode).toBe("success");
    const shown = await stateOf<{ displays: { window: string; rows: string[] }[] }>("window-line");
    expect(JSON.stringify(shown?.displays)).toContain("请 A007 办理");
    expect(await displays.command("XiaohuQueueDisplay.Show", { ...show, window: "9" })).toMatchObject({
      header: { completionCode: "commandErrorCode" },
      payload: { errorCode: "windowNotFound" },
    });
  });

  it("tells of a key on a window's pad", async () => {
    const displays = await service("QueueDisplays");
    await online(displays);
    await displays.command("Common.Status");
    const presses = () =>
      displays.messages.filter(({ header }) => header.name === "XiaohuQueueDisplay.KeyPressedEvent");
    await act("window-line", "pressKey", { window: "1", key: "recall" });
    await expect
      .poll(() => presses().map(({ payload }) => payload))
      .toMatchObject([{ window: "1", key: "recall" }]);
  });
});

describe("Camera", () => {
  it("is offline and takes no picture while no page shows it", async () => {
    const status = await camera.command("Common.Status");
    expect(commonOf(status).device).toBe("offline");
    expect(member(status, "camera")).toMatchObject({ cameras: { room: null, person: null, exitSlot: null } });
    for (const payload of [null, { camera: "document" }, { camera: null, camData: null }])
      expect(await camera.command("Camera.TakePicture", payload)).toMatchObject({
        header: { completionCode: "deviceNotReady" },
        payload: null,
      });
  });

  it.each([
    ["Camera.TakePicture", { camera: "room" }, "commandErrorCode", { errorCode: "cameraNotSupported" }],
    ["Camera.TakePicture", { camData: "Camera 1" }, "unsupportedData", null],
    ["Camera.Reset", {}, "unsupportedCommand", null],
  ])("%s %j: %s", async (name, payload, completionCode, answer) => {
    expect(await camera.command(name, payload)).toMatchObject({
      header: { completionCode },
      payload: answer,
    });
  });
});

describe("Auxiliaries", () => {
  /** Every auxiliary of the standard's status. */
  const names =
    "operatorSwitch tamperSensor internalTamperSensor seismicSensor heatSensor proximitySensor ambientLightSensor enhancedAudioSensor bootSwitchSensor consumerDisplaySensor operatorCallButtonSensor handsetSensor headsetMicrophoneSensor fasciaMicrophoneSensor cabinetDoor safeDoor vandalShield cabinetFrontDoor cabinetRearDoor cabinetLeftDoor cabinetRightDoor openClosedIndicator audio heating consumerDisplayBacklight signageDisplay volume UPS audibleAlarm enhancedAudioControl enhancedMicrophoneControl microphoneVolume".split(
      " ",
    );
  const statesOf = (message: Message) => member<Record<string, unknown>>(message, "auxiliaries");
  const states = async () => statesOf(await cabinet.command("Common.Status"));
  const atRest = {
    ...Object.fromEntries(names.map((name) => [name, null])),
    cabinetDoor: "closed",
    proximitySensor: "notPresent",
    tamperSensor: "off",
    handsetSensor: "onTheHook",
  };
  const changes = (client: Stranger) =>
    client.messages
      .filter(({ header }) => header.name === "Auxiliaries.AuxiliaryStatusEvent")
      .map(({ payload }) => payload);
  const isTold = (client: Stranger, sensor: string, state: string, from = 0) =>
    client.until(
      (message) =>
        message.header.name === "Common.StatusChangedEvent" &&
        client.messages.indexOf(message) >= from &&
        statesOf(message)[sensor] === state,
    );

  it("says of every sensor what it says, and of what is not there nothing", async () => {
    await expect.poll(states).toEqual(atRest);
    const { auxiliaries } = (await cabinet.command("Common.Capabilities")).payload as {
      auxiliaries: Record<string, unknown>;
    };
    expect(auxiliaries).toMatchObject({
      operatorSwitch: null,
      tamperSensor: true,
      heatSensor: false,
      proximitySensor: true,
      handsetSensor: { manual: true, auto: false, semiAuto: false, microphone: false },
      cabinetDoor: { closed: true, open: true, locked: false, bolted: false, tampered: false },
      frontCabinet: null,
      autoStartupMode: null,
    });
  });

  it("tells every change to everybody, and by its own event what a connection registered for", async () => {
    const [guard, other] = [await service("Auxiliaries"), await service("Auxiliaries")];
    const register = { cabinetDoor: "register", tamperSensor: "register", handsetSensor: null };
    const done = await guard.command("Auxiliaries.Register", register);
    expect(done).toMatchObject({ header: { completionCode: "success" }, payload: null });
    await act("sensors", "stepUp");
    await isTold(guard, "proximitySensor", "present");
    await act("sensors", "openDoor");
    for (const client of [guard, other]) await isTold(client, "cabinetDoor", "open");
    await guard.command("Auxiliaries.Register", { cabinetDoor: "deregister" });
    const before = guard.messages.length;
    await act("sensors", "closeDoor");
    await isTold(guard, "cabinetDoor", "closed", before);
    await act("sensors", "tamper");
    await isTold(guard, "tamperSensor", "on");
    await act("sensors", "restoreTamper");
    await act("sensors", "stepAway");
    await expect.poll(states).toEqual(atRest);
    await expect
      .poll(() => changes(guard))
      .toEqual([{ cabinetDoorState: "open" }, { tamperSensor: "on" }, { tamperSensor: "off" }]);
    expect(changes(other)).toEqual([]);
  });

  it.each([
    [{ safeDoor: "register" }, "commandErrorCode", { errorCode: "invalidAuxiliary" }],
    [
      { tamperSensor: "register", cabinetFront: "register" },
      "commandErrorCode",
      { errorCode: "invalidAuxiliary" },
    ],
    [{ tamperSensor: "perhaps" }, "invalidData", null],
    [{ moonSensor: "register" }, "invalidData", null],
  ])("does not register %j", async (payload, completionCode, answer) => {
    expect(await cabinet.command("Auxiliaries.Register", payload)).toMatchObject({
      header: { completionCode },
      payload: answer,
    });
  });

  it("has registered nothing by what it refused", () => expect(changes(cabinet)).toEqual([]));

  it.each(["SetAuxiliaries", "SetAutoStartupTime", "GetAutoStartupTime", "ClearAutoStartupTime"])(
    "has nothing to set: %s",
    async (name) => {
      expect((await cabinet.command(`Auxiliaries.${name}`, {})).header.completionCode).toBe(
        "unsupportedCommand",
      );
    },
  );

  it("knows nothing while the module does not answer, says so, and comes back", async () => {
    const client = await service("Auxiliaries");
    await act("sensors", "unplug");
    const trouble = await client.until(({ header }) => header.name === "Common.ErrorEvent");
    expect(trouble.payload).toMatchObject({ eventId: "hardware", action: "suspend" });
    expect(commonOf(await client.command("Common.Status")).device).not.toBe("online");
    expect(Object.values(await states()).every((state) => state === null)).toBe(true);
    await act("sensors", "plug");
    await expect.poll(states, { timeout: 15_000 }).toEqual(atRest);
  }, 20_000);
});

describe("VendorMode", () => {
  const state = async (client: Stranger) =>
    member<{ service: string }>(await client.command("Common.Status"), "vendorMode").service;
  const told = (client: Stranger, name: string) =>
    client.until(({ header }) => header.name === `VendorMode.${name}`);
  const deviceOf = async (client: Stranger) =>
    member<{ device: string }>(await client.command("Common.Status"), "common").device;

  it("is entered when the registered application agrees, takes every device from ordinary work, and is left again", async () => {
    const [monitor, supervisor] = [await service("VendorMode"), await service("VendorMode")];
    expect((await supervisor.command("Common.Capabilities")).header.completionCode).toBe("success");
    await monitor.command("VendorMode.Register", { appName: "monitor" });
    expect((await supervisor.command("VendorMode.EnterModeRequest")).header.completionCode).toBe("success");
    await told(monitor, "EnterModeRequestEvent");
    expect(await state(supervisor)).toBe("enterPending");
    expect(await deviceOf(light)).toBe("online");
    expect((await monitor.command("VendorMode.EnterModeAcknowledge")).header.completionCode).toBe("success");
    await told(supervisor, "ModeEnteredEvent");
    expect(await state(supervisor)).toBe("active");
    expect(await deviceOf(light)).toBe("offline");
    const refused = await light.command("Lights.SetLight", {
      statusInService: { default: { flashRate: "off" } },
    });
    expect(refused.header.completionCode).toBe("deviceNotReady");

    await supervisor.command("VendorMode.ExitModeRequest");
    await told(monitor, "ExitModeRequestEvent");
    // Gone, it holds nobody up.
    monitor.socket.close();
    await told(supervisor, "ModeExitedEvent");
    expect(await deviceOf(light)).toBe("online");
    supervisor.socket.close();
  });

  it("refuses what does not fit its state, and changes nothing", async () => {
    const client = await service("VendorMode");
    for (const name of ["ExitModeRequest", "EnterModeAcknowledge", "ExitModeAcknowledge"])
      expect((await client.command(`VendorMode.${name}`)).header.completionCode).toBe("sequenceError");
    expect(await state(client)).toBe("inactive");
    client.socket.close();
  });
});
