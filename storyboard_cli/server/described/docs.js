// Finds, copies and opens on the page of the interface. The page can be read without it.
"use strict";

const find = document.getElementById("find");
const operations = [...document.querySelectorAll("details.operation")];
const words = new Map(operations.map((one) => [one, one.textContent.toLowerCase()]));

function search() {
  const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const one of operations) {
    const text = words.get(one);
    one.hidden = !wanted.every((word) => text.includes(word));
    shown += one.hidden ? 0 : 1;
  }
  for (const section of document.querySelectorAll("main > section")) {
    const inside = section.querySelectorAll("details.operation");
    section.hidden = wanted.length > 0 && ![...inside].some((one) => !one.hidden);
  }
  document.getElementById("count").textContent = wanted.length ? `${shown} of ${operations.length}` : "";
}

function openNamed() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named instanceof HTMLDetailsElement) {
    find.value = "";
    search();
    named.open = true;
    named.scrollIntoView();
  }
}

function addCopy(code) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.querySelector("pre").textContent);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  code.append(button);
}

if (navigator.clipboard) document.querySelectorAll(".code").forEach(addCopy);
document.querySelector(".find").hidden = false;
find.addEventListener("input", search);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== find) { event.preventDefault(); find.focus(); }
  if (event.key === "Escape" && document.activeElement === find) { find.value = ""; search(); }
});
window.addEventListener("hashchange", openNamed);
window.addEventListener("beforeprint", () => operations.forEach((one) => { one.open = true; }));
openNamed();
