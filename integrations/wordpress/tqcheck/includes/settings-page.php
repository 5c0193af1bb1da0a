<?php
/**
 * The page Settings → tqcheck.
 *
 * @package tqcheck
 */

namespace Tqcheck;

defined( 'ABSPATH' ) || exit;

add_action( 'admin_init', __NAMESPACE__ . '\\register_settings' );
add_action( 'admin_menu', __NAMESPACE__ . '\\add_settings_page' );
add_action( 'admin_post_tqcheck_test', __NAMESPACE__ . '\\answer_connection_test' );

/** Adds the page to the menu. */
function add_settings_page(): void {
	add_options_page( 'tqcheck', 'tqcheck', 'manage_options', OPTION, __NAMESPACE__ . '\\render_settings_page' );
}

/** Registers the option, its sections and its fields. */
function register_settings(): void {
	register_setting(
		OPTION,
		OPTION,
		array(
			'type'              => 'array',
			'sanitize_callback' => __NAMESPACE__ . '\\sanitize_settings',
			'show_in_rest'      => false,
		)
	);
	$sections = array(
		'service'  => __( 'The service', 'tqcheck' ),
		'articles' => __( 'What is checked', 'tqcheck' ),
		'verdict'  => __( 'What holds an article back', 'tqcheck' ),
	);
	foreach ( $sections as $section => $title ) {
		add_settings_section( $section, $title, '__return_null', OPTION );
		foreach ( fields( $section ) as $name => $field ) {
			add_settings_field(
				$name,
				esc_html( $field[0] ),
				__NAMESPACE__ . '\\' . $field[1],
				OPTION,
				$section,
				array(
					'name'      => $name,
					'label_for' => 'render_boxes' === $field[1] ? '' : "tqcheck-$name",
					'hint'      => $field[2] ?? '',
				)
			);
		}
	}
}

/** The fields of a section: name → title, what renders it, hint. */
function fields( string $section ): array {
	$sections = array(
		'service'  => array(
			'url'     => array( __( 'Address', 'tqcheck' ), 'render_text', __( 'Where “tqcheck serve” answers, such as http://127.0.0.1:8787. Empty: nothing is checked.', 'tqcheck' ) ),
			'token'   => array( __( 'Token', 'tqcheck' ), 'render_token' ),
			'timeout' => array( __( 'Seconds to wait', 'tqcheck' ), 'render_text', __( 'After them the service counts as down.', 'tqcheck' ) ),
			'down'    => array( __( 'When the service is down', 'tqcheck' ), 'render_choice' ),
		),
		'articles' => array(
			'post_types'       => array( __( 'Post types', 'tqcheck' ), 'render_boxes' ),
			'source'           => array( __( 'The source text is', 'tqcheck' ), 'render_choice' ),
			'source_key'       => array( __( 'Meta key of the source', 'tqcheck' ), 'render_text' ),
			'source_title_key' => array( __( 'Meta key of the source’s headline', 'tqcheck' ), 'render_text', __( 'Empty: the source text begins with its headline.', 'tqcheck' ) ),
			'source_lang'      => array( __( 'Language of the source', 'tqcheck' ), 'render_text', __( 'Such as kk. Empty: told from the text.', 'tqcheck' ) ),
			'target_lang'      => array( __( 'Language of the translation', 'tqcheck' ), 'render_text', __( 'Such as en. Empty: the language of this site.', 'tqcheck' ) ),
		),
		'verdict'  => array(
			'critical' => array( __( 'Critical issues', 'tqcheck' ), 'render_choice' ),
			'major'    => array( __( 'Major issues', 'tqcheck' ), 'render_choice' ),
			'minor'    => array( __( 'Minor issues', 'tqcheck' ), 'render_choice' ),
			'roles'    => array( __( 'Who may override, with a reason', 'tqcheck' ), 'render_boxes' ),
		),
	);
	return $sections[ $section ];
}

/** A line of text or a number. */
function render_text( array $field ): void {
	$value = settings()[ $field['name'] ];
	printf(
		'<input id="tqcheck-%1$s" name="tqcheck[%1$s]" value="%2$s" class="%3$s" %4$s>',
		esc_attr( $field['name'] ),
		esc_attr( (string) $value ),
		is_int( $value ) ? 'small-text' : 'regular-text',
		is_int( $value ) ? 'type="number" min="1" max="60"' : 'type="text"'
	);
	render_hint( $field['hint'] );
}

/** The token: a saved one is never printed. */
function render_token(): void {
	if ( defined( 'TQCHECK_TOKEN' ) ) {
		esc_html_e( 'Set by TQCHECK_TOKEN in wp-config.php.', 'tqcheck' );
		return;
	}
	$saved = '' !== settings()['token'];
	printf(
		'<input type="password" id="tqcheck-token" name="tqcheck[token]" value="" class="regular-text" autocomplete="new-password" placeholder="%s">',
		$saved ? esc_attr__( 'saved; leave empty to keep it', 'tqcheck' ) : ''
	);
	if ( $saved ) {
		printf(
			'<p><label><input type="checkbox" name="tqcheck[forget_token]" value="1"> %s</label></p>',
			esc_html__( 'Forget the saved token', 'tqcheck' )
		);
	}
	render_hint( __( 'Better kept out of the database: define( \'TQCHECK_TOKEN\', \'…\' ) in wp-config.php.', 'tqcheck' ) );
}

/** One of several. */
function render_choice( array $field ): void {
	printf( '<select id="tqcheck-%1$s" name="tqcheck[%1$s]">', esc_attr( $field['name'] ) );
	foreach ( choices( $field['name'] ) as $value => $label ) {
		printf( '<option value="%s" %s>%s</option>', esc_attr( $value ), selected( settings()[ $field['name'] ], $value, false ), esc_html( $label ) );
	}
	echo '</select>';
	render_hint( $field['hint'] );
}

/** Any of several: post types, or roles. */
function render_boxes( array $field ): void {
	$labels = 'roles' === $field['name'] ? wp_roles()->get_names() : wp_list_pluck( get_post_types( array( 'show_ui' => true ), 'objects' ), 'label' );
	unset( $labels['attachment'], $labels['wp_block'], $labels['wp_template'], $labels['wp_template_part'], $labels['wp_navigation'] );
	printf( '<input type="hidden" name="tqcheck[%s][]" value="">', esc_attr( $field['name'] ) );
	foreach ( $labels as $value => $label ) {
		$checked = 'roles' === $field['name']
			? get_role( $value )->has_cap( CAPABILITY )
			: in_array( $value, settings()['post_types'], true );
		printf(
			'<p><label><input type="checkbox" name="tqcheck[%s][]" value="%s" %s> %s</label></p>',
			esc_attr( $field['name'] ),
			esc_attr( $value ),
			checked( $checked, true, false ),
			esc_html( 'roles' === $field['name'] ? translate_user_role( $label ) : $label )
		);
	}
}

/** A line under a field. */
function render_hint( string $hint ): void {
	if ( '' !== $hint ) {
		printf( '<p class="description">%s</p>', esc_html( $hint ) );
	}
}

/** The page itself. */
function render_settings_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>tqcheck</h1>';
	$answer = get_transient( 'tqcheck_test_' . get_current_user_id() );
	if ( is_array( $answer ) ) {
		delete_transient( 'tqcheck_test_' . get_current_user_id() );
		printf( '<div class="notice notice-%s"><p>%s</p></div>', esc_attr( $answer['kind'] ), esc_html( $answer['message'] ) );
	}
	echo '<form method="post" action="options.php">';
	settings_fields( OPTION );
	do_settings_sections( OPTION );
	submit_button();
	echo '</form>';
	printf( '<form method="post" action="%s"><input type="hidden" name="action" value="tqcheck_test">', esc_url( admin_url( 'admin-post.php' ) ) );
	wp_nonce_field( 'tqcheck_test' );
	submit_button( __( 'Test the connection', 'tqcheck' ), 'secondary', 'tqcheck-test', false );
	echo ' <span class="description">' . esc_html__( 'Asks the service with the settings as saved.', 'tqcheck' ) . '</span></form></div>';
}

/** The button “Test the connection”. */
function answer_connection_test(): void {
	check_admin_referer( 'tqcheck_test' );
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( esc_html__( 'Only administrators may test the connection.', 'tqcheck' ), 403 );
	}
	$answer = call_service( 'GET', '/v1/checks' );
	$found  = is_wp_error( $answer ) ? null : ( $answer['checks'] ?? null );
	if ( is_array( $found ) ) {
		/* translators: %d: number of checks */
		$message = sprintf( __( 'The service answers, and runs %d checks.', 'tqcheck' ), count( $found ) );
	} else {
		$message = is_wp_error( $answer ) ? $answer->get_error_message() : __( 'What answers there is not tqcheck.', 'tqcheck' );
	}
	$kind = is_array( $found ) ? 'success' : 'error';
	set_transient( 'tqcheck_test_' . get_current_user_id(), compact( 'kind', 'message' ), MINUTE_IN_SECONDS );
	wp_safe_redirect( admin_url( 'options-general.php?page=' . OPTION ) );
	exit;
}
