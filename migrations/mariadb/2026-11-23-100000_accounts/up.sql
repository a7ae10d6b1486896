-- MariaDB commits each statement by itself: IF NOT EXISTS lets a migration that was cut off be run again.

-- People who have logged in. `subject` is their number with the wiki, which outlives a change of their name.
CREATE TABLE IF NOT EXISTS accounts (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    wiki VARBINARY(255) NOT NULL,
    subject VARBINARY(255) NOT NULL,
    username VARCHAR(255) NOT NULL,
    token_key VARBINARY(255),
    token_secret VARBINARY(2048) COMMENT 'sealed; NULL with token_key once the wiki no longer accepts the token',
    grants TEXT NOT NULL,
    authorized_at BINARY(14) NOT NULL,
    UNIQUE (wiki, subject)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Logins that are under way at the wiki.
CREATE TABLE IF NOT EXISTS logins (
    request_token VARBINARY(255) NOT NULL PRIMARY KEY,
    request_secret VARBINARY(2048) NOT NULL COMMENT 'sealed',
    browser VARBINARY(64) NOT NULL COMMENT 'hashed',
    return_to TEXT NOT NULL,
    expires_at BINARY(14) NOT NULL,
    INDEX logins_expires_at (expires_at)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS sessions (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account BIGINT NOT NULL,
    hash VARBINARY(64) NOT NULL UNIQUE,
    label VARCHAR(255) NOT NULL,
    created_at BINARY(14) NOT NULL,
    last_seen_at BINARY(14) NOT NULL,
    expires_at BINARY(14) NOT NULL,
    INDEX sessions_account (account),
    INDEX sessions_expires_at (expires_at),
    FOREIGN KEY (account) REFERENCES accounts (id) ON DELETE CASCADE
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
