-- Accounts of the lab's MariaDB, each by socket and by TCP. Passwords are the names: nothing here is secret.

CREATE USER lab_owner@localhost IDENTIFIED BY 'lab_owner';
CREATE USER lab_owner@127.0.0.1 IDENTIFIED BY 'lab_owner';
GRANT ALL PRIVILEGES ON *.* TO lab_owner@localhost WITH GRANT OPTION;
GRANT ALL PRIVILEGES ON *.* TO lab_owner@127.0.0.1 WITH GRANT OPTION;

-- Alone may read what the views are made of; nobody can sign in as it.
CREATE USER views_definer@localhost ACCOUNT LOCK;
GRANT SELECT, SHOW VIEW ON *.* TO views_definer@localhost;

-- May read tables and views alike, as EXPLAIN of a view asks for.
CREATE USER views_owner@localhost IDENTIFIED BY 'views_owner';
CREATE USER views_owner@127.0.0.1 IDENTIFIED BY 'views_owner';
GRANT SELECT, SHOW VIEW ON *.* TO views_owner@localhost;
GRANT SELECT, SHOW VIEW ON *.* TO views_owner@127.0.0.1;

-- What a wiki's own operator gives to a tool: the tables, read only.
CREATE USER plain_reader@localhost IDENTIFIED BY 'plain_reader';
CREATE USER plain_reader@127.0.0.1 IDENTIFIED BY 'plain_reader';
GRANT SELECT ON lab143.* TO plain_reader@localhost;
GRANT SELECT ON lab143.* TO plain_reader@127.0.0.1;
GRANT SELECT ON lab145.* TO plain_reader@localhost;
GRANT SELECT ON lab145.* TO plain_reader@127.0.0.1;
GRANT SELECT ON lab146.* TO plain_reader@localhost;
GRANT SELECT ON lab146.* TO plain_reader@127.0.0.1;
GRANT SELECT ON big.* TO plain_reader@localhost;
GRANT SELECT ON big.* TO plain_reader@127.0.0.1;
GRANT SELECT ON edits143.* TO plain_reader@localhost;
GRANT SELECT ON edits143.* TO plain_reader@127.0.0.1;

-- What the replicas give to a tool: views only, over few connections.
CREATE USER replica_reader@localhost IDENTIFIED BY 'replica_reader' WITH MAX_USER_CONNECTIONS 10;
CREATE USER replica_reader@127.0.0.1 IDENTIFIED BY 'replica_reader' WITH MAX_USER_CONNECTIONS 10;
GRANT SELECT, SHOW VIEW ON `%\_p`.* TO replica_reader@localhost;
GRANT SELECT, SHOW VIEW ON `%\_p`.* TO replica_reader@127.0.0.1;

DELETE FROM mysql.global_priv WHERE User IN ('root', '');
FLUSH PRIVILEGES;
