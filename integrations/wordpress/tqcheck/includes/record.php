<?php
/**
 * What was last decided about a post, kept with it.
 *
 * @package tqcheck
 */

namespace Tqcheck;

defined( 'ABSPATH' ) || exit;

const RECORD = '_tqcheck';

/**
 * Keeps a decision with its post.
 *
 * @param int    $id       The post.
 * @param string $outcome  checked (somebody looked), passed, held (it stays a draft) or refused (a live text stays as it is).
 * @param array  $decision As decide() returns it.
 */
function record( int $id, string $outcome, array $decision ): void {
	$record = array_merge(
		$decision,
		array(
			'outcome' => $outcome,
			'at'      => time(),
			'user'    => get_current_user_id(),
		)
	);
	update_post_meta( $id, RECORD, wp_slash( $record ) );
}

/** Keeps what somebody is shown of a post; one that is held back stays so while something blocks it. */
function record_shown( int $id, array $decision ): void {
	$was   = last_record( $id );
	$waits = $decision['blocked'] && $was && in_array( $was['outcome'], array( 'held', 'refused' ), true );
	record( $id, $waits ? $was['outcome'] : 'checked', $decision );
}

/** The last decision about a post: as decide() returns it, with outcome, at and user; null if there is none. */
function last_record( int $id ): ?array {
	$record = get_post_meta( $id, RECORD, true );
	return is_array( $record ) ? $record : null;
}

/** Whether a post is waiting because it was held back. */
function is_held( \WP_Post $post ): bool {
	$record = last_record( $post->ID );
	return $record && 'held' === $record['outcome'] && ! is_out( $post->post_status ) && 'trash' !== $post->post_status;
}

/** Sees that somebody hears of a post on their next page: whoever saved it, or, where cron did, its author. */
function notify( int $id ): void {
	$user = get_current_user_id() ?: (int) get_post_field( 'post_author', $id );
	$ids  = array_unique( array_merge( notices_of( $user ), array( $id ) ) );
	set_transient( "tqcheck_notices_$user", array_values( $ids ), WEEK_IN_SECONDS );
}

/** The posts that a user is yet to hear of. */
function notices_of( int $user ): array {
	$ids = get_transient( "tqcheck_notices_$user" );
	return is_array( $ids ) ? $ids : array();
}

/** Whether the current user is yet to hear of a post; only once. */
function take_notice( int $id ): bool {
	$user = get_current_user_id();
	$ids  = notices_of( $user );
	set_transient( "tqcheck_notices_$user", array_values( array_diff( $ids, array( $id ) ) ), WEEK_IN_SECONDS );
	return in_array( $id, $ids, true );
}

/** A decision in one or two plain sentences, for an error message. */
function explain( array $decision ): string {
	if ( 'unknown' === $decision['verdict'] ) {
		/* translators: %s: why there was no check */
		return sprintf( __( 'tqcheck could not check this article. %s', 'tqcheck' ), $decision['why'] );
	}
	$blocking = blocking( $decision['issues'] );
	$named    = array();
	foreach ( array_slice( $blocking, 0, 3 ) as $issue ) {
		$named[] = severity_label( $issue['severity'] ) . ': ' . $issue['message'];
	}
	$more = count( $blocking ) > 3 ? ' …' : '';
	/* translators: %d: number of issues */
	$count = sprintf( _n( 'tqcheck: %d issue must be resolved, or overridden with a reason, before this is published.', 'tqcheck: %d issues must be resolved, or overridden with a reason, before this is published.', count( $blocking ), 'tqcheck' ), count( $blocking ) );
	return $count . ' ' . implode( '; ', $named ) . $more;
}
