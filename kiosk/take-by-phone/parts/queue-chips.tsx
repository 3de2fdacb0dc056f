import type { ServiceOffer } from "../../../server/contract/hall.ts";
import { Chip } from "../../ui/text-block.tsx";
import { waitWords } from "../words.ts";
import type { PartProps } from "./part.ts";

/** How many wait for a service, and how long whoever comes now does. */
export function QueueChips({ service, t }: { readonly service: ServiceOffer } & Pick<PartProps, "t">) {
  const { waiting, wait } = service;
  return (
    <span class="offer__chips">
      <Chip tone={waiting > 0 ? "quiet" : "good"} icon="people">
        {waiting > 0 ? t("waiting", { count: waiting }) : t("nobodyWaiting")}
      </Chip>
      {waiting > 0 && wait && (
        <Chip tone="quiet" icon="clock">
          {waitWords(wait, t)}
        </Chip>
      )}
    </span>
  );
}
