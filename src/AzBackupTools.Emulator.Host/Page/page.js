"use strict";
// Polls the emulator once a second and shows what it holds. Everything is set as text: names come from strangers.
const byId = (id) => document.getElementById(id);

function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined && text !== null) made.textContent = text;
  if (className) made.className = className;
  return made;
}

// What a small screen leaves out.
function wide(node) {
  const td = element("td", undefined, "wide");
  td.append(node);
  return td;
}

function row(...cells) {
  const tr = element("tr");
  for (const cell of cells) {
    if (cell instanceof HTMLTableCellElement) {
      tr.append(cell);
    } else if (cell instanceof Node) {
      const td = element("td");
      td.append(cell);
      tr.append(td);
    } else if (Array.isArray(cell)) {
      tr.append(element("td", cell[0], cell[1]));
    } else {
      tr.append(element("td", cell));
    }
  }
  return tr;
}

const time = (stamp) => (stamp ? stamp.slice(0, 19).replace("T", " ") : "");

// In tables the month, the day and the minute are enough; the whole moment stands in the tooltip.
function moment(stamp, className) {
  const made = element("time", time(stamp).slice(5, 16), className);
  made.title = stamp ? time(stamp) + " UTC" : "";
  return made;
}

const tones = {
  Completed: "good", Protected: "good", InProgress: "busy", Cancelling: "busy", IRPending: "busy",
  Failed: "bad", ProtectionError: "bad", SoftDeleted: "bad", Cancelled: "quiet", ProtectionStopped: "quiet", BackupsSuspended: "quiet",
};

function progress(job) {
  if (job.status !== "InProgress" && job.status !== "Cancelling") return job.end ? moment(job.end, "quiet") : "";
  const bar = element("progress");
  bar.max = 1;
  bar.value = job.share;
  bar.title = Math.round(job.share * 100) + " %";
  return bar;
}

function showJobs(jobs) {
  const running = jobs.filter((job) => !job.end).length;
  byId("job-count").textContent = running + " running";
  byId("jobs").replaceChildren(...jobs.map((job) => row(
    job.operation, job.item, [job.vault, "wide"], [job.status, tones[job.status]], progress(job), wide(moment(job.start)))));
}

function showVault(vault) {
  const part = element("div");
  const title = element("h3", vault.name + " ");
  title.append(element("span", `${vault.resourceGroup}, ${vault.location}, ${vault.itemCount} items`, "count"));
  part.append(title);
  if (vault.items.length === 0) return part;
  const table = element("table");
  const head = element("tr");
  for (const name of ["Item", "State", "Policy", "Points", "Last backup"]) head.append(element("th", name, name === "Points" ? "number" : name === "Policy" ? "wide" : ""));
  const top = element("thead");
  top.append(head);
  const body = element("tbody");
  for (const item of vault.items) {
    const state = item.purgeAt ? `${item.state}, purged ${time(item.purgeAt).slice(0, 10)}` : item.state;
    body.append(row(
      item.name, [state, `${tones[item.state] ?? ""} state`], [item.policy, "wide"], [item.recoveryPoints, "number"], moment(item.lastBackup, tones[item.lastBackupStatus])));
  }
  table.append(top, body);
  const scroll = element("div", undefined, "scroll");
  scroll.append(table);
  part.append(scroll);
  return part;
}

// What all addresses have in common says nothing, nor does what is said twice; the whole one stands in the tooltip.
function address(request) {
  const whole = request.path + request.query;
  let text = whole;
  try {
    text = decodeURIComponent(whole);
  } catch {
    // A stray per cent sign: it is shown as it came.
  }
  const [path, query] = [text.split("?")[0], text.includes("?") ? text.slice(text.indexOf("?")) : ""];
  const short = path
    .replace(/^\/subscriptions\/[^/]+(?=.)/i, "…")
    .replace(/\/providers\/Microsoft\.RecoveryServices/i, "")
    .replace(/\/backupFabrics\/[^/]+\/protectionContainers\/[^/]+\/protectedItems\/(?:VM;[^;/]+;)?/i, "/…/protectedItems/");
  const made = element("span", short);
  made.append(element("span", query, "quiet"));
  made.title = whole;
  return made;
}

function showRequests(requests, count) {
  byId("request-count").textContent = count + " in all";
  byId("requests").replaceChildren(...requests.toReversed().map((request) => row(
    [request.status || "reset", request.status === 0 || request.status >= 400 ? "bad" : "good"], request.method, address(request))));
}

function show(estate) {
  byId("now").textContent = time(estate.now) + " UTC";
  byId("vault-count").textContent = `${estate.vaults.length}, and ${estate.virtualMachines} machines`;
  showJobs(estate.jobs);
  byId("vaults").replaceChildren(...(estate.vaults.length ? estate.vaults.map(showVault) : [element("p", "There is no vault yet.", "quiet")]));
  showRequests(estate.requests, estate.requestCount);
}

function health(text, bad) {
  byId("health").textContent = text;
  byId("health").classList.toggle("bad", bad);
}

let shown = "";

async function refresh() {
  try {
    const answer = await fetch("/_emulator/estate", { cache: "no-store" });
    if (!answer.ok) throw new Error("status " + answer.status);
    const text = await answer.text();
    // A table that is written anew loses the reader's selection: only what is new is shown.
    if (text !== shown) {
      shown = text;
      show(JSON.parse(text));
    }
    health("serves at " + location.origin, false);
  } catch (problem) {
    health("does not answer (" + problem.message + ")", true);
  }
}

async function step(button) {
  button.disabled = true;
  try {
    await fetch("/_emulator/clock/advance", {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ seconds: Number(button.dataset.seconds) }),
    });
  } finally {
    button.disabled = false;
    await refresh();
  }
}

async function start() {
  for (const button of document.querySelectorAll("button[data-seconds]")) button.addEventListener("click", () => step(button));
  await refresh();
  const host = await (await fetch("/_emulator/host")).json();
  byId("pace").textContent = host.timeScale > 0 ? `flows at ${host.timeScale} times real time` : "stands still until somebody waits or steps";
  const poll = async () => {
    if (!document.hidden) await refresh();
    setTimeout(poll, 1000);
  };
  setTimeout(poll, 1000);
}

start();
