import { useUiText } from './ui-text.ts'

/** What opens over the page is drawn in here: everything on a page lies in a region that has a name. */
export function FloatingRegion() {
  const text = useUiText()
  return <section id="floating" data-portal="true" aria-label={text('floating')} />
}
