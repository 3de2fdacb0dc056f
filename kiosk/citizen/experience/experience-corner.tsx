import { useMemo } from "preact/hooks";
import { mostRemarks } from "../../../server/contract/experience/record.ts";
import { experienceCodeLength } from "../../../server/contract/experience/terminal.ts";
import type { Language } from "../../../server/contract/hall.ts";
import { translator } from "../../i18n/catalogue.ts";
import { experienceMessages } from "../../i18n/experience.ts";
import { Button } from "../../ui/button.tsx";
import { CodePad } from "../frame/code-pad.tsx";
import { Overlay } from "../frame/overlay.tsx";
import type { ExperienceEvent, ExperienceSnapshot } from "./experience.machine.ts";

export interface ExperienceCornerProps {
  readonly snapshot: ExperienceSnapshot;
  /** Home is shown, with nothing over it. */
  readonly isHome: boolean;
  readonly language: Language;
  readonly send: (event: ExperienceEvent) => void;
}

/**
 * What experience officers see beside a session: the way in, the sheet for their code, the strip while their steps are recorded, and the
 * sheet on which they say by a touch what is wrong with one.
 */
export function ExperienceCorner({
  snapshot: { value, context },
  isHome,
  language,
  send,
}: ExperienceCornerProps) {
  const t = useMemo(() => translator(experienceMessages, language), [language]);
  if (typeof value !== "object") return null;
  switch (value.session) {
    case "offered":
      return isHome ? (
        <div class="experience-corner">
          <Button variant="quiet" onPress={() => send({ type: "open" })}>
            {t("wayIn")}
          </Button>
        </div>
      ) : null;
    case "entering":
    case "beginning":
      return (
        <Overlay
          name="experience"
          title={t("codeTitle")}
          onClose={() => send({ type: "close" })}
          actions={
            <>
              <Button icon="back" onPress={() => send({ type: "close" })}>
                {t("back")}
              </Button>
              <Button
                icon="cut"
                disabled={context.typed === "" || value.session === "beginning"}
                onPress={() => send({ type: "erase" })}
              >
                {t("erase")}
              </Button>
            </>
          }
        >
          <CodePad
            typed={context.typed}
            places={experienceCodeLength}
            signs="1234567890"
            label={t("typed", { typed: [...context.typed].join(" ") })}
            onSign={(sign) => send({ type: "sign", sign })}
          >
            <p role="status">{context.problem ? t(context.problem) : t("codeHint")}</p>
          </CodePad>
        </Overlay>
      );
    case "marking":
      return (
        <Overlay
          name="experience"
          title={t("markTitle")}
          onClose={() => send({ type: "close" })}
          actions={
            <>
              <Button icon="back" onPress={() => send({ type: "close" })}>
                {t("back")}
              </Button>
              <Button icon="pencil" onPress={() => send({ type: "tell" })}>
                {t("ownWords")}
              </Button>
            </>
          }
        >
          <div class="help-words help-words__phrases">
            {context.task?.categories.map(({ id, name }) => (
              <Button key={id} onPress={() => send({ type: "remark", category: id })}>
                {name[language]}
              </Button>
            ))}
          </div>
        </Overlay>
      );
    case "recording":
      return (
        <div class="experience-strip" role="status">
          <p>
            <strong>{t("recording")}</strong>
            <span>
              {context.remarks.length > 0
                ? t("marked", { count: context.remarks.length })
                : (context.task?.matter?.[language] ?? t("onlySteps"))}
            </span>
          </p>
          {context.task && context.task.categories.length > 0 && (
            <Button disabled={context.remarks.length >= mostRemarks} onPress={() => send({ type: "mark" })}>
              {t("mark")}
            </Button>
          )}
          <Button onPress={() => send({ type: "stop" })}>{t("stop")}</Button>
        </div>
      );
    default:
      return null;
  }
}
