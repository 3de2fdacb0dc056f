import "../../kiosk/manager/manager.css";
import "../../kiosk/manager/experience/experience.css";
import "../../kiosk/manager/notices/notices.css";
import { AnalysisScreen } from "../../kiosk/manager/analysis/analysis-screen.tsx";
import { AssistanceScreen } from "../../kiosk/manager/assistance/assistance-screen.tsx";
import { DeskScreen } from "../../kiosk/manager/desk/desk-screen.tsx";
import { OutboxPanel } from "../../kiosk/manager/desk/outbox.tsx";
import { ExperienceDeskScreen } from "../../kiosk/manager/experience/experience-desk-screen.tsx";
import {
  initialLevels,
  type LevelsContext,
  type LevelsSnapshot,
} from "../../kiosk/manager/levels/levels.machine.ts";
import { LevelsScreen } from "../../kiosk/manager/levels/levels-screen.tsx";
import { initialManager, type ManagerContext } from "../../kiosk/manager/manager.machine.ts";
import { ManagerScreen, type ManagerScreenProps } from "../../kiosk/manager/manager-screen.tsx";
import { NoticesScreen } from "../../kiosk/manager/notices/notices-screen.tsx";
import { PainPointsScreen } from "../../kiosk/manager/pain-points/pain-points-screen.tsx";
import { RatingsScreen } from "../../kiosk/manager/ratings/ratings-screen.tsx";
import type { ManagerSnapshot } from "../../kiosk/manager/snapshot.ts";
import type { Language } from "../../server/contract/hall.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";
import { numberedWindow } from "../../server/hall/numbered-window.ts";
import { experienceDeskMoments } from "../support/experience-samples.ts";
import { aLevelsView, levelFigures } from "../support/levels-view.ts";
import { aManagerView, aPeriod, emptyPeriod, managerNow, someFigures } from "../support/manager-view.ts";
import { noticeMoments, noticesNow } from "../support/notice-samples.ts";
import type { GalleryPage } from "./gallery.tsx";
import { analysisMoments } from "./manager-analysis.ts";
import { assistanceDeskMoments } from "./manager-assistance.ts";
import { deskMoments, outboxMoments } from "./manager-desk.ts";
import { painDeskMoments, painFigures } from "./manager-pain-points.ts";
import { nothingPrinted, paperMoments, ratingDeskMoments, ratingFigures } from "./manager-ratings.ts";
import { StaffMoment, staffDeskMoments } from "./manager-staff.tsx";

const following: ManagerSnapshot["value"] = { hall: "following", days: "live", table: "idle" };
const atWork: ManagerContext = { ...initialManager, connection: "open", view: aManagerView() };

const emptyDay = aManagerView({
  waiting: 0,
  waitingSince: null,
  lines: aManagerView().lines.map((line) => ({
    ...line,
    waiting: 0,
    waitingSince: null,
    held: 0,
    windowsOpen: 0,
  })),
  windows: aManagerView().windows.map((window) => ({
    ...window,
    state: "closed" as const,
    since: null,
    pause: null,
    number: null,
    serviceName: null,
    served: 0,
  })),
  today: emptyPeriod("2026-11-23", "2026-11-23", true),
});

const daysOf = (month: string, count: number) =>
  Array.from({ length: count }, (_, index) => index + 1)
    .filter((day) => day % 7 !== 1 && day % 7 !== 0)
    .map((day) => ({
      day: `${month}-${String(day).padStart(2, "0")}`,
      figures: someFigures(250 + ((day * 37) % 140), 7 + ((day * 5) % 9)),
    }));

const moments: Readonly<Record<string, ManagerSnapshot>> = {
  connecting: { value: { ...following, hall: "waiting" }, context: initialManager },
  failed: {
    value: { ...following, hall: "failed" },
    context: { ...initialManager, connection: "open", error: "message.internal" },
  },
  "first-day": { value: following, context: { ...atWork, view: emptyDay } },
  today: { value: following, context: atWork },
  "today-forecast": {
    value: following,
    context: {
      ...atWork,
      view: aManagerView({
        accuracy: { n: 212, meanAbsoluteError: 162_000, coverage: 0.79, underPromised: 0.11 },
        staffing: demoHall.services.slice(0, 4).map(({ id, name }, index) => ({
          services: [{ id, name }],
          windowsOpen: 2,
          windowsAdvised: [3, 2, 1, 2][index] ?? 2,
          toOpen: index === 0 ? [numberedWindow("6")] : [],
          toClose: index === 2 ? [numberedWindow("4")] : [],
          reached: index !== 3,
          people: 12,
          target: 15 * 60_000,
          chanceOver: [0.42, 0.08, 0, 0.11][index] ?? 0,
        })),
      }),
    },
  },
  "today-site": { value: following, context: atWork },
  lost: { value: { ...following, hall: "waiting" }, context: { ...atWork, connection: "lost" } },
  refused: { value: following, context: { ...atWork, error: "message.internal" } },
  week: {
    value: { ...following, days: "shown" },
    context: {
      ...atWork,
      span: "week",
      period: aPeriod("2026-11-23", "2026-11-29", {
        days: daysOf("2026-11", 7),
        total: someFigures(1420, 10),
      }),
    },
  },
  month: {
    value: { ...following, days: "shown" },
    context: {
      ...atWork,
      span: "month",
      day: "2025-10-01",
      period: aPeriod("2025-10-01", "2025-10-31", {
        withToday: false,
        days: daysOf("2025-10", 31),
        daysWithoutHours: 4,
        total: someFigures(6210, 12),
      }),
    },
  },
  "days-loading": { value: { ...following, days: "asking" }, context: { ...atWork, span: "month" } },
  "days-failed": {
    value: { ...following, days: "failed" },
    context: { ...atWork, span: "month", error: "message.internal" },
  },
  "days-empty": {
    value: { ...following, days: "shown" },
    context: {
      ...atWork,
      span: "week",
      day: "2026-10-05",
      period: emptyPeriod("2026-10-05", "2026-10-11"),
    },
  },
};

const together: LevelsSnapshot["value"] = { district: "following", table: "idle" };
const ofDistrict: LevelsContext = { ...initialLevels, connection: "open", view: aLevelsView() };

/** All sites together. */
const levels: Readonly<Record<string, LevelsSnapshot>> = {
  levels: { value: together, context: ofDistrict },
  "levels-morning": {
    value: together,
    context: {
      ...ofDistrict,
      view: aLevelsView({
        sites: aLevelsView().sites.map((site) => ({
          ...site,
          closed: { reason: "notYetOpen", opensAt: managerNow - 90 * 60_000 },
          own: levelFigures(0, 0, 0, { sitesOpen: 0, windowsOpen: 0, windowsPaused: 0 }),
          sum:
            site.sum &&
            levelFigures(0, 0, 0, {
              sites: site.sum.sites,
              sitesOpen: 0,
              windows: 12,
              windowsOpen: 0,
              windowsPaused: 0,
            }),
        })),
      }),
    },
  },
  "levels-connecting": { value: { ...together, district: "waiting" }, context: initialLevels },
  "levels-failed": {
    value: { ...together, district: "failed" },
    context: { ...initialLevels, connection: "open", error: "message.internal" },
  },
  "levels-lost": {
    value: { ...together, district: "waiting" },
    context: { ...ofDistrict, connection: "lost" },
  },
};

const nothing = () => undefined;

/** What a moment shows beside the figures; null: it is one of the figures. */
function officePart(moment: string, language: Language): NonNullable<ManagerScreenProps["part"]> | null {
  const common = { send: nothing, now: managerNow, language };
  const figures = { onRange: nothing, onFiguresAgain: nothing };
  const desk = deskMoments[moment];
  if (desk) {
    const outbox = outboxMoments[moment];
    const content = (
      <>
        <DeskScreen snapshot={desk} {...common} />
        {outbox && <OutboxPanel snapshot={outbox} {...common} />}
      </>
    );
    return { name: "desk", content };
  }
  const assistance = assistanceDeskMoments[moment];
  if (assistance)
    return { name: "assistance", content: <AssistanceScreen snapshot={assistance} {...common} /> };
  const ratings = ratingDeskMoments[moment];
  if (ratings)
    return {
      name: "ratings",
      content: (
        <RatingsScreen
          snapshot={ratings}
          paper={paperMoments[moment] ?? nothingPrinted}
          onPrint={() => undefined}
          figures={ratingFigures}
          {...figures}
          {...common}
        />
      ),
    };
  const pains = painDeskMoments[moment];
  if (pains)
    return {
      name: "painPoints",
      content: <PainPointsScreen snapshot={pains} figures={painFigures} {...figures} {...common} />,
    };
  const analysis = analysisMoments[moment];
  if (analysis) return { name: "analysis", content: <AnalysisScreen snapshot={analysis} {...common} /> };
  const experience = experienceDeskMoments[moment];
  if (experience)
    return { name: "experience", content: <ExperienceDeskScreen snapshot={experience} {...common} /> };
  const notices = noticeMoments[moment];
  if (notices)
    return {
      name: "notices",
      content: <NoticesScreen snapshot={notices} {...common} now={noticesNow} />,
    };
  const staff = staffDeskMoments[moment];
  return staff ? { name: "staff", content: <StaffMoment of={staff} language={language} /> } : null;
}

export const page: GalleryPage = {
  moments: [
    ...Object.keys(moments),
    ...Object.keys(levels),
    ...Object.keys(deskMoments),
    ...Object.keys(assistanceDeskMoments),
    ...Object.keys(ratingDeskMoments),
    ...Object.keys(painDeskMoments),
    ...Object.keys(analysisMoments),
    ...Object.keys(experienceDeskMoments),
    ...Object.keys(noticeMoments),
    ...Object.keys(staffDeskMoments),
  ],
  draw(moment, { language }) {
    const all = levels[moment];
    if (all)
      return (
        <LevelsScreen
          snapshot={{ ...all, context: { ...all.context, language } }}
          send={nothing}
          now={managerNow}
        />
      );
    const part = officePart(moment, language);
    const snapshot = part ? moments.today : moments[moment];
    if (!snapshot) throw new Error(`no moment ${moment}`);
    return (
      <ManagerScreen
        snapshot={{ ...snapshot, context: { ...snapshot.context, language } }}
        send={nothing}
        now={managerNow}
        isSite={moment === "today-site"}
        onPart={nothing}
        part={part}
      />
    );
  },
};
