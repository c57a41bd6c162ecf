with next as (
  select id from job
   where run_at <= now() and (lease_until is null or lease_until < now())
   order by run_at, id
   limit 1
     for update skip locked
)
update job set lease_until = now() + interval '60 seconds', attempts = attempts + 1
  from next where job.id = next.id
returning job.id, job.attempts, job.payload;
