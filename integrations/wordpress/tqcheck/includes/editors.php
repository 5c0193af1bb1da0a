<?php
/**
 * The panel of the block editor and the box of the classic one.
 *
 * @package tqcheck
 */

namespace Tqcheck;

defined( 'ABSPATH' ) || exit;

add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\\enqueue_panel' );
add_action( 'admin_enqueue_scripts', __NAMESPACE__ . '\\enqueue_style' );
add_action( 'add_meta_boxes', __NAMESPACE__ . '\\add_box' );

/** The look of issues, wherever they are shown. */
function enqueue_style(): void {
	wp_enqueue_style( 'tqcheck', plugins_url( 'assets/tqcheck.css', FILE ), array(), VERSION );
}

/** The panel, where the post on the screen is one that is checked. */
function enqueue_panel(): void {
	$post = get_post();
	if ( ! $post || '' === settings()['url'] || ! in_array( $post->post_type, settings()['post_types'], true ) ) {
		return;
	}
	wp_enqueue_script(
		'tqcheck-panel',
		plugins_url( 'assets/panel.js', FILE ),
		array( 'wp-api-fetch', 'wp-components', 'wp-data', 'wp-edit-post', 'wp-editor', 'wp-element', 'wp-i18n', 'wp-notices', 'wp-plugins' ),
		VERSION,
		true
	);
	wp_set_script_translations( 'tqcheck-panel', 'tqcheck', plugin_dir_path( FILE ) . 'languages' );
	$record = last_record( $post->ID );
	$told   = take_notice( $post->ID ) || is_held( $post );
	$facts  = array(
		'mayOverride' => may_override( $post->ID ),
		'notice'      => $record && $told ? array( notice_kind( $record ), editor_notice( $record ) ) : null,
		'verdicts'    => verdict_labels(),
		'severities'  => array_combine( SEVERITIES, array_map( __NAMESPACE__ . '\\severity_label', SEVERITIES ) ),
	);
	wp_add_inline_script( 'tqcheck-panel', 'var tqcheckPanel = ' . wp_json_encode( $facts, JSON_HEX_TAG ) . ';', 'before' );
}

/** What the block editor says of a post when it is opened. */
function editor_notice( array $record ): string {
	/* translators: 1: what became of the article, 2: why */
	return sprintf( __( 'The article %1$s %2$s', 'tqcheck' ), outcome( $record ), explain( $record ) );
}

/** The box of the classic editor; the block editor has its panel instead. */
function add_box(): void {
	$types = settings()['post_types'];
	if ( '' !== settings()['url'] && $types ) {
		add_meta_box( 'tqcheck', 'tqcheck', __NAMESPACE__ . '\\render_box', $types, 'normal', 'high', array( '__back_compat_meta_box' => true ) );
	}
}

/** The last decision, the form to override it, and who overrode before. */
function render_box( \WP_Post $post ): void {
	$record = last_record( $post->ID );
	if ( ! $record ) {
		echo '<p>' . esc_html__( 'This article is checked when it is published or scheduled.', 'tqcheck' ) . '</p>';
	} else {
		render_record( $record );
		if ( $record['blocked'] && 'unknown' !== $record['verdict'] && may_override( $post->ID ) ) {
			render_override_form( $post->ID, $record );
		}
	}
	render_log( $post->ID );
}

/** When a post was checked, what became of it, and what was found. */
function render_record( array $record ): void {
	/* translators: 1: date and time, 2: what became of the article */
	$said = sprintf( __( '%1$s: the article %2$s', 'tqcheck' ), wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $record['at'] ), outcome( $record ) );
	printf( '<p>%s</p>', esc_html( $said ) );
	printf( '<p>%s</p>', esc_html( verdict_labels()[ $record['verdict'] ] ) );
	if ( 'unknown' === $record['verdict'] ) {
		printf( '<p>%s</p>', esc_html( explain( $record ) ) );
	} elseif ( ! $record['issues'] ) {
		printf( '<p>%s</p>', esc_html__( 'Nothing was found.', 'tqcheck' ) );
	}
	render_issues( $record );
}

/** The fields to override with; they are part of the post's own form. */
function render_override_form( int $id, array $record ): void {
	wp_nonce_field( "tqcheck_override_$id", 'tqcheck_nonce', false );
	printf( '<input type="hidden" name="tqcheck_hash" value="%s">', esc_attr( $record['content_hash'] ) );
	printf(
		'<p><label for="tqcheck-reason">%s</label></p><textarea id="tqcheck-reason" name="tqcheck_reason" rows="2" class="widefat" maxlength="%d"></textarea><p class="description">%s</p>',
		esc_html__( 'To publish in spite of these issues, give a reason:', 'tqcheck' ),
		(int) MOST_REASON,
		esc_html__( 'Then publish. The reason is kept with the article, with your name.', 'tqcheck' )
	);
}

/** Who overrode, when and why. */
function render_log( int $id ): void {
	foreach ( overrides( $id ) as $entry ) {
		printf(
			'<p class="tqcheck-log">%s</p>',
			esc_html(
				sprintf(
					/* translators: 1: date, 2: user, 3: number of issues, 4: reason */
					_n( '%1$s: %2$s overrode %3$d issue: %4$s', '%1$s: %2$s overrode %3$d issues: %4$s', $entry['issues'], 'tqcheck' ),
					wp_date( get_option( 'date_format' ), $entry['at'] ),
					$entry['login'],
					$entry['issues'],
					$entry['reason']
				)
			)
		);
	}
}
