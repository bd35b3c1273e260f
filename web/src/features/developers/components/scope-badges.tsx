import { Eye, Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { byGroup, SCOPE_GROUPS } from '../model/scopes'

/** What a key opens, by area; a pen where it may also change things. */
export function ScopeBadges({ scopes }: { scopes: string[] }) {
  const { t } = useTranslation()
  if (scopes.includes('*')) return <Badge tone="warn">{t('developers.keys.everything')}</Badge>
  return (
    <span className="flex flex-wrap gap-1">
      {byGroup(scopes).map(({ group, write }) => {
        const known = SCOPE_GROUPS.find((name) => name === group)
        const Icon = write ? Pencil : Eye
        return (
          <Badge
            key={group}
            icon={
              <Icon
                aria-label={t(write ? 'developers.keys.write' : 'developers.keys.read')}
                className="size-3"
              />
            }
          >
            {known ? t(`developers.keys.groups.${known}`) : group}
          </Badge>
        )
      })}
    </span>
  )
}
