/* Talking with the desk's own addresses on the server, and asking gently how things stand. */
const EVERY = 5000; // ms

export class Talk {
  constructor(lab) {
    this.services = lab.services;
    this.settings = lab.services.ServerConnection.makeSettings();
    this.listeners = [];
    this.onLost = this.onFound = () => {};
    this.last = '';
  }

  listen(listener) {
    this.listeners.push(listener);
  }

  async start() {
    await this.now();
    this.timer = setInterval(() => document.hidden || this.now(), EVERY);
  }

  stop() {
    clearInterval(this.timer);
    clearTimeout(this.shortly);
    this.stopped = true;
  }

  /* Ask again in a moment: something was probably just saved. */
  soon() {
    if (this.stopped || !this.last) return;
    clearTimeout(this.shortly);
    this.shortly = setTimeout(() => this.now(), 700);
  }

  async now() {
    if (this.stopped) return;
    try {
      const state = await this.request('state', { method: 'GET' });
      this.run ??= state.run;
      if (state.run !== this.run) return location.reload(); // a new server: begin again with its kernels
      if (this.lost) this.onFound();
      this.lost = false;
      const text = JSON.stringify(state);
      if (text !== this.last) this.listeners.forEach(listener => listener(state));
      this.last = text;
    } catch (error) {
      if (!this.lost && !this.stopped) this.onLost(error);
      this.lost = true;
    }
  }

  post(verb, body) {
    return this.request(verb, { method: 'POST', body: JSON.stringify(body) });
  }

  shutdown() {
    const url = `${this.settings.baseUrl}api/shutdown`;
    return this.services.ServerConnection.makeRequest(url, { method: 'POST' }, this.settings);
  }

  /* JSON of an address; an Error whose message is the server's Japanese line when it refuses. */
  async request(verb, init) {
    const url = `${this.settings.baseUrl}kenshu/${verb}`;
    let response;
    try {
      response = await this.services.ServerConnection.makeRequest(url, init, this.settings);
    } catch {
      throw new Error('研修の机から返事がありません。黒い画面(start)が閉じていないか確かめて、もう一度試してください。');
    }
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) {
      throw new Error(answer.message || `うまくいきませんでした(${response.status})。もう一度試してください。`);
    }
    return answer;
  }
}
