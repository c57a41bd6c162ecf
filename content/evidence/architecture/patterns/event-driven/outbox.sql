create table outbox (
  id         bigint generated always as identity primary key,
  topic      text not null,
  key        text not null,
  payload    jsonb not null,
  created_at timestamptz not null default now(),
  sent_at    timestamptz
);
create index outbox_waiting on outbox (key, id) where sent_at is null;

create table inbox (
  consumer text not null,
  source   text not null,
  event_id text not null,
  seen_at  timestamptz not null default now(),
  primary key (consumer, source, event_id)
);

-- relay: the oldest waiting event of each key, so that one key is never sent out of order
-- by two relays; publish the rows, then mark them, then commit
with first as (
  select distinct on (key) id from outbox where sent_at is null order by key, id
)
select o.id, o.topic, o.key, o.payload
  from outbox o join first using (id)
 where o.sent_at is null
 order by o.id limit 100
   for update of o skip locked;
