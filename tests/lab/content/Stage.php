<?php
// What an act of the story can do to the wiki: call its API in-process as anybody, at a faked time.

namespace Wikigraph\Lab;

use MediaWiki\Api\ApiMain;
use MediaWiki\Api\ApiQueryTokens;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\MediaWikiServices;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Session\SessionManager;
use MediaWiki\User\User;
use RuntimeException;
use Wikimedia\IPUtils;
use Wikimedia\Rdbms\IDatabase;

class Stage {
	public const ADMIN = 'Admin';
	/** Actions whose token is not the usual one. */
	private const TOKENS_OF_THEIR_OWN = [ 'createaccount', 'patrol', 'rollback', 'userrights' ];

	public function __construct(
		public readonly Clock $clock,
		/** How much of the bulk is made, in percent; the single cases are always all made. */
		private readonly int $percent,
	) {
	}

	/**
	 * Calls the Action API as a user (by name, or by IP address for someone without an account).
	 * Files are given as `['file' => path]`.
	 */
	public function call( string $userName, array $params, array $files = [] ): array {
		$this->clock->tick();
		$user = $this->user( $userName );
		$request = $this->request( $user, $params + [ 'format' => 'json', 'formatversion' => '2' ], $files );
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( $request );
		$context->setUser( $user );
		$this->addToken( $request, $user, $params['action'] );
		$api = new ApiMain( $context, true );
		$api->execute();
		$this->finish();
		$result = $api->getResult()->getResultData( null, [ 'Strip' => 'all' ] );
		return $result[$params['action']] ?? $result;
	}

	/** So many of a thing of which there are simply many. */
	public function many( int $count ): int {
		return max( 2, intdiv( $count * $this->percent, 100 ) );
	}

	/** Saves a page, and answers the id of the new revision (0 where the text did not change). */
	public function edit( string $userName, string $title, string $text, string $summary = '', array $options = [] ): int {
		$saved = $this->call( $userName, $options + [
			'action' => 'edit', 'title' => $title, 'text' => $text, 'summary' => $summary, 'recreate' => true,
		] );
		if ( ( $saved['result'] ?? '' ) !== 'Success' ) {
			throw new RuntimeException( "$userName could not edit $title: " . json_encode( $saved ) );
		}
		return $saved['newrevid'] ?? 0;
	}

	public function user( string $name ): User {
		$factory = $this->services()->getUserFactory();
		$user = IPUtils::isIPAddress( $name ) ? $factory->newAnonymous( $name ) : $factory->newFromName( $name );
		if ( !$user || ( !$user->isRegistered() && !IPUtils::isIPAddress( $name ) ) ) {
			throw new RuntimeException( "There is no account $name: create it in an earlier act" );
		}
		return $user;
	}

	/** Carries out what MediaWiki put off: the tables of links, the counts, the categorisation of recent changes. */
	public function finish( bool $withJobs = false ): void {
		DeferredUpdates::doUpdates();
		if ( $withJobs ) {
			$this->runJobs();
		}
		$this->services()->getDBLoadBalancerFactory()->commitPrimaryChanges( __METHOD__ );
		// The next call is to see a new tag at once, as a later request would.
		$this->services()->getMainWANObjectCache()->clearProcessCache();
	}

	/** One type after the other, since MediaWiki by itself chooses among them by chance. */
	private function runJobs(): void {
		do {
			$done = 0;
			$types = $this->services()->getJobQueueGroup()->getQueuesWithJobs();
			sort( $types );
			foreach ( $types as $type ) {
				$report = $this->services()->getJobRunner()->run( [ 'type' => $type, 'throttle' => false ] );
				$done += count( $report['jobs'] );
			}
			DeferredUpdates::doUpdates();
		} while ( $done );
	}

	public function database(): IDatabase {
		return $this->services()->getConnectionProvider()->getPrimaryDatabase();
	}

	public function services(): MediaWikiServices {
		return MediaWikiServices::getInstance();
	}

	private function request( User $user, array $params, array $files ): FauxRequest {
		global $wgRequest;
		$session = SessionManager::singleton()->getEmptySession();
		$request = new FauxRequest( array_filter( $params, static fn ( $value ) => $value !== false ), true, $session );
		$request->setIP( $user->isRegistered() ? $this->addressOf( $user ) : $user->getName() );
		foreach ( $files as $name => $path ) {
			$request->setUpload( $name, [
				'name' => basename( $path ), 'type' => 'image/png', 'tmp_name' => $path,
				'size' => filesize( $path ), 'error' => UPLOAD_ERR_OK,
			] );
		}
		$session->setUser( $user );
		$wgRequest = $request;
		RequestContext::getMain()->setRequest( $request );
		RequestContext::getMain()->setUser( $user );
		return $request;
	}

	/** Each account edits from one address of the range kept for documentation. */
	private function addressOf( User $user ): string {
		return '203.0.113.' . ( $user->getId() % 250 + 1 );
	}

	private function addToken( FauxRequest $request, User $user, string $action ): void {
		$type = in_array( $action, self::TOKENS_OF_THEIR_OWN ) ? $action : 'csrf';
		$token = ApiQueryTokens::getToken( $user, $request->getSession(), ApiQueryTokens::getTokenTypeSalts()[$type] );
		$request->setVal( $action === 'createaccount' ? 'createtoken' : 'token', $token->toString() );
	}
}
