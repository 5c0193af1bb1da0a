<?php
/**
 * What the pages of wp-admin say: notices, the list of posts, and the issues as HTML.
 *
 * @package tqcheck
 */

namespace Tqcheck;

defined( 'ABSPATH' ) || exit;

add_action( 'admin_notices', __NAMESPACE__ . '\\show_notices' );
add_filter( 'display_post_states', __NAMESPACE__ . '\\add_post_state', 10, 2 );
add_filter( 'redirect_post_location', __NAMESPACE__ . '\\without_message', 10, 2 );

/** Notices of the posts that the user has saved, and of the one on the screen where it is held. */
function show_notices(): void {
	$screen = get_current_screen();
	if ( $screen && $screen->is_block_editor() ) {
		return; // It shows no such notices; its panel speaks.
	}
	$user  = get_current_user_id();
	$ids   = notices_of( $user );
	$error = get_transient( "tqcheck_error_$user" );
	delete_transient( "tqcheck_notices_$user" );
	delete_transient( "tqcheck_error_$user" );
	if ( is_string( $error ) ) {
		printf( '<div class="notice notice-error tqcheck"><p>%s</p></div>', esc_html( $error ) );
	}
	$open = $screen && 'post' === $screen->base ? get_post() : null;
	if ( $open && is_held( $open ) ) {
		$ids[] = $open->ID;
	}
	foreach ( array_unique( $ids ) as $id ) {
		if ( get_post( $id ) && current_user_can( 'edit_post', $id ) ) {
			show_notice( get_post( $id ), ! $open );
		}
	}
}

/** What became of a post, and, if asked for, why. */
function show_notice( \WP_Post $post, bool $with_issues ): void {
	$record = last_record( $post->ID );
	if ( ! $record ) {
		return;
	}
	printf( '<div class="notice notice-%s tqcheck">', esc_attr( notice_kind( $record ) ) );
	printf(
		'<p><strong><a href="%s">%s</a></strong> %s %s</p>',
		esc_url( (string) get_edit_post_link( $post->ID ) ),
		esc_html( get_the_title( $post ) ),
		esc_html( outcome( $record ) ),
		esc_html( 'passed' === $record['outcome'] && 'unknown' !== $record['verdict'] ? '' : explain( $record ) )
	);
	$user     = get_current_user_id();
	$autosave = 'refused' === $record['outcome'] && $user ? wp_get_post_autosave( $post->ID, $user ) : false;
	if ( $autosave ) {
		printf( '<p><a href="%s">%s</a></p>', esc_url( (string) get_edit_post_link( $autosave->ID ) ), esc_html__( 'The new text', 'tqcheck' ) );
	}
	if ( $with_issues ) {
		render_issues( $record );
	}
	echo '</div>';
}

/** How grave a notice is. */
function notice_kind( array $record ): string {
	return 'passed' === $record['outcome'] ? 'warning' : 'error';
}

/** What became of a post in a few words. */
function outcome( array $record ): string {
	$said = array(
		'checked' => __( 'has been checked.', 'tqcheck' ),
		'held'    => __( 'has not been published; it is held back.', 'tqcheck' ),
		'refused' => __( 'stays published as it was; the new text is kept as an autosave.', 'tqcheck' ),
		'passed'  => 'unknown' === $record['verdict'] ? __( 'has been published without a check.', 'tqcheck' ) : __( 'has passed.', 'tqcheck' ),
	);
	return $said[ $record['outcome'] ] ?? '';
}

/** In the list of posts: which are held. */
function add_post_state( array $states, \WP_Post $post ): array {
	if ( is_held( $post ) ) {
		$states['tqcheck'] = __( 'held by tqcheck', 'tqcheck' );
	}
	return $states;
}

/** After saving: not “Post published” where it was not. */
function without_message( string $location, int $id ): string {
	$record  = last_record( $id );
	$stopped = $record && in_array( $record['outcome'], array( 'held', 'refused' ), true );
	return $stopped && in_array( $id, notices_of( get_current_user_id() ), true ) ? remove_query_arg( 'message', $location ) : $location;
}

/** The issues of a decision: severity, reason, suggestion, and the sentences with the words marked. */
function render_issues( array $decision ): void {
	echo '<ul class="tqcheck-issues">';
	foreach ( $decision['issues'] as $issue ) {
		printf(
			'<li class="tqcheck-%1$s%2$s"><span class="tqcheck-severity">%3$s</span> %4$s',
			esc_attr( $issue['severity'] ),
			$issue['blocks'] ? ' tqcheck-blocks' : '',
			esc_html( severity_label( $issue['severity'] ) ),
			esc_html( $issue['message'] )
		);
		if ( '' !== $issue['suggestion'] ) {
			/* translators: %s: what to write instead */
			printf( ' <em>%s</em>', esc_html( sprintf( __( 'Suggestion: %s', 'tqcheck' ), $issue['suggestion'] ) ) );
		}
		foreach ( $issue['sentences'] as $sentence ) {
			render_sentence( $sentence['target'], $decision['target_lang'] );
			render_sentence( $sentence['source'], $decision['source_lang'] );
		}
		echo '</li>';
	}
	echo '</ul>';
}

/** A sentence in its language. */
function render_sentence( array $pieces, string $language ): void {
	if ( ! $pieces ) {
		return;
	}
	printf( '<blockquote lang="%s" dir="auto">', esc_attr( $language ) );
	foreach ( $pieces as $piece ) {
		printf( $piece[1] ? '<mark>%s</mark>' : '%s', esc_html( $piece[0] ) );
	}
	echo '</blockquote>';
}
