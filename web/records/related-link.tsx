// The way to a record's page, as a link that also opens in a tab of its own.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Entity } from '#contract/entity.ts'
import { recordPath } from '#web/api/address.ts'
import css from './related.module.css'

type RecordLinkProps = { entity: Entity; id: string; children: ReactNode; className?: string | undefined }

export function RecordLink({ entity, id, children, className = css['link'] }: RecordLinkProps) {
  return (
    <Link to={recordPath(entity, id)} className={className}>
      {children}
    </Link>
  )
}
