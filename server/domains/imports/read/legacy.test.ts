// Encodings of old programs, told from what people write in their language.
import { describe, expect, test } from 'vitest'
import { guessEncoding } from './encoding.ts'
import { encode } from '#server/testing/encode.ts'

describe('the likeliest encoding of text in a language', () => {
  test.each([
    ['windows-1252', 'José Muñoz,Málaga\nFrançois Lefèvre,Orléans\n'],
    ['windows-1252', 'Müller,Straße 5,Köln\n'],
    ['windows-1252', 'Søren Kjær,Århus\n'],
    ['windows-1252', 'He said “yes” – 20 €\n'],
    ['windows-1252', 'a,b,©'],
    ['windows-1252', 'Nº 77,5º,Crédito\n'],
    ['windows-1252', 'São Paulo,João da Conceição,Ação\n'],
    ['windows-1250', 'Dvořák,Jiří,Plzeň\nNěmec,Zdeněk,Třebíč\n'],
    ['windows-1250', 'Wałęsa,Łódź,Świętokrzyska 5\nŻółkiewski,Gdańsk\n'],
    ['windows-1250', 'Kovács Győző,Székesfehérvár,fűtő\n'],
    ['windows-1251', 'Иванов Иван,Москва,Ленина 5\nПетрова Анна,Санкт-Петербург\n'],
    ['koi8-r', 'Иванов Иван,Москва,Ленина 5\nПетрова Анна,Санкт-Петербург\n'],
    ['ibm866', 'Иванов Иван,Москва,Ленина 5\nПетрова Анна,Санкт-Петербург\n'],
    ['iso-8859-5', 'Иванов Иван,Москва,Ленина 5\nПетрова Анна,Санкт-Петербург\n'],
    ['windows-1253', 'Παπαδόπουλος,Θεσσαλονίκη,Γιώργος\n'],
    ['windows-1254', 'Şahin,Yılmaz,İstanbul,Çağlar,Beyoğlu\n'],
    ['windows-1255', 'כהן,ירושלים,תל אביב\n'],
    ['windows-1256', 'محمد علي,القاهرة,شارع النيل\n'],
    ['macintosh', 'José Muñoz,Málaga,Peña,Núñez\n'],
    ['ibm850', 'José Muñoz,Málaga,León\n'],
    ['iso-8859-2', 'Žaneta,Šťastná,Třebíč\nJiří,Dvořák,Plzeň\n'],
    ['windows-1255', 'דוד כהן,שם\nרות לוי,טלפון\n'],
    ['iso-8859-15', 'Preis,20 €,Müller\nMenge,30 €,Weiß\n'],
    ['shift_jis', '山田太郎,東京都,株式会社サンプル,やまだたろう\n'],
    ['shift_jis', '氏名,住所\n佐藤花子,大阪市北区\n'],
    ['euc-jp', '山田太郎,東京都,やまだたろう\n佐藤花子,大阪市\n'],
    ['gb18030', '王小明,北京市朝阳区,有限公司\n李华,上海市\n'],
    ['big5', '陳大文,台北市信義區,有限公司\n林小姐,高雄市\n'],
    ['euc-kr', '김철수,서울특별시,주식회사\n이영희,부산광역시\n'],
  ])('%s: %s', (encoding, text) => {
    expect(guessEncoding(encode(text, encoding))).toBe(encoding)
  })
})
