// Numbers as people write them, with points, commas and spaces in them.
import type { Language } from '#contract/language.ts'

/**
 * Plain form (`-1234.5`) of a written number, or undefined. The language decides only where both readings make sense:
 * "1,234" is a thousand in English and a decimal in Spanish; "1.234" is a thousand only in Spanish and only where the
 * field has fewer than three decimals, so that what was printed with a point always reads back.
 */
export function plainDecimal(text: string, language: Language, decimals: number): string | undefined {
  const [, open = '', sign = '', body = '', close = ''] =
    /^(\(?)([-+\u2212]?)\s*(\S.*?)(\)?)$/.exec(text.trim()) ?? []
  if ((open === '') !== (close === '') || (open !== '' && sign !== '')) return undefined
  const digits = withoutGroups(body.replaceAll(/\s/g, ' '), language, decimals)
  if (digits === undefined) return undefined
  return open !== '' || sign === '-' || sign === '\u2212' ? `-${digits}` : digits
}

/** Whether the decimals of a plain number are within the limit; zeros beyond it do no harm unless they may be thousands. */
export function fitsDecimals(plain: string, decimals: number): boolean {
  const fraction = plain.split('.')[1] ?? ''
  return fraction.length <= decimals || (fraction.length !== 3 && /^0*$/.test(fraction.slice(decimals)))
}

function withoutGroups(text: string, language: Language, decimals: number): string | undefined {
  const mark = decimalMark(text, language, decimals)
  const cut = mark === undefined ? text.length : text.lastIndexOf(mark)
  const whole = text.slice(0, cut)
  const fraction = text.slice(cut + 1)
  const isGrouped = /^\d{1,3}([,. '’])\d{3}(?:\1\d{3})*$/.test(whole)
  if (!(isGrouped || /^\d*$/.test(whole)) || !/^\d*$/.test(fraction) || whole + fraction === '')
    return undefined
  const integer = whole.replaceAll(/\D/g, '').replace(/^0+(?=\d)/, '') || '0'
  return fraction === '' ? integer : `${integer}.${fraction}`
}

/** The character that parts the decimals; undefined where all marks part thousands or there are none. */
function decimalMark(text: string, language: Language, decimals: number): ',' | '.' | undefined {
  const marks = text.replaceAll(/[^.,]/g, '')
  const last = marks.endsWith(',') ? ',' : '.'
  if (marks === '') return undefined
  if (marks.length > 1) return marks.indexOf(last) === marks.length - 1 ? last : undefined
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return last
  if (last === ',') return language === 'en' ? undefined : ','
  return language === 'es' && decimals < 3 ? undefined : '.'
}
