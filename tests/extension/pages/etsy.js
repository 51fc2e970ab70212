// The listing editor of Etsy: plain fields with fixed ids; tags are typed in one field and become
// chips.
import { action, bind, make, startPage } from "/page.js";

const MOST_TAGS = 13;
const LONGEST_TAG = 20;
const model = { tags: ["mug", "harry potter gift"] };

for (const field of document.querySelectorAll("form :is(input, textarea)")) bind(field, model);

const entry = document.querySelector("#listing-tags-input");
const chips = document.querySelector("#tags");
const showTags = () => chips.replaceChildren(...model.tags.map((tag) => make("li", {}, tag)));

function addTags() {
  const tags = entry.value
    .split(",")
    .map((tag) => tag.trim().slice(0, LONGEST_TAG))
    .filter((tag) => tag && !model.tags.includes(tag));
  model.tags = [...model.tags, ...tags].slice(0, MOST_TAGS);
  model.tag = "";
  // Written without an event, as such forms do.
  entry.value = "";
  showTags();
}

entry.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  addTags();
});
showTags();
startPage(model);
action("tag", addTags);
