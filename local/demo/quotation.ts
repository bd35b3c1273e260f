/** A page with a heading, ruled lines and a plan: enough of a PDF to be opened and to look like an offer. */
export function quotation(): Uint8Array<ArrayBuffer> {
  const text = (size: number, x: number, y: number, words: string) =>
    `BT /F1 ${size} Tf ${x} ${y} Td (${words.replace(/[\\()]/g, '\\$&')}) Tj ET`
  const rows = [
    ['Painting, two coats', '240 m2', '22,800'],
    ['Ceramic tiles, floor and walls', '86 m2', '31,400'],
    ['Electrical points', '42', '18,900'],
    ['Plumbing, two bathrooms', '1', '27,500'],
    ['Gypsum ceiling', '38 m2', '14,600'],
  ]
  const content = [
    '0.16 0.35 0.31 rg 0 762 595 80 re f 1 1 1 rg',
    text(24, 48, 792, 'Alazab - Quotation Q-2041'),
    '0.1 0.1 0.1 rg',
    text(11, 48, 730, 'Apartment 108 m2, Madinaty. Prices in EGP, materials and labour.'),
    ...rows.flatMap(([what, amount, price], index) => {
      const y = 690 - index * 26
      const line = `0.8 0.8 0.8 RG 48 ${y - 8} m 547 ${y - 8} l S`
      return [
        text(11, 48, y, what ?? ''),
        text(11, 330, y, amount ?? ''),
        text(11, 480, y, price ?? ''),
        line,
      ]
    }),
    text(13, 400, 540, 'Total: 115,200'),
    '0.17 0.23 0.29 RG 4 w 48 200 500 290 re S 298 200 m 298 490 l S 48 330 m 298 330 l S 298 360 m 548 360 l S',
    '0.99 0.94 0.84 rg 52 334 242 152 re f 0.85 0.91 0.95 rg 302 364 242 122 re f',
  ].join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let pdf = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = pdf.length
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const start = pdf.length
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(pdf)
}
