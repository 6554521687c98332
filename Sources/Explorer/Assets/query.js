// The page on which people write SPARQL (docs/serve.md). Everything that comes is text: it is never taken for markup.
"use strict";

(() => {
  const element = (id) => document.getElementById(id);
  const form = element("form");
  const editor = element("query");
  const status = element("status");
  const error = element("error");
  const results = element("results");
  const stop = element("stop");
  const prefixes = Object.entries(JSON.parse(form.dataset.prefixes)).sort((a, b) => b[1].length - a[1].length);
  const entities = JSON.parse(form.dataset.prefixes).id;
  const mostRows = 1000;
  let running = null;

  const make = (name, text, attributes = {}) => {
    const node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };

  // Asks the endpoint; an error has what the server says.
  const ask = async (accept) => {
    running?.abort();
    running = new AbortController();
    const response = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query; charset=utf-8", Accept: accept },
      body: editor.value,
      signal: running.signal,
    });
    if (!response.ok) throw new Error(await response.text());
    return response;
  };

  // Does something while the page says so.
  const work = async (action) => {
    error.hidden = true;
    stop.hidden = false;
    status.textContent = "Running…";
    const start = performance.now();
    try {
      const said = await action();
      status.textContent = `${said}, ${((performance.now() - start) / 1000).toFixed(2)} s`;
    } catch (reason) {
      status.textContent = reason.name === "AbortError" ? "Stopped" : "";
      if (reason.name !== "AbortError") show(reason);
    } finally {
      stop.hidden = true;
    }
  };

  const show = (reason) => {
    const text = reason instanceof TypeError
      ? "The answer broke off: a limit was reached, or the server has stopped."
      : reason.message.trim();
    const place = /line (\d+), column (\d+)/.exec(text);
    error.textContent = text;
    error.hidden = false;
    if (!place) return;
    const [line, column] = [Number(place[1]), Number(place[2])];
    const lines = editor.value.split(/\r\n|\r|\n/);
    const shown = [...(lines[line - 1] ?? "")];
    error.textContent = `${text}\n\n  ${shown.join("")}\n  ${" ".repeat(column - 1)}^`;
    const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    const start = before + shown.slice(0, column - 1).join("").length;
    editor.focus();
    editor.setSelectionRange(start, Math.min(start + 1, editor.value.length));
  };

  const shortened = (iri) => {
    const found = prefixes.find(([, start]) => iri.startsWith(start) && iri.length > start.length);
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
  };

  // Where an IRI leads: to a page of this server, or out.
  const address = (iri) => {
    if (entities && iri.startsWith(entities)) return `/entity/${iri.slice(entities.length)}`;
    return /^https?:/i.test(iri) ? iri : null;
  };

  const term = (value) => {
    if (!value) return make("span", "");
    if (value.type === "uri") {
      const link = address(value.value);
      const text = shortened(value.value);
      return link ? make("a", text, { href: link, title: value.value }) : make("span", text);
    }
    if (value.type === "bnode") return make("span", `_:${value.value}`);
    const node = make("span", value.value, { dir: "auto" });
    if (value["xml:lang"]) node.lang = value["xml:lang"];
    return node;
  };

  const table = (answer) => {
    const names = answer.head.vars;
    const rows = answer.results.bindings;
    const head = make("tr");
    for (const name of names) head.append(make("th", name, { scope: "col" }));
    const body = make("tbody");
    for (const row of rows.slice(0, mostRows)) {
      const line = make("tr");
      for (const name of names) {
        const cell = make("td");
        cell.append(term(row[name]));
        line.append(cell);
      }
      body.append(line);
    }
    const top = make("thead");
    top.append(head);
    const node = make("table");
    node.append(top, body);
    results.replaceChildren(node);
    const cut = rows.length > mostRows ? `, the first ${mostRows} shown` : "";
    return `${rows.length} row${rows.length === 1 ? "" : "s"}${cut}`;
  };

  const run = () => work(async () => {
    const response = await ask("application/sparql-results+json, text/turtle;q=0.9");
    results.replaceChildren();
    if (!response.headers.get("Content-Type").startsWith("application/sparql-results+json")) {
      results.append(make("pre", await response.text()));
      return "A graph in Turtle";
    }
    const answer = await response.json();
    if ("boolean" in answer) {
      results.append(make("p", answer.boolean ? "Yes" : "No"));
      return "Answered";
    }
    return table(answer);
  });

  const download = (button) => work(async () => {
    const accept = button.dataset.accept;
    const response = await ask(`${accept}, text/turtle;q=0.5`);
    const ending = response.headers.get("Content-Type").startsWith("text/turtle")
      ? "ttl" : button.textContent.toLowerCase();
    const link = make("a", "", { href: URL.createObjectURL(await response.blob()), download: `answer.${ending}` });
    link.click();
    URL.revokeObjectURL(link.href);
    return "Downloaded";
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  editor.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  });
  element("example").addEventListener("change", (event) => {
    if (event.target.value) editor.value = event.target.value;
  });
  element("downloads").addEventListener("click", (event) => {
    if (event.target instanceof HTMLButtonElement) download(event.target);
  });
  stop.addEventListener("click", () => running?.abort());
  const given = new URLSearchParams(location.search).get("query");
  if (given) editor.value = given;
})();
