import { describe, expect, it } from 'vitest'
import {
  answersOf,
  cardsOf,
  offerOf,
  orderOf,
  placeOf,
  referralOf,
  replyDetail,
  safeLink,
  wordsOfFlow,
} from './content'

const flow = (answer: unknown) => ({
  content: { nfm_reply: { response_json: typeof answer === 'string' ? answer : JSON.stringify(answer) } },
})

describe('safeLink', () => {
  it('takes http and https, and nothing else', () => {
    expect(safeLink('https://example.com/a b')).toBe('https://example.com/a%20b')
    for (const bad of [
      'javascript:alert(1)',
      ' JavaScript:alert(1)',
      'data:text/html,x',
      'ftp://x',
      '/x',
      'x',
      '',
      7,
      null,
    ])
      expect(safeLink(bad), String(bad)).toBeNull()
  })
})

describe('placeOf', () => {
  it('links to the map, with the name and the address', () => {
    expect(
      placeOf({ content: { latitude: 30.05, longitude: 31.23, name: 'المعرض', address: 'شارع التسعين' } }),
    ).toEqual({
      name: 'المعرض',
      address: 'شارع التسعين',
      map: 'https://www.google.com/maps/search/?api=1&query=30.05,31.23',
    })
  })

  it('has no link without a place on earth', () => {
    expect(placeOf({ content: { latitude: '30&q=evil', longitude: 31 } }).map).toBeNull()
    expect(placeOf({ content: { latitude: 91, longitude: 31 } }).map).toBeNull()
    expect(placeOf({ content: null }).map).toBeNull()
  })
})

describe('cardsOf', () => {
  it('reads name, company, numbers, mail and web addresses', () => {
    const card = {
      name: { first_name: 'منى', last_name: 'علي' },
      org: { company: 'العزب' },
      phones: [{ phone: '+20 10' }, { wa_id: '2011' }, { phone: 7 }],
      emails: [{ email: 'm@example.com' }],
      urls: [{ url: 'https://example.com' }, { url: 'javascript:alert(1)' }],
    }
    expect(cardsOf({ content: { contacts: [card] } })).toEqual([
      {
        name: 'منى علي',
        company: 'العزب',
        phones: ['+20 10', '+2011'],
        emails: ['m@example.com'],
        links: ['https://example.com/'],
      },
    ])
  })

  it('takes the list alone, as messages of ours hold it', () => {
    expect(cardsOf({ content: [{ name: { formatted_name: 'A' } }] })[0]?.name).toBe('A')
  })
})

describe('answersOf', () => {
  it('makes fields of what was filled in, without the token', () => {
    expect(
      answersOf(flow({ flow_token: 't', screen_0_rating_1: '5', services: ['سباكة', 'دهان'], agree: true })),
    ).toEqual([
      { name: 'rating', value: '5' },
      { name: 'services', value: 'سباكة، دهان' },
      { name: 'agree', value: '✓' },
    ])
  })

  it('reads an address', () => {
    expect(answersOf(flow({ values: { name: 'Ana', city: 'Pune' } }))).toEqual([
      { name: 'name', value: 'Ana' },
      { name: 'city', value: 'Pune' },
    ])
  })

  it('is empty when the answer cannot be read, and nothing when the message is no answer', () => {
    expect(answersOf(flow('{broken'))).toEqual([])
    expect(answersOf({ content: { button_reply: { title: 'x' } } })).toBeNull()
  })

  it('ends somewhere', () => {
    expect(
      answersOf(flow(Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`f${n}x`, 'v'])))),
    ).toHaveLength(40)
  })
})

describe('wordsOfFlow', () => {
  const document = {
    screens: [
      {
        layout: {
          children: [
            {
              type: 'RadioButtonsGroup',
              name: 'service_type',
              label: 'نوع الخدمة',
              'data-source': [{ id: 'plumbing', title: 'سباكة' }],
            },
            {
              type: 'CheckboxGroup',
              name: 'rooms',
              label: 'الغرف',
              'data-source': [{ id: '1', title: 'المطبخ' }],
            },
            { type: 'TextInput', name: 'notes_1', label: 'ملاحظات' },
            { type: 'TextInput', name: 'notes_2', label: 'ملاحظات' },
            // biome-ignore lint/suspicious/noTemplateCurlyInString: how a Flow names a value of its screen
            { type: 'TextInput', name: 'guest', label: '${data.label}' },
          ],
        },
      },
    ],
  }

  it('names fields and choices as the form does, and loses none of the same name', () => {
    const answer = flow({
      service_type: 'plumbing',
      rooms: ['1', '2'],
      notes_1: 'أ',
      notes_2: 'ب',
      guest: 'x',
      flow_token: 'secret',
    })
    expect(answersOf(answer, wordsOfFlow(document))).toEqual([
      { name: 'نوع الخدمة', value: 'سباكة' },
      { name: 'الغرف', value: 'المطبخ، 2' },
      { name: 'ملاحظات', value: 'أ' },
      { name: 'ملاحظات', value: 'ب' },
      { name: 'guest', value: 'x' },
    ])
  })

  it('takes nothing from what is no document', () => {
    for (const bad of [null, 'x', 7, [], { screens: [{ name: 7, label: {} }] }])
      expect(wordsOfFlow(bad).labels.size).toBe(0)
  })
})

describe('orderOf', () => {
  const item = { product_retailer_id: 'SKU', quantity: 2, item_price: 30, currency: 'EGP' }

  it('adds up items of one currency', () => {
    expect(orderOf({ content: { product_items: [item, { ...item, quantity: '3' }] } }).total).toEqual({
      amount: 150,
      currency: 'EGP',
    })
  })

  it('invents no sum over two currencies, or without a price', () => {
    expect(orderOf({ content: { product_items: [item, { ...item, currency: 'USD' }] } }).total).toBeNull()
    expect(orderOf({ content: { product_items: [{ product_retailer_id: 'SKU' }] } })).toEqual({
      items: [{ product: 'SKU', quantity: 1, price: null, currency: null }],
      total: null,
    })
  })
})

describe('referralOf', () => {
  it('reads the ad, and links to it only over http', () => {
    const referral = { source_type: 'ad', headline: 'عرض', body: 'خصم', source_url: 'https://fb.me/x' }
    expect(referralOf({ content: { referral } })).toEqual({
      kind: 'ad',
      headline: 'عرض',
      body: 'خصم',
      link: 'https://fb.me/x',
    })
    expect(
      referralOf({ content: { referral: { ...referral, source_url: 'javascript:x' } } })?.link,
    ).toBeNull()
    expect(referralOf({ content: {} })).toBeNull()
  })
})

describe('what can be pressed', () => {
  it('is read from buttons, lists and links', () => {
    const titles = (action: unknown) =>
      offerOf({ content: { body: { text: 'b' }, action } })?.choices.map(({ title }) => title)
    expect(titles({ buttons: [{ reply: { title: 'نعم' } }, {}] })).toEqual(['نعم'])
    expect(titles({ sections: [{ rows: [{ title: 'a' }] }, { rows: [{ title: 'b' }] }] })).toEqual(['a', 'b'])
    expect(titles({ parameters: { display_text: 'open', url: 'https://x.test' } })).toEqual(['open'])
    expect(offerOf({ content: { button_reply: { title: 'x' } } })).toBeNull()
  })

  it('tells the description of the row that was chosen', () => {
    expect(replyDetail({ content: { list_reply: { title: 'a', description: 'غدًا' } } })).toBe('غدًا')
  })
})
