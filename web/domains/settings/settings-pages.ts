// The pages of the settings: where each stands in the list, by which words it is found, who may open it.
import {
  IconBriefcase,
  IconBuildingFactory2,
  IconForms,
  IconKey,
  IconListDetails,
  IconProgress,
  IconProgressCheck,
  IconRoute,
  IconShieldLock,
  IconSitemap,
  IconTag,
  IconUsers,
  IconWorld,
  type Icon,
} from '@tabler/icons-react'
import { isCustomKey } from '#contract/custom-fields.ts'
import { customField } from '#contract/entities/custom-field.ts'
import { option } from '#contract/entities/option.ts'
import { optionLists } from '#contract/entities/option-lists.ts'
import { tag } from '#contract/entities/tag.ts'
import { team } from '#contract/entities/team.ts'
import { fieldOf } from '#contract/entity.ts'
import { fold } from '#contract/kinds/fold.ts'
import type { Label } from '#contract/language.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import type { SettingsText } from './settings-text.ts'

export const settingsGroups = ['groupWorkspace', 'groupPeople', 'groupData'] as const
type TextKey = Parameters<SettingsText>[0]

export interface SettingsPageInfo {
  readonly id: string
  readonly group: (typeof settingsGroups)[number]
  readonly icon: Icon
  /** Its name: words of ours, or of the list that it is about. */
  readonly title: TextKey | Label
  /** Further words that find it. */
  readonly words: TextKey
  /** Whether the reader's role may change what is on it. */
  readonly may: (meta: MetaView) => boolean
  /** The list that it is about. */
  readonly list?: string
  /** The page of the list that it belongs to, where it is not in the list itself. */
  readonly within?: string
}

const mayEditOptions = (meta: MetaView) => meta.may(option, 'update')

export const settingsPages: readonly SettingsPageInfo[] = [
  {
    id: 'general',
    group: 'groupWorkspace',
    icon: IconWorld,
    title: 'general',
    words: 'generalWords',
    may: (meta) => meta.hasRight('workspace.update'),
  },
  {
    id: 'keys',
    group: 'groupWorkspace',
    icon: IconKey,
    title: 'keys',
    words: 'keysWords',
    may: (meta) => meta.hasRight('keys.manage'),
  },
  {
    id: 'members',
    group: 'groupPeople',
    icon: IconUsers,
    title: 'members',
    words: 'membersWords',
    may: (meta) => meta.hasRight('members.manage'),
  },
  {
    id: 'teams',
    group: 'groupPeople',
    icon: IconSitemap,
    title: 'teamsTitle',
    words: 'teamsWords',
    may: (meta) => meta.may(team, 'update'),
  },
  // Everyone may know what a role allows; nothing can be changed there.
  {
    id: 'roles',
    group: 'groupPeople',
    icon: IconShieldLock,
    title: 'roles',
    words: 'rolesWords',
    may: () => true,
  },
  {
    id: 'fields',
    group: 'groupData',
    icon: IconForms,
    title: 'fields',
    words: 'fieldsWords',
    may: (meta) => meta.may(customField, 'update'),
  },
  ...[
    { id: 'statuses', list: 'contactStatus', icon: IconProgress, words: 'statusWords' } as const,
    { id: 'services', list: 'service', icon: IconBriefcase, words: 'serviceWords' } as const,
    { id: 'sources', list: 'source', icon: IconRoute, words: 'sourceWords' } as const,
    { id: 'industries', list: 'industry', icon: IconBuildingFactory2, words: 'industryWords' } as const,
  ].map((page) => ({
    ...page,
    group: 'groupData' as const,
    title: optionLists[page.list].label.many,
    may: mayEditOptions,
  })),
  {
    id: 'tags',
    group: 'groupData',
    icon: IconTag,
    title: optionLists.tag.label.many,
    words: 'tagWords',
    may: (meta) => meta.may(tag, 'update'),
  },
  // Last of the list, so that it is nobody's first page; everyone has jobs of their own.
  {
    id: 'jobs',
    group: 'groupWorkspace',
    icon: IconProgressCheck,
    title: 'jobs',
    words: 'jobsWords',
    may: () => true,
  },
]

/** The page of an address; the choices of a field have one too, which the list of pages does not name. */
export function pageOf(id: string, meta: MetaView): SettingsPageInfo | undefined {
  const item = isCustomKey(id) ? meta.fields.find(({ key }) => key === id) : undefined
  const field = item && fieldOf(meta.entity(item.entity), id)
  if (!field || field.kind.options.list !== id) return settingsPages.find((each) => each.id === id)
  const { label } = field
  return {
    id,
    group: 'groupData',
    icon: IconListDetails,
    title: label,
    words: 'fieldsWords',
    may: mayEditOptions,
    list: id,
    within: 'fields',
  }
}

/** Name of a page in the reader's language. */
export function titleOfPage(
  page: SettingsPageInfo,
  text: SettingsText,
  label: (label: Label) => string,
): string {
  return typeof page.title === 'string' ? text(page.title) : label(page.title)
}

/** Whether a page is meant by these words; every one of them begins some word of its own. */
export function isFound(words: string, typed: string): boolean {
  const own = fold(words).split(/[^\p{L}\p{N}]+/u)
  return fold(typed)
    .split(/\s+/)
    .every((each) => own.some((word) => word.startsWith(each)))
}
