<?php
/**
 * What a site has chosen: one option, with a default for every part.
 *
 * @package tqcheck
 */

namespace Tqcheck;

defined( 'ABSPATH' ) || exit;

const OPTION     = 'tqcheck';
const CAPABILITY = 'tqcheck_override';
const SEVERITIES = array( 'critical', 'major', 'minor' );

/** What holds before anybody has chosen. Without the address of a service nothing is checked. */
function defaults(): array {
	return array(
		'url'              => '',
		'token'            => '',
		'timeout'          => 10,
		'down'             => 'open',
		'source_lang'      => '',
		'target_lang'      => '',
		'source'           => 'none',
		'source_key'       => 'tqcheck_source',
		'source_title_key' => '',
		'post_types'       => array( 'post' ),
		'critical'         => 'require',
		'major'            => 'require',
		'minor'            => 'advise',
	);
}

/** The settings of this site. */
function settings(): array {
	$saved = get_option( OPTION, array() );
	return array_merge( defaults(), is_array( $saved ) ? $saved : array() );
}

/** The token of the service: the constant of wp-config.php goes before the saved one. */
function token(): string {
	return defined( 'TQCHECK_TOKEN' ) ? (string) TQCHECK_TOKEN : (string) settings()['token'];
}

/** The words for a severity. */
function severity_label( string $severity ): string {
	$labels = array(
		'critical' => __( 'critical', 'tqcheck' ),
		'major'    => __( 'major', 'tqcheck' ),
		'minor'    => __( 'minor', 'tqcheck' ),
	);
	return $labels[ $severity ] ?? $severity;
}

/** The words for what the service concludes. */
function verdict_labels(): array {
	return array(
		'publish' => __( 'Verdict: publish.', 'tqcheck' ),
		'review'  => __( 'Verdict: review.', 'tqcheck' ),
		'hold'    => __( 'Verdict: hold.', 'tqcheck' ),
		'unknown' => __( 'Verdict: unknown.', 'tqcheck' ),
	);
}

/** What each choice may be: the value that is saved, and its words. */
function choices( string $name ): array {
	if ( in_array( $name, SEVERITIES, true ) ) {
		return array(
			'require' => __( 'require: not published until resolved or overridden', 'tqcheck' ),
			'advise'  => __( 'advise: shown, and published', 'tqcheck' ),
			'off'     => __( 'off: not shown', 'tqcheck' ),
		);
	}
	$all = array(
		'down'   => array(
			'open'   => __( 'open: publish unchecked, and say so', 'tqcheck' ),
			'closed' => __( 'closed: do not publish', 'tqcheck' ),
		),
		'source' => array(
			'none' => __( 'nowhere: check the translation alone', 'tqcheck' ),
			'text' => __( 'in a meta field of the post: the text itself', 'tqcheck' ),
			'post' => __( 'in another post, whose ID is in a meta field', 'tqcheck' ),
		),
	);
	return $all[ $name ];
}

/** Settings as they may be saved, from whatever a form or a program gives. */
function sanitize_settings( $given ): array {
	$given = is_array( $given ) ? $given : array();
	$old   = settings();
	$new   = array_merge( $old, array_intersect_key( $given, $old ) );

	$new['url']     = untrailingslashit( esc_url_raw( trim( (string) $new['url'] ), array( 'http', 'https' ) ) );
	$new['timeout'] = min( 60, max( 1, (int) $new['timeout'] ) );
	foreach ( array_merge( SEVERITIES, array( 'down', 'source' ) ) as $name ) {
		$new[ $name ] = array_key_exists( (string) $new[ $name ], choices( $name ) ) ? (string) $new[ $name ] : $old[ $name ];
	}
	foreach ( array( 'source_lang', 'target_lang' ) as $name ) {
		$new[ $name ] = language_tag( (string) $new[ $name ] );
	}
	foreach ( array( 'source_key', 'source_title_key' ) as $name ) {
		$new[ $name ] = sanitize_text_field( (string) $new[ $name ] );
	}
	$new['post_types'] = array_values( array_filter( array_map( 'sanitize_key', (array) $new['post_types'] ), 'post_type_exists' ) );
	$new['token']      = sanitized_token( $given, $old, $new['url'] );
	if ( isset( $given['roles'] ) && current_user_can( 'manage_options' ) ) {
		set_overriding_roles( array_map( 'sanitize_key', (array) $given['roles'] ) );
	}
	return $new;
}

/** The token to save: the form leaves it empty to keep it, and it is not sent to an address it was not given for. */
function sanitized_token( array $given, array $old, string $url ): string {
	$typed = trim( (string) ( $given['token'] ?? '' ) );
	if ( '' !== $typed && $typed !== $old['token'] ) {
		return preg_replace( '/[^\x21-\x7e]/', '', $typed );
	}
	if ( ! empty( $given['forget_token'] ) ) {
		return '';
	}
	if ( '' !== $old['token'] && '' !== $old['url'] && $url !== $old['url'] && '' === $typed ) {
		complain_on_settings( __( 'The address of the service has changed, so its token was forgotten: enter it again.', 'tqcheck' ) );
		return '';
	}
	return $old['token'];
}

/** Says something on the settings page, where there is one. */
function complain_on_settings( string $message, string $kind = 'warning' ): void {
	if ( function_exists( 'add_settings_error' ) ) {
		add_settings_error( OPTION, 'tqcheck', $message, $kind );
	}
}

/** On activation: administrators and editors may override. */
function grant_overriding(): void {
	foreach ( array( 'administrator', 'editor' ) as $role ) {
		wp_roles()->add_cap( $role, CAPABILITY );
	}
}

/** Lets exactly these roles override. */
function set_overriding_roles( array $roles ): void {
	foreach ( array_keys( wp_roles()->roles ) as $role ) {
		if ( in_array( $role, $roles, true ) ) {
			wp_roles()->add_cap( $role, CAPABILITY );
		} else {
			wp_roles()->remove_cap( $role, CAPABILITY );
		}
	}
}
