// Words that stand in headings of columns of people, firms and sales, in the languages of most files; compared without accents.

const words = `
  id name first last middle full email mail phone tel telephone mobile cell fax company organization organisation account
  address street city state province region zip postal postcode code country date time created updated modified birthday
  birth gender title prefix suffix job position department owner agent status stage type category source lead tags tag
  notes note comment comments description website web url amount price value total quantity currency revenue industry
  number key ref reference subject message user contact customer client product order invoice
  nombre apellido apellidos correo telefono movil celular empresa razon social direccion calle ciudad provincia pais fecha
  estado notas comentario comentarios descripcion monto precio cantidad cargo mensaje asunto cliente producto codigo
  nome sobrenome cognome endereco indirizzo cidade citta telefone cellulare azienda societa data preco valor
  nom prenom adresse ville pays societe courriel telephone portable entreprise montant prix
  vorname nachname firma strasse plz ort stadt land telefon handy datum betrag preis menge bemerkung anrede
`
const known = new Set(words.trim().split(/\s+/))

/** Whether a cell says what headings say. */
export function saysHeading(cell: string): boolean {
  const plain = cell
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll('ß', 'ss')
    .toLowerCase()
  const parts = plain.split(/[^\p{L}]+/u).filter((part) => part !== '')
  return parts.length > 0 && parts.length <= 6 && parts.some((part) => known.has(part))
}
