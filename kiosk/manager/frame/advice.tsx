import type { Language } from "../../../server/contract/hall.ts";
import type { StaffingAdvice } from "../../../server/contract/manager.ts";
import { ruleWords, share, span, type Words } from "../words.ts";
import type { NowProps } from "./now.tsx";
import { type Column, Section, Table } from "./parts.tsx";

/** Whether the waiting times that were promised came true. */
export function AccuracyOf({ view: { accuracy }, t }: NowProps) {
  if (!accuracy || accuracy.n === 0)
    return (
      <Section title={t("accuracyTitle")}>
        <p class="empty">{t("noDataYet")}</p>
      </Section>
    );
  const facts = [
    [t("promises"), t("people", { count: accuracy.n })],
    [t("meanError"), span(accuracy.meanAbsoluteError, t)],
    [t("coverage"), share(accuracy.coverage, 1, t)],
    [t("underPromised"), share(accuracy.underPromised, 1, t)],
  ] as const;
  return (
    <Section title={t("accuracyTitle")}>
      <dl class="asides">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** What to do: which windows to open, which could help elsewhere, and whether that is enough. */
function adviceWords({ toOpen, toClose, reached }: StaffingAdvice, language: Language, t: Words): string {
  const names = (windows: StaffingAdvice["toOpen"]) => windows.map((name) => name[language]).join(t("and"));
  const words = [
    ...(toOpen.length > 0 ? [t("openMore", { windows: names(toOpen) })] : []),
    ...(toClose.length > 0 ? [t("canHelp", { windows: names(toClose) })] : []),
    ...(reached ? [] : [t("notReached")]),
  ];
  return words.length > 0 ? words.join(t("between")) : t("enough");
}

/** How many windows each service would need for the next half hour. */
export function Staffing({ view: { staffing = [] }, language, t }: NowProps) {
  const target = span(staffing[0]?.target ?? null, t);
  const columns: Column<StaffingAdvice>[] = [
    {
      head: t("service"),
      words: true,
      cell: ({ services }) => services.map(({ name }) => name[language]).join(t("and")),
    },
    { head: t("staffingOpen"), cell: ({ windowsOpen }) => windowsOpen },
    { head: t("staffingAdvised"), cell: ({ windowsAdvised }) => windowsAdvised },
    { head: t("chanceOver", { target }), cell: ({ chanceOver }) => share(chanceOver, 1, t) },
    { head: "", words: true, cell: (advice) => <strong>{adviceWords(advice, language, t)}</strong> },
  ];
  return (
    <Section title={t("staffingTitle")}>
      {staffing.length === 0 ? (
        <p class="empty">{t("noDataYet")}</p>
      ) : (
        <Table
          caption={t("staffingTitle")}
          columns={columns}
          rows={staffing}
          rowKey={({ services }) => services.map(({ id }) => id).join()}
        />
      )}
    </Section>
  );
}

/** The rule by which people are called, in words. */
export function Rule({ view, language, t }: NowProps) {
  return (
    <Section title={t("ruleTitle")}>
      <ul class="rule">
        {ruleWords(view, t).map((words) => (
          <li key={words}>{words}</li>
        ))}
        {view.rule.kind !== "firstCome" &&
          view.rule.classes.map(({ id, name, weight }) => (
            <li key={id} class="rule__class">
              {name[language]} <b>×{weight}</b>
            </li>
          ))}
      </ul>
    </Section>
  );
}
