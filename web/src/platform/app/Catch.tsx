import { Component, type ReactNode } from 'react';

/** The last net: an error in drawing, or a part of the app that could not be fetched. */
export class Catch extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="public">
        <header />
        <main>
          <div className="state" role="alert">
            <strong>This page could not be shown</strong>
            <p>Either Pacenote was updated meanwhile or the connection broke. Nothing that was saved is lost.</p>
            <button type="button" className="button primary" onClick={() => location.reload()}>
              Reload the page
            </button>
          </div>
        </main>
      </div>
    );
  }
}
