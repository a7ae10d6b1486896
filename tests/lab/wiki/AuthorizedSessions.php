<?php
// Sessions of the calls that the OAuth stand-in passes on: it says who calls, and proves itself by a secret of the lab's run.

namespace Wikigraph\Lab;

use MediaWiki\Api\ApiMessage;
use MediaWiki\Api\ApiUsageException;
use MediaWiki\Language\RawMessage;
use MediaWiki\MediaWikiServices;
use MediaWiki\Request\WebRequest;
use MediaWiki\Session\ImmutableSessionProviderWithCookie;
use MediaWiki\Session\SessionBackend;
use MediaWiki\Session\SessionInfo;
use MediaWiki\Session\UserInfo;
use RecentChange;

class AuthorizedSessions extends ImmutableSessionProviderWithCookie {
	/** On every change that an authorised application makes. */
	public const TAG = 'OAuth CID: 143';

	private ?string $secret;

	public function __construct( array $params = [] ) {
		$this->secret = $params['secret'];
		parent::__construct();
	}

	protected function postInitSetup() {
		$this->getHookContainer()->register( 'RecentChange_save', function ( RecentChange $change ) {
			$session = MediaWikiServices::getInstance()->getUserFactory()
				->newFromUserIdentity( $change->getPerformerIdentity() )->getRequest()->getSession();
			if ( $session->getProvider() === $this && $session->getProviderMetadata()['isTagged'] ) {
				$change->addTags( self::TAG );
			}
		} );
	}

	public function provideSessionInfo( WebRequest $request ) {
		if ( !defined( 'MW_API' ) || !$this->isFromStandIn( $request ) ) {
			return null;
		}
		$refusal = $request->getHeader( 'X-Lab-Refusal' );
		if ( $refusal !== false ) {
			$code = $request->getHeader( 'X-Lab-Refusal-Code' );
			return $this->refuse( rawurldecode( $refusal ), $code === false ? null : $code );
		}
		$user = $request->getHeader( 'X-Lab-User' );
		if ( $user === false ) {
			return null;
		}
		$grants = $request->getHeader( 'X-Lab-Grants' );
		return new SessionInfo( SessionInfo::MAX_PRIORITY, [
			'provider' => $this,
			'id' => $this->hashToSessionId( $user . "\n" . $request->getHeader( 'X-Lab-Token' ) ),
			'userInfo' => UserInfo::newFromId( (int)$user, true ),
			'persisted' => false,
			'forceUse' => true,
			'metadata' => [
				'isTagged' => $request->getHeader( 'X-Lab-Owner-Only' ) === false,
				'rights' => $this->rightsOf( $grants ),
			],
		] );
	}

	private function isFromStandIn( WebRequest $request ): bool {
		$shown = $request->getHeader( 'X-Lab-Secret' );
		return $this->secret !== null && $shown !== false && hash_equals( $this->secret, $shown )
			&& in_array( $_SERVER['REMOTE_ADDR'], [ '127.0.0.1', '::1' ] );
	}

	/** @return string[]|null the rights that the grants leave, null for all that the user has */
	private function rightsOf( string|false $grants ): ?array {
		if ( $grants === false ) {
			return null;
		}
		return MediaWikiServices::getInstance()->getGrantsInfo()->getGrantRights( explode( '|', $grants ) );
	}

	/** api.php answers the refusal in the form that the call asks for, as it does with the extension. */
	private function refuse( string $reason, ?string $code ): SessionInfo {
		$this->getHookContainer()->register( 'ApiBeforeMain', static function () use ( $reason, $code ) {
			$text = $code === null ? 'The authorization headers in your request are not valid: $1' : '$1';
			$message = ApiMessage::create( new RawMessage( $text, [ $reason ] ), $code ?? 'mwoauth-invalid-authorization' );
			throw ApiUsageException::newWithMessage( null, $message );
		} );
		return new SessionInfo( SessionInfo::MAX_PRIORITY, [
			'provider' => $this,
			'id' => $this->hashToSessionId( 'refused' ),
			'userInfo' => UserInfo::newAnonymous(),
			'persisted' => false,
			'metadata' => [ 'isTagged' => false, 'rights' => [] ],
		] );
	}

	public function getAllowedUserRights( SessionBackend $backend ) {
		return $backend->getProviderMetadata()['rights'] ?? null;
	}

	public function getVaryHeaders() {
		return [ 'X-Lab-User' => null ];
	}

	/** Nobody else can send the secret. */
	public function safeAgainstCsrf() {
		return true;
	}
}
