import type { Clock } from "../../device-drivers/clock.ts";
import type { DeviceStatus } from "../../device-drivers/device/device.ts";
import { cameraProvider } from "../contract/camera-provider.ts";
import { type CameraStatus, camera, cameraName } from "../contract/xfs4iot/camera.ts";
import { createAudience } from "../door/audience.ts";
import { CompletionError } from "../door/completion-error.ts";
import { defineService, type Service } from "../door/service.ts";
import { CameraPictures, type Provider } from "./camera-pictures.ts";
import { capabilitiesOf, standardCommon } from "./standard-service.ts";
import type { TerminalVendorMode } from "./technician/vendor-mode-service.ts";

export interface CameraServiceOptions {
  readonly vendorMode: Pick<TerminalVendorMode, "state" | "onChange">;
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

const cameraCapabilities = {
  cameras: { room: false, person: false, exitSlot: false, [cameraName]: true },
  maxPictures: null,
  camData: null,
  maxDataLength: null,
};

/**
 * The terminal's camera: behind XFS4IoT's Camera for other programs, and the service by which the page that shows it takes their pictures.
 * No picture is taken that nobody at the screen can see being taken: while no page shows the camera live it is offline.
 */
export function cameraServices({ vendorMode, clock, log }: CameraServiceOptions): readonly Service[] {
  const audience = createAudience<typeof camera>();
  const pictures = new CameraPictures({ clock, onChange: () => announce() });
  let since = clock.now();
  let told = "";

  /** While the terminal is in a technician's hands no device takes ordinary work. */
  const isHeld = () => vendorMode.state() === "active" || vendorMode.state() === "exitPending";
  const state = (): DeviceStatus["state"] => {
    if (!pictures.camera) return "offline";
    return pictures.isBusy ? "deviceBusy" : "online";
  };
  const standing = (): DeviceStatus => ({
    state: state(),
    since,
    identity: pictures.camera && {
      model: pictures.camera.label,
      protocol: `${pictures.camera.width} × ${pictures.camera.height}`,
    },
    lastError: undefined,
    inService: !isHeld(),
    recovery: { mode: "automatic", rungs: 0, waits: false },
  });
  const status = (): CameraStatus => ({
    common: standardCommon(standing()),
    camera: {
      media: null,
      cameras: {
        room: null,
        person: null,
        exitSlot: null,
        [cameraName]: pictures.camera ? "ok" : "unknown",
      },
      pictures: null,
    },
  });
  const announce = () => {
    const now = `${state()} ${isHeld()}`;
    if (now === told) return;
    told = now;
    since = clock.now();
    audience.tell("Common.StatusChangedEvent", status());
  };
  announce();
  vendorMode.onChange(announce);

  const forClients = defineService<typeof camera>({
    definition: camera,
    roles: ["client"],
    open(client) {
      return {
        commands: {
          "Common.Status": status,
          "Common.Capabilities": () => capabilitiesOf(camera, standing(), { camera: cameraCapabilities }),
          "Camera.TakePicture": async ({ camera: name, camData }, { signal }) => {
            if (name && name !== cameraName)
              throw new CompletionError("commandErrorCode", `there is only ${cameraName}`, {
                errorCode: "cameraNotSupported",
              });
            if (camData)
              throw new CompletionError("unsupportedData", "camData: nothing is written on a picture");
            if (isHeld())
              throw new CompletionError("deviceNotReady", "the terminal is in vendor mode: wait for its end");
            const jpeg = await pictures.take(signal);
            log("a picture was taken for another program", { bytes: jpeg.length });
            return { pictureFile: jpeg.toString("base64") };
          },
        },
        close: audience.join(client),
      };
    },
  });

  const forPages = defineService<typeof cameraProvider>({
    definition: cameraProvider,
    roles: ["technician"],
    atOnce: ["XiaohuCamera.DeliverPicture", "XiaohuCamera.RefusePicture"],
    open() {
      let provider: Provider | undefined;
      return {
        commands: {
          "XiaohuCamera.Provide": (shown, { signal, event }) =>
            new Promise((_resolve, reject) => {
              provider = {
                camera: shown,
                want: (pictureId) => event("XiaohuCamera.PictureWantedEvent", { pictureId }),
              };
              const leave = pictures.provide(provider);
              signal.addEventListener(
                "abort",
                () => {
                  leave();
                  provider = undefined;
                  reject(signal.reason);
                },
                { once: true },
              );
            }),
          "XiaohuCamera.DeliverPicture": ({ pictureId, part, isLast }) => {
            pictures.deliver(provider, pictureId, Buffer.from(part, "base64"), isLast);
            return null;
          },
          "XiaohuCamera.RefusePicture": ({ pictureId }) => {
            pictures.refuse(provider, pictureId);
            return null;
          },
        },
        // Its connection ends the command, and the command the providing.
        close: () => undefined,
      };
    },
  });
  return [forClients, forPages];
}
