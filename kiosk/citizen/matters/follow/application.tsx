import type { Application } from "../../../../server/contract/matters.ts";
import { spacedCode } from "../../../i18n/appointment-time.ts";
import { licencesMessages } from "../../../i18n/licences.ts";
import { postMessages } from "../../../i18n/post.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/text-block.tsx";
import { printerProblem, readerProblem } from "../../condition.ts";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { Page } from "../../frame/page.tsx";
import { applicationOf } from "../../machines/follow-matter/rules.ts";
import { PapersButton } from "../../papers/papers-door.tsx";
import { StateChip } from "./list.tsx";
import { canWithdraw } from "./owed.ts";
import { ParcelCard, ParcelWay } from "./parcel.tsx";
import { SlipNotice } from "./slip-notice.tsx";
import { useFollow } from "./use-follow.ts";
import { stepWords, useDays, wayWords } from "./words.ts";

/** How one application stands: what is still wanted, by when it is decided, why it was, and what has happened. */
export function FollowApplication() {
  const { t, common, view, language, condition, send } = useFollow();
  const application = applicationOf(view);
  if (!application) throw new Error("an application was to be shown before one was found");
  const { owed, decision, parcel, deliveryChoices } = application;
  const isSaid = (decision?.reasons.length ?? 0) + (decision?.rules.length ?? 0) > 0;
  return (
    <Page
      name="followApplication"
      title={application.plainName[language]}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      secondary={{
        words: t("print"),
        icon: "printer",
        disabled: printerProblem(condition) !== null,
        onPress: () => send({ type: "print" }),
      }}
      primary={
        owed.length > 0
          ? { words: t("add"), icon: "forward", onPress: () => send({ type: "add" }) }
          : { words: t("done"), icon: "check", onPress: () => send({ type: "done" }) }
      }
    >
      {view.done && (
        <Notice
          tone="good"
          title={view.done === "appointed" ? postMessages.appointed[language] : t(doneWords[view.done])}
        />
      )}
      <SlipNotice />
      <FittedPages
        blocks={[
          <Standing application={application} />,
          ...(owed.length > 0 ? [<Owed application={application} />] : []),
          ...(isSaid ? [<Reasons application={application} />] : []),
          ...(parcel ? [<ParcelCard parcel={parcel} />] : []),
          ...(application.result.reminds
            ? [
                <Button
                  variant="secondary"
                  icon="clock"
                  disabled={readerProblem(condition) !== null}
                  onPress={() => send({ type: "licences" })}
                >
                  {licencesMessages.wayFromResult[language]}
                </Button>,
              ]
            : []),
          ...(deliveryChoices.length > 0
            ? [
                <Button variant="secondary" icon="place" onPress={() => send({ type: "changeDelivery" })}>
                  {postMessages.changeDelivery[language]}
                </Button>,
              ]
            : []),
          ...(parcel && parcel.steps.length > 1 ? [<ParcelWay parcel={parcel} />] : []),
          <Story application={application} />,
          <Names application={application} />,
          ...(view.receipt && application.documents.length > 0
            ? [<PapersButton code={view.receipt.code} applications={[application]} />]
            : []),
          ...(canWithdraw(application)
            ? [
                <Button variant="secondary" icon="close" onPress={() => send({ type: "withdraw" })}>
                  {t("withdraw")}
                </Button>,
              ]
            : []),
        ]}
      />
    </Page>
  );
}

const doneWords = { withdrawn: "nowWithdrawn", supplemented: "nowSupplemented" } as const;

interface Shown {
  readonly application: Application;
}

function Standing({ application }: Shown) {
  const { t, view, language } = useFollow();
  const { ofDay } = useDays();
  const { state, due, promisedDays, result, delivery, after } = application;
  const before = view.receipt?.applications.filter((each) => after.includes(each.number)) ?? [];
  const isBefore = state === "waiting" || state === "received";
  const isComing = isBefore || state === "accepted" || state === "supplement" || state === "granted";
  return (
    <div class="follow-card">
      <div class="follow-card__state">
        <StateChip state={state} />
      </div>
      {due && <strong>{t("due", { day: ofDay(due.day) })}</strong>}
      {due?.assumed && <span>{t("dueAssumed")}</span>}
      {state === "supplement" && <strong>{t("clockStands")}</strong>}
      {isBefore && promisedDays > 0 && <strong>{t("promised", { days: promisedDays })}</strong>}
      {state === "waiting" &&
        before.map((each) => (
          <span key={each.number}>{t("waitsFor", { name: each.plainName[language] })}</span>
        ))}
      {(isComing || state === "issued") && (
        <span>{t("result", { result: result.name[language], way: t(wayWords[delivery]) })}</span>
      )}
      {result.certificate && <span>{t("resultNumber", { number: result.certificate })}</span>}
      {result.validTo && <span>{t("resultValidTo", { day: ofDay(result.validTo) })}</span>}
    </div>
  );
}

/** By what it is asked for at a window, and here once more. */
function Names({ application: { number } }: Shown) {
  const { t, view } = useFollow();
  return (
    <div class="follow-card follow-card--names">
      <span>{t("number", { number })}</span>
      {view.receipt && <span>{t("codeIs", { code: spacedCode(view.receipt.code) })}</span>}
    </div>
  );
}

function Owed({ application: { owed } }: Shown) {
  const { t, language } = useFollow();
  const { ofDay } = useDays();
  return (
    <div class="follow-card follow-card--owed">
      <h2>{t("owedTitle")}</h2>
      {owed.map(({ materialId, name, until, what }) => (
        <p key={materialId}>
          <strong>
            {until
              ? t("owedUntil", { material: name[language], day: ofDay(until.day) })
              : t("owedAtWindow", { material: name[language] })}
          </strong>
          {what && <span>{what}</span>}
        </p>
      ))}
    </div>
  );
}

function Reasons({ application: { decision } }: Shown) {
  const { t, language } = useFollow();
  if (!decision) return null;
  return (
    <div class="follow-card">
      <h2>{decision.atOnce && decision.outcome === "granted" ? t("decidedAtOnce") : t("reasonsTitle")}</h2>
      {[...decision.reasons, ...decision.rules.map((rule) => rule[language])].map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
    </div>
  );
}

function Story({ application: { steps } }: Shown) {
  const { t } = useFollow();
  const { ofMoment } = useDays();
  return (
    <div class="follow-card">
      <h2>{t("storyTitle")}</h2>
      <ol class="story">
        {steps.map(({ kind, at }, index) => (
          <li
            key={`${kind} ${at}`}
            class={index === steps.length - 1 ? "story__step story__step--last" : "story__step"}
          >
            <span>{t(stepWords[kind])}</span>
            <span class="story__day">{ofMoment(at)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
