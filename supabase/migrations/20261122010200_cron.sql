-- Cron: everything that runs by itself, in one list.

select cron.schedule('wake_due_queues', '5 seconds', 'select private.wake_due_queues()');
select cron.schedule(
  'purge_cron_history', '7 3 * * *',
  $$delete from cron.job_run_details where end_time < now() - interval '3 days'$$
);
-- Statuses come for days after a message: the sums of the last three are made anew each hour, and those of
-- older
-- hours of which something changed.
select cron.schedule(
  'roll_up_analytics', '4 * * * *',
  $$select private.roll_up_analytics(date_trunc('hour', now(), 'utc') - interval '3 days', now())$$
);
select cron.schedule(
  'roll_up_stale_hours', '6 * * * *',
  $$select private.roll_up_stale_hours(s.project_id)
    from (select distinct h.project_id from private.stale_hours as h) as s$$
);
select cron.schedule('apply_retention', '17 1 * * *', 'select private.apply_retention()');
select cron.schedule(
  'release_scheduled_messages', '5 seconds',
  $$select private.wake_queue('outbound') where private.release_scheduled() > 0$$
);
select cron.schedule('show_outbound_left_behind', '* * * * *', 'select private.show_left_behind()');
select cron.schedule(
  'purge_meta_uploads', '27 3 * * *', $$delete from private.meta_uploads where expires_at < now()$$
);
select cron.schedule(
  'purge_send_permits', '37 3 * * *',
    $$delete from private.send_permits where free_at < now() - interval '1 hour'$$
);
select cron.schedule('forget_idle_shares', '11 * * * *', 'select private.forget_idle_shares()');
