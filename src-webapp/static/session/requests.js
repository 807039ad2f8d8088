/* What the page asks the server for beside its socket. */

export class Requests {
  #context;
  #token;

  /** `context` is the application's path, `token` the page's token. */
  constructor(context, token) {
    this.#context = context;
    this.#token = token;
  }

  /** Makes a workspace that is this browser's the one that its new tabs open; says whether that was done. */
  settle(workspace, deed) {
    return this.#atWorkspace("POST", workspace, deed);
  }

  /** Deletes a workspace that is this browser's; says whether that was done. */
  delete(workspace, deed) {
    return this.#atWorkspace("DELETE", workspace, deed);
  }

  #atWorkspace(method, workspace, deed) {
    const query = new URLSearchParams({ w: workspace, d: deed, t: this.#token });
    return fetch(`${this.#context}/workspace?${query}`, { method }).then(({ ok }) => ok, () => false);
  }

  /** Has the server make a new workspace of a file; its answer, {status, told}, status 0 when none came within `patience`. */
  async importWhole(file, patience) {
    const query = new URLSearchParams({ t: this.#token });
    try {
      const answer = await fetch(`${this.#context}/import?${query}`, { method: "POST", body: file, signal: AbortSignal.timeout(patience) });
      return { status: answer.status, told: await answer.text() };
    } catch {
      return { status: 0, told: "" };
    }
  }
}
