// A whole listing that is pasted into one field, split into its parts. Labels are in English and
// Chinese; without labels the first line is the title.
const LABELS: readonly (readonly [name: string, label: RegExp])[] = [
  ["title", /^(?:title|item name|product name|标题|商品名称)\s*[:：]\s*/i],
  ["item_highlights", /^(?:item highlights?|商品亮点)\s*[:：]\s*/i],
  ["search_terms", /^(?:search terms?|keywords?|搜索词|关键词)\s*[:：]\s*/i],
  ["description", /^(?:description|product description|描述|商品描述)\s*[:：]\s*/i],
  ["brand", /^(?:brand(?: name)?|品牌)\s*[:：]\s*/i],
  ["category", /^(?:category|类目)\s*[:：]\s*/i],
  [
    "bullet",
    /^(?:bullet(?: point)?|key feature|feature|要点|卖点)\s*\d*\s*[:：]\s*|^[•●▪·*–-]\s+|^【/i,
  ],
];
const BULLETS = 5;

/** The parts of a listing by the names of their fields. */
export function split(text: string): Record<string, string> {
  const parts: Record<string, string> = {};
  const copy: string[] = [];
  let bullets = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    const plain = line.trim();
    if (!plain) continue;
    const [name, pattern] = LABELS.find(([, label]) => label.test(plain)) ?? [];
    if (!name || !pattern) {
      if (!parts.title && !copy.length && !bullets) parts.title = plain;
      else copy.push(plain);
      continue;
    }
    const rest = name === "bullet" && plain.startsWith("【") ? plain : plain.replace(pattern, "");
    if (name === "bullet" && bullets < BULLETS) parts[`bullet_${++bullets}`] = rest;
    else if (name === "bullet" || name === "description") copy.push(rest);
    else parts[name] = rest;
  }
  const description = copy.filter(Boolean).join("\n");
  if (description) parts.description = description;
  return parts;
}
