import type { RefObject } from "preact";
import type { SnapshotFrom } from "xstate";
import type { Language } from "../../../server/contract/hall.ts";
import type { CameraEvent, CameraMachine } from "../../camera/camera.machine.ts";
import { cameraAdvice, cameraMessages } from "../../i18n/camera.ts";
import { translator } from "../../i18n/catalogue.ts";
import { Chip } from "../../ui/text-block.tsx";
import { wallTime } from "../../ui/time.ts";

/** What the camera's part is drawn from. */
export type CameraSnapshot = Pick<SnapshotFrom<CameraMachine>, "value" | "context">;

export interface CameraViewProps {
  readonly snapshot: CameraSnapshot;
  readonly language: Language;
  readonly send: (event: CameraEvent) => void;
  /** Takes the still that is judged. */
  readonly take: () => void;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly still: RefObject<HTMLCanvasElement | null>;
}

/** Any moment of the camera's part. What its pictures show is put into `video` and `still` from outside. */
export function CameraView({ snapshot, language, send, take, video, still }: CameraViewProps) {
  const t = translator(cameraMessages, language);
  const { value, context } = snapshot;
  const { camera, problem, verdict, takenAt } = context;
  const { hasStill, isSeen, isStanding } = whatIsShown(value);
  const told =
    takenAt !== null
      ? t("cameraTakenByProgram", { time: wallTime(takenAt, "seconds") })
      : isSeen && t("cameraOpenToPrograms");

  return (
    <section class="camera">
      <p>{t("cameraHint")}</p>
      <div class="camera__buttons">
        {value === "off" && (
          <button
            type="button"
            class="desk-button desk-button--main"
            onClick={() => send({ type: "switchOn" })}
          >
            {t("cameraOn")}
          </button>
        )}
        {value === "opening" && <p role="status">{t("cameraOpening")}</p>}
        {camera && (
          <>
            {hasStill ? (
              <button type="button" class="desk-button" onClick={() => send({ type: "again" })}>
                {t("cameraAgain")}
              </button>
            ) : (
              <button type="button" class="desk-button desk-button--main" onClick={take}>
                {t("cameraTake")}
              </button>
            )}
            <button type="button" class="desk-button" onClick={() => send({ type: "switchOff" })}>
              {t("cameraOff")}
            </button>
            <span class="camera__what">{`${camera.label} · ${camera.width} × ${camera.height}`}</span>
          </>
        )}
      </div>
      <div class="camera__told" role="status">
        {told && <p class={takenAt === null ? "camera__open" : "camera__taken"}>{told}</p>}
      </div>
      {problem && value === "off" && (
        <p class="device-card__out" role="alert">
          {cameraAdvice[problem][language]}
        </p>
      )}
      {camera && (
        <div class={isStanding ? "camera__pictures camera__pictures--standing" : "camera__pictures"}>
          <video
            ref={video}
            class="camera__picture"
            hidden={hasStill || isStanding}
            autoplay
            muted
            playsInline
          />
          <canvas ref={still} class="camera__picture" hidden={!hasStill && !isStanding} />
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
                onClick={() => send({ type: "judge", good: true })}
              >
                {t("cameraGood")}
              </button>
              <button type="button" class="desk-button" onClick={() => send({ type: "judge", good: false })}>
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

/** A still that is judged, the live picture, or the one that a program took, for a moment. */
function whatIsShown(value: CameraSnapshot["value"]) {
  const still = typeof value === "object" ? value.live.still : undefined;
  const seen = typeof still === "object" && still.none !== "dark" ? still.none.seen : undefined;
  return {
    hasStill: still === "taken",
    isSeen: seen !== undefined,
    // While it is being taken the picture still moves.
    isStanding: typeof seen === "object" && seen.standing !== "taking",
  };
}
