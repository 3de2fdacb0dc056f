import { BlockList, isIP } from "node:net";

/** An address and the bits of it that count: `10.20.0.0/16`, `fd00::/8`. */
interface Network {
  readonly address: string;
  readonly bits: number;
  readonly family: "ipv4" | "ipv6";
}

function networkOf(written: string): Network | undefined {
  const [, address = "", length = ""] = /^([0-9A-Fa-f.:]{2,45})\/(\d{1,3})$/.exec(written) ?? [];
  const family = isIP(address) === 4 ? "ipv4" : "ipv6";
  const bits = Number(length);
  if (isIP(address) === 0 || bits > (family === "ipv4" ? 32 : 128)) return undefined;
  return { address, bits, family };
}

export const isNetwork = (written: string): boolean => networkOf(written) !== undefined;

/** Whether an address, as a socket has it, is in one of these networks. What is no network is left out: the configuration's schema asks. */
export function inNetworks(written: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const each of written) {
    const known = networkOf(each);
    if (known) list.addSubnet(known.address, known.bits, known.family);
  }
  return (address) => {
    // An IPv4 client of a socket that listens on both.
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
    const family = isIP(plain);
    return family !== 0 && list.check(plain, family === 4 ? "ipv4" : "ipv6");
  };
}
