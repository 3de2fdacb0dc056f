import { useMemo } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import { isLate, type OutboxDepth, type StuckItem } from "../../../server/contract/outbox.ts";
import { type Translate, translator } from "../../i18n/catalogue.ts";
import { outboxMessages } from "../../i18n/manager-outbox.ts";
import { Button } from "../../ui/button.tsx";
import { Chip, Notice } from "../../ui/text-block.tsx";
import { dayAndTime } from "../../ui/time.ts";
import { ByField } from "../frame/fields.tsx";
import { Section, Table } from "../frame/parts.tsx";
import type { OutboxAct, OutboxEvent, OutboxSnapshot } from "./outbox.machine.ts";

type Words = Translate<typeof outboxMessages>;

interface OutboxPanelProps {
  readonly snapshot: OutboxSnapshot;
  readonly send: (event: OutboxEvent) => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly language: Language;
}

/** What of all that is sent outside does not get there, and what somebody does about it. Drawn from plain data; nobody is named in it. */
export function OutboxPanel({ snapshot: { value, context }, send, now, language }: OutboxPanelProps) {
  const t = useMemo(() => translator(outboxMessages, language), [language]);
  const { standing, by, done, error } = context;
  if (!standing) return null;
  const { items, depths, lateAfter } = standing;
  const waiting = depths.filter(({ since }) => since !== null);
  const late = waiting.filter((depth) => isLate(depth, lateAfter, now));
  const mayAct = by.trim() !== "" && value === "shown";
  return (
    <Section title={t("title")} hint={items.length > 0 ? t("hint") : ""} class="wide work-list outbox">
      <div class="outbox__body acts">
        {late.length > 0 && (
          <Notice
            tone="warning"
            title={t("late", {
              minutes: lateAfter / 60_000,
              outboxes: late.map(({ outbox }) => t(outbox)).join(language === "en" ? ", " : "、"),
            })}
          />
        )}
        {done && (
          <Notice tone="good" title={t(done.kind === "again" ? "doneAgain" : "doneGiven")}>
            <Button variant="quiet" onPress={() => send({ type: "dismiss" })}>
              {t("dismiss")}
            </Button>
          </Notice>
        )}
        {error && <Notice tone="bad" title={t(error === "desk.notInState" ? "notParked" : "failed")} />}
        {waiting.map((depth) => (
          <Depth key={depth.outbox} depth={depth} now={now} t={t} />
        ))}
        {items.length === 0 ? (
          <p class="empty">{t("none")}</p>
        ) : (
          <>
            <ByField
              label={by.trim() === "" ? t("byHint") : t("by")}
              by={by}
              onBy={(each) => send({ type: "setBy", by: each })}
            />
            <Table
              caption={t("title")}
              rows={items}
              rowKey={({ outbox, key }) => `${outbox} ${key}`}
              columns={[
                {
                  head: t("number"),
                  cell: ({ number, licence, outbox, what }) => (
                    <span class="work-list__due">
                      <span class="outbox__number">
                        {number ??
                          (licence
                            ? t("licenceEnds", { licence: licence.name[language], day: licence.validTo })
                            : t("noNumber"))}
                      </span>
                      <span class="note">{t(what === "text" ? outbox : what)}</span>
                    </span>
                  ),
                },
                {
                  head: t("since"),
                  words: true,
                  cell: (item) => <span class="outbox__number">{dayAndTime(item.since)}</span>,
                },
                { head: t("why"), words: true, cell: (item) => <Why item={item} t={t} /> },
                {
                  head: t("todo"),
                  words: true,
                  cell: (item) => (
                    <Todo item={item} t={t} mayAct={mayAct} onAct={(act) => send({ type: "act", act })} />
                  ),
                },
              ]}
            />
          </>
        )}
      </div>
    </Section>
  );
}

const Depth = ({
  depth: { outbox, waiting, since },
  now,
  t,
}: {
  depth: OutboxDepth;
  now: number;
  t: Words;
}) => (
  <p class="note">
    {t("depth", {
      outbox: t(outbox),
      count: waiting,
      minutes: Math.max(0, Math.floor((now - (since ?? now)) / 60_000)),
    })}
  </p>
);

function Why({ item: { state, reason, status, failures, last }, t }: { item: StuckItem; t: Words }) {
  return (
    <span class="work-list__due">
      <Chip tone={state === "parked" ? "bad" : "warning"} icon="warning">
        {state === "late"
          ? t("failedWith", { status: status ?? t("noAnswer"), count: failures })
          : reason === "outcomeUnknown"
            ? t("mayBeThere")
            : t("refusedWith", { status: status ?? "—", reason: reason ?? "" })}
      </Chip>
      {last && (
        <span class="note">
          {t(last.act === "again" ? "lastAgain" : "lastGiven", { by: last.by, time: dayAndTime(last.at) })}
        </span>
      )}
    </span>
  );
}

/** What to do about a refusal, by what the platform or the hall calls it. */
const advice = {
  contentMissing: "adviseContent",
  contentChanged: "adviseContent",
  materialMissing: "adviseContent",
  unreadable: "adviseUnreadable",
  unknownKind: "adviseUnreadable",
  differentContent: "adviseConflict",
  decided: "adviseConflict",
  outcomeUnknown: "adviseUnknown",
} as const satisfies Readonly<Record<string, keyof typeof outboxMessages>>;

/** Where its reason says nothing that is known. */
const adviceOf = {
  file: "adviseRefused",
  application: "adviseRefused",
  supplement: "adviseRefused",
  withdrawal: "adviseRefused",
  other: "adviseRefused",
  text: "adviseText",
  workOrder: "adviseWorkOrder",
  parcel: "adviseParcel",
  result: "adviseResult",
} as const satisfies Readonly<Record<StuckItem["what"], keyof typeof outboxMessages>>;

function adviceFor(what: StuckItem["what"], reason: string | null) {
  if (what === "result") return reason === "tooLong" ? "adviseResultTooLong" : adviceOf.result;
  return reason !== null && reason in advice ? advice[reason as keyof typeof advice] : adviceOf[what];
}

function Todo({
  item: { outbox, key, what, state, reason },
  t,
  mayAct,
  onAct,
}: {
  item: StuckItem;
  t: Words;
  mayAct: boolean;
  onAct: (act: OutboxAct) => void;
}) {
  if (state === "late") return <>{t("adviseLate")}</>;
  return (
    <span class="outbox__todo">
      <span>{t(adviceFor(what, reason))}</span>
      <span class="outbox__acts">
        <button
          type="button"
          class="desk-button"
          disabled={!mayAct}
          onClick={() => onAct({ kind: "again", outbox, key })}
        >
          {t(what === "result" ? "askAgain" : "sendAgain")}
        </button>
        <button
          type="button"
          class="desk-button"
          disabled={!mayAct}
          onClick={() => onAct({ kind: "given", outbox, key })}
        >
          {t(what === "result" ? "giveAtWindow" : "give")}
        </button>
      </span>
    </span>
  );
}
