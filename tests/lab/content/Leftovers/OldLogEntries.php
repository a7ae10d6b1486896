<?php
// Log entries as older MediaWikis wrote them, as extensions write them, and one that is broken.

namespace Wikigraph\Lab\Leftovers;

use MediaWiki\Title\Title;
use Wikigraph\Lab\People;

class OldLogEntries {
	/** [ type, action, title, parameters: a list becomes lines, a text stays as it is ] */
	private const OLD = [
		[ 'move', 'move', 'Long history', [ 'Longer history' ] ],
		[ 'move', 'move_redir', 'Long history', [ 'Bridge of Birch', '1' ] ],
		[ 'block', 'block', 'User:Vandal', [ '3 days', 'nocreate,noautoblock' ] ],
		[ 'block', 'block', 'User:192.0.2.18', [ 'infinite' ] ],
		[ 'protect', 'protect', 'Gallery', [ "\u{200E}[edit=sysop] (indefinite) \u{200E}[move=sysop] (indefinite)", 'cascade' ] ],
		[ 'rights', 'rights', 'User:Alice', [ 'sysop, bot', 'sysop' ] ],
		[ 'patrol', 'patrol', 'Long history', [ '7', '6', '0' ] ],
		[ 'delete', 'delete', 'Deleted page 3', '' ],
		[ 'upload', 'upload', 'File:Red.png', '' ],
	];

	/** What extensions log, with named and numbered parameters. */
	private const OF_EXTENSIONS = [
		[ 'thanks', 'thank', 'User:Bob', [] ],
		[ 'interwiki', 'iw_add', 'Special:Interwiki', [
			'4::prefix' => 'de', '5::url' => 'https://de.example.org/wiki/$1', '6::trans' => '0', '7::local' => '1',
		] ],
		[ 'spamblacklist', 'hit', 'Gallery', [ '4::url' => 'http://spam.example.org/?a=1&b=2' ] ],
		[ 'abusefilter', 'modify', 'Special:AbuseFilter/7', [ 'historyId' => 3, 'newId' => 7 ] ],
		[ 'massmessage', 'send', 'Lab:Village pump', [
			'4::revid' => 1, '5:number:count' => 12, '6:bool:first' => true, 'ratio' => 0.5, 'nothing' => null,
		] ],
	];

	/** Cut off in the middle, as a column that was too short left it. */
	private const BROKEN = 'a:3:{s:9:"4::target";s:12:"Half a targe';

	public function __construct( private readonly Rows $rows ) {
	}

	public function insert(): void {
		foreach ( self::OLD as $number => [ $type, $action, $title, $params ] ) {
			$this->write( $type, $action, $title, is_array( $params ) ? implode( "\n", $params ) : $params, 44 - $number );
		}
		foreach ( self::OF_EXTENSIONS as $number => [ $type, $action, $title, $params ] ) {
			$this->write( $type, $action, $title, serialize( $params ), 20 - $number );
		}
		$this->write( 'thanks', 'thank', 'User:Alice', self::BROKEN, 15 );
		// Nobody but suppressors may know of this, whatever its bits say.
		$this->write( 'suppress', 'delete', 'Gallery', serialize( [] ), 14 );
	}

	private function write( string $type, string $action, string $prefixedTitle, string $params, float $daysAgo ): void {
		$title = Title::newFromText( $prefixedTitle );
		$this->rows->insert( 'logging', [
			'log_type' => $type,
			'log_action' => $action,
			'log_timestamp' => $this->rows->timestamp( $daysAgo ),
			'log_actor' => $this->rows->actor( $type === 'suppress' ? People::SUPPRESSOR : People::BOB ),
			'log_namespace' => $title->getNamespace(),
			'log_title' => $title->getDBkey(),
			// Old entries do not know the page's id.
			'log_page' => $title->canExist() && $type !== 'delete' ? $title->getArticleID() : null,
			'log_params' => $params,
			'log_deleted' => 0,
		] + $this->rows->comment( 'log_comment', "old $type entry" ) );
	}
}
