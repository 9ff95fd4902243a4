create table t_author (
    id bigint primary key,
    c_name varchar(20) not null,
    c_version integer not null,
    constraint uk_author_name unique (c_name),
    constraint ck_author_name check (c_name <> 'nobody')
);
create table t_book (
    id bigint primary key,
    c_isbn varchar(20) not null,
    c_pages integer,
    c_author bigint,
    c_published date,
    c_version integer not null,
    constraint uk_book_isbn unique (c_isbn),
    constraint ck_book_pages check (c_pages > 0),
    constraint fk_book_author foreign key (c_author) references t_author
);
create table t_loan (
    id bigint primary key,
    c_book bigint
);
insert into t_author (id, c_name, c_version) values (1, 'lovelace', 0);
insert into t_book (id, c_isbn, c_pages, c_author, c_version) values (1, 'isbn-1', 10, 1, 0);
insert into t_book (id, c_isbn, c_pages, c_author, c_version) values (2, 'isbn-2', 10, 1, 0);
insert into t_loan (id, c_book) values (1, 404);
