/** Run in a fresh process: milliseconds from import to the bytes of the first ticket, as JSON on stdout. */
import { encodeTicket } from "../../device-drivers/receipt-printer/encode.ts";
import { rareTicket, sampleTicket } from "./ticket-sample.ts";

const start = performance.now();
const bytes = encodeTicket(process.argv[2] === "rare" ? rareTicket : sampleTicket);
const milliseconds = performance.now() - start;
console.log(JSON.stringify({ milliseconds, bytes: Buffer.from(bytes).toString("base64") }));
