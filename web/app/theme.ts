// The look in Mantine's terms: colours, sizes and defaults of its components, overridden once, here.
import {
  createTheme,
  localStorageColorSchemeManager,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'

const iris: MantineColorsTuple = [
  '#f1f1fe',
  '#e2e2fc',
  '#c6c5f8',
  '#a8a6f4',
  '#8e8cf0',
  '#7472e8',
  '#5f5cdd',
  '#5350d4',
  '#4543b5',
  '#383696',
]

/** Mantine's own dark scale is neutral grey; this one is slightly blue, so that popovers match --bg-raised. */
const dark: MantineColorsTuple = [
  '#ececf1',
  '#b6b7c3',
  '#a3a4b0',
  '#8b8c99',
  '#35363d',
  '#2a2b30',
  '#1a1b1f',
  '#131416',
  '#0e0f11',
  '#0a0b0c',
]

const floatShadow = 'var(--shadow-pop)'
const small = { defaultProps: { size: 'xs' } }

/**
 * Mantine locks scrolling by a <style> element, which the content security policy forbids. Nothing is lost:
 * the page itself never scrolls, only regions inside it do.
 */
const noScrollLock = { lockScroll: false, removeScrollProps: { enabled: false } }

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  primaryColor: 'iris',
  primaryShade: { light: 7, dark: 6 },
  colors: { iris, dark },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  radius: { xs: '4px', sm: '5px', md: '6px', lg: '10px', xl: '14px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  shadows: { sm: floatShadow, md: floatShadow, lg: floatShadow, xl: floatShadow },
  components: {
    Button: small,
    TextInput: small,
    PasswordInput: small,
    Textarea: small,
    Checkbox: small,
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    InputWrapper: {
      vars: () => ({
        label: { '--input-label-size': '13px' },
        error: { '--input-error-size': '12px' },
        description: { '--input-description-size': '12px' },
      }),
    },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        withinPortal: true,
        transitionProps: { duration: 80 },
      },
    },
    Portal: { defaultProps: { target: '#floating' } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Tooltip: { defaultProps: { openDelay: 400, fz: 12, transitionProps: { duration: 80 } } },
    Modal: {
      defaultProps: {
        ...noScrollLock,
        transitionProps: { duration: 120, transition: 'pop' },
        overlayProps: { backgroundOpacity: 0.35 },
      },
    },
    Drawer: { defaultProps: { ...noScrollLock, transitionProps: { duration: 120 } } },
  },
})

/** Values that the stock theme has too pale for WCAG AA, and the greys of popovers and inputs. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1b1b21',
    '--mantine-color-dimmed': '#5a5b66',
    '--mantine-color-default-border': '#d9d9e0',
    '--mantine-color-placeholder': '#6d6e7a',
    '--mantine-color-error': '#c02a37',
  },
  dark: {
    '--mantine-color-body': '#131416',
    '--mantine-color-text': '#ececf1',
    '--mantine-color-dimmed': '#a3a4b0',
    '--mantine-color-default': '#1a1b1f',
    '--mantine-color-default-hover': '#25262b',
    '--mantine-color-default-border': '#35363d',
    '--mantine-color-placeholder': '#8b8c99',
    '--mantine-color-error': '#ff8a8f',
  },
})

/** Light, dark or system, kept in the browser; public/theme.js reads the same key before the first paint. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'rapport.theme' })
