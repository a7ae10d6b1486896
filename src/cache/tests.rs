//! What is kept, what is shared, and what is nobody else's.

use std::sync::atomic::AtomicUsize;

use tokio::sync::Semaphore;

use super::*;

const LONG: Duration = Duration::from_secs(3_600);

fn cache(life: Duration) -> Arc<Shared<String>> {
    Shared::new(1 << 20, life, String::len)
}

async fn made(cache: &Shared<String>, key: &str, value: &str) -> String {
    cache.kept_or_made(key.as_bytes(), 0, async { Made::ForAll(value.to_owned()) }).await
}

#[tokio::test]
async fn a_value_is_kept_by_its_key() {
    let cache = cache(LONG);
    assert_eq!(made(&cache, "a", "first").await, "first");
    assert_eq!(made(&cache, "a", "second").await, "first");
    assert_eq!(made(&cache, "b", "other").await, "other");
}

#[tokio::test]
async fn values_die_of_age_and_when_all_is_cleared() {
    let dead = cache(Duration::ZERO);
    made(&dead, "a", "first").await;
    assert_eq!(made(&dead, "a", "second").await, "second");
    let living = cache(LONG);
    made(&living, "a", "first").await;
    living.clear();
    assert_eq!(made(&living, "a", "second").await, "second");
}

#[tokio::test]
async fn what_is_for_one_is_given_to_nobody_else() {
    let cache = cache(LONG);
    let own = cache.kept_or_made(b"a", 0, async { Made::ForOne("mine".to_owned()) }).await;
    assert_eq!(own, "mine");
    assert_eq!(made(&cache, "a", "theirs").await, "theirs");
}

#[tokio::test]
async fn who_is_turned_away_keeps_nobody_from_sharing() {
    let cache = cache(LONG);
    let refused = cache.kept_or_made(b"a", 0, async { Made::Refused("none".to_owned()) }).await;
    assert_eq!(refused, "none");
    assert_eq!(made(&cache, "a", "first").await, "first");
    assert_eq!(made(&cache, "a", "second").await, "first");
}

#[tokio::test]
async fn what_fails_keeps_others_from_sharing_for_a_moment_only() {
    let long = cache(LONG);
    let life = |made: Made<String>| {
        let entry = long.entry(&made, 0, 0);
        (entry.value, entry.life)
    };
    assert_eq!(life(Made::ForOne(String::new())), (None, LONG));
    assert_eq!(life(Made::Failed(String::new())), (None, MOMENT));
    let shortest = cache(Duration::ZERO);
    shortest.kept_or_made(b"a", 0, async { Made::Failed("failed".to_owned()) }).await;
    assert_eq!(made(&shortest, "a", "well").await, "well");
}

/// Asks for one key from many tasks, of which none gets on before all have asked.
async fn crowd(cache: &Arc<Shared<String>>, make: fn(String) -> Made<String>, then: impl FnOnce()) -> (usize, usize) {
    let (makers, gate) = (Arc::new(AtomicUsize::new(0)), Arc::new(Semaphore::new(0)));
    let tasks: Vec<_> = (0..20)
        .map(|number| {
            let (cache, makers, gate) = (Arc::clone(cache), Arc::clone(&makers), Arc::clone(&gate));
            tokio::spawn(async move {
                let making = async {
                    makers.fetch_add(1, Ordering::SeqCst);
                    gate.acquire().await.expect("the gate stays").forget();
                    make(format!("of {number}"))
                };
                cache.kept_or_made(b"key", 0, making).await
            })
        })
        .collect();
    while makers.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    let at_first = makers.load(Ordering::SeqCst);
    then();
    gate.add_permits(20);
    for task in tasks {
        task.await.expect("nobody panics");
    }
    (at_first, makers.load(Ordering::SeqCst))
}

#[tokio::test]
async fn many_at_once_share_what_one_makes() {
    assert_eq!(crowd(&cache(LONG), Made::ForAll, || ()).await, (1, 1));
}

#[tokio::test]
async fn many_at_once_make_their_own_of_what_is_for_one() {
    assert_eq!(crowd(&cache(LONG), Made::ForOne, || ()).await, (1, 20));
}

#[tokio::test]
async fn many_at_once_do_not_wait_for_each_other_once_one_is_turned_away() {
    let waiting = Arc::new(AtomicUsize::new(0));
    let (cache, gate) = (cache(LONG), Arc::new(Semaphore::new(0)));
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let (cache, gate, waiting) = (Arc::clone(&cache), Arc::clone(&gate), Arc::clone(&waiting));
            tokio::spawn(async move {
                let making = async {
                    waiting.fetch_add(1, Ordering::SeqCst);
                    gate.acquire().await.expect("the gate stays").forget();
                    Made::Refused("none".to_owned())
                };
                cache.kept_or_made(b"key", 0, making).await
            })
        })
        .collect();
    for makers in [1, 20] {
        while waiting.load(Ordering::SeqCst) < makers {
            tokio::task::yield_now().await;
        }
        assert_eq!(waiting.load(Ordering::SeqCst), makers);
        gate.add_permits(1);
    }
    gate.add_permits(20);
    for task in tasks {
        assert_eq!(task.await.expect("nobody panics"), "none");
    }
}

#[tokio::test]
async fn what_is_made_while_all_is_cleared_is_not_kept() {
    let cache = cache(LONG);
    let inner = Arc::clone(&cache);
    let make = async move {
        inner.clear();
        Made::ForAll("old".to_owned())
    };
    assert_eq!(cache.kept_or_made(b"a", 0, make).await, "old");
    assert_eq!(made(&cache, "a", "new").await, "new");
}

#[tokio::test]
async fn a_maker_that_goes_away_leaves_its_place_to_others() {
    let cache = cache(LONG);
    let own = Arc::clone(&cache);
    let leaving = tokio::spawn(async move { own.kept_or_made(b"a", 0, std::future::pending()).await });
    tokio::task::yield_now().await;
    leaving.abort();
    assert_eq!(made(&cache, "a", "next").await, "next");
}

#[tokio::test]
async fn a_value_counts_in_its_generation_only() {
    let cache = cache(LONG);
    let made_in = async |generation, value: &str| {
        let make = async { Made::ForAll(value.to_owned()) };
        cache.kept_or_made(b"a", generation, make).await
    };
    assert_eq!(made_in(1, "first").await, "first");
    assert_eq!(made_in(1, "again").await, "first");
    assert_eq!(made_in(2, "second").await, "second");
    assert_eq!(made_in(2, "again").await, "second");
}

#[tokio::test]
async fn what_was_made_elsewhere_brings_its_age() {
    let cache = cache(Duration::from_secs(100));
    let found = async |key: &[u8], age| {
        let make = async { Made::Before("found".to_owned(), Duration::from_secs(age)) };
        cache.kept_or_made(key, 0, make).await
    };
    assert_eq!(found(b"a", 10).await, "found");
    assert_eq!(made(&cache, "a", "made").await, "found");
    assert_eq!(found(b"b", 101).await, "found");
    assert_eq!(made(&cache, "b", "made").await, "made");
    assert_eq!(cache.usage(), Usage { entries: 2, bytes: cache.usage().bytes, hits: 1, misses: 3 });
}
