import { describe, expect, it } from "vitest";
import { masked } from "../../../../server/hall/reminders/telephone.ts";

describe("a telephone number, as a page may show it", () => {
  it.each([
    ["+8613812340000", "138****0000"],
    ["+886912345678", "+88****5678"],
  ])("shows %s as %s", (plain, shown) => expect(masked(plain)).toBe(shown));
});
