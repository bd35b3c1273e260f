import { bsuidOf } from './ids.ts'
import { countryOf, digitsOf } from './phone-numbers.ts'

/** A person with a phone. */
export type Customer = {
  /** Digits; the key of a customer inside the emulator, even when Meta hides it. */
  phone: string
  name: string
  bsuid: string
  username?: string
  /** Meta shows the number of a person with a username only under conditions; here it is a switch. */
  hide_phone: boolean
  /** An offline phone gets messages when it is online again. */
  online: boolean
  /** Marketing templates to this person fail. */
  marketing_stopped: boolean
  /** People that the phone page offers, unlike those that came into being by being written to. */
  listed: boolean
}

/** What is needed to make a customer. */
export type NewCustomer = Pick<Customer, 'phone'> & Partial<Omit<Customer, 'phone'>>

/** The people of Cairo and around who are there after a start. */
const seed: NewCustomer[] = [
  { phone: '201001234871', name: 'منى السيد' },
  { phone: '201116620943', name: 'أحمد عبد الرحمن' },
  { phone: '201223398105', name: 'Nadine Fawzy', username: 'nadine.fawzy' },
  { phone: '201557704418', name: 'محمود حسن البنا' },
  { phone: '201018845536', name: 'هبة الله مصطفى' },
  { phone: '201279016632', name: 'Karim Shaker' },
]

/** The customers, found by number, business-scoped id or username. */
export class CustomerStore {
  readonly #customers = new Map<string, Customer>()
  readonly #byBsuid = new Map<string, Customer>()

  constructor() {
    this.reset()
  }

  /** Makes a customer; one with the same number gets the new values. */
  put(values: NewCustomer): Customer {
    const phone = digitsOf(values.phone)
    const before = this.#customers.get(phone)
    const customer: Customer = {
      phone,
      name: values.name ?? before?.name ?? `+${phone}`,
      bsuid: values.bsuid ?? before?.bsuid ?? bsuidOf(phone, countryOf(phone)),
      hide_phone: values.hide_phone ?? before?.hide_phone ?? false,
      online: values.online ?? before?.online ?? true,
      marketing_stopped: values.marketing_stopped ?? before?.marketing_stopped ?? false,
      listed: values.listed ?? before?.listed ?? true,
    }
    const username = values.username ?? before?.username
    if (username) customer.username = username
    if (before) this.#byBsuid.delete(before.bsuid)
    this.#customers.set(phone, customer)
    this.#byBsuid.set(customer.bsuid, customer)
    return customer
  }

  /** A customer by number (any writing), business-scoped id or username. */
  find(text: string): Customer | undefined {
    return (
      this.#byBsuid.get(text) ??
      this.#customers.get(digitsOf(text)) ??
      [...this.#customers.values()].find((customer) => customer.username === text)
    )
  }

  /** All customers in the order in which they came. */
  all(): Customer[] {
    return [...this.#customers.values()]
  }

  /** Back to the people of the start. */
  reset(): void {
    this.#customers.clear()
    this.#byBsuid.clear()
    for (const person of seed) this.put(person)
  }
}
