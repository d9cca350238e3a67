// Entry of /api/docs: the documentation of the API, a page of its own beside the app.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '#web/app/styles.css'
import 'virtual:theme-variables.css'
import { ThemeProvider } from '#web/app/theme-provider.tsx'
import { DocsPage } from './docs-page.tsx'
import './ui-texts.ts'

const root = document.querySelector('#root')
if (!root) throw new Error('docs.html has no #root')
createRoot(root).render(
  <StrictMode>
    <ThemeProvider>
      <DocsPage />
    </ThemeProvider>
  </StrictMode>,
)
