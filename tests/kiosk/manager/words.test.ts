import { describe, expect, it } from "vitest";
import { sessionScreens } from "../../../kiosk/citizen/screens/index.ts";
import { translator } from "../../../kiosk/i18n/catalogue.ts";
import { managerMessages } from "../../../kiosk/i18n/manager.ts";
import { screenMessages } from "../../../kiosk/i18n/screens.ts";
import { stepName } from "../../../kiosk/manager/experience/words.ts";
import { minutes, ruleWords, share, span } from "../../../kiosk/manager/words.ts";
import { innerScreens } from "../../../server/contract/experience/screens.ts";
import { languages } from "../../../server/contract/hall.ts";
import { sampleStep } from "../../support/experience-samples.ts";
import { aManagerView } from "../../support/manager-view.ts";

const t = translator(managerMessages, "en");

describe("the manager's words", () => {
  it("name every screen that a session can show", () => {
    expect(Object.keys(screenMessages).sort()).toEqual(Object.keys(sessionScreens).sort());
  });

  it("name every place in a journey, and never by its machine's state", () => {
    for (const inner of innerScreens)
      for (const language of languages) {
        const name = stepName(sampleStep(0, { screen: "handling", inner }), {}, language);
        expect(name).not.toContain(inner);
        expect(name.startsWith(`${screenMessages.handling[language]} · `), inner).toBe(true);
      }
  });

  it.each([
    [null, "—"],
    [0, "0.0 min"],
    [450_000, "7.5 min"],
    [600_000, "10 min"],
    [89 * 60_000, "89 min"],
    [90 * 60_000, "1.5 h"],
  ])("say %s ms as %s", (milliseconds, words) => expect(span(milliseconds, t)).toBe(words));

  it("say a share of nothing as nothing", () => {
    expect([share(0, 0, t), share(1, 3, t), minutes(90_000, t)]).toEqual(["—", "33 %", "1.5"]);
  });

  it("tell the rule with its caps", () => {
    const { rule } = aManagerView();
    const view = aManagerView({ rule: { ...rule, kind: "ratio", preferred: 2, minutesCap: 60 } });
    expect(ruleWords(view, t)).toEqual([
      "After 2 of the higher classes, one of the ordinary",
      "Nobody is passed more than 8 times",
      "Whoever has waited 60 minutes goes first",
    ]);
  });
});
