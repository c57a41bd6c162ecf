-- issue: 32 random bytes go into the mail, only their SHA-256 into the table
create table password_reset (
  token_hash bytea primary key,
  account_id bigint not null,
  expires_at timestamptz not null default now() + interval '20 minutes',
  used_at    timestamptz
);
-- use: in one transaction; no row back means refused
update password_reset set used_at = now()
 where token_hash = sha256($1) and used_at is null and expires_at > now()
returning account_id;
update account set password_hash = $2 where id = $3;
update password_reset set used_at = now() where account_id = $3 and used_at is null;
delete from session where account_id = $3;
