import type { ComponentChildren } from "preact";
import { Key } from "./key.tsx";

/** Rows of signs; `last` stands behind the last of them. */
export function SignRows({
  rows,
  onSign,
  last,
}: {
  rows: readonly (readonly string[])[];
  onSign: (sign: string) => void;
  last?: ComponentChildren;
}) {
  return (
    <>
      {rows.map((row, index) => (
        <div key={row.join("")} class="row">
          {row.map((sign) => (
            <Key key={sign} onPress={() => onSign(sign)}>
              {sign}
            </Key>
          ))}
          {index === rows.length - 1 && last}
        </div>
      ))}
    </>
  );
}
