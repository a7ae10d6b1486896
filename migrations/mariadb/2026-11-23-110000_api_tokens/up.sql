-- Keys for scripts, of which only the hash is kept.
CREATE TABLE IF NOT EXISTS api_tokens (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account BIGINT NOT NULL,
    hash VARBINARY(64) NOT NULL UNIQUE,
    name VARCHAR(255) NOT NULL,
    scopes VARBINARY(255) NOT NULL,
    created_at BINARY(14) NOT NULL,
    last_used_at BINARY(14),
    expires_at BINARY(14),
    INDEX api_tokens_account (account),
    FOREIGN KEY (account) REFERENCES accounts (id) ON DELETE CASCADE
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
