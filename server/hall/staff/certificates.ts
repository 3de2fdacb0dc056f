import type { Certificate, CertificateStanding } from "../../contract/staff/member.ts";
import { daysAfter } from "../calendar/day.ts";

/** Days before its end in which a clerk is told. House rule. */
const toldBefore = 30;

/** @param today a day of the hall's, `2026-11-23` */
export function standingOf(certificate: Certificate | null, today: string): CertificateStanding {
  if (!certificate) return "none";
  if (today < certificate.validFrom) return "notYet";
  if (today > certificate.validTo) return "ended";
  return daysAfter(today, toldBefore) > certificate.validTo ? "ending" : "valid";
}

export function isCertified(standing: CertificateStanding): boolean {
  return standing === "valid" || standing === "ending";
}
