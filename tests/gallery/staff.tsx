import "../../kiosk/staff/staff.css";
import { translator } from "../../kiosk/i18n/catalogue.ts";
import { staffMessages } from "../../kiosk/i18n/staff.ts";
import { PasswordForm } from "../../kiosk/staff/forms.tsx";
import type { StaffSnapshot } from "../../kiosk/staff/snapshot.ts";
import { initialStaff, type StaffContext } from "../../kiosk/staff/staff.machine.ts";
import { StaffScreen } from "../../kiosk/staff/staff-screen.tsx";
import { Strip } from "../../kiosk/staff/strip.tsx";
import type { CertificateStanding } from "../../server/contract/staff/member.ts";
import type { SignInState } from "../../server/contract/staff/session.ts";
import type { GalleryPage } from "./gallery.tsx";

const name = "小林（演示）";
const typed = { id: "lin", password: "a sentence", next: "another one", again: "another", code: "" };
const form = (state: SignInState, more: Partial<StaffContext> = {}): StaffSnapshot => ({
  value: "form",
  context: { ...initialStaff, state, ...more },
});
const signedIn = (certificate: CertificateStanding, recoveryCodes: number | null = null): SignInState => ({
  stage: "signedIn",
  member: { id: "lin", name, roles: ["clerk"], site: null, demo: false, certificate },
  certificate:
    certificate === "none" ? null : { number: "3-01-001", validFrom: "2024-01-01", validTo: "2026-12-20" },
  endsAt: 0,
  idleUntil: 0,
  recoveryCodes,
  problem: null,
});
const inside = (state: SignInState): StaffSnapshot => ({
  value: { in: "idle" },
  context: { ...initialStaff, state },
});

const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const moments: Record<string, StaffSnapshot> = {
  asking: { value: "asking", context: initialStaff },
  unreached: { value: "unreached", context: { ...initialStaff, error: "message.connectionLost" } },
  "sign-in": form({ stage: "signedOut", problem: null }),
  "sign-in-wrong": form({ stage: "signedOut", problem: "wrong" }, { typed: { ...typed, password: "" } }),
  "sign-in-locked": form({ stage: "signedOut", problem: "locked" }),
  waiting: {
    value: "waiting",
    context: { ...initialStaff, state: { stage: "waiting", until: Date.UTC(2026, 10, 23, 2, 30) } },
  },
  "first-password": form({ stage: "changePassword", name, problem: null }),
  "first-password-common": form(
    { stage: "changePassword", name, problem: "common" },
    { typed: { ...typed, again: "not" } },
  ),
  enrol: form({
    stage: "enrol",
    name,
    secret,
    address: `otpauth://totp/%E6%B9%96%E9%87%8C%E5%8C%BA%E6%94%BF%E5%8A%A1%E6%9C%8D%E5%8A%A1%E4%B8%AD%E5%BF%83:lin?secret=${secret}&issuer=%E6%B9%96%E9%87%8C`,
    problem: null,
  }),
  "second-factor": form({ stage: "secondFactor", name, problem: null }),
  "second-factor-wrong": form(
    { stage: "secondFactor", name, problem: "wrong" },
    { typed: { ...typed, code: "123456" } },
  ),
  "recovery-code": form({ stage: "secondFactor", name, problem: null }, { byRecovery: true }),
  "recovery-codes": form({
    stage: "recoveryCodes",
    name,
    codes: Array.from({ length: 10 }, (_, index) => `AB${index}DE-FGH${index}K`),
  }),
  "wrong-role": { value: "wrongRole", context: { ...initialStaff, state: signedIn("none") } },
  "strip-demo": inside({
    stage: "demo",
    member: { id: "demo", name: "演示", roles: ["clerk"], site: null, demo: true, certificate: "none" },
  }),
  "strip-signed-in": inside(signedIn("valid")),
  "strip-certificate-ending": inside(signedIn("ending", 2)),
  "strip-certificate-ended": inside(signedIn("ended")),
  "own-password": {
    value: { in: "changing" },
    context: { ...initialStaff, state: signedIn("valid"), typed },
  },
};

export const page: GalleryPage = {
  moments: Object.keys(moments),
  draw(moment, { language }) {
    const snapshot = moments[moment];
    if (!snapshot) throw new Error(`no moment ${moment}`);
    const shown = { ...snapshot, context: { ...snapshot.context, language } };
    if (typeof shown.value === "string") return <StaffScreen snapshot={shown} send={() => undefined} />;
    return (
      <>
        <Strip snapshot={shown} send={() => undefined} />
        {shown.value.in === "changing" && (
          <div class="staff-cover">
            <PasswordForm
              context={shown.context}
              busy={false}
              t={translator(staffMessages, language)}
              send={() => undefined}
              onCancel={() => undefined}
            />
          </div>
        )}
      </>
    );
  },
};
