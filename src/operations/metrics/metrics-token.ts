/** Injects what a scraper must show; undefined: only this machine may scrape. */
export const METRICS_TOKEN = Symbol('metrics token');
