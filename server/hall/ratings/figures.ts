import type { RatingFigures, RatingStatistics } from "../../contract/ratings/desk.ts";
import { unitKinds } from "../../contract/ratings/words.ts";
import { badShare, ratedIn, satisfiedShare, shareOf, sumActive, sumDefault } from "./counts.ts";
import { isOver, type RatingRecord, type RatingsState, type Unit, type UnitSums } from "./state.ts";
import { isOverdue, type RatingSources, tagView, unitView } from "./views.ts";

/** What the ratings of some days came to, by window and terminal, and by the organ whose matter it was; both ends belong to it. */
export function ratingStatistics(
  sources: RatingSources,
  state: RatingsState,
  { from, to, today }: { readonly from: string; readonly to: string; readonly today: string },
): RatingStatistics {
  const sums = [...state.sums]
    .filter(([day]) => from <= day && day <= to)
    .flatMap(([, units]) => [...units.values()]);
  const ratings = [...state.ratings.values()].filter(({ day }) => from <= day && day <= to);
  const of = (is: (unit: Unit) => boolean): RatingFigures =>
    figuresOf(
      sources,
      sums.filter(({ unit }) => is(unit)),
      ratings.filter(({ unit }) => is(unit)),
      today,
    );
  const units = new Map(sums.map(({ unit }) => [`${unit.kind} ${unit.id}`, unit]));
  const organs = new Map(
    sums.flatMap(({ unit }) => (unit.organId === null ? [] : [[unit.organId, unit] as const])),
  );
  return {
    from,
    to,
    kinds: unitKinds.map((kind) => ({ kind, total: of((unit) => unit.kind === kind) })),
    units: [...units.values()]
      .map((unit) => ({
        unit: { ...unitView(sources, unit), organ: null },
        figures: of(({ kind, id }) => kind === unit.kind && id === unit.id),
      }))
      .toSorted(
        (one, other) =>
          unitKinds.indexOf(one.unit.kind) - unitKinds.indexOf(other.unit.kind) ||
          one.unit.id.localeCompare(other.unit.id, "en", { numeric: true }),
      ),
    organs: [...organs.values()].flatMap((unit) => {
      const { organ } = unitView(sources, unit);
      return organ ? [{ organ, figures: of(({ organId }) => organId === unit.organId) }] : [];
    }),
  };
}

function figuresOf(
  sources: RatingSources,
  sums: readonly UnitSums[],
  ratings: readonly RatingRecord[],
  today: string,
): RatingFigures {
  const active = sumActive(sums.map((each) => each.active));
  const complaints = ratings.flatMap(({ complaint, contact }) =>
    complaint && complaint.stage !== "excluded" ? [{ ...complaint, isNamed: contact !== null }] : [],
  );
  // A clock that still runs says nothing yet, neither well nor ill.
  const toAnswer = complaints.filter(
    ({ answeredInTime, due }) => answeredInTime !== null || (due.answer !== null && due.answer.day < today),
  );
  const toCall = complaints.filter(
    ({ isNamed, reachedOn, answeredOn, due }) =>
      isNamed &&
      (reachedOn !== null || answeredOn !== null || (due.callBack !== null && due.callBack.day < today)),
  );
  return {
    levels: active.levels,
    rated: ratedIn(active),
    satisfiedShare: satisfiedShare(active),
    badShare: badShare(active),
    excluded: sums.reduce((sum, { excluded }) => sum + excluded, 0),
    byDefault: sumDefault(sums.map((each) => each.byDefault)).visits,
    tags: tagsOf(sources, sums),
    bad: complaints.length,
    open: complaints.filter((complaint) => !isOver(complaint)).length,
    overdue: ratings.filter((rating) => isOverdue(sources, rating, today)).length,
    answeredInTimeShare: shareOf(
      toAnswer.filter(({ answeredInTime }) => answeredInTime === true).length,
      toAnswer.length,
    ),
    calledBackShare: shareOf(toCall.filter(({ reachedOn }) => reachedOn !== null).length, toCall.length),
  };
}

/** A window's tag and a terminal's of one id are two. */
function tagsOf(sources: RatingSources, sums: readonly UnitSums[]): RatingFigures["tags"] {
  const counted = new Map<string, RatingFigures["tags"][number]>();
  for (const { unit, tags } of sums)
    for (const [id, count] of Object.entries(tags)) {
      const key = `${unit.kind} ${id}`;
      const before = counted.get(key)?.count ?? 0;
      counted.set(key, { tag: tagView(sources, unit.kind, id), count: before + count });
    }
  return [...counted.values()].filter(({ count }) => count > 0);
}
