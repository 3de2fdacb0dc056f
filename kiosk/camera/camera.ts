import { fromCallback, fromPromise } from "xstate";

/**
 * Why there is no picture. `none`: no camera is there. `refused`: the browser may not use it. `busy`: another program has it. `gone`: it was
 * pulled out. `frozen`: no new picture comes. `other`: the browser says why to nobody.
 */
export const cameraProblems = ["none", "refused", "busy", "gone", "frozen", "other"] as const;
export type CameraProblem = (typeof cameraProblems)[number];

/** A camera that is on. Its pictures stay in this page. */
export interface OpenCamera {
  readonly stream: MediaStream;
  /** What the system calls it. */
  readonly label: string;
  /** Of its pictures, pixels. */
  readonly width: number;
  readonly height: number;
}

/** What is asked for; a camera that has less gives what it has. A4 at 1080 lines has some 90 dots an inch. */
const wanted = { width: { ideal: 1920 }, height: { ideal: 1080 } } as const;

/** The browser's names of failures (W3C Media Capture and Streams, getUserMedia). */
const problemByName: Readonly<Record<string, CameraProblem>> = {
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotReadableError: "busy",
  AbortError: "busy",
};

/** Why a camera could not be opened, or `other`. */
export const cameraProblemOf = (error: unknown): CameraProblem =>
  (error instanceof DOMException && problemByName[error.name]) || "other";

/** Opens the browser's camera. @throws DOMException as `cameraProblemOf` reads it */
export async function openCamera(
  media: Pick<MediaDevices, "getUserMedia"> | undefined,
  video: MediaTrackConstraints,
  signal: AbortSignal,
): Promise<OpenCamera> {
  // Browsers hide it from pages that did not come safely.
  if (!media) throw new DOMException("no media devices", "SecurityError");
  const stream = await media.getUserMedia({ video, audio: false });
  const [track] = stream.getVideoTracks();
  if (signal.aborted || !track) {
    release(stream);
    throw new DOMException("nobody wants it any more", "AbortError");
  }
  const { width = 0, height = 0 } = track.getSettings();
  return { stream, label: track.label, width, height };
}

/** The camera through the browser's own media API, as effects of the camera's machine. */
export function createCameraEffects(media: Pick<MediaDevices, "getUserMedia"> | undefined) {
  return {
    problemOf: cameraProblemOf,

    open: fromPromise<OpenCamera>(({ signal }) => openCamera(media, wanted, signal)),

    /** Holds the camera until it is let go, and tells when it goes by itself. */
    hold: fromCallback<{ type: "none" }, { camera: OpenCamera | null }, { type: "gone" }>(
      ({ sendBack, input: { camera } }) => {
        const tell = () => sendBack({ type: "gone" });
        const [track] = camera?.stream.getVideoTracks() ?? [];
        track?.addEventListener("ended", tell);
        return () => {
          track?.removeEventListener("ended", tell);
          if (camera) release(camera.stream);
        };
      },
    ),
  };
}

export type CameraEffects = ReturnType<typeof createCameraEffects>;

/** Switches it off. */
export function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
