import { stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { commonOf, online, openToStrangers, type ProductForStrangers } from "./product-for-strangers.ts";
import type { Stranger } from "./stranger.ts";

/*
 * The product as it starts, and a client that was written from the standard: what it sends and expects is the
 * standard's, never read from this project's contract.
 */

let product: ProductForStrangers;
let token: string;
let origin: string;
let reader: Stranger;
let printer: Stranger;
let scanner: Stranger;
let light: Stranger;
let display: Stranger;
let camera: Stranger;
let cabinet: Stranger;

const bearer = () => product.bearer();
const connect: ProductForStrangers["connect"] = (uri, options) => product.connect(uri, options);
const service = (name: string) => product.service(name);
const act: ProductForStrangers["act"] = (device, action, args) => product.act(device, action, args);
const paperNow = async () =>
  (
    await product.stateOf<{ tickets: { lines: string[]; cut: boolean; errors: string[] }[] }>(
      "receipt-printer",
    )
  )?.tickets ?? [];

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
  product = await openToStrangers();
  ({ origin, token } = product);
  reader = await service("IdCardReader");
  printer = await service("ReceiptPrinter");
  scanner = await service("CodeScanner");
  light = await service("StatusLight");
  display = await service("WindowDisplay");
  camera = await service("Camera");
  cabinet = await service("Auxiliaries");
  for (const client of [reader, printer, scanner, light, display, cabinet]) await online(client);
});
afterAll(() => product.stop());

describe("getting in", () => {
  it("keeps its token from other users of the machine", async () => {
    expect((await stat(join(product.directory, "xfs4iot-client-token"))).mode & 0o777).toBe(0o600);
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
      // Whoever settles versions before anything else does so here too.
      const versions = { commands: { "ServicePublisher.GetServices": 2 } };
      expect((await publisher.command("Common.SetVersions", versions)).header.completionCode).toBe("success");
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
    ["no JSON", "{", "invalidMessage", "not one JSON text"],
    ["no header", "{}", "invalidMessage", "check header"],
    [
      "a completion",
      '{"header":{"type":"completion","name":"Common.Status","requestId":900,"version":"2.0"}}',
      "invalidMessage",
      "check header.type",
    ],
    [
      "a time that is none",
      '{"header":{"type":"command","name":"Common.Status","requestId":900,"version":"2.0","timeout":-1},"payload":[]}',
      "invalidMessage",
      "check header.timeout, payload",
    ],
    [
      "an id of zero",
      '{"header":{"type":"command","name":"Common.Status","requestId":0,"version":"2.0"}}',
      "invalidRequestID",
      "requestId must be a whole number from 1",
    ],
    [
      "an id in words",
      '{"header":{"type":"command","name":"Common.Status","requestId":"7","version":"2.0"}}',
      "invalidRequestID",
      "requestId must be a whole number from 1",
    ],
    [
      "no id",
      '{"header":{"type":"command","name":"Common.Status","version":"2.0"}}',
      "invalidRequestID",
      "requestId must be a whole number from 1",
    ],
  ])("refuses %s with one acknowledgement that says what to look at", async (_name, text, status, where) => {
    const client = await service("ReceiptPrinter");
    client.sendText(text);
    const refused = await client.until(({ header }) => header.type === "acknowledge");
    expect(refused.header.status).toBe(status);
    expect(refused.header.errorDescription).toMatch(new RegExp(`: ${where}$`));
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
    for (const wrong of [{ requestIds: "1" }, { requestIDs: [1] }])
      expect((await client.command("Common.Cancel", wrong)).header.completionCode).toBe("invalidData");
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
