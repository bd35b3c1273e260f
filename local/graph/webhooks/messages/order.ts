import { z } from 'zod'
import { customerMessage } from './kind.ts'

/** A cart. */
export const order = customerMessage({
  type: 'order',
  input: z.looseObject({
    catalog_id: z.string(),
    product_items: z.array(z.looseObject({ product_retailer_id: z.string(), quantity: z.number() })).min(1),
  }),
  write: (_, value) => ({ value }),
})
