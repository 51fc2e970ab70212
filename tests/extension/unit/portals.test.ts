// Adapters on small documents of their own; the look-alike pages are for the tests in real
// browsers.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Window } from "happy-dom";
import { GENERIC, PORTALS, portalOf } from "../../../extension/src/portals";
import { attributeOf, marketplaceIn } from "../../../extension/src/portals/amazon";
import { AMAZON_DOMAINS } from "../../../extension/src/portals/amazon-marketplaces";
import { LABEL_WORDS } from "../../../extension/src/portals/labels/label-words";
import { folded, rowsIn } from "../../../extension/src/portals/labels/words";
import type { Candidate, Portal } from "../../../extension/src/portals/portal";

const LISTING = "https://sellercentral.amazon.de/abis/listing/edit";

function page(html: string, url = "https://shop.example.org/"): Document {
  const document = new Window({ url }).document as unknown as Document;
  document.body.innerHTML = html;
  return document;
}

// A component with an open root; what stands in it already stays in its light DOM.
function shadow(host: Element, html: string): ShadowRoot {
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = html;
  return root;
}

const portal = (id: string): Portal => [...PORTALS, GENERIC].find((one) => one.id === id)!;

function candidate(element: Element, ...frames: Element[]): Candidate {
  const hosts: Element[] = [];
  for (
    let root: Node = element.getRootNode();
    root.nodeType === 11;
    root = hosts.at(-1)!.getRootNode()
  )
    hosts.push((root as ShadowRoot).host);
  return { element: element as HTMLElement, hosts, frames };
}

/** The role in short: kind, `#` its number, `:` its attribute; the field is the last that the
 *  selector finds. */
function role(
  id: string,
  root: ParentNode,
  selector = "input,textarea,[contenteditable]",
  ...frames: Element[]
): string {
  const found = portal(id).role(candidate([...root.querySelectorAll(selector)].at(-1)!, ...frames));
  return found
    ? `${found.kind}${found.index === undefined ? "" : `#${found.index}`}:${found.attribute}`
    : "none";
}

const kind = (...where: Parameters<typeof role>): string => role(...where).split(/[#:]/)[0]!;

test("Amazon's names say attribute and number, whether new or old", () => {
  const names: [string, string, number?][] = [
    ["item_name-0-value", "item_name", 0],
    ["bullet_point-4-value", "bullet_point", 4],
    ["rtip_product_description-0-value", "product_description", 0],
    ["generic_keyword-0-value", "generic_keyword", 0],
    ["item_name", "item_name"],
    ["bullet_point1", "bullet_point", 0],
    ["bullet_point5", "bullet_point", 4],
    ["item_name#1.value", "item_name", 0],
    ["generic_keywords", "generic_keywords"],
  ];
  for (const [name, attribute, index] of names) {
    assert.deepEqual(
      attributeOf(name),
      index === undefined ? { attribute } : { attribute, index },
      name,
    );
  }
  for (const name of ["", "katal-id-12", "Item Name", "item_name-0-unit-value", "0-value"])
    assert.equal(attributeOf(name), null, name);
});

test("Amazon's attributes have their roles", () => {
  const rows: [string, string][] = [
    ["item_name-0-value", "title#0:item_name"],
    ["brand-0-value", "brand#0:brand"],
    ["bullet_point-2-value", "bullet#2:bullet_point"],
    ["bullet_point3", "bullet#2:bullet_point"],
    ["product_description-0-value", "description#0:product_description"],
    ["rtip_product_description-0-value", "description#0:product_description"],
    ["generic_keyword-0-value", "search_terms#0:generic_keyword"],
    ["generic_keywords", "search_terms:generic_keywords"],
    ["title_differentiation-0-value", "item_highlights#0:title_differentiation"],
    ["compatible_devices-0-value", "compatible_devices#0:compatible_devices"],
    ["compatible_phone_models-1-value", "compatible_devices#1:compatible_phone_models"],
    ["item_type_keyword-0-value", "category#0:item_type_keyword"],
    ["manufacturer-0-value", "text#0:manufacturer"],
    ["model_name-0-value", "text#0:model_name"],
    ["material-0-value", "text#0:material"],
    ["fit_type-0-value", "none"],
    ["sku-0-value", "none"],
    ["contribution_sku", "none"],
    ["list_price-0-value", "none"],
    ["quantity-0-value", "none"],
    ["condition_type-0-value", "none"],
    ["part_number-0-value", "none"],
    ["external_product_id-0-value", "none"],
    ["case_id", "none"],
    ["content_name", "none"],
  ];
  for (const [name, wanted] of rows) {
    const document = page(`<kat-input name="${name}" label="Anything"></kat-input>`, LISTING);
    const root = shadow(
      document.querySelector("kat-input")!,
      '<input part="input" id="katal-id-3">',
    );
    for (const id of ["seller-central", "vendor-central"])
      assert.equal(role(id, root), wanted, name);
  }
});

test("older pages of Amazon name the field itself", () => {
  assert.equal(
    role("seller-central", page('<input name="item_name">', LISTING)),
    "title:item_name",
  );
  assert.equal(
    role("seller-central", page('<input id="item_name#1.value">', LISTING)),
    "title#0:item_name",
  );
  assert.equal(
    role("seller-central", page('<textarea name="product_description"></textarea>', LISTING)),
    "description:product_description",
  );
});

test("copies in the light DOM of a component are no fields", () => {
  const document = page(
    `<kat-input name="item_name-0-value">
    <input type="hidden" name="item_name-0-value"><input name="item_name-0-value"><input name="item_name-0-value" aria-hidden="true" tabindex="-1">
  </kat-input>`,
    LISTING,
  );
  const host = document.querySelector("kat-input")!;
  const root = shadow(host, '<label for="i">Item Name</label><input id="i"><slot></slot>');
  for (const copy of host.querySelectorAll("input"))
    assert.equal(portal("seller-central").role(candidate(copy)), null);
  assert.equal(kind("seller-central", root), "title");

  const rootless = page(
    '<kat-textarea name="x"><textarea name="item_name-0-value"></textarea></kat-textarea>',
    LISTING,
  );
  assert.equal(kind("seller-central", rootless), "title", "an older component without a root");

  const other = page('<shop-field><input name="product_title"></shop-field>');
  shadow(other.querySelector("shop-field")!, "<input><slot></slot>");
  assert.equal(kind("generic", other), "none");
});

test("the outer component says it where the inner one has a name of its own", () => {
  const document = page(
    '<kat-predictive-input name="brand-0-value"></kat-predictive-input>',
    LISTING,
  );
  const outer = shadow(
    document.querySelector("kat-predictive-input")!,
    '<kat-input name="input"></kat-input>',
  );
  assert.equal(
    role("seller-central", shadow(outer.querySelector("kat-input")!, "<input>")),
    "brand#0:brand",
  );
});

test("a renamed attribute falls back to the label", () => {
  const rows: [string, string, string][] = [
    ["headline_of_item", "Item Name", "title"],
    ["headline_of_item", "Produktname", "title"],
    ["x-0-value", "Bullet Point 2", "bullet"],
    ["x-0-value", "Search Terms", "search_terms"],
    ["x-0-value", "Seller SKU", "none"],
    ["x-0-value", "Your Price", "none"],
  ];
  for (const [name, label, wanted] of rows) {
    const document = page(`<kat-input name="${name}" label="${label}"></kat-input>`, LISTING);
    assert.equal(
      kind("seller-central", shadow(document.querySelector("kat-input")!, "<input>")),
      wanted,
      label,
    );
  }
});

test("headlines of A+ modules and descriptions in case forms are other copy", () => {
  const aplus = "https://vendorcentral.amazon.com/hz/vendor/members/aplus/content-manager";
  assert.equal(
    kind("vendor-central", page('<label>Title <input name="x1"></label>', aplus)),
    "text",
  );
  assert.equal(kind("vendor-central", page('<input name="title">', aplus)), "text");
  assert.equal(
    kind(
      "vendor-central",
      page('<div contenteditable="true" aria-label="Body text"></div>', aplus),
    ),
    "text",
  );
  const outer = page('<iframe id="case"></iframe>', LISTING);
  const frame = outer.querySelector("iframe")!;
  const form = page(
    '<label for="a">Product description</label><textarea id="a"></textarea><input name="other">',
    LISTING,
  );
  assert.equal(kind("seller-central", form, "textarea", frame), "text");
  assert.equal(
    kind("seller-central", page('<input name="item_name">', LISTING), "input", frame),
    "title",
  );
});

test("the marketplace comes from the host", () => {
  const rows: [string, string][] = [
    ["https://sellercentral.amazon.de/abis/listing/edit", "amazon.de"],
    ["https://sellercentral.amazon.com/abis/listing/create", "amazon.com"],
    ["https://sellercentral.amazon.co.uk/abis/listing/create", "amazon.co.uk"],
    ["https://sellercentral.amazon.com.mx/abis/listing/create", "amazon.com.mx"],
    ["https://sellercentral.amazon.co.za/interactive/listing/workflow/edit/1", "amazon.co.za"],
    [
      "https://vendorcentral.amazon.com.au/hz/vendor/members/aplus/content-manager",
      "amazon.com.au",
    ],
    ["https://sellercentral-europe.amazon.com/abis/listing/edit", ""],
    ["https://sellercentral-japan.amazon.com/abis/listing/edit", ""],
    [
      "https://sellercentral-europe.amazon.com/abis/listing/edit?mons_sel_mkid=A1F83G8C2ARO7P",
      "amazon.co.uk",
    ],
    [
      "https://sellercentral-europe.amazon.com/abis/listing/edit?mons_sel_mkid=amzn1.mp.o.A1PA6795UKMFR9",
      "amazon.de",
    ],
    [
      "https://sellercentral.amazon.com/abis/listing/edit?marketplaceId=A2EUQ1WTGCTBG2",
      "amazon.ca",
    ],
    [
      "https://sellercentral.amazon.com/abis/listing/edit?marketplaceId=A000000000000",
      "amazon.com",
    ],
    ["https://admin.shopify.com/store/x/products/1", "shopify"],
    ["https://www.ebay.com/lstng?draftId=1", "ebay.com"],
    ["https://www.ebay.co.uk/sl/list?x", "ebay.co.uk"],
    ["https://www.ebay.com.au/sh/lst/active", "ebay.com.au"],
    ["https://www.ebay.pl/lstng", ""],
    ["https://www.etsy.com/your/shops/me/listing-editor/edit/1", "etsy.com"],
    ["https://seller-us.tiktok.com/product/create", "tiktokshop-us"],
    ["https://seller-uk.tiktok.com/product/create", "tiktokshop-gb"],
    ["https://seller-de.tiktok.com/product/edit/1", "tiktokshop-eu"],
    ["https://seller-eu.tiktok.com/product/edit/1?shop_region=DE", "tiktokshop-eu"],
    ["https://seller-sg.tiktok.com/product/create", "tiktokshop-sea"],
    ["https://seller-mx.tiktok.com/product/create", "tiktokshop-mx-br-jp"],
    ["https://seller.walmart.com/items/create", "walmart.com"],
    ["https://seller.walmart.ca/items/create", "walmart.ca"],
    ["https://seller.walmart.com.mx/items/create", "walmart.com.mx"],
    ["https://csp.aliexpress.com/m_apps/product-publish/create", "aliexpress.com"],
  ];
  for (const [address, wanted] of rows) {
    const url = new URL(address);
    assert.equal(portalOf(url)?.marketplace(url, page("", address)), wanted, address);
  }
  for (const domain of AMAZON_DOMAINS) {
    const url = new URL(`https://sellercentral.${domain}/abis/listing/create`);
    assert.equal(portalOf(url)?.marketplace(url, page("")), domain);
  }
});

test("where marketplaces share a host, the page's switch tells", () => {
  const rows: [string, string][] = [
    [
      '<select id="sc-mkt-picker-switcher-select"><option>www.amazon.fr</option><option selected>www.amazon.es</option></select>',
      "amazon.es",
    ],
    [
      '<select id="sc-mkt-picker-switcher-select"><option>DE-Shop</option><option selected value="/x?mons_sel_mkid=amzn1.mp.o.A1805IZSGTT6HS&y=1">NL-Shop</option></select>',
      "amazon.nl",
    ],
    [
      '<span class="dropdown-account-switcher-header-label-regional-child">Germany</span>',
      "amazon.de",
    ],
    [
      '<button class="partner-dropdown-button"><span>Italia Shop | 德国</span></button>',
      "amazon.de",
    ],
    [
      '<button class="partner-dropdown-button"><b>Norrvik</b> | Royaume-Uni</button>',
      "amazon.co.uk",
    ],
    [
      '<kat-dropdown name="marketplaceSelector" value="A13V1IB3VIYZZH"></kat-dropdown>',
      "amazon.fr",
    ],
    ['<button aria-label="Marketplace: Svezia">SE</button>', "amazon.se"],
    ['<span class="dropdown-account-switcher-header-label-regional">Choose</span>', ""],
    ["<p>Germany</p>", ""],
  ];
  const url = new URL("https://sellercentral-europe.amazon.com/abis/listing/edit");
  for (const [html, wanted] of rows)
    assert.equal(portal("seller-central").marketplace(url, page(html)), wanted, html);
  const american = new URL("https://sellercentral.amazon.com/abis/listing/edit");
  assert.equal(
    portal("seller-central").marketplace(
      american,
      page('<button class="partner-dropdown-button">Norrvik | Canada</button>'),
    ),
    "amazon.ca",
  );
  assert.equal(portal("seller-central").marketplace(american, page(rows[2]![0])), "amazon.com");
  const german = new URL(LISTING);
  assert.equal(portal("seller-central").marketplace(german, page(rows[0]![0])), "amazon.de");
});

test("countries are known in the portals' languages, and only one of them", () => {
  const rows: [string, string][] = [
    ["United Kingdom", "amazon.co.uk"],
    ["Vereinigtes Königreich", "amazon.co.uk"],
    ["Royaume-Uni", "amazon.co.uk"],
    ["Regno Unito", "amazon.co.uk"],
    ["Reino Unido", "amazon.co.uk"],
    ["英国", "amazon.co.uk"],
    ["UK", "amazon.co.uk"],
    ["Deutschland", "amazon.de"],
    ["Allemagne", "amazon.de"],
    ["Alemania", "amazon.de"],
    ["Germania", "amazon.de"],
    ["德國", "amazon.de"],
    ["España", "amazon.es"],
    ["Türkiye", "amazon.com.tr"],
    ["Turkey", "amazon.com.tr"],
    ["阿联酋", "amazon.ae"],
    ["美国", "amazon.com"],
    ["Australie", "amazon.com.au"],
    ["amazon.com.be", "amazon.com.be"],
    ["France, Germany", ""],
    ["Indiana", ""],
    ["it is here", ""],
    ["", ""],
  ];
  for (const [text, wanted] of rows) assert.equal(marketplaceIn(text), wanted, text);
});

test("what is no place for a listing's text is left alone", () => {
  const rows = [
    '<input type="search" aria-label="Product title">',
    '<input type="password" aria-label="Product title">',
    '<input type="email" aria-label="Title">',
    '<input type="hidden" name="product_title">',
    '<input type="number" aria-label="Title">',
    '<input aria-label="Product title" readonly>',
    '<input aria-label="Product title" disabled>',
    '<fieldset disabled><input aria-label="Product title"></fieldset>',
    '<input aria-label="Product title" aria-hidden="true">',
    '<input aria-label="Product title" hidden tabindex="-1">',
    '<input aria-label="Product title" inputmode="decimal">',
    '<input aria-label="Product title" role="searchbox">',
    '<input aria-label="Product title" autocomplete="one-time-code">',
    '<input aria-label="Product title" autocomplete="section-a street-address">',
    '<input aria-label="Product title" maxlength="1">',
    '<header><input aria-label="Product title"></header>',
    '<nav><input aria-label="Product title"></nav>',
    '<form role="search"><input aria-label="Product title"></form>',
    '<div class="monaco-editor"><textarea aria-label="Description"></textarea></div>',
    '<input aria-label="Search products by title">',
    '<input aria-label="Price">',
    '<input aria-label="Seller SKU">',
    '<textarea aria-label="Condition description"></textarea>',
    '<input aria-label="Subtitle">',
    '<textarea aria-label="Shipping description"></textarea>',
    '<textarea aria-label="Comments"></textarea>',
    '<textarea aria-label="Delivery address"></textarea>',
    '<input aria-label="Phone number title">',
    '<input aria-label="Coupon title">',
    '<textarea aria-label="E-mail text"></textarea>',
    '<textarea name="message"></textarea>',
    '<textarea aria-label="Interne Notiz"></textarea>',
    '<textarea aria-label="副标题"></textarea>',
    '<textarea aria-label="商品编码"></textarea>',
    '<textarea aria-label="零售价"></textarea>',
    '<textarea aria-label="成色"></textarea>',
    '<textarea aria-label="Untertitel"></textarea>',
    '<textarea aria-label="Versandhinweise"></textarea>',
    '<textarea aria-label="Artikelzustand"></textarea>',
    '<textarea aria-label="Sous-titre"></textarea>',
    '<textarea aria-label="Prix de vente"></textarea>',
    '<textarea aria-label="État"></textarea>',
    '<textarea aria-label="Subtítulo"></textarea>',
    '<textarea aria-label="Dirección de envío"></textarea>',
    '<textarea aria-label="Sottotitolo"></textarea>',
    '<textarea aria-label="Prezzo"></textarea>',
    '<textarea aria-label="サブタイトル"></textarea>',
    '<textarea aria-label="価格"></textarea>',
    '<textarea aria-label="コメント"></textarea>',
  ];
  for (const html of rows) {
    for (const { id } of [...PORTALS, GENERIC])
      assert.equal(kind(id, page(html)), "none", `${id}: ${html}`);
  }
});

test("a field that is hidden for now keeps its role", () => {
  assert.equal(
    kind("generic", page('<div hidden><input aria-label="Product title"></div>')),
    "title",
  );
  assert.equal(
    kind("shopify", page('<textarea id="product-description" hidden></textarea>')),
    "description",
  );
});

test("a header inside an article may hold its title", () => {
  assert.equal(
    kind("generic", page('<main><header><input aria-label="Product title"></header></main>')),
    "title",
  );
});

test("labels are read in seven languages", () => {
  const rows: Record<string, string[]> = {
    title: [
      "Title",
      "Product name *",
      "Item title (max. 80)",
      "Titel",
      "Artikelbezeichnung",
      "Titre de l’annonce",
      "Nom du produit",
      "Título",
      "Nombre del producto",
      "Titolo",
      "Nome prodotto",
      "商品标题",
      "產品標題",
      "商品名称",
      "商品名",
      "タイトル",
    ],
    description: [
      "Description",
      "Product description",
      "Artikelbeschreibung",
      "Description du produit",
      "Descripción",
      "Descrizione dell’articolo",
      "商品描述",
      "商品詳情",
      "商品説明",
      "商品の説明文",
    ],
    bullet: [
      "Bullet point 1",
      "Key features",
      "Aufzählungspunkte",
      "Attributpunkt",
      "Puces",
      "Points forts",
      "Viñetas",
      "Punti elenco",
      "卖点1",
      "五点描述",
      "箇条書き",
    ],
    search_terms: [
      "Search terms",
      "Keywords",
      "Tags",
      "Suchbegriffe",
      "Schlüsselwörter",
      "Mots-clés",
      "Termes de recherche",
      "Palabras clave",
      "Términos de búsqueda",
      "Parole chiave",
      "Termini di ricerca",
      "搜索关键词",
      "關鍵字",
      "検索キーワード",
    ],
    brand: [
      "Brand",
      "Brand name",
      "Marke",
      "Markenname",
      "Marque",
      "Marca",
      "Marchio",
      "品牌",
      "品牌名称",
      "ブランド名",
    ],
    category: [
      "Category",
      "Product type",
      "Kategorie",
      "Catégorie",
      "Categoría",
      "Tipo di prodotto",
      "商品类目",
      "カテゴリー",
    ],
    compatible_devices: [
      "Compatible devices",
      "Compatible brand",
      "Kompatible Marke",
      "Marques compatibles",
      "Dispositivos compatibles",
      "Marche compatibili",
      "适用品牌",
      "兼容设备",
      "対応機種",
    ],
    item_highlights: [
      "Item Highlights",
      "Points forts de l’article",
      "Punti di forza dell’articolo",
    ],
    text: [
      "SEO title",
      "Meta description",
      "Short description",
      "Seitentitel",
      "Kurzbeschreibung",
      "Description courte",
      "Materiales",
      "材质",
      "ページタイトル",
    ],
  };
  for (const [wanted, labels] of Object.entries(rows)) {
    for (const label of labels)
      assert.equal(
        kind("generic", page(`<label for="f17">${label}</label><input id="f17">`)),
        wanted,
        label,
      );
  }
});

test("a label is told in many ways", () => {
  const rows: [string, string][] = [
    ['<label for="a:1">Product title</label><input id="a:1">', "title:product_title"],
    ["<label>Brand <input></label>", "brand:brand"],
    [
      '<span id="l">Description</span><textarea aria-labelledby="x l"></textarea>',
      "description:description",
    ],
    ['<input name="product[title]">', "title:product_title"],
    ['<input name="itemTitle">', "title:item_title"],
    [
      "<div><div><span>Search keywords</span></div><div><div><input></div></div></div>",
      "search_terms:search_keywords",
    ],
    ["<div>Title</div><div><button>Bold</button><input></div>", "title:title"],
    [
      "<fieldset><legend>Bullet points</legend><input name='a'><input name='b'></fieldset>",
      "bullet:bullet_points",
    ],
    ['<label>Bullet point 3 of 5 <input name="bp"></label>', "bullet#2:bullet_point_of"],
    [
      '<label for="x">Title <span>(do not state price or condition)</span></label><input id="x">',
      "title:title",
    ],
    ['<input placeholder="Product title">', "none"],
    ['<div>Title</div><div><input name="first"></div><div><input name="second"></div>', "none"],
    [
      '<label for="x">Description</label><input id="x" placeholder="Search">',
      "description:description",
    ],
    [
      `<label>Title ${"and a long word of advice about it, ".repeat(4)}<input></label>`,
      "title:title_and_a_long_word_of_advice_about_it",
    ],
    [`<p>${"The title is what buyers read. ".repeat(4)}</p><input>`, "none"],
    [
      '<div>Description</div><div contenteditable="true" aria-label="Rich Text Editor, main"></div>',
      "description:description",
    ],
    [
      `<label>Description <textarea>Price and condition, as of Nike</textarea></label>`,
      "description:description",
    ],
  ];
  for (const [html, wanted] of rows) assert.equal(role("generic", page(html)), wanted, html);
});

test("the component around a field may tell, if it is there for that field alone", () => {
  const one = page('<x-field label="Product title"></x-field>');
  assert.equal(kind("generic", shadow(one.querySelector("x-field")!, "<input>")), "title");
  const slotted = page('<x-field><span slot="label">Brand</span></x-field>');
  assert.equal(kind("generic", shadow(slotted.querySelector("x-field")!, "<input>")), "brand");
  const labelled = page('<label for="h">Description</label><x-field id="h"></x-field>');
  assert.equal(
    kind("generic", shadow(labelled.querySelector("x-field")!, "<textarea></textarea>")),
    "description",
  );
  const many = page('<x-form label="Product title"></x-form>');
  assert.equal(kind("generic", shadow(many.querySelector("x-form")!, "<input><input>")), "none");
  const closed = page('<x-field label="Product title"></x-field>');
  const root = closed.querySelector("x-field")!.attachShadow({ mode: "closed" });
  root.innerHTML = "<input>";
  assert.equal(kind("generic", root), "title");
  const near = page("<span>Description</span><x-box></x-box>");
  assert.equal(
    kind("generic", shadow(near.querySelector("x-box")!, "<div><textarea></textarea></div>")),
    "description",
  );
});

test("random names do not enter the key", () => {
  assert.equal(
    role("generic", page('<label for="title-3f9a2">商品标题</label><input id="title-3f9a2">')),
    "title:商品标题",
  );
  assert.equal(role("generic", page('<textarea name="story"></textarea>')), "text:story");
});

test("where nothing tells, boxes of several lines are other copy and single lines are not", () => {
  assert.equal(kind("generic", page("<textarea></textarea>")), "text");
  assert.equal(kind("generic", page('<div contenteditable="true"></div>')), "text");
  assert.equal(kind("generic", page('<textarea rows="1"></textarea>')), "none");
  assert.equal(
    kind("generic", page('<div contenteditable="true" aria-multiline="false"></div>')),
    "none",
  );
  assert.equal(kind("generic", page("<input>")), "none");
});

test("an editor in a frame is called by the frame, or by the textarea that it replaced", () => {
  const outer = page(
    '<label for="content">Description</label><textarea id="content"></textarea><iframe id="content_ifr" title="Rich Text Area"></iframe>',
  );
  assert.equal(kind("generic", page(""), "body", outer.querySelector("iframe")!), "description");
  const titled = page('<iframe title="Product description"></iframe>');
  assert.equal(
    kind(
      "generic",
      page('<div contenteditable="true"></div>'),
      "div",
      titled.querySelector("iframe")!,
    ),
    "description",
  );
});

test("Shopify's fields", () => {
  const title = page('<s-internal-text-field name="title" label="Titel"></s-internal-text-field>');
  assert.equal(
    role("shopify", shadow(title.querySelector("s-internal-text-field")!, "<input>")),
    "title:title",
  );
  const rows: [string, string][] = [
    ['<input name="title">', "title:title"],
    ['<textarea id="product-description"></textarea>', "description:description"],
    ['<input name="vendor">', "brand:vendor"],
    ['<input name="tags">', "search_terms:tags"],
    ['<input name="productType">', "category:productType"],
    ['<input name="seoTitle">', "text:seoTitle"],
    ['<textarea name="seoDescription"></textarea>', "text:seoDescription"],
    ['<input name="price" aria-label="Price">', "none"],
    ['<input name="toString">', "none"],
  ];
  for (const [html, wanted] of rows) assert.equal(role("shopify", page(html)), wanted, html);
  const frame = page('<iframe id="product-description_ifr"></iframe>').querySelector("iframe")!;
  assert.equal(role("shopify", page(""), "body", frame), "description:description");
});

test("eBay's fields", () => {
  const rows: [string, string][] = [
    ['<input name="title">', "title:title"],
    ['<input name="subtitle" aria-label="Subtitle">', "none"],
    ['<input name="customLabel" aria-label="Custom label (SKU)">', "none"],
    ['<label>Brand<input name="attributes.Brand"></label>', "brand:brand"],
    ['<label>Marke<input name="attributes.Marke"></label>', "brand:marke"],
    ['<label>Type<input name="attributes.Type"></label>', "text:type"],
    ['<label>Features<input name="attributes.Features"></label>', "text:features"],
    ['<label>MPN<input name="attributes.MPN"></label>', "none"],
    [
      '<label>Compatible Brand<input name="attributes.Compatible Brand"></label>',
      "compatible_devices:compatible_brand",
    ],
    ['<textarea name="conditionDescription"></textarea>', "none"],
    ['<input name="_nkw" aria-label="Search for anything">', "none"],
  ];
  for (const [html, wanted] of rows) assert.equal(role("ebay", page(html)), wanted, html);
  const frame = page('<iframe id="se-rte-frame__summary"></iframe>').querySelector("iframe")!;
  assert.equal(
    role("ebay", page('<div contenteditable="true"></div>'), "div", frame),
    "description:description",
  );
});

test("Etsy's fields", () => {
  const rows: [string, string][] = [
    ['<textarea id="listing-title-input"></textarea>', "title:title"],
    ['<textarea id="listing-description-textarea"></textarea>', "description:description"],
    ['<input id="listing-tags-input">', "search_terms:tags"],
    ['<input id="listing-materials-input">', "text:materials"],
    ['<label>Price<input id="listing-price-input"></label>', "none"],
    ['<label>Title<textarea id="renamed"></textarea></label>', "title:title"],
  ];
  for (const [html, wanted] of rows) assert.equal(role("etsy", page(html)), wanted, html);
});

test("TikTok Shop's fields", () => {
  const rows: [string, string][] = [
    ['<input data-id="product.publish.product_name">', "title:product_name"],
    ['<textarea data-id="product.publish.product_name"></textarea>', "title:product_name"],
    ['<input data-id="product.publish.brand">', "brand:brand"],
    ['<div class="ProseMirror" contenteditable="true"></div>', "description:description"],
    ['<input data-id="product.publish.seller_sku" aria-label="Seller SKU">', "none"],
    ['<input data-id="product.publish.price">', "none"],
    ['<div><span>Product name</span><input data-id="other.name"></div>', "title:product_name"],
  ];
  for (const [html, wanted] of rows) assert.equal(role("tiktok", page(html)), wanted, html);
});

test("Walmart, AliExpress and other sites go by labels", () => {
  const rows: [string, string, string][] = [
    ["walmart", "Product name", "title"],
    ["walmart", "Key features 2", "bullet"],
    ["walmart", "Site description", "description"],
    ["walmart", "Selling price", "none"],
    ["aliexpress", "商品标题", "title"],
    ["aliexpress", "卖点2", "bullet"],
    ["aliexpress", "副标题", "none"],
    ["generic", "Bullet point 2", "bullet"],
  ];
  for (const [id, label, wanted] of rows)
    assert.equal(
      kind(id, page(`<div><div>${label}</div><div><input id="field-901823"></div></div>`)),
      wanted,
      label,
    );
});

test("an address is one portal's, and only where listings are edited", () => {
  const rows: [string, string | null][] = [
    [LISTING, "seller-central"],
    ["https://sellercentral.amazon.com/interactive/listing/workflow/create/x", "seller-central"],
    ["https://sellercentral.amazon.com/enhanced-content/content-manager", "seller-central"],
    ["https://sellercentral.amazon.com/home", null],
    ["https://sellercentral.amazon.com/orders-v3", null],
    ["https://vendorcentral.amazon.fr/hz/vendor/members/aplus/content-manager", "vendor-central"],
    ["https://www.amazon.com/abis/listing/edit", null],
    ["https://sellercentral.amazon.com.example.org/abis/listing/edit", null],
    ["http://sellercentral.amazon.com/abis/listing/edit", null],
    ["https://admin.shopify.com/store/test/products/new", "shopify"],
    ["https://admin.shopify.com/store/test/products", null],
    ["https://admin.shopify.com/store/test/products/inventory", null],
    ["https://admin.shopify.com/store/test/orders/1", null],
    ["https://www.ebay.de/lstng?mode=AddItem", "ebay"],
    ["https://www.ebay.de/itm/1", null],
    ["https://www.etsy.com/your/shops/me/listing-editor/create", "etsy"],
    ["https://www.etsy.com/your/shops/me/dashboard", null],
    ["https://www.etsy.com/listing/1", null],
    ["https://seller-vn.tiktok.com/product/create", "tiktok"],
    ["https://seller-us.tiktok.com/homepage", null],
    ["https://www.tiktok.com/product/create", null],
    ["https://seller.walmart.com/items/create", "walmart"],
    ["https://seller.walmart.com/orders/1", null],
    ["https://csp.aliexpress.com/m_apps/product-publish/create", "aliexpress"],
    ["https://shop.example.org/admin/product/new", null],
  ];
  for (const [address, wanted] of rows)
    assert.equal(portalOf(new URL(address))?.id ?? null, wanted, address);
  assert.ok(GENERIC.edits(new URL("https://shop.example.org/")));
});

test("a longer word hides a shorter one inside it", () => {
  const kinds = (text: string): string[] => rowsIn(text).map(({ kind }) => kind);
  assert.deepEqual(kinds("Search terms"), ["search_terms"]);
  assert.deepEqual(kinds("Search"), ["veto"]);
  assert.deepEqual(kinds("副标题"), ["veto"]);
  assert.deepEqual(kinds("Untertitel"), ["veto"]);
  assert.deepEqual(kinds("Entitled, brandy, described"), []);
  assert.equal(folded("seoTitle_2 – Größe, Título"), "seo title 2 grosse titulo");
});

test("every row of words is filled in all languages, and folded", () => {
  for (const { kind: row, words, weight } of LABEL_WORDS) {
    assert.ok(weight > 0 && weight <= 1);
    for (const [language, list] of Object.entries(words)) {
      assert.ok(list, `${row} ${language}`);
      assert.equal(list, list.normalize("NFC"));
      if (!["zh", "ja"].includes(language))
        assert.match(list, /^[a-z\\ |~?*+:()[\]]+$/, `${row} ${language}`);
    }
  }
});

const sources = join(TESTS, "../../extension/src/portals");

test("every adapter is registered, has a page like it, and asks for no more hosts than it needs", () => {
  const adapters = readdirSync(sources)
    .filter((name) => name.endsWith(".ts"))
    .filter((name) => /: Portal = \{/.test(readFileSync(join(sources, name), "utf8")))
    .map((name) => name.replace(/\.ts$/, ""));
  const ids = [...PORTALS, GENERIC].map(({ id }) => id);
  assert.deepEqual([...ids].sort(), adapters.sort());
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.ok(existsSync(join(TESTS, "pages", `${id}.html`)), id);
  assert.deepEqual(GENERIC.matches, []);
  const patterns = PORTALS.flatMap(({ matches }) => matches);
  assert.equal(new Set(patterns).size, patterns.length);
  for (const pattern of patterns)
    assert.match(pattern, /^https:\/\/[a-z\d-]+(?:\.[a-z\d-]+)+\/[^*]*\*?$/, pattern);
  assert.ok(
    !patterns.some((pattern) =>
      /^https:\/\/(?:www\.)?(?:amazon|tiktok|walmart|aliexpress|shopify)\./.test(pattern),
    ),
  );
  assert.ok(
    !patterns.some((pattern) => /^https:\/\/www\.[^/]+\/\*/.test(pattern)),
    "a shop's whole public site",
  );
});

test("marketplaces are those that the server knows", () => {
  const rows = readFileSync(
    join(TESTS, "../../backend/brandlint/marketplaces/marketplaces.csv"),
    "utf8",
  )
    .trim()
    .split("\n")
    .slice(1);
  const known = new Set(rows.map((row) => row.split(",")[0]));
  for (const domain of AMAZON_DOMAINS) assert.ok(known.has(domain), domain);
  for (const { matches, marketplace } of PORTALS) {
    for (const pattern of matches) {
      const url = new URL(pattern.replace(/\*$/, ""));
      const named = marketplace(url, page(""));
      assert.ok(named === "" || known.has(named), `${url.host}: ${named}`);
    }
  }
});
