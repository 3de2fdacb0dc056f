import { useMemo } from "preact/hooks";
import { translator } from "../i18n/catalogue.ts";
import { staffMessages } from "../i18n/staff.ts";
import type { StaffSnapshot } from "./snapshot.ts";
import type { StaffEvent } from "./staff.machine.ts";

/** Recovery codes below which it is said. House rule. */
const fewCodes = 3;

/** Above a page of staff's: who is signed in, or that nobody has to be. */
export function Strip({
  snapshot: { context },
  send,
}: {
  snapshot: StaffSnapshot;
  send: (event: StaffEvent) => void;
}) {
  const { state, language } = context;
  const t = useMemo(() => translator(staffMessages, language), [language]);
  if (state?.stage === "demo")
    return (
      <p class="staff-strip staff-strip--demo" role="note">
        {t("demo")}
      </p>
    );
  if (state?.stage !== "signedIn") return null;
  const { member, certificate, recoveryCodes } = state;
  return (
    <div class="staff-strip">
      <span class="staff-strip__name" lang="zh-CN">
        {member.name}
      </span>
      {certificate && member.certificate === "ending" && (
        <span>{t("certificateEnding", { day: certificate.validTo })}</span>
      )}
      {certificate && member.certificate === "ended" && (
        <strong class="staff-strip__warning">{t("certificateEnded", { day: certificate.validTo })}</strong>
      )}
      {certificate && member.certificate === "notYet" && (
        <span>{t("certificateNotYet", { day: certificate.validFrom })}</span>
      )}
      {recoveryCodes !== null && recoveryCodes < fewCodes && (
        <span>{t("fewCodes", { count: recoveryCodes })}</span>
      )}
      <button type="button" class="desk-button" onClick={() => send({ type: "changePassword" })}>
        {t("changePassword")}
      </button>
      <button type="button" class="desk-button" onClick={() => send({ type: "signOut" })}>
        {t("signOut")}
      </button>
    </div>
  );
}
