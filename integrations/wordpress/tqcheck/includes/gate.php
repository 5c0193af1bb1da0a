<?php
/**
 * The gate: whether a text may go out. Every way of publishing asks here, and only here.
 *
 * @package tqcheck
 */

namespace Tqcheck;

defined( 'ABSPATH' ) || exit;

const TEXT_FIELDS = array( 'post_title', 'post_excerpt', 'post_content' );

/** Whether readers see posts of a status; they do not see private ones. */
function is_out( string $status ): bool {
	$known = get_post_status_object( $status );
	return $known && $known->public;
}

/**
 * Whether a post as it is about to be saved must be asked about.
 *
 * Drafts, autosaves, revisions, previews, the trash and imports are not; nor is a live article whose text stays the same.
 *
 * @param \WP_Post      $post   The post as it is about to be saved.
 * @param \WP_Post|null $before The post as it is; null for a new one.
 */
function goes_out( \WP_Post $post, ?\WP_Post $before ): bool {
	if ( '' === settings()['url'] || ! in_array( $post->post_type, settings()['post_types'], true ) ) {
		return false;
	}
	if ( ( 'future' !== $post->post_status && ! is_out( $post->post_status ) ) || ( defined( 'WP_IMPORTING' ) && WP_IMPORTING ) ) {
		return false;
	}
	if ( stays_live( $post, $before ) && same_text( $post, $before ) ) {
		return false;
	}
	/**
	 * Filters whether a post is checked before it is published.
	 *
	 * @param bool     $applies True.
	 * @param \WP_Post $post    The post as it is about to be saved.
	 */
	return (bool) apply_filters( 'tqcheck_applies', true, $post );
}

/** Whether a post is out and stays out: then only its text is at stake. */
function stays_live( \WP_Post $post, ?\WP_Post $before ): bool {
	return $before && is_out( $before->post_status ) && is_out( $post->post_status );
}

/** Whether readers would see the same text. */
function same_text( \WP_Post $post, \WP_Post $other ): bool {
	foreach ( TEXT_FIELDS as $field ) {
		if ( $post->$field !== $other->$field ) {
			return false;
		}
	}
	return true;
}

/**
 * Whether a text may go out, and what was found in it.
 *
 * @param \WP_Post      $post  The post as it is about to be saved.
 * @param array         $meta  Meta values that are about to be saved, by their keys.
 * @param \WP_Post|null $live  The article that is out, if one is: what is wrong in it already blocks nothing.
 * @param bool          $fresh Whether the service is asked again in any case.
 * @return array The answer (see answer.php) with `blocked`, its issues with `blocks`; issues that are off are left out.
 */
function decide( \WP_Post $post, array $meta = array(), ?\WP_Post $live = null, bool $fresh = false ): array {
	$set    = settings();
	$answer = check( question( $post, $meta ), $fresh ? time() : last_override( $post->ID ) );
	if ( 'unknown' === $answer['verdict'] ) {
		return array_merge( $answer, array( 'blocked' => 'closed' === $set['down'] ) );
	}
	$settled = overridden_keys( $post->ID );
	$issues  = array();
	foreach ( $answer['issues'] as $issue ) {
		$issue['blocks'] = 'require' === $set[ $issue['severity'] ] && ! in_array( $issue['key'], $settled, true );
		if ( 'off' !== $set[ $issue['severity'] ] ) {
			$issues[] = $issue;
		}
	}
	if ( $live && blocking( $issues ) ) {
		$issues = without_old( $issues, $live );
	}
	$blocked = (bool) blocking( $issues );
	return array_merge( $answer, compact( 'issues', 'blocked' ) );
}

/** The issues that stand against publishing. */
function blocking( array $issues ): array {
	return array_values( wp_list_filter( $issues, array( 'blocks' => true ) ) );
}

/** Issues of a new text, of which those do not block that the article has which is out. */
function without_old( array $issues, \WP_Post $live ): array {
	// Without its name, so that the service goes on comparing with, and overriding, the text that is to go out.
	$question = array_diff_key( question( $live, array() ), array( 'document' => true ) );
	$old      = wp_list_pluck( check( $question )['issues'], 'key' );
	foreach ( $issues as $number => $issue ) {
		$issues[ $number ]['blocks'] = $issue['blocks'] && ! in_array( $issue['key'], $old, true );
	}
	return $issues;
}
