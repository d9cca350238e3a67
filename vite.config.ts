// Builds the web client: two first chunks (vendor, core) and the next one (soon), theme variables as plain CSS, no inline code.
import { fileURLToPath } from 'node:url'
import {
  DEFAULT_THEME,
  convertCssVariables,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { createFirstLoad } from './scripts/first-load.mjs'
import { cssVariables, theme } from './web/app/theme.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Frameworks that change only with package.json: their chunk stays cached over releases. */
const VENDOR =
  /node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/][a-z-]+|use-sync-external-store)[\\/]/

const VARIABLES_ID = 'virtual:theme-variables.css'

/**
 * Serves Mantine's variables for our theme as a style sheet. At run time Mantine would write them into a
 * <style> element, which the content security policy forbids.
 */
function themeVariables(): Plugin {
  return {
    name: 'theme-variables',
    resolveId: (id) => (id === VARIABLES_ID ? `\0${VARIABLES_ID}` : null),
    load: (id) => (id === `\0${VARIABLES_ID}` ? convertCssVariables(ourVariables(), ':root') : null),
  }
}

/** Only what differs from the values in Mantine's own default-css-variables file. */
function ourVariables() {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme)
  const ours = defaultCssVariablesResolver(merged)
  const stock = defaultCssVariablesResolver(DEFAULT_THEME)
  const extra = cssVariables(merged)
  const differing = (part: 'variables' | 'light' | 'dark') => {
    const known: Record<string, string> = stock[part]
    const changed = Object.entries(ours[part]).filter(([name, value]) => known[name] !== value)
    return { ...Object.fromEntries(changed), ...extra[part] }
  }
  return { variables: differing('variables'), light: differing('light'), dark: differing('dark') }
}

/** Server behind the development server. */
const server = {
  target: process.env['RAPPORT_API'] ?? 'http://127.0.0.1:3000',
  // The server compares where a request comes from with the host that it is for.
  changeOrigin: false,
}
/** The number plans of all countries stay on the server; see web/api/light-phones.ts. */
const lightPhones = { find: 'libphonenumber-js/min', replacement: here('./web/api/light-phones.ts') }
const firstLoad = createFirstLoad(here('./web/main.tsx'))

export default defineConfig({
  root: here('./web'),
  plugins: [react(), themeVariables()],
  resolve: { alias: [lightPhones] },
  // Not all of /api: that is also where the sources of web/api are.
  server: { host: '127.0.0.1', proxy: { '^/api/(v1/|openapi)': server, '/readyz': server } },
  build: {
    outDir: process.env['RAPPORT_WEB_OUT'] ?? here('./web/dist'),
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox125', 'safari17.5'],
    modulePreload: { polyfill: false },
    // Data addresses in CSS would need `data:` in the policy; a small file costs less than the exception.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The app, and the documentation of the API, which the server shows at /api/docs.
      input: [here('./web/index.html'), here('./web/docs.html')],
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor', test: VENDOR, priority: 2 },
            { debugName: 'first load', name: firstLoad, priority: 1 },
          ],
        },
      },
    },
  },
})
