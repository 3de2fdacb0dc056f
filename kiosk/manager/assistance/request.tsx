import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { OpenedAssistance } from "../../../server/contract/assistance/desk.ts";
import { slotWords } from "../../i18n/assistance-time.ts";
import { dayAndTime } from "../../ui/time.ts";
import { Due } from "../frame/due.tsx";
import { NamedFacts } from "../frame/fields.tsx";
import { Section } from "../frame/parts.tsx";
import { type AssistanceAct, isComplete } from "./effects.ts";
import { type AssistanceManner, stateNames } from "./words.ts";

interface OpenedProps extends AssistanceManner {
  readonly opened: OpenedAssistance;
}

/** Who asks, where and why; and who has looked at it. */
export function WhoAsks({ opened, language, t }: OpenedProps) {
  const { item, person, openings } = opened;
  const { request } = item;
  const facts: readonly (readonly [string, ComponentChildren])[] = [
    [t("kind"), t(request.kind)],
    [t("state"), t(stateNames[request.state])],
    ...(request.slot ? [[t("when"), slotWords(request.slot, language)] as const] : []),
    ...(request.assignee ? [[t("who"), request.assignee] as const] : []),
    [t("due"), <Due key="due" due={request.due} daysLeft={item.daysLeft} t={t} />],
    ...(person
      ? ([
          [t("person"), `${person.name}${person.typed ? t("typed") : ""}`],
          [t("telephone"), person.telephone],
          ...(person.address ? [[t("address"), person.address] as const] : []),
          [t("reason"), t(person.reason)],
        ] as const)
      : [[t("person"), t("notKept")] as const]),
    [t("openings"), openings.map(({ by, at }) => `${by} ${dayAndTime(at)}`).join("；")],
  ];
  return (
    <Section title={request.matterName[language]} hint={request.number} class="wide">
      <NamedFacts facts={facts} />
    </Section>
  );
}

/** What can be done with it now. */
export function Acts({
  opened,
  onPropose,
  t,
}: OpenedProps & { readonly onPropose: (act: AssistanceAct) => void }) {
  const [assignee, setAssignee] = useState("");
  const [reason, setReason] = useState("");
  const { state } = opened.item.request;
  const awaited = state === "new" || state === "assigned";
  const button = (act: AssistanceAct) => (
    <button
      type="button"
      class="desk-button acts__next"
      disabled={!isComplete(act)}
      onClick={() => onPropose(act)}
    >
      {t(act.kind)}
    </button>
  );
  return (
    <Section title={t("acts")} class="wide acts">
      {awaited && (
        <div class="acts__form">
          <label class="acts__field">
            <span>{t("assignee")}</span>
            <input
              value={assignee}
              maxLength={40}
              autocomplete="off"
              onInput={({ currentTarget }) => setAssignee(currentTarget.value)}
            />
            <span class="note">{t("assignHint")}</span>
          </label>
          {button({ kind: "assign", assignee: assignee.trim() })}
        </div>
      )}
      {state === "assigned" && button({ kind: "done" })}
      {state === "done" && button({ kind: "close" })}
      {awaited && (
        <div class="acts__form">
          <label class="acts__field">
            <span>{t("declineReason")}</span>
            <textarea
              value={reason}
              maxLength={200}
              rows={2}
              onInput={({ currentTarget }) => setReason(currentTarget.value)}
            />
          </label>
          {button({ kind: "decline", reason: reason.trim() })}
        </div>
      )}
    </Section>
  );
}
