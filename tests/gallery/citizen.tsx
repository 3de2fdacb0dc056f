import "../../kiosk/citizen/citizen.css";
import accompanyStyles from "../../kiosk/citizen/accompany/accompany.css?url";
import markStyles from "../../kiosk/citizen/accompany/marks.css?url";
import { ToldOne } from "../../kiosk/citizen/between/told-band.tsx";
import type { Told } from "../../kiosk/citizen/between/turns.ts";
import { CitizenScreen } from "../../kiosk/citizen/citizen-screen.tsx";
import { ExperienceCorner } from "../../kiosk/citizen/experience/experience-corner.tsx";
import type { AccompanyView } from "../../kiosk/citizen/machines/accompany.machine.ts";
import type { AssistanceView } from "../../kiosk/citizen/machines/assistance.machine.ts";
import type { FindView } from "../../kiosk/citizen/machines/find-matter.machine.ts";
import type { FollowView } from "../../kiosk/citizen/machines/follow-matter.machine.ts";
import type { HandleView } from "../../kiosk/citizen/machines/handle-matter.machine.ts";
import type { PainView } from "../../kiosk/citizen/machines/pain.machine.ts";
import type { PapersView } from "../../kiosk/citizen/machines/papers.machine.ts";
import type { RatingView } from "../../kiosk/citizen/machines/rating.machine.ts";
import type { ShownMedia } from "../../kiosk/citizen/media/shown-media.ts";
import { SessionView } from "../../kiosk/citizen/session-view.tsx";
import type { CitizenSnapshot } from "../../kiosk/citizen/snapshot.ts";
import addressStyles from "../../kiosk/ui/address/address-picker.css?url";
import keyboardStyles from "../../kiosk/ui/keyboard/keyboard.css?url";
import { loadStylesheet } from "../../kiosk/ui/keyboard/use-stylesheet.ts";
import { nextSessions } from "../../server/contract/catalogue/broadcast.ts";
import { accompanyMoments } from "../support/accompany-paths.ts";
import { assistanceMoments } from "../support/assistance-paths.ts";
import { citizenMoments, inModes, sampleElsewhere, withPrinterFault } from "../support/citizen-paths.ts";
import { enterpriseMoments } from "../support/enterprise-paths.ts";
import { experienceCorners } from "../support/experience-samples.ts";
import { findMatterMoments } from "../support/find-matter-paths.ts";
import { followMatterMoments } from "../support/follow-matter-paths.ts";
import { sampleIdentity } from "../support/followed-cases.ts";
import { handleMatterMoments } from "../support/handle-matter-paths.ts";
import { codeMoments, documentMoments, typedDocumentMoments } from "../support/identify-paths.ts";
import { licencesMoments } from "../support/licences-paths.ts";
import { keptNotice, noticesNow, sampleBroadcasts, urgentNotice } from "../support/notice-samples.ts";
import { painMoments } from "../support/pain-paths.ts";
import { papersMoments } from "../support/papers-paths.ts";
import { ratingMoments } from "../support/rating-paths.ts";
import { demoCatalogue } from "./demo-catalogue.ts";
import type { GalleryPage } from "./gallery.tsx";

// They come by themselves on a terminal, a moment later than the page.
await Promise.all([keyboardStyles, addressStyles, accompanyStyles, markStyles].map(loadStylesheet));
await import("../../kiosk/citizen/accompany/screens.tsx");

const moments = new Map(citizenMoments().map(({ name, snapshot }) => [name, snapshot]));
for (const [name, finding] of findMatterMoments(demoCatalogue)) moments.set(name, inMatters({ finding }));
for (const [name, handling] of handleMatterMoments(demoCatalogue)) moments.set(name, inMatters({ handling }));
for (const [name, following] of followMatterMoments(demoCatalogue))
  moments.set(name, inMatters({ following }));
for (const [name, assisting] of assistanceMoments()) moments.set(name, inMatters({ assisting }));

// An address is picked before it is typed.
const whereabouts = moments.get("handleQuestion-shopAddress");
const typing = whereabouts?.session?.context.handling;
if (!typing) throw new Error("no path leads to where an address is asked for");
const drafts = { street: "", detail: "福建省厦门市湖里区江头街道江头社区嘉禾路321号" };
for (const [name, draft] of Object.entries(drafts))
  moments.set(`handleQuestion-shopAddress-${name}`, inMatters({ handling: { ...typing, draft } }));

// Whoever asks, who somebody is: on the page of one journey each.
const asking = moments.get("followDocument")?.session?.context.following;
const booking = moments.get("appointmentCode");
if (!asking || !booking?.session) throw new Error("no path leads to where somebody is asked who they are");
for (const [name, reading] of documentMoments(sampleIdentity))
  moments.set(name, inMatters({ following: { ...asking, reading } }));
const handed = moments.get("handleDocument")?.session?.context.handling;
if (!handed) throw new Error("no path leads to where a matter asks who somebody is");
for (const [name, reading] of typedDocumentMoments())
  moments.set(name, inMatters({ handling: { ...handed, reading } }));
for (const [name, licences] of licencesMoments(demoCatalogue))
  moments.set(
    name,
    inMatters({ following: { ...asking, state: "followLicences", reading: null, licences } }),
  );
for (const [name, typing] of codeMoments()) {
  const { context, value } = booking.session;
  const appointment = context.appointment && { ...context.appointment, typing };
  moments.set(
    name,
    typing.kind === "appointment"
      ? { ...booking, session: { value, context: { ...context, appointment } } }
      : inMatters({ following: { ...asking, state: "followCode", reading: null, typing } }),
  );
}

const acting = moments.get("handleEnterprise")?.session?.context.handling;
if (!acting) throw new Error("no path leads to where it is asked for which enterprise it is");
for (const [name, view] of enterpriseMoments())
  moments.set(name, inMatters({ handling: { ...acting, acting: view } }));
// One of the demo's own forms stands for a paper: what is drawn is what a terminal draws.
const form = await (await fetch("/media/blank-authorisation.pdf")).arrayBuffer();
for (const [name, papers] of papersMoments(new Uint8Array(form))) moments.set(name, inFront(papers));
for (const [name, rating] of ratingMoments()) moments.set(name, atEnd(rating));
for (const [name, pain] of painMoments()) moments.set(name, saidAt("handleRefused", pain));

for (const [name, accompany] of accompanyMoments()) moments.set(name, accompanied(accompany));

const renewal = demoCatalogue.matters.find(({ id }) => id === "food-licence-renewal");
const [film] = renewal?.videos ?? [];
const pictured = renewal?.materials.find(({ sample }) => sample);
if (film) moments.set("media-film", shown({ kind: "film", film }));
if (pictured?.sample)
  moments.set("media-sample", shown({ kind: "sample", file: pictured.sample, of: pictured.name }));

// The list of what is brought cannot be printed now.
const list = moments.get("findGuide-materials");
if (list)
  for (const error of ["printer.paperOut", "printer.absent", "printer.hardware"] as const) {
    const { value, context } = list.terminal;
    const terminal = { value, context: { ...context, condition: withPrinterFault(error) } };
    moments.set(`findGuide-materials-${error.slice("printer.".length)}`, { ...list, terminal });
  }

// Not done here now: the nearest other hall, open and closed.
const where = moments.get("findGuide-where");
const [site] = sampleElsewhere[0]?.sites ?? [];
if (where?.session && renewal && site)
  for (const open of [true, false]) {
    const { context } = where.session;
    const nearest = {
      ...site,
      open,
      waiting: 3,
      wait: { likely: 10 * 60_000, atMost: 20 * 60_000 },
      opensAt: open ? null : Date.UTC(2026, 10, 24, 1),
    };
    const { name, plainName } = renewal;
    const elsewhere = [{ serviceId: renewal.service, name, plainName, here: true, sites: [nearest] }];
    moments.set(`findGuide-where-${open ? "open" : "closed"}`, {
      ...where,
      session: { ...where.session, context: { ...context, elsewhere } },
    });
  }

/** A guide with a picture or a film over it. */
function shown(media: ShownMedia): CitizenSnapshot {
  const guide = moments.get("findGuide-materials");
  if (!guide?.session || typeof guide.session.value !== "object") throw new Error("no path leads to a guide");
  const { context, value } = guide.session;
  return {
    ...guide,
    session: {
      value: { open: { ...value.open, media: "open" as const } },
      context: { ...context, media },
    },
  };
}

/** A guide looks on, or asks to, in the middle of a form. */
function accompanied(accompany: AccompanyView): CitizenSnapshot {
  const asked = [...moments].find(([name]) => name.startsWith("handleQuestion"))?.[1];
  if (!asked?.session) throw new Error("no path leads to a form");
  const { context, value } = asked.session;
  return { ...asked, session: { value, context: { ...context, accompany } } };
}

/** Rating in front of the thanks. */
function atEnd(rating: RatingView): CitizenSnapshot {
  const thanks = moments.get("thanks");
  if (!thanks?.session) throw new Error("no path leads to the end");
  const { context, value } = thanks.session;
  return { ...thanks, session: { value, context: { ...context, rating } } };
}

/** What does not work, said in front of the screen on which it did not. */
function saidAt(screen: string, pain: PainView): CitizenSnapshot {
  const failed = moments.get(screen);
  if (!failed?.session) throw new Error(`no path leads to ${screen}`);
  const { context, value } = failed.session;
  return { ...failed, session: { value, context: { ...context, pain } } };
}

/** Papers in front of a case. */
function inFront(papers: PapersView): CitizenSnapshot {
  const following = moments.get("followApplication-issued");
  if (!following?.session) throw new Error("no path leads to a case that is decided");
  const { context, value } = following.session;
  return { ...following, session: { value, context: { ...context, papers } } };
}

/** A session that is finding a matter, handling one, following one, or asking for help with one. */
function inMatters(
  view:
    | { finding: FindView }
    | { handling: HandleView }
    | { following: FollowView }
    | { assisting: AssistanceView },
): CitizenSnapshot {
  const home = moments.get("home");
  if (!home?.session || typeof home.session.value !== "object") throw new Error("no path leads home");
  const { context, value } = home.session;
  const [journey] = Object.keys(view) as ("finding" | "handling" | "following" | "assisting")[];
  if (!journey) throw new Error("no journey");
  const session = {
    value: { open: { ...value.open, journey } },
    context: { ...context, ...view, elsewhere: sampleElsewhere },
  };
  return { ...home, session };
}

/** What the hall tells between sessions, below the terminal's own screen. */
const [stream] = nextSessions(sampleBroadcasts, noticesNow, 1);
if (!stream) throw new Error("no live stream comes");
const told: Readonly<Record<string, Told>> = {
  "rest-notice": { kind: "notice", notice: keptNotice() },
  "rest-urgent": { kind: "notice", notice: urgentNotice },
  "rest-english": {
    kind: "notice",
    notice: keptNotice({
      text: { "zh-CN": null, "zh-TW": null, en: "English-speaking staff at window 3 until noon" },
    }),
  },
  "rest-broadcast": { kind: "broadcast", session: stream, isOn: false },
  "rest-broadcast-on": { kind: "broadcast", session: stream, isOn: true },
};

export const page: GalleryPage = {
  moments: [...moments.keys(), ...Object.keys(told), ...Object.keys(experienceCorners)],
  draw(moment, manner) {
    const between = told[moment];
    const rest = moments.get("rest");
    const [below = "", corner] = experienceCorners[moment] ?? [];
    const snapshot = moments.get(moment) ?? moments.get(below) ?? (between && rest);
    if (!snapshot) throw new Error(`no moment ${moment}`);
    return (
      <>
        <CitizenScreen
          snapshot={inModes(snapshot, manner)}
          send={() => undefined}
          time="09:05"
          terminalId="HL-01"
          sessionView={SessionView}
        />
        {corner && <ExperienceCorner {...corner} language={manner.language} send={() => undefined} />}
        {between && <ToldOne told={between} onNext={() => undefined} onBegin={() => undefined} />}
      </>
    );
  },
};
