-- 1. Metadata only; gives up quickly instead of blocking everybody behind it.
set lock_timeout = '2s';
alter table invoice add column paid_by bigint;
alter table invoice add constraint invoice_paid_by_fk
  foreign key (paid_by) references account (id) not valid;
alter table invoice add constraint invoice_total_set check (total_cents is not null) not valid;

-- 2. Scan old rows while reads and writes go on.
alter table invoice validate constraint invoice_paid_by_fk;
alter table invoice validate constraint invoice_total_set;
alter table invoice alter column total_cents set not null; -- the valid check spares the scan
alter table invoice drop constraint invoice_total_set;

-- 3. Outside a transaction block, and without the timeout: this waits for older transactions.
reset lock_timeout;
create index concurrently invoice_paid_by_idx on invoice (paid_by) where paid_by is not null;
