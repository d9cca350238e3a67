// What the widget of a kind is: how its value looks and how it is edited, in the cells of a grid and the fields of a page.
import type { ReactNode } from 'react'
import type { Entity, Field } from '#contract/entity.ts'
import type { Refs } from '#contract/schemas.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import type { AfterCommit } from '#web/ui/edit-control.ts'

/** A cell has one line and no links; a field has room for all there is. */
export type WidgetLayout = 'cell' | 'field'

export interface ShowProps<Value = unknown> {
  readonly value: Value | null | undefined
  readonly field: Field
  readonly meta: MetaView
  readonly refs: Refs
  /** Cell unless told. */
  readonly layout?: WidgetLayout
}

/** Methods, so that a widget of one kind can stand in the list of all. */
export interface EditProps<Value = unknown> {
  readonly value: Value | null | undefined
  readonly field: Field
  readonly meta: MetaView
  readonly refs: Refs
  readonly entity: Entity
  readonly layout: WidgetLayout
  /** What was typed to start editing, or a refused text to go on with; null or absent begins with the value. */
  readonly initialText?: string | null
  /** Why the last value was refused. */
  readonly error?: string | undefined
  /** A value in its stored form; null or the empty list where it was emptied. `then` says where a grid's cursor goes. */
  onCommit(value: Value | null, then?: AfterCommit): void
  /** What was typed is no value: the text as it stands and the reason in words. */
  onRefuse(typed: string, reason: string): void
  onCancel(): void
  /** Names of records that were found or made while editing, told before the commit that uses them. */
  onRefs?(refs: Refs): void
}

export interface Widget<Value = unknown> {
  /** Nothing for a value without content. */
  Show(this: void, props: ShowProps<Value>): ReactNode
  Edit(this: void, props: EditProps<Value>): ReactNode
  /** In a field the value is a link or holds some, so that a click on it does not edit. */
  readonly hasLinks?: boolean
  /** Numbers stand at the right. */
  readonly align?: 'end'
}
