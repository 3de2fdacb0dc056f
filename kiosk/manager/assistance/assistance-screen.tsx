import { useMemo } from "preact/hooks";
import type { AssistanceItem, OpenedAssistance } from "../../../server/contract/assistance/desk.ts";
import type { Language } from "../../../server/contract/hall.ts";
import { translator } from "../../i18n/catalogue.ts";
import { assistanceDeskMessages } from "../../i18n/manager-assistance.ts";
import type { DeskEvent, DeskSnapshot } from "../frame/desk.machine.ts";
import { DeskFrame } from "../frame/desk-frame.tsx";
import type { AssistanceAct } from "./effects.ts";
import { AssistanceList } from "./list.tsx";
import { Acts, WhoAsks } from "./request.tsx";

interface AssistanceScreenProps {
  readonly snapshot: DeskSnapshot<AssistanceItem, OpenedAssistance, AssistanceAct>;
  readonly send: (event: DeskEvent<AssistanceAct>) => void;
  readonly language: Language;
}

/** Any moment of the office's list of visits, drawn from plain data. */
export function AssistanceScreen({ snapshot, send, language }: AssistanceScreenProps) {
  const t = useMemo(() => translator(assistanceDeskMessages, language), [language]);
  const manner = { language, t };
  return (
    <DeskFrame
      snapshot={snapshot}
      send={send}
      t={t}
      actName={(kind) => t(kind)}
      errorWords={(code) => (code === "desk.unknown" ? t("errorUnknown") : null)}
      said={(act) => [
        ...(act.kind === "assign" ? [`${t("assignee")} ${act.assignee}`] : []),
        ...(act.kind === "decline" ? [`${t("declineReason")} ${act.reason}`] : []),
      ]}
      list={(items) => (
        <AssistanceList
          items={items}
          by={snapshot.context.by}
          onBy={(each) => send({ type: "setBy", by: each })}
          onOpen={(number) => send({ type: "open", number })}
          {...manner}
        />
      )}
      one={(opened) => (
        <div class="sheets">
          <WhoAsks opened={opened} {...manner} />
          <Acts opened={opened} {...manner} onPropose={(each) => send({ type: "propose", act: each })} />
        </div>
      )}
    />
  );
}
