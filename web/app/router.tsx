// All addresses of the app. The list is part of the first load; every other screen comes when it is asked for.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { workspacePath } from '#web/api/address.ts'
import { onSignedOut } from '#web/api/client.ts'
import { preloadMeta } from '#web/api/meta.tsx'
import { forgetSession } from '#web/api/session.ts'
import { enterWorkspace, needFreshServer, needNoSession, needSession } from './guards.ts'
import { parseQuery, printQuery } from './query-text.ts'
import { ListRoute } from './record-routes.tsx'
import { NotFoundPage, NowherePage } from './not-found-page.tsx'
import { BrokenPage } from './broken-page.tsx'
import { RootFrame } from './root-frame.tsx'
import { shownEntities } from './shown-entities.ts'
import { WorkspaceFrame } from './workspace-frame.tsx'

const root = createRootRoute({ component: RootFrame })
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: enterWorkspace,
  component: NowherePage,
})
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: needFreshServer,
  component: lazyRouteComponent(() => import('./door-routes.tsx'), 'SetupRoute'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (query: Record<string, unknown>): { to?: string } =>
    typeof query['to'] === 'string' ? { to: query['to'] } : {},
  beforeLoad: ({ search }) => needNoSession(search.to),
  component: lazyRouteComponent(() => import('./door-routes.tsx'), 'SignInRoute'),
})
const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  component: lazyRouteComponent(() => import('./door-routes.tsx'), 'InviteRoute'),
})
const profile = createRoute({
  getParentRoute: () => root,
  path: '/profile',
  beforeLoad: needSession,
  component: lazyRouteComponent(() => import('./profile-route.tsx'), 'ProfileRoute'),
})
const workspace = createRoute({
  getParentRoute: () => root,
  path: '/w/$slug',
  beforeLoad: (place) => {
    preloadMeta(place.params.slug)
    return needSession(place)
  },
  component: WorkspaceFrame,
})
const home = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  beforeLoad: ({ params }) => {
    redirect({
      href: `${workspacePath(params.slug)}/${shownEntities[0]?.plural}`,
      replace: true,
      throw: true,
    })
  },
})
const list = createRoute({ getParentRoute: () => workspace, path: '/$plural', component: ListRoute })
const trash = createRoute({
  getParentRoute: () => workspace,
  path: '/$plural/trash',
  component: lazyRouteComponent(() => import('./trash-route.tsx'), 'TrashRoute'),
})
const record = createRoute({
  getParentRoute: () => workspace,
  path: '/$plural/$id',
  component: lazyRouteComponent(() => import('./record-route.tsx'), 'RecordRoute'),
})
const settingsHome = createRoute({
  getParentRoute: () => workspace,
  path: '/settings',
  beforeLoad: ({ params }) => {
    redirect({ href: `${workspacePath(params.slug)}/settings/workspace`, replace: true, throw: true })
  },
})
const settings = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/$page',
  component: lazyRouteComponent(() => import('./settings-route.tsx'), 'SettingsRoute'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    setup,
    signIn,
    invite,
    profile,
    workspace.addChildren([home, list, trash, record, settingsHome, settings]),
  ]),
  parseSearch: parseQuery,
  stringifySearch: printQuery,
  defaultPreload: 'intent',
  defaultPendingMs: 400,
  defaultNotFoundComponent: () => <NotFoundPage />,
  defaultErrorComponent: BrokenPage,
})

/** A session that ended somewhere: sign in, then back to this very address. */
onSignedOut(() => {
  forgetSession()
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in') return
  void router.navigate({ to: '/sign-in', search: { to: href }, replace: true })
})
