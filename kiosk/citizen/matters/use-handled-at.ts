import type { Matter } from "../../../server/contract/catalogue/matter.ts";
import { useFind } from "./use-find.ts";

/** Where any matter is handled: its service in this hall, the nearest other hall where that gives no numbers now, and its organ. */
export function usePlaces() {
  const { view, condition, elsewhere } = useFind();
  return (matter: Matter) => ({
    organ: view.head?.head.organs.find(({ id }) => id === matter.organ),
    service: condition.hall.services.find(({ id }) => id === matter.service),
    nearest: elsewhere.find(({ serviceId }) => serviceId === matter.service)?.sites[0],
  });
}

/** Where the matter of the open guide is handled. */
export function useHandledAt() {
  const { view } = useFind();
  const placesOf = usePlaces();
  const matter = view.guide?.matter;
  if (!matter) throw new Error("a guide's part was drawn without its matter");
  return { matter, ...placesOf(matter) };
}
