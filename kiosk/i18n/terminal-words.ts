import { languageNames } from "../ui/modes.ts";
import { accompanyMessages } from "./accompany.ts";
import { appointmentMessages } from "./appointments.ts";
import { assistanceMessages } from "./assistance.ts";
import type { Messages } from "./catalogue.ts";
import { citizenMessages } from "./citizen.ts";
import { restMessages } from "./citizen-rest.ts";
import { enterpriseMessages } from "./enterprise.ts";
import { findMessages } from "./find-matter.ts";
import { followMatterMessages } from "./follow-matter.ts";
import { handleMessages } from "./handle-matter.ts";
import { helpMessages, phraseMessages } from "./help.ts";
import { identifyMessages } from "./identify.ts";
import { keyboardMessages } from "./keyboard.ts";
import { licencesMessages } from "./licences.ts";
import { mediaMessages } from "./media.ts";
import { papersMessages } from "./papers.ts";
import { postMessages } from "./post.ts";
import { opinionMessages, ratingMessages, terminalRatingMessages } from "./rating.ts";
import { scanMessages } from "./scan.ts";
import { scanAdvice } from "./scan-quality.ts";
import { signatureMessages } from "./signature.ts";

const same = (words: string) => ({ "zh-CN": words, "zh-TW": words, en: words });

/**
 * All that a terminal's screens say in words of their own, by the names that a described step has for them. What is in none of these is not
 * public, or not known to be.
 */
export const terminalWords = {
  citizen: citizenMessages,
  handle: handleMessages,
  find: findMessages,
  follow: followMatterMessages,
  appointment: appointmentMessages,
  assistance: assistanceMessages,
  enterprise: enterpriseMessages,
  identify: identifyMessages,
  licences: licencesMessages,
  papers: papersMessages,
  post: postMessages,
  scan: scanMessages,
  scanAdvice,
  signature: signatureMessages,
  media: mediaMessages,
  keyboard: keyboardMessages,
  help: helpMessages,
  phrase: phraseMessages,
  rating: ratingMessages,
  terminalRating: terminalRatingMessages,
  opinion: opinionMessages,
  accompany: accompanyMessages,
  rest: restMessages,
  language: {
    simplified: same(languageNames["zh-CN"]),
    traditional: same(languageNames["zh-TW"]),
    english: same(languageNames.en),
  },
} as const satisfies Readonly<Record<string, Messages>>;
