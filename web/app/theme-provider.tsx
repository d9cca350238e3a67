// Mantine, set up so that it writes no <style> element (the policy allows none), with the toast region.
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { Announcer } from '#web/ui/announcer.tsx'
import { ToastRegion } from '#web/ui/toasts/toast-region.tsx'
import { FloatingRegion } from '#web/ui/floating-region.tsx'
import { colorSchemeManager, theme } from './theme.ts'

/** Stands around the whole app, once. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
      <FloatingRegion />
      <ToastRegion />
      <Announcer />
    </MantineProvider>
  )
}
