-- The quotas of all instances, kept by bucket4j
create table if not exists quota (
	id varchar(200) primary key,
	state bytea,
	expires_at bigint
);
