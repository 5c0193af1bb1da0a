// A review by keyboard: what is on the page, what is decided, and a queue that loses no decision on the way.

const $ = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const told = (id) => JSON.parse($(id)?.textContent ?? "null");
const start = told("start");
const words = told("words");

const LEVELS = ["critical", "major", "minor", "neutral"];
const STATES = ["open", "confirmed", "dismissed"];
const ITEM = 52; // pixels: the height of an entry of the work list
const KEPT = 2000; // rows that stay in memory when they are out of sight
const POLL = 2000; // milliseconds between questions for what others decided
const MOST = 20; // decisions in one request
const PATIENCE = 20000; // milliseconds before a request counts as failed

const make = (name, properties = {}, ...children) => {
  const { data, attributes, ...own } = properties;
  const element = Object.assign(document.createElement(name), own);
  Object.assign(element.dataset, data);
  for (const [key, value] of Object.entries(attributes ?? {})) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};
const filled = (text, values = {}) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name]);
const two = "2-digit"; // in figures: browsers do not know the months of every language
const time = new Intl.DateTimeFormat(document.documentElement.lang, { year: "numeric", month: two, day: two, hour: two, minute: two });

async function ask(path, body) {
  const options = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(path, { ...options, signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw Object.assign(new Error(path), { status: answer.status });
  return answer.json();
}

// ---- Rows, issues and what is decided -------------------------------------------------------------------------------

const rows = new Map(); // number → what the server told of a row
const itemsOf = new Map(); // number → its entries in the work list
const scores = new Map(); // number → the score that it came with: the order of the work list stays as it was
const waiting = { states: new Map(), texts: new Map() }; // what is decided and not yet kept: by an issue's key, by row
let version = 0;
let shown = []; // the work list as it is filtered and ordered
let here = { at: -0.5, row: -1, key: null }; // `at` may lie between two entries, when the one that was there is gone
let inOrder = sessionStorage.getItem("inOrder") === "1";
let found = null; // the rows that a search found
const hidden = { severity: new Set(), state: new Set(), code: new Set() };

const stateOf = (issue) => waiting.states.get(issue.key)?.state ?? issue.state;
const current = () => rows.get(here.row)?.issues.find((issue) => issue.key === here.key);
const item = () => itemsOf.get(here.row)?.find((one) => one.key === here.key);
const documentOf = (row) => start.documents.findLast((one) => one.first <= row);

function absorb(record) {
  const before = rows.get(record.row);
  if (before && before.version > record.version) return false;
  rows.set(record.row, record);
  const entries = record.issues
    .filter((issue) => issue.home === record.row)
    .map(({ key, severity, code, state, label }) => ({ key, row: record.row, id: record.id, severity, code, state, words: label }));
  if (!scores.has(record.row)) scores.set(record.row, record.score);
  const old = itemsOf.get(record.row) ?? [];
  const same = old.length === entries.length && old.every((one, at) => one.key === entries[at].key);
  if (same) old.forEach((one, at) => Object.assign(one, entries[at]));
  else itemsOf.set(record.row, entries);
  return !same;
}

const passes = (one) => !hidden.severity.has(one.severity) && !hidden.code.has(one.code) && !hidden.state.has(stateOf(one));

// Where an issue stands in the work list; one of several sentences stands under the first of them.
function placeOf(row, key) {
  const at = shown.findIndex((one) => one.row === row && (found || one.key === key));
  return at >= 0 || found ? at : shown.findIndex((one) => one.key === key);
}

function arrange() {
  if (found) {
    shown = found;
  } else {
    const level = (one) => LEVELS.indexOf(one.severity);
    shown = [...itemsOf.values()].flat().filter((one) => passes(one) || (one.row === here.row && one.key === here.key));
    shown.sort((a, b) => (inOrder ? 0 : level(a) - level(b) || scores.get(a.row) - scores.get(b.row)) || a.row - b.row);
  }
  const at = placeOf(here.row, here.key);
  here.at = at >= 0 ? at : Math.min(Math.ceil(here.at), shown.length) - 0.5;
  drawList();
  drawCounts();
}

// ---- The queue: a decision leaves it when the server has it on its disk ------------------------------------------------

const PREFIX = `tqcheck ${start?.name} `;
const queue = [];
const history = []; // what can be taken back: groups of tokens, and what it was before
let sending = false;
let most = MOST;
let delay = 0;
let retry = 0;
let late = ""; // why the last request failed
let serial = 0;

function decide(row, decision, seen = {}) {
  const entry = { row, ...seen, decision: { token: crypto.randomUUID(), author: author(), ...decision } };
  entry.place = `${PREFIX}${String(Date.now()).padStart(14, "0")}.${String(serial++).padStart(6, "0")}`;
  try {
    localStorage.setItem(entry.place, JSON.stringify(entry));
  } catch {
    // Full, or forbidden: the decision is still sent, and leaving the page still warns.
  }
  enqueue(entry);
  send();
  return entry.decision.token;
}

function enqueue(entry) {
  queue.push(entry);
  if (entry.key) waiting.states.set(entry.key, entry);
  if (entry.text !== undefined) waiting.texts.set(entry.row, entry);
}

function dequeue(token) {
  const at = queue.findIndex((entry) => entry.decision.token === token);
  if (at < 0) return;
  const [entry] = queue.splice(at, 1);
  localStorage.removeItem(entry.place);
  for (const [map, key] of [[waiting.states, entry.key], [waiting.texts, entry.row]]) {
    if (map.get(key) === entry) map.delete(key);
  }
  return entry;
}

async function send() {
  if (sending || !queue.length) return tell();
  sending = true;
  clearTimeout(retry);
  tell();
  const batch = queue.slice(0, most).map((entry) => entry.decision);
  try {
    const answer = await ask("/api/decisions", { decisions: batch, since: version });
    const settled = answer.taken.map(dequeue);
    for (const [token, why] of Object.entries(answer.refused)) settled.push(refuse(token, why));
    delay = 0;
    late = "";
    take(answer, settled.filter(Boolean).map((entry) => entry.row));
  } catch (error) {
    const mistaken = [400, 409, 413, 415, 422].includes(error.status);
    if (mistaken && batch.length > 1) most = 1; // so that one which cannot be kept holds none of the others up
    else if (mistaken) {
      draw([refuse(batch[0].token, String(error.status))?.row]);
      most = MOST;
    } else {
      delay = Math.min(Math.max(delay * 2, 250), 10000);
      late = error.status === 401 ? "stranger" : "offline";
      retry = setTimeout(send, delay);
    }
  }
  sending = false;
  tell();
  if (!late) send();
}

function refuse(token, why) {
  $("trouble").textContent = filled(words.refused, { why });
  $("trouble").hidden = false;
  setTimeout(() => ($("trouble").hidden = true), 8000);
  return dequeue(token);
}

let telling = 0;
function tell() {
  const text = filled(queue.length ? words[late || "saving"] : late ? words.silent : words.saved, { count: queue.length });
  $("saved").textContent = text;
  $("saved").classList.toggle("late", Boolean(late));
  // A reader of the screen hears how it stands in the end, and not every keystroke.
  clearTimeout(telling);
  telling = setTimeout(() => $("saved-told").textContent !== text && ($("saved-told").textContent = text), 500);
}

function take(answer, touched = []) {
  if (answer.anew) return anew();
  version = Math.max(version, answer.version);
  const changed = answer.rows.filter(absorb);
  if (changed.length) keepPlace(changed);
  draw([...answer.rows.map((record) => record.row), ...touched]);
}

async function poll() {
  if (!queue.length) {
    try {
      take(await ask(`/api/changes?since=${version}`));
      late = "";
    } catch (error) {
      late = error.status === 401 ? "stranger" : "offline";
    }
    tell();
  }
  setTimeout(poll, document.hidden ? POLL * 5 : POLL);
}

async function anew() {
  const answer = await ask("/api/issues");
  version = answer.version;
  itemsOf.clear();
  rows.clear();
  for (const one of answer.issues) {
    itemsOf.set(one.row, [...(itemsOf.get(one.row) ?? []), one]);
    if (!scores.has(one.row)) scores.set(one.row, one.score);
  }
  arrange();
  await Promise.all(slices.filter((slice) => slice.filled).map((slice) => fill(slice, true)));
  drawIssue();
}

// What an earlier page could not send, and what of yours is kept already: both can still be taken back.
async function adopt() {
  const mine = await ask(`/api/undoable?${new URLSearchParams({ author: author() })}`);
  const places = Object.keys(localStorage).filter((place) => place.startsWith(PREFIX)).sort();
  for (const place of places) enqueue({ ...JSON.parse(localStorage.getItem(place)), place });
  const unsent = queue.filter((entry) => entry.decision.kind !== "undo");
  const known = [...mine, ...unsent.map(({ row, decision }) => ({ row, token: decision.token }))];
  history.push(...known.map(({ row, token }) => ({ row, key: null, done: [{ token, undo: {} }] })));
  arrange();
  send();
}

// ---- The text: slices of rows, of which those near to sight are filled --------------------------------------------------

const flow = $("flow");
let slices = [];
let settled = 0; // until then the row that was jumped to is kept in its place while its neighbours come in

function layOut() {
  const width = (flow.clientWidth - 130) / 2;
  slices = start.sizes.map((size, number) => {
    const first = number * start.slice;
    const count = Math.min(start.slice, start.rows - first);
    const element = make("div", { className: "slice", data: { slice: number } });
    element.style.height = `${count * 32 + (size * 8.6 * 27) / Math.max(width, 150)}px`;
    return { element, first, count, filled: false, near: false };
  });
  flow.append(...slices.map((slice) => slice.element));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const slice = slices[target.dataset.slice];
        slice.near = isIntersecting;
        // What only flies past is not asked for.
        if (isIntersecting) setTimeout(() => slice.near && fill(slice), 40);
        else drain(slice);
      }
    },
    { root: flow, rootMargin: "900px 0px" },
  );
  for (const slice of slices) observer.observe(slice.element);
}

const sliceOf = (row) => slices[Math.floor(row / start.slice)];
const numbersOf = (slice) => Array.from({ length: slice.count }, (nothing, at) => slice.first + at);

async function load(slice) {
  if (numbersOf(slice).every((row) => rows.has(row))) return;
  slice.loading ??= ask(`/api/rows?first=${slice.first}&count=${slice.count}`)
    .then((records) => records.filter(absorb).length && arrange())
    .finally(() => (slice.loading = null));
  await slice.loading;
}

async function fill(slice, again = false) {
  try {
    await load(slice);
  } catch {
    setTimeout(() => slice.near && fill(slice, again), 1000);
    return;
  }
  if (slice.filled && !again) return;
  slice.filled = true;
  const focused = slice.element.contains(document.activeElement);
  slice.element.replaceChildren(...numbersOf(slice).map(rowElement));
  slice.element.style.height = "";
  if (focused) $(`r${here.row}`)?.focus({ preventScroll: true });
  if (performance.now() < settled) reveal(here.row);
}

function drain(slice) {
  if (!slice.filled || slice === sliceOf(here.row) || slice.element.querySelector(".editor")) return;
  slice.element.style.height = `${slice.element.offsetHeight}px`;
  slice.element.replaceChildren();
  slice.filled = false;
  if (rows.size > KEPT) for (const row of numbersOf(slice)) rows.delete(row);
}

function heading(row) {
  const own = start.documents.find((one) => one.first === row);
  if (!own || start.documents.length < 2) return null;
  const pair = own.source ? `${own.source} → ${own.target}` : own.target;
  return make("h2", { className: "document" }, own.title, " ", make("small", {}, pair));
}

function rowElement(number) {
  const row = rows.get(number);
  const draft = waiting.texts.get(number);
  const element = make("div", {
    className: `row ${row.role}`,
    id: `r${number}`,
    tabIndex: number === here.row ? 0 : -1,
    data: { row: number },
    attributes: { role: "listitem", "aria-setsize": start.rows, "aria-posinset": number + 1 },
  });
  if (number === here.row) element.setAttribute("aria-current", "true");
  const tags = [draft || !row.complete ? words.checking : row.edit && words.edited, row.notes.length && words.noted];
  const name = make("p", { className: "name" }, make("bdi", {}, row.id));
  name.append(...tags.filter(Boolean).map((tag) => make("span", { className: "tag" }, tag)));
  const title = heading(number);
  if (title) element.append(title);
  element.append(name, sideElement(row, "source"), draft ? draftElement(row, draft.text) : sideElement(row, "target"));
  return element;
}

function sideElement(row, name) {
  const side = row[name];
  const element = make("p", { className: name, lang: side.lang, dir: side.dir });
  if (!side.text.trim()) element.classList.add("empty");
  element.append(...side.pieces.map((piece) => pieceElement(row, piece)));
  if (!side.text.trim()) element.append(words.empty);
  return element;
}

function pieceElement(row, piece) {
  if (!piece.level) return piece.text;
  const issues = piece.issues.map((number) => row.issues[number]);
  const standing = issues.filter((issue) => stateOf(issue) !== "dismissed");
  const level = LEVELS.find((one) => standing.some((issue) => issue.severity === one)) ?? piece.level;
  const mark = make("mark", { className: level, data: { keys: issues.map((issue) => issue.key).join(" ") } }, piece.text);
  mark.classList.toggle("aside", !standing.length);
  mark.classList.toggle("lit", issues.some((issue) => issue.key === here.key));
  return mark;
}

const draftElement = (row, text) =>
  make("p", { className: "target checking", lang: row.target.lang, dir: row.target.dir }, text);

function draw(numbers) {
  const seen = new Set(numbers);
  for (const number of seen) {
    const element = $(`r${number}`);
    if (!element || !rows.has(number)) continue;
    if (element.querySelector(".editor")) {
      meanwhile(number);
      continue;
    }
    const focused = document.activeElement === element;
    element.replaceWith(rowElement(number));
    if (focused) $(`r${number}`).focus({ preventScroll: true });
  }
  if (seen.size) drawList();
  if (seen.size) drawCounts();
  if (seen.has(here.row)) drawIssue();
}

const light = (key) => all("mark").forEach((mark) => mark.classList.toggle("lit", mark.dataset.keys.split(" ").includes(key)));

async function reveal(row, block = "nearest") {
  const slice = sliceOf(row);
  if (!slice.filled) {
    slice.element.scrollIntoView({ block: "start" });
    settled = performance.now() + 1000;
    await fill(slice);
  }
  $(`r${row}`)?.scrollIntoView({ block });
}

// ---- The work list: only the entries in sight are there -----------------------------------------------------------------

const list = $("list");

function drawList() {
  const entries = list.firstElementChild;
  const focused = list.contains(document.activeElement) && document.activeElement.dataset.at;
  entries.style.height = `${shown.length * ITEM}px`;
  const first = Math.max(0, Math.floor(list.scrollTop / ITEM) - 4);
  const last = Math.min(shown.length, Math.ceil((list.scrollTop + list.clientHeight) / ITEM) + 4);
  const visible = shown.slice(first, last).map((one, at) => entryElement(one, first + at));
  entries.replaceChildren(...visible);
  if (focused) list.querySelector(`[data-at="${focused}"]`)?.focus({ preventScroll: true });
}

function drawCounts() {
  let all = 0;
  let open = 0;
  for (const entries of itemsOf.values()) {
    all += entries.length;
    for (const one of entries) if (stateOf(one) === "open") open++;
  }
  $("left").textContent = found ? filled(words.found, { count: shown.length }) : filled(words.left, { open, all });
  $("work-title").textContent = found ? words.results : words.issues;
}

function entryElement(one, at) {
  const state = one.code ? stateOf(one) : "";
  const button = make("button", { type: "button", tabIndex: at === Math.round(here.at) ? 0 : -1, data: { at } },
    make("span", { className: `bar-of ${one.severity ?? "neutral"}` }),
    make("bdi", { className: "words" }, one.words || (one.code ? "‸" : "")),
    make("span", { className: "at" }, one.id),
    make("span", { className: "kind" }, one.code ? `${words[one.severity]} · ${one.code}` : ""),
    make("span", { className: `state ${state}` }, state && state !== "open" ? words[state] : ""));
  if (at === here.at) button.setAttribute("aria-current", "true");
  const entry = make("li", { className: "item", attributes: { "aria-setsize": shown.length, "aria-posinset": at + 1 } }, button);
  entry.classList.toggle("done", state !== "open" && Boolean(one.code));
  entry.style.top = `${at * ITEM}px`;
  return entry;
}

function showEntry() {
  const top = Math.round(here.at) * ITEM;
  if (top < list.scrollTop + ITEM) list.scrollTop = top - ITEM;
  else if (top + 2 * ITEM > list.scrollTop + list.clientHeight) list.scrollTop = top + 2 * ITEM - list.clientHeight;
}

// ---- The issue at hand --------------------------------------------------------------------------------------------------

function drawIssue() {
  const row = rows.get(here.row);
  const panel = $("issue");
  if (!row) return panel.replaceChildren();
  const issue = current();
  const place = [
    Number.isInteger(here.at) && shown[here.at]?.row === here.row ? filled(words.position, { at: here.at + 1, all: shown.length }) : null,
    filled(words.sentence, { id: row.id }),
    filled(words.score, { score: Math.round(row.score) }),
  ];
  panel.replaceChildren(
    make("p", { className: "where" }, place.filter(Boolean).join(" · ")),
    ...(issue ? issueElements(issue) : [make("p", {}, words.clean)]),
    ...rowElements(row, issue));
  const replacement = issue?.replacement;
  for (const [name, possible] of [["confirm", issue], ["dismiss", issue], ["dismiss-why", issue], ["apply", replacement]]) {
    $(`do-${name}`).setAttribute("aria-disabled", String(!possible));
  }
}

function issueElements(issue) {
  const state = stateOf(issue);
  const evidence = make("dl", { className: "evidence" });
  for (const span of issue.spans) {
    const side = issue.spans.some((one) => one.row !== span.row) ? `${words[span.side]} ${span.id}` : words[span.side];
    evidence.append(make("dt", {}, side), make("dd", { lang: span.lang, dir: span.dir }, span.words || "‸"));
  }
  return [
    make("h2", { dir: "auto" }, issue.message),
    make("p", { className: "kind" }, make("span", { className: `level ${issue.severity}` }, words[issue.severity]), " · ",
      make("code", {}, issue.code), " · ", issue.category),
    evidence,
    issue.suggestion ? make("p", { className: "try" }, `${words.try}: `, make("b", { dir: "auto" }, issue.suggestion)) : null,
    state === "open" ? null : decidedElement(issue, state),
    make("p", { className: "about" }, start.checks[issue.code] ?? ""),
  ].filter(Boolean);
}

function decidedElement(issue, state) {
  const entry = waiting.states.get(issue.key);
  const by = entry ? { author: entry.decision.author, reason: entry.decision.reason } : issue.decided;
  if (!by) return make("p", { className: `decided ${state}` }, words.dismissedBefore);
  const text = filled(state === "confirmed" ? words.confirmedBy : words.dismissedBy, by);
  return make("p", { className: `decided ${state}` }, text, by.at ? make("small", {}, ` ${when(by)}`) : null,
    by.reason ? make("span", { dir: "auto" }, `: ${by.reason}`) : null);
}

const when = (by) => (by.at ? time.format(new Date(by.at)) : "");

function rowElements(row, issue) {
  const elements = [];
  const others = row.issues.filter((one) => one.key !== issue?.key);
  if (others.length) {
    elements.push(make("h3", {}, words.others), make("ul", {}, ...others.map((one) => make("li", {},
      make("button", { type: "button", data: { select: one.key }, attributes: { dir: "auto" } },
        make("span", { className: `level ${one.severity}` }, words[one.severity]), ` ${one.message} `,
        make("small", {}, words[stateOf(one)]))))));
  }
  if (row.edit) {
    elements.push(make("h3", {}, filled(words.editedBy, row.edit), " ", make("small", {}, when(row.edit))),
      make("p", {}, `${words.original}: `, make("span", { className: "text-of", lang: row.target.lang, dir: "auto" }, row.pair.texts[1])));
  }
  if (row.notes.length) {
    elements.push(make("h3", {}, words.notes), make("ul", {}, ...row.notes.map((note) => make("li", { className: "note", dir: "auto" },
      note.text, make("small", {}, ` – ${note.author} ${when(note)}`)))));
  }
  return elements;
}

const announce = (text) => ($("said").textContent = text);

// ---- Going about --------------------------------------------------------------------------------------------------------

async function go(place, { focus = true, block } = {}) {
  const before = here.row;
  here = place;
  for (const number of new Set([before, here.row])) {
    const element = $(`r${number}`);
    element?.toggleAttribute("aria-current", number === here.row);
    if (number === here.row) element?.setAttribute("aria-current", "true");
    if (element) element.tabIndex = number === here.row ? 0 : -1;
  }
  light(here.key);
  showEntry();
  drawList();
  drawIssue();
  $("issue").scrollTop = 0;
  await reveal(here.row, block);
  if (here !== place) return;
  if (focus) $(`r${here.row}`)?.focus({ preventScroll: true });
  drawIssue();
  light(here.key);
  const issue = current();
  announce(issue ? `${words[issue.severity]}: ${issue.message} – ${words[stateOf(issue)]}` : words.clean);
}

const goTo = (at, options) => {
  const one = shown[at];
  return one && go({ at, row: one.row, key: one.key ?? itemsOf.get(one.row)?.[0]?.key ?? null }, options);
};

function step(by) {
  const at = by > 0 ? Math.floor(here.at) + 1 : Math.ceil(here.at) - 1;
  if (shown[at]) return goTo(at);
  announce(by > 0 ? words.last : words.first);
}

function stepOpen(by) {
  const begin = by > 0 ? Math.floor(here.at) : Math.ceil(here.at);
  for (let turn = 1; turn <= shown.length; turn++) {
    const at = (((begin + by * turn) % shown.length) + shown.length) % shown.length;
    if (shown[at].code ? stateOf(shown[at]) === "open" : itemsOf.get(shown[at].row)?.some((one) => stateOf(one) === "open")) return goTo(at);
  }
  announce(words.nothingLeft);
}

function select(row, key = itemsOf.get(row)?.[0]?.key ?? null, options) {
  const at = placeOf(row, key);
  return go({ at: at >= 0 ? at : here.at, row, key }, options);
}

const stepRow = (by) => {
  const row = here.row + by;
  if (row >= 0 && row < start.rows) select(row);
};

// After a change the issue at hand may be gone: then another of its sentence, or none.
function keepPlace(changed) {
  const row = changed.find((record) => record.row === here.row);
  if (row && here.key && !row.issues.some((issue) => issue.key === here.key)) {
    here.key = row.issues.find((issue) => issue.home === row.row && stateOf(issue) === "open")?.key ?? null;
  }
  arrange();
  light(here.key);
}

// ---- Deciding -----------------------------------------------------------------------------------------------------------

const author = () => $("author").value.trim() || start.author;
const remember = (group) => history.push({ row: here.row, key: here.key, ...group });

// What is decided on an issue that has not been seen in full goes by its key.
function mark(row, issue, kind, reason = "", expires = "") {
  const before = stateOf(issue);
  const state = kind === "confirm" ? "confirmed" : "dismissed";
  const print = issue.fingerprint ?? { issue: issue.key };
  const decision = { kind, document: documentOf(row).id, ...print, reason, expires: expires || null };
  const token = decide(row, decision, { key: issue.key, state });
  draw([row]);
  announce(words[state]);
  return { token, undo: { key: issue.key, state: before } };
}

function settle(kind, reason, expires) {
  const issue = current() ?? item();
  if (!issue) return announce(words.none);
  if (stateOf(issue) === (kind === "confirm" ? "confirmed" : "dismissed") && !reason) return announce(words.already);
  remember({ done: [mark(here.row, issue, kind, reason, expires)] });
}

// A new translation; `issue` is the one that it shows to have been an error, if any.
function rewrite(row, text, suggested, issue) {
  const done = issue && stateOf(issue) !== "confirmed" ? [mark(row.row, issue, "confirm")] : [];
  const before = waiting.texts.get(row.row)?.text ?? row.target.text;
  const decision = { kind: "edit", document: row.pair.document, texts: row.pair.texts, occurrence: row.pair.at, text, suggested };
  done.push({ token: decide(row.row, decision, { text }), undo: { text: before } });
  remember({ row: row.row, done });
  draw([row.row]);
}

async function apply() {
  const issue = current();
  const change = issue?.replacement;
  if (!change) return announce(words.noSuggestion);
  if (change.row !== here.row) await select(change.row, issue.key);
  const row = rows.get(change.row);
  if (!row || waiting.texts.has(change.row)) return announce(words.wait);
  const letters = [...row.target.text]; // places are counted in code points
  const head = letters.slice(0, change.start).join("");
  const text = head + change.text + letters.slice(change.end).join("");
  if (issue.certain) return rewrite(row, text, true, issue);
  openEditor(change.row, text, [head.length, head.length + change.text.length]);
}

function undo() {
  const last = history.pop();
  if (!last) return announce(words.nothingToUndo);
  for (const { token, undo: seen } of last.done.reverse()) {
    decide(last.row, { kind: "undo", document: documentOf(last.row).id, undoes: token }, seen);
  }
  arrange();
  draw([last.row]);
  select(last.row, last.key ?? undefined);
  announce(words.undone);
}

function openEditor(number, text, selection) {
  const row = rows.get(number);
  const cell = $(`r${number}`)?.querySelector(".target");
  if (!row || !cell || cell.closest(".row").querySelector(".editor")) return;
  const own = waiting.texts.get(number)?.text ?? row.target.text;
  const area = make("textarea", { value: text ?? own, lang: row.target.lang, dir: "auto", spellcheck: true });
  area.setAttribute("aria-label", filled(words.editing, { id: row.id }));
  const issue = current();
  const counts = make("input", { type: "checkbox", checked: true });
  const asks = issue && number === here.row && stateOf(issue) === "open";
  const save = () => {
    const given = own.includes("\n") ? area.value : area.value.replace(/\s*[\n\t]\s*/g, " ");
    close();
    if (given !== own) rewrite(row, given, given === text, asks && counts.checked ? issue : null);
  };
  const close = () => {
    $(`r${number}`).replaceWith(rowElement(number));
    if (number === here.row) $(`r${number}`).focus({ preventScroll: true });
    else select(number, issue?.key);
  };
  const editor = make("div", { className: "editor" }, area,
    asks ? make("label", {}, counts, ` ${words.counts} (${issue.code})`) : null,
    make("p", { className: "buttons" },
      make("button", { type: "button", onclick: save }, `${words.save} `, make("kbd", { ariaHidden: "true" }, "Ctrl+Enter")),
      make("button", { type: "button", onclick: close }, `${words.cancel} `, make("kbd", { ariaHidden: "true" }, "Esc"))));
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  cell.replaceWith(editor);
  area.focus({ preventScroll: true });
  area.setSelectionRange(...(selection ?? flagged(number, own)));
  reveal(number);
}

// Where the editor begins: on the words of the issue at hand, or at the end.
function flagged(number, text) {
  const piece = rows.get(number).target.pieces.findIndex((one) => one.issues?.some((at) => rows.get(number).issues[at].key === here.key));
  if (piece < 0 || text !== rows.get(number).target.text) return [text.length, text.length];
  const head = rows.get(number).target.pieces.slice(0, piece).map((one) => one.text).join("").length;
  return [head, head + rows.get(number).target.pieces[piece].text.length];
}

function meanwhile(number) {
  const row = rows.get(number);
  const editor = $(`r${number}`).querySelector(".editor");
  if (!row.edit || editor.querySelector(".meanwhile")) return;
  editor.append(make("p", { className: "meanwhile", attributes: { role: "status" } }, `${filled(words.meanwhile, row.edit)} `,
    make("span", { lang: row.target.lang, dir: row.target.dir }, row.target.text)));
}

// What is done when a dialog is left by its button or by Ctrl+Enter: at once then, for the next key may be waiting.
function dialog(id, saved) {
  const box = $(id);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    box.close("");
    saved();
  });
  box.addEventListener("close", () => {
    if (box.returnValue === "save") saved();
    box.returnValue = "";
    $(`r${here.row}`)?.focus({ preventScroll: true });
  });
}

function open(id, ...fields) {
  if ($(id).open) return;
  for (const field of fields) $(field).value = "";
  $(id).showModal();
}

function note() {
  const row = rows.get(here.row);
  const text = $("note").value.trim();
  if (!row || !text) return;
  const decision = { kind: "note", document: row.pair.document, texts: row.pair.texts, occurrence: row.pair.at, text };
  remember({ done: [{ token: decide(row.row, decision), undo: {} }] });
}

// ---- Filter, order, search ----------------------------------------------------------------------------------------------

function drawFilter() {
  const everything = [...itemsOf.values()].flat();
  const count = new Map();
  const add = (kind, name) => count.set(`${kind} ${name}`, (count.get(`${kind} ${name}`) ?? 0) + 1);
  for (const one of everything) {
    add("severity", one.severity);
    add("code", one.code);
    add("state", stateOf(one));
  }
  const codes = [...new Set(everything.map((one) => one.code))].sort();
  for (const [kind, names] of [["severity", LEVELS], ["state", STATES], ["code", codes]]) {
    const boxes = names.map((name) => {
      const box = make("input", { type: "checkbox", checked: !hidden[kind].has(name), value: name, data: { kind } });
      return make("label", {}, box, ` ${words[name] ?? name} `, make("small", {}, String(count.get(`${kind} ${name}`) ?? 0)));
    });
    $(`filter-${kind}`).replaceChildren($(`filter-${kind}`).firstElementChild, ...boxes);
  }
}

function filter() {
  for (const box of all("#filter input")) {
    if (box.checked) hidden[box.dataset.kind].delete(box.value);
    else hidden[box.dataset.kind].add(box.value);
  }
  sessionStorage.setItem("hidden", JSON.stringify(Object.entries(hidden).map(([kind, names]) => [kind, [...names]])));
  drawFilterState();
  leaveSearch();
}

function drawFilterState() {
  const on = Object.values(hidden).some((names) => names.size);
  $("filtered").textContent = on ? words.filterOn : words.filter;
  $("order").replaceChildren(`${inOrder ? words.inOrder : words.gravest} `, make("kbd", { ariaHidden: "true" }, "s"));
}

function order() {
  inOrder = !inOrder;
  sessionStorage.setItem("inOrder", inOrder ? "1" : "0");
  drawFilterState();
  leaveSearch();
  showEntry();
  drawList();
}

async function search() {
  const query = $("query").value.trim();
  if (!query) return leaveSearch();
  const answer = await ask(`/api/search?${new URLSearchParams({ q: query })}`);
  if (!answer.length) return announce(words.nothingFound);
  found = answer.map((one) => ({ ...one, key: null }));
  here.at = -0.5;
  arrange();
  goTo(0);
}

function leaveSearch() {
  found = null;
  $("query").value = "";
  arrange();
}

// ---- Keys ---------------------------------------------------------------------------------------------------------------

const ACTIONS = {
  j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
  o: () => stepOpen(1), O: () => stepOpen(-1), J: () => stepRow(1), K: () => stepRow(-1),
  Home: () => goTo(0), End: () => goTo(shown.length - 1),
  c: () => settle("confirm"), d: () => settle("dismiss"), D: () => (current() ? open("why", "reason", "expires") : announce(words.none)),
  a: apply, e: () => openEditor(here.row), n: () => open("noting", "note"), u: undo,
  f: () => { drawFilter(); open("filter"); }, "/": () => $("query").focus(), s: order,
};
const EVERYWHERE = { "?": () => open("help"), "g d": () => leave("/figures"), "g t": () => leave("/") };
const MOVES = ["j", "k", "J", "K", "o", "O", "ArrowDown", "ArrowUp"];

// The letter on the key, or on a Latin keyboard the letter at its place: ‘о’ of a Russian one is j.
function keyOf(event) {
  if (event.code === "Slash" && event.key !== "?") return event.shiftKey ? "?" : "/";
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (!letter || event.key.length !== 1 || /[a-z]/i.test(event.key)) return event.key;
  return event.shiftKey ? letter : letter.toLowerCase();
}

async function leave(path) {
  // What is just being saved needs no question.
  for (let turn = 0; queue.length && !late && turn < 40; turn++) await new Promise((done) => setTimeout(done, 50));
  location.assign(path);
}

let lead = -Infinity; // when “g” was pressed, which the next key goes with

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, dialog, .menu[open]")) return;
  let key = keyOf(event);
  if (key.length === 1 && !$("keys").checked) return;
  if (key === "g") return void (lead = event.timeStamp);
  if (event.timeStamp - lead < 1500) key = `g ${key}`;
  lead = -Infinity;
  const act = EVERYWHERE[key] ?? (start && ACTIONS[key]);
  if (!act || (event.repeat && !MOVES.includes(key))) return;
  event.preventDefault();
  act();
}

// ---- Beginning ----------------------------------------------------------------------------------------------------------

function onPage() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest(".menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.firstElementChild.focus();
  });
  document.addEventListener("click", (event) => {
    for (const menu of all(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
    const opener = event.target.closest("[data-opens]");
    if (opener?.dataset.opens === "filter") drawFilter();
    if (opener) open(opener.dataset.opens);
  });
  for (const one of all('input[name="theme"]')) {
    one.addEventListener("change", () => {
      document.documentElement.dataset.theme = one.value;
      document.cookie = `tqcheck-theme=${one.value}; path=/; max-age=31536000; SameSite=Strict`;
    });
  }
  const keys = $("keys");
  keys.checked = localStorage.getItem("keys") !== "off";
  keys.addEventListener("change", () => localStorage.setItem("keys", keys.checked ? "on" : "off"));
  const name = $("author");
  name.value = localStorage.getItem("author") ?? start?.author ?? "";
  name.addEventListener("change", () => localStorage.setItem("author", name.value.trim()));
}

function onText() {
  $("source-name").textContent = start.documents[0].source;
  $("target-name").textContent = start.documents[0].target;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-key]");
    if (button && button.getAttribute("aria-disabled") !== "true") return ACTIONS[button.dataset.key]();
    const entry = event.target.closest("[data-at]");
    if (entry) return goTo(Number(entry.dataset.at));
    const other = event.target.closest("[data-select]");
    if (other) return select(here.row, other.dataset.select);
    const row = event.target.closest(".row");
    if (!row || event.target.closest(".editor") || String(getSelection())) return;
    const keys = event.target.closest("mark")?.dataset.keys.split(" ") ?? [];
    const number = Number(row.dataset.row);
    if (keys.length || number !== here.row) select(number, keys.find((key) => key === here.key) ?? keys[0]);
  });
  for (const kind of ["mouseover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const key = event.target.closest("[data-select]")?.dataset.select ?? shown[event.target.closest("[data-at]")?.dataset.at]?.key;
      light(key ?? event.target.closest("mark")?.dataset.keys.split(" ")[0] ?? here.key);
    });
  }
  list.addEventListener("scroll", () => requestAnimationFrame(drawList));
  $("search").addEventListener("submit", (event) => {
    event.preventDefault();
    search().catch(() => announce(words.silent));
  });
  $("query").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    leaveSearch();
    $(`r${here.row}`)?.focus({ preventScroll: true });
  });
  $("folded").addEventListener("click", () => {
    const unfolded = $("list").parentElement.classList.toggle("unfolded");
    $("folded").setAttribute("aria-expanded", String(unfolded));
    drawList();
  });
  $("filter").addEventListener("change", filter);
  $("filter-none").addEventListener("click", () => {
    for (const names of Object.values(hidden)) names.clear();
    drawFilter();
    filter();
  });
  dialog("why", () => settle("dismiss", $("reason").value.trim(), $("expires").value));
  dialog("noting", note);
  addEventListener("beforeunload", (event) => (queue.length || document.querySelector(".editor")) && event.preventDefault());
  addEventListener("online", send);
  addEventListener("pagehide", () => sessionStorage.setItem("here", JSON.stringify(here)));
  addEventListener("hashchange", byAddress);
}

function byAddress() {
  const row = Number(/^#s(\d+)$/.exec(location.hash)?.[1] ?? 0) - 1;
  if (!(row >= 0 && row < start.rows)) return false;
  select(row, undefined, { block: "center" });
  return true;
}

async function begin() {
  onPage();
  if (!start) return;
  onText();
  for (const [kind, names] of JSON.parse(sessionStorage.getItem("hidden") ?? "[]")) for (const name of names) hidden[kind].add(name);
  drawFilterState();
  await anew();
  await adopt();
  layOut();
  const last = JSON.parse(sessionStorage.getItem("here") ?? "null");
  if (byAddress()) return void poll();
  if (last && last.row < start.rows) select(last.row, last.key, { block: "center" });
  else if (shown.length) goTo(0, { block: "center" });
  else select(0);
  poll();
}

begin();
