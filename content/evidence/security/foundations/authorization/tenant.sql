alter table invoice enable row level security;
alter table invoice force row level security; -- else the owner of the table sees all
create policy tenant on invoice
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::bigint); -- not set: null, no row
grant select, insert, update on invoice to app; -- app owns nothing and has no bypassrls
-- for each request, in its transaction: ends with it, so a pooled connection forgets
select set_config('app.tenant', $1, true);
