import { serviceDatabase } from '../_shared/runtime/database.ts'

type Metric = { name: string; kind: string; help: string; labels: Record<string, string>; value: number }

const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')

function line({ name, labels, value }: Metric): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`)
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`
}

/** Everything that is measured, in the text format of Prometheus (0.0.4). */
export async function metricsText(): Promise<string> {
  const metrics = await serviceDatabase()<Metric[]>`
    select name, kind, help, labels, value from private.metrics() order by name, labels::text`
  const lines: string[] = []
  let last = ''
  for (const metric of metrics) {
    if (metric.name !== last) {
      lines.push(`# HELP ${metric.name} ${metric.help}`, `# TYPE ${metric.name} ${metric.kind}`)
      last = metric.name
    }
    lines.push(line(metric))
  }
  return `${lines.join('\n')}\n`
}
