import { useEffect, useMemo, useRef } from "preact/hooks";
import { createActor } from "xstate";
import type { Language } from "../../../server/contract/hall.ts";
import { createCameraMachine } from "../../camera/camera.machine.ts";
import { createCameraEffects } from "../../camera/camera.ts";
import { pageClock } from "../../connection/clock.ts";
import { cameraAdvice, cameraMessages } from "../../i18n/camera.ts";
import { translator } from "../../i18n/catalogue.ts";
import { Chip } from "../../ui/text-block.tsx";
import { useActor } from "../../ui/use-actor.ts";

/** The camera that hangs on this terminal's browser: seen live, and judged by a still. */
export function Camera({ language }: { readonly language: Language }) {
  const t = translator(cameraMessages, language);
  const actor = useMemo(
    () => createActor(createCameraMachine(createCameraEffects(navigator.mediaDevices)), { clock: pageClock }),
    [],
  );
  useEffect(() => {
    actor.start();
    return () => void actor.stop();
  }, [actor]);
  const { value, context } = useActor(actor, (each) => each);
  const { camera, problem, verdict } = context;
  const video = useRef<HTMLVideoElement>(null);
  const still = useRef<HTMLCanvasElement>(null);
  const hasStill = typeof value === "object" && value.live.still === "taken";

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
    const [from, to] = [video.current, still.current];
    if (!from || !to) return;
    to.width = from.videoWidth;
    to.height = from.videoHeight;
    to.getContext("2d")?.drawImage(from, 0, 0);
    actor.send({ type: "take" });
  };

  return (
    <section class="camera">
      <p>{t("cameraHint")}</p>
      <div class="camera__buttons">
        {value === "off" && (
          <button
            type="button"
            class="desk-button desk-button--main"
            onClick={() => actor.send({ type: "switchOn" })}
          >
            {t("cameraOn")}
          </button>
        )}
        {value === "opening" && <p role="status">{t("cameraOpening")}</p>}
        {camera && (
          <>
            {hasStill ? (
              <button type="button" class="desk-button" onClick={() => actor.send({ type: "again" })}>
                {t("cameraAgain")}
              </button>
            ) : (
              <button type="button" class="desk-button desk-button--main" onClick={take}>
                {t("cameraTake")}
              </button>
            )}
            <button type="button" class="desk-button" onClick={() => actor.send({ type: "switchOff" })}>
              {t("cameraOff")}
            </button>
            <span class="camera__what">{`${camera.label} · ${camera.width} × ${camera.height}`}</span>
          </>
        )}
      </div>
      {problem && value === "off" && (
        <p class="device-card__out" role="alert">
          {cameraAdvice[problem][language]}
        </p>
      )}
      {camera && (
        <div class="camera__pictures">
          <video ref={video} class="camera__picture" hidden={hasStill} autoplay muted playsInline />
          <canvas ref={still} class="camera__picture" hidden={!hasStill} />
        </div>
      )}
      {hasStill && (
        <div class="camera__buttons">
          <p>{t("cameraQuestion")}</p>
          {verdict === null ? (
            <>
              <button
                type="button"
                class="desk-button desk-button--main"
                onClick={() => actor.send({ type: "judge", good: true })}
              >
                {t("cameraGood")}
              </button>
              <button
                type="button"
                class="desk-button"
                onClick={() => actor.send({ type: "judge", good: false })}
              >
                {t("cameraBad")}
              </button>
            </>
          ) : (
            <Chip tone={verdict ? "good" : "bad"}>{t(verdict ? "cameraPassed" : "cameraFailed")}</Chip>
          )}
        </div>
      )}
    </section>
  );
}
