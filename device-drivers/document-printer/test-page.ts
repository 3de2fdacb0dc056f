/** Corners of an A4 page, points (1/72 inch): ISO 216, 210 × 297 mm. */
const page = { width: 595, height: 842 } as const;
/** 10 mm inside the edges: what every printer can reach. */
const margin = 28;

/**
 * A PDF of one A4 page with a frame 10 mm inside its edges and a line of text in a font every printer has (ISO 32000-1,
 * 9.6.2.2): a technician sees whether it is whole, straight and to size.
 */
export function testPage(): Uint8Array {
  const { width, height } = page;
  const drawing = [
    "1 w",
    `${margin} ${margin} ${width - 2 * margin} ${height - 2 * margin} re S`,
    `${margin} ${margin} m ${width - margin} ${height - margin} l S`,
    `BT /F1 24 Tf ${2 * margin} ${height - 4 * margin} Td (Xiaohu Kiosk - A4 test page) Tj ET`,
    `BT /F1 12 Tf ${2 * margin} ${height - 6 * margin} Td (The frame is 10 mm from each edge.) Tj ET`,
  ].join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const tableAt = text.length;
  const entries = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${tableAt}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
