/* The block editor's panel: what tqcheck finds in the article as it stands in the editor, and the override. */
( function ( wp, facts ) {
	'use strict';

	const { createElement: el, Fragment, useEffect, useState } = wp.element;
	const { Button, Notice, Spinner, TextareaControl } = wp.components;
	const { __, _n, sprintf } = wp.i18n;
	const { select, dispatch } = wp.data;
	const slots = wp.editor && wp.editor.PluginPrePublishPanel ? wp.editor : wp.editPost; // Moved in WordPress 6.6.

	function ask( path, data ) {
		return wp.apiFetch( { path: '/tqcheck/v1/' + path, method: 'POST', data } );
	}

	function edited() {
		const editor = select( 'core/editor' );
		const meta = editor.getEditedPostAttribute( 'meta' );
		return {
			id: editor.getCurrentPostId(),
			title: editor.getEditedPostAttribute( 'title' ) || '',
			excerpt: editor.getEditedPostAttribute( 'excerpt' ) || '',
			content: editor.getEditedPostContent(),
			meta: meta && ! Array.isArray( meta ) ? meta : {},
		};
	}

	function Sentence( { pieces, language } ) {
		return pieces.length
			? el( 'blockquote', { lang: language, dir: 'auto' },
				pieces.map( ( [ text, flagged ], at ) => el( flagged ? 'mark' : Fragment, { key: at }, text ) ) )
			: null;
	}

	function Issue( { issue, answer } ) {
		return el( 'li', { className: 'tqcheck-' + issue.severity + ( issue.blocks ? ' tqcheck-blocks' : '' ) },
			el( 'span', { className: 'tqcheck-severity' }, facts.severities[ issue.severity ] ), ' ', issue.message,
			/* translators: %s: what to write instead */
			issue.suggestion && el( 'em', null, ' ', sprintf( __( 'Suggestion: %s', 'tqcheck' ), issue.suggestion ) ),
			issue.sentences.map( ( sentence, at ) => el( Fragment, { key: at },
				el( Sentence, { pieces: sentence.target, language: answer.target_lang } ),
				el( Sentence, { pieces: sentence.source, language: answer.source_lang } ) ) ) );
	}

	function Override( { answer, onDone } ) {
		const [ reason, setReason ] = useState( '' );
		const [ error, setError ] = useState( '' );
		const [ busy, setBusy ] = useState( false );
		const override = () => {
			setBusy( true );
			ask( 'override', { id: edited().id, content_hash: answer.content_hash, reason } )
				.then( onDone, ( problem ) => setError( problem.message ) )
				.finally( () => setBusy( false ) );
		};
		return el( 'div', { className: 'tqcheck-override' },
			el( TextareaControl, {
				label: __( 'Reason to publish in spite of these issues', 'tqcheck' ),
				help: __( 'Kept with the article, with your name.', 'tqcheck' ),
				rows: 2, maxLength: 2000, value: reason, onChange: setReason,
			} ),
			error && el( Notice, { status: 'error', isDismissible: false }, error ),
			el( Button, { variant: 'secondary', isBusy: busy, disabled: busy || ! reason.trim(), onClick: override },
				__( 'Override', 'tqcheck' ) ) );
	}

	function Summary( { answer } ) {
		const blocking = answer.issues.filter( ( issue ) => issue.blocks ).length;
		const said = answer.verdict === 'unknown'
			/* translators: %s: why there was no check */
			? sprintf( __( 'This article could not be checked. %s', 'tqcheck' ), answer.why )
			: answer.blocked
				/* translators: %d: number of issues */
				? sprintf( _n( '%d issue must be resolved or overridden before this is published.',
					'%d issues must be resolved or overridden before this is published.', blocking, 'tqcheck' ), blocking )
				: answer.issues.length
					? __( 'Nothing here stands against publishing.', 'tqcheck' )
					: __( 'Nothing was found.', 'tqcheck' );
		const status = answer.blocked ? 'error' : answer.verdict === 'unknown' ? 'warning' : 'success';
		return el( Notice, { status, isDismissible: false },
			el( 'strong', null, facts.verdicts[ answer.verdict ] ), ' ', said );
	}

	function Check( { atOnce } ) {
		const [ answer, setAnswer ] = useState( null );
		const [ error, setError ] = useState( '' );
		const [ busy, setBusy ] = useState( false );
		const check = () => {
			setBusy( true );
			setError( '' );
			ask( 'check', edited() )
				.then( setAnswer, ( problem ) => setError( problem.message ) )
				.finally( () => setBusy( false ) );
		};
		useEffect( () => {
			if ( atOnce ) {
				check();
			}
		}, [] );
		return el( 'div', { className: 'tqcheck-panel', 'aria-busy': busy },
			error && el( Notice, { status: 'error', isDismissible: false }, error ),
			answer && el( Summary, { answer } ),
			answer && el( 'ul', { className: 'tqcheck-issues' },
				answer.issues.map( ( issue, at ) => el( Issue, { key: at, issue, answer } ) ) ),
			answer && answer.blocked && answer.verdict !== 'unknown' && facts.mayOverride &&
				el( Override, { answer, onDone: check } ),
			busy && el( Spinner ),
			el( Button, { variant: 'secondary', disabled: busy, onClick: check },
				answer ? __( 'Check again', 'tqcheck' ) : __( 'Check', 'tqcheck' ) ) );
	}

	wp.plugins.registerPlugin( 'tqcheck', {
		icon: 'yes-alt',
		render: () => el( Fragment, null,
			el( slots.PluginPrePublishPanel, { title: 'tqcheck', initialOpen: true }, el( Check, { atOnce: true } ) ),
			el( slots.PluginDocumentSettingPanel, { name: 'tqcheck', title: 'tqcheck' }, el( Check, { atOnce: false } ) ) ),
	} );

	if ( facts.notice ) {
		dispatch( 'core/notices' ).createNotice( ...facts.notice, { id: 'tqcheck' } );
	}
} )( window.wp, window.tqcheckPanel );
