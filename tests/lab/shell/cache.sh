# Where the tests keep what is slow to make: MediaWiki, and the databases filled with it. Sourced, not run.

test_cache() {
  realpath -m "${WIKIGRAPH_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/wikigraph-tests}"
}

# The folder of the programs that scripts/tools.txt lists.
tools_folder() {
  printf '%s/tools/bin\n' "$(test_cache)"
}

# The folder MediaWiki lies in, once scripts/install has put it there.
mediawiki_folder() {
  printf '%s/mediawiki-1.43\n' "$(test_cache)"
}

# The folder of the extensions that the wiki for writing has.
mediawiki_extensions_folder() {
  printf '%s/mediawiki-1.43-extensions\n' "$(test_cache)"
}
