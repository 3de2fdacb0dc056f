/** Moves the wall clock of whatever runs it, by so many milliseconds: a page, this process or one that it starts. Timers keep their pace. */
export function shiftClock(by: number): void {
  const { now } = Date;
  Date.now = () => now() + by;
  globalThis.Date = new Proxy(Date, {
    construct: (target, given, called) =>
      Reflect.construct(target, given.length > 0 ? given : [target.now()], called),
    apply: (target) => new target(target.now()).toString(),
  });
}
