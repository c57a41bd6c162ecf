create table session (
  id_hash     bytea primary key,
  account_id  bigint not null,
  created_at  timestamptz not null default now(),
  seen_at     timestamptz not null default now(),
  proved_at   timestamptz not null default now(),
  device      text not null
);
create index on session (account_id);
