import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import { cameraProvider, largestPicture, partBytes } from "../../../server/contract/camera-provider.ts";
import { createDoor, type Door } from "../../../server/door/door.ts";
import { Tokens } from "../../../server/door/tokens.ts";
import { cameraServices } from "../../../server/terminal/camera-service.ts";
import type { VendorModeState } from "../../../server/terminal/technician/vendor-mode.ts";
import { type ContractClient, connectTo } from "../../support/contract-client.ts";
import { silentLog } from "../../support/silent-log.ts";
import { meet, member, type Stranger } from "../xfs4iot/stranger.ts";

let door: Door;
let origin: string;
let tokens: Tokens;
let vendorMode: VendorModeState;
let changeVendorMode: (state: VendorModeState) => void;
let logged: unknown[];
let client: Stranger;
const pages: ContractClient[] = [];

beforeEach(async () => {
  const listeners: (() => void)[] = [];
  vendorMode = "inactive";
  changeVendorMode = (state) => {
    vendorMode = state;
    for (const listener of listeners) listener();
  };
  logged = [];
  tokens = new Tokens();
  door = createDoor({ tokens, clock: systemClock, log: silentLog() });
  for (const service of cameraServices({
    vendorMode: { state: () => vendorMode, onChange: (listener) => void listeners.push(listener) },
    clock: systemClock,
    log: (message, data) => logged.push([message, data]),
  }))
    door.addService(service);
  origin = `ws://127.0.0.1:${await door.listen(0)}`;
  client = await meet(`${origin}/xfs4iot/v1.0/Camera`, {
    headers: { authorization: `Bearer ${tokens.of("client")}` },
  });
});
afterEach(async () => {
  expect(client.complaints).toEqual([]);
  for (const page of pages.splice(0)) page.close();
  await door.close();
});

const deviceOf = async () =>
  member<{ device: string }>(await client.command("Common.Status"), "common").device;
const becomes = (device: string) =>
  client.until(
    (message) =>
      message.header.name === "Common.StatusChangedEvent" &&
      member<{ device: string }>(message, "common").device === device,
  );
const take = (payload: object = {}) => client.command("Camera.TakePicture", payload);

/** A page that shows the camera; it answers each picture that is wanted of it as `answer` does. */
async function aPage(answer: (page: ContractClient, pictureId: number) => void) {
  const page = await connectTo(origin.replace("ws", "http"), cameraProvider, tokens.of("technician"));
  pages.push(page);
  const providing = page.command("XiaohuCamera.Provide", { label: "a camera", width: 1920, height: 1080 });
  void page
    .until(({ header }) => header.name === "XiaohuCamera.PictureWantedEvent")
    .then(({ payload }) => answer(page, payload?.pictureId as number));
  await becomes("online");
  return { page, providing };
}
/** As a page hands it over. */
async function deliver(page: ContractClient, pictureId: number, jpeg: Buffer) {
  for (let at = 0; at < jpeg.length; at += partBytes)
    await page.command("XiaohuCamera.DeliverPicture", {
      pictureId,
      part: jpeg.subarray(at, at + partBytes).toString("base64"),
      isLast: at + partBytes >= jpeg.length,
    });
}
/** As large as a picture may be, and no two parts alike. */
const largeJpeg = () => {
  const bytes = Buffer.alloc(largestPicture);
  for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32LE(at, at);
  bytes.writeUInt16BE(0xffd8, 0);
  bytes.writeUInt16BE(0xffd9, bytes.length - 2);
  return bytes;
};

describe("Camera", () => {
  it("is offline while nobody sees it, and says what to do", async () => {
    expect(await deviceOf()).toBe("offline");
    expect((await client.command("Common.Status")).payload?.camera).toEqual({
      media: null,
      cameras: { room: null, person: null, exitSlot: null, document: "unknown" },
      pictures: null,
    });
    const refused = await take();
    expect(refused).toMatchObject({ header: { completionCode: "deviceNotReady" }, payload: null });
    expect(refused.header.errorDescription).toContain("service page, Camera");
  });

  it("gives a picture of any size whole, and keeps nothing of it in the log", async () => {
    const jpeg = largeJpeg();
    await aPage((page, id) => void deliver(page, id, jpeg));
    expect((await client.command("Common.Capabilities")).payload).toMatchObject({
      camera: {
        cameras: { room: false, person: false, exitSlot: false, document: true },
        maxPictures: null,
        camData: null,
        maxDataLength: null,
      },
      common: { deviceInformation: [{ modelName: "a camera" }] },
    });
    const taken = await take({ camera: "document" });
    expect(taken.header.completionCode).toBe("success");
    expect(Buffer.from(member<string>(taken, "pictureFile"), "base64").equals(jpeg)).toBe(true);
    await becomes("deviceBusy");
    expect(await deviceOf()).toBe("online");
    expect(logged).toEqual([["a picture was taken for another program", { bytes: jpeg.length }]]);
  });

  it.each([
    [{ camera: "room" }, "commandErrorCode", { errorCode: "cameraNotSupported" }],
    [{ camera: "ceiling" }, "commandErrorCode", { errorCode: "cameraNotSupported" }],
    [{ camData: "Camera 1" }, "unsupportedData", null],
    [{ camera: 1 }, "invalidData", null],
    [{ flash: true }, "invalidData", null],
  ])("takes no picture for %j", async (payload, completionCode, answer) => {
    await aPage((_page, id) => expect.fail(`asked for ${id}`));
    expect(await take(payload)).toMatchObject({ header: { completionCode }, payload: answer });
  });

  it("ends a picture as its page goes, and is offline then", async () => {
    const { page } = await aPage((asked) => asked.close());
    expect((await take()).header.completionCode).toBe("deviceNotReady");
    expect(await deviceOf()).toBe("offline");
    expect(page.messages.some(({ header }) => header.name === "XiaohuCamera.PictureWantedEvent")).toBe(true);
  });

  it("is offline as soon as the page shows it no longer", async () => {
    const { page, providing } = await aPage(() => undefined);
    await page.command("Common.Cancel", { requestIds: [1] });
    expect((await providing).header.completionCode).toBe("canceled");
    expect(await deviceOf()).toBe("offline");
  });

  it("says that it does not work when the page can take none, and tells the page whom nobody waits for", async () => {
    const { page } = await aPage((asked, pictureId) => {
      void asked.command("XiaohuCamera.RefusePicture", { pictureId });
    });
    expect(await take()).toMatchObject({
      header: { completionCode: "commandErrorCode" },
      payload: { errorCode: "cameraInoperable" },
    });
    expect(
      await page.command("XiaohuCamera.DeliverPicture", { pictureId: 1, part: "/9j/", isLast: true }),
    ).toMatchObject({
      header: { completionCode: "commandErrorCode" },
      payload: { errorCode: "message.notFound" },
    });
  });

  it("takes no picture in vendor mode", async () => {
    await aPage((_page, id) => expect.fail(`asked for ${id}`));
    changeVendorMode("active");
    expect(await deviceOf()).toBe("offline");
    expect((await take()).header.completionCode).toBe("deviceNotReady");
    changeVendorMode("inactive");
    expect(await deviceOf()).toBe("online");
  });

  it("waits no longer for a picture than its client does", async () => {
    await aPage(() => undefined);
    const late = await client.command("Camera.TakePicture", {}, { timeout: 20 });
    expect(late).toMatchObject({ header: { completionCode: "timeOut" }, payload: null });
    expect(await deviceOf()).toBe("online");
  });

  it("has no reset, and lets no outside client be the page", async () => {
    expect((await client.command("Camera.Reset")).header.completionCode).toBe("unsupportedCommand");
    expect(
      (await client.command("XiaohuCamera.Provide", { label: "", width: 1, height: 1 })).header,
    ).toMatchObject({ completionCode: "invalidCommand" });
    await expect(
      meet(`${origin}/xfs4iot/v1.0/CameraProvider`, {
        headers: { authorization: `Bearer ${tokens.of("client")}` },
      }),
    ).rejects.toThrow("401");
  });
});
