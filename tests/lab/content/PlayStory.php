<?php
// Maintenance script that plays one era of the story into the wiki it is run on.

namespace Wikigraph\Lab;

use Maintenance;

require_once getenv( 'MW_INSTALL_PATH' ) . '/maintenance/Maintenance.php';

class PlayStory extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Fills a new wiki with the content that the tests ask about' );
		$this->addOption( 'era', 'Which part of the story: ip, temporary or workshop', true, true );
		$this->addOption( 'now', 'Unix time at which the story ends', true, true );
		$this->addOption( 'percent', 'How much of the bulk to make', false, true );
	}

	public function execute() {
		spl_autoload_register( self::load( ... ) );
		mt_srand( 143 );
		$clock = new Clock( (int)$this->getOption( 'now' ) );
		$stage = new Stage( $clock, (int)$this->getOption( 'percent', 100 ) );
		$story = require __DIR__ . '/story.php';
		foreach ( $story[ $this->getOption( 'era' ) ] as $name => $daysAgo ) {
			$started = microtime( true );
			$clock->goTo( $daysAgo );
			$class = __NAMESPACE__ . "\\Acts\\$name";
			( new $class )->play( $stage );
			$stage->finish( withJobs: true );
			$this->output( sprintf( "  %-18s %5.1f s, until %s\n", $name, microtime( true ) - $started, $clock->now() ) );
		}
	}

	private static function load( string $class ): void {
		if ( str_starts_with( $class, __NAMESPACE__ . '\\' ) ) {
			require __DIR__ . '/' . strtr( substr( $class, strlen( __NAMESPACE__ ) + 1 ), '\\', '/' ) . '.php';
		}
	}
}

$maintClass = PlayStory::class;
require_once RUN_MAINTENANCE_IF_MAIN;
