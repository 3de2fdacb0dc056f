import "./desk.css";
import { useMemo } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import { hallDay } from "../../../server/contract/hall-time.ts";
import { translator } from "../../i18n/catalogue.ts";
import { deskMessages } from "../../i18n/manager-desk.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { Acts } from "./act-forms.tsx";
import { Answers, Materials, Summary } from "./case.tsx";
import { type DeskEvent, type DeskSnapshot, deskPageOf } from "./desk.machine.ts";
import { Confirm, Failure } from "./dialogs.tsx";
import { FileView } from "./file-view.tsx";
import { WorkList } from "./list.tsx";
import { actNames } from "./words.ts";

interface DeskScreenProps {
  readonly snapshot: DeskSnapshot;
  readonly send: (event: DeskEvent) => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly language: Language;
}

/** Any moment of the work list, drawn from plain data. */
export function DeskScreen({ snapshot, send, now, language }: DeskScreenProps) {
  const t = useMemo(() => translator(deskMessages, language), [language]);
  const { connection, items, by, opened, file, act, done, error } = snapshot.context;
  const page = deskPageOf(snapshot);
  const manner = { language, t, today: hallDay(now) };
  return (
    <>
      <div class="messages" role="status">
        {connection === "lost" && <Notice tone="warning" title={t("lost")} />}
        {done && (
          <Notice tone="good" title={t("done", { act: t(actNames[done.kind]), number: done.number })}>
            <Button variant="quiet" onPress={() => send({ type: "dismiss" })}>
              {t("dismiss")}
            </Button>
          </Notice>
        )}
        {error && !act && page !== "failed" && <Failure error={error} t={t} />}
      </div>
      {page === "waiting" && <p class="manager__wait">{t("loading")}</p>}
      {page === "failed" && (
        <div class="manager__wait">
          <p>{t("failed")}</p>
          <Button variant="primary" icon="retry" onPress={() => send({ type: "tryAgain" })}>
            {t("tryAgain")}
          </Button>
        </div>
      )}
      {page === "list" && items && (
        <WorkList items={items} onOpen={(number) => send({ type: "open", number })} {...manner} />
      )}
      {page === "case" && opened && (
        <>
          <p>
            <button type="button" class="desk-button" onClick={() => send({ type: "close" })}>
              ‹ {t("back")}
            </button>
          </p>
          <div class="sheets">
            <Summary opened={opened} {...manner} />
            <Answers opened={opened} {...manner} />
            <Materials opened={opened} {...manner} onFile={(id) => send({ type: "showFile", id })} />
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
              onFile={(id) => send({ type: "showFile", id })}
              onClose={() => send({ type: "closeFile" })}
            />
          )}
          {act && (
            <Confirm
              act={act}
              opened={opened}
              error={error}
              isDoing={typeof snapshot.value === "object" && snapshot.value.opened === "doing"}
              onConfirm={() => send({ type: "confirm" })}
              onCancel={() => send({ type: "cancel" })}
              {...manner}
            />
          )}
        </>
      )}
    </>
  );
}
