import './app/zod-without-eval.ts'
import './app/styles.css'
import 'virtual:theme-variables.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { router } from './app/router.tsx'

// The frame of index.html stays in sight until the first screen can be drawn whole.
await router.load()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
