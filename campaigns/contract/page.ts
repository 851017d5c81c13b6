/** Lists that can grow come a page at a time: `next` of one page is sent as `after` for the following one. */
import * as z from 'zod/mini';

/** rows a page; each list has a number of its own where it is left out */
export const limit = z.optional(z.int().check(z.minimum(1), z.maximum(200)));

/** null on the last page */
export const next = z.nullable(z.string());
