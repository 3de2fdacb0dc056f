import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import { createDoor } from "../../../server/door/door.ts";
import { inNetworks, isNetwork } from "../../../server/door/networks.ts";
import { Tokens } from "../../../server/door/tokens.ts";
import { entranceCertificate, entranceKey, fetchOverTls } from "../../support/network-entrance.ts";
import { silentLog } from "../../support/silent-log.ts";

const byte = fc.integer({ min: 0, max: 255 });
const ipv4 = fc.tuple(byte, byte, byte, byte);
const bitsOf = (bytes: readonly number[]) => bytes.map((each) => each.toString(2).padStart(8, "0")).join("");

describe("networks", () => {
  it("hold the addresses whose first bits are theirs, and no others, also as a socket for both kinds writes them", () => {
    fc.assert(
      fc.property(ipv4, ipv4, fc.integer({ min: 0, max: 32 }), (network, other, length) => {
        const holds = inNetworks([`${network.join(".")}/${length}`]);
        const isIn = bitsOf(network).slice(0, length) === bitsOf(other).slice(0, length);
        expect([holds(other.join(".")), holds(`::ffff:${other.join(".")}`)]).toEqual([isIn, isIn]);
        expect(holds(network.join("."))).toBe(true);
      }),
    );
    const local = inNetworks(["fd00:1::/32", "10.0.0.0/8"]);
    expect(["fd00:1::5", "fd00:2::5", "10.9.9.9", "11.0.0.1", "", "hall.example"].filter(local)).toEqual([
      "fd00:1::5",
      "10.9.9.9",
    ]);
  });

  it("are written as an address and its bits", () => {
    expect(
      ["10.20.0.0/16", "fd00::/8", "0.0.0.0/0", "10.20.0.5/32"].filter((each) => !isNetwork(each)),
    ).toEqual([]);
    const wrong = [
      "10.20.0.0",
      "10.20.0.0/33",
      "fd00::/129",
      "10.20/16",
      "hall.example/8",
      "",
      "/8",
      "10.0.0.0/8 ",
    ];
    expect(wrong.filter(isNetwork)).toEqual([]);
  });
});

describe("an entrance for some networks", () => {
  const opened = async (networks: readonly string[]) => {
    const door = createDoor({ tokens: new Tokens(), clock: systemClock, log: silentLog() });
    onTestFinished(() => door.close());
    await door.listen(0);
    const port = await door.listenOverTls({
      what: "staffEntrance",
      address: "127.0.0.1",
      port: 0,
      names: ["localhost"],
      certificate: entranceCertificate,
      key: entranceKey,
      leadsTo: (path) => path === "/healthz",
      maximumConnections: 8,
      admits: inNetworks(networks),
    });
    return `https://localhost:${port}/healthz`;
  };

  it("says nothing to anybody else, not even by its certificate", async () => {
    expect((await fetchOverTls(await opened(["10.20.0.0/16", "127.0.0.0/8"]))).status).toBe(200);
    await expect(fetchOverTls(await opened(["10.20.0.0/16"]))).rejects.toThrow();
  });
});
