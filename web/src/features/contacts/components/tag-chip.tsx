import { useTranslation } from 'react-i18next'
import { Tag } from '@/components/ui/tag'
import type { TagRow } from '../api/project-lists'

/** A tag of a contact, and a cross where it may be taken off. */
export function TagChip({ tag, onRemove }: { tag: TagRow; onRemove?: () => void }) {
  const { t } = useTranslation()
  return (
    <Tag color={tag.color} removeLabel={t('contacts.tags.remove', { name: tag.name })} onRemove={onRemove}>
      {tag.name}
    </Tag>
  )
}
