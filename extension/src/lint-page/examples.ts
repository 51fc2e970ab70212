// Listings to try; invented.
export const EXAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  1: {
    market: "amazon.com",
    own: "Norrvik",
    brand: "Norrvik",
    title:
      "iPhone 15 Pro Max Case with MagSafe, Shockproof Protective Cover, Velcro Strap, Best Seller, Black!!",
    bullet_1: "Works with Bluetooth headsets and fits better than Spigen",
    search_terms: "phone case samsung cover gift",
  },
  2: {
    market: "amazon.com",
    own: "Norrvik",
    brand: "Norrvik",
    category: "Beauty & Personal Care",
    title: "Hand cream, FDA approved, treats eczema, 75 ml",
    bullet_1: "Chemical free and clinically proven",
    description: "Free shipping. Write to help@example.com",
  },
  3: {
    market: "amazon.de",
    own: "Norrvik",
    brand: "Norrvik",
    title: "Umweltfreundliche Brotdose aus Edelstahl, versandkostenfrei",
    bullet_1: "Tupperware Qualität, Made in Germany",
    description: "Passend für jede Tasche 😀, mit Klettverschluss",
  },
};
