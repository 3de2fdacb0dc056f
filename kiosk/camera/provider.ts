import { type EventObject, fromCallback, fromPromise } from "xstate";
import { type cameraProvider, longestLabel, partBytes } from "../../server/contract/camera-provider.ts";
import { ContractError } from "../../server/contract/errors.ts";
import type { ServiceConnection } from "../connection/service-connection.ts";
import type { OpenCamera } from "./camera.ts";

/** A picture that another program on this terminal wants of this page. */
export interface WantedPicture {
  hand(jpeg: Uint8Array): Promise<void>;
  refuse(): Promise<void>;
}

/** A picture on its way to who wanted it. */
export interface TakenPicture {
  readonly wanted: WantedPicture;
  readonly jpeg: Uint8Array;
}

/** Whether this page can be seen: not while its tab or window is hidden. */
export interface Visibility {
  isSeen(): boolean;
  /** Returns the way to stop listening. */
  onChange(listener: () => void): () => void;
}

export interface ProviderSources {
  /** A connection to the terminal of its own: when it closes, nothing is wanted of this page any more. */
  connect(): ServiceConnection<typeof cameraProvider>;
  readonly visibility: Visibility;
  /** What the camera shows at this moment, JPEG; from then on it stands on the page too. */
  still(): Promise<Uint8Array>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Where a bug is reported. */
  report(error: unknown): void;
}

/** Pictures of this page's camera for other programs, as effects of the camera's machine. */
export function createProviderEffects({ connect, visibility, still, now, report }: ProviderSources) {
  return {
    now,
    report,

    /** Says to the terminal that the camera is seen here, as long as it is, again and again if need be. */
    provide: fromCallback<
      EventObject,
      { camera: OpenCamera | null },
      { type: "wanted"; picture: WantedPicture }
    >(({ sendBack, input: { camera } }) => {
      if (!camera) return undefined;
      const { label, width, height } = camera;
      const terminal = connect();
      let running: AbortController | undefined;
      let isOver = false;
      const provide = async (signal: AbortSignal) => {
        try {
          await terminal.request(
            "XiaohuCamera.Provide",
            { label: label.slice(0, longestLabel), width, height },
            {
              signal,
              onEvent: (_name, { pictureId }) =>
                sendBack({ type: "wanted", picture: wantedPicture(terminal, pictureId) }),
            },
          );
        } catch (error) {
          if (!isGone(error)) {
            // It would be refused again.
            report(error);
            return;
          }
        }
        running = undefined;
        look();
      };
      const look = () => {
        const isSeen = !isOver && terminal.state === "open" && visibility.isSeen();
        if (!isSeen) running?.abort();
        else if (!running) {
          running = new AbortController();
          void provide(running.signal);
        }
      };
      const undo = [terminal.onState(look), visibility.onChange(look)];
      look();
      return () => {
        isOver = true;
        for (const step of undo) step();
        terminal.close();
      };
    }),

    takePicture: fromPromise<TakenPicture, { wanted: WantedPicture | null }>(
      async ({ input: { wanted } }) => {
        if (!wanted) throw new Error("nobody wants a picture");
        try {
          return { wanted, jpeg: await still() };
        } catch (error) {
          await wanted.refuse();
          throw error;
        }
      },
    ),

    handPicture: fromPromise<void, { picture: TakenPicture | null }>(async ({ input: { picture } }) => {
      await picture?.wanted.hand(picture.jpeg);
    }),
  };
}

export type ProviderEffects = ReturnType<typeof createProviderEffects>;

function wantedPicture(terminal: ServiceConnection<typeof cameraProvider>, pictureId: number): WantedPicture {
  return {
    hand: (jpeg) =>
      whileWanted(async () => {
        for (let at = 0; at < jpeg.length; at += partBytes) {
          const part = btoa(String.fromCharCode(...jpeg.subarray(at, at + partBytes)));
          const isLast = at + partBytes >= jpeg.length;
          await terminal.request("XiaohuCamera.DeliverPicture", { pictureId, part, isLast });
        }
      }),
    refuse: () =>
      whileWanted(async () => {
        await terminal.request("XiaohuCamera.RefusePicture", { pictureId });
      }),
  };
}

/** That nobody wants it any more, or is there to have it, is no failure. */
async function whileWanted(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  return (
    error instanceof ContractError &&
    (error.code === "message.connectionLost" || error.code === "message.notFound")
  );
}
