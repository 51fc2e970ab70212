// A whole listing pasted into one field → its parts. Labels in English and Chinese; without labels the first line is the title.
const LABELS = [
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

export function split(text) {
  const parts = {},
    copy = [];
  let bullets = 0,
    open = "";
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    const plain = line.trim();
    if (!plain) {
      open = open === "description" ? open : "";
      continue;
    }
    const label = LABELS.find(([, pattern]) => pattern.test(plain));
    if (label) {
      const rest =
        label[0] === "bullet" && plain.startsWith("【") ? plain : plain.replace(label[1], "");
      if (label[0] === "bullet" && bullets < BULLETS) {
        parts[`bullet_${++bullets}`] = rest;
        open = `bullet_${bullets}`;
      } else if (label[0] === "bullet") copy.push(rest);
      else if (label[0] === "description") {
        copy.push(rest);
        open = "description";
      } else {
        parts[label[0]] = rest;
        open = label[0];
      }
    } else if (!parts.title && copy.length === 0 && bullets === 0) {
      parts.title = plain;
      open = "title";
    } else copy.push(plain);
  }
  if (copy.filter(Boolean).length) parts.description = copy.filter(Boolean).join("\n");
  return parts;
}
