import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import { type Catalogue, catalogue as catalogueSchema } from "../../contract/catalogue/catalogue.ts";
import { cataloguePath } from "../../contract/catalogue/service.ts";
import { ContractError } from "../../contract/errors.ts";
import { get, hallLine } from "../hall-client.ts";
import type { WayToHall } from "../way-to-hall.ts";
import { mediaCopies, replaceFile } from "./media-copies.ts";

/** Milliseconds between two questions whether there is another catalogue. Ours: an unchanged one costs the hall an empty answer. */
export const askEvery = 5000;

export interface CatalogueKeeperOptions {
  readonly hall: WayToHall;
  /** Where the copy lies; made when it is not there. */
  readonly directory: string;
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** The terminal's own copy of the hall's catalogue with its pictures and films: what is in it is shown without the hall. */
export interface CatalogueKeeper {
  /** Undefined while the hall has never been reached. */
  known(): Catalogue | undefined;
  /** @throws ContractError matter.noCatalogue while the hall has never been reached */
  current(): Catalogue;
  /** Hears each change. Returns how to stop. */
  subscribe(listener: (catalogue: Catalogue) => void): () => void;
  /**
   * Path of a picture or a film, fetched where it is not here yet.
   *
   * @throws ContractError message.notFound, or as the hall answers
   */
  media(name: string): Promise<string>;
  close(): void;
}

const copy = z.object({ tag: z.string(), catalogue: catalogueSchema });
type Copy = z.infer<typeof copy>;

export function createCatalogueKeeper({
  hall,
  directory,
  clock,
  log,
}: CatalogueKeeperOptions): CatalogueKeeper {
  const { ofSite: _, ...line } = hallLine(hall);
  const file = join(directory, "catalogue.json");
  const copies = mediaCopies(line, join(directory, "media"));
  const listeners = new Set<(catalogue: Catalogue) => void>();
  let kept = readCopy(file, log);
  if (kept) copies.keepOnly(kept.catalogue.media);
  let closed = false;
  let timer: unknown;
  let reachable = true;
  let filling = false;
  /** Nothing has failed since everything was here. */
  let isWhole = true;

  async function ask(): Promise<void> {
    const answer = await get(line, cataloguePath, { tag: kept?.tag });
    reachable = true;
    if (!answer || closed) return;
    const catalogue = catalogueSchema.parse(JSON.parse(answer.bytes.toString("utf8")));
    kept = { tag: answer.tag ?? "", catalogue };
    replaceFile(file, JSON.stringify(kept));
    copies.keepOnly(catalogue.media);
    for (const listener of listeners) listener(catalogue);
  }

  /** Fetches what is not here yet, one after another: it is wanted most when the hall cannot be reached any more. */
  async function fill(): Promise<void> {
    if (filling || !kept) return;
    filling = true;
    try {
      for (const [name, digest] of Object.entries(kept.catalogue.media)) {
        if (closed) return;
        await copies.path(name, digest);
      }
    } catch (cause) {
      // Tried again with the next question for the catalogue.
      if (isWhole) log("pictures and films of the catalogue cannot be fetched", { cause: String(cause) });
      isWhole = false;
      return;
    } finally {
      filling = false;
    }
    isWhole = true;
  }

  function askAgain(): void {
    ask()
      .then(() => void fill())
      .catch((cause: unknown) => {
        // Said once: a hall that is away stays away for a while.
        if (reachable) log("the catalogue cannot be fetched; the last one stays", { cause: String(cause) });
        reachable = false;
      })
      .then(() => {
        if (!closed) timer = clock.setTimeout(askAgain, askEvery);
      });
  }
  askAgain();

  const current = () => {
    if (!kept) throw new ContractError("matter.noCatalogue", "the hall has not been reached yet");
    return kept.catalogue;
  };

  return {
    known: () => kept?.catalogue,
    current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async media(name) {
      const digest = current().media[name];
      if (digest === undefined) throw new ContractError("message.notFound", "no such file in the catalogue");
      return copies.path(name, digest);
    },
    close() {
      closed = true;
      clock.clearTimeout(timer);
    },
  };
}

/** The copy of the last run. One that is damaged, or of another release, is fetched anew. */
function readCopy(file: string, log: CatalogueKeeperOptions["log"]): Copy | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return copy.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    log("the copy of the catalogue is none; it is fetched anew", { cause: String(cause).slice(0, 200) });
    return undefined;
  }
}
