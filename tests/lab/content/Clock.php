<?php
// The faked clock: the wiki's whole life is played in a minute, yet its rows are spread over weeks.

namespace Wikigraph\Lab;

use LogicException;
use Wikimedia\Timestamp\ConvertibleTimestamp;

class Clock {
	/** Unix time at which the story ends. */
	private int $end;
	private int $now;
	private int $steps = 0;
	private bool $isHeld = false;

	/** Ends the story a few minutes before the hour that has begun, so that no row lies in the future. */
	public function __construct( int $realTime ) {
		$this->end = $realTime - $realTime % 3600 - 300;
		$this->now = 0;
		ConvertibleTimestamp::setFakeTime( fn () => $this->now );
	}

	/** Jumps to a moment before the end. Time never runs backwards, because ids must not either. */
	public function goTo( float $daysAgo ): void {
		$moment = $this->end - (int)( $daysAgo * 86400 );
		if ( $moment < $this->now ) {
			throw new LogicException(
				"The act of $daysAgo days ago would begin before the last one ended, "
				. gmdate( 'Y-m-d H:i:s', $this->now ) . ': give it a later day'
			);
		}
		$this->now = $moment;
	}

	/** Lets a while pass, never the same twice in a row: what people do is not evenly spaced. */
	public function tick(): void {
		$this->steps++;
		$this->advance( 20 + ( $this->steps * 37 ) % 240 );
	}

	/** Does something within one second. */
	public function hold( callable $work ): void {
		$this->isHeld = true;
		$work();
		$this->isHeld = false;
	}

	public function advance( int $seconds ): void {
		if ( $this->isHeld ) {
			return;
		}
		$this->now += $seconds;
		if ( $this->now > $this->end ) {
			throw new LogicException( 'The story runs past its end: let its last acts begin earlier' );
		}
	}

	/** A moment as MediaWiki writes it, so many days before the end (negative: after it). */
	public function timestamp( float $daysAgo ): string {
		return gmdate( 'YmdHis', $this->end - (int)( $daysAgo * 86400 ) );
	}

	public function now(): string {
		return gmdate( 'YmdHis', $this->now );
	}
}
