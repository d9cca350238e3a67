// Letters that languages write beside a to z, by the encodings in which old programs write them. The likelier stand first.

export interface LetterEncoding {
  readonly encoding: string
  /** How much less likely it is than the others, before the text is looked at. */
  readonly rare?: number
  /** One for each language. */
  readonly alphabets: readonly string[]
  /** Letters that are common in running text, where most letters are written with such. */
  readonly common?: string
}

const russian = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'
const ukrainian = 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'
const serbian = 'абвгдђежзијклљмнњопрстћуфхцчџш'
const greek = 'αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ'
const cyrillic = { alphabets: [russian, ukrainian, serbian], common: 'оеаинтсрвлк' }
const western = [
  'áéíóúüñ',
  'àâæçéèêëîïôœùûüÿ',
  'äöüß',
  'áâãàçéêíóôõú',
  'àèéìíòóùú',
  'åäöé',
  'æøåé',
  'éëïóöüè',
  'àçèéíïòóúü',
  'áéíóúýþæöð',
]
const central = ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'ăâîșțşţ', 'čćđšž', 'äöüß']

export const letterEncodings: readonly LetterEncoding[] = [
  { encoding: 'windows-1252', alphabets: western },
  { encoding: 'windows-1250', alphabets: central },
  { encoding: 'windows-1255', alphabets: ['אבגדהוזחטיךכלםמןנסעףפץצקרשת'], common: 'יוהלארמתנבש' },
  { encoding: 'windows-1251', ...cyrillic },
  { encoding: 'windows-1254', alphabets: ['çğıİöşüâîû'] },
  { encoding: 'windows-1257', alphabets: ['ąčęėįšųūž', 'āčēģīķļņšūž', 'äõöüšž'] },
  { encoding: 'windows-1253', alphabets: [greek], common: 'αοιετνσςηρκπμ' },
  {
    encoding: 'windows-1256',
    alphabets: ['ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ'],
    common: 'اليمنورتبده',
  },
  { encoding: 'iso-8859-15', rare: 0.1, alphabets: western },
  { encoding: 'iso-8859-2', rare: 0.1, alphabets: central },
  { encoding: 'iso-8859-5', rare: 0.1, ...cyrillic },
  { encoding: 'iso-8859-7', rare: 0.1, alphabets: [greek], common: 'αοιετνσςηρκπμ' },
  { encoding: 'koi8-r', rare: 0.1, ...cyrillic },
  { encoding: 'ibm866', rare: 0.1, ...cyrillic },
  { encoding: 'macintosh', rare: 0.1, alphabets: western },
  { encoding: 'ibm850', rare: 0.1, alphabets: western },
  { encoding: 'windows-874', alphabets: [thai()] },
]

function thai(): string {
  return Array.from({ length: 0x5b }, (_, at) => String.fromCharCode(0xe01 + at)).join('')
}
