import * as z from "zod/mini";
import { cancelCommand, type ServiceDefinition } from "./envelope.ts";

/**
 * Between the terminal and the page that shows its camera: the camera is the browser's, so that a picture for another program
 * (`xfs4iot/camera.ts`) is taken by the page, before the eyes of whoever stands there.
 */

/** Bytes that a picture has at most: in base64 it passes the 2 MiB at which XFS4IoT clients of others end a message. House rule. */
export const largestPicture = 1024 * 1024;

/** Bytes in one part of a picture: in base64 it stands in a message of the envelope with room to spare. A multiple of 3. */
export const partBytes = 45_000;

const pictureId = z.number().check(z.int(), z.minimum(1));
/** More than any camera has. */
const pixels = z.number().check(z.int(), z.minimum(0), z.maximum(100_000));

export const longestLabel = 200;

export const cameraProvider = {
  path: "/xfs4iot/v1.0/CameraProvider",
  commands: {
    "Common.Cancel": cancelCommand,
    /**
     * While it runs, this page's camera is seen live and pictures may be wanted of it. Ends when it is cancelled, or its connection does.
     * Of several pages the one that came last is asked; when it goes, the one before.
     */
    "XiaohuCamera.Provide": {
      payload: z.strictObject({
        /** What the system calls the camera. */
        label: z.string().check(z.maxLength(longestLabel)),
        width: pixels,
        height: pixels,
      }),
      completion: z.null(),
    },
    /**
     * The next part of a wanted picture, a JPEG, in order; a picture is longer than a message may be. Errors: `message.notFound`
     * when nobody wants it of this page any more; `message.tooLarge`, `message.malformed`: the picture is refused.
     */
    "XiaohuCamera.DeliverPicture": {
      payload: z.strictObject({
        pictureId,
        part: z
          .string()
          .check(
            z.minLength(4),
            z.maxLength((partBytes / 3) * 4),
            z.regex(/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/),
          ),
        isLast: z.boolean(),
      }),
      completion: z.null(),
    },
    /** No picture can be taken. Errors: `message.notFound`. */
    "XiaohuCamera.RefusePicture": { payload: z.strictObject({ pictureId }), completion: z.null() },
  },
  events: {
    /** Of `XiaohuCamera.Provide`: somebody wants a picture. One at a time. */
    "XiaohuCamera.PictureWantedEvent": z.object({ pictureId }),
  },
  unsolicited: {},
} as const satisfies ServiceDefinition;

/** The camera that a page shows. */
export type ShownCamera = z.infer<(typeof cameraProvider.commands)["XiaohuCamera.Provide"]["payload"]>;
