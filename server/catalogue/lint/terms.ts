import { advice, error, ruleGroup } from "./rule.ts";

const rules = {
  "deferral-longer": error(
    (deferral, committed) =>
      `补正期限 ${deferral} is longer than 承诺办结时限 ${committed}: no longer than the promise`,
    (deferral, committed) => `补正期限${deferral}天比承诺办结时限${committed}天还长，不能超过`,
  ),
  "deferral-missing": error(
    (id) => `${id} may be brought later, and no deferral says within how many working days: add it`,
    (id) => `${id} 可以容缺后补，却没有写补正期限 deferral：请补上`,
  ),
  "deferral-idle": advice(
    () => "no material may be brought later: there is nothing to defer; delete deferral",
    () => "没有可容缺的材料，补正期限用不上：请删掉 deferral",
  ),
  "term-over-legal": error(
    (committed, legal) =>
      `承诺办结时限 ${committed} is longer than the law's ${legal}: promise less, or look up the law's`,
    (committed, legal) => `承诺${committed}天超过法定${legal}天：请缩短承诺，或核对法定时限`,
  ),
  "at-once-days": error(
    (handling, committed) =>
      `${handling} with ${committed} working days: onTheSpot is 0 days, and nothing else is; change one of them`,
    (handling, committed) => `${handling} 却承诺${committed}天：即办件是0天，承诺件至少1天，请改其中一个`,
  ),
  "process-sum": error(
    (sum, committed) =>
      `the steps take ${sum} working days together, and ${committed} are promised: make them the same`,
    (sum, committed) => `各环节加起来${sum}天，承诺的却是${committed}天：请改成一样`,
  ),
  "delivery-at-once": error(
    (committed) => `the result is handed over at once, and takes ${committed} working days: delete atOnce`,
    (committed) => `承诺${committed}天办结，却写当场送达 atOnce：请删掉 atOnce`,
  ),
};

/** 办结时限, 补正期限 and 办理流程 against one another. */
export const terms = ruleGroup(rules, function* ({ matters }, find) {
  for (const file of matters) {
    const { materials, process, result } = file.value;
    const { handling, legal, committed, deferral } = file.value.terms;
    const later = materials.find(({ deferrable }) => deferrable);
    if (deferral !== undefined && deferral > committed)
      yield find("deferral-longer", file, ["terms", "deferral"], deferral, committed);
    if (later && !deferral) yield find("deferral-missing", file, ["terms", "deferral"], later.id);
    if (!later && deferral) yield find("deferral-idle", file, ["terms", "deferral"]);
    if (legal !== null && committed > legal)
      yield find("term-over-legal", file, ["terms", "committed"], committed, legal);
    if ((handling === "onTheSpot") !== (committed === 0))
      yield find("at-once-days", file, ["terms", "handling"], handling, committed);
    const sum = process.reduce((days, { within }) => days + within, 0);
    if (sum !== committed) yield find("process-sum", file, ["process"], sum, committed);
    const atOnce = result.delivery.indexOf("atOnce");
    if (atOnce >= 0 && committed > 0)
      yield find("delivery-at-once", file, ["result", "delivery", atOnce], committed);
  }
});
