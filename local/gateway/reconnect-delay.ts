const RECONNECT_SECONDS = 0.3

/** postgres.js would wait up to 20 s before it tries again; a database on the same machine is back sooner. */
export const reconnectDelay = (): number => RECONNECT_SECONDS
