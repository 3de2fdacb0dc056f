import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestPicture } from "../../../server/contract/camera-provider.ts";
import { CameraPictures, type Provider, pictureWithin } from "../../../server/terminal/camera-pictures.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

const jpeg = (mark: number) => Buffer.from([0xff, 0xd8, mark, 0xff, 0xd9]);

function someCamera() {
  const clock = new SimulatedClock();
  let changes = 0;
  const pictures = new CameraPictures({
    clock,
    onChange: () => {
      changes += 1;
    },
  });
  /** A page that shows a camera of this name. */
  const page = (label: string) => {
    const asked: number[] = [];
    const provider: Provider = {
      camera: { label, width: 640, height: 480 },
      want: (id) => void asked.push(id),
    };
    return { asked, provider, leave: pictures.provide(provider) };
  };
  /** Somebody who wants a picture, and what comes of it. */
  const client = () => {
    const controller = new AbortController();
    const outcome: { got?: Buffer; failed?: unknown } = {};
    pictures.take(controller.signal).then(
      (got) => {
        outcome.got = got;
      },
      (failed) => {
        outcome.failed = failed;
      },
    );
    return { outcome, goAway: () => controller.abort(new Error("gone")) };
  };
  return { clock, pictures, page, client, changes: () => changes };
}
const notReady = { failed: { completionCode: "deviceNotReady" } };
const inoperable = {
  failed: { completionCode: "commandErrorCode", payload: { errorCode: "cameraInoperable" } },
};

describe("pictures of the camera that a page shows", () => {
  it("are taken by the page, in its parts", async () => {
    const { pictures, page, client, clock } = someCamera();
    const { provider, asked } = page("one");
    expect([pictures.camera?.label, pictures.isBusy]).toEqual(["one", false]);
    const { outcome } = client();
    expect([asked, pictures.isBusy]).toEqual([[1], true]);
    pictures.deliver(provider, 1, jpeg(7).subarray(0, 3), false);
    pictures.deliver(provider, 1, jpeg(7).subarray(3), true);
    await settle();
    expect(outcome.got).toEqual(jpeg(7));
    expect([pictures.isBusy, clock.pendingTimers]).toEqual([false, 0]);
  });

  it("are none while nobody sees the camera", async () => {
    const { client, page, pictures } = someCamera();
    const before = client();
    const { leave } = page("one");
    leave();
    const after = client();
    await settle();
    expect([before.outcome, after.outcome]).toMatchObject([notReady, notReady]);
    expect(pictures.camera).toBeUndefined();
  });

  it("take turns, and one whom nobody wants any more is not asked for", async () => {
    const { pictures, page, client } = someCamera();
    const { provider, asked } = page("one");
    const [first, second, third] = [client(), client(), client()];
    expect(asked).toEqual([1]);
    second.goAway();
    pictures.deliver(provider, 1, jpeg(1), true);
    expect(asked).toEqual([1, 2]);
    pictures.deliver(provider, 2, jpeg(2), true);
    await settle();
    expect(first.outcome.got).toEqual(jpeg(1));
    expect(second.outcome.failed).toMatchObject({ message: "gone" });
    expect(third.outcome.got).toEqual(jpeg(2));
  });

  it("are handed to nobody when who wanted them has gone", async () => {
    const { pictures, page, client, clock } = someCamera();
    const { provider, asked } = page("one");
    const { outcome, goAway } = client();
    goAway();
    const next = client();
    expect(asked).toEqual([1, 2]);
    expect(() => pictures.deliver(provider, 1, jpeg(1), true)).toThrow(/nobody wants/);
    pictures.deliver(provider, 2, jpeg(2), true);
    await settle();
    expect([outcome.got, next.outcome.got]).toEqual([undefined, jpeg(2)]);
    expect(clock.pendingTimers).toBe(0);
  });

  it("end as their page goes, those that wait too, unless another page shows the camera", async () => {
    const { pictures, page, client } = someCamera();
    const one = page("one");
    const [underWay, waiting] = [client(), client()];
    const two = page("two");
    one.leave();
    await settle();
    expect(underWay.outcome).toMatchObject(notReady);
    expect([one.asked, two.asked, pictures.camera?.label]).toEqual([[1], [2], "two"]);
    const last = client();
    two.leave();
    await settle();
    expect([waiting.outcome, last.outcome]).toMatchObject([notReady, notReady]);
  });

  it("are those of the page that came last, and of the one before when that goes", () => {
    const { pictures, page, client } = someCamera();
    const one = page("one");
    const two = page("two");
    client();
    expect([one.asked, two.asked, pictures.camera?.label]).toEqual([[], [1], "two"]);
    pictures.deliver(two.provider, 1, jpeg(1), true);
    two.leave();
    client();
    expect([one.asked, pictures.camera?.label]).toEqual([[2], "one"]);
  });

  it("are waited for no longer than a page needs", async () => {
    const { clock, page, client } = someCamera();
    const { asked } = page("one");
    const [slow, next] = [client(), client()];
    await clock.advance(pictureWithin - 1);
    expect(slow.outcome).toEqual({});
    await clock.advance(1);
    expect(slow.outcome).toMatchObject(inoperable);
    expect([asked, next.outcome]).toEqual([[1, 2], {}]);
  });

  it("are refused by a page that can take none", async () => {
    const { pictures, page, client } = someCamera();
    const { provider } = page("one");
    const { outcome } = client();
    pictures.refuse(provider, 1);
    await settle();
    expect(outcome).toMatchObject(inoperable);
    expect(() => pictures.refuse(provider, 1)).toThrow(/nobody wants/);
  });

  it.each([
    ["too large", Buffer.alloc(largestPicture + 1), /at most/],
    ["cut off", jpeg(1).subarray(0, 4), /no JPEG/],
    ["something else", Buffer.from("<html></html>"), /no JPEG/],
  ])("are not what is %s", async (_what, bytes, why) => {
    const { pictures, page, client } = someCamera();
    const { provider } = page("one");
    const { outcome } = client();
    expect(() => pictures.deliver(provider, 1, bytes, true)).toThrow(why);
    await settle();
    expect(outcome).toMatchObject(inoperable);
  });

  it("come from the page that was asked, and from no other", async () => {
    const { pictures, page, client } = someCamera();
    const one = page("one");
    const two = page("two");
    const { outcome } = client();
    for (const other of [one.provider, undefined])
      expect(() => pictures.deliver(other, 1, jpeg(1), true)).toThrow(/nobody wants/);
    expect(() => pictures.deliver(two.provider, 9, jpeg(1), true)).toThrow(/nobody wants/);
    pictures.deliver(two.provider, 1, jpeg(2), true);
    await settle();
    expect(outcome.got).toEqual(jpeg(2));
  });

  it("end for everybody, one at a time, whatever happens in whatever order", async () => {
    const step = fc.constantFrom("page", "leave", "want", "give", "refuse", "goAway", "wait");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { clock, pictures, page, client } = someCamera();
        const pages: ReturnType<typeof page>[] = [];
        const clients: ReturnType<typeof client>[] = [];
        const answer = (how: (provider: Provider, id: number) => void) => {
          for (const { provider, asked } of pages)
            for (const id of asked.splice(0)) {
              // Some are no longer wanted: what is wanted still is among the newest.
              try {
                how(provider, id);
              } catch (cause) {
                expect(cause).toMatchObject({ code: "message.notFound" });
              }
            }
        };
        for (const each of steps) {
          if (each === "page") pages.push(page("a page"));
          if (each === "leave") pages.shift()?.leave();
          if (each === "want") clients.push(client());
          if (each === "give") answer((provider, id) => pictures.deliver(provider, id, jpeg(id % 200), true));
          if (each === "refuse") answer((provider, id) => pictures.refuse(provider, id));
          if (each === "goAway") clients[0]?.goAway();
          if (each === "wait") await clock.advance(pictureWithin);
          expect(pictures.isBusy).toBe(clock.pendingTimers === 1);
          if (pages.length === 0) expect([pictures.camera, pictures.isBusy]).toEqual([undefined, false]);
        }
        for (const { leave } of pages) leave();
        await settle();
        for (const { outcome } of clients) expect(Object.keys(outcome)).toHaveLength(1);
        expect(clock.pendingTimers).toBe(0);
      }),
    );
  });
});
