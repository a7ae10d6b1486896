//! Sealed texts open where they belong, and nowhere else.

use super::*;

const HERE: Place<'_> = Place::Permission { wiki: "https://wiki.example", subject: "7", token_key: "abc" };

fn keys(current: &str, previous: Option<&str>) -> Keys {
    Keys::new(&Secret::new(current), previous.map(Secret::new).as_ref())
}

fn sealed(keys: &Keys) -> String {
    keys.seal(&Secret::new("geheim"), HERE).expect("it can be sealed")
}

#[test]
fn what_is_sealed_can_be_opened() {
    let keys = keys("one", None);
    let (once, again) = (sealed(&keys), sealed(&keys));
    assert_ne!(once, again, "a nonce was used twice");
    assert!(!once.contains("geheim"));
    assert_eq!(keys.open(&once, HERE).map(|secret| secret.reveal().to_owned()).ok().as_deref(), Some("geheim"));
}

#[test]
fn it_opens_nowhere_else() {
    let keys = keys("one", None);
    let sealed = sealed(&keys);
    let elsewhere = [
        Place::Permission { wiki: "https://wiki.example", subject: "8", token_key: "abc" },
        Place::Permission { wiki: "https://other.example", subject: "7", token_key: "abc" },
        Place::Permission { wiki: "https://wiki.example", subject: "7", token_key: "abd" },
        Place::Permission { wiki: "https://wiki.example", subject: "7a", token_key: "bc" },
        Place::Login { request_token: "abc" },
    ];
    for place in elsewhere {
        assert!(matches!(keys.open(&sealed, place), Err(AuthError::Altered)), "{place:?}");
    }
}

#[test]
fn any_change_is_noticed() {
    let keys = keys("one", None);
    let sealed = sealed(&keys);
    let (head, bytes) = sealed.rsplit_once('.').expect("three parts");
    let bytes = URL_SAFE_NO_PAD.decode(bytes).expect("base64");
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        let changed = format!("{head}.{}", URL_SAFE_NO_PAD.encode(changed));
        assert!(matches!(keys.open(&changed, HERE), Err(AuthError::Altered)), "byte {place}");
    }
    for nonsense in ["", "geheim", "1.x", &format!("2{}", &sealed[1..]), &format!("{sealed}.x"), &sealed[..20]] {
        assert!(keys.open(nonsense, HERE).is_err(), "{nonsense:?}");
    }
}

#[test]
fn another_key_is_told_from_damage() {
    let old = keys("one", None);
    let sealed = sealed(&old);
    assert!(matches!(keys("two", None).open(&sealed, HERE), Err(AuthError::OtherKey)));
    let rotating = keys("two", Some("one"));
    assert!(rotating.open(&sealed, HERE).is_ok());
    assert!(!rotating.is_current(&sealed) && old.is_current(&sealed));
}

#[test]
fn keys_do_not_show() {
    assert_eq!(format!("{:?}", keys("one", Some("two"))), "Keys(…)");
}
