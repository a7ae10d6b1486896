//! What is counted in the text, before it is parsed.

use wikigraph::graph::limits::{BRACKETS, Limits, Reason, Refusal};

fn check(limits: &Limits, query: &str) -> Result<(), Refusal> {
    limits.check_text(query)
}

fn tokens(tokens: usize) -> Limits {
    Limits { tokens, ..Limits::default() }
}

/// Checks that the text has exactly that many tokens.
#[track_caller]
fn assert_tokens(query: &str, expected: usize) {
    assert_eq!(check(&tokens(expected), query), Ok(()), "{query}");
    assert!(check(&tokens(expected - 1), query).is_err(), "{query}");
}

#[test]
fn tokens_are_counted_as_graphql_has_them() {
    assert_tokens("{ a }", 3);
    assert_tokens("\u{feff}{a,,,b # { c }\n\tc\r\n}", 5);
    assert_tokens("query Q($n: [Int!]! = [1, -2.5e+3]) @live { ...F }", 23);
    assert_tokens("{a...F...G b(c:[1-1-1.5]d:E)}", 20);
    assert_tokens(r#"{ a(b: "x \" } {", c: "") }"#, 11);
    assert_tokens("{ a(b: \"\"\"x \\\"\"\" \" } { \n # \"\"\" c: \"\"\"\"\"\") }", 11);
    assert_tokens("{ a(b: \"é…\", c: E_1) }", 11);
}

#[test]
fn the_text_has_a_longest_length() {
    let limits = Limits { query_bytes: 5, ..Limits::default() };
    assert_eq!(check(&limits, "{ a }"), Ok(()));
    let refusal = check(&limits, "{ ab }").unwrap_err();
    assert_eq!(refusal.reason, Reason::TooComplex);
    assert!(refusal.message.starts_with("The query is 6 bytes long, and at most 5 are allowed."));
}

#[test]
fn directives_are_counted() {
    let limits = Limits { directives: 2, ..Limits::default() };
    assert_eq!(check(&limits, r#"{ a @skip(if: $b) c @include(if: $d) e(f: "@@@") } # @"#), Ok(()));
    let refusal = check(&limits, "{ a @a @b @c }").unwrap_err();
    assert!(refusal.message.contains("more than 2 directives"), "{refusal}");
}

#[test]
fn brackets_of_all_kinds_nest_only_so_deep() {
    for (open, close) in [("{a", "}"), ("[", "]"), ("(", ")"), ("{a(b:[", "])}")] {
        let levels = BRACKETS / open.matches(['{', '[', '(']).count();
        let fits = open.repeat(levels) + &close.repeat(levels);
        assert_eq!(check(&Limits::default(), &fits.repeat(3)), Ok(()));
        let refusal = check(&Limits::default(), &open.repeat(levels + 1)).unwrap_err();
        assert!(refusal.message.contains("nest deeper than 64 levels"), "{refusal}");
    }
}

#[test]
fn what_is_no_token_ends_the_count() {
    for query in ["{ a \\ { b } }", "{ a(b: \"x\n) }", "{ a(b: \"x", "é { a }", "{ a ; b }"] {
        assert_eq!(check(&tokens(8), query), Ok(()), "{query}");
    }
}

#[test]
fn a_block_string_needs_an_end() {
    for query in ["{ a(b: \"\"\"x", "{ a(b: [\"\"\"x\" \"y\"]) }", "{ a(b: \"\"\"x\\\"\"\") }"] {
        let refusal = check(&Limits::default(), query).unwrap_err();
        assert_eq!(refusal.reason, Reason::Syntax, "{query}");
    }
}
