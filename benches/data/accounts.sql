-- Accounts of the private MariaDB, by socket and by TCP. Passwords are the names: nothing here is secret.

-- Makes and fills the databases; the scripts of the test lab know it by this name.
CREATE USER lab_owner@localhost IDENTIFIED BY 'lab_owner';
GRANT ALL PRIVILEGES ON *.* TO lab_owner@localhost WITH GRANT OPTION;

-- What the servers that are measured sign in as. MediaWiki keeps caches of its own in the database.
CREATE USER bench@localhost IDENTIFIED BY 'bench';
CREATE USER bench@127.0.0.1 IDENTIFIED BY 'bench';
GRANT ALL PRIVILEGES ON `bench%`.* TO bench@localhost;
GRANT ALL PRIVILEGES ON `bench%`.* TO bench@127.0.0.1;

DELETE FROM mysql.global_priv WHERE User IN ('root', '');
FLUSH PRIVILEGES;
