/** One short item of a report descriptor, HID 1.11 §6.2.2.2. */
export interface DescriptorItem {
  /** Of its prefix byte in the descriptor. */
  readonly offset: number;
  readonly type: "main" | "global" | "local" | "reserved";
  readonly tag: number;
  /** Bytes of data: 0, 1, 2 or 4. */
  readonly size: number;
  /** The data as a number of either kind; 0 when there is none. */
  readonly unsigned: number;
  readonly signed: number;
}

export type CollectedItems =
  | { readonly kind: "items"; readonly items: readonly DescriptorItem[] }
  | { readonly kind: "malformed"; readonly offset: number; readonly reason: string };

const types = ["main", "global", "local", "reserved"] as const;

/** Prefix of a long item (§6.2.2.3): then its length and tag. No long item is defined; they are passed over. */
const longItem = 0xfe;
const longItemHead = 3;

/** Cuts a report descriptor into its items. Never throws. */
export function collectItems(bytes: Uint8Array): CollectedItems {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const items: DescriptorItem[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const prefix = view.getUint8(offset);
    if (prefix === longItem) {
      if (offset + longItemHead > bytes.length) return cutOff(offset);
      const end = offset + longItemHead + view.getUint8(offset + 1);
      if (end > bytes.length) return cutOff(offset);
      offset = end;
      continue;
    }
    const sizeCode = prefix & 0x03;
    const size = sizeCode === 3 ? 4 : sizeCode;
    if (offset + 1 + size > bytes.length) return cutOff(offset);
    items.push({
      offset,
      type: types[((prefix >> 2) & 0x03) as 0 | 1 | 2 | 3],
      tag: prefix >> 4,
      size,
      ...readData(view, offset + 1, size),
    });
    offset += 1 + size;
  }
  return { kind: "items", items };
}

function readData(view: DataView, at: number, size: number): { unsigned: number; signed: number } {
  switch (size) {
    case 1:
      return { unsigned: view.getUint8(at), signed: view.getInt8(at) };
    case 2:
      return { unsigned: view.getUint16(at, true), signed: view.getInt16(at, true) };
    case 4:
      return { unsigned: view.getUint32(at, true), signed: view.getInt32(at, true) };
    default:
      return { unsigned: 0, signed: 0 };
  }
}

function cutOff(offset: number): CollectedItems {
  return { kind: "malformed", offset, reason: "the last item is cut off" };
}
