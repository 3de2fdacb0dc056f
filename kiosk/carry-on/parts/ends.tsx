import { hallDay } from "../../../server/contract/hall-time.ts";
import type { Application } from "../../../server/contract/matters.ts";
import { calendarDayWords, dayWords, spacedCode } from "../../i18n/appointment-time.ts";
import { Notice } from "../../ui/text-block.tsx";
import { refusalWords } from "../words.ts";
import { Step } from "./step.tsx";
import { useCarry } from "./use-carry.ts";

/** It is handed in: the number, the day, what is still owed, and the code by which it is followed. */
export function Receipt() {
  const { view, language, t, send } = useCarry();
  const { receipt } = view;
  if (!receipt) throw new Error("a receipt was to be shown before there was one");
  const isDone = receipt.applications.every(({ state }) => state === "issued" || state === "granted");
  return (
    <Step
      name="receipt"
      title={isDone ? t("receiptGranted") : t("receiptTitle")}
      hint={receipt.name[language]}
      primary={{ words: t("done"), icon: "check", onPress: () => send({ type: "done" }) }}
      ways={false}
    >
      <Code code={receipt.code} />
      {receipt.applications.map((application) => (
        <ReceiptOf key={application.number} application={application} submittedAt={receipt.submittedAt} />
      ))}
    </Step>
  );
}

function Code({ code }: { readonly code: string }) {
  const { t, c } = useCarry();
  return (
    <div class="carry__code">
      <span>{t("receiptCode")}</span>
      <strong>{spacedCode(code)}</strong>
      <span>{c("keepCode")}</span>
    </div>
  );
}

function ReceiptOf({
  application,
  submittedAt,
}: {
  readonly application: Application;
  readonly submittedAt: number;
}) {
  const { language, t } = useCarry();
  const ofDay = (day: string) => calendarDayWords(day, hallDay(submittedAt), language);
  const { plainName, number, state, due, owed, decision } = application;
  return (
    <div class="carry__row carry__row--receipt">
      <strong>{plainName[language]}</strong>
      <span class="carry__number">
        <span>{t("receiptNumber")}</span> <span>{number}</span>
      </span>
      {state === "waiting" && <span>{t("receiptWaiting")}</span>}
      {due && <strong>{t("receiptDue", { day: ofDay(due.day) })}</strong>}
      {due?.assumed && <span>{t("receiptAssumed")}</span>}
      {owed.map(({ materialId, name, until }) => (
        <span key={materialId} class="carry__owed">
          {until
            ? t("receiptOwedUntil", { material: name[language], day: ofDay(until.day) })
            : t("receiptOwed", { material: name[language] })}
        </span>
      ))}
      {decision?.atOnce && (
        <span>
          {t("receiptReason", {
            rules: decision.rules.map((rule) => rule[language]).join(language === "en" ? " " : ""),
          })}
        </span>
      )}
    </div>
  );
}

/** Nobody loses what was filled in by a touch. */
export function Stop() {
  const { t, c, send } = useCarry();
  return (
    <Step
      name="stop"
      title={t("stopTitle")}
      hint={t("stopHint")}
      primary={{ words: t("stopSave"), icon: "check", onPress: () => send({ type: "save" }) }}
      secondary={{ words: t("goOn"), onPress: () => send({ type: "back" }) }}
      ways={false}
    >
      <Notice tone="information" title={c("savedHintShort")} />
    </Step>
  );
}

export function Saved() {
  const { view, language, t, c, send } = useCarry();
  const { saved } = view;
  if (!saved) throw new Error("a code was to be shown before there was one");
  return (
    <Step
      name="saved"
      title={c("savedTitle")}
      hint={c("savedHint", { day: dayWords(saved.until, language) })}
      primary={{ words: t("done"), icon: "check", onPress: () => send({ type: "done" }) }}
      ways={false}
    >
      <Code code={saved.code} />
    </Step>
  );
}

/** It was not done: why, and what helps. What was filled in is still there, unless somebody else has handed it in. */
export function Refused() {
  const { view, t, c, send, say } = useCarry();
  const code = view.error ?? "queue.hallUnreachable";
  const { title, number } = refusalWords(code, c);
  const isOver = code === "matter.handedIn" || code === "matter.caseOver";
  return (
    <Step
      name="refused"
      title={isOver ? title : t("refusedTitle")}
      primary={
        isOver
          ? { words: t("done"), icon: "check", onPress: () => say({ type: "leave" }) }
          : { words: t("tryAgain"), icon: "retry", onPress: () => send({ type: "tryAgain" }) }
      }
      {...(isOver ? {} : { secondary: { words: c("back"), onPress: () => send({ type: "back" }) } })}
      ways={false}
    >
      {isOver ? (
        <Notice tone="information" title={code === "matter.handedIn" ? c("handedInHint") : number} />
      ) : (
        <Notice tone="bad" title={title}>
          <p>{number}</p>
        </Notice>
      )}
    </Step>
  );
}

/** What needs a card, or an enterprise's code: at a machine, where the same code goes on. */
export function AtTerminal() {
  const { t, c, say } = useCarry();
  return (
    <Step
      name="atTerminal"
      title={c("atTerminal")}
      primary={{ words: t("done"), icon: "check", onPress: () => say({ type: "leave" }) }}
      ways={false}
    />
  );
}

export function Working() {
  const { view, t } = useCarry();
  return (
    <p class="ticket__wait" role="status">
      {t(view.state === "handleSubmitting" ? "submittingTitle" : "workingTitle")}
    </p>
  );
}
