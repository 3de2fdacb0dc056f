import type { Clock } from "../../device-drivers/clock.ts";
import { hallAccompany } from "../contract/accompany/guide.ts";
import { assistanceDesk } from "../contract/assistance/desk.ts";
import { hallBoard } from "../contract/board.ts";
import { experienceDesk } from "../contract/experience/desk.ts";
import { terminalLine } from "../contract/fleet/line.ts";
import { hallGuide } from "../contract/guide/guide.ts";
import { hallManager, statisticsPath } from "../contract/manager.ts";
import { matterDesk } from "../contract/matters/desk.ts";
import { noticeDesk } from "../contract/notices/desk.ts";
import { painDesk } from "../contract/pain-points/desk.ts";
import { ratingDesk } from "../contract/ratings/desk.ts";
import { sitePath } from "../contract/sites.ts";
import { speechPath } from "../contract/speech.ts";
import { hallStaff } from "../contract/staff/accounts.ts";
import { hallWindow } from "../contract/window.ts";
import type { Door } from "../door/door.ts";
import { accompanyService, accompanyShape } from "../hall/accompany/accompany-service.ts";
import { publicContent } from "../hall/accompany/public-content.ts";
import { assistanceDeskService } from "../hall/assistance/desk-service.ts";
import { boardService } from "../hall/board-service.ts";
import type { Grants } from "../hall/carry-on/grants.ts";
import type { WatchedCatalogue } from "../hall/catalogue/watched-folder.ts";
import { experienceDeskService } from "../hall/experience/desk-service.ts";
import { lineShape, terminalLineService } from "../hall/fleet/line-service.ts";
import { guideService, guideShape } from "../hall/guide/guide-service.ts";
import { serveStatistics } from "../hall/http.ts";
import { managerService } from "../hall/manager-service.ts";
import { matterDeskService } from "../hall/matters/desk-service.ts";
import { noticeDeskService } from "../hall/notices/desk-service.ts";
import type { OutboxDesk } from "../hall/outbox/outbox-desk.ts";
import { painDeskService } from "../hall/pain-points/desk-service.ts";
import { ratingDeskService } from "../hall/ratings/desk-service.ts";
import type { Site } from "../hall/sites/open-district.ts";
import type { SitesAssistance } from "../hall/sites/site-assistance.ts";
import type { openSiteExperience } from "../hall/sites/site-experience.ts";
import type { SiteMatters } from "../hall/sites/site-matters.ts";
import type { SitesPainPoints } from "../hall/sites/site-pain-points.ts";
import type { SitesRatings } from "../hall/sites/site-ratings.ts";
import type { hallSpeech } from "../hall/speech/hall-speech.ts";
import { serveSpeech } from "../hall/speech/http.ts";
import { staffService } from "../hall/staff/services.ts";
import type { Staff } from "../hall/staff/staff.ts";
import { windowService } from "../hall/window-service.ts";
import type { SiteFloor } from "./open-floors.ts";
import type { Follow } from "./open-follow.ts";

/** What all sites of a hall have in common, and a site's parts are found in. */
export interface ServedParts {
  readonly sites: readonly Site[];
  readonly floors: readonly SiteFloor[];
  readonly catalogue: WatchedCatalogue;
  readonly grants: Grants;
  readonly applications: SiteMatters;
  readonly assistance: SitesAssistance;
  readonly ratings: SitesRatings;
  readonly painPoints: SitesPainPoints;
  readonly experience: ReturnType<typeof openSiteExperience>;
  readonly office: OutboxDesk;
  readonly staff: Staff;
  readonly follow: Pick<Follow, "entryOf">;
  readonly speech: ReturnType<typeof hallSpeech>;
  readonly clock: Clock;
}

/** Puts everything that is asked of one site behind the door: its window, board, manager, guides and terminals. */
export function serveSite(door: Door, parts: ServedParts, index: number): void {
  const { sites, floors, catalogue, grants, applications, assistance, ratings, painPoints, experience } =
    parts;
  const { office, staff, follow, speech, clock } = parts;
  const served = sites[index];
  const stands = floors[index];
  if (!served || !stands) throw new RangeError(`there is no site ${index}`);
  const { config: site, hall, appointments } = served;
  const { floor, notices } = stands;
  const { windows } = site.hall;
  door.addService(floor.peers);
  const content = publicContent(catalogue, site.hall.services, appointments.offered);
  const windowIds = windows.map(({ id }) => id);
  // The first of several is found without its name, and by it as the others are.
  const names = [...(index === 0 ? [null] : []), ...(sites.length > 1 ? [site.id] : [])];
  for (const name of names) {
    const path = (service: string) => sitePath(service, name);
    const beside = {
      openCase: (code: string, clerk: string) => grants.issue({ site: site.id, code, clerk }),
      ratings: ratings.ratings(site.id),
    };
    door.addService(windowService(hall, beside, path(hallWindow.path), site.id));
    const analysed = {
      catalogue,
      help: floor.figures,
    };
    door.addService(managerService(hall, analysed, clock, path(hallManager.path), site.id));
    serveStatistics(door, hall, path(statisticsPath), site.id);
    const linePath = path(terminalLine.path);
    door.addService(
      floor.service("line", lineShape(linePath), (kept) => terminalLineService(kept, content, linePath)),
    );
    const guidePath = path(hallGuide.path);
    const ofGuides = { hall, hallName: site.hall.name, clock, path: guidePath, site: site.id };
    door.addService(
      floor.service("guide", guideShape(guidePath, site.id), (kept) =>
        guideService({ ...ofGuides, floor: kept }),
      ),
    );
    const accompanyPath = path(hallAccompany.path);
    door.addService(
      floor.service("accompany", accompanyShape(accompanyPath, site.id), (kept) =>
        accompanyService({ floor: kept, content, path: accompanyPath, site: site.id }),
      ),
    );
    door.addService(
      noticeDeskService({
        notices,
        everywhere: floors.map((each) => each.notices),
        zones: site.hall.floor?.zones ?? [],
        terminals: () => site.hall.floor?.terminals.map(({ id }) => id) ?? [],
        clock,
        path: path(noticeDesk.path),
        site: site.id,
      }),
    );
    const entry = follow.entryOf(site.id);
    door.addService(boardService(hall, windowIds, path(hallBoard.path), entry, notices));
    const matters = applications.matters(site.id);
    door.addService(matterDeskService({ site: site.id, matters, outbox: office }, path(matterDesk.path)));
    door.addService(assistanceDeskService(assistance.ofSite(site.id), path(assistanceDesk.path), site.id));
    door.addService(ratingDeskService(ratings.ratings(site.id), path(ratingDesk.path), site.id));
    door.addService(painDeskService(painPoints.ofSite(site.id), path(painDesk.path), site.id));
    door.addService(experienceDeskService(experience.ofSite(site.id), path(experienceDesk.path), site.id));
    door.addService(
      staffService({ ...staff, sites: sites.map(({ config }) => config.id), path: path(hallStaff.path) }),
    );
    serveSpeech(door, windows, speech, path(speechPath));
  }
}
