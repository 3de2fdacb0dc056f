import { describe, expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../../../device-drivers/clock.ts";
import { ContractError } from "../../../../server/contract/errors.ts";
import { floorPeer } from "../../../../server/contract/fleet/peer.ts";
import { hallGuide } from "../../../../server/contract/guide/guide.ts";
import type { StaffMember } from "../../../../server/contract/staff/member.ts";
import { createDoor } from "../../../../server/door/door.ts";
import type { Service, ServiceClient } from "../../../../server/door/service.ts";
import { Tokens } from "../../../../server/door/tokens.ts";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { openFloor } from "../../../../server/hall/fleet/open-floor.ts";
import { passOn } from "../../../../server/hall/fleet/passed-on.ts";
import { floorPeerService } from "../../../../server/hall/fleet/peer-service.ts";
import { guideService } from "../../../../server/hall/guide/guide-service.ts";
import { silentAudit } from "../../../support/silent-audit.ts";
import { silentLog } from "../../../support/silent-log.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

const lin: StaffMember = {
  id: "lin",
  name: "林小燕",
  roles: ["guide"],
  site: null,
  demo: false,
  certificate: "none",
};

/** A floor that is kept behind a door, and the way to it from another process. */
async function kept() {
  const hall = { execute: async () => ({ services: [], classes: [] }) as never };
  const floor = openFloor({
    hall: demoHall,
    queue: hall,
    databasePath: temporaryDatabase(),
    clock: systemClock,
    audit: silentAudit,
    site: "district",
    keepDays: 30,
    log: () => undefined,
  });
  const tokens = new Tokens();
  const door = createDoor({ tokens, clock: systemClock, log: silentLog() });
  const service = guideService({ floor, hall, hallName: demoHall.name, clock: systemClock });
  let has: Service | undefined = service;
  door.addService(floorPeerService(floorPeer.path, (name) => (name === "guide" ? has : undefined)));
  const url = `http://127.0.0.1:${await door.listen(0)}`;
  onTestFinished(async () => {
    await door.close();
    floor.close();
  });
  const come = (token = tokens.of("peer")) => {
    const told: string[] = [];
    let staff: StaffMember | null = lin;
    let end: () => void = () => undefined;
    let closed: () => void = () => undefined;
    const client: ServiceClient<Service["definition"]> = {
      get staff() {
        return staff;
      },
      onStaffEnd(listener) {
        end = listener;
        return () => undefined;
      },
      send: (name) => void told.push(name),
      close: () => closed(),
    };
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const session = passOn({
      service: "guide",
      commands: Object.keys(hallGuide.commands),
      address: `${url}${floorPeer.path}`,
      token,
      client,
      log: () => undefined,
    });
    const ask = async (name: string, payload: unknown) =>
      (session.commands as Record<string, (payload: unknown) => Promise<Record<string, unknown>>>)[name]?.(
        payload,
      );
    return {
      ask,
      told,
      isClosed,
      leave: () => session.close(),
      signOut() {
        staff = null;
        end();
      },
    };
  };
  return {
    floor,
    door,
    come,
    release() {
      has = undefined;
    },
  };
}
const attend = { zones: [], atDesk: false, name: null };
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (cause: unknown) => (cause instanceof ContractError ? cause.code : String(cause)),
  );

describe("a connection that is passed on to who keeps the floor", () => {
  it("is there of whoever is signed in here, hears what is said there, and is gone when they are", async () => {
    const { floor, come } = await kept();
    const there = come();
    expect((await there.ask("XiaohuGuide.Attend", attend))?.view).toMatchObject({
      me: { id: "lin", name: "林小燕" },
    });
    expect(floor.guides.count()).toBe(1);
    await there.ask("XiaohuGuide.SetClosed", { terminalId: "HL-02", reason: "repair" });
    expect(there.told).toContain("XiaohuGuide.TerminalChangedEvent");
    there.signOut();
    await expect.poll(() => floor.guides.count()).toBe(0);
    expect(await codeOf(there.ask("XiaohuGuide.SetClosed", { terminalId: "HL-02", reason: null }))).toBe(
      "staff.notSignedIn",
    );
    const another = come();
    await another.ask("XiaohuGuide.Attend", attend);
    expect(floor.guides.count()).toBe(1);
    another.leave();
    await expect.poll(() => floor.guides.count()).toBe(0);
  });

  it("is refused what its own contract refuses, and ends when the line does", async () => {
    const { door, come } = await kept();
    const there = come();
    expect(await codeOf(there.ask("XiaohuGuide.Take", { id: "call-0000-0000-0001", minutes: -1 }))).toBe(
      "message.invalidPayload",
    );
    const asked = codeOf(there.ask("XiaohuGuide.Attend", attend));
    await door.close();
    expect(["done", "message.connectionLost"]).toContain(await asked);
    await there.isClosed;
    expect(await codeOf(there.ask("XiaohuGuide.Services", {}))).toBe("message.connectionLost");
  });

  it("ends where another token is shown, and does nothing where the floor is kept no more", async () => {
    const { come, release, floor } = await kept();
    const stranger = come("x".repeat(32));
    expect(await codeOf(stranger.ask("XiaohuGuide.Attend", attend))).toBe("message.connectionLost");
    await stranger.isClosed;
    release();
    const late = come();
    expect(await codeOf(late.ask("XiaohuGuide.Attend", attend))).not.toBe("done");
    await late.isClosed;
    expect(floor.guides.count()).toBe(0);
  });
});
