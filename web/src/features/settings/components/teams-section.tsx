import { useQuery } from '@tanstack/react-query'
import { Pencil, Plus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { CheckField, InputField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { Card, Section } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { membersQuery, useMay, useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import { settingsKeys } from '../api/keys'
import { deleteTeam, saveTeam, type Team, teamsQuery } from '../api/teams'
import { DeleteButton } from './delete-button'

/** Groups of members. Conversations can be given to one, and a member can be limited to his. */
export function TeamsSection() {
  const { t } = useTranslation()
  const { project } = useProject()
  const manages = useMay()('manageTeams')
  const query = useQuery(teamsQuery(project.id))
  const { data: members = [] } = useQuery(membersQuery(project.id))
  const [editing, setEditing] = useState<Team | 'new' | null>(null)
  const remove = useAct({
    act: (id: string) => deleteTeam(project.id, id),
    refresh: [settingsKeys.teams(project.id), ['teams', project.id]],
    done: t('settings.teams.removed'),
  })
  const names = (team: Team) =>
    team.user_ids.map((id) => members.find((member) => member.id === id)?.name ?? '').filter(Boolean)
  const add = manages ? (
    <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => setEditing('new')}>
      {t('settings.teams.add')}
    </Button>
  ) : undefined
  return (
    <Section
      title={t('settings.teams.title')}
      description={t('settings.teams.description')}
      actions={query.data?.length ? add : undefined}
    >
      <QueryView
        query={query}
        isEmpty={(teams) => teams.length === 0}
        empty={
          <Card>
            <Notice icon={UsersRound} title={t('settings.teams.emptyTitle')} action={add}>
              {t('settings.teams.empty')}
            </Notice>
          </Card>
        }
      >
        {(teams) => (
          <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
            {teams.map((team) => (
              <li key={team.id} className="flex items-center gap-3 py-3 ps-4 pe-2">
                <span className="min-w-0 flex-1">
                  <bdi dir="auto" className="line-auto font-medium">
                    {team.name}
                  </bdi>
                  <span className="block text-ink-soft text-sm">
                    {names(team).join(t('settings.listComma')) || t('settings.teams.nobody')}
                  </span>
                </span>
                {manages ? (
                  <span className="inline-flex">
                    <IconButton
                      label={t('settings.editNamed', { name: team.name })}
                      tip="above"
                      onClick={() => setEditing(team)}
                    >
                      <Pencil aria-hidden className="size-4" />
                    </IconButton>
                    <DeleteButton
                      label={t('settings.deleteNamed', { name: team.name })}
                      title={t('settings.deleteAsk', { name: team.name })}
                      onConfirm={() => remove.mutateAsync(team.id)}
                    >
                      {t('settings.teams.deleteText')}
                    </DeleteButton>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      {editing ? (
        <TeamDialog team={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </Section>
  )
}

function TeamDialog({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { data: members = [] } = useQuery(membersQuery(project.id))
  const [name, setName] = useState(team?.name ?? '')
  const [ids, setIds] = useState(new Set(team?.user_ids))
  const [missing, setMissing] = useState(false)
  const save = useAct({
    act: () => saveTeam(project.id, team?.id ?? null, { name: name.trim(), user_ids: [...ids] }),
    refresh: [settingsKeys.teams(project.id), ['teams', project.id]],
    done: t('common.saved'),
    onDone: onClose,
  })
  return (
    <Dialog
      title={t(team ? 'settings.teams.edit' : 'settings.teams.add')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) save.mutate()
          else setMissing(true)
        }}
      >
        <InputField
          label={t('settings.teams.name')}
          maxLength={80}
          value={name}
          error={missing ? t('settings.required') : null}
          onChange={(event) => {
            setName(event.target.value)
            setMissing(false)
          }}
        />
        <fieldset className="flex flex-col gap-2.5">
          <legend className="pb-2 font-medium text-ink-soft text-sm">{t('settings.teams.members')}</legend>
          {members
            .filter((member) => member.active)
            .map((member) => (
              <CheckField
                key={member.id}
                label={<bdi dir="auto">{member.name}</bdi>}
                checked={ids.has(member.id)}
                onChange={(event) => {
                  const next = new Set(ids)
                  if (event.target.checked) next.add(member.id)
                  else next.delete(member.id)
                  setIds(next)
                }}
              />
            ))}
        </fieldset>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
