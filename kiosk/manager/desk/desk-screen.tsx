import { useMemo } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import { hallDay } from "../../../server/contract/hall-time.ts";
import type { OpenedApplication, WorkItem } from "../../../server/contract/matters/desk.ts";
import { translator } from "../../i18n/catalogue.ts";
import { deskMessages } from "../../i18n/manager-desk.ts";
import type { DeskEvent, DeskSnapshot } from "../frame/desk.machine.ts";
import { DeskFrame } from "../frame/desk-frame.tsx";
import { Acts } from "./act-forms.tsx";
import type { DeskAct } from "./acts.ts";
import { Answers, Materials, Summary } from "./case.tsx";
import { FileView } from "./file-view.tsx";
import { WorkList } from "./list.tsx";
import { said } from "./said.ts";
import { actNames, errorWords } from "./words.ts";

interface DeskScreenProps {
  readonly snapshot: DeskSnapshot<WorkItem, OpenedApplication, DeskAct>;
  readonly send: (event: DeskEvent<DeskAct>) => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly language: Language;
}

/** Any moment of the work list, drawn from plain data. */
export function DeskScreen({ snapshot, send, now, language }: DeskScreenProps) {
  const t = useMemo(() => translator(deskMessages, language), [language]);
  const manner = { language, t, today: hallDay(now) };
  const showFile = (id: string) => send({ type: "showFile", id });
  return (
    <DeskFrame
      snapshot={snapshot}
      send={send}
      t={t}
      actName={(kind) => t(actNames[kind])}
      errorWords={(code) => errorWords(code, t)}
      confirmHint={t("confirmHint")}
      said={(act, opened) => said(act, opened, manner)}
      list={(items) => (
        <WorkList items={items} onOpen={(number) => send({ type: "open", number })} {...manner} />
      )}
      one={(opened, { by, file }) => (
        <>
          <div class="sheets">
            <Summary opened={opened} {...manner} />
            <Answers opened={opened} {...manner} />
            <Materials opened={opened} {...manner} onFile={showFile} />
            <Acts
              opened={opened}
              by={by}
              onBy={(each) => send({ type: "setBy", by: each })}
              onPropose={(each) => send({ type: "propose", act: each })}
              {...manner}
            />
          </div>
          {file && (
            <FileView
              file={file}
              opened={opened}
              t={t}
              onFile={showFile}
              onClose={() => send({ type: "closeFile" })}
            />
          )}
        </>
      )}
    />
  );
}
