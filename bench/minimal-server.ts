// The yardstick: the least that a node + pg server needs for the same answers, without rights, history, validation or search.
import http from 'node:http'
import { createPool } from './pool.ts'

const { BENCH_DATABASE, BENCH_WORKSPACE } = process.env
if (BENCH_DATABASE === undefined || BENCH_WORKSPACE === undefined)
  throw new Error('started by bench/main.ts only')
const pool = createPool(BENCH_DATABASE)
const workspace = BENCH_WORKSPACE
const columns =
  'id, first_name, last_name, emails, phones, job_title, company_id, status_id, owner_id, tags, created_at, version'

const statements: Readonly<
  Record<string, (query: URLSearchParams) => { name: string; text: string; values: unknown[] }>
> = {
  '/list': () => ({
    name: 'list',
    text: `select ${columns} from contact where workspace_id = $1 and deleted_at is null order by id desc limit 50`,
    values: [workspace],
  }),
  '/deep': (query) => ({
    name: 'deep',
    text: `select ${columns} from contact where workspace_id = $1 and deleted_at is null and id < $2 order by id desc limit 50`,
    values: [workspace, query.get('id')],
  }),
  '/name': () => ({
    name: 'name',
    text: `select ${columns} from contact where workspace_id = $1 and deleted_at is null order by last_name_key, id limit 50`,
    values: [workspace],
  }),
  '/filters': (query) => ({
    name: 'filters',
    text: `select ${columns} from contact where workspace_id = $1 and deleted_at is null and status_id = $2 and tags @> array[$3::uuid] order by id desc limit 50`,
    values: [workspace, query.get('status'), query.get('tag')],
  }),
  '/search': (query) => ({
    name: 'search',
    text: `select ${columns} from contact where workspace_id = $1 and id in (select id from search_word where words @@ $2::tsquery limit 50)`,
    values: [workspace, query.get('q')],
  }),
  '/detail': (query) => ({
    name: 'detail',
    text: `select * from contact where workspace_id = $1 and id = $2`,
    values: [workspace, query.get('id')],
  }),
  '/create': (query) => ({
    name: 'create',
    text: `insert into contact (workspace_id, id, created_at, updated_at, name_key, status_id, first_name) values ($1, $2, now(), now(), 'bench', $3, 'Bench') returning id`,
    values: [workspace, query.get('id'), query.get('status')],
  }),
  '/update': (query) => ({
    name: 'update',
    text: `update contact set job_title = $3, version = version + 1, updated_at = now() where workspace_id = $1 and id = $2 returning id`,
    values: [workspace, query.get('id'), query.get('title')],
  }),
}

const server = http.createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const statement = statements[url.pathname]
  if (!statement) return response.writeHead(404).end()
  pool.query(statement(url.searchParams)).then(
    ({ rows }) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ items: rows })),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
  return response
})
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify(server.address())))
