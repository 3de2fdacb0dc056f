import type { ComponentChildren } from "preact";
import { numberOf } from "../../../server/contract/error-numbers.ts";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { deskFrameMessages } from "../../i18n/manager-desk-frame.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/text-block.tsx";
import {
  type DeskContext,
  type DeskEvent,
  type DeskSnapshot,
  deskPageOf,
  type KeyedAct,
} from "./desk.machine.ts";
import { Over } from "./over.tsx";
import { DidNotCome, Wait } from "./standstill.tsx";

export type DeskFrameWords = Translate<typeof deskFrameMessages>;

interface DeskFrameProps<Item, Opened, Act extends { readonly kind: string }> {
  readonly snapshot: DeskSnapshot<Item, Opened, Act>;
  readonly send: (event: DeskEvent<Act>) => void;
  readonly t: DeskFrameWords;
  readonly actName: (kind: Act["kind"]) => string;
  /** What to do about what did not succeed, where this desk has other words than all. */
  readonly errorWords: (code: ErrorCode) => string | null;
  readonly list: (items: readonly Item[]) => ComponentChildren;
  readonly one: (opened: Opened, context: DeskContext<Item, Opened, Act>) => ComponentChildren;
  /** What an act says, in lines: asked about once more. */
  readonly said: (act: Act, opened: Opened) => readonly string[];
  readonly confirmHint?: string;
}

/** Any moment of a desk, drawn from plain data: the list, or one of it, and what was done or did not succeed. */
export function DeskFrame<Item, Opened, Act extends { readonly kind: string }>({
  snapshot,
  send,
  t,
  actName,
  errorWords,
  list,
  one,
  said,
  confirmHint,
}: DeskFrameProps<Item, Opened, Act>) {
  const { context, value } = snapshot;
  const { connection, items, opened, act, done, error } = context;
  const page = deskPageOf(snapshot);
  const failure = error && (
    <Failure error={error} words={errorWords(error) ?? commonErrorWords(error, t)} t={t} />
  );
  return (
    <>
      <div class="messages" role="status">
        {connection === "lost" && <Notice tone="warning" title={t("lost")} />}
        {done && (
          <Notice tone="good" title={t("doneIt", { act: actName(done.kind), number: done.number })}>
            <Button variant="quiet" onPress={() => send({ type: "dismiss" })}>
              {t("dismiss")}
            </Button>
          </Notice>
        )}
        {!act && page !== "failed" && failure}
      </div>
      {page === "waiting" && <Wait>{t("loading")}</Wait>}
      {page === "failed" && <DidNotCome t={t} onAgain={() => send({ type: "tryAgain" })} />}
      {page === "list" && items && list(items)}
      {page === "one" && opened && (
        <>
          <p>
            <button type="button" class="desk-button" onClick={() => send({ type: "close" })}>
              ‹ {t("back")}
            </button>
          </p>
          {one(opened, context)}
          {act && (
            <Confirm
              act={act}
              title={t("confirmTitle", { act: actName(act.act.kind), number: act.number })}
              said={said(act.act, opened)}
              hint={confirmHint}
              failure={failure}
              isDoing={typeof value === "object" && value.opened === "doing"}
              send={send}
              t={t}
            />
          )}
        </>
      )}
    </>
  );
}

/** Asked once more, with all that will be said. */
function Confirm({
  act,
  title,
  said,
  hint,
  failure,
  isDoing,
  send,
  t,
}: {
  readonly act: KeyedAct<unknown>;
  readonly title: string;
  readonly said: readonly string[];
  readonly hint: string | undefined;
  readonly failure: ComponentChildren;
  readonly isDoing: boolean;
  readonly send: (event: { type: "confirm" } | { type: "cancel" }) => void;
  readonly t: DeskFrameWords;
}) {
  const leave = () => {
    if (!isDoing) send({ type: "cancel" });
  };
  return (
    <Over title={title} onLeave={leave}>
      <ul class="over__said">
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>{`${t("by")} ${act.by}`}</li>
      </ul>
      {hint && <p class="note">{hint}</p>}
      <div role="status">
        {isDoing && <p>{t("doing")}</p>}
        {failure}
      </div>
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
          {t(failure ? "confirmAgain" : "confirm")}
        </button>
      </footer>
    </Over>
  );
}

const Failure = ({
  error,
  words,
  t,
}: {
  readonly error: ErrorCode;
  readonly words: string;
  readonly t: DeskFrameWords;
}) => (
  <Notice tone="bad" title={t("errorTitle", { number: numberOf(error) })}>
    <p>{words}</p>
  </Notice>
);

function commonErrorWords(code: ErrorCode, t: DeskFrameWords): string {
  switch (code) {
    case "desk.notInState":
      return t("errorNotInState");
    case "message.connectionLost":
      return t("errorLost");
    default:
      return t("errorOther");
  }
}
