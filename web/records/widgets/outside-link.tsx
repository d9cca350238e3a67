import type { ReactNode } from 'react'
import css from './widgets.module.css'

type OutsideLinkProps = { href: string; children: ReactNode; title?: string }

/** A way out of the product: web pages open beside it, mails and calls in the program that does them. */
export function OutsideLink({ href, children, title }: OutsideLinkProps) {
  const isPage = /^https?:/.test(href)
  return (
    <a
      className={css['link']}
      href={href}
      title={title}
      {...(isPage ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
    >
      {children}
    </a>
  )
}
