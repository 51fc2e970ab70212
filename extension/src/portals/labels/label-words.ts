// Words of labels and names, and the kind of field that they name. Data only; `words.ts` reads it. `|`
// stands between alternatives, `~` for any further letters (German writes compounds), the rest is
// the syntax of regular expressions. Words are folded as texts are: no accents, no capitals, signs
// as spaces (`mots-clés` → `mots cles`). All languages are tried on all texts, so a word of one
// language must not be a common word of another's labels. A longer match hides what lies inside it
// ("search terms" hides "search"); of two matches of the same signs the upper row counts.
import type { Role } from "../portal";

export type Language = "en" | "zh" | "de" | "fr" | "es" | "it" | "ja";
/** `veto`: no field of a listing. */
export type LabelKind = Role["kind"] | "veto";

export interface LabelRow {
  kind: LabelKind;
  /** 1: the label alone decides; less: only where nothing stronger speaks */
  weight: number;
  words: Record<Language, string>;
}

export const LABEL_WORDS: readonly LabelRow[] = [
  {
    // Looks for something instead of saying something.
    kind: "veto",
    weight: 1,
    words: {
      en: "search|filters?|query|nkw",
      zh: "搜索|搜尋|查找|查询|筛选",
      de: "~suchen?|suchfeld",
      fr: "rechercher?|chercher|filtrer",
      es: "buscar|busqueda|filtrar",
      it: "cerca|ricerca|filtra",
      ja: "検索|絞り込み",
    },
  },
  {
    // Figures, codes and stock.
    kind: "veto",
    weight: 1,
    words: {
      en: "prices?|costs?|msrp|skus?|stock|inventory|quantity|qty|custom label|barcode|upc|ean|gtin|isbn|asins?|mpn|(?:part|model|serial|item|style) (?:number|no)|(?:product|item) code",
      zh: "[价價]格|[单售定原][价價]|零售[价價]|[库庫]存|[数數]量|[编編][码碼]|货号|条码|条形码|款号",
      de: "~preise?|~kosten|~menge|anzahl|~bestand|(?:artikel|bestell|hersteller|teile|modell)nummer|bestandseinheit",
      fr: "prix|couts?|quantites?|code barres?|reference|numero (?:de piece|de modele|de serie)|libelle personnalise",
      es: "precios?|cost[eo]s?|cantidad|existencias|inventario|codigo de barras|referencia|numero de (?:pieza|modelo|serie)|etiqueta personalizada",
      it: "prezz[oi]|quantita|giacenz[ae]|codice (?:a barre|articolo)|numero di (?:parte|modello|serie)|etichetta personalizzata",
      ja: "価格|値段|在庫|商品コード|管理番号|型番|品番",
    },
  },
  {
    // Copy that is judged by other measures, and titles that are none.
    kind: "veto",
    weight: 1,
    words: {
      en: "conditions?|sub ?titles?",
      zh: "成色|品相|新旧|[商物]品(?:状况|狀況)|副[标標][题題]",
      de: "~zustand~|untertitel",
      fr: "etat|sous titres?",
      es: "estado|condicion(?:es)?|subtitulos?",
      it: "condizion[ei]|sottotitol[oi]",
      ja: "状態|コンディション|サブタイトル",
    },
  },
  {
    // The way of the goods, the account, the conversation.
    kind: "veto",
    weight: 1,
    words: {
      en: "shipping|delivery|handling|returns?|refunds?|passwords?|e ?mails?|address(?:es)?|post ?code|(?:tele)?phone(?: number)?|fax|coupons?|vouchers?|discounts?|promotions?|comments?|messages?|reply|reviews?|feedback|questions?|notes?|captcha|otp|(?:verification|security|one time|promo) code|user ?name|urls?|website|slug",
      zh: "[运運][费費]|物流|配送|[发發][货貨]|包裹|退货|密[码碼]|[邮郵][箱件]|地址|[电電][话話]|手机号|[优優]惠|折扣|促销|[评評][论論价]|留言|[备備][注註]|验证码|用户名|账号|网址",
      de: "~versand~|liefer~|ruck(?:sendung|gabe)~|~passwort|kennwort|~adresse|anschrift|postleitzahl|telefon~|gutschein~|rabatt~|~kommentare?|~nachricht(?:en)?|bewertung~|~notiz(?:en)?|bemerkung(?:en)?|benutzername",
      fr: "livraison|expedition|retours?|mot de passe|courriel|adresses?|code (?:postal|promo)|telephone|bon de reduction|remises?|commentaires?|avis|remarques?|nom d utilisateur|identifiant",
      es: "envio|entrega|devolucion(?:es)?|contrasena|correo|direccion|codigo postal|telefono|cupon(?:es)?|descuentos?|promocion|comentarios?|mensajes?|resenas?|notas?|usuario",
      it: "spedizion[ei]|consegna|reso|posta elettronica|indirizzo|codice postale|buono|scont[oi]|promozione|comment[oi]|messaggi?o?|recension[ei]|nome utente",
      ja: "送料|発送|返品|パスワード|メール|住所|電話|クーポン|割引|コメント|メッセージ|レビュー|備考|認証コード|ユーザー名",
    },
  },
  {
    // The server says nothing about these: below 1, so that a title whose label mentions them stays
    // a title.
    kind: "compatible_devices",
    weight: 0.95,
    words: {
      en: "compatible(?: ~)*|(?:~ )?compatibility|for use with|fits models?",
      zh: "兼容~|适用[机型设手车品]~|適用[機型設車]~|适配~",
      de: "kompatib~(?: ~)*|passend fur",
      fr: "~ compatibles?",
      es: "compatib~(?: ~)*",
      it: "~ compatibil[ei]",
      ja: "対応機種|対応モデル|対応デバイス|対応端末|適合機種|適合車種|互換~",
    },
  },
  {
    kind: "item_highlights",
    weight: 1,
    words: {
      en: "item highlights?|title differentiation",
      zh: "商品亮[点點]",
      de: "artikel ?highlights?",
      fr: "points? forts? de l article",
      es: "aspectos? destacados? del (?:articulo|producto)",
      it: "punt[oi] di forza dell articolo",
      ja: "商品の?ハイライト",
    },
  },
  {
    // Copy that buyers or search engines read, yet none of the listing's main fields. Too weak for
    // a name alone.
    kind: "text",
    weight: 0.75,
    words: {
      en: "(?:page|meta|seo|module|section|image) (?:titles?|descriptions?)|title tag|search engine|seo|(?:short|brief|case) descriptions?|summary|brand story|headlines?|captions?|alt text|body text|(?:product )?highlights?|materials?|colou?rs?|styles?|themes?|ingredients?|model name|manufacturer|special features?|personali[sz]ation",
      zh: "页面标题|简?短描述|简介|品牌故事|图片说明|材[质質料]|[颜顏]色|款式|制造商|厂家",
      de: "seitentitel|(?:meta|seo) ?(?:titel|beschreibung)|kurzbeschreibung|uberschrift|bildunterschrift|materialien|farbe|inhaltsstoffe|modellname|hersteller",
      fr: "titre (?:de la page|seo|meta)|meta titre|description (?:courte|seo)|resume|legende|matieres?|couleurs?|nom du modele|fabricant",
      es: "titulo (?:de la pagina|seo|meta)|meta ?(?:titulo|descripcion)|descripcion (?:corta|breve|seo)|resumen|encabezado|materiales|colores|nombre del modelo|fabricante",
      it: "titolo (?:della pagina|seo|meta)|meta ?(?:titolo|descrizione)|descrizione (?:breve|seo)|didascalia|materiale|color[ei]|nome (?:del )?modello|produttore",
      ja: "ページタイトル|メタ(?:タイトル|説明)|短い説明|概要|見出し|素材|カラー|モデル名|メーカー名?|製造元",
    },
  },
  {
    kind: "search_terms",
    weight: 1,
    words: {
      en: "(?:search|backend|generic|meta|hidden)? ?keywords?|search (?:terms?|tags?|words?)|tags?",
      zh: "(?:搜索|搜尋)?(?:关键|關鍵)[词詞字]|搜索词|标签|標籤",
      de: "suchbegriffe?|(?:such|schlussel|schlag|stich)wort(?:er?)?",
      fr: "mots? cles?(?: de recherche)?|termes? de recherche|etiquettes?",
      es: "palabras? claves?(?: de busqueda)?|terminos? de busqueda|etiquetas?",
      it: "parol[ae] chiave(?: di ricerca)?|termini? di ricerca|etichett[ae]",
      ja: "(?:検索)?キーワード|検索(?:用語|ワード|語句)|タグ",
    },
  },
  {
    kind: "bullet",
    weight: 1,
    words: {
      en: "bullets?(?: points?)?|(?:key|product) (?:product )?features?|features? \\d+|selling points?|key (?:points?|benefits?)",
      zh: "[卖賣][点點]|五点描述|要[点點]|[商产]品特[点性]",
      de: "(?:aufzahlungs|stich|attribut)punkte?|aufzahlungszeichen|verkaufsargumente?|(?:produkt|haupt)merkmale?",
      fr: "puces?|points? (?:cles?|forts?)|caracteristiques? (?:cles?|principales?|du produit)|arguments? de vente",
      es: "vinetas?|puntos? (?:clave|destacados?)|caracteristicas? (?:clave|principales?|del producto)",
      it: "elenco puntato|punt[oi] (?:elenco|chiave|di forza)|caratteristiche? (?:chiave|principali?|del prodotto)",
      ja: "箇条書き|商品の?(?:特徴|仕様)|セールスポイント",
    },
  },
  {
    kind: "brand",
    weight: 1,
    words: {
      en: "brands?|brand names?|vendor",
      zh: "品牌(?:名[称稱])?",
      de: "marken?|markenname|(?:hersteller|produkt|eigen)marke",
      fr: "marques?|nom de (?:la )?marque",
      es: "marcas?|nombre de (?:la )?marca",
      it: "marchi?o?|nome (?:della marca|del marchio)",
      ja: "ブランド名?",
    },
  },
  {
    kind: "category",
    weight: 0.9,
    words: {
      en: "categor(?:y|ies)|(?:product|item) type(?: keyword)?",
      zh: "[类類]目|分[类類]|[类類][别別]|[商产]品类型",
      de: "~kategorien?|produkttyp|produktart|artikelart|warengruppe",
      fr: "categories?|types? d(?:e produit| article)",
      es: "categorias?|tipos? de (?:producto|articulo)",
      it: "categori[ae]|tip[oi] di (?:prodotto|articolo)",
      ja: "カテゴリー?|商品タイプ",
    },
  },
  {
    kind: "description",
    weight: 1,
    words: {
      en: "descriptions?|(?:product|item) details",
      zh: "描述|[详詳]情|[说說]明|介[绍紹]",
      de: "~beschreibung(?:stext)?|(?:produkt|artikel)details",
      fr: "descriptif",
      es: "descripcion(?:es)?|detalles del producto",
      it: "descrizion[ei]|dettagli del prodotto",
      ja: "説明|紹介文|詳細",
    },
  },
  {
    kind: "title",
    weight: 1,
    words: {
      en: "(?:product|item|listing|goods) (?:titles?|names?)|titles?",
      zh: "[标標][题題]|(?:[商产產]品|宝贝)名|品名",
      de: "~titel|(?:produkt|artikel)(?:name|bezeichnung)",
      fr: "titres?|nom (?:du produit|de l (?:article|objet))|intitule",
      es: "titulos?|nombre del (?:producto|articulo)",
      it: "titol[oi]|nome (?:del )?prodotto|nome dell (?:articolo|oggetto)",
      ja: "タイトル|製品名|商品の?名",
    },
  },
];
