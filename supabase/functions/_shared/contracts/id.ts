import { z } from 'zod'

/** Id of a row: any UUID that Postgres accepts, whatever its version. */
export const Id = z.guid().meta({ format: 'uuid' })

/** Moment of time as Postgres writes it, with its offset. */
export const Moment = z.iso.datetime({ offset: true })
