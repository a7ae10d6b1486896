//! Statements on a file of our own: what is done at once, what goes aside, and what is given up.

use tempfile::TempDir;

use super::*;
use crate::db::Bind;
use crate::tables::Cell;

const LONG: Duration = Duration::from_secs(3600);

/// Counts up to a number, which takes some hundred nanoseconds for each.
const COUNT: &str =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT COUNT(*) FROM n";

/// Reads from a table without an end.
const ENDLESS: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT COUNT(*) FROM n JOIN word";

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(TempDir::new().expect("a folder"));
        let words = "CREATE TABLE word (spelt TEXT); INSERT INTO word VALUES ('ant'), (CAST(x'ff62' AS TEXT));";
        folder.by_hand().execute_batch(words).expect("a table");
        folder
    }

    fn by_hand(&self) -> rusqlite::Connection {
        let connection = rusqlite::Connection::open(self.0.path().join("words.sqlite")).expect("a file");
        connection.busy_timeout(Duration::ZERO).expect("no patience");
        connection
    }

    async fn open(&self, purpose: Purpose, limit: Duration) -> SqliteFile {
        SqliteFile::open(&self.0.path().join("words.sqlite"), purpose, limit).await.expect("the file opens")
    }
}

fn filled(sql: &str, value: Bind) -> Statement {
    Statement::filled(sql, &[value])
}

#[tokio::test]
async fn what_takes_long_goes_aside_and_is_answered() {
    let folder = Folder::new();
    let mut file = folder.open(Purpose::Reading, LONG).await;
    let counting = filled(COUNT, Bind::Integer(300_000));
    for _ in 0..2 {
        let rows = file.rows(&counting).await.expect("rows");
        assert_eq!(rows.row(0), [Cell::Integer(300_000)]);
    }
    assert!(!file.slow.is_empty());
    let few = Statement::new("SELECT spelt FROM word WHERE spelt > '0' ORDER BY spelt");
    assert_eq!(file.rows(&few).await.expect("rows").len(), 2);
}

#[tokio::test]
async fn a_statement_ends_at_its_limit_and_the_file_stays() {
    let folder = Folder::new();
    let mut file = folder.open(Purpose::Reading, Duration::from_millis(5)).await;
    for _ in 0..2 {
        let failed = file.rows(&Statement::new(ENDLESS)).await.expect_err("an end");
        assert!(matches!(failed, DatabaseError::StatementTimeout(limit) if limit == Duration::from_millis(5)));
    }
    assert_eq!(file.rows(&Statement::new("SELECT 1, NULL")).await.expect("rows").row(0), [1.into(), Cell::Null]);
}

#[tokio::test]
async fn a_statement_that_nobody_waits_for_ends() {
    let folder = Folder::new();
    let mut reader = folder.open(Purpose::Reading, LONG).await;
    let other = folder.by_hand();
    let is_being_read = async {
        while other.execute_batch("BEGIN EXCLUSIVE; COMMIT").is_ok() {
            tokio::task::yield_now().await;
        }
    };
    let endless = Statement::new(ENDLESS);
    tokio::select! {
        _ = reader.rows(&endless) => panic!("it has no end"),
        () = is_being_read => {}
    }
    // The file is free as soon as the statement is over, which is waited for.
    let mut writer = folder.open(Purpose::Writing, LONG).await;
    assert_eq!(
        writer
            .changed(&filled("DELETE FROM word WHERE spelt = ?", Bind::Text("ant".to_owned())))
            .await
            .expect("a change"),
        1
    );
    assert!(matches!(reader.rows(&endless).await, Err(DatabaseError::Lost(_))));
}

#[tokio::test]
async fn a_lock_is_waited_for() {
    let folder = Folder::new();
    let mut file = folder.open(Purpose::Reading, LONG).await;
    let other = folder.by_hand();
    other.execute_batch("BEGIN EXCLUSIVE").expect("a lock");
    let reading = Statement::new("SELECT COUNT(*) FROM word");
    let unlocking = async {
        for _ in 0..3 {
            tokio::task::yield_now().await;
        }
        other.execute_batch("COMMIT").expect("the lock is let go");
    };
    let (rows, ()) = tokio::join!(file.rows(&reading), unlocking);
    assert_eq!(rows.expect("rows").row(0), [Cell::Integer(2)]);
}

#[tokio::test]
async fn a_reader_writes_nothing() {
    let folder = Folder::new();
    let mut file = folder.open(Purpose::Reading, LONG).await;
    let deleting = Statement::new("DELETE FROM word RETURNING spelt");
    assert!(matches!(file.rows(&deleting).await, Err(DatabaseError::ReadOnly(_))));
    assert!(matches!(file.changed(&deleting).await, Err(DatabaseError::ReadOnly(_))));
}

#[tokio::test]
async fn a_full_file_says_so_keeps_what_it_has_and_goes_on_once_there_is_room() {
    let folder = Folder::new();
    let mut file = folder.open(Purpose::Writing, LONG).await;
    file.rows(&Statement::new("PRAGMA max_page_count = 4")).await.expect("a limit");
    let adding = filled("INSERT INTO word VALUES (?)", Bind::Text("bee".repeat(300)));
    let mut added = 2;
    let failed = loop {
        match file.changed(&adding).await {
            Ok(changed) => added += i64::try_from(changed).expect("one"),
            Err(failed) => break failed,
        }
    };
    assert!(matches!(failed, DatabaseError::Full(_)) && failed.leaves_connection_sound(), "{failed:?}");
    let counting = Statement::new("SELECT COUNT(*) FROM word");
    assert_eq!(file.rows(&counting).await.expect("rows").row(0), [Cell::Integer(added)]);
    file.rows(&Statement::new("PRAGMA max_page_count = 400")).await.expect("room");
    assert_eq!(file.changed(&adding).await.expect("a change"), 1);
    assert_eq!(file.rows(&counting).await.expect("rows").row(0), [Cell::Integer(added + 1)]);
}

#[tokio::test]
async fn what_a_writer_gives_back_was_written_once() {
    let folder = Folder::new();
    let mut file = folder.open(Purpose::Writing, LONG).await;
    let adding = filled("INSERT INTO word VALUES (?) RETURNING spelt", Bind::Text("bee".to_owned()));
    assert_eq!(file.rows(&adding).await.expect("rows").row(0), ["bee".into()]);
    assert_eq!(file.rows(&Statement::new("SELECT COUNT(*) FROM word")).await.expect("rows").row(0), [Cell::Integer(3)]);
}

#[tokio::test]
async fn bytes_are_compared_as_text() {
    let folder = Folder::new();
    let mut file = folder.open(Purpose::Reading, LONG).await;
    let finding = filled("SELECT spelt FROM word WHERE spelt = ?", Bind::Bytes(vec![0xff, b'b']));
    assert_eq!(file.rows(&finding).await.expect("rows").row(0), [Cell::Bytes(b"\xffb".as_slice().into())]);
}

/// As MediaWiki has it, which writes texts with a zero byte as blobs.
#[tokio::test]
async fn bytes_with_a_zero_are_compared_as_blobs() {
    let folder = Folder::new();
    let mut file = folder.open(Purpose::Writing, LONG).await;
    file.rows(&Statement::new("INSERT INTO word VALUES (X'610031'), (X'610032') RETURNING spelt")).await.expect("rows");
    let further = filled("SELECT spelt FROM word WHERE spelt > ?", Bind::Text("a\0\u{31}".to_owned()));
    let rows = file.rows(&further).await.expect("rows");
    assert_eq!((rows.len(), rows.cell(0, 0)), (1, &Cell::Bytes(b"a\0\x32".as_slice().into())));
}

#[tokio::test]
async fn the_rows_of_all_runs_come() {
    let folder = Folder::new();
    let mut file = folder.open(Purpose::Reading, LONG).await;
    let run = |number: i64| filled("SELECT ?, spelt FROM word WHERE spelt = 'ant'", Bind::Integer(number));
    let statement = Statement::in_runs([run(3), run(1), run(2)]).expect("one text");
    let rows = file.rows(&statement).await.expect("rows");
    let found: Vec<&[Cell]> = rows.iter().collect();
    assert_eq!(found, [[3.into(), "ant".into()], [1.into(), "ant".into()], [2.into(), Cell::from("ant")]]);
}

#[tokio::test]
async fn an_error_says_what_and_in_which_statement() {
    let folder = Folder::new();
    let mut file = folder.open(Purpose::Reading, LONG).await;
    let failed = file.rows(&Statement::new("SELECT tail FROM word")).await.expect_err("no such column");
    let told = "the database lacks something: no such column: tail; it was asked: SELECT tail FROM word";
    assert_eq!(failed.to_string(), told);
}

#[tokio::test]
async fn what_all_rows_repeat_is_read_once() {
    let folder = Folder::new();
    let mut file = folder.open(Purpose::Reading, LONG).await;
    let all = Statement::new("SELECT 1, 2, rowid FROM word ORDER BY rowid").with_repeated(2);
    let rows = file.rows(&all).await.expect("rows");
    assert_eq!(rows.row(0), [1.into(), 2.into(), 1.into()]);
    assert_eq!(rows.row(1), [Cell::Null, Cell::Null, 2.into()]);
}
