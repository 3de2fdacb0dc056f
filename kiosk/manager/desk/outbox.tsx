import { useMemo } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import type { StuckItem } from "../../../server/contract/matters/desk.ts";
import { type Translate, translator } from "../../i18n/catalogue.ts";
import { outboxMessages } from "../../i18n/manager-outbox.ts";
import { Button } from "../../ui/button.tsx";
import { Chip, Notice } from "../../ui/text-block.tsx";
import { dayAndTime } from "../../ui/time.ts";
import { ByField } from "../frame/fields.tsx";
import { Section, Table } from "../frame/parts.tsx";
import type { OutboxEvent, OutboxSnapshot } from "./outbox.machine.ts";

type Words = Translate<typeof outboxMessages>;

interface OutboxPanelProps {
  readonly snapshot: OutboxSnapshot;
  readonly send: (event: OutboxEvent) => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly language: Language;
}

/** What does not get to the platform, and what somebody does about it. Drawn from plain data; nobody is named in it. */
export function OutboxPanel({ snapshot: { value, context }, send, now, language }: OutboxPanelProps) {
  const t = useMemo(() => translator(outboxMessages, language), [language]);
  const { standing, by, done, error } = context;
  if (!standing) return null;
  const { items, waiting, since, late } = standing;
  const mayAct = by.trim() !== "" && value === "shown";
  return (
    <Section title={t("title")} hint={items.length > 0 ? t("hint") : ""} class="wide work-list outbox">
      <div class="outbox__body acts">
        {late && <Notice tone="warning" title={t("late")} />}
        {done && (
          <Notice tone="good" title={t(done.kind === "again" ? "doneAgain" : "doneGiven")}>
            <Button variant="quiet" onPress={() => send({ type: "dismiss" })}>
              {t("dismiss")}
            </Button>
          </Notice>
        )}
        {error && <Notice tone="bad" title={t(error === "desk.notInState" ? "notParked" : "failed")} />}
        {since !== null && (
          <p class="note">{t("depth", { count: waiting, minutes: Math.floor((now - since) / 60_000) })}</p>
        )}
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
              rowKey={({ key }) => key}
              columns={[
                {
                  head: t("number"),
                  cell: ({ applicationNumber, what }) => (
                    <span class="work-list__due">
                      <span class="outbox__number">{applicationNumber}</span>
                      <span class="note">{t(what)}</span>
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

function Why({ item: { state, reason, status, failures, last }, t }: { item: StuckItem; t: Words }) {
  return (
    <span class="work-list__due">
      <Chip tone={state === "parked" ? "bad" : "warning"} icon="warning">
        {state === "parked"
          ? t("refusedWith", { status: status ?? "—", reason: reason ?? "" })
          : t("failedWith", { status: status ?? t("noAnswer"), count: failures })}
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
} as const satisfies Readonly<Record<string, keyof typeof outboxMessages>>;

function Todo({
  item: { key, state, reason },
  t,
  mayAct,
  onAct,
}: {
  item: StuckItem;
  t: Words;
  mayAct: boolean;
  onAct: (act: { kind: "again" | "given"; key: string }) => void;
}) {
  if (state === "late") return <>{t("adviseLate")}</>;
  const known = reason !== null && reason in advice ? advice[reason as keyof typeof advice] : "adviseRefused";
  return (
    <span class="outbox__todo">
      <span>{t(known)}</span>
      <span class="outbox__acts">
        <button
          type="button"
          class="desk-button"
          disabled={!mayAct}
          onClick={() => onAct({ kind: "again", key })}
        >
          {t("sendAgain")}
        </button>
        <button
          type="button"
          class="desk-button"
          disabled={!mayAct}
          onClick={() => onAct({ kind: "given", key })}
        >
          {t("give")}
        </button>
      </span>
    </span>
  );
}
