import * as z from "zod/mini";
import { nothing, type ServiceDefinition } from "../envelope.ts";
import { commonCommands, standardCommon } from "./common.ts";

/**
 * XFS4IoT's Camera: the terminal's camera while a page shows its live picture, and only then. Property names and words are the
 * standard's (Framework/Core/Camera of the framework named in `standard.ts`).
 */

/**
 * Our camera's name. The standard's own cameras look at the whole area (`room`), at the person (`person`) or at what comes out
 * (`exitSlot`); this one looks down on what a person lays under it. The standard leaves a maker's other cameras to further members of
 * `cameras`.
 */
export const cameraName = "document";

const elsewhere = { room: z.null(), person: z.null(), exitSlot: z.null() };

const status = z.object({
  common: standardCommon,
  camera: z.object({
    /** Pictures are told and forgotten: there is no recording medium, and nothing to count on it. */
    media: z.null(),
    /** `unknown` while nobody sees it: nothing is known of a camera that is off. */
    cameras: z.object({ ...elsewhere, [cameraName]: z.enum(["ok", "unknown"]) }),
    pictures: z.null(),
  }),
});
export type CameraStatus = z.infer<typeof status>;

export const camera = {
  path: "/xfs4iot/v1.0/Camera",
  commands: {
    ...commonCommands,
    "Common.Status": { payload: nothing, completion: status },
    /**
     * A still, JPEG in base64, of the size that the camera has; the page says that it was taken. Without `camera`: the one that is there.
     * Completion codes: success; deviceNotReady while nobody sees the camera; unsupportedData for `camData`, text on the picture;
     * commandErrorCode with cameraNotSupported for another camera, cameraInoperable when the page could not take it in time.
     */
    "Camera.TakePicture": {
      payload: z.strictObject({
        camera: z.optional(z.nullable(z.string().check(z.maxLength(60)))),
        camData: z.optional(z.nullable(z.string().check(z.maxLength(1000)))),
      }),
      completion: z.object({ pictureFile: z.string() }),
    },
  },
  events: {},
  unsolicited: { "Common.StatusChangedEvent": status },
} as const satisfies ServiceDefinition;
