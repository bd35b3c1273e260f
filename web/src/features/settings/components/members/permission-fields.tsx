import { useTranslation } from 'react-i18next'
import { CheckField, SelectField } from '@/components/ui/field'
import { ACTS, isAtLeast, may, type Permissions, ROLES, SWITCHES } from '@/lib/permissions'
import { useProject } from '@/lib/project'

/** Role, which conversations he sees, and switches; and what all that allows, as the matrix has it. */
export function PermissionFields(props: {
  value: Permissions
  onChange: (value: Permissions) => void
  disabled?: boolean
}) {
  const { t } = useTranslation()
  const { role: mine } = useProject()
  const { value, disabled } = props
  const whole = isAtLeast(value.role, 'admin')
  const change = (part: Partial<Permissions>) => {
    const next = { ...value, ...part }
    // Admins and owners see the whole project and have every switch.
    props.onChange(isAtLeast(next.role, 'admin') ? { ...next, scope: 'all' } : next)
  }
  const allowed = ACTS.filter((act) => may(value, act))
  return (
    <div className="flex flex-col gap-4">
      <SelectField
        label={t('settings.members.role')}
        hint={t(`settings.members.roleHints.${value.role}`)}
        value={value.role}
        disabled={disabled}
        onChange={(event) => change({ role: event.target.value as Permissions['role'] })}
      >
        {ROLES.filter((role) => role !== 'owner' || mine === 'owner' || value.role === 'owner').map(
          (role) => (
            <option key={role} value={role}>
              {t(`roles.${role}`)}
            </option>
          ),
        )}
      </SelectField>
      <SelectField
        label={t('settings.members.scope')}
        hint={whole ? t('settings.members.scopeOfAdmins') : t(`settings.members.scopeHints.${value.scope}`)}
        value={value.scope}
        disabled={disabled || whole}
        onChange={(event) => change({ scope: event.target.value as Permissions['scope'] })}
      >
        {(['all', 'team', 'own'] as const).map((scope) => (
          <option key={scope} value={scope}>
            {t(`settings.members.scopes.${scope}`)}
          </option>
        ))}
      </SelectField>
      {value.role === 'agent' ? (
        <fieldset className="flex flex-col gap-3">
          <legend className="pb-2 font-medium text-ink-soft text-sm">{t('settings.members.switches')}</legend>
          {SWITCHES.map((name) => (
            <CheckField
              key={name}
              label={t(`settings.members.switch.${name}`)}
              hint={t(`settings.members.switchHints.${name}`)}
              checked={value[name]}
              disabled={disabled}
              onChange={(event) => change({ [name]: event.target.checked })}
            />
          ))}
        </fieldset>
      ) : null}
      <details className="rounded-lg bg-sunken px-3 py-2 text-sm">
        <summary className="font-medium touch:min-h-touch touch:content-center">
          {t('settings.members.allowed', { count: allowed.length })}
        </summary>
        {allowed.length === 0 ? (
          <p className="pt-2 text-ink-soft">{t('settings.members.onlyReads')}</p>
        ) : (
          <ul className="grid gap-x-4 gap-y-1 pt-2 text-ink-soft tablet:grid-cols-2">
            {allowed.map((act) => (
              <li key={act}>{t(`settings.acts.${act}`)}</li>
            ))}
          </ul>
        )}
      </details>
    </div>
  )
}
