import { type EventObject, fromCallback, fromPromise } from "xstate";
import type { matterTerminal } from "../../server/contract/matters.ts";
import {
  type CameraProblem,
  cameraProblemOf,
  type OpenCamera,
  openCamera,
  release,
} from "../camera/camera.ts";
import type { Crop, Picture } from "../camera/plane.ts";
import type { Visibility } from "../camera/provider.ts";
import { judgePicture } from "../camera/quality.ts";
import type { ServiceConnection } from "../connection/service-connection.ts";
import { partsOf, type TakenPage } from "./matters/scan/pages.ts";
import type { SessionEffects } from "./session-effects.ts";

/** What is asked for; a camera that has less gives what it has. A4 at 1944 lines has some 165 dots an inch. */
const wanted = { width: { ideal: 2592 }, height: { ideal: 1944 } } as const;

/** Milliseconds between two words about pictures that come: the machine needs to know that they do, not each. */
const frameWord = 500;

/** A camera that is on, and the way to say that a picture of it was seen. */
export interface LiveCamera extends Pick<OpenCamera, "stream"> {
  seen(): void;
}

export type CameraTold =
  | { type: "camera.live"; camera: LiveCamera }
  | { type: "camera.frame" }
  /** It is off. Null: nothing is wrong with it, nobody looks. */
  | { type: "camera.off"; problem: CameraProblem | null };

type Media = Pick<
  MediaDevices,
  "getUserMedia" | "enumerateDevices" | "addEventListener" | "removeEventListener"
>;

export interface ScanSources {
  /** Undefined where the browser has none to give. */
  readonly media: Media | undefined;
  readonly visibility: Visibility;
  /** A part of a picture as a JPEG. */
  encode(picture: Picture, part: Crop): Promise<Uint8Array>;
  /** SHA-256, hexadecimal. */
  digest(bytes: Uint8Array): Promise<string>;
}

/** What scanning pages does to the outside. Pictures go to the hall and to nobody else. */
export function createScanEffects(
  connection: ServiceConnection<typeof matterTerminal>,
  { media, visibility, encode, digest }: ScanSources,
  { newKey, now, report }: Pick<SessionEffects, "newKey" | "now" | "report">,
) {
  return {
    /** Tells whether the browser knows of a camera, now and whenever one is put in or pulled out. */
    watchCameras: fromCallback<EventObject, Record<string, never>, { type: "cameras"; there: boolean }>(
      ({ sendBack }) => {
        let isOver = false;
        const look = async () => {
          try {
            const devices = (await media?.enumerateDevices()) ?? [];
            if (!isOver)
              sendBack({ type: "cameras", there: devices.some(({ kind }) => kind === "videoinput") });
          } catch (cause) {
            report(cause);
          }
        };
        const changed = () => void look();
        media?.addEventListener("devicechange", changed);
        changed();
        return () => {
          isOver = true;
          media?.removeEventListener("devicechange", changed);
        };
      },
    ),

    /** The camera for as long as the actor lives, and not while the page is hidden. */
    camera: fromCallback<EventObject, Record<string, never>, CameraTold>(({ sendBack }) => {
      const over = new AbortController();
      let stream: MediaStream | undefined;
      const undo: (() => void)[] = [];
      const end = () => {
        over.abort();
        for (const step of undo.splice(0)) step();
        if (stream) release(stream);
        stream = undefined;
      };
      const goOff = (problem: CameraProblem | null) => {
        if (over.signal.aborted) return;
        end();
        sendBack({ type: "camera.off", problem });
      };
      const open = async () => {
        try {
          ({ stream } = await openCamera(media, wanted, over.signal));
        } catch (cause) {
          goOff(cameraProblemOf(cause));
          return;
        }
        const [track] = stream.getVideoTracks();
        const gone = () => goOff("gone");
        track?.addEventListener("ended", gone);
        undo.push(() => track?.removeEventListener("ended", gone));
        let told = 0;
        const seen = () => {
          const at = now();
          if (over.signal.aborted || at - told < frameWord) return;
          told = at;
          sendBack({ type: "camera.frame" });
        };
        sendBack({ type: "camera.live", camera: { stream, seen } });
      };
      undo.push(visibility.onChange(() => !visibility.isSeen() && goOff(null)));
      void open();
      return end;
    }),

    /** Looks at what was taken, and keeps the page of it. */
    judge: fromPromise<TakenPage, { picture: Picture }>(async ({ input: { picture } }) => {
      const { problems, crop } = judgePicture(picture);
      return { upload: newKey(), jpeg: await encode(picture, crop), doubts: problems };
    }),

    /** One page, part by part. Sent again, from its first part, it is the same file. */
    attach: fromPromise<string, { caseId: string; matterId: string; materialId: string; page: TakenPage }>(
      async ({ input: { page, ...place }, signal }) => {
        const { upload, jpeg, doubts } = page;
        const parts = partsOf(jpeg);
        const common = {
          ...place,
          mediaType: "image/jpeg" as const,
          upload,
          digest: await digest(jpeg),
          doubts: [...doubts],
          parts: parts.length,
        };
        let file: string | null = null;
        for (const [part, data] of parts.entries())
          ({ file } = await connection.request(
            "XiaohuMatters.Attach",
            { ...common, part, data },
            { signal },
          ));
        if (file === null) throw new Error("the hall has all of a file and does not name it");
        return file;
      },
    ),
  };
}

export type ScanEffects = ReturnType<typeof createScanEffects>;
