// The manifests of both browsers, from one description. `portals` are the adapters' match patterns.
const SERVER = ["http://127.0.0.1/*", "http://localhost/*"];

// A public key: it pins the id in Chromium, so that a company's policy can name it.
const KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwryMrbguBNB5LGJKnxDzSeC7aiMp3kbZKbPKlirN8j2uP8NrmRNeUdIQ1r+3WLMZ/3Mfro8ygPsWyuStBxUOFw" +
  "15DcDnWKls0Yn0U3gicTXjXk4x3KjBnjF74NvCUZGmtWG9NFm1MKneyA0oNg6iho7imK/WcYybEfBKmG44qUlPZ7M+zUi7vZXqBVF9JjpcrtT9EJ4epMxwl6a2K1LhG3CR" +
  "rA60X0WHRcpt/mTF7Wns3mLGV1+fhHfd1vHx7VZoPuZ48awLjb5rXcc3suSw4ytotAtTQyIDgOQnd2w5nazJgDazrGET/bAxFkQb3yA5cpaoLjOWo3AItZQPE8RFNQIDAQAB";

export function manifest(browser, { version, portals }) {
  const common = {
    manifest_version: 3,
    name: "__MSG_name__",
    description: "__MSG_description__",
    default_locale: "en",
    version,
    icons: {
      16: "icons/icon-16.png",
      32: "icons/icon-32.png",
      48: "icons/icon-48.png",
      128: "icons/icon-128.png",
    },
    action: {
      default_popup: "popup.html",
      default_title: "brandlint",
      default_icon: { 16: "icons/icon-16.png", 32: "icons/icon-32.png" },
    },
    options_ui: { page: "options.html", open_in_tab: true },
    permissions: ["storage", "scripting", "activeTab"],
    host_permissions: [...SERVER, ...portals],
    optional_host_permissions: ["https://*/*", "http://*/*"],
    content_scripts: [
      { matches: portals, js: ["content.js"], all_frames: true, run_at: "document_idle" },
      {
        matches: portals,
        css: ["highlight.css"],
        all_frames: true,
        match_about_blank: true,
        run_at: "document_start",
      },
    ],
    commands: {
      "next-finding": {
        suggested_key: { default: "Alt+Shift+N" },
        description: "__MSG_next_finding__",
      },
      "previous-finding": {
        suggested_key: { default: "Alt+Shift+P" },
        description: "__MSG_previous_finding__",
      },
      "look-again": {
        suggested_key: { default: "Alt+Shift+L" },
        description: "__MSG_look_again__",
      },
    },
    storage: { managed_schema: "managed.json" },
    content_security_policy: {
      extension_pages: "default-src 'self'; connect-src http: https:; object-src 'none'",
    },
  };
  if (browser === "firefox") {
    const { storage: _, ...rest } = common; // Firefox takes managed settings without a schema
    return {
      ...rest,
      background: { scripts: ["worker.js"], type: "module" },
      sidebar_action: {
        default_panel: "panel.html",
        default_title: "brandlint",
        default_icon: "icons/icon-32.png",
        open_at_install: false,
      },
      browser_specific_settings: {
        gecko: {
          id: "extension@brandlint",
          strict_min_version: "142.0",
          data_collection_permissions: { required: ["websiteContent"] },
        },
      },
    };
  }
  return {
    ...common,
    key: KEY,
    permissions: [...common.permissions, "sidePanel"],
    background: { service_worker: "worker.js", type: "module" },
    side_panel: { default_path: "panel.html" },
    minimum_chrome_version: "114",
  };
}
