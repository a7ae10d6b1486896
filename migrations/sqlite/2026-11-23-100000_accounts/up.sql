-- People who have logged in. `subject` is their number with the wiki, which outlives a change of their name.
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    wiki TEXT NOT NULL,
    subject TEXT NOT NULL,
    username TEXT NOT NULL,
    token_key TEXT,
    token_secret TEXT, -- sealed; NULL with token_key once the wiki no longer accepts the token
    grants TEXT NOT NULL,
    authorized_at TEXT NOT NULL,
    UNIQUE (wiki, subject)
);

-- Logins that are under way at the wiki.
CREATE TABLE logins (
    request_token TEXT PRIMARY KEY NOT NULL,
    request_secret TEXT NOT NULL, -- sealed
    browser TEXT NOT NULL, -- hashed
    return_to TEXT NOT NULL,
    expires_at TEXT NOT NULL
);

CREATE INDEX logins_expires_at ON logins (expires_at);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    hash TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    created_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
);

CREATE INDEX sessions_account ON sessions (account);

CREATE INDEX sessions_expires_at ON sessions (expires_at);
