import { type ErrorCode, errorNumbers } from "../../../server/contract/errors.ts";
import type { OpenedApplication } from "../../../server/contract/matters/desk.ts";
import { Notice } from "../../ui/text-block.tsx";
import type { DeskAct } from "./acts.ts";
import type { DeskContext } from "./desk.machine.ts";
import { Over } from "./over.tsx";
import { actNames, type DeskManner, errorWords } from "./words.ts";

interface ConfirmProps extends DeskManner {
  readonly act: NonNullable<DeskContext["act"]>;
  readonly opened: OpenedApplication;
  readonly error: ErrorCode | null;
  readonly isDoing: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asked once more, with all that will be said. */
export function Confirm({ act, opened, error, isDoing, onConfirm, onCancel, ...manner }: ConfirmProps) {
  const { t } = manner;
  const title = t("confirmTitle", { act: t(actNames[act.act.kind]), number: act.number });
  return (
    <Over title={title} onLeave={() => !isDoing && onCancel()}>
      <ul class="over__said">
        {said(act.act, opened, manner).map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>{`${t("by")} ${act.by}`}</li>
      </ul>
      <p class="note">{t("confirmHint")}</p>
      <div role="status">
        {isDoing && <p>{t("doing")}</p>}
        {error && <Failure error={error} t={t} />}
      </div>
      <footer>
        <button type="button" class="desk-button" disabled={isDoing} onClick={onCancel}>
          {t("cancel")}
        </button>
        <button type="button" class="desk-button desk-button--main" disabled={isDoing} onClick={onConfirm}>
          {t(error ? "confirmAgain" : "confirm")}
        </button>
      </footer>
    </Over>
  );
}

export const Failure = ({ error, t }: { readonly error: ErrorCode; readonly t: DeskManner["t"] }) => (
  <Notice tone="bad" title={t("errorTitle", { number: errorNumbers[error] })}>
    <p>{errorWords(error, t)}</p>
  </Notice>
);

/** An act in lines. */
function said(act: DeskAct, { item }: OpenedApplication, { language, t }: DeskManner): string[] {
  const { handedIn, owed } = item.application;
  const named = (wanted: string) =>
    [...handedIn, ...owed].find(({ materialId }) => materialId === wanted)?.name[language] ?? wanted;
  switch (act.kind) {
    case "grant":
    case "refuse":
      return [...act.reasons];
    case "supplement":
      return [
        ...act.materials.map(({ materialId, what }) => `${named(materialId)}: ${what}`),
        t("confirmDays", { count: act.days }),
      ];
    case "paper":
      return act.materialIds.map(named);
    case "extend":
      return [t("confirmDays", { count: act.days }), act.reason];
    case "check": {
      const check = item.checks.find(({ commitmentId }) => commitmentId === act.commitmentId);
      return [...(check ? [check.title[language]] : []), t(act.holds ? "holds" : "holdsNot"), act.finding];
    }
  }
}
