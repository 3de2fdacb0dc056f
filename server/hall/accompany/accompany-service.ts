import type { AccompanyEnd } from "../../contract/accompany/accompaniment.ts";
import { hallAccompany } from "../../contract/accompany/guide.ts";
import { ContractError } from "../../contract/errors.ts";
import type { HelpGuide } from "../../contract/help/call.ts";
import { defineService, type Service } from "../../door/service.ts";
import type { Floor } from "../fleet/open-floor.ts";
import { guideOf } from "../guide/actor.ts";
import type { OwnAccompaniment } from "./accompaniments.ts";
import type { PublicContent } from "./public-content.ts";

export interface AccompanyServiceOptions {
  readonly floor: Pick<Floor, "accompaniments" | "fleet">;
  readonly content: PublicContent;
  readonly path?: string;
  /** Of the district, whose it is: only its staff may give commands. */
  readonly site?: string;
}

/** @param site as `AccompanyServiceOptions` has it */
export const accompanyShape = (path: string = hallAccompany.path, site?: string) => ({
  definition: { ...hallAccompany, path } as typeof hallAccompany,
  roles: ["guide"] as const,
  ...(site === undefined ? {} : { site }),
});

/** Accompanying, for guides. A connection is told of its own guide's accompaniment and of no other. */
export function accompanyService({
  floor: { accompaniments, fleet },
  content,
  path = hallAccompany.path,
  site,
}: AccompanyServiceOptions): Service {
  return defineService<typeof hallAccompany>({
    ...accompanyShape(path, site),
    open(client) {
      let me: HelpGuide | null = null;
      let leave: (() => void) | undefined;
      let told: string | undefined;
      const guide = (): HelpGuide => {
        if (me) return me;
        throw new ContractError("staff.notSignedIn", "say who you are first");
      };
      const standing = (ended: AccompanyEnd | null = null) => {
        const found = me && accompaniments.of(me);
        return {
          accompaniment: found?.view ?? null,
          ended,
          heard: found ? fleet.one(found.terminalId).connected : false,
        };
      };
      const tell = (ended: AccompanyEnd | null) => {
        const now = standing(ended);
        const said = JSON.stringify(now);
        if (said === told) return;
        told = said;
        client.send("XiaohuAccompany.ChangedEvent", now);
      };
      const become = (next: HelpGuide | null) => {
        const before = leave;
        me = next;
        leave =
          next === null
            ? undefined
            : accompaniments.watch(next, {
                changed: tell,
                step: (id, step) => client.send("XiaohuAccompany.StepEvent", { id, step }),
              });
        // Behind the other: who says again that it is there was not away in between.
        before?.();
      };
      const undo = [
        // Whoever signs out looks on no more.
        client.onStaffEnd(() => become(null)),
        fleet.onTerminal((id) => {
          if (me && accompaniments.of(me)?.terminalId === id) tell(null);
        }),
      ];
      const ofOne = ({ id, terminalId }: OwnAccompaniment) => ({ id, terminalId });
      return {
        commands: {
          "XiaohuAccompany.Begin": ({ name }) => {
            become(guideOf(client.staff, name));
            return { me, ...standing(), step: (me && accompaniments.of(me)?.step) ?? null };
          },
          "XiaohuAccompany.Invite": (wish) => ({
            outcome: accompaniments.invite(guide(), wish),
            ...standing(),
          }),
          "XiaohuAccompany.Leave": (own) => ({
            outcome: accompaniments.leave(guide(), ofOne(own)),
            ...standing(),
          }),
          "XiaohuAccompany.Extend": (own) => ({
            outcome: accompaniments.extend(guide(), ofOne(own)),
            ...standing(),
          }),
          "XiaohuAccompany.HandOver": ({ key, serviceId, classId, ...own }) => ({
            outcome: accompaniments.handOver(guide(), ofOne(own), { key, serviceId, classId }),
            ...standing(),
          }),
          "XiaohuAccompany.Wish": ({ wish, ...own }) => {
            const heard = accompaniments.wish(guide(), ofOne(own), wish);
            return { outcome: heard === null ? "over" : "done", heard: heard ?? false };
          },
          "XiaohuAccompany.Content": ({ content: wanted }) => ({ texts: content.texts(wanted) }),
          "XiaohuAccompany.Entries": () => ({ entries: content.entries() }),
        },
        close() {
          become(null);
          for (const step of undo) step();
        },
      };
    },
  });
}
