import { hallDay } from "../../../../server/contract/hall-time.ts";
import type { Application } from "../../../../server/contract/matters.ts";
import { matterQrPrefix } from "../../../../server/contract/matters.ts";
import { calendarDayWords, spacedCode } from "../../../i18n/appointment-time.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { scanMessages } from "../../../i18n/scan.ts";
import { QrCode } from "../../../ui/qr-code.tsx";
import { Seal } from "../../../ui/seal.tsx";
import { Notice } from "../../../ui/text-block.tsx";
import { printerProblem } from "../../condition.ts";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { PapersButton } from "../../papers/papers-door.tsx";
import { HandlePage } from "./handle-page.tsx";
import { useHandle } from "./use-handle.ts";

export const slipWords = {
  printed: ["good", "slipPrinted"],
  unknown: ["warning", "slipUnknown"],
  failed: ["bad", "slipFailed"],
} as const;

/** It is handed in: the number, the day, what is still owed, and the code by which it is followed. */
export function HandleReceipt() {
  const { t, view, language, condition, send } = useHandle();
  const { receipt, slip } = view;
  if (!receipt) throw new Error("a receipt was to be shown before there was one");
  const isDone = receipt.applications.every(({ state }) => state === "issued" || state === "granted");
  const [tone, words] = slip ? slipWords[slip.print] : [];
  return (
    <HandlePage
      name="handleReceipt"
      title={isDone ? t("receiptGranted") : t("receiptTitle")}
      hint={receipt.name[language]}
      secondary={{
        words: t("printReceipt"),
        icon: "printer",
        disabled: printerProblem(condition) !== null,
        onPress: () => send({ type: "print" }),
      }}
      primary={{ words: t("done"), icon: "check", onPress: () => send({ type: "done" }) }}
    >
      <div class="receipt">
        <div class="receipt__seal">
          <Seal characters={isDone ? t("receiptSealDone") : t("receiptSeal")} />
        </div>
        <div class="receipt__code">
          <span>{t("receiptCode")}</span>
          <strong>{spacedCode(receipt.code)}</strong>
        </div>
        <QrCode text={`${matterQrPrefix}${receipt.code}`} size={36} label={receipt.code} />
      </div>
      {tone && words && <Notice tone={tone} title={t(words)} />}
      <FittedPages
        blocks={[
          ...receipt.applications.map((application) => (
            <ReceiptOf application={application} submittedAt={receipt.submittedAt} />
          )),
          <PapersButton code={receipt.code} applications={receipt.applications} />,
        ]}
      />
    </HandlePage>
  );
}

/** How one application stands, and what it still wants. */
function ReceiptOf({
  application,
  submittedAt,
}: {
  readonly application: Application;
  readonly submittedAt: number;
}) {
  const { t, view, language } = useHandle();
  const ofDay = (day: string) => calendarDayWords(day, hallDay(submittedAt), language);
  const scan = translator(scanMessages, language);
  const { plainName, number, state, due, owed, decision } = application;
  return (
    <div class="receipt-of">
      <strong>{plainName[language]}</strong>
      <span>
        {t("receiptNumber")} {number}
      </span>
      {state === "waiting" && <span>{t("receiptWaiting")}</span>}
      {due && <span class="receipt-of__due">{t("receiptDue", { day: ofDay(due.day) })}</span>}
      {due?.assumed && <span>{t("receiptAssumed")}</span>}
      {application.handedIn.map(({ materialId, name }) => {
        const how = view.handedIn[application.matterId]?.[materialId];
        return (
          how?.by === "file" && (
            <span key={materialId}>
              {t("receiptScanned", {
                material: name[language],
                pages: scan("scannedPages", { count: how.files.length }),
              })}
            </span>
          )
        );
      })}
      {owed.map(({ materialId, name, until }) => (
        <span key={materialId} class="receipt-of__owed">
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
