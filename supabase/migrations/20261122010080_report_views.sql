-- Views for tools such as Metabase that read Postgres themselves. They run as who asks: a login of such a
-- tool is given the
-- id of a member (`request.jwt.claims`), and then sees what he sees. Figures, states and ids; no text and no
-- numbers.
-- Reads: members, within their scope. Writes: nobody.

create view public.report_messages
with (security_invoker = true)
as
select
  m.project_id, m.id, m.conversation_id, m.contact_id, m.whatsapp_number_id, m.direction, m.type, m.status,
  m.origin, m.sender_id, m.template_id, m.error_code, m.media_file_id is not null as has_media, m.occurred_at,
  timezone(p.time_zone, m.occurred_at)::date as local_day,
  extract(hour from timezone(p.time_zone, m.occurred_at))::integer as local_hour,
  m.sent_at, m.delivered_at, m.read_at
from public.messages as m
join public.projects as p on p.id = m.project_id
where m.type not in ('reaction', 'edit', 'revoke');

comment on view public.report_messages is
  'Messages without their words, with the day and hour of the project''s time zone.';

create view public.report_conversations
with (security_invoker = true)
as
select
  c.project_id, c.id, c.whatsapp_number_id, c.contact_id, c.status, c.mode, c.assignee_id, c.team_id,
  c.unread_count, c.created_at, timezone(p.time_zone, c.created_at)::date as local_day, c.last_message_at,
  c.first_response_at,
  c.awaiting_reply_since, c.service_window_expires_at, c.closed_at
from public.conversations as c
join public.projects as p on p.id = c.project_id;

comment on view public.report_conversations is
  'Conversations with their states and times, and the day of the project''s time zone.';

create view public.report_days
with (security_invoker = true)
as
select
  a.project_id, timezone(p.time_zone, a.hour)::date as local_day, a.whatsapp_number_id, a.member_id,
  a.template_id,
  sum(a.inbound) as inbound, sum(a.outbound) as outbound, sum(a.delivered) as delivered, sum(a.read) as read,
  sum(a.failed) as failed, sum(a.media) as media, sum(a.templates) as templates
from public.communication_analytics as a
join public.projects as p on p.id = a.project_id
group by a.project_id, timezone(p.time_zone, a.hour)::date, a.whatsapp_number_id, a.member_id, a.template_id;

comment on view public.report_days is
  'The hourly sums by day of the project''s time zone, number, member and template; up to the last full '
  'hour.';

revoke all on public.report_messages, public.report_conversations, public.report_days
from anon, authenticated, service_role;
grant select on public.report_messages, public.report_conversations, public.report_days to authenticated;
