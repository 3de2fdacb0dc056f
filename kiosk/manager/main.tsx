import { ofSite, siteOf } from "../connection/site.ts";
import "../ui/ui.css";
import "./manager.css";
import "./experience/experience.css";
import "./frame/desk.css";
import "./notices/notices.css";
import "./staff/staff-desk.css";
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { type ActorRefFrom, createActor } from "xstate";
import type { Language } from "../../server/contract/hall.ts";
import { hallLevels, type LevelSite } from "../../server/contract/levels.ts";
import { hallManager } from "../../server/contract/manager.ts";
import { pageClock } from "../connection/clock.ts";
import { connect, pageToken, renewedToken } from "../connection/service-connection.ts";
import { managerMessages } from "../i18n/manager.ts";
import { type Draw, guardPage } from "../staff/guard-page.tsx";
import { initialModes } from "../ui/modes.ts";
import { useNow } from "../ui/time.ts";
import { useActor } from "../ui/use-actor.ts";
import { languageIn } from "./address.ts";
import { tickInterval } from "./delays.ts";
import { createEffects, type Sources } from "./effects.ts";
import { Wait } from "./frame/standstill.tsx";
import type { DeskAppProps } from "./frame/use-desk.ts";
import { createLevelsEffects } from "./levels/effects.ts";
import { createLevelsMachine, type LevelsMachine } from "./levels/levels.machine.ts";
import { LevelsScreen } from "./levels/levels-screen.tsx";
import { tellMissingSite } from "./levels/missing-site.ts";
import { NoSuchHall } from "./levels/no-such-hall.tsx";
import { createManagerMachine, type ManagerMachine } from "./manager.machine.ts";
import { ManagerScreen, type OfficePart } from "./manager-screen.tsx";
import { saveBlob } from "./save.ts";

const sources: Sources = { token: renewedToken, save: saveBlob, report: (error) => reportError(error) };
const server = { token: pageToken(), clock: pageClock };
const site = siteOf();

/** The page's other parts come when they are first asked for. */
const parts: Readonly<Record<OfficePart, () => Promise<ComponentType<DeskAppProps>>>> = {
  desk: async () => (await import("./desk/desk-app.tsx")).DeskApp,
  staff: async () => (await import("./staff/staff-app.tsx")).StaffApp,
  assistance: async () => (await import("./assistance/assistance-app.tsx")).AssistanceApp,
  analysis: async () => (await import("./analysis/analysis-app.tsx")).AnalysisApp,
  painPoints: async () => (await import("./pain-points/pain-points-app.tsx")).PainPointsApp,
  experience: async () => (await import("./experience/experience-app.tsx")).ExperienceApp,
  notices: async () => (await import("./notices/notices-app.tsx")).NoticesApp,
  ratings: async () => (await import("./ratings/ratings-app.tsx")).RatingsApp,
};

/** `App` null: on its way. */
type Shown = { readonly name: OfficePart; readonly App: ComponentType<DeskAppProps> | null };

function HallApp({ actor }: { actor: ActorRefFrom<ManagerMachine> }) {
  const snapshot = useActor(actor, (each) => each);
  const now = useNow(pageClock, tickInterval);
  const [shown, setShown] = useState<Shown | null>(null);
  const show = (name: OfficePart | null) => {
    if (name === (shown?.name ?? null)) return;
    setShown(name && { name, App: null });
    if (!name) return;
    // Whoever went elsewhere meanwhile stays there.
    const arrive = (next: Shown | null) => setShown((before) => (before?.name === name ? next : before));
    parts[name]().then(
      (App) => arrive({ name, App }),
      (error: unknown) => {
        reportError(error);
        arrive(null);
      },
    );
  };
  const { language } = snapshot.context;
  return (
    <ManagerScreen
      snapshot={snapshot}
      send={actor.send}
      now={now}
      isSite={site !== null}
      onPart={show}
      part={
        shown && {
          name: shown.name,
          content: shown.App ? (
            <shown.App server={server} now={now} language={language} />
          ) : (
            <Wait>{managerMessages.loading[language]}</Wait>
          ),
        }
      }
    />
  );
}

function LevelsApp({ actor }: { actor: ActorRefFrom<LevelsMachine> }) {
  const snapshot = useActor(actor, (each) => each);
  return <LevelsScreen snapshot={snapshot} send={actor.send} now={useNow(pageClock, tickInterval)} />;
}

/** Returns how it ends. */
function showHall(draw: Draw, language: Language): () => void {
  const connection = connect(ofSite(hallManager), server);
  const actor = createActor(createManagerMachine(createEffects(connection, sources), language), {
    clock: pageClock,
  });
  actor.start();
  draw(<HallApp actor={actor} />);
  return () => {
    actor.stop();
    connection.close();
  };
}

/** A hall by its name; where there is none of that name, which there are. Returns how it ends. */
function showNamed(draw: Draw, language: Language, name: string): () => void {
  let end = showHall(draw, language);
  tellMissingSite(name, connect(hallLevels, server), {
    missing(sites) {
      end();
      end = () => undefined;
      draw(<MissingApp sites={sites} />);
    },
    report: sources.report,
  });
  return () => end();
}

function MissingApp({ sites }: { sites: readonly LevelSite[] }) {
  const [language, setLanguage] = useState<Language>(languageIn(location.search) ?? initialModes.language);
  return (
    <NoSuchHall
      sites={sites}
      now={useNow(pageClock, tickInterval)}
      language={language}
      onLanguage={setLanguage}
    />
  );
}

/** All sites together; where there is one hall alone, that. Returns how it ends. */
function showLevels(draw: Draw, language: Language): () => void {
  const connection = connect(hallLevels, server);
  const machine = createLevelsMachine(createLevelsEffects(connection, sources), language);
  const actor = createActor(machine, { clock: pageClock });
  let end = () => {
    actor.stop();
    connection.close();
  };
  actor.subscribe(({ value, context }) => {
    if (value.district !== "alone") return;
    end();
    end = showHall(draw, context.language);
  });
  actor.start();
  draw(<LevelsApp actor={actor} />);
  return () => end();
}

guardPage("manager", (draw, signedIn) => {
  const language = languageIn(location.search) ?? signedIn.language;
  return site === null ? showLevels(draw, language) : showNamed(draw, language, site);
});
