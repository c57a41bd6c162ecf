create table idempotency_key (
  tenant_id    bigint      not null,
  key          text        not null,
  request_hash bytea       not null,
  state        text        not null check (state in ('in_progress', 'done')),
  claim_no     int         not null default 1,
  lease_until  timestamptz not null,
  status_code  smallint,
  response     jsonb,
  created_at   timestamptz not null default now(),
  primary key (tenant_id, key)
);
-- a row back = you own the work; none = read the row, then answer 422, 409 or replay
insert into idempotency_key (tenant_id, key, request_hash, state, lease_until)
values ($1, $2, $3, 'in_progress', now() + interval '60 seconds')
on conflict (tenant_id, key) do update
   set lease_until = excluded.lease_until, claim_no = idempotency_key.claim_no + 1
 where idempotency_key.state = 'in_progress'
   and idempotency_key.lease_until < now()
   and idempotency_key.request_hash = excluded.request_hash
returning claim_no;
-- finish; zero rows means your lease was taken over, so discard your result
update idempotency_key set state = 'done', status_code = $3, response = $4
 where tenant_id = $1 and key = $2 and claim_no = $5 and state = 'in_progress';
