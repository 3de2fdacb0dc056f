import "../desk/desk.css";
import { useMemo } from "preact/hooks";
import { type ErrorCode, errorNumbers } from "../../../server/contract/errors.ts";
import type { Language } from "../../../server/contract/hall.ts";
import { translator } from "../../i18n/catalogue.ts";
import { assistanceDeskMessages } from "../../i18n/manager-assistance.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { Over } from "../desk/over.tsx";
import {
  type AssistanceDeskEvent,
  type AssistanceDeskSnapshot,
  assistancePageOf,
} from "./assistance-desk.machine.ts";
import type { KeyedAssistanceAct } from "./effects.ts";
import { AssistanceList } from "./list.tsx";
import { Acts, WhoAsks } from "./request.tsx";
import { type AssistanceDeskWords, errorWords } from "./words.ts";

interface AssistanceScreenProps {
  readonly snapshot: AssistanceDeskSnapshot;
  readonly send: (event: AssistanceDeskEvent) => void;
  readonly language: Language;
}

/** Any moment of the office's list of visits, drawn from plain data. */
export function AssistanceScreen({ snapshot, send, language }: AssistanceScreenProps) {
  const t = useMemo(() => translator(assistanceDeskMessages, language), [language]);
  const { connection, items, by, opened, act, done, error } = snapshot.context;
  const page = assistancePageOf(snapshot);
  const manner = { language, t };
  return (
    <>
      <div class="messages" role="status">
        {connection === "lost" && <Notice tone="warning" title={t("lost")} />}
        {done && (
          <Notice tone="good" title={t("doneIt", { act: t(done.kind), number: done.number })}>
            <Button variant="quiet" onPress={() => send({ type: "dismiss" })}>
              {t("dismiss")}
            </Button>
          </Notice>
        )}
        {error && !act && page !== "failed" && <Failed error={error} t={t} />}
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
        <AssistanceList
          items={items}
          by={by}
          onBy={(each) => send({ type: "setBy", by: each })}
          onOpen={(number) => send({ type: "open", number })}
          {...manner}
        />
      )}
      {page === "request" && opened && (
        <>
          <p>
            <button type="button" class="desk-button" onClick={() => send({ type: "close" })}>
              ‹ {t("back")}
            </button>
          </p>
          <div class="sheets">
            <WhoAsks opened={opened} {...manner} />
            <Acts opened={opened} {...manner} onPropose={(each) => send({ type: "propose", act: each })} />
          </div>
          {act && (
            <Confirm
              act={act}
              error={error}
              isDoing={typeof snapshot.value === "object" && snapshot.value.opened === "doing"}
              t={t}
              send={send}
            />
          )}
        </>
      )}
    </>
  );
}

const Failed = ({ error, t }: { readonly error: ErrorCode; readonly t: AssistanceDeskWords }) => (
  <Notice tone="bad" title={errorWords(error, t)}>
    <p class="note">{errorNumbers[error]}</p>
  </Notice>
);

/** Asked once more, with what the citizen will read. */
function Confirm({
  act: { act, number, by },
  error,
  isDoing,
  t,
  send,
}: {
  readonly act: KeyedAssistanceAct;
  readonly error: ErrorCode | null;
  readonly isDoing: boolean;
  readonly t: AssistanceDeskWords;
  readonly send: (event: AssistanceDeskEvent) => void;
}) {
  const leave = () => {
    if (!isDoing) send({ type: "cancel" });
  };
  return (
    <Over title={t("confirmTitle", { act: t(act.kind), number })} onLeave={leave}>
      <ul class="over__said">
        {act.kind === "assign" && <li>{`${t("assignee")} ${act.assignee}`}</li>}
        {act.kind === "decline" && <li>{`${t("declineReason")} ${act.reason}`}</li>}
        <li>{`${t("by")} ${by}`}</li>
      </ul>
      {error && <Failed error={error} t={t} />}
      <footer>
        <button type="button" class="desk-button" disabled={isDoing} onClick={leave}>
          {t("cancel")}
        </button>
        <button
          type="button"
          class="desk-button desk-button--main"
          disabled={isDoing}
          onClick={() => send({ type: "confirm" })}
        >
          {t("confirm")}
        </button>
      </footer>
    </Over>
  );
}
