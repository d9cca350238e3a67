// The whole client: cache, look, the person's own preferences and the routes.
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { queryClient } from '#web/api/query-client.ts'
import './app-text.ts'
import { PreferencesSync } from './preferences-sync.tsx'
import { router } from './router.tsx'
import { ThemeProvider } from './theme-provider.tsx'

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <PreferencesSync />
        <RouterProvider router={router} />
      </ThemeProvider>
    </QueryClientProvider>
  )
}
