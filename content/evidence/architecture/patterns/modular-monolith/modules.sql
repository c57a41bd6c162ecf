create role orders_owner; create role orders_app login;
create role billing_owner; create role billing_app login;
create schema orders authorization orders_owner;
create schema billing authorization billing_owner;
grant usage on schema orders to orders_app;
grant usage on schema billing to billing_app, orders_app; -- names only; tables stay closed

set role orders_owner;
create table orders.purchase (id bigint primary key);
grant select, insert, update, delete on orders.purchase to orders_app;

set role billing_owner;
create table billing.invoice (
  id       bigint generated always as identity primary key,
  order_id bigint not null,                -- an id, no foreign key into another module
  cents    bigint not null check (cents > 0),
  paid_at  timestamptz
);
grant select, insert, update, delete on billing.invoice to billing_app;
create view billing.invoice_status as      -- the offer to others: stable names
  select order_id, paid_at is not null as paid from billing.invoice;
grant select on billing.invoice_status to orders_app;
reset role;
