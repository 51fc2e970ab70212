// The options page: one section a module.
import { ready } from "../shared/localize";
import { brands } from "./brands";
import { display } from "./display";
import { files } from "./files";
import { marketplaces } from "./marketplaces";
import { Page } from "./page";
import { portals } from "./portals";
import { rules } from "./rules";
import { server } from "./server";

async function start(): Promise<void> {
  const page = await ready(Page.open());
  for (const section of [server, display, brands, marketplaces, rules, portals, files])
    section(page);
  await page.readProfile();
}

void start();
