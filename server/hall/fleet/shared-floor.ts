import { ContractError } from "../../contract/errors.ts";
import { floorPeer } from "../../contract/fleet/peer.ts";
import type { Service } from "../../door/service.ts";
import { openDatabase } from "../../storage/database.ts";
import { floorMigrations } from "../../storage/migrations.ts";
import { type HelpFigures, helpFigures } from "../help/figures.ts";
import { defaultHelpRules } from "../help/rules.ts";
import { openHelpStore } from "../help/store.ts";
import { type Keeper, openKeeperStore } from "./keeper-store.ts";
import { type Keeping, keepFloor } from "./keeping.ts";
import { type Floor, type FloorOptions, openFloor } from "./open-floor.ts";
import { passOn } from "./passed-on.ts";
import { floorPeerService } from "./peer-service.ts";

/** What is known of a service of the floor in each process. */
export type FloorServiceShape = Pick<Service, "definition" | "roles" | "site">;

/** The floor of a hall that several processes on one store have together: one keeps it, the others pass on to it. */
export interface SharedFloor {
  /**
   * A service of the floor, wherever it is kept.
   * @param name among the floor's services; of several with one name, which are at several paths, any is the other's peer
   */
  service(name: string, shape: FloorServiceShape, make: (floor: Floor) => Service): Service;
  /** For the hall's other processes. */
  readonly peers: Service;
  /** What calls came to, of all processes; both days belong to it. */
  figures(from: string, to: string): HelpFigures;
  /** When the door listens. @param url of this process */
  start(url: string): void;
  close(): void;
}

export interface SharedFloorOptions extends FloorOptions {
  /** Of the peers' service. */
  readonly path?: string;
  /** What the hall's processes know each other by. */
  readonly peerToken: string;
  readonly self: Pick<Keeper, "owner" | "host" | "pid">;
  readonly isAlive: (pid: number) => boolean;
}

/** @throws StorageError */
export function openSharedFloor(options: SharedFloorOptions): SharedFloor {
  const { hall, databasePath, clock, log, path = floorPeer.path, peerToken, self, isAlive } = options;
  const database = openDatabase(databasePath, { migrations: floorMigrations });
  const help = openHelpStore(database);
  const clients = new Set<{ close(): void }>();
  const makers = new Map<string, (floor: Floor) => Service>();
  interface Own {
    readonly floor: Floor;
    readonly services: ReadonlyMap<string, Service>;
  }
  const keeping: Keeping<Own> = keepFloor<Own>({
    store: openKeeperStore(database),
    self,
    isAlive,
    open() {
      const floor = openFloor(options);
      return {
        floor,
        services: new Map([...makers].map(([name, make]) => [name, whileHere(make(floor), keeping.isHere)])),
      };
    },
    close: ({ floor }) => floor.close(),
    // Whoever is connected begins anew, where the floor is now.
    onChange() {
      for (const client of [...clients]) client.close();
    },
    clock,
    log,
  });
  const find = (name: string): Service | undefined => {
    const place = keeping.place();
    return place.at === "here" ? place.own.services.get(name) : undefined;
  };
  const peers = floorPeerService(path, find);
  return {
    peers: {
      ...peers,
      open(client) {
        clients.add(client);
        const session = peers.open(client);
        return {
          ...session,
          close() {
            clients.delete(client);
            session.close();
          },
        };
      },
    },
    service(name, shape, make) {
      makers.set(name, make);
      return {
        ...shape,
        open(client) {
          const place = keeping.place();
          clients.add(client);
          const commands = Object.keys(shape.definition.commands).filter(
            (each) => !each.startsWith("Common."),
          );
          const session =
            place.at === "here"
              ? find(name)?.open(client)
              : place.at === "elsewhere"
                ? passOn({
                    service: name,
                    commands,
                    address: `${place.url}${path}`,
                    token: peerToken,
                    client,
                    log,
                  })
                : undefined;
          if (!session) client.close();
          return {
            commands: session?.commands ?? Object.fromEntries(commands.map((each) => [each, refuse])),
            close() {
              clients.delete(client);
              session?.close();
            },
          };
        },
      };
    },
    figures: (from, to) => helpFigures(help.between(from, to), { ...defaultHelpRules, ...hall.help }),
    start: keeping.start,
    close() {
      keeping.stop();
      database.close();
    },
  };
}

function refuse(): never {
  throw new ContractError("queue.hallUnreachable", "nobody keeps the floor yet");
}

/** The service's commands as long as the floor is kept here: a process that stood still does nothing of what another does by now. */
function whileHere(service: Service, isHere: () => boolean): Service {
  return {
    ...service,
    open(client) {
      const session = service.open(client);
      const commands = Object.entries(session.commands).map(([name, handler]) => [
        name,
        (payload: never, context: never) => (isHere() ? handler(payload, context) : refuse()),
      ]);
      return { ...session, commands: Object.fromEntries(commands), close: () => session.close() };
    },
  };
}
