import { useEffect, useMemo, useRef } from "preact/hooks";
import { createActor } from "xstate";
import { cameraProvider } from "../../../server/contract/camera-provider.ts";
import type { Language } from "../../../server/contract/hall.ts";
import { createCameraMachine } from "../../camera/camera.machine.ts";
import { createCameraEffects } from "../../camera/camera.ts";
import { createProviderEffects } from "../../camera/provider.ts";
import { jpegOf } from "../../camera/still.ts";
import { pageVisibility } from "../../camera/visibility.ts";
import { pageClock } from "../../connection/clock.ts";
import { connect, pageToken } from "../../connection/service-connection.ts";
import { useActor } from "../../ui/use-actor.ts";
import { CameraView } from "./camera-view.tsx";

/** The camera that hangs on this terminal's browser: seen live, judged by a still, and open to programs while it is seen. */
export function Camera({ language }: { readonly language: Language }) {
  const video = useRef<HTMLVideoElement>(null);
  const still = useRef<HTMLCanvasElement>(null);
  const actor = useMemo(() => {
    const effects = {
      ...createCameraEffects(navigator.mediaDevices),
      ...createProviderEffects({
        connect: () => connect(cameraProvider, { token: pageToken(), clock: pageClock }),
        visibility: pageVisibility,
        still: async () => jpegOf(draw(video.current, still.current)),
        now: () => pageClock.now(),
        report: (error) => reportError(error),
      }),
    };
    return createActor(createCameraMachine(effects), { clock: pageClock });
  }, []);
  useEffect(() => {
    actor.start();
    return () => void actor.stop();
  }, [actor]);
  const snapshot = useActor(actor, (each) => each);
  const { camera } = snapshot.context;

  useEffect(() => {
    const shown = video.current;
    if (!camera || !shown) return;
    shown.srcObject = camera.stream;
    let frame = 0;
    const look = () => {
      actor.send({ type: "frame" });
      frame = shown.requestVideoFrameCallback(look);
    };
    frame = shown.requestVideoFrameCallback(look);
    return () => {
      shown.cancelVideoFrameCallback(frame);
      shown.srcObject = null;
    };
  }, [camera, actor]);

  const take = () => {
    draw(video.current, still.current);
    actor.send({ type: "take" });
  };

  return (
    <CameraView
      snapshot={snapshot}
      language={language}
      send={actor.send}
      take={take}
      video={video}
      still={still}
    />
  );
}

/** What the video shows at this moment, put on the canvas that stands in its place. */
function draw(from: HTMLVideoElement | null, to: HTMLCanvasElement | null): HTMLCanvasElement {
  const picture = to?.getContext("2d");
  if (!from || !to || !picture) throw new Error("the camera is not on the page");
  to.width = from.videoWidth;
  to.height = from.videoHeight;
  picture.drawImage(from, 0, 0);
  return to;
}
