import { missingValue } from '../../../../errors/common.ts'
import type { TemplateComponent } from '../../../../world/templates.ts'
import { isObject, type Params } from '../../params.ts'
import { wrongParameter } from './text.ts'

/** Names of buttons in the sending form and in the template. */
const subTypes: Readonly<Record<string, string>> = {
  URL: 'url',
  QUICK_REPLY: 'quick_reply',
  COPY_CODE: 'copy_code',
  OTP: 'url',
  FLOW: 'flow',
  CATALOG: 'catalog',
  MPM: 'mpm',
  VOICE_CALL: 'voice_call',
}

/** Fills the buttons of a template in, as the phone shows them. */
export function fillButtons(component: TemplateComponent | undefined, sent: readonly Params[]): Params[] {
  const buttons = (Array.isArray(component?.buttons) ? component.buttons : []).filter(isObject)
  for (const part of sent) {
    const index = Number(part.index)
    const button = buttons[index]
    if (!button) throw wrongParameter(`buttons: there is no button at index ${String(part.index)}.`)
    const wanted = subTypes[String(button.type).toUpperCase()]
    if (String(part.sub_type).toLowerCase() !== wanted) {
      throw wrongParameter(
        `buttons: Button at index ${index} has type ${String(button.type)}, not ${String(part.sub_type)}.`,
      )
    }
  }
  return buttons.map((button, index) => {
    const part = sent.find((candidate) => Number(candidate.index) === index)
    const parameters = Array.isArray(part?.parameters) ? part.parameters.filter(isObject) : []
    return fillButton(button, index, parameters)
  })
}

function fillButton(button: Params, index: number, parameters: readonly Params[]): Params {
  const type = String(button.type).toUpperCase()
  const [parameter] = parameters
  switch (type) {
    case 'URL': {
      const url = String(button.url ?? '')
      if (!/\{\{.+\}\}/.test(url)) {
        if (parameter)
          throw wrongParameter(`buttons: Button at index ${index} of type Url does not require parameters.`)
        return { ...button, type }
      }
      return { ...button, type, url: url.replace(/\{\{.+?\}\}/, required(parameter, 'text', index, type)) }
    }
    case 'OTP':
      return { ...button, type, code: required(parameter, 'text', index, type, 15) }
    case 'COPY_CODE':
      return { ...button, type, code: required(parameter, 'coupon_code', index, type, 20) }
    case 'QUICK_REPLY':
      return { ...button, type, payload: parameter?.payload ?? button.text }
    default:
      return { ...button, type, ...(parameter ? { parameter } : {}) }
  }
}

function required(
  parameter: Params | undefined,
  key: string,
  index: number,
  type: string,
  max = 2000,
): string {
  const value = parameter?.type === key ? parameter[key] : undefined
  if (typeof value !== 'string' || value === '') {
    throw missingValue(`buttons: Button at index ${index} of type ${type} requires a parameter`)
  }
  if (value.length > max)
    throw wrongParameter(`buttons: Param ${key} at index ${index} must be at most ${max} characters long.`)
  return value
}
