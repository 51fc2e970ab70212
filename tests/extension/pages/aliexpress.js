// The product form of AliExpress: fields without stable names. `?lang=zh` shows the labels in
// Chinese, as most sellers there see them.
import { startPage } from "/page.js";
import { fieldRow } from "/unnamed.js";

const CHINESE = new URLSearchParams(location.search).get("lang") === "zh";

// label: English, Chinese.
const FIELDS = [
  {
    key: "title",
    by: "nearby",
    label: ["Product title", "商品标题"],
    value: "Watch strap for Apple Watch and Samsung Galaxy, silicone",
    placeholder: "e.g. Xiaomi band",
  },
  { key: "subtitle", by: "nearby", label: ["Subtitle", "副标题"], value: "Like Apple" },
  { key: "brand", by: "for", label: ["Brand", "品牌"], placeholder: "e.g. Xiaomi" },
  {
    key: "selling_point_1",
    by: "aria-labelledby",
    label: ["Selling point 1", "卖点1"],
    value: "As soft as the Nike Sport Band",
  },
  { key: "selling_point_2", by: "aria-labelledby", label: ["Selling point 2", "卖点2"] },
  {
    key: "description",
    tag: "textarea",
    by: "aria-label",
    label: ["Product description", "商品描述"],
    value:
      "⌚️ Fits Apple Watch 42–49 mm 🍏.\n𝑵𝒐 tools needed. Closed with Velcro; not made by Xiaomi.",
  },
  {
    key: "keywords",
    by: "for",
    label: ["Search keywords", "搜索关键词"],
    value: "strap fitbit garmin",
  },
  { key: "price", by: "nearby", label: ["Retail price", "零售价"], value: "3.99" },
  { key: "sku", by: "nearby", label: ["SKU code", "商品编码"], value: "APPLE-42" },
  { key: "condition", by: "for", label: ["Condition", "成色"], value: "New, like Apple" },
  {
    key: "password",
    by: "for",
    label: ["Password", "密码"],
    type: "password",
    value: "apple-secret",
  },
];

const model = {};
const language = Number(CHINESE);
document.documentElement.lang = CHINESE ? "zh-CN" : "en";
document
  .querySelector("#fields")
  .append(
    ...FIELDS.map((spec) => fieldRow({ ...spec, label: spec.label[language] }, model, "field-id-")),
  );
startPage(model);
