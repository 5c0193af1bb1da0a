
// Filters and keys. The page is complete without them: what they need is read from the page itself.
"use strict";
(() => {
  const LEVELS = ["critical", "major", "minor", "neutral"];
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const reasons = all(".reason");
  const issues = reasons.filter((reason) => reason.id);
  if (!issues.length) return;

  // Texts are in English here; a page in another language brings its own.
  const words = JSON.parse(document.documentElement.dataset.words ?? "{}");
  const say = (text, values) => (words[text] ?? text).replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const counts = (key) => {
    const found = new Map();
    for (const issue of issues) found.set(issue.dataset[key], (found.get(issue.dataset[key]) ?? 0) + 1);
    return found;
  };
  const labelOf = (severity) => issues.find((one) => one.dataset.severity === severity).querySelector(".level").textContent;
  const boxes = (key, names, found) => names.map((name) => {
    const box = make("input", { type: "checkbox", checked: true, value: name });
    box.dataset.filters = key;
    return make("label", {}, box, `${key === "severity" ? labelOf(name) : name} ${found.get(name)}`);
  });

  const severities = counts("severity");
  const checks = counts("check");
  const byCount = [...checks.keys()].sort((a, b) => checks.get(b) - checks.get(a) || a.localeCompare(b));
  const every = make("button", { type: "button" }, say("all"));
  const none = make("button", { type: "button" }, say("none"));
  const only = make("input", { type: "checkbox" });
  const status = make("span", { role: "status" });
  const previous = make("button", { type: "button", title: say("previous flagged segment (k)") }, "↑ ", make("kbd", {}, "k"));
  const next = make("button", { type: "button", title: say("next flagged segment (j)") }, "↓ ", make("kbd", {}, "j"));
  previous.setAttribute("aria-label", say("Previous flagged segment"));
  next.setAttribute("aria-label", say("Next flagged segment"));
  const level = make("fieldset", {}, ...boxes("severity", LEVELS.filter((name) => severities.has(name)), severities));
  level.setAttribute("aria-label", say("Severity"));
  const kind = make("fieldset", {}, make("span", {}, every, " ", none), ...boxes("check", byCount, checks));
  kind.setAttribute("aria-label", say("Checks"));
  const controls = make("div", { className: "controls" }, level,
    make("details", {}, make("summary", {}, say("Checks")), kind),
    make("label", {}, only, say("flagged segments only")),
    make("span", { className: "jump" }, status, previous, next));
  controls.setAttribute("role", "region");
  controls.setAttribute("aria-label", say("Filter"));
  document.querySelector("main").before(controls);

  const flagged = () => all(".segment.flagged").filter((segment) => !segment.hidden);

  const apply = () => {
    const wanted = { severity: new Set(), check: new Set() };
    for (const box of all("input[data-filters]:checked", controls)) wanted[box.dataset.filters].add(box.value);
    const severity = new Map();
    for (const reason of reasons) {
      const data = reason.dataset;
      reason.hidden = !(wanted.severity.has(data.severity) && wanted.check.has(data.check));
      if (!reason.hidden) severity.set(data.number, data.severity);
    }
    const shown = (list) => list.split(" ").filter((number) => severity.has(number));
    for (const mark of all("mark")) {
      const numbers = shown(mark.dataset.issues);
      const worst = LEVELS.find((name) => numbers.some((number) => severity.get(number) === name));
      mark.className = worst ?? "";
      const link = mark.firstElementChild;
      mark.dataset.shown = shown(mark.dataset.ending).join(",");
      if (worst) link.href = `#i${numbers.find((number) => severity.get(number) === worst)}`;
      else link.removeAttribute("href");
    }
    for (const segment of all(".segment")) {
      const speaks = all(".reason", segment).some((reason) => !reason.hidden);
      segment.classList.toggle("flagged", speaks);
      segment.hidden = only.checked && !speaks;
    }
    for (const wide of all(".wide")) wide.hidden = all(".reason", wide).every((reason) => reason.hidden);
    status.textContent = say("{count} flagged", { count: flagged().length });
  };

  const jump = (step) => {
    const segments = flagged();
    if (!segments.length) return;
    const here = document.activeElement?.closest(".segment");
    let place = segments.indexOf(here);
    if (place < 0) {
      // From where the reader is: the first flagged segment below this point, or the last above it.
      const from = here ? here.getBoundingClientRect().top : controls.getBoundingClientRect().bottom;
      const below = segments.findIndex((segment) => segment.getBoundingClientRect().top >= from);
      place = below < 0 ? segments.length - (step > 0 ? 1 : 0) : below - (step > 0 ? 1 : 0);
    }
    place = Math.min(Math.max(place + step, 0), segments.length - 1);
    segments[place].focus({ preventScroll: true });
    segments[place].scrollIntoView({ block: "center" });
    status.textContent = say("{place} of {count} flagged", { place: place + 1, count: segments.length });
  };

  const tick = (checked) => {
    for (const box of all('input[data-filters="check"]', controls)) box.checked = checked;
    apply();
  };
  every.onclick = () => tick(true);
  none.onclick = () => tick(false);
  previous.onclick = () => jump(-1);
  next.onclick = () => jump(1);
  controls.addEventListener("change", apply);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") jump(1);
    if (event.key === "k") jump(-1);
  });
  apply();
})();
