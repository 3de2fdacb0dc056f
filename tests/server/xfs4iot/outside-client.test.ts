import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { destination, pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { systemClock } from "../../../device-drivers/clock.ts";
import { readConfig } from "../../../server/config.ts";
import { type Running, startStandalone } from "../../../server/standalone.ts";
import { type Message, meet, member, type Stranger } from "./stranger.ts";

/*
 * The product as it starts, and a client that was written from the standard: what it sends and expects is the
 * standard's, never read from this project's contract.
 */

let directory: string;
let running: Running;
let token: string;
let origin: string;
let reader: Stranger;
let printer: Stranger;
let scanner: Stranger;
let light: Stranger;
let display: Stranger;
let camera: Stranger;
let cabinet: Stranger;
const met: Stranger[] = [];

const bearer = () => ({ headers: { authorization: `Bearer ${token}` } });
const connect = async (uri: string, options: Parameters<typeof meet>[1] = bearer()) => {
  const stranger = await meet(uri, options);
  met.push(stranger);
  return stranger;
};
const service = (name: string) => connect(`${origin}/xfs4iot/v1.0/${name}`);

async function act(device: string, action: string, args: object = {}): Promise<void> {
  const response = await fetch(`${running.url}/simulator/api/actions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ device, action, ...args }),
  });
  expect(response.status, await response.clone().text()).toBe(200);
}
const paperNow = async () => {
  const state = (await (await fetch(`${running.url}/simulator/api/state`)).json()) as {
    devices: { device: string; state: { tickets: { lines: string[]; cut: boolean; errors: string[] }[] } }[];
  };
  return state.devices.find(({ device }) => device === "receipt-printer")?.state.tickets ?? [];
};
const commonOf = (message: Message) => member<{ device: string }>(message, "common");
const online = async (client: Stranger) => {
  if (commonOf(await client.command("Common.Status")).device === "online") return;
  await client.until(
    (message) => message.header.name === "Common.StatusChangedEvent" && commonOf(message).device === "online",
  );
};

const ticket = {
  hall: ["湖里区政务服务中心（演示）"],
  yourNumber: ["您的号码"],
  number: ["A017"],
  service: ["社会保险"],
  ahead: ["前面 0 人"],
  area: ["请到 一楼东区"],
  takenAt: ["取号 09:05"],
  advice: ["请留意叫号屏和广播"],
  footer: ["当日有效"],
};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "xiaohu-xfs4iot-"));
  for (const page of ["", "citizen", "window", "board", "simulator", "technician", "assets"]) {
    await mkdir(join(directory, "pages", page), { recursive: true });
    await writeFile(join(directory, "pages", page, "index.html"), '<meta name="xiaohu-token" content="">');
  }
  running = await startStandalone({
    config: readConfig(undefined),
    port: 0,
    dataDirectory: directory,
    pagesDirectory: join(directory, "pages"),
    simulator: true,
    clock: systemClock,
    newKey: randomUUID,
    log: pino(destination({ dest: join(directory, "test.log"), sync: true })),
  });
  origin = running.url.replace("http", "ws");
  token = (await readFile(join(directory, "xfs4iot-client-token"), "utf8")).trim();
  reader = await service("IdCardReader");
  printer = await service("ReceiptPrinter");
  scanner = await service("CodeScanner");
  light = await service("StatusLight");
  display = await service("WindowDisplay");
  camera = await service("Camera");
  cabinet = await service("Auxiliaries");
  for (const client of [reader, printer, scanner, light, display, cabinet]) await online(client);
});
afterAll(async () => {
  expect(met.flatMap(({ complaints }) => complaints)).toEqual([]);
  await running.stop();
  await rm(directory, { recursive: true, force: true });
});

describe("getting in", () => {
  it("keeps its token from other users of the machine", async () => {
    expect((await stat(join(directory, "xfs4iot-client-token"))).mode & 0o777).toBe(0o600);
  });

  it("finds every service at the publisher, with and without a slash", async () => {
    for (const address of ["/xfs4iot/v1.0", "/xfs4iot/v1.0/"]) {
      const publisher = await connect(`${origin}${address}`);
      const { header, payload } = await publisher.command("ServicePublisher.GetServices", null);
      expect(header.completionCode).toBe("success");
      expect(typeof payload?.vendorName).toBe("string");
      const services = payload?.services as { serviceURI: string }[];
      expect(services.map(({ serviceURI }) => serviceURI)).toEqual([
        `${origin}/xfs4iot/v1.0/IdCardReader`,
        `${origin}/xfs4iot/v1.0/ReceiptPrinter`,
        `${origin}/xfs4iot/v1.0/CodeScanner`,
        `${origin}/xfs4iot/v1.0/StatusLight`,
        `${origin}/xfs4iot/v1.0/WindowDisplay`,
        `${origin}/xfs4iot/v1.0/Voice`,
        `${origin}/xfs4iot/v1.0/QueueDisplays`,
        `${origin}/xfs4iot/v1.0/Camera`,
        `${origin}/xfs4iot/v1.0/Auxiliaries`,
        `${origin}/xfs4iot/v1.0/VendorMode`,
      ]);
      for (const { serviceURI } of services)
        expect((await (await connect(serviceURI)).command("Common.Status")).header.completionCode).toBe(
          "success",
        );
      expect(publisher.story(1)).toEqual([
        "acknowledge ServicePublisher.GetServices",
        "event ServicePublisher.ServiceDetailEvent",
        "completion ServicePublisher.GetServices",
      ]);
    }
  });

  it("takes the token as a subprotocol too, and never sends it back", async () => {
    const stranger = await connect(`${origin}/xfs4iot/v1.0/IdCardReader`, {
      protocols: ["xfs4iot", `token.${token}`],
    });
    expect(stranger.socket.protocol).toBe("xfs4iot");
  });

  const refusal = (path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(`${origin}${path}`, { headers });
      socket.once("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
      socket.once("open", () => reject(new Error("it opened")));
    });

  it.each([
    ["no token", "/xfs4iot/v1.0/IdCardReader", () => ({}), 401],
    ["a wrong token", "/xfs4iot/v1.0", () => ({ authorization: `Bearer ${"x".repeat(32)}` }), 401],
    ["the queue, which is not a device", "/xfs4iot/v1.0/QueueTerminal", () => bearer().headers, 401],
    ["the camera's page", "/xfs4iot/v1.0/CameraProvider", () => bearer().headers, 401],
    ["a window's work", "/hall/v1/window", () => bearer().headers, 401],
    [
      "a website that knows the token",
      "/xfs4iot/v1.0",
      () => ({ ...bearer().headers, origin: "http://a.example" }),
      403,
    ],
    [
      "a name that is not this machine's",
      "/xfs4iot/v1.0",
      () => ({ ...bearer().headers, host: "a.example" }),
      403,
    ],
    ["a service that is not there", "/xfs4iot/v1.0/CashDispenser", () => bearer().headers, 404],
  ])("keeps out %s", async (_who, path, headers, status) => {
    expect(await refusal(path, headers() as Record<string, string>)).toBe(status);
  });
});

describe("Common", () => {
  it("says in its capabilities what it answers, in the versions it answers", async () => {
    for (const [client, own] of [
      [reader, "CardReader"],
      [printer, "Printer"],
      [scanner, "BarcodeReader"],
      [light, "Lights"],
      [display, "TextTerminal"],
      [camera, "Camera"],
      [cabinet, "Auxiliaries"],
    ] as const) {
      const { payload } = await client.command("Common.Capabilities");
      const interfaces = payload?.interfaces as {
        name: string;
        commands: Record<string, { versions: string[] }>;
        events: Record<string, { versions: string[] }> | null;
        maximumRequests: number;
      }[];
      expect(interfaces.map(({ name }) => name)).toEqual(["Common", own]);
      expect(payload).toHaveProperty(own[0]?.toLowerCase() + own.slice(1));
      expect(payload).toMatchObject({ common: { serviceVersion: expect.stringMatching(/^\d+\.\d+$/) } });
      for (const { name, commands, events } of interfaces) {
        for (const message of [...Object.keys(commands), ...Object.keys(events ?? {})])
          expect(message.startsWith(`${name}.`)).toBe(true);
        const majors = Object.fromEntries(
          Object.entries(commands).map(([command, { versions }]) => [
            command,
            Number(versions[0]?.split(".")[0]),
          ]),
        );
        expect((await client.command("Common.SetVersions", { commands: majors })).header.completionCode).toBe(
          "success",
        );
      }
    }
  });

  it.each([
    ["a version nobody speaks", { commands: { "Common.Status": 9 } }, "unsupportedData"],
    ["a command that is not there", { commands: { "CashDispenser.Dispense": 2 } }, "unsupportedData"],
    ["an event as a command", { commands: { "Common.StatusChangedEvent": 2 } }, "unsupportedData"],
    ["nothing", {}, "invalidData"],
    ["no payload", null, "invalidData"],
    ["a version that is none", { events: { "Common.ErrorEvent": "2" } }, "invalidData"],
  ])("does not set %s", async (_name, payload, code) => {
    expect((await reader.command("Common.SetVersions", payload)).header.completionCode).toBe(code);
  });

  it("tells the status in the standard's words, whole", async () => {
    const { payload } = await printer.command("Common.Status", undefined, { version: "2.1" });
    expect(payload).toMatchObject({
      common: { device: "online", devicePosition: null, powerSaveRecoveryTime: null, exchange: null },
      printer: {
        media: null,
        paper: { upper: "full" },
        toner: null,
        ink: null,
        lamp: null,
        blackMarkMode: null,
      },
    });
    expect((await reader.command("Common.Status", {})).payload).toMatchObject({
      cardReader: { security: "open", chipPower: null, chipModule: null },
    });
  });

  it.each([
    ["a command of the standard that the device lacks", "CardReader.ChipIO", "2.0", "unsupportedCommand"],
    ["another device's", "CashDispenser.Dispense", "2.0", "unsupportedCommand"],
    ["a command nobody defined", "CardReader.Juggle", "2.0", "invalidCommand"],
    ["a version of the past", "Common.Status", "1.0", "unsupportedCommand"],
    ["a version of the future", "CardReader.Reset", "4.0", "unsupportedCommand"],
  ])("ends %s", async (_name, name, version, code) => {
    const done = await reader.command(name, {}, { version });
    expect(done.header).toMatchObject({ name, completionCode: code });
    expect(done.payload?.errorCode ?? "message.unknownCommand").toBe("message.unknownCommand");
  });

  it("reads null and foreign header members as absent", async () => {
    const done = await reader.command("Common.Status", null, { timeout: null, status: null, traceId: "x" });
    expect(done.header.completionCode).toBe("success");
  });

  it.each([
    ["no JSON", "{", "invalidMessage"],
    ["no header", "{}", "invalidMessage"],
    [
      "a completion",
      '{"header":{"type":"completion","name":"Common.Status","requestId":900,"version":"2.0"}}',
      "invalidMessage",
    ],
    [
      "an id of zero",
      '{"header":{"type":"command","name":"Common.Status","requestId":0,"version":"2.0"}}',
      "invalidRequestID",
    ],
    [
      "an id in words",
      '{"header":{"type":"command","name":"Common.Status","requestId":"7","version":"2.0"}}',
      "invalidRequestID",
    ],
    ["no id", '{"header":{"type":"command","name":"Common.Status","version":"2.0"}}', "invalidRequestID"],
  ])("refuses %s with one acknowledgement", async (_name, text, status) => {
    const client = await service("ReceiptPrinter");
    client.sendText(text);
    const refused = await client.until(({ header }) => header.type === "acknowledge");
    expect(refused.header.status).toBe(status);
    expect((await client.command("Common.Status")).header.completionCode).toBe("success");
    expect(client.messages.filter(({ header }) => header.status)).toHaveLength(1);
  });

  it("refuses an id that was used before", async () => {
    const client = await service("ReceiptPrinter");
    await client.command("Common.Status", {}, { requestId: 40 });
    client.send("Common.Status", {}, { requestId: 40 });
    const refused = await client.until(({ header }) => header.status !== undefined);
    expect(refused.header).toMatchObject({
      name: "Common.Status",
      requestId: 40,
      status: "invalidRequestID",
    });
  });
});

describe("queueing, cancelling, timing out", () => {
  it("runs one command after the other and cancels what waits at once, while the first runs on", async () => {
    const client = await service("IdCardReader");
    const first = client.send("CardReader.ReadRawData", { chip: true });
    const second = client.send("CardReader.ReadRawData", { chip: true });
    await client.until(
      ({ header }) => header.name === "CardReader.InsertCardEvent" && header.requestId === first,
    );
    const cancelled = await client.command("Common.Cancel", { requestIds: [second, 999] });
    expect(cancelled.header.completionCode).toBe("success");
    expect((await client.completion(second)).header.completionCode).toBe("canceled");
    expect(client.story(first)).not.toContain("completion CardReader.ReadRawData");
    expect(client.story(second)).toEqual([
      "acknowledge CardReader.ReadRawData",
      "completion CardReader.ReadRawData",
    ]);
    expect((await client.command("Common.Cancel", { requestIds: [first] })).header.completionCode).toBe(
      "success",
    );
    expect(await client.completion(first)).toMatchObject({
      header: { completionCode: "canceled" },
      payload: null,
    });
  });

  it("cancels everything when no id is named", async () => {
    const client = await service("IdCardReader");
    const ids = [client.send("CardReader.ReadRawData", {}), client.send("CardReader.ReadRawData", {})];
    await client.command("Common.Cancel");
    for (const id of ids) expect((await client.completion(id)).header.completionCode).toBe("canceled");
  });

  it("has nothing to cancel of others, of the past, or of nobody", async () => {
    const other = await service("IdCardReader");
    other.send("CardReader.ReadRawData", {}, { requestId: 700 });
    const client = await service("IdCardReader");
    await client.command("Common.Status");
    for (const requestIds of [[700], [1], []])
      expect(await client.command("Common.Cancel", { requestIds })).toMatchObject({
        header: { completionCode: "commandErrorCode" },
        payload: { errorCode: "noMatchingRequestIDs" },
      });
    expect((await client.command("Common.Cancel", { requestIds: "1" })).header.completionCode).toBe(
      "invalidData",
    );
    other.socket.close();
  });

  it("times out a command that runs, and one that waits", async () => {
    const client = await service("IdCardReader");
    const running = client.send("CardReader.ReadRawData", {}, { timeout: 0 });
    const waiting = client.send("CardReader.ReadRawData", {}, { timeout: 30 });
    expect(await client.completion(waiting)).toMatchObject({
      header: { completionCode: "timeOut" },
      payload: null,
    });
    expect(client.story(running)).not.toContain("completion CardReader.ReadRawData");
    await client.command("Common.Cancel");
    const alone = await client.command("CardReader.ReadRawData", {}, { timeout: 30 });
    expect(alone.header.completionCode).toBe("timeOut");
  });

  it("frees the device when the client that holds it goes away", async () => {
    const gone = await service("IdCardReader");
    gone.send("CardReader.ReadRawData", {});
    await gone.until(({ header }) => header.name === "CardReader.InsertCardEvent");
    gone.socket.terminate();
    const client = await service("IdCardReader");
    expect((await client.command("CardReader.Reset")).header.completionCode).toBe("success");
  });

  it("refuses more than it can queue", async () => {
    const client = await service("IdCardReader");
    const ids = Array.from({ length: 40 }, () => client.send("CardReader.ReadRawData", {}));
    await client.until(({ header }) => header.status === "tooManyRequests");
    await client.command("Common.Cancel");
    const accepted = ids.filter((id) => client.story(id).length > 1);
    expect(accepted.length).toBeLessThan(40);
  });
});

describe("CardReader", () => {
  it("waits for a card, proves it, and tells when it is taken away", async () => {
    const { payload } = await reader.command("Common.Capabilities");
    expect(payload?.cardReader).toMatchObject({ type: "contactless", readTracks: null, positions: null });
    const id = reader.send(
      "CardReader.ReadRawData",
      { track2: true, chip: true, frontImage: false },
      { timeout: 5000 },
    );
    await reader.until(
      ({ header }) => header.name === "CardReader.InsertCardEvent" && header.requestId === id,
    );
    await act("id-card-reader", "layCard", { persona: "resident" });
    expect(await reader.completion(id)).toMatchObject({
      header: { completionCode: "success" },
      payload: {
        track2: { status: "dataSourceNotSupported", data: null },
        chip: [{ status: "dataSourceNotSupported", data: null }],
      },
    });
    expect(reader.story(id)).toEqual([
      "acknowledge CardReader.ReadRawData",
      "event CardReader.InsertCardEvent",
      "event CardReader.MediaInsertedEvent",
      "completion CardReader.ReadRawData",
    ]);
    await act("id-card-reader", "removeCard");
    await reader.until(({ header }) => header.name === "CardReader.MediaRemovedEvent");
    expect((await reader.command("Common.Status")).payload?.cardReader).toMatchObject({
      media: "notPresent",
    });
  });

  it("resets, and retains nothing", async () => {
    expect((await reader.command("CardReader.Reset", { to: "auto" })).header.completionCode).toBe("success");
    expect((await reader.command("CardReader.Reset", { to: "retain" })).header.completionCode).toBe(
      "unsupportedData",
    );
    expect((await reader.command("CardReader.Reset", { to: "moon" })).header.completionCode).toBe(
      "invalidData",
    );
  });

  it("says what is wrong when the reader is gone, and that it is back", async () => {
    const client = await service("IdCardReader");
    await act("id-card-reader", "unplug");
    const trouble = await client.until(({ header }) => header.name === "Common.ErrorEvent");
    expect(trouble.payload).toMatchObject({ eventId: "hardware", action: "suspend" });
    expect(await client.command("CardReader.ReadRawData", {})).toMatchObject({
      header: { completionCode: "deviceNotReady" },
      payload: null,
    });
    await act("id-card-reader", "plug");
    await client.until(
      (message) =>
        message.header.name === "Common.StatusChangedEvent" &&
        client.messages.indexOf(message) > client.messages.indexOf(trouble) &&
        commonOf(message).device === "online",
    );
  });
});

describe("Printer", () => {
  it("describes its forms and its paper", async () => {
    const { formList } = (await printer.command("Printer.GetFormList")).payload as { formList: string[] };
    expect(formList).toContain("QueueTicket");
    const { form } = (await printer.command("Printer.GetQueryForm", { formName: "QueueTicket" })).payload as {
      form: { fields: Record<string, object>; unit: object };
    };
    expect(Object.keys(form.fields).sort()).toEqual(Object.keys(ticket).sort());
    expect(
      (await printer.command("Printer.GetQueryField", { formName: "QueueTicket", fieldName: "number" }))
        .payload,
    ).toMatchObject({ fields: { number: { fieldType: "text", class: "required" } } });
    const { mediaList } = (await printer.command("Printer.GetMediaList")).payload as { mediaList: string[] };
    expect(
      (await printer.command("Printer.GetQueryMedia", { name: mediaList[0] }, { version: "3.0" })).payload,
    ).toMatchObject({ media: { mediaType: "generic", size: { width: 80 } } });
  });

  it.each([
    ["Printer.GetQueryForm", { formName: "None" }, "formNotFound"],
    ["Printer.GetQueryField", { formName: "QueueTicket", fieldName: "constructor" }, "fieldNotFound"],
    ["Printer.GetQueryMedia", { name: "None" }, "mediaNotFound"],
    ["Printer.PrintForm", { formName: "None", fields: {} }, "formNotFound"],
    ["Printer.PrintForm", { formName: "QueueTicket", mediaName: "A4", fields: ticket }, "mediaNotFound"],
    ["Printer.PrintForm", { formName: "QueueTicket", paperSource: "lower", fields: ticket }, "sourceInvalid"],
    [
      "Printer.PrintForm",
      { formName: "QueueTicket", fields: { ...ticket, hall: ["a\u001bp"] } },
      "charSetData",
    ],
  ])("%s %j: %s", async (name, payload, errorCode) => {
    expect(await printer.command(name, payload)).toMatchObject({
      header: { completionCode: "commandErrorCode" },
      payload: { errorCode },
    });
  });

  it.each([
    ["number", undefined, "required"],
    ["number", ["123456789"], "overflow"],
    ["colour", ["red"], "notFound"],
  ])("names the field that is wrong: %s %j", async (fieldName, value, failure) => {
    const id = printer.send("Printer.PrintForm", {
      formName: "QueueTicket",
      fields: { ...ticket, [fieldName]: value },
    });
    expect((await printer.completion(id)).payload).toEqual({ errorCode: "fieldError" });
    expect(
      printer.messages.find(({ header }) => header.type === "event" && header.requestId === id)?.payload,
    ).toEqual({ formName: "QueueTicket", fieldName, failure });
  });

  it("prints a form, native bytes and raw bytes, and cuts", async () => {
    const before = (await paperNow()).length;
    const formed = await printer.command(
      "Printer.PrintForm",
      { formName: "QueueTicket", fields: ticket, mediaControl: { cut: true } },
      { version: "3.0" },
    );
    expect(formed.header.completionCode).toBe("success");
    const data = Buffer.from("HELLO FROM OUTSIDE\n").toString("base64");
    const native = await printer.command("Printer.PrintNative", { data, mediaControl: { partialCut: true } });
    expect(native.header.completionCode).toBe("success");
    const raw = await printer.command("Printer.PrintRaw", { inputData: "no", data });
    expect(raw.header.completionCode).toBe("success");
    expect(
      (await printer.command("Printer.ControlMedia", { mediaControl: { move: "eject" } })).header
        .completionCode,
    ).toBe("success");
    const [form, own, last] = (await paperNow()).slice(before);
    expect(form?.lines.join("\n")).toContain("A017");
    expect(form?.errors).toEqual([]);
    expect(own?.lines).toContain("HELLO FROM OUTSIDE");
    expect(last).toMatchObject({ cut: true });
  });

  it.each([
    ["Printer.PrintRaw", { inputData: "yes", data: "AAAA" }, "unsupportedData"],
    ["Printer.PrintRaw", { data: "not base64" }, "invalidData"],
    ["Printer.PrintRaw", { data: "AAAAA" }, "invalidData"],
    ["Printer.PrintNative", { data: "AAAA", mediaControl: { stamp: true } }, "unsupportedData"],
    ["Printer.ControlMedia", { mediaControl: { move: "retract" } }, "unsupportedData"],
    ["Printer.Reset", { mediaControl: "expel" }, "unsupportedData"],
    ["Printer.PrintForm", { formName: "QueueTicket", fields: ticket, resolution: "high" }, "unsupportedData"],
    ["Printer.RetractMedia", {}, "unsupportedCommand"],
  ])("%s %j: %s", async (name, payload, code) => {
    expect(await printer.command(name, payload)).toMatchObject({
      header: { completionCode: code },
      payload: null,
    });
  });

  it("tells the paper's end by its threshold, refuses to print, and comes back", async () => {
    await act("receipt-printer", "setFault", { fault: "paperOut" });
    await printer.until(
      ({ header, payload }) => header.name === "Printer.PaperThresholdEvent" && payload?.threshold === "out",
    );
    expect(
      await printer.command("Printer.PrintForm", { formName: "QueueTicket", fields: ticket }),
    ).toMatchObject({
      header: { completionCode: "commandErrorCode" },
      payload: { errorCode: "paperOut" },
    });
    await act("receipt-printer", "clearFault", { fault: "paperOut" });
    await printer.until(
      ({ header, payload }) => header.name === "Printer.PaperThresholdEvent" && payload?.threshold === "full",
    );
    expect((await printer.command("Printer.Reset", { mediaControl: "eject" })).header.completionCode).toBe(
      "success",
    );
  });
});

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
    const state = (await (await fetch(`${running.url}/simulator/api/state`)).json()) as {
      devices: { device: string; state: Record<string, unknown> }[];
    };
    expect(JSON.stringify(state.devices.find(({ device }) => device === "status-light")?.state)).toMatch(
      /blue/i,
    );
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
  const shown = async () => {
    const state = (await (await fetch(`${running.url}/simulator/api/state`)).json()) as {
      devices: { device: string; state: { lines: readonly string[] } }[];
    };
    return state.devices.find(({ device }) => device === "window-display")?.state.lines;
  };
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
  const stateOf = async <T>(name: string) => {
    const state = (await (await fetch(`${running.url}/simulator/api/state`)).json()) as {
      devices: { device: string; state: T }[];
    };
    return state.devices.find(({ device }) => device === name)?.state;
  };

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
