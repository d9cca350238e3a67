// Decoders by label: those of the platform, and code pages that it lacks but old spreadsheets write ("CSV (MS-DOS)").

/** Characters of the bytes from 128 on. */
const codePages: Readonly<Record<string, string>> = {
  ibm850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ' +
    'áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀' +
    'ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0',
}

/** What decodes an encoding, bytes after bytes. Throws a RangeError for one that nobody knows. */
export function textDecoder(encoding: string): Pick<TextDecoder, 'decode'> {
  const page = codePages[encoding]
  return page === undefined
    ? new TextDecoder(encoding)
    : { decode: (bytes) => decodePage(bytesOf(bytes), page) }
}

function decodePage(bytes: Uint8Array, page: string): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return text.replaceAll(/[\u0080-\u00FF]/g, (sign) => page.charAt(sign.charCodeAt(0) - 128))
}

function bytesOf(bytes: AllowSharedBufferSource | undefined): Uint8Array {
  if (bytes === undefined) return new Uint8Array()
  return ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes)
}
