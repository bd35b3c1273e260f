-- Cron: everything that runs by itself, in one list.

select cron.schedule('wake_due_queues', '5 seconds', 'select private.wake_due_queues()');
select cron.schedule(
  'purge_cron_history', '7 3 * * *',
  $$delete from cron.job_run_details where end_time < now() - interval '3 days'$$
);
