// What a page fetches that a server feeds. A page from a file has no server.

class Server {
  async #get(path, parameters, signal) {
    const response = await fetch(`${path}?${new URLSearchParams(parameters)}`, { signal });
    const answer = await response.json().catch(() => null);
    if (!response.ok || !answer) throw new Error(answer?.error ?? `The server answered ${response.status}.`);
    return answer;
  }

  /** {data, remaining} */
  neighbours(id, limit, offset) {
    return this.#get("/api/neighbours", { id, limit, offset });
  }

  /** {entities, sentences} */
  search(q, signal) {
    return this.#get("/api/search", { q, limit: 20 }, signal);
  }

  dossier(id, signal) {
    return this.#get("/api/dossier", { id }, signal);
  }
}
