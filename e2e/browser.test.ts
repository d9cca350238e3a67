import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { describeInBrowser, launchBrowser } from './browser.ts'

describeInBrowser('the browser of the journeys', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  test('lays out text and runs scripts', async () => {
    const page = await browser.newPage()
    await page.setContent('<p><span>Rapport</span></p><script>document.title = String(6 * 7)</script>')
    expect(await page.title()).toBe('42')
    const box = await page.locator('span').boundingBox()
    expect(box?.width).toBeGreaterThan(30)
    await page.close()
  })

  test('keeps the rules that protect a site from others', async () => {
    const [ours, theirs] = [await serve('ours'), await serve('theirs')]
    const page = await browser.newPage()
    await page.goto(ours.url)
    const read = (url: string) =>
      page.evaluate(
        (address) =>
          fetch(address)
            .then((answer) => answer.text())
            .catch(() => 'refused'),
        url,
      )
    expect(await read(ours.url)).toBe('ours')
    expect(await read(theirs.url)).toBe('refused')
    await page.close()
    for (const { server } of [ours, theirs]) server.close()
  })
})

async function serve(text: string): Promise<{ server: http.Server; url: string }> {
  const server = http.createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(text))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { server, url: `http://127.0.0.1:${port}/` }
}
