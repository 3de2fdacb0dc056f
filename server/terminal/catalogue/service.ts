import type { Clock } from "../../../device-drivers/clock.ts";
import type { SearchIndex } from "../../catalogue/search/build.ts";
import type { Answer } from "../../catalogue/search/search.ts";
import { searchEntriesOf } from "../../catalogue/search-entries.ts";
import type { Catalogue } from "../../contract/catalogue/catalogue.ts";
import { type CatalogueQuestion, catalogueTerminal, longestList } from "../../contract/catalogue/service.ts";
import { ContractError } from "../../contract/errors.ts";
import type { Localized } from "../../contract/service-offer.ts";
import { defineService, type Service } from "../../door/service.ts";
import { createSlipPrinter, type SlipPrinterOptions } from "../print-slip.ts";
import { bringListDocument } from "../slip-document.ts";
import { type CatalogueEntries, countsOf, entriesOf, isWithin } from "./entries.ts";
import type { CatalogueKeeper } from "./keeper.ts";

/** Milliseconds from a catalogue to its index, where nobody searches before. Ours: a page that opens is served first. */
export const indexAfter = 1000;

/** Loaded with the first index: its dictionaries are a tenth of the server, which no start should wait for. */
const loadSearch = async () => {
  const [{ buildIndex }, { search }] = await Promise.all([
    import("../../catalogue/search/build.ts"),
    import("../../catalogue/search/search.ts"),
  ]);
  return { buildIndex, search };
};

/** A catalogue, ready to be looked through; and searched, since when somebody might. */
interface Prepared {
  readonly catalogue: Catalogue;
  readonly entries: CatalogueEntries;
  index?: SearchIndex;
}

/** The catalogue for the citizen's page, out of the terminal's own copy; what somebody brings for a matter, on paper. */
export function catalogueService(keeper: CatalogueKeeper, slips: SlipPrinterOptions, clock: Clock): Service {
  let prepared: Prepared | undefined;
  const print = createSlipPrinter(slips);

  const prepare = (catalogue: Catalogue): Prepared => {
    if (prepared?.catalogue !== catalogue) prepared = { catalogue, entries: entriesOf(catalogue) };
    return prepared;
  };
  const ready = () => prepare(keeper.current());
  let loading: ReturnType<typeof loadSearch> | undefined;
  const loaded = () => {
    loading ??= loadSearch();
    return loading;
  };
  const indexOf = async (of: Prepared): Promise<SearchIndex> => {
    const { buildIndex } = await loaded();
    of.index ??= buildIndex(searchEntriesOf(of.catalogue));
    return of.index;
  };
  // Before anybody types: of a whole city's matters the index takes as long as a second.
  let timer: unknown;
  const indexLater = () => {
    clock.clearTimeout(timer);
    timer = clock.setTimeout(() => void indexOf(ready()), indexAfter);
  };
  if (keeper.known()) indexLater();
  keeper.subscribe(indexLater);

  return defineService<typeof catalogueTerminal>({
    definition: catalogueTerminal,
    roles: ["terminal"],
    // A printer that is out of paper holds up nobody's search.
    atOnce: ["XiaohuCatalogue.PrintList"],
    open(client) {
      const stop = keeper.subscribe(({ version }) =>
        client.send("XiaohuCatalogue.ChangedEvent", { version }),
      );
      return {
        commands: {
          "XiaohuCatalogue.Head": () => {
            const { catalogue, entries } = ready();
            const { matters: _, packages: __, media: ___, broadcasts, ...head } = catalogue;
            return { head, broadcasts, counts: countsOf(entries) };
          },
          "XiaohuCatalogue.Browse": ({ offset = 0, ...narrowed }) => {
            const left = ready().entries.all.filter(isWithin(narrowed));
            return { entries: left.slice(offset, offset + longestList), total: left.length };
          },
          "XiaohuCatalogue.Search": async ({ text, subject, organ, lifeEvent }) => {
            const now = ready();
            const { catalogue, entries } = now;
            const { search } = await loaded();
            const answer = search(await indexOf(now), text, {
              limit: longestList,
              ...(subject ? { subject } : {}),
              ...(organ ? { department: organ } : {}),
              ...(lifeEvent ? { lifeEvent } : {}),
            });
            return {
              entries: answer.hits.flatMap(({ id }) => entries.byId.get(id) ?? []),
              sure: answer.sure,
              ask: answer.ask ? questionOf(answer.ask, catalogue, entries) : null,
            };
          },
          "XiaohuCatalogue.GetMatter": ({ id }) => ({ matter: matterOf(ready().catalogue, id) }),
          "XiaohuCatalogue.GetPackage": ({ id }) => {
            const { catalogue } = ready();
            const found = catalogue.packages.find((each) => each.id === id);
            if (!found) throw new ContractError("matter.unknown", `no package ${id}`);
            return {
              package: found,
              matters: found.matters.map(({ matter }) => matterOf(catalogue, matter)),
            };
          },
          "XiaohuCatalogue.PrintList": ({ texts }) => print(bringListDocument(texts)),
        },
        close: stop,
      };
    },
  });
}

function matterOf({ matters }: Catalogue, id: string) {
  const matter = matters.find((each) => each.id === id);
  if (!matter) throw new ContractError("matter.unknown", `no matter ${id}`);
  return matter;
}

/** The question back, with the names of what can be chosen. */
function questionOf(
  { by, choices, person }: NonNullable<Answer["ask"]>,
  { organs, lifeEvents }: Catalogue,
  { byId }: CatalogueEntries,
): CatalogueQuestion {
  const nameOf = (value: string): Localized | null => {
    if (by === "life-event") return lifeEvents.find(({ id }) => id === value)?.name ?? null;
    if (by === "department") return organs.find(({ id }) => id === value)?.name ?? null;
    return by === "matter" ? (byId.get(value)?.plainName ?? null) : null;
  };
  const words = {
    "life-event": "lifeEvent",
    department: "organ",
    matter: "entry",
    subject: "subject",
  } as const;
  return { by: words[by], choices: choices.map(({ value }) => ({ value, name: nameOf(value) })), person };
}
